/** Words of the theme pages (src/components/themes). */
export const themes = {
  lede: (different: number, compared: string, year: string) =>
    `Van de ${compared} cijfers die wij met de jaren vóór ${year} kunnen vergelijken, ${different === 1 ? "wijkt er 1" : `wijken er ${different}`} meer af dan toeval verklaart.`,
  ledeNone: "Geen van deze cijfers is te vergelijken met de jaren vóór de crisis.",
  incomparable: (n: number, count: string) =>
    n === 1
      ? "Bij 1 cijfer kan dat niet: het wordt anders geteld, of er zijn te weinig jaren."
      : `Bij ${count} cijfers kan dat niet: die worden anders geteld, of er zijn te weinig jaren.`,
  text: {
    title: "Wat betekenen de cijfers?",
    none: "Er is nog geen tekst bij dit thema.",
    status: {concept: "concept", getoetst: "getoetst", vastgesteld: "vastgesteld"},
    byline: (author: string, date: string) => `${author}, ${date}`,
    tested: (tester: string) => `getoetst door ${tester}`
  },
  cards: "De cijfers",
  onlyNotable: "Alleen wat meer verschilt dan toeval",
  count: (shown: string, all: string) => `${shown} van ${all} cijfers`,
  early: (titles: string) => (titles === "" ? "vroeg signaal" : `vroeg signaal voor ${titles}`),
  ages: {
    title: "Naar leeftijd",
    figure: (title: string, different: number, all: number) =>
      `${title}: ${different === 0 ? "geen" : different} van de ${all} leeftijdsgroepen ${different > 1 ? "verschillen" : "verschilt"} meer dan toeval`,
    subtitle: (unit: string, year: string) => `Verschil met verwacht uit de jaren vóór ${year}, in ${unit}, Nederland`,
    label: (title: string, groups: string) =>
      `${title}: verschil met verwacht voor ${groups} leeftijdsgroepen; de tabel geeft alle cijfers`,
    base: "zoals verwacht",
    said: (change: string, isCount: boolean, value: string, isPercentage: boolean) =>
      `${change}${isCount ? " %" : " procentpunt"} (nu ${value}${isPercentage ? " %" : ""})`,
    incomparable:
      "Deze groepen zijn niet te vergelijken met de jaren vóór de crisis: anders geteld, of te weinig jaren.",
    age: "Leeftijd",
    period: "Periode",
    value: "Nu",
    expected: "Verwacht",
    change: "Verschil",
    chance: "Toeval?",
    percent: "procenten",
    points: "procentpunten",
    yes: "groter dan toeval",
    no: "kan toeval zijn",
    unknown: "niet bekend",
    note: "Verwacht is het gemiddelde van dezelfde periode in de jaren vóór de crisis. De dunne lijn laat zien hoe groot toeval kan zijn. Elke bron telt in eigen leeftijdsgroepen; wij voegen die niet samen."
  },
  gaps: {
    title: "Nog geen cijfer",
    lede: "Deze cijfers horen bij het onderwerp, maar wij hebben ze niet voor Nederland.",
    unknown: "Er is geen bron geladen."
  }
};

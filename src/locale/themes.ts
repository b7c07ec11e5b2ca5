/** Words of the theme pages (src/components/themes). */
export const themes = {
  lede: (different: number, compared: string, year: string) =>
    `Van de ${compared} cijfers die wij met de jaren vóór ${year} kunnen vergelijken, ${different === 0 ? "wijkt er geen" : different === 1 ? "wijkt er 1" : `wijken er ${different}`} meer af dan toeval verklaart.`,
  ledeOne: (isDifferent: boolean, year: string) =>
    `1 cijfer kunnen wij met de jaren vóór ${year} vergelijken. Het wijkt ${isDifferent ? "meer af" : "niet meer af"} dan toeval verklaart.`,
  ledeNone: (year: string) => `Geen van deze cijfers is te vergelijken met de jaren vóór ${year}.`,
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
    figureUnsaid: (title: string, year: string) => `${title}: niet te vergelijken met de jaren vóór ${year}`,
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
  counterparts: {
    title: "Landelijk en lokaal",
    lede: "Sommige cijfers zijn er vooral voor het land, andere vooral per gemeente. Hier leest u of de gemeenten dezelfde kant op gaan. Wij tellen alleen een verschil dat groter is dan toeval.",
    agree: (local: string, agree: string, judged: string) =>
      `${local}: in ${agree} van de ${judged} gemeenten dezelfde kant op als het land`,
    unsaid: (local: string) => `${local}: niet te zeggen of gemeenten met het land meegaan`,
    subtitle: (national: string, local: string, until: string) =>
      `Het land: ${national}. De gemeenten: ${local}. Tot en met ${until}`,
    national: {
      up: (title: string, year: string) =>
        `${title} is in het land hoger dan in de jaren vóór ${year}, meer dan toeval verklaart.`,
      down: (title: string, year: string) =>
        `${title} is in het land lager dan in de jaren vóór ${year}, meer dan toeval verklaart.`,
      unsaid: (title: string, year: string) =>
        `${title}: het verschil van het land met de jaren vóór ${year} kan toeval zijn. Dan is niet te zeggen of een gemeente meegaat.`,
      none: (title: string, year: string) =>
        `${title}: voor het land is er geen vergelijking met de jaren vóór ${year}. Dan is niet te zeggen of een gemeente meegaat.`
    },
    opposite: "Dezelfde kant op betekent hier: het ene stijgt en het andere daalt.",
    coverage: (judged: string, total: string) => `Te beoordelen: ${judged} van de ${total} gemeenten.`,
    same: "gaat dezelfde kant op",
    other: "gaat de andere kant op",
    up: "hoger dan toeval verklaart",
    down: "lager dan toeval verklaart",
    within: "verschil kan toeval zijn",
    cannot: "niet te zeggen",
    municipalities: (n: number, count: string) => `${count} ${n === 1 ? "gemeente" : "gemeenten"}`,
    part: "Wat een gemeente doet",
    sinceBaseline: (year: string) => `Sinds de jaren vóór ${year}`,
    sincePrevious: "Sinds de periode ervoor",
    unit: "gemeenten",
    label: (title: string) => `${title}: aantal gemeenten naar richting; de tabel geeft alle aantallen`,
    groups: {
      most: (title: string, amount: string, isHigher: boolean) =>
        `De groep die het meest afwijkt, is ${title}: ${amount} ${isHigher ? "hoger" : "lager"} dan u verwacht als alle groepen gelijk veranderen.`,
      chance: (count: string) => `Geen van de ${count} groepen wijkt meer af van het geheel dan toeval verklaart.`,
      none: "Van dit lokale cijfer hebben wij geen groepen die met de jaren vóór de crisis te vergelijken zijn.",
      summary: (count: string) => `Alle ${count} groepen`,
      caption: (title: string, source: string, first: string, last: string) =>
        `${title}, naar groep. Groepen zoals deze bron ze telt (${source}), Nederland, vergeleken met ${first} tot en met ${last}. Groepen van een andere bron staan hier niet bij.`,
      group: "Groep",
      now: "Nu",
      change: "Verandering",
      deviation: "Afwijking van het geheel",
      noise: "Toeval tot",
      chanceColumn: "Toeval?",
      points: "procentpunten",
      percent: "%",
      score: "punten"
    }
  },
  gaps: {
    title: "Nog geen cijfer",
    lede: "Deze cijfers horen bij het onderwerp, maar wij hebben ze niet voor Nederland.",
    local: "Alleen cijfers van gebieden binnen Nederland.",
    unknown: "Er is geen bron geladen."
  }
};

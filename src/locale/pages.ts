const lower = (title: string): string => title.charAt(0).toLowerCase() + title.slice(1);

/** Words of the pages' own parts (src/components/pages), as nl.ts has those of components. */
export const pages = {
  synthetic: {
    title: "Verzonnen oefengegevens",
    text: "Alle cijfers op deze website zijn nu verzonnen. Ze staan op de echte lijst van gemeenten, maar zeggen niets over die gemeenten. Zo kunt u alles uitproberen zonder verbinding met internet. Neem geen besluit op basis van deze cijfers."
  },
  practice: {
    title: "De tekst van deze pagina hoort bij verzonnen oefengegevens.",
    text: "Op deze website staan andere cijfers. Getallen in de tekst passen daar dus niet bij. Waar een cijfer ontbreekt, staat wat u kunt kiezen. De manier van werken is dezelfde."
  },
  facts: (observations: string, indicators: string, moment: string) =>
    `In het gegevensbestand staan ${observations} waarnemingen van ${indicators} cijfers. ${moment}`.trim(),
  lastRetrieved: (date: string) => `Laatst opgehaald op ${date}.`,
  readIn: (date: string) => `Ingelezen op ${date}.`,
  missing: {
    caption: "Cijfers die er nog niet zijn",
    title: "Cijfer",
    because: "Waarom nog niet?",
    themes: "Thema"
  },
  catalogue: {
    search: "Zoek een cijfer",
    theme: "Thema",
    allThemes: "alle thema's",
    only: "Alleen cijfers waarvan er gegevens zijn",
    caption: "Alle cijfers",
    count: (shown: string, all: string) => `${shown} van ${all} cijfers`,
    title: "Cijfer",
    unit: "Eenheid",
    kind: "Soort",
    levels: "Niveaus",
    period: "Periode",
    table: "Tabel bij CBS",
    early: "vroeg signaal",

    nothing: "Er is geen cijfer gevonden. Probeer een ander woord, of kies alle thema's."
  },
  indicator: {
    definition: "Wat is dit?",
    what: "Wat telt mee",
    unit: "Eenheid",
    base: "Berekend over",
    kind: "Soort",
    flow: "Telling",
    flows: {flow: "aantal in een periode", stock: "stand op een moment"},
    direction: "Welke kant is ongunstig",
    directions: {
      "up-is-worse": "hoger is ongunstig",
      "down-is-worse": "lager is ongunstig",
      none: "geen oordeel"
    },
    delay: "Komt uit na",
    days: (n: string) => `ongeveer ${n} dagen`,
    early: "Vroeg signaal",
    earlyFor: (titles: string) => `ja, voor ${titles}`,
    usable: (n: string) => `bruikbare voorsprong: ongeveer ${n} dagen`,
    table: "Tabel bij CBS",
    none: "niet bekend",
    no: "nee",
    trend: "Ontwikkeling",
    compare: "Vergelijk met",
    region: "Gemeente",
    nationalOnly: "Nederland",
    noSeries: "Er zijn geen cijfers per gemeente.",
    /** Where the Netherlands has a finer grain than municipalities. */
    ownGrain: (national: string, isFlow: boolean) =>
      `Voor Nederland is dit cijfer er per ${national}, voor gemeenten alleen per jaar. Daarom staan ze niet samen in een grafiek.${isFlow ? ` Een jaar telt alles bij elkaar op, en is dus groter dan een ${national}.` : ""}`,
    grains: {
      day: "dag",
      week: "week",
      month: "maand",
      quarter: "kwartaal",
      "half-year": "half jaar",
      year: "jaar",
      "school-year": "schooljaar"
    },
    ownUnit: (national: string, municipal: string) =>
      `Voor Nederland is dit cijfer er in ${national}, voor gemeenten in ${municipal}. Daarom staan ze niet samen in een grafiek.`,
    otherBase: (base: string, own: string | null) =>
      `De cijfers van gemeenten zijn gedeeld door: ${lower(base)}.${own === null ? "" : ` Het aantal ${lower(own)} is niet voor alle jaren bekend.`}`,
    trendIn: (area: string) => `Ontwikkeling in ${area}`,
    trendOf: (area: string) => `Ontwikkeling in ${area}, per jaar`,
    municipalities: (count: string) => `${count} gemeenten`,
    code: "Code",
    period: "Periode",
    all: "alle gemeenten",
    everywhere: "Nederland en alle gemeenten",
    everything: (title: string) => `${title}: alle gemeenten en perioden`,
    division: "Indeling van gemeenten",
    part: (country: string, part: string) => `${country} (${part})`,
    source: "Bron",
    back: "Terug naar de catalogus",
    map: "Kaart van gemeenten",
    distribution: "Verschillen tussen gemeenten",
    coverage: "Welke cijfers zijn er?",
    coverageCaption: "Deel van de gebieden met een cijfer, per periode",
    notes: "Let op bij dit cijfer",
    noNotes: "Er zijn geen bijzonderheden bekend.",
    reach: "Dit raakt ook:",
    vintages: "Versies van de bron",

    loading: "De cijfers per gemeente worden opgehaald.",
    lede: {
      none: "Er zijn nog geen cijfers.",
      value: (period: string, value: string) => `In Nederland, ${period}: ${value}.`,
      change: (change: string, chance: string) => `Dat is ${change}; ${chance}.`
    },
    subtitle: (unit: string, area: string) => `${unit}, ${area}`
  },
  quality: {
    reconciliation: "Tellen de delen op tot het landelijke totaal?",
    indicator: "Cijfer",
    level: "Delen",
    period: "Jaar",
    sum: "Som van de delen",
    published: "Landelijk cijfer",
    ratio: "Verhouding",
    caption: "Som van de delen en het landelijke totaal",
    breaks: "Waar u op moet letten",
    touches: (count: string) => `Raakt ${count}`,
    pages: (n: number) => (n === 1 ? "1 pagina of uitkomst" : `${n} pagina's en uitkomsten`),
    vintages: "Versies van de bronnen",
    source: "Bron",
    publisher: "Uitgever",
    retrieved: "Opgehaald",
    readIn: (date: string) => `ingelezen op ${date}`,
    version: "Versie van de uitgever",
    vintage: "Kenmerk",
    rows: "Aantal cijfers",
    licence: "Licentie",
    state: "Stand",
    current: "in gebruik",
    older: "ouder",
    stale: "in gebruik, niet vernieuwd",
    problems: "Wat bij het inlezen opviel",
    kind: "Soort",
    message: "Melding",
    count: "Aantal",
    noProblems: "Er viel niets op."
  },
  query: {
    indicator: "Cijfer",
    level: "Soort gebied",
    region: "Gebied",
    breakdown: "Uitsplitsing",
    total: "totaal",
    status: "Stand",
    choose: "Kies een cijfer.",
    nothing: "Voor dit soort gebied zijn er geen cijfers. Kies een ander soort gebied.",
    loading: "Het gegevensbestand wordt geopend.",
    step: {
      engine: (size: string) => `Het programma voor de gegevens wordt geladen: ${size} MB. Dit gebeurt één keer.`,
      data: (size: string) => `Het gegevensbestand wordt geladen: ${size} MB.`
    },
    subtitle: (unit: string, area: string, count: string) => `${unit}, ${area}, ${count} cijfers`
  },
  overview: {
    lede: (different: number, all: string, crisis: string) =>
      `Van ${all} cijfers ${different === 0 ? "wijkt er nu geen" : different === 1 ? "wijkt er nu 1" : `wijken er nu ${different}`} meer af van de jaren vóór ${crisis} dan toeval verklaart.`,
    none: (crisis: string) => `Geen van deze cijfers is te vergelijken met de jaren vóór ${crisis}.`,
    more: (theme: string) => `Alle cijfers over ${theme}`,
    noCards: "Voor dit thema zijn nog geen landelijke cijfers.",
    baseline: (from: string, to: string) => `${from} tot en met ${to}`
  }
};

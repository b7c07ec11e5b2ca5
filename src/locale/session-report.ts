/** The words of a session's report. Plain Dutch (B1), formal "u". */
export const sessionReport = {
  untitled: "Verslag van de bijeenkomst",
  nameLeftOut: "[naam weggelaten]",
  synthetic: "Verzonnen oefengegevens: dit zijn geen echte cijfers.",
  publicEdition: "Openbare versie: zonder namen, zonder losse stemmen en zonder groepen van minder dan vijf mensen.",
  stages: {concept: "concept", getoetst: "getoetst", vastgesteld: "vastgesteld"},
  status: (stage: string, date: string | null, by: string | null) =>
    `Status: ${stage}${date === null ? "" : ` op ${date}`}${by === null ? "" : ` door ${by}`}`,
  about: {
    heading: "Over dit verslag",
    date: (date: string) => `Bijeenkomst van ${date}.`,
    owner: (owner: string) => `Beheerder: ${owner}.`,
    people: (count: string) => `Er deden ${count} mensen mee.`,
    peopleAtLeast: (count: string) => `Er deden ten minste ${count} mensen mee.`,
    retention: (date: string) => `Namen worden bewaard tot en met ${date}.`,
    checked: (count: string) => `Alle ${count} cijfers zijn opnieuw uitgerekend en zijn gelijk gebleven.`,
    checkedPart: (checked: string, count: string) =>
      `${checked} van de ${count} cijfers zijn opnieuw uitgerekend en zijn gelijk gebleven.`,
    stale: (stale: string, count: string) =>
      `Let op: ${stale} van de ${count} cijfers is niet meer gelijk. Bij elk van die cijfers staat wat er nu uitkomt.`,
    notChecked: "De cijfers zijn voor dit verslag niet opnieuw uitgerekend."
  },
  staleNow: (now: string) => `(verouderd: nu ${now})`,
  staleGone: "(verouderd: nu niet uit te rekenen)",
  unknownNumber: (ref: string) => `(cijfer ${ref} ontbreekt)`,
  question: (number: string, text: string) => `Vraag ${number}: ${text}`,
  /** Pagina 1 van 8. */
  page: ["Pagina", "van"] as const,
  figures: "De cijfers",
  figureColumns: ["Cijfer", "Waarde", "Eenheid", "Soort"],
  levels: {
    beschrijving: "beschrijving",
    verband: "verband, geen oorzaak",
    modeluitkomst: "modeluitkomst: rust op aannames"
  },
  chartSource: (source: string) => `Bron: ${source}.`,
  mood: {
    heading: "Wat mensen vooraf dachten",
    directions: {up: "hoger", down: "lager", same: "ongeveer gelijk", unknown: "weet ik niet"},
    expected: (parts: string) => `Voordat de cijfers te zien waren, verwachtten mensen: ${parts}.`,
    part: (count: string, direction: string) => `${count} keer ${direction}`,
    moved: (direction: string) => `Het cijfer ging: ${direction}.`,
    late: (count: string) => `${count} keer kwam de verwachting te laat. Die telt hier niet mee.`
  },
  hands: {heading: "Handen opsteken", columns: ["Antwoord", "Aantal"]},
  readings: {heading: "Wat mensen het eerst zagen", columns: ["Deelnemer", "Eerste lezing"]},
  statements: {
    heading: "Wat betekenen de cijfers?",
    other: "Andere uitspraken",
    types: {
      waarneming: "Wat wij zien",
      verklaring: "Hoe het kan komen",
      verwachting: "Wat wij verwachten",
      zorgpunt: "Zorgpunt (nog niet aangetoond)",
      advies: "Advies"
    },
    states: {
      open: "nog open",
      bevestigd: "bevestigd",
      weerlegd: "weerlegd",
      achterhaald: "achterhaald"
    },
    state: (state: string) => `Stand: ${state}.`,
    falls: {
      "niet-nodig": "hulp was niet nodig",
      uitgesteld: "hulp is uitgesteld",
      onvervuld: "hulp was nodig, maar kwam er niet",
      administratief: "de registratie liep achter",
      onbekend: "dat is onbekend"
    },
    fall: (meaning: string) => `Waarom minder hulp: ${meaning}.`,
    for: (text: string) => `Daarvoor: ${text}`,
    against: (text: string) => `Daartegen: ${text}`,
    source: (source: string) => ` (bron: ${source})`,
    path: (path: string) => `Route in het systeemmodel: ${path}.`,
    proposed: (path: string) => `Voorstel voor het systeemmodel: ${path}.`,
    votes: (n: string, median: string, low: string, high: string) =>
      `Hoe eens (1 = zeer oneens, 5 = zeer eens): het midden is ${median}, de middelste helft ligt tussen ${low} en ${high} (${n} stemmen).`,
    votesAtLeast: (n: string, median: string, low: string, high: string) =>
      `Hoe eens (1 = zeer oneens, 5 = zeer eens): het midden is ${median}, de middelste helft ligt tussen ${low} en ${high} (ten minste ${n} stemmen).`,
    near: (share: string) => `${share} van de stemmen ligt hoogstens 1 van het midden.`,
    noView: (count: string) => `${count} keer geen mening.`,
    votesHidden: "De stemmen staan hier niet: het gaat om minder dan vijf mensen, of iedereen gaf hetzelfde antwoord.",
    dissent: (text: string) => `Een andere mening: ${text}`,
    refuted: (text: string) => `Dit klopt niet als: ${text}`,
    alternative: (text: string) => `Het kan ook anders komen: ${text}`
  },
  actions: {
    heading: "Wat kunnen we doen?",
    levels: {rijk: "Rijk", regio: "regio", gemeente: "gemeente", aanbieder: "aanbieder"},
    fields: {
      who: "Wie",
      level: "Waar",
      lever: "Waarmee",
      firstStep: "Eerste stap",
      leadTime: "Tijd tot het werkt",
      cost: "Kosten",
      earlyIndicator: "Waaraan u het vroeg ziet",
      stopRule: "Wanneer u stopt"
    }
  },
  field: {
    heading: "Vragen aan het veld",
    columns: ["Vraag", "Wie", "Uiterlijk", "Antwoord"],
    none: "nog geen antwoord"
  },
  forecasts: {
    heading: "Verwachtingen die u later kunt toetsen",
    columns: ["Verwachting", "Hoe zeker", "Uitkomst", "Score"],
    above: (limit: string) => `hoger dan ${limit}`,
    below: (limit: string) => `lager dan ${limit}`,
    between: (low: string, high: string) => `tussen ${low} en ${high}`,
    chance: (share: string) => `kans van ${share}`,
    level: (share: string) => `in ${share} van de gevallen`,
    open: "nog niet bekend",
    came: (brier: string) => `kwam uit; Brierscore ${brier}`,
    missed: (brier: string) => `kwam niet uit; Brierscore ${brier}`,
    inside: "erbinnen",
    outside: "erbuiten",
    explained: "Brierscore: 0 is het best, 0,25 hoort bij altijd ‘half’ zeggen, 1 is het slechtst."
  },
  changes: {
    heading: "Wat er veranderde sinds de vorige editie",
    columns: ["Soort", "Wat", "Was", "Nu", "Waarom"],
    kinds: {
      new: "nieuwe gegevens",
      revised: "herziene gegevens",
      definition: "andere telling",
      boundary: "andere gemeentegrenzen",
      model: "ander model",
      parameter: "andere instelling"
    },
    none: "geen reden gegeven"
  },
  sources: {
    heading: "Waar de cijfers vandaan komen",
    columns: ["Cijfer", "Waarde", "Bron", "Opdracht die het cijfer maakt"],
    retrieved: (date: string) => `, opgehaald op ${date}`,
    vintages: (list: string) => `Versies van de gegevens: ${list}.`,
    software: (software: string, seed: string) => `Gemaakt met ${software}; startgetal voor het toeval: ${seed}.`,
    unknown: "bron niet opgegeven"
  },
  people: {heading: "Deelnemers", columns: ["Naam", "Organisatie", "Rol"]},
  nothing: ""
};

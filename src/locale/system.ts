/** Words of the page Kaart en bewijs around the map: its message, its bar, its loops and its story. */
export const systemPage = {
  lede: {
    size: (name: string, variables: string, links: string): string =>
      `Het model ${name} heeft ${variables} variabelen en ${links} verbanden.`,
    judged: (name: string, links: string, parts: string): string =>
      `Van de ${links} verbanden in het model ${name} ${parts}.`,
    fact: {
      none: "geldt er geen als feit",
      some: (n: string): string => (n === "1" ? "geldt er 1 als feit" : `gelden er ${n} als feit`)
    },
    fear: (n: string): string =>
      n === "1" ? "1 is een zorgpunt (nog niet aangetoond)" : `${n} zijn een zorgpunt (nog niet aangetoond)`,
    contested: (n: string): string => `over ${n} zijn deskundigen het oneens`,
    and: "en",
    causes: (outcome: string, causes: string): string => `Op ${outcome} werken in dit model rechtstreeks: ${causes}.`,
    causesCount: (outcome: string, count: string): string =>
      `Op ${outcome} werken in dit model ${count} variabelen rechtstreeks.`,
    cause: (outcome: string, cause: string): string => `Op ${outcome} werkt in dit model rechtstreeks alleen ${cause}.`,
    most: (cause: string): string => `Gaat elk over zijn hele schaal, dan verschuift ${cause} in dit model het meest.`,
    entangled: "Welke daarvan het zwaarst weegt, is niet los te zeggen: sommige werken ook via elkaar.",
    unsure: "Welke daarvan het zwaarst weegt, is niet te zeggen: de marges overlappen."
  },
  bar: {
    measures: "Maatregelen: laat zien waar ze op werken",
    status: "Toon",
    allLinks: "alle verbanden",
    summary: (model: string): string => `Model: ${model}`,
    sources: (parts: string): string => `sterkten: ${parts}`,
    source: {
      estimate: (n: string): string => `${n} berekend`,
      literature: (n: string): string => `${n} uit onderzoek`,
      vote: (n: string): string => `${n} uit stemmen`,
      chosen: (n: string): string => `${n} gekozen`,
      none: (n: string): string => `${n} zonder herkomst`
    }
  },
  measures: {
    acts: (measure: string, variable: string): string => `${measure}: werkt eerst op ${variable}.`,
    then: "Vaag: wat er in het model niet door verandert.",
    toWhatIf: "Reken door bij Wat als"
  },
  loops: {
    sort: "Volgorde",
    sorts: {
      named: "met een naam eerst",
      most: "meeste komt terug eerst",
      quick: "snelste eerst",
      short: "kortste eerst"
    },
    kind: "Soort kring",
    kinds: {all: "alle", R: "versterkt zichzelf", B: "remt zichzelf", "?": "richting niet bekend"},
    through: "Loopt langs",
    anywhere: "maakt niet uit",
    shown: (shown: string, all: string): string => `${shown} van ${all} kringen`,
    returns: (share: string): string => `per rondgang komt ${share} terug`,
    returnsOpposite: (share: string): string => `per rondgang komt ${share} terug, de andere kant op`,
    endless: (share: string): string => `per rondgang komt ${share} terug: groeit zonder einde`,
    range: (low: string, high: string): string => `(${low} tot ${high})`,
    uncertain: "of hij zichzelf versterkt of remt, is onzeker",
    unknown: "hoeveel er terugkomt, is niet te zeggen: een sterkte ontbreekt of er is een rekenregel",
    delay: (time: string): string => `duurt gemiddeld ${time}`,
    atOnce: "meteen",
    least: "minder dan 0,01 %"
  },
  facts: {
    title: (facts: string, all: string): string => `${facts} van de ${all} verbanden gelden als feit`,
    titleNone: "Geen enkel verband geldt als feit",
    subtitle: "Hoe zeker elk verband is, volgens de makers van het model",
    label: "Aantal verbanden per oordeel",
    tint: "Toon op de kaart",
    all: "Alles weer tonen",
    bar: (status: string, count: string): string => `${status}: ${count}`,
    from: "Van",
    to: "Naar",
    status: "Hoe zeker",
    basis: "Sterkte komt van",
    sources: "Bronnen",
    question: (link: string): string => `Wat zou laten zien dat dit klopt, of niet: ${link}?`
  },
  story: {
    open: "Vertel het verhaal",
    close: "Sluit het verhaal",
    title: (model: string): string => `Het verhaal van ${model}`,
    step: (at: string, all: string): string => `Stap ${at} van ${all}`,
    next: "Volgende",
    back: "Vorige",
    keys: "Met de pijltjes naar rechts en links gaat u vooruit en terug.",
    large: "Toon groot, voor een zaal",
    normal: "Terug naar de pagina",
    begin: "Waar het om gaat",
    beginText: (outcomes: string): string => `Dit model gaat over: ${outcomes}. Stap voor stap komen de kringen erbij.`,
    loop: (path: string): string => `De kring loopt zo: ${path}.`,
    whole: "Het hele model",
    wholeText: (variables: string, links: string): string =>
      `Alles samen: ${variables} variabelen en ${links} verbanden. Op de kaart leest u bij elke lijn waar zij op rust.`,
    unknown: (what: string): string =>
      `Het verhaal noemt ${what}, maar dat staat niet in het model. Kies een naam uit het model.`
  },
  drawing: {
    menu: "Kaart opslaan als",
    title: (model: string): string => `Kaart van ${model}`,
    subtitle: "Dikte: sterkte van het verband. Streepjes over de lijn: het duurt even. Kleur en streep: hoe zeker",
    graphml: "Netwerkbestand (GraphML)",
    xmile: "Model voor andere programma's (XMILE)",
    source: (model: string): string => `Systeemmodel: ${model}`
  },
  notebook: {
    noModel: (id: string, known: string): string => `Er is geen model ${id}. Wel: ${known}.`,
    noPart: (id: string, known: string): string => `Dit model heeft geen ${id}. Wel: ${known}.`
  },
  loopNumber: (n: string): string => `Kring ${n}`,
  publisher: "Samenhang"
};

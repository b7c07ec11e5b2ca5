/** Words of the page Verbanden; part of explore.ts, which pages import. */
export const exploreLinks = {
  within: {
    both: {
      label: "elk gebied met zichzelf, los van wat overal tegelijk verandert",
      short: "gebieden met zichzelf vergeleken, los van wat overal tegelijk verandert",
      help: "Wij kijken of een gebied dat méér stijgt dan de andere, ook op het andere cijfer méér stijgt. Vaste verschillen tussen gebieden en landelijke ontwikkelingen tellen niet mee. Dit is meestal de eerlijkste vergelijking."
    },
    region: {
      label: "elk gebied met zichzelf in andere jaren",
      short: "gebieden met zichzelf vergeleken",
      help: "Vaste verschillen tussen gebieden tellen niet mee, landelijke ontwikkelingen wel. Twee cijfers die overal in het land stijgen, lijken dan al verband te hebben."
    },
    period: {
      label: "gebieden met elkaar in dezelfde periode",
      short: "gebieden met elkaar vergeleken in dezelfde periode",
      help: "Wij vergelijken gebieden met elkaar. Gebieden met veel achterstand scoren vaak op alles hoger. Een verband kan dan komen door iets anders wat die gebieden gemeen hebben."
    },
    none: {
      label: "alles met alles",
      short: "alles met alles vergeleken",
      help: "Niets wordt weggenomen. Vaste verschillen tussen gebieden en landelijke ontwikkelingen tellen allebei mee. Gebruik dit alleen om te beschrijven."
    }
  },
  links: {
    matrix: "Welke cijfers bewegen samen?",
    subtitle: (tests: string, regions: string, periods: string, within: string) =>
      `Correlatie van elk paar bij de vertraging met het sterkste verband, uit ${tests} toetsen. ${regions}, ${periods}, ${within}`,
    caption:
      "Verbanden tussen de gekozen cijfers. De rij gaat vooraf, de kolom volgt. Kies een vakje met de pijltjestoetsen.",
    corner: "eerst ↓ · daarna →",
    legend:
      "Gekleurd en vet: sterker dan toeval verklaart, ook als u meetelt hoeveel paren zijn bekeken (q onder 5 %). Blauw: gaan samen op. Oranje: gaan tegen elkaar in.",
    summary: (count: string) => `${count} cijfers`,
    indicators: "Welke cijfers wilt u vergelijken?",
    twoOrMore: (grain: string) => `Kies ten minste twee cijfers die er ${grain} zijn.`,
    notHeld: (grain: string, titles: string) => `Niet meegenomen, omdat er ${grain} geen cijfers zijn: ${titles}.`,
    hint: "Kies een vakje om te lezen wat erin staat.",
    lag: "Hoeveel later mag het andere cijfer volgen?",
    lagUpTo: (steps: string) => `tot en met ${steps} later`,
    groups: {
      auto: "de grootste van gemeente, COROP-gebied en provincie",
      province: "per provincie",
      corop: "per COROP-gebied",
      region: "per gemeente (vaak te klein)"
    },
    choose: "Kies een vakje in de tabel om te zien wat erachter zit.",
    detailTitle: (x: string, y: string) => `${x} en ${y}`,
    toEstimate: "Verband berekenen met deze cijfers",
    nothingFound: (pairs: string, tests: string) =>
      `Er zijn ${tests} toetsen gedaan. Tellen wij dat mee, dan is bij geen van de ${pairs} paren het verband sterker dan toeval verklaart. Een verband is daarmee niet uitgesloten.`,
    foundSome: (found: string, pairs: string, strongest: string) =>
      `Bij ${found} van de ${pairs} paren bewegen de cijfers sterker samen dan toeval verklaart. ${strongest}`,
    strongest: (x: string, y: string, way: string, when: string) => `Het duidelijkst: ${x} en ${y} ${way}${when}.`,
    together: "gaan samen op en neer",
    apart: "gaan tegen elkaar in",
    leads: (steps: string) => `, met ${steps} ertussen`,
    none: "geen",
    sameShort: "zelfde tijd",
    cell: (x: string, lag: string, y: string, r: string, found: string) =>
      `${x}, ${lag}, en ${y}: correlatie ${r}, ${found}`,
    cellNone: (x: string, y: string) => `${x} en ${y}: niet te berekenen`,
    found: "sterker dan toeval",
    chance: "kan toeval zijn",
    tooFew: "er te weinig waarnemingen zijn",
    noVariation: "een van de twee cijfers niet verandert",
    columns: {
      x: "Gaat vooraf",
      y: "Volgt",
      lag: "Wanneer",
      r: "Correlatie",
      slope: "Verschil per eenheid",
      se: "Standaardfout",
      p: "p-waarde",
      q: "q (kans op vals verband)",
      n: "Waarnemingen"
    },
    filters: {
      within: "Vergeleken",
      lags: "Vertraging",
      upTo: (steps: string) => `0 tot en met ${steps}`,
      cluster: "Onzekerheid per",
      largest: (names: string) => `de grootste van ${names}`,
      tests: "Aantal toetsen",
      leftOut: (title: string) => `Weggelaten (andere telling): ${title}`
    }
  },
  detail: {
    raw: "De cijfers zoals ze zijn",
    within: "Wat er overblijft om te vergelijken",
    scatter: (x: string, y: string, scope: string) => `${x} (naar rechts) en ${y} (omhoog). ${scope}`,
    axes: ([x, y]: readonly [string, string]) =>
      `Naar rechts: ${x}. Omhoog: ${y}. Elke stip is een gebied in één periode.`,
    columns: {
      region: "Gebied",
      period: "Periode",
      when: "Wanneer",
      province: "Provincie",
      part: "Deel van de correlatie, in duizendsten",
      within: (title: string) => `${title}: wat overblijft`
    },
    profile: "Bij welke vertraging is het verband het sterkst?",
    profileSubtitle: (x: string, y: string) => `Correlatie van ${x} en ${y}, als het een of het ander vooropgaat`,
    profileCaption:
      "Cijfers veranderen langzaam. De vertragingen naast de sterkste lijken daarom vaak ook sterk. Trek uit één piek nog geen conclusie over de duur.",
    leads: (title: string, steps: string) => `${title} ${steps} eerder`,
    provinces: "Hetzelfde verband per provincie",
    provincesCaption:
      "Bij elke provincie staat haar correlatie. Loopt de lijn overal dezelfde kant op, dan rust het verband niet op één provincie.",
    map: "Waar komt het verband vandaan?",
    mapSubtitle: (x: string, y: string, total: string) =>
      `Deel van elke gemeente in de correlatie van ${x} en ${y}, in duizendsten; samen ${total}`,
    mapCaption:
      "Onder nul: deze gemeente gaat tegen het verband in. Een paar gemeenten met een groot deel dragen het verband."
  },
  linkWarnings: {
    level: "Deze cijfers bewegen samen of niet. Dat het een het ander veroorzaakt, is hiermee niet aangetoond.",
    tests: (tests: string) =>
      `Er zijn ${tests} toetsen gedaan. Wie veel paren bekijkt, vindt altijd iets. De q-waarde houdt daar rekening mee; de p-waarde niet.`,
    chance: "Dit verband kan toeval zijn.",
    weak: (share: string) => `Het verband is zwak: de twee cijfers hebben ${share} % van hun verschillen gemeen.`,
    neighbours: "Ook een vertraging ernaast is sterk. De cijfers zeggen dus niet precies hoe lang het duurt.",
    fewPeriods: (count: string) =>
      `Er zijn maar ${count} perioden om te vergelijken. Eén bijzonder jaar kan het beeld bepalen.`,
    flips: (areas: string) => `Zonder ${areas} draait het verband om. Het rust dus op dat gebied.`,
    between:
      "Vaste verschillen tussen gebieden tellen mee. Het verband kan komen door iets anders wat die gebieden gemeen hebben.",
    trend: "Landelijke ontwikkelingen tellen mee. Twee cijfers die overal stijgen, lijken al verband te hebben.",
    leftOut: (title: string, periods: string, text: string) => `Van ${title} is ${periods} weggelaten. ${text}`,
    areas: "Dit geldt voor gebieden, niet voor personen."
  },
  confirm: {
    title: "Zoeken en bevestigen",
    intro:
      "Wie in dezelfde cijfers zoekt en toetst, gelooft te snel. Hier zoekt u op de ene helft van Nederland, verdeeld in hele regio's en zonder de laatste perioden. Wat daar opvalt, wordt één keer getoetst op de andere helft. Eén keer: wie vaker kijkt, kiest wat hem past.",
    button: "Zoek op de ene helft en bevestig op de andere",
    again: (date: string) =>
      `U keek voor deze keuze al op ${date}. Opnieuw kijken bevestigt niets meer. Schrijf op waarom u het toch doet:`,
    againButton: "Kijk opnieuw",
    needReason: "Schrijf eerst op waarom u opnieuw kijkt.",
    result: "Wat bleef er staan op de andere helft?",
    subtitle: (found: string, confirmed: string) =>
      `${found} verbanden vielen op bij het zoeken; ${confirmed} zijn bevestigd`,
    none: "Bij het zoeken viel niets op. Er was dus niets te bevestigen.",
    description: "Dit was niet de eerste keer. Lees de uitkomst als beschrijving, niet als bevestiging.",
    caption: (hash: string) =>
      `Bevestigd: hetzelfde teken, en een p-waarde onder 5\u00a0% na correctie voor het aantal verbanden (Holm). Kenmerk van deze keuze: ${hash}.`,
    filters: {
      search: "Gezocht op",
      test: "Getoetst op",
      areas: (units: string, areas: string) => `${units} gebieden in ${areas} regio's`,
      before: (scope: string, period: string) => `${scope}, vóór ${period}`,
      looks: "Gekeken",
      look: (date: string, again: string) => (again === "" ? date : `${date}, opnieuw omdat: ${again}`),
      hash: "Kenmerk van de keuze"
    },
    columns: {
      r: "Correlatie bij zoeken",
      r2: "Correlatie bij bevestigen",
      n: "Waarnemingen bij bevestigen",
      holm: "p-waarde (Holm)",
      confirmed: "Bevestigd"
    }
  }
} as const;

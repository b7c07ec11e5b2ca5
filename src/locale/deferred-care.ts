/** Words of the page Uitgestelde zorg. A drop has no meaning of its own: the reader says what it was. */
export const deferredCare = {
  loading: "De cijfers worden opgehaald.",
  result: "Wat er kan terugkomen",
  source: {
    label: "Welke cijfers",
    example: "voorbeeld (verzonnen)",
    own: "eigen cijfers",
    region: "Gebied",
    grain: "Eén periode is",
    grains: {
      week: "een week",
      "two-weeks": "twee weken",
      month: "een maand",
      quarter: "een kwartaal",
      "half-year": "een halfjaar",
      year: "een jaar"
    } as Readonly<Record<string, string>>,
    none: "Voor dit gebied zijn er te weinig cijfers van vóór de crisis, of geen cijfers erna. Kies een ander gebied, of plak uw eigen cijfers.",
    exampleTitle: "Verzonnen voorbeeld van aanmeldingen per maand",
    ownTitle: "Eigen cijfers, ingevuld op deze pagina",
    publisher: "Samenhang"
  },
  own: {
    label: "Plak hier uw cijfers: per regel de periode, het aantal aanmeldingen en het verwachte aantal",
    help: "Zet tussen de drie een puntkomma, of plak drie kolommen uit Excel. Laat het aantal aanmeldingen leeg als u het nog niet weet. De cijfers blijven op dit apparaat.",
    use: "Gebruik deze cijfers",
    used: (n: string) => `${n} perioden gelezen.`,
    notKept: "De browser kan deze cijfers niet bewaren. Na opnieuw laden bent u ze kwijt.",
    trouble: {
      line: (line: string) =>
        `Regel ${line} past niet. Schrijf: periode; aantal aanmeldingen; verwacht aantal. Bijvoorbeeld: april 2026; 80; 100.`,
      none: "Er staat geen regel met cijfers. Schrijf per regel: periode; aantal aanmeldingen; verwacht aantal.",
      many: (n: string) => `Er staan ${n} regels. Deze pagina leest er hooguit 400. Neem langere perioden.`,
      gap: "Er ontbreekt een aantal tussen perioden die wel een aantal hebben. Vul het in, of begin na dat gat."
    }
  },
  parts: {
    title: "Wat was de daling?",
    help: "Samen altijd 100 %. Schuift u er één, dan schuiven de andere mee.",
    notNeeded: "niet nodig",
    postponed: "uitgesteld",
    lost: "vervallen: wel nodig, komt niet meer",
    administrative: "administratief: later of niet geteld"
  },
  short: {
    notNeeded: "niet nodig",
    postponed: "uitgesteld",
    lost: "vervallen",
    administrative: "administratief"
  },
  certainty: "Bij hoeveel mensen is de reden nagevraagd?",
  certaintyWrite: (n: string) => `${n} mensen`,
  catchUp: "Na hoeveel perioden komt uitgestelde zorg gemiddeld terug?",
  catchUpWrite: (n: string) => `${n} perioden`,
  capacity: "Hoeveel mensen kunt u per periode helpen?",
  waiting: "Hoeveel mensen wachten er al bij het begin?",
  ahead: "Vooruitkijken",
  aheadWrite: (n: string) => `${n} perioden`,
  drop: "En daarna?",
  drops: {none: "er komen weer zoveel mensen als verwacht", last: "de daling gaat door zoals in de laatste periode"},
  ownNumber: "Vul een getal vanaf 0 in.",
  summary: (source: string, parts: string) => `${source}; ${parts}`,
  later: (n: string) => `+${n}`,
  when: (period: string) =>
    period.startsWith("+") ? `${period.slice(1)} ${period === "+1" ? "periode" : "perioden"} verder` : `in ${period}`,
  lede: {
    none: "In deze cijfers is geen daling: er kwamen minstens zoveel mensen als verwacht.",
    drop: (fewer: string, all: string, gap: string) =>
      `In ${fewer} van de ${all} perioden kwamen minder mensen dan verwacht: samen ${gap} mensen.`,
    parts: (parts: string) => `Als uw verdeling klopt, was dat: ${parts}.`,
    part: (n: string, name: string) => `${n} ${name}`,
    wait: (wait: string, period: string, low: string, high: string) =>
      `De wachttijd loopt dan op tot ${wait} weken, ${period}; 8 van de 10 keer tussen ${low} en ${high} weken.`,
    noWait: "Er ontstaat dan geen wachttijd: er is plaats genoeg.",
    noCapacity: "Zonder plaats om mensen te helpen wacht iedereen."
  },
  gap: {
    title: (gap: string) => `De daling in delen: ${gap} mensen`,
    subtitle: "Aantal mensen minder dan verwacht, per periode, verdeeld zoals u hierboven koos",
    label: (gap: string, parts: string) =>
      `Gestapelde staven per periode: samen ${gap} mensen minder dan verwacht; ${parts}`,
    period: "Periode",
    referrals: "Aanmeldingen",
    expected: "Verwacht"
  },
  wave: {
    title: (peak: string, period: string) => `De meeste mensen tegelijk, ${peak}, ${period}`,
    subtitle: "Aantal mensen dat komt, per periode. Vlak: als dit model klopt, 8 van de 10 keer hiertussen",
    label: (peak: string, period: string) =>
      `Mensen die komen en wat verwacht was, per periode; hoogste punt ${peak} ${period}`,
    arrivals: "komt",
    expected: "verwacht",
    returned: "Van hen: eerder uitgesteld",
    postponed: "Nog uitgesteld",
    columns: {period: "Periode", arrivals: "Komt", expected: "Verwacht", low: "Ondergrens", high: "Bovengrens"}
  },
  queue: {
    title: (wait: string) => `Wachttijd: hooguit ${wait} weken`,
    none: "Wachttijd: geen getal, want er is geen plaats",
    subtitle: "Weken wachten voor wie aan het eind van de periode als laatste komt. Vlak: 8 van de 10 keer hiertussen",
    label: (wait: string, period: string) => `Wachttijd in weken per periode; hoogste punt ${wait} weken ${period}`,
    wait: "wachttijd",
    columns: {wait: "Wachttijd", waiting: "Wachtenden", treated: "Geholpen", low: "Ondergrens", high: "Bovengrens"},
    weeks: "weken"
  },
  score: {
    heading: "Klopten de prognoses?",
    explained:
      "Elke ronde voorspelt dit model de volgende periode met wat toen bekend was. Daarna leggen we de uitkomst ernaast. Ter vergelijking staat er een eenvoudige prognose bij: net zo ver van de verwachting af als de vorige keer.",
    title: (inside: string, all: string) => `${inside} van de ${all} prognoses hadden de uitkomst binnen de marge`,
    nothing: "Er zijn nog te weinig perioden met een aantal om prognoses te beoordelen.",
    subtitle: "Aanmeldingen per periode: prognose met marge (8 van de 10 keer) en uitkomst",
    label: (mae: string, naive: string) =>
      `Prognose en uitkomst per periode; gemiddelde fout ${mae} mensen, eenvoudige prognose ${naive}`,
    forecast: "prognose",
    realised: "uitkomst",
    columns: {
      ...{period: "Periode", forecast: "Prognose", low: "Ondergrens", high: "Bovengrens", realised: "Uitkomst"},
      ...{
        error: "Fout",
        naive: "Eenvoudige prognose",
        inside: "Binnen de marge",
        interval: "Intervalscore",
        crps: "CRPS"
      }
    },
    yes: "ja",
    no: "nee",
    next: "nog niet bekend",
    mae: (mae: string, naive: string) =>
      `Gemiddeld zat de prognose er ${mae} mensen naast. De eenvoudige prognose zat er ${naive} mensen naast.`,
    bias: {
      high: (bias: string) => `De prognoses waren gemiddeld ${bias} mensen te hoog.`,
      low: (bias: string) => `De prognoses waren gemiddeld ${bias} mensen te laag.`,
      none: "De prognoses waren gemiddeld niet te hoog en niet te laag."
    },
    coverage: (inside: string, level: string) =>
      `De uitkomst lag ${inside} van de keren binnen de marge. Dat hoort ongeveer ${level} te zijn.`,
    skill: {
      better: (share: string) => `Alles bij elkaar is de prognose ${share} beter dan de eenvoudige (gemeten met CRPS).`,
      worse: (share: string) =>
        `Alles bij elkaar is de prognose ${share} slechter dan de eenvoudige (gemeten met CRPS). Kies de verdeling of de terugkomtijd opnieuw.`
    },
    few: (n: string) => `Dit zijn nog maar ${n} prognoses. Trek hieruit nog geen conclusie.`,
    explainedMore:
      "Intervalscore en CRPS zijn maten waarin een te smalle én een te brede marge slecht uitvalt; lager is beter (Gneiting en Raftery, 2007)."
  },
  method: "Model: eerste-orde terugkeer en een wachtrij met vaste capaciteit",
  caption: "Niemand valt uit de som: wie verwacht werd, is gekomen, komt nog, is vervallen of had geen zorg nodig.",
  question: "bij verwijzers en gezinnen waarom mensen wegbleven. Zonder dat antwoord is de verdeling een aanname."
};

import {exploreLinks} from "./explore-links.js";

type Level = "gemeente" | "corop" | "provincie";
type Grain = "year" | "month";

const areas = {
  gemeente: {one: "elke gemeente", many: "gemeenten"},
  corop: {one: "elk COROP-gebied", many: "COROP-gebieden"},
  provincie: {one: "elke provincie", many: "provincies"}
} as const;
const period = {year: "jaar", month: "maand"} as const;

/** Words of the pages Verbanden and Verband berekenen and of what notebooks show (src/components/explore). */
export const explore = {
  panel: {
    noIndicators: "Kies ten minste één cijfer.",
    unknown: (id: string) =>
      `Er is geen cijfer "${id}" om mee te rekenen. Zoek de juiste naam in de catalogus; zij staat in het adres van de pagina van het cijfer.`,
    noGrain: (title: string, grain: string) => `Van "${title}" zijn er per gemeente geen cijfers ${grain}.`,
    noFigures: (id: string) => `Van "${id}" staan er nu geen cijfers per gemeente in het gegevensbestand.`,
    noPeriods: (from: string, to: string) =>
      `Er zijn geen cijfers van ${from || "het begin"} tot en met ${to || "nu"}.`,
    unreachable: "De cijfers zijn niet bereikbaar. Controleer de verbinding en probeer het opnieuw.",
    notFound: (status: string) => `De cijfers zijn niet gevonden (antwoord ${status} van de website).`
  },
  grain: {year: "per jaar", month: "per maand"},
  and: "en",
  term: {
    constant: "Constante",
    times: " × ",
    earlier: (what: string, steps: string) => `${what}, ${steps} eerder`,
    later: (what: string, steps: string) => `${what}, ${steps} later`,
    steps: (count: string, grain: "year" | "month") =>
      grain === "year" ? `${count} jaar` : `${count} ${count === "1" ? "maand" : "maanden"}`,
    change: (what: string) => `verandering van ${what}`,
    log: (what: string) => `${what} (logaritme)`,
    category: (what: string, which: string) => `${what}: ${which}`,
    period: {year: "jaar", month: "maand"},
    columns: {
      region: "Gemeente",
      period: "Periode",
      corop: "COROP-gebied",
      province: "Provincie",
      population: "Aantal inwoners"
    }
  },
  plot: {
    none: "0: geen verschil",
    interval: "Punt: het berekende verschil. Lijn: daar ligt het ware verschil waarschijnlijk (95 %).",
    band: "Grijze band: een kleiner verschil dan dit kunnen deze gegevens niet goed laten zien.",
    expected: "Balkje onder de lijn: het verschil dat u op grond van ander onderzoek verwacht.",
    ownScales: "Elke regel heeft een eigen schaal, omdat de eenheden verschillen. Vergelijk de lengtes dus niet.",
    several: "Meer punten op één regel: telkens is één jaar of gebied weggelaten.",
    aside:
      "Een pijltje: het verschil valt buiten de schaal. Zonder een deel van de vaste verschillen is de vergelijking losser; dat weegt niet tegen het resultaat.",
    noNumber: "niet te berekenen",
    range: (low: string, high: string) => `${low} tot ${high}`,
    value: (estimate: string, low: string, high: string) => `${estimate} (${low} tot ${high})`
  },
  scope: (regions: string, periods: string, rows: string) => `${regions}, ${periods}, ${rows} waarnemingen`,
  regions: {
    gemeente: (count: string) => `${count} gemeenten`,
    corop: (count: string) => `${count} COROP-gebieden`,
    provincie: (count: string) => `${count} provincies`
  },
  filters: {
    formula: "Formule",
    effects: "Vaste verschillen weggenomen",
    none: "geen",
    regions: "Gebieden",
    periods: "Periode",
    weights: "Gewogen naar"
  },
  coefficients: {
    title: (outcome: string) => `Verband met "${outcome}"`,
    subtitle: (outcome: string, unit: string, scope: string) =>
      `Verschil in ${outcome}${unit ? ` (${unit})` : ""} als het andere cijfer één eenheid hoger is. ${scope}`,
    term: "Cijfer",
    unit: "Eén eenheid is",
    oneStep: "1",
    estimate: "Verschil",
    low: "Ondergrens (95 %)",
    high: "Bovengrens (95 %)",
    p: "p-waarde",
    detectable: "Kleinste aantoonbare verschil",
    expectedLow: "Verwacht uit ander onderzoek, van",
    expectedHigh: "Verwacht uit ander onderzoek, tot",
    noExpected: "hierover geen ander onderzoek is opgenomen",
    se: (by: string) => `Standaardfout ${by}`
  },
  vcov: {
    by: {region: "gemeente", corop: "COROP-gebied", province: "provincie", period: "periode"},
    cluster: (by: string) => `per ${by}`,
    wild: (by: string) => `per ${by}, met herhaalde trekkingen`,
    cr2: (by: string) => `per ${by}, voor weinig groepen`,
    dk: (lag: string) => `over tijd en gebied samen (${lag} perioden)`,
    plain: {
      iid: "zonder groepen",
      hc0: "ongelijke spreiding (HC0)",
      hc1: "ongelijke spreiding (HC1)",
      hc2: "ongelijke spreiding (HC2)",
      hc3: "ongelijke spreiding (HC3)"
    }
  },
  robustness: {
    title: (term: string) => `Houdt het verband stand? ${term}`,
    subtitle: (count: string, outcome: string) =>
      `${count} keer opnieuw berekend, telkens met één andere keuze. Verschil in ${outcome}`,
    main: "Het resultaat zelf",
    check: "Andere keuze",
    estimate: "Verschil",
    low: "Ondergrens (95 %)",
    high: "Bovengrens (95 %)",
    se: "Standaardfout",
    why: "Opmerking",
    notRun: "deze controle kan hier niet",
    weaker: "zwakkere vergelijking",
    dropPeriod: (count: string) => `zonder één periode (${count} keer)`,
    dropGroup: (count: string) => `zonder één provincie (${count} keer)`,
    keepBreaks: (count: string) => `met die jaren erbij, zonder één periode (${count} keer)`,
    caption: "Wisselt het teken of verspringt het verschil bij één keuze, dan rust het resultaat op die keuze."
  },
  checks: {
    // Where nothing can be left out, there is no name.
    dropPeriod: (period: string) => `zonder ${period || "één periode"}`,
    dropGroup: (area: string) => `zonder ${area || "één provincie"}`,
    earlier: {year: "cijfers een jaar eerder", month: "cijfers een maand eerder"},
    later: {year: "cijfers een jaar later", month: "cijfers een maand later"},
    unweighted: "elke gemeente even zwaar",
    weighted: "gewogen naar aantal inwoners",
    keepBreaks: "met de jaren na een andere telling erbij",
    keepBreaksWithout: (period: string) => `met die jaren erbij, zonder ${period}`,
    falsification: (what: string) => `controle op ${what}, dat niet zou mogen meebewegen`,
    without: (what: string) => `zonder ${what}`,
    with: (what: string) => `met ${what} erbij`,
    effects: (what: string) => `vaste verschillen per ${what}`,
    noEffects: "zonder vaste verschillen"
  },
  ready: "Het resultaat is bijgewerkt.",
  trouble: {
    at: (text: string) => ` bij "${text}"`,
    atEnd: " aan het eind",
    formula: (place: string) => `De formule klopt niet${place}.`,
    hint: {
      tilde:
        "Zet een ~ tussen het cijfer dat u wilt verklaren en de cijfers waarmee u dat doet: uitkomst ~ verklaring.",
      hyphen:
        "Zet een naam met een streepje tussen schuine aanhalingstekens: `ggz-clienten`. Laat een cijfer weg door het te wissen.",
      arithmetic: "Zet een rekensom binnen I(…), zoals I(werkloosheid^2).",
      itself:
        "Een cijfer kan zichzelf niet verklaren. Kies een ander cijfer, of neem het een jaar eerder: l(cijfer,1).",
      function:
        "Deze functie bestaat niet. U kunt kiezen uit l(x,1), f(x,1), d(x), log(x), exp(x), sqrt(x), abs(x), I(…) en factor(x).",
      effect: "Na de streep | staan kolommen, zoals region, period of province^period.",
      instrument: "Een instrument staat na een tweede streep: uitkomst ~ verklaring | 0 | oorzaak ~ instrument.",
      lag: "Schrijf een eerder jaar als l(cijfer,1), meer jaren als l(cijfer,0:3).",
      incomplete: "Er ontbreekt iets. Kijk of elk haakje sluit en of na elke + een cijfer volgt.",
      other: "Kijk of de formule lijkt op het voorbeeld eronder."
    },
    missingColumn: (name: string, nearest: string | null) =>
      `Het cijfer "${name}" bestaat niet.${nearest === null ? " Kies een naam uit de lijst hierboven." : ` Bedoelt u "${nearest}"?`}`,
    kinds: {
      "all-missing":
        "Van één van de cijfers is hier geen enkele waarde. Kies een andere periode of een kleinere vertraging.",
      "no-rows":
        "Er blijft niets over om te vergelijken. Kies een langere periode, een kleinere vertraging of minder vaste verschillen.",
      "too-few-rows": "Er zijn te weinig waarnemingen voor zoveel cijfers. Kies een langere periode of minder cijfers.",
      "no-terms": "Alle verklarende cijfers vallen weg tegen de vaste verschillen. Kies andere vaste verschillen.",
      "too-many-columns": "Eén van de kolommen heeft te veel categorieën. Zet haar na de streep |.",
      "text-in-number-column":
        "Eén van de kolommen bevat tekst en geen getallen. Zet haar na de streep |, of binnen factor(…).",
      "one-cluster": "Er is maar één groep voor de onzekerheid. Kies een andere groep.",
      "not-converged":
        "De berekening komt niet tot een uitkomst: de vaste verschillen of de cijfers zijn bijna niet van elkaar te scheiden. Kies er minder.",
      "no-variation": "De cijfers bewegen hier helemaal niet samen, dus er is niets te tekenen. Kies andere cijfers.",
      "constant-series": "Eén van de reeksen blijft steeds gelijk. Kies een andere reeks.",
      "gap-in-series": "Tussen het begin en het eind van een reeks ontbreekt een waarde. Kies een stuk zonder gaten.",
      "unknown-method": "Deze rekenwijze bestaat hier niet. Kies een andere.",
      "panel-needed": "Een eerder jaar kan alleen bij cijfers per gebied en periode."
    },
    unknown: (kind: string) =>
      `Met deze keuzes is niets te berekenen${kind ? ` (${kind})` : ""}. Kies minder cijfers, een langere periode of andere vaste verschillen.`
  },
  form: {
    outcome: "Welk cijfer wilt u verklaren?",
    explanations: "Waarmee?",
    addExplanation: "Voeg een verklarend cijfer toe",
    controls: "Waarmee wilt u rekening houden?",
    addControl: "Voeg een cijfer toe om rekening mee te houden",
    lagOf: (name: string) => `Wanneer telt ${name}`,
    samePeriod: {year: "in hetzelfde jaar", month: "in dezelfde maand"},
    earlier: (steps: string) => `${steps} eerder`,
    later: (steps: string) => `${steps} later`,
    compare: "Wat vergelijkt u?",
    effects: {
      both: (level: Level, grain: Grain) =>
        `${areas[level].many} met zichzelf, los van wat per ${period[grain]} overal gelijk is`,
      "province-period": (level: Level, grain: Grain) =>
        `${areas[level].many} met zichzelf, los van wat per ${period[grain]} in hun provincie gelijk is`,
      "corop-period": (level: Level, grain: Grain) =>
        `${areas[level].many} met zichzelf, los van wat per ${period[grain]} in hun COROP-gebied gelijk is`,
      period: (level: Level, grain: Grain) =>
        `${areas[level].many} met elkaar, in dezelfde ${period[grain]}`.replace("dezelfde jaar", "hetzelfde jaar"),
      region: (level: Level) => `${areas[level].one} met zichzelf in andere jaren`,
      none: () => "alles met alles, niets weggenomen",
      own: (effects: string) => `eigen keuze: ${effects}`
    },
    effectsHelp: {
      both: "Vaste verschillen tussen gebieden en wat overal tegelijk verandert, tellen niet mee. Dit is meestal de eerlijkste vergelijking.",
      "province-period": "Ook schokken en beleid die een hele provincie in een jaar raken, tellen niet mee.",
      "corop-period":
        "Ook schokken die een hele regio in een jaar raken, tellen niet mee. Er blijft minder over om te vergelijken.",
      period:
        "Vaste verschillen tussen gebieden tellen mee. Een gebied met veel achterstand scoort vaak op alles hoger; dat kan een verband lijken.",
      region:
        "Wat in het hele land tegelijk verandert, telt mee. Twee cijfers die allebei stijgen, lijken dan verband te hebben.",
      none: "Vaste verschillen en landelijke ontwikkelingen tellen allebei mee. Gebruik dit alleen om te beschrijven."
    },
    more: "Meer keuzes: rekenwijze en onzekerheid",
    method: "Rekenwijze",
    methods: {
      ols: "kleinste kwadraten (gewoon)",
      random: "toevallige verschillen tussen gebieden",
      "first-difference": "veranderingen van periode op periode",
      between: "gemiddelden per gebied",
      quantile: "de middelste waarde (mediaan)",
      "half-panel-jackknife": "correctie voor korte reeksen"
    },
    error: "Onzekerheid",
    errors: {
      auto: "de grootste van gemeente, COROP-gebied en provincie",
      region: "per gebied",
      corop: "per COROP-gebied",
      province: "per provincie",
      "region+period": "per gebied en per periode",
      wild: "per provincie, met herhaalde trekkingen",
      dk: "over tijd en gebied samen"
    },
    weigh: "Grote gebieden zwaarder laten tellen (naar inwoners)",
    keepBreaks: "Ook jaren na een andere telling meenemen",
    formula: "Dezelfde keuze als formule",
    formulaHelp:
      "Links van ~ staat wat u verklaart, rechts waarmee. l(cijfer,1) is het jaar ervoor. Na | staat wat u wegneemt. Een naam met een streepje staat tussen schuine aanhalingstekens. Druk op Enter om te berekenen.",
    compute: "Bereken"
  },
  result: "Resultaat",
  notComputed: "Er is niets nieuws berekend. Kijk bij de formule wat er mis is; het vorige resultaat staat er nog.",
  bar: {
    level: "Gebieden",
    levels: {gemeente: "gemeenten", corop: "COROP-gebieden", provincie: "provincies"},
    step: "Cijfers",
    period: "Periode"
  },
  reading: {
    title: "Wat het resultaat zegt",
    nothing:
      "Alle gekozen cijfers vielen weg tegen de vaste verschillen. Er is niets om te lezen; kies andere vaste verschillen.",
    warnings: "Let op"
  },
  exports: {
    menu: "Dit resultaat meenemen",
    r: "Gegevens en script voor R (ZIP)",
    data: "Alle gegevens van deze keuze (ZIP met CSV)",
    notebook: "Notebook dat dit opnieuw berekent (Markdown)"
  },
  notebook: {
    title: (outcome: string) => `Verband met ${outcome.charAt(0).toLowerCase()}${outcome.slice(1)}`,
    made: (regions: string, periods: string, date: string) =>
      `Berekend over ${regions}, ${periods}. Gemaakt op ${date} met de pagina Verband berekenen. Schrijf hier in gewone woorden welke vraag u wilt beantwoorden.`
  },
  ...exploreLinks
} as const;

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
    interval: "Punt: het berekende verschil. Lijn: daar ligt het ware verschil waarschijnlijk (95 %).",
    band: "Grijze band: een kleiner verschil dan dit kunnen deze gegevens niet goed laten zien.",
    expected: "Balkje onder de lijn: het verschil dat u op grond van ander onderzoek verwacht.",
    ownScales: "Elke regel heeft een eigen schaal, omdat de eenheden verschillen. Vergelijk de lengtes dus niet.",
    noNumber: "niet te berekenen",
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
    title: (outcome: string) =>
      `Hoe ${outcome.charAt(0).toLowerCase()}${outcome.slice(1)} samengaat met de gekozen cijfers`,
    subtitle: (outcome: string, unit: string, scope: string) =>
      `Verschil in ${outcome}${unit ? ` (${unit})` : ""} als het andere cijfer één eenheid hoger is. ${scope}`,
    term: "Cijfer",
    unit: "Eén eenheid is",
    oneStep: "1",
    estimate: "Verschil",
    low: "Ondergrens (95 %)",
    high: "Bovengrens (95 %)",
    p: "p-waarde",
    detectable: "Kleinste aantoonbare verschil",
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
    low: "Ondergrens (95 %)",
    high: "Bovengrens (95 %)",
    se: "Standaardfout",
    why: "Opmerking",
    notRun: "deze controle kan hier niet",
    caption: "Wisselt het teken of verspringt het verschil bij één keuze, dan rust het resultaat op die keuze."
  },
  checks: {
    dropPeriod: (period: string) => `zonder ${period}`,
    dropGroup: (area: string) => `zonder ${area}`,
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
  }
} as const;

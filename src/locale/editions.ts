/** Words of the page Edities (src/components/editions) and of its line on the overview. */
export const editions = {
  choose: "Welke wijzigingen wilt u zien?",
  sinceLast: (title: string) => `Sinds de editie ${title}`,
  between: (before: string, after: string) => `Van ${before} naar ${after}`,
  first: "Dit is de eerste editie. Er is nog niets om mee te vergelijken.",
  none: "Er is nog geen editie gemaakt. Hoe u dat doet, staat in de handleiding van dit dashboard.",
  lede: {
    since: (title: string, date: string) => `Sinds de editie ${title} van ${date}`,
    between: (before: string, after: string) => `Tussen de editie ${before} en de editie ${after}`,
    newPeriods: ["cijfer kreeg nieuwe perioden", "cijfers kregen nieuwe perioden"] as const,
    revisions: ["waarde is herzien", "waarden zijn herzien"] as const,
    definitions: ["cijfer kreeg een andere definitie", "cijfers kregen een andere definitie"] as const,
    models: ["rekenmodel is gewijzigd", "rekenmodellen zijn gewijzigd"] as const,
    parameters: ["instelling is gewijzigd", "instellingen zijn gewijzigd"] as const,
    nothing: "is er niets veranderd.",
    and: "en"
  },
  overview: {
    more: "Bekijk wat er veranderde en waarom"
  },
  why: {
    none: "Definities, gemeentegrenzen, rekenmodellen en instellingen zijn dezelfde gebleven.",
    model: (name: string) => `Rekenmodel: ${name}`,
    parameter: (name: string) => `Instelling: ${name}`,
    added: "Dit is nieuw.",
    removed: "Dit is vervallen.",
    reason: "Reden",
    by: (author: string, date: string) => `${author}, ${date}`,
    leftFigures: "Geen cijfer in de editie veranderde hierdoor.",
    missing: "De reden is nog niet opgeschreven. Zonder reden kan er geen nieuwe editie komen.",
    caption: (name: string) => `Wijzigingen in ${name}`,
    part: "Onderdeel",
    what: "Wat",
    was: "Was",
    is: "Is nu",
    new: "nieuw",
    gone: "vervallen",
    definition: (title: string) => `Definitie: ${title}`,
    boundaries: "Gemeentegrenzen",
    boundariesText: (before: string, yearBefore: number, after: string, yearAfter: number) =>
      `Eerst golden de ${before} gemeenten van ${yearBefore}, nu de ${after} gemeenten van ${yearAfter}.`,
    newFigures: "Nieuwe cijfers",
    goneFigures: "Cijfers die er niet meer zijn",
    scenarios: "Publicaties met scenario’s die nieuw of gewijzigd zijn",
    sources: "Bronnen die opnieuw zijn opgehaald"
  },
  definitionFields: {
    title: "naam",
    definition: "omschrijving",
    unit: "eenheid",
    measure: "soort getal",
    flow: "telling",
    denominator: "berekend over",
    ageBase: "leeftijd"
  } as Record<string, string>,
  parameters: {
    crisis: "crisis waarmee wordt vergeleken",
    "crisis.starts": "begin van die crisis",
    "disclosure.roundTo": "afronding van aantallen die niet openbaar zijn",
    "disclosure.suppressBelow": "kleinste aantal dat wordt getoond",
    "disclosure.denominatorBelow": "kleinste groep waarvan een percentage wordt getoond",
    "scenario.unemploymentForJobs": "procentpunt werkloosheid bij 1% meer banen",
    "scenario.ww.share": "WW-uitkeringen per extra werkloze",
    "scenario.ww.delay": "jaren tot de WW volgt",
    "scenario.bijstand.share": "bijstandsuitkeringen per extra werkloze",
    "scenario.bijstand.delay": "jaren tot de bijstand volgt",
    software: "versie van de software"
  } as Record<string, string>,
  revisions: {
    none: "Geen enkele waarde is herzien.",
    caption: "Herziene waarden voor Nederland",
    indicator: "Cijfer",
    period: "Periode",
    before: "Was",
    after: "Is nu",
    difference: "Verschil",
    share: "Verschil in %",
    unit: "Eenheid",
    municipal: "Herziene cijfers van gemeenten",
    municipalCaption: "Jaren waarvan cijfers van gemeenten anders werden",
    years: "Jaren"
  },
  fresh: {
    none: "Er zijn geen nieuwe perioden.",
    caption: "Cijfers voor Nederland met nieuwe perioden",
    count: "Aantal",
    from: "Van",
    to: "Tot en met",
    settled: "Voorlopige cijfers die definitief werden",
    settledCaption: "Dezelfde waarde, een andere status",
    status: "Status"
  },
  texts: {
    caption: "Teksten bij de thema’s",
    theme: "Thema",
    status: "Status",
    date: "Datum",
    author: "Schrijver",
    tester: "Getoetst door",
    nobody: "nog niemand"
  },
  archive: {
    caption: "Alle edities",
    edition: "Editie",
    date: "Datum",
    owner: "Wie is verantwoordelijk",
    indicators: "Aantal cijfers",
    synthetic: "Verzonnen",
    file: "Bestand",
    download: "Download"
  }
};

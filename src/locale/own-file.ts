import type {OpenField, PrivacyField} from "../components/own-file/draft.js";

/** Words of the page Eigen bestand. Messages of the reading code are English; here is their Dutch, by kind. */
export const ownFile = {
  drop: "Sleep hier een bestand naartoe (CSV of XLSX), of kies er een",
  stays: "Het bestand wordt alleen op dit apparaat gelezen. Het wordt niet verstuurd en niet bewaard.",
  read: (name: string, rows: string, columns: string) => `${name} is gelezen: ${rows} rijen en ${columns} kolommen.`,
  questionsLeft: (count: string) => `Vragen die nog open staan: ${count}.`,
  notYet: "De cijfers zijn nog niet te lezen.",
  kept: "Het vorige bestand en wat u invulde, blijven staan.",
  form: {
    about: "Over de bron",
    title: "Naam van de bron",
    publisher: "Wie publiceert of levert de cijfers?",
    licence: "Wat mag u ermee? (licentie)",
    access: "Zijn de cijfers openbaar?",
    open: "ja, iedereen mag ze zien",
    restricted: "nee",
    where: "Gebied en periode",
    regionColumn: "Kolom met de gemeente",
    regionFormat: "Daarin staat",
    formats: {code: "een code (GM0794)", number: "een nummer (794)", name: "de naam"},
    boundaries: "Indeling van gemeenten van het jaar",
    ofRow: "het jaar van de cijfers zelf",
    periodColumn: "Kolom met de periode",
    noColumn: "geen: de periode staat boven de kolommen of geldt voor alles",
    fixedPeriod: "Eén periode voor het hele bestand (bijvoorbeeld 2024 of 2024-03)",
    writing: "Hoe zijn de getallen geschreven?",
    decimal: "Teken voor decimalen",
    decimals: {",": "komma (1,5)", ".": "punt (1.5)"},
    thousands: "Teken voor duizendtallen",
    thousandsSigns: {"": "geen", ".": "punt (1.000)", ",": "komma (1,000)", " ": "spatie (1 000)"},
    chooseFirst: "kies eerst",
    empty: (count: string) => `Een lege cel betekent (lege cellen: ${count})`,
    emptyChoices: {"": "kies eerst", missing: "niet bekend", zero: "nul"},
    mark: (text: string) => `De tekst "${text}" betekent`,
    marks: {
      "not-available": "niet beschikbaar",
      suppressed: "niet getoond vanwege kleine aantallen",
      confidential: "geheim",
      impossible: "kan niet voorkomen"
    },
    columns: "Welke cijfers wilt u gebruiken?",
    use: "gebruiken",
    column: "Kolom",
    name: "Naam",
    unit: "Eenheid",
    measure: "Soort cijfer",
    measures: {
      count: "aantal",
      amount: "bedrag",
      percentage: "percentage",
      rate: "per 1.000 of een andere verhouding",
      mean: "gemiddelde",
      median: "middelste waarde",
      index: "index"
    },
    privacy: "Verplicht bij gegevens die niet openbaar zijn"
  },
  privacyFields: {
    purpose: "Doel: waarvoor mogen de gegevens worden gebruikt?",
    legalBasis: "Grondslag",
    controller: "Verwerkingsverantwoordelijke",
    processor: "Verwerker",
    agreement: "Verwerkersovereenkomst",
    dpia: "DPIA",
    retention: "Bewaartermijn",
    officerAdvice: "Advies van de functionaris gegevensbescherming"
  } satisfies Record<PrivacyField, string>,
  /** Questions that must be answered before anything is read; the reader is brought to the field. */
  open: {
    title: "Beantwoord eerst deze vragen",
    help: "Daarna ziet u hier de cijfers. Kies een vraag om naar het veld te gaan.",
    field: (field: OpenField): string => {
      const questions: Record<Exclude<OpenField, `privacy.${PrivacyField}`>, string> = {
        regionColumn: "In welke kolom staat de gemeente?",
        period: "Over welke periode gaan de cijfers?",
        fixedPeriod: "De periode is niet te begrijpen. Schrijf bijvoorbeeld 2024, 2024-03 of 2024-Q1.",
        decimal: "Wat is het teken voor decimalen? 1.234 kan duizend en meer zijn, of een en een beetje.",
        signs: "Decimalen en duizendtallen hebben hetzelfde teken. Kies verschillende tekens.",
        empty: "Wat betekent een lege cel: niet bekend of nul?",
        measures: "Welke cijfers wilt u gebruiken?"
      };
      const privacy: Record<string, string> = ownFile.privacyFields;
      return privacy[field.replace("privacy.", "")] ?? questions[field as keyof typeof questions];
    },
    privacy: "Gegevens die niet openbaar zijn, kunt u pas bekijken als alle verplichte velden zijn ingevuld."
  },
  result: {
    title: "Wat is er gelezen?",
    summary: (values: string, regions: string, periods: string) =>
      `${values} cijfers voor ${regions} gebieden en ${periods} perioden.`,
    empties: (count: string) => `${count} cellen hebben geen cijfer.`,
    questions: "Controleer dit",
    nothingOdd: "Er viel niets op.",
    region: "Gemeente",
    period: "Periode",
    value: "Waarde",
    figureTitle: (title: string, period: string) => `${title}, ${period}`,
    figureLabel: (title: string, period: string, count: string) =>
      `${title} per gemeente in ${period}. Aantal gemeenten: ${count}.`,
    nothing: (title: string) => `${title}: er is geen cijfer om te laten zien.`,
    list: (count: string) => `Toon de lijst (${count})`,
    repeated: (title: string, count: string) => `${title}. Gemeenten: ${count}`,
    saveCard: "Bewaar de beschrijving (bronkaart)",
    cardHelp:
      "Met de bronkaart kan een beheerder uw bestand in het gegevensbestand opnemen: zet haar in de map data/catalogue/sources.",
    indicatorsInCard:
      "Cijfers: zet deze in een bestand in data/catalogue/indicators en kies een thema uit themes.yaml in plaats van eigen.",
    private: "niet openbaar",
    privateMark: "niet openbaar: deel deze pagina of een afdruk niet",
    privateFilter: "Openbaarheid",
    privateRules: (step: string, least: string) =>
      `Niet openbaar. Aantallen zijn afgerond op ${step}. Aantallen onder ${least} zijn verborgen, en ook wat die zou verraden. Andere cijfers zijn verborgen, omdat niet bekend is over hoeveel mensen zij gaan.`,
    hidden: (count: string) => `Verborgen vanwege privacy: ${count} cijfers.`
  },
  problems: {
    "unmatched-name": (n: string) =>
      `${n} rijen hebben een naam die niet bij een gemeente van deze indeling hoort. Deze rijen tellen niet mee. Verbeter de naam in het bestand, of kies een andere indeling.`,
    "unknown-region": (n: string) =>
      `${n} rijen hebben een code die wij niet kennen. Deze rijen tellen niet mee. Verbeter de code in het bestand.`,
    "code-not-in-division": (n: string) =>
      `${n} cijfers horen bij een code die in deze indeling niet bestaat. Zij tellen niet mee. Verbeter de code, of kies een andere indeling.`,
    "row-without-region": (n: string) =>
      `${n} rijen hebben geen gebied. Deze rijen tellen niet mee. Vul de gemeente in het bestand in.`,
    "repeated-value": (n: string) =>
      `${n} keer is een cijfer drie perioden op rij precies gelijk. Klopt dat, of is een oud cijfer doorgeschreven? Vraag het na bij wie de cijfers levert. De cijfers tellen wel mee.`,
    "region-did-not-exist": (n: string) =>
      `${n} lege cellen horen bij gemeenten die toen niet bestonden. Zij zijn overgeslagen.`,
    "missing-column": (n: string) => `${n} gekozen kolommen staan niet in het bestand. Kies andere kolommen.`,
    "partial-week": (n: string) => `${n} rijen gaan over een deel van een week. Zij zijn overgeslagen.`,
    other: (n: string) => `${n} keer viel iets op. De melding is in het Engels:`
  },
  /** Parts of the reading code's English examples. */
  example: {row: "rij", or: "of", maybe: "misschien"},
  errors: {
    "missing-answer": "Vul dit eerst in.",
    "missing-privacy": "Gegevens die niet openbaar zijn, kunt u pas bekijken als alle verplichte velden zijn ingevuld.",
    "invalid-field": "Dit veld klopt niet. Vul iets anders in.",
    "invalid-card": "De beschrijving klopt niet. Kijk de gekozen kolommen en de periode na.",
    "invalid-count":
      "Een aantal is geen heel getal vanaf nul. Kies bij soort cijfer iets anders dan aantal, of verbeter de cel.",
    "invalid-number":
      "In een kolom met getallen staat iets dat geen getal is in de gekozen schrijfwijze. Kies een ander teken voor decimalen, of zeg wat de tekst betekent.",
    "unknown-period":
      "In de kolom met perioden staat iets dat wij niet begrijpen. Schrijf bijvoorbeeld 2024, 2024-03 of 2024-Q1.",
    "duplicate-row": "Een gemeente komt in één periode twee keer voor. Maak van elke gemeente en periode één rij.",
    "wrong-field-count":
      "Een rij heeft meer of minder kolommen dan de eerste rij. Kijk naar de aanhalingstekens en het scheidingsteken.",
    "stray-quote": "Een aanhalingsteken staat op een verkeerde plek. Haal het weg.",
    "unclosed-quote": "Een aanhalingsteken wordt geopend en nooit gesloten. Zet er een bij, of haal het weg.",
    "too-many-columns": "Het bestand heeft te veel kolommen. Klopt het scheidingsteken?",
    "missing-sheet": "Het gevraagde blad staat niet in het Excel-bestand. Zet de tabel op het eerste blad.",
    "incomplete-sum": "Niet alle delen van een som staan in het bestand. Vul de lege cellen in.",
    "old-excel": "Dit is een oud Excel-bestand (.xls). Open het en bewaar het als .xlsx.",
    unreadable: "Het bestand is niet te openen. Misschien is het verplaatst of gewijzigd. Kies het opnieuw.",
    unexpected: "Er ging iets mis dat wij niet hadden verwacht. Geef deze tekst door aan uw beheerder:",
    "duplicate-header": "Twee kolommen hebben dezelfde naam. Geef elke kolom een eigen naam.",
    "empty-file": "Het bestand is leeg. De eerste rij moet de namen van de kolommen bevatten.",
    "wrong-encoding": "Het bestand gebruikt een andere tekenset. Bewaar het als CSV UTF-8.",
    "garbled-text": "De letters met accenten zijn beschadigd. Bewaar het bestand opnieuw als CSV UTF-8.",
    "nul-byte": "Dit is geen tekstbestand. Bewaar het als CSV UTF-8 of XLSX.",
    "broken-xlsx": "Het Excel-bestand is niet te lezen. Open het en bewaar het opnieuw als .xlsx.",
    "too-large": "Het bestand is te groot. Splits het.",
    "missing-column": "Een gekozen kolom staat niet in het bestand.",
    other: "Het bestand is zo niet te lezen. De melding is in het Engels:"
  },
  trouble: {
    title: "Er klopt nog iets niet",
    happened: "Wat er gebeurde",
    where: "Waar",
    found: (text: string) => `Er staat: ${text}`,
    stands: "Wat blijft staan"
  },
  row: "rij",
  tableColumn: "kolom",
  sheet: "blad",
  works:
    "Uw bestand en wat u heeft ingevuld, blijven staan. Pas het formulier aan, of verbeter het bestand en open het opnieuw."
};

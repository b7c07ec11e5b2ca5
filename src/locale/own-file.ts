import type {PrivacyField} from "../components/own-file/draft.js";

/** Words of the page Eigen bestand. Messages of the reading code are English; here is their Dutch, by kind. */
export const ownFile = {
  drop: "Sleep hier een bestand naartoe (CSV of XLSX), of kies er een",
  choose: "Kies een bestand",
  stays: "Het bestand wordt alleen op dit apparaat gelezen. Het wordt niet verstuurd en niet bewaard.",
  read: (name: string, rows: string, columns: string) => `${name} is gelezen: ${rows} rijen en ${columns} kolommen.`,
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
    empty: "Een lege cel betekent",
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
  result: {
    title: "Wat is er gelezen?",
    summary: (values: string, regions: string, periods: string) =>
      `${values} cijfers voor ${regions} gebieden en ${periods} perioden.`,
    empties: (count: string) => `${count} cellen hebben geen cijfer.`,
    questions: "Controleer dit",
    nothingOdd: "Er viel niets op.",
    table: "De cijfers",
    region: "Gemeente",
    period: "Periode",
    measure: "Cijfer",
    value: "Waarde",
    figure: "Bekijk een cijfer",
    figureTitle: (title: string, period: string) => `${title}, ${period}`,
    saveCard: "Bewaar de beschrijving (bronkaart)",
    cardHelp:
      "Met de bronkaart kan een beheerder uw bestand in het gegevensbestand opnemen: zet haar in de map data/catalogue/sources.",
    privateMark: "niet openbaar: deel deze pagina of een afdruk niet"
  },
  problems: {
    "unmatched-name": (n: string) =>
      `${n} namen horen niet bij een gemeente van die indeling. Deze rijen tellen niet mee:`,
    "unknown-region": (n: string) => `${n} rijen hebben een code die wij niet kennen. Deze rijen tellen niet mee:`,
    "row-without-region": (n: string) => `${n} rijen hebben geen gebied. Deze rijen tellen niet mee:`,
    "repeated-value": (n: string) =>
      `${n} keer is een cijfer drie jaar op rij precies gelijk. Klopt dat, of is een oud cijfer doorgeschreven? Vraag na:`,
    "region-did-not-exist": (n: string) =>
      `${n} lege cellen horen bij gemeenten die toen niet bestonden. Zij zijn overgeslagen:`,
    "missing-column": (n: string) => `${n} kolommen staan niet in het bestand:`,
    other: (n: string) => `${n} keer viel iets op. De melding is in het Engels:`
  },
  errors: {
    "nothing-chosen": "Kies ten minste één cijfer.",
    "missing-answer": "Vul dit eerst in.",
    "missing-privacy": "Gegevens die niet openbaar zijn, kunt u pas bekijken als alle verplichte velden zijn ingevuld.",
    "invalid-field": "Dit veld klopt niet.",
    "invalid-number":
      "In een kolom met getallen staat iets dat geen getal is in de gekozen schrijfwijze. Kies een ander teken voor decimalen, of zeg wat de tekst betekent.",
    "unknown-period":
      "In de kolom met perioden staat iets dat wij niet begrijpen. Schrijf bijvoorbeeld 2024, 2024-03 of 2024-Q1.",
    "duplicate-row": "Een gemeente komt in één periode twee keer voor. Maak van elke gemeente en periode één rij.",
    "wrong-field-count":
      "Een rij heeft meer of minder kolommen dan de eerste rij. Kijk naar de aanhalingstekens en het scheidingsteken.",
    "stray-quote": "Een aanhalingsteken staat op een verkeerde plek of is niet gesloten.",
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
  at: (where: string) => `Plaats: ${where}`,
  works: "Uw bestand en wat u heeft ingevuld, blijven staan.",
  todo: "Pas het formulier of het bestand aan; de uitkomst verandert vanzelf mee."
};

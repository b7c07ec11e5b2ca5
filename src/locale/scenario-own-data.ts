import type {FineSectorCode} from "../models/scenario/fine-sectors.js";

/** Parts of sectors in plain words. */
export const fineSectorNames: Readonly<Record<FineSectorCode, string>> = {
  detailhandel: "Winkels (detailhandel)",
  horeca: "Horeca",
  uitzend: "Uitzendbureaus",
  reis: "Reisbureaus",
  cultuur: "Cultuur, sport en recreatie"
};

/** Words of "Eigen gegevens" on the page Scenario: files of the reader's own, and what goes wrong with them. */
export const scenarioOwnData = {
  title: "Eigen gegevens",
  loaded: (count: string): string => `Eigen gegevens (${count} in gebruik)`,
  stays:
    "Uw bestanden blijven op dit apparaat. Ze worden niet verstuurd en niet bewaard: sluit u de pagina, dan zijn ze weg.",
  choose: "Kies een bestand (CSV of Excel), of sleep het hierheen",
  remove: "Gebruik dit bestand niet meer",
  example: "Bewaar een voorbeeld om in te vullen",
  exampleSaved: (name: string): string => `Bewaard: ${name}`,
  register: {
    title: (region: string): string => `Banen per bedrijfstak in ${region}, uit uw eigen registratie`,
    help: "Bijvoorbeeld een uittreksel van LISA: werkzame personen per bedrijfstak (SBI, twee cijfers) of per bedrijfstak van deze pagina. Kent het bestand ook winkels, horeca, uitzendbureaus, reisbureaus of cultuur, dan staan die apart in de tabel met bedrijfstakken. U kunt daar een eigen groei invullen.",
    year: "Van welk jaar is dit bestand?",
    yearInvalid: "Vul een jaar in, zoals 2019.",
    used: (name: string, region: string): string => `In gebruik voor ${region}: ${name}.`,
    ofYear: (year: string): string => `Het bestand is van ${year}.`,
    sameYear: "Vult u geen jaar in, dan nemen wij het jaar van de andere gemeenten.",
    parts: (names: string): string => `Apart te zien: ${names}.`,
    noParts: "Het bestand kent geen delen van bedrijfstakken die apart te zien zijn.",
    unknownNational: (names: string): string =>
      `Voor ${names} is het landelijke aantal niet bekend. Zet dat in de kolom nederland, dan telt een eigen groei mee.`,
    imputed: (names: string): string => `Geschat, omdat het bestand cijfers geheim houdt: ${names}.`,
    dominated:
      "In het bestand is van een of meer bedrijfstakken één werkgever te herkennen. Maak die cijfers niet openbaar.",
    file: "voorbeeld-banen-per-bedrijfstak.csv",
    source: "Eigen registratie"
  },
  table: {
    title: "Leveringen tussen bedrijfstakken (input-outputtabel van Nederland)",
    help: "Daarmee ziet u ook wat toeleveranciers in de regio merken. Een rij voor elke bedrijfstak die verkoopt, een kolom voor elke bedrijfstak die koopt (zonder invoer), en een kolom productie.",
    used: (name: string): string => `In gebruik: ${name}.`,
    file: "voorbeeld-input-outputtabel.csv",
    source: "Eigen input-outputtabel"
  },
  /** Names of columns in files, as people write them; left how the models know them. */
  columns: {
    sector: ["bedrijfstak", "sbi", "sector"],
    jobs: ["banen", "werkzame personen", "jobs"],
    share: ["aandeel", "share"],
    national: ["nederland", "national"],
    establishments: ["vestigingen", "establishments"],
    largest: ["grootste", "largest"],
    output: ["productie", "output"]
  },
  employerSector: "Bedrijfstak van deze werkgever",
  noEmployerSector: "niet gekozen: toeleveranciers tellen niet mee",
  tag: "eigen bestand",
  estimated: "deels geschat",
  filter: "Eigen bestand",
  /** Sentences under "Wat moet waar zijn". */
  mix: (region: string, name: string, year: string): string =>
    `De banen per bedrijfstak in ${region} komen uit uw eigen bestand ${name} (${year}).`,
  partUnknown: (part: string): string =>
    `Voor ${part} vulde u een eigen groei in, maar hoeveel banen dat hier zijn, is niet bekend. Het telt niet mee. Geef een bestand bij Eigen gegevens.`,
  partRest: "groeit als de rest van de bedrijfstak",
  chain: (factor: string): string =>
    `Per baan bij die werkgever gaat het in de regio om ${factor} banen, toeleveranciers meegeteld (eigen input-outputtabel).`,
  suppliers: {
    title: (region: string, jobs: string): string =>
      `Met toeleveranciers in de regio erbij gaat het in ${region} om ${jobs} banen`,
    subtitle: (year: string): string =>
      `Banen in ${year} als elke bedrijfstak groeit zoals hierboven, zonder de grote werkgever; met de marge van de rekenwijze (geen kans)`,
    label: (region: string): string => `Banen in ${region} met toeleveranciers`,
    columns: {what: "Waar", jobs: "Banen", low: "Laagste", high: "Hoogste"},
    direct: "Bij bedrijven waarvan minder of meer wordt gekocht",
    indirect: "Bij hun toeleveranciers in de regio",
    total: "Samen",
    caption: (delta: string, low: string, high: string): string =>
      `Naar de regio gebracht met de locatiequotiënten van Flegg (δ ${delta}; marge: ${low} tot ${high}). Deze berekening staat naast die hierboven; tel ze niet bij elkaar op. In een tijd met verplichte sluitingen rekent zij te hoog: wie dicht is, kan ook niet leveren.`
  },
  trouble: {
    kept: (name: string): string => `Het bestand van hiervoor blijft in gebruik: ${name}.`,
    none: "Er is nog geen eigen bestand in gebruik. De rest van de pagina blijft zoals die was."
  },
  errors: {
    "unknown-sector":
      "Er staat een bedrijfstak die wij niet kennen. Gebruik de twee cijfers van de SBI (01 tot en met 99), of de namen uit het voorbeeld.",
    "duplicate-cell": "Een bedrijfstak staat er twee keer, of naast haar eigen delen. Houd er een van over.",
    "missing-sectors": "Niet alle bedrijfstakken staan in het bestand. Zet 0 waar niemand werkt.",
    "invalid-shares":
      "De getallen kloppen niet. Er staat een getal onder 0, een deel is groter dan het geheel, of de optelling komt niet uit. Aandelen moeten samen 1 zijn.",
    "missing-total":
      "Het bestand houdt cijfers geheim. Zet er een rij totaal bij, dan kunnen wij schatten wat ontbreekt.",
    "invalid-number": "Waar een getal moet staan, staat iets anders. Laat een cel leeg als het cijfer geheim is.",
    "text-in-number-column": "Waar een getal moet staan, staat iets anders.",
    "ambiguous-number":
      "Wij kunnen niet zien of een punt of komma duizendtallen scheidt of een deel van een getal. Schrijf getallen zonder teken voor duizendtallen.",
    "missing-column": "Er ontbreekt een kolom. Gebruik de namen uit het voorbeeld.",
    "invalid-table":
      "De tabel klopt niet: een getal onder 0 of dat ontbreekt, of een bedrijfstak die meer levert dan haar productie.",
    "not-productive": "Een bedrijfstak koopt evenveel als zij maakt, of meer. Controleer de kolom productie."
  } as Readonly<Record<string, string>>
};

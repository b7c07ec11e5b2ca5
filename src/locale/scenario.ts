import type {SectorCode} from "../models/scenario/format.js";

/** Sectors in plain words, and short enough for a row. */
export const sectorNames: Readonly<Record<SectorCode, string>> = {
  A: "Landbouw, bosbouw en visserij",
  "B-E": "Industrie en energie",
  F: "Bouw",
  "G-I": "Handel, vervoer en horeca",
  J: "Informatie en communicatie",
  K: "Banken en verzekeraars",
  L: "Onroerend goed",
  "M-N": "Zakelijke diensten",
  "O-Q": "Overheid, onderwijs en zorg",
  "R-U": "Cultuur, recreatie en overige diensten"
};

/** Words of the page Scenario: what is chosen, what stands above, and what goes wrong. */
export const scenarioPage = {
  files: {
    unreachable:
      "De gegevens voor scenario's zijn niet te bereiken. Controleer de verbinding en laad de pagina opnieuw.",
    notFound: (status: string): string =>
      `De gegevens voor scenario's zijn niet gevonden (antwoord ${status}). Bouw de website opnieuw.`,
    noFacts: (year: string): string =>
      `Er zijn geen gegevens om vanaf ${year} te rekenen: banen per bedrijfstak, woon-werkverkeer of werkloosheid ontbreken.`
  },
  bar: {
    publication: "Publicatie",
    variant: "Scenario",
    region: "Gemeente",
    more: "Aannames die u kunt veranderen",
    own: (title: string): string => `Eigen scenario: ${title}`,
    library: (publisher: string, title: string, date: string): string => `${publisher}, ${title} (${date})`,
    became: (name: string): string => `bestaat niet meer: nu ${name}`,
    summary: (region: string, variant: string): string => `${region}; ${variant}`,
    theta: "Hoe ver gemeenten uit elkaar lopen in werkloosheid",
    thetaValue: (value: string): string => (value === "0" ? "0: overal gelijk" : value === "1" ? "1: volledig" : value),
    transfer: "Wat plaatselijke verschillen zeggen over een landelijke schok",
    transfers: {
      band: "evenveel, met marge van de helft tot het dubbele",
      "0.5": "de helft",
      "1": "evenveel, zonder marge",
      "2": "het dubbele"
    } as Readonly<Record<string, string>>,
    support: "Steun van de overheid houdt dit deel van het verlies tegen",
    supportValue: (value: string): string => (value === "0" ? "geen extra steun" : `${value} %`),
    supportEnds: "De steun duurt tot en met",
    supportReturns: "Deel dat na de steun alsnog komt",
    percent: (value: string): string => `${value} %`,
    employer: "Eén grote werkgever: banen erbij (+) of eraf (−)",
    employerReason: "Waarom? Noem de werkgever en uw bron",
    print: "Verslag afdrukken",
    reset: "Terug naar de standaard"
  },
  region: {
    unknown: (code: string): string => `Er is geen gemeente met code ${code}. Kies een gemeente uit de lijst.`,
    dissolved: (name: string, year: string): string =>
      `${name} was tot en met ${year} een gemeente en bestaat niet meer. Kies waar zij in opging:`,
    part: (name: string, share: string): string => `${name} (${share} % van de inwoners)`
  },
  trouble: {
    "no-unemployment":
      "Dit scenario geeft geen gemiddelde werkloosheid waarmee te rekenen is. Kies een ander scenario, of maak een eigen scenario met dat cijfer erbij.",
    "no-sector-mix":
      "Van deze gemeente zijn geen banen per bedrijfstak bekend. Zonder die banen is er niets te berekenen. Kies een andere gemeente.",
    "unsolvable-shocks":
      "De cijfers per bedrijfstak laten te veel over voor de andere: die zouden meer dan 100 % krimpen. Vul meer bedrijfstakken in, of herstel een eigen cijfer.",
    "not-proportional": "Het systeemmodel antwoordt niet evenredig. Daarop kan geen scenario worden gelegd.",
    "finer-exceeds":
      "Uw bestand heeft meer banen in een deel van een bedrijfstak dan het hele land. Controleer het bestand, ook de kolom nederland.",
    "invalid-support": "De steun eindigt voor zij begint. Kies een later jaar."
  } as Readonly<Record<string, string>>,
  synthetic: "verzonnen oefengegevens",
  structure: (year: string): string => `banen per bedrijfstak van ${year}`,
  example: "voorbeeld, niet voor besluiten",
  exampleWhy: (structure: string, base: string): string =>
    `De banen per bedrijfstak zijn van ${structure}, het scenario telt vanaf ${base}. Dat is meer dan drie jaar verschil. Gebruik de uitkomst als voorbeeld, niet voor besluiten.`,
  result: "Uitkomst van het scenario",
  bandsBusy: "De marges worden berekend",
  bandsStopped: "Gestopt. U ziet de middelste uitkomst, zonder marges.",
  bandsAgain: "Bereken de marges",
  lede: {
    sentence: (region: string, year: string, jobs: string, rate: string): string =>
      `Áls dit scenario uitkomt, zijn er in ${region} in ${year} ${jobs} en is ${rate}.`,
    fewer: (jobs: string, share: string, base: string): string =>
      `ongeveer ${jobs} banen minder dan in ${base} (${share})`,
    more: (jobs: string, share: string, base: string): string =>
      `ongeveer ${jobs} banen meer dan in ${base} (${share})`,
    same: (base: string): string => `ongeveer evenveel banen als in ${base}`,
    rate: (level: string, change: string, direction: "up" | "down"): string =>
      `${level} van de beroepsbevolking werkloos: ${change} ${direction === "up" ? "meer" : "minder"}`,
    sameRate: (level: string): string => `${level} van de beroepsbevolking werkloos: ongeveer evenveel`
  },
  headline: {
    title: (region: string, year: string): string => `Wat betekent dit voor ${region} in ${year}?`,
    compared:
      "Uitkeringen en mensen met klachten of zorg: het verschil met hoe het zonder dit scenario was gegaan. Marges: áls dit scenario uitkomt.",
    band: (low: string, high: string): string => `8 van de 10 keer tussen ${low} en ${high}`,
    noBand: "marge nog niet berekend",
    persons: "mensen",
    jobs: "Banen",
    unemployment: "Werkloosheid",
    ww: "WW-uitkeringen",
    bijstand: "Bijstandsuitkeringen",
    jobsUnit: (base: string): string => `banen vergeleken met ${base}`,
    unemploymentUnit: "% van de beroepsbevolking",
    benefitsUnit: "uitkeringen",
    careUnit: "mensen",
    rate: (change: string, unit: string): string => `${change} ${unit}`,
    small:
      "Let op: het directe gevolg van werkloosheid voor jeugdhulp is klein. Onderzoek vindt per procentpunt werkloosheid 0,1 tot 0,2 % meer jeugdhulp. Wat via spanning in het gezin loopt, zit daar al in.",
    careUse: "Minder gebruik van zorg is niet vanzelf goed nieuws: vraag na of de zorg niet nodig was, of uitgesteld."
  },
  notebook: {
    noScenario: (id: string): string => `Er is geen scenario ${id}. De functie scenarios() noemt ze alle.`,
    noBands: "Voor dit scenario zijn geen marges berekend. Laat bands weg, of zet het op true."
  },
  source: {
    system: (name: string): string => `Systeemmodel: ${name}`,
    publisher: "Samenhang"
  },
  signed: (value: number, text: string): string => (value > 0 ? `+${text}` : text)
};

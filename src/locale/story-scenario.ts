/** Words of the story about the scenario, the look back, and how it was made. */
export const storyScenario = {
  heading: "Wat kan er komen? Een raming op de regio",
  why: (title: string, label: string, date: string): string =>
    `Gekozen is "${label}" uit de publicatie ${title} van het CPB, van ${date}.`,
  whyDefault:
    "Dit verslag neemt vanzelf de hoofdlijn van de juniraming van 2020: de eerste raming van het CPB na het begin van de crisis waarvan alle gebruikte cijfers zijn nagezocht. Een ander scenario kiest u met één optie.",
  definition:
    "De raming rekent met de oude manier om werkloosheid te meten, StatLine met de nieuwe. Daarom zijn alleen de veranderingen uit de raming overgenomen, en opgeteld bij het niveau van StatLine.",
  chain:
    "De berekening volgt drie stappen: hoeveel werk er per bedrijfstak verdwijnt, wat dat doet met de werkloosheid van de inwoners, en wat het systeemmodel daarna voor klachten en zorg uitrekent.",
  place: (name: string): string => `${name} als de raming uitkomt`,
  level: (name: string, value: string, year: string, low: string, high: string): string =>
    `Als de raming uitkomt, is in ${name} in ${year} ${value} van de beroepsbevolking werkloos. Acht van de tien berekeningen liggen tussen ${low} en ${high}.`,
  start: (name: string): string =>
    `De berekening begint bij het landelijke cijfer, want dat van ${name} zelf is hier niet bekend. Die onzekerheid zit niet in de marge.`,
  jobsChange: (name: string, jobs: string, low: string, high: string, year: string, base: string): string =>
    `Verandering van het aantal banen in ${name} tussen ${base} en ${year}, afgerond op tientallen: ${jobs} banen (acht van de tien berekeningen: ${low} tot ${high} banen).`,
  mix: (national: string, mix: string, total: string, year: string): string =>
    `Groei van de economie (toegevoegde waarde) in ${year}: ${total}. Dat is ${national} zoals in heel Nederland, en ${mix}\u00a0procentpunt door de bedrijfstakken hier.`,
  noGrowth: (year: string): string =>
    `De publicatie geeft voor ${year} geen groei van de economie waarmee te rekenen is. De bedrijfstakken hier maken daarom geen verschil.`,
  outcomes: {
    unemployment: "Werkloosheid",
    ww: "Meer mensen met WW",
    bijstand: "Meer mensen met bijstand"
  } as Readonly<Record<string, string>>,
  units: {unemployment: "% van de beroepsbevolking", persons: "personen", points: "procentpunt"},
  notNeed:
    "Dit gaat over de vraag naar zorg als de pijlen van het model kloppen. Het gebruik kan ook dalen terwijl de klachten stijgen, bijvoorbeeld door wachttijden.",
  warnings: "Waar deze berekening op rust",
  picture: {
    title: (year: string): string => `Werkloosheid in ${year} als de raming uitkomt`,
    subtitle: "In % van de beroepsbevolking; lijn: acht van de tien berekeningen binnen dit scenario"
  },
  band: (value: string, low: string, high: string): string => `${value} (${low} tot ${high})`,
  jobs: "Banen",
  publishedOn: (date: string): string => `gepubliceerd op ${date}`,
  basis: "cijfers van het CBS over banen, werkloosheid en inwoners",
  lastYear: {
    title: (name: string, year: string): string => `${name} in ${year}, als de raming uitkomt`,
    subtitle: "Verandering door de raming, personen afgerond op tientallen; marge: acht van de tien berekeningen",
    columns: {outcome: "Uitkomst", unit: "Eenheid", value: "Midden", low: "Onderkant marge", high: "Bovenkant marge"}
  },
  table: {
    title: "Uitkomsten per gemeente",
    subtitle:
      "Werkloosheid: zo hoog is zij als de raming uitkomt. Al het andere: de verandering door de raming. Marge: acht van de tien berekeningen",
    columns: {
      place: "Gemeente",
      outcome: "Uitkomst",
      unit: "Eenheid",
      year: "Jaar",
      value: "Midden",
      low: "Onderkant marge",
      high: "Bovenkant marge",
      persons: "Personen (midden)"
    }
  },
  noPersons: "het aantal mensen in deze groep niet bekend is",
  onlyShare: "de werkloosheid hier alleen als percentage is berekend",
  sectors: {
    title: "Bedrijfstakken en hun bijdrage",
    subtitle: (year: string): string =>
      `Groei van de toegevoegde waarde in ${year}, het eerste jaar van de raming; een bedrijfstak met meer banen telt zwaarder`,
    notThere: "deze bedrijfstak in het land geen banen heeft",
    columns: {
      place: "Gemeente",
      sector: "Bedrijfstak",
      share: "Deel van de banen hier",
      quotient: "Vergeleken met Nederland (1 is gelijk)",
      shock: "Groei van de bedrijfstak",
      contribution: "Bijdrage aan de groei hier"
    }
  },
  variance: {
    title: "Waar de marge vandaan komt",
    subtitle: "Deel van de spreiding, in %, per uitkomst en jaar",
    columns: {
      place: "Gemeente",
      outcome: "Uitkomst",
      year: "Jaar",
      scenario: "Afronding in de raming",
      sectors: "Cijfers per bedrijfstak",
      parameters: "Vuistregels voor werk en uitkeringen",
      links: "Pijlen van het systeemmodel",
      transfer: "Van verschillen tussen gemeenten naar het land"
    }
  },
  area: {
    title: (area: string): string => `${area}: alle gemeenten`,
    subtitle: (year: string): string =>
      `Als de raming uitkomt, in ${year}; klachten en zorg: de verandering door de raming. Marge: acht van de tien berekeningen`,
    columns: {
      place: "Gemeente",
      unemployment: "Werkloosheid",
      low: "Onderkant marge",
      high: "Bovenkant marge",
      change: (year: string): string => `Verandering van de werkloosheid sinds ${year}`
    },
    only: (area: string, name: string, value: string, low: string, high: string): string =>
      `In ${area} ligt één gemeente, ${name}: daar is dan ${value} van de beroepsbevolking werkloos, met een marge van ${low} tot ${high} (acht van de tien berekeningen).`,
    sentence: (area: string, count: string, least: string, leastName: string, most: string, mostName: string): string =>
      `In ${area} (${count} gemeenten) ligt de werkloosheid dan tussen ${least} (${leastName}) en ${most} (${mostName}) van de beroepsbevolking.`,
    alike: (area: string, count: string, value: string): string =>
      `In ${area} (${count} gemeenten) is dan overal, afgerond, ${value} van de beroepsbevolking werkloos.`,
    start:
      "Elke gemeente begint hier bij het landelijke cijfer, want het eigen cijfer is niet bekend. De verschillen komen dus alleen uit de berekening.",
    overlap: "De marges van deze twee overlappen: een volgorde van gemeenten is hier niet uit te lezen.",
    someApart:
      "De marges van deze twee overlappen niet. Vergelijk andere gemeenten alleen als hun marges elkaar niet raken."
  },
  backtest: {
    heading: "Achteraf: wat werd het?",
    country: "Nederland",
    chosen: "De gekozen raming",
    publications: (year: string): string => `ramingen van ${year} (pers en publicaties, zie de scenariobibliotheek)`,
    source: "CPB, ramingen; CBS, tabel 85224NED",
    growthSource: "CPB, ramingen; CBS, tabel 85880NED",
    definition: (base: string): string =>
      `De ramingen meten werkloosheid op de oude manier. Hier is hun verandering opgeteld bij het cijfer van ${base} volgens de manier van nu. Daarom staat hier een ander cijfer dan in de publicaties.`,
    pair: (projected: string, realised: string): string => `${projected}; het werd ${realised}`,
    text: "De crisis van 2020 is voorbij, dus is te zien hoe ver de raming ernaast zat. Dat zegt iets over hoeveel u op een volgende raming mag bouwen. In 2020 en 2021 was er veel steun van de overheid; zonder die steun was het misschien anders gegaan.",
    row: (region: string, year: string, projected: string, realised: string, error: string): string =>
      `${region}, ${year}: verwacht ${projected}, het werd ${realised} van de beroepsbevolking: ${error}.`,
    tooHigh: (size: string): string => `de raming was ${size} te hoog`,
    right: "de raming kwam, afgerond, precies uit",
    tooLow: (size: string): string => `de raming was ${size} te laag`,
    unknown: (names: string): string => `Van ${names} is de werkloosheid van die jaren hier niet bekend.`,
    inside: (inside: number, count: number): string =>
      `Van de ${count === 1 ? "ene uitkomst" : `${count} uitkomsten`} die te vergelijken ${count === 1 ? "is" : "zijn"}, ${inside === 1 ? "viel" : "vielen"} er ${inside} binnen de marge van acht van de tien. De marge is die binnen het scenario; hoe ver een raming er zelf naast kan zitten, zit er niet in.`,
    growth: (year: string, projected: string, realised: string): string =>
      `De economie (bbp): verwacht ${projected} groei in ${year}, het werd ${realised}.`,
    others:
      "De andere ramingen van dat jaar staan ernaast, zodat u ziet hoe de gekozen raming het deed tussen de andere.",
    noOthers: "Van dat jaar is er geen andere raming om ernaast te zetten.",
    without: (names: string): string =>
      `Niet erbij: ${names}. Daarvan is geen werkloosheid bekend die hiermee te vergelijken is.`,
    unverified: "nog na te zoeken",
    picture: {
      title: "Werkloosheid in Nederland: geraamd en geworden",
      subtitle: "In % van de beroepsbevolking; punt: raming, streep: wat het werd"
    },
    table: {
      title: "Ramingen naast wat het werd",
      subtitle: "Werkloosheid in % van de beroepsbevolking",
      columns: {
        scenario: "Scenario",
        published: "Gepubliceerd",
        region: "Gebied",
        year: "Jaar",
        projected: "Raming",
        low: "Onderkant marge",
        high: "Bovenkant marge",
        realised: "Het werd",
        error: "Verschil",
        leftOut: "Telt niet mee, omdat"
      }
    },
    leftOut: {
      "to-be-verified": "het cijfer van de raming nog is na te zoeken",
      "not-realised": "niet bekend is wat het werd"
    } as Readonly<Record<string, string>>
  }
};

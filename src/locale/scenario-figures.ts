/** Words of the figures of the page Scenario. */
export const scenarioFigures = {
  bands: {
    heading: "Hoe ontwikkelt het zich, en hoe zeker is dat?",
    titles: {
      unemployment: "Werkloosheid",
      ww: "Mensen met een WW-uitkering, vergeleken met zonder dit scenario",
      bijstand: "Mensen met een bijstandsuitkering, vergeleken met zonder dit scenario"
    },
    careTitle: (label: string): string => `${label}, vergeleken met zonder dit scenario`,
    units: {unemployment: "% van de beroepsbevolking", benefits: "mensen meer of minder"},
    difference: (unit: string): string => (unit.startsWith("%") ? `procentpunt (${unit})` : unit),
    subtitle: (unit: string, region: string): string =>
      `${region}; ${unit}. Vlakken, áls dit scenario uitkomt: de uitkomst ligt 50, 80 en 95 van de 100 keer hiertussen.`,
    pending: (unit: string, region: string): string => `${region}; ${unit}. De marges worden berekend.`,
    label: (title: string, year: string, value: string): string => `${title}: in ${year} ${value}`,
    columns: {
      year: "Jaar",
      value: "Middelste uitkomst",
      low: (level: string): string => `Ondergrens ${level} van de 100`,
      high: (level: string): string => `Bovengrens ${level} van de 100`
    }
  },
  sectors: {
    heading: "Welke bedrijfstakken maken het verschil?",
    intro: (year: string): string =>
      `Groei van de toegevoegde waarde in ${year}. U kunt een cijfer vervangen door uw eigen cijfer. Zet erbij waarom.`,
    caption: "Groei per bedrijfstak, waar het cijfer vandaan komt en wat het bijdraagt",
    columns: {
      sector: "Bedrijfstak",
      share: "Deel van de banen hier",
      quotient: "Vergeleken met Nederland",
      shock: "Groei",
      origin: "Waar komt dit vandaan?",
      contribution: "Bijdrage"
    },
    percent: "%",
    points: "procentpunt",
    quotient: (value: string): string => `${value} keer`,
    growthOf: (sector: string): string => `Groei van ${sector} in procent`,
    reasonOf: (sector: string): string => `Waarom dit cijfer voor ${sector}?`,
    reset: "Herstel",
    resetOf: (sector: string): string => `Herstel het cijfer voor ${sector}`,
    origins: {
      found: (source: string, confidence: string): string => `publicatie: ${source}; zekerheid ${confidence}`,
      approximated: (lambda: string): string => `benaderd: ${lambda}\u00a0% keer de kwetsbaarheid (industrie: 1)`,
      none: "niet bekend: de publicatie geeft geen groei van het bbp",
      own: "eigen cijfer"
    },
    verify: "nog na te gaan bij de publicatie",
    confidence: {high: "hoog", medium: "midden", low: "laag"} as Readonly<Record<string, string>>,
    total: "Alle bedrijfstakken samen",
    invalid: "Vul een getal in van −100 of hoger."
  },
  waterfall: {
    title: (region: string, total: string, national: string): string =>
      `${region}: groei ${total} % in het eerste jaar; Nederland ${national} %`,
    subtitle: (year: string): string =>
      `Groei van de toegevoegde waarde in ${year}, in procentpunt: Nederland, plus wat de mix van bedrijfstakken hier anders maakt, plus wat u plaatselijk invult`,
    label: (region: string, parts: string): string => `Opbouw van de groei in ${region}: ${parts}`,
    national: "Nederland als geheel",
    local: "Plaatselijk: grote werkgever",
    total: (region: string): string => `${region} samen`,
    caption:
      "Een bedrijfstak telt hier mee als twee dingen waar zijn. Zij is in de gemeente groter of kleiner dan in Nederland, én zij groeit anders dan het gemiddelde. De getallen zijn zo afgerond dat zij optellen. De schaal begint niet bij 0.",
    gdp: (value: string): string => `De publicatie noemt een groei van het bbp van ${value} %.`,
    columns: {part: "Onderdeel", value: "Bijdrage", running: "Samen tot hier"}
  },
  tornado: {
    title: (sector: string, low: string, high: string): string =>
      `Van de bedrijfstakken maakt de marge bij ${sector} het meeste uit: ${low} tot ${high} banen`,
    nothing: "Geen enkele bedrijfstak heeft een marge die de uitkomst verandert",
    subtitle: (region: string, year: string, base: string): string =>
      `${region}. Banen in ${year}, vergeleken met ${base}, als de groei van één bedrijfstak aan de rand van haar marge ligt. 8 van de 10 keer ligt zij daarbinnen`,
    label: (parts: string): string => `Wat de marge van elke bedrijfstak doet met het aantal banen: ${parts}`,
    value: (low: string, high: string): string => `${low} tot ${high}`,
    base: (value: string): string => `middelste uitkomst: ${value} banen`,
    row: (sector: string, low: string, high: string): string => `${sector}: groei ${low} tot ${high} %`,
    columns: {
      sector: "Bedrijfstak",
      origin: "Cijfer",
      growthLow: (year: string): string => `Groei ${year}, ondergrens`,
      growthHigh: (year: string): string => `Groei ${year}, bovengrens`,
      jobsLow: "Banen, laagste",
      jobsHigh: "Banen, hoogste",
      unemploymentLow: "Werkloosheid, laagste",
      unemploymentHigh: "Werkloosheid, hoogste"
    },
    origins: {
      found: "gepubliceerd: alleen de afronding is onzeker",
      approximated: "benaderd: hoe kwetsbaar de bedrijfstak is, is onzeker",
      overridden: "eigen cijfer: alleen de afronding is onzeker"
    } as Readonly<Record<string, string>>,
    units: {growth: "%", jobs: "banen", unemployment: "%"},
    caption:
      "Het land als geheel blijft op het cijfer van de publicatie. Wordt één bedrijfstak harder geraakt, dan worden de andere benaderde bedrijfstakken minder hard geraakt. Een lange balk betekent: zoek hier een beter cijfer, en vul dat hierboven in."
  },
  parts: {
    measure: "Waar de marge vandaan komt van",
    title: (outcome: string, part: string, share: string): string =>
      `De marge van ${outcome} komt vooral door: ${part} (${share})`,
    subtitle: (outcome: string, year: string, base: string): string =>
      `Aandeel in de spreiding van ${outcome} in ${year} (vanaf ${base}), als steeds één onderdeel onzeker is`,
    outcomes: {
      jobs: "Banen",
      unemployment: "Werkloosheid",
      ww: "WW-uitkeringen",
      bijstand: "Bijstandsuitkeringen"
    } as Readonly<Record<string, string>>,
    label: (outcome: string, parts: string): string => `Waar de marge van ${outcome} vandaan komt: ${parts}`,
    names: {
      scenario: "Afronding van de landelijke cijfers",
      sectors: "Cijfers per bedrijfstak",
      parameters: "Werkgelegenheid, werkloosheid en uitkeringen hier",
      links: "Relaties in het systeemmodel",
      transfer: "Van plaatselijk verschil naar landelijke schok"
    },
    columns: {outcome: "Uitkomst"},
    caption: "Welk scenario uitkomt, zit niet in de marge. Vergelijk daarvoor de scenario's naast elkaar.",
    noTransfer:
      "In dit systeemmodel is geen relatie geschat op verschillen tussen gemeenten. De factor voor plaatselijke verschillen verandert daarom niets."
  },
  regions: {
    heading: "Alle gemeenten",
    measure: "Wat de kaart toont",
    measures: {
      jobs: "Banen",
      unemployment: "Werkloosheid",
      unemploymentChange: "Verandering van de werkloosheid",
      ww: "Extra WW-uitkeringen",
      bijstand: "Extra bijstandsuitkeringen",
      adult_distress: "Extra volwassenen met psychische klachten",
      mental_care_use: "Extra volwassenen met ggz",
      youth_distress: "Extra jongeren met psychische klachten",
      youth_care_use: "Extra jongeren met jeugdhulp"
    },
    careCaption:
      "Het verschil met hoe het zonder dit scenario was gegaan. Veel sterkten in het systeemmodel zijn gekozen, niet gemeten. Verschillen tussen gemeenten komen hier alleen door werkloosheid en bedrijvigheid.",
    per1000: (of: string): string => `per 1.000 ${of}`,
    units: {
      jobs: "% banen erbij of eraf",
      unemployment: "% van de beroepsbevolking",
      unemploymentChange: "procentpunt",
      ww: "per 1.000 mensen in de beroepsbevolking",
      bijstand: "per 1.000 mensen in de beroepsbevolking"
    },
    title: (measure: string, low: string, high: string): string => `${measure}: van ${low} tot ${high} per gemeente`,
    subtitle: (variant: string, base: string, year: string, unit: string): string =>
      `${variant}; ${year} vergeleken met ${base}; ${unit}`,
    label: (measure: string, year: string): string => `Kaart van gemeenten: ${measure} in ${year}`,
    columns: {
      region: "Gemeente",
      jobs: "Banen",
      unemployment: "Werkloosheid",
      unemploymentChange: "Verandering van de werkloosheid",
      ww: "Extra WW",
      bijstand: "Extra bijstand",
      low: "ondergrens",
      high: "bovengrens"
    },
    persons: "mensen",
    button: "Bereken de marges voor alle gemeenten en scenario's",
    buttonHelp: (count: string, scenarios: string): string =>
      `${count} gemeenten, ${scenarios}, 1.000 trekkingen: een paar seconden. Daarna staan de marges bij de kaart en in de tabel.`,
    busy: "De marges voor alle gemeenten worden berekend",
    done: "De marges staan in de tabel bij de kaart.",
    middleOnly:
      "De kaart laat de marges weg: zij toont de middelste uitkomst. Bij de gekozen gemeente staat de marge onder de kaart, zodra die is berekend.",
    banded:
      "De kaart kleurt de middelste uitkomst. De marge staat bij de gemeente die u aanwijst of zoekt, en in de tabel.",
    band: (low: string, high: string): string => `8 van de 10 keer tussen ${low} en ${high}`,
    weighted: "Samen, gewogen met de beroepsbevolking, komen de gemeenten precies uit op de landelijke verandering."
  },
  compare: {
    heading: "De scenario's van deze publicatie naast elkaar",
    title: (region: string): string => `${region} in elk scenario van deze publicatie`,
    subtitle: (year: string): string =>
      `Laatste jaar van elk scenario (tot en met ${year}); tussen haakjes: 8 van de 10 keer hiertussen`,
    label: (region: string): string => `Scenario's naast elkaar voor ${region}`,
    columns: {
      variant: "Scenario",
      year: "Jaar",
      jobs: "Banen erbij of eraf",
      unemployment: "Werkloosheid",
      ww: "Extra WW",
      bijstand: "Extra bijstand"
    },
    persons: "mensen",
    band: (value: string, low: string, high: string): string => `${value} (${low} tot ${high})`,
    caption: "Scenario's zijn geen kansen. Zij worden niet gemiddeld: bespreek wat u in elk scenario zou doen.",
    noUnemployment: "de publicatie hier geen gemiddelde werkloosheid geeft"
  },
  budget: {
    heading: "Voor kadernota en begroting",
    title: (region: string, year: string): string => `${region} in ${year}, áls dit scenario uitkomt`,
    subtitle: "Verschil met zonder dit scenario; tussen haakjes: 8 van de 10 keer hiertussen",
    label: (region: string): string => `Tabel voor kadernota en begroting van ${region}`,
    columns: {
      outcome: "Wat",
      per: "Per 1.000",
      of: "Van wie",
      persons: "Aantal mensen",
      euros: "Euro per jaar",
      source: "Prijs en bron"
    },
    jobs: "Banen",
    jobsOf: "banen in de gemeente",
    unemployed: "Werklozen",
    labourForce: "mensen in de beroepsbevolking",
    ww: "WW-uitkeringen",
    bijstand: "Bijstandsuitkeringen",
    noPrice: "er geen prijs is: vul hem hierboven in, met bron",
    noPersons: "het aantal mensen hier niet bekend is",
    notPriced: "telt hier niet in euro's",
    price: (price: string, source: string): string => `${price} per persoon; ${source}`,
    caption:
      "WW betaalt het UWV, bijstand de gemeente uit het rijksbudget. Extra mensen met klachten zijn geen extra mensen in zorg. Jeugdhulp is hier alleen het directe gevolg.",
    prices: "Prijzen invullen",
    pricesHelp:
      "Euro per persoon per jaar. Deze website heeft geen uitgaven per taakveld (Iv3) bij zich, en kent daarom zelf geen prijzen. Vul een prijs in uit uw begroting of een benchmark, en schrijf erbij waar hij staat. Zonder bron rekenen wij niet in euro's. Let op: een gemiddelde prijs is niet wat één persoon meer kost.",
    priceOf: (label: string): string => `${label}: euro per persoon per jaar`,
    priceSource: "Waar komen deze prijzen vandaan?"
  },
  per1000: "per 1.000"
};

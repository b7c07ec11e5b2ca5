/** Words of a question from a scenario on the page Voorbereiden. Plain Dutch (B1), formal "u". */
export const sessionScenario = {
  title: "Een vraag uit een scenario",
  lede: "Een scenario van het CPB laat zien wat er in uw gemeente volgt, áls het uitkomt. Dat is een modeluitkomst, geen meting en geen voorspelling. Het cijfer zelf blijft dicht tot iedereen heeft gezegd wat hij verwacht.",
  publication: "Publicatie",
  published: (publisher: string, title: string, date: string): string => `${publisher}, ${title} (${date})`,
  scenario: "Scenario",
  region: "Gemeente",
  year: "Jaar",
  find: "Zoek uitkomsten",
  loading: "De scenario’s worden opgehaald …",
  busy: "Het scenario wordt doorgerekend",
  result: (region: string, year: string): string => `Uitkomsten voor ${region} in ${year}`,
  noScenarios: "Op deze website staan geen cijfers om een scenario op door te rekenen.",
  noRegion: "Kies een gemeente. Voor een regio of heel Nederland kan deze pagina geen scenario doorrekenen.",
  other:
    "De cijfers van deze bijeenkomst rusten al op een scenario uit een andere publicatie. Haal eerst die vragen weg. Scenario’s uit één publicatie kunt u wel naast elkaar leggen.",
  warnings: (count: string): string => `Let op bij deze uitkomsten (${count})`,
  elsewhere: (jobs: string, growth: string): string =>
    `Het aantal banen is er alleen voor ${jobs}, de groei alleen voor ${growth}.`,
  unverified: "niet elk cijfer van de publicatie is nagegaan",
  example: "bedrijfstakken van te lang geleden: een voorbeeld, niet voor besluiten",
  band: (low: string, high: string): string => `8 van de 10 keer tussen ${low} en ${high}, áls dit scenario uitkomt.`,
  outcomes: {
    unemployment: {
      title: "Werkloosheid",
      unit: "% van de beroepsbevolking",
      asked: (base: string): string => `de werkloosheid, vergeleken met ${base}`,
      beside: (base: string, start: string): string => `in ${base} was het ${start}`
    },
    ww: {
      title: "Verandering in WW-uitkeringen",
      unit: "uitkeringen",
      asked: (): string => "het aantal WW-uitkeringen, vergeleken met zonder dit scenario",
      beside: (): string => "vergeleken met zonder dit scenario"
    },
    bijstand: {
      title: "Verandering in bijstandsuitkeringen",
      unit: "uitkeringen",
      asked: (): string => "het aantal bijstandsuitkeringen, vergeleken met zonder dit scenario",
      beside: (): string => "vergeleken met zonder dit scenario"
    },
    jobs: {
      title: "Verandering in banen",
      unit: "banen",
      asked: (base: string): string => `het aantal banen, vergeleken met ${base}`,
      beside: (base: string): string => `vergeleken met ${base}`
    },
    growth: {
      title: "Groei van de economie",
      unit: "%",
      asked: (): string => "de economie: groeit of krimpt zij",
      beside: (): string => "toegevoegde waarde, vergeleken met het jaar ervoor"
    }
  },
  heading: (title: string, year: string): string => `${title}, ${year}`,
  question: (scenario: string, publication: string, region: string, year: string, asked: string): string =>
    `Stel dat dit scenario uitkomt: ‘${scenario}’ (${publication}). Wat verwacht u in ${region} in ${year} van ${asked}? En herkennen we wat het model zegt?`,
  number: (title: string, region: string, year: string, scenario: string): string =>
    `${title}, ${region}, ${year} (${scenario})`,
  low: (number: string): string => `${number}: ondergrens (8 van de 10 keer ertussen)`,
  high: (number: string): string => `${number}: bovengrens (8 van de 10 keer ertussen)`,
  source: (publisher: string, title: string, date: string): string =>
    `${publisher}, ${title}, ${date}; berekening van Samenhang`
};

/** Words of the comparison of scenarios from several publications, of the reader's own and of kept choices. */
export const scenarioBeside = {
  heading: "Naast andere publicaties en eigen keuzes",
  intro:
    "Zet scenario's uit verschillende publicaties naast elkaar: eerdere en latere ramingen, eigen scenario's, en keuzes die u onder een naam bewaarde. Alles voor dezelfde gemeente.",
  add: "Scenario ernaast zetten",
  kept: (name: string): string => `Bewaarde keuze: ${name}`,
  gone: "Een gekozen scenario is er niet meer. Haal het hieronder weg, of maak het opnieuw.",
  goneName: "scenario dat er niet meer is",
  busy: "De marges van de scenario's ernaast worden berekend",
  title: (region: string, count: string): string => `${region} in ${count} scenario's naast elkaar`,
  subtitle: (plot: string | null): string =>
    [
      plot === null ? "" : `Figuur: werkloosheid in ${plot}, % van de beroepsbevolking.`,
      "Tussen haakjes, en als lijn in de figuur: 8 van de 10 keer hiertussen, áls dat scenario uitkomt"
    ]
      .join(" ")
      .trim(),
  label: (region: string, names: string): string => `Scenario's naast elkaar voor ${region}: ${names}`,
  base: (year: string, value: string): string => `${year}: ${value} %`,
  scenario: (publisher: string, title: string, variant: string): string => `${publisher}, ${title}: ${variant}`,
  what: "Wat",
  published: "Gepubliceerd op",
  counts: "Telt vanaf het jaar",
  own: "Eigen cijfers en aannames",
  ownSector: (sector: string, value: string, reason: string): string =>
    `${sector} ${value} %${reason === "" ? " (nog zonder reden)" : `: ${reason}`}`,
  ownJobs: (jobs: string, reason: string): string => `${jobs} banen${reason === "" ? "" : `: ${reason}`}`,
  ownSupport: (percent: string): string => `steun houdt ${percent} % tegen`,
  none: "geen",
  national: {
    "gdp-growth": (year: string): string => `Nederland: groei van het bbp in ${year} (%)`,
    "employment-persons": (year: string): string => `Nederland: groei van het aantal werkenden in ${year} (%)`,
    "employment-hours": (year: string): string => `Nederland: groei van de gewerkte uren in ${year} (%)`
  },
  nationalLevel: (year: string, statistic: string, definition: string): string =>
    `Nederland: werkloosheid in ${year}, ${statistic}, ${definition} (%)`,
  nationalChange: (year: string, base: string): string =>
    `Nederland: werkloosheid in ${year} vergeleken met ${base}, gemiddeld over het jaar (procentpunt)`,
  statistics: {
    "annual-average": "gemiddeld over het jaar",
    "end-of-year": "aan het eind van het jaar",
    peak: "hoogste stand",
    growth: "groei"
  },
  definitions: {old: "oude telling", new: "nieuwe telling"},
  relations: {exact: "", about: "ongeveer ", above: "hoger dan ", below: "lager dan "},
  verify: (value: string): string => `${value} (nog na te gaan)`,
  level: (region: string, year: string): string => `${region}: werkloosheid in ${year}, nieuwe telling (%)`,
  change: (region: string, year: string, base: string): string =>
    `${region}: werkloosheid in ${year} vergeleken met ${base} (procentpunt)`,
  jobs: (region: string, year: string, base: string): string => `${region}: banen in ${year} vergeleken met ${base}`,
  benefits: {
    ww: (region: string, year: string): string => `${region}: extra WW-uitkeringen in ${year}`,
    bijstand: (region: string, year: string): string => `${region}: extra bijstandsuitkeringen in ${year}`
  },
  care: (region: string, label: string, year: string, unit: string): string =>
    `${region}: ${label} in ${year}, meer of minder (${unit})`,
  persons: "mensen",
  notGiven: "niet in dit scenario",
  notProjected: "niet te berekenen: het scenario geeft geen gemiddelde werkloosheid",
  pending: "wordt berekend",
  caption:
    "De oude en de nieuwe telling van de werkloosheid staan nooit in één regel: de nieuwe komt ongeveer 1 procentpunt hoger uit. Ook een gemiddelde van het jaar, het eind van het jaar en de hoogste stand staan apart. Wij tellen de verandering in de publicatie op bij de werkloosheid hier. Scenario's zijn geen kansen en worden niet gemiddeld."
};

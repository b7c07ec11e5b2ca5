/** Words of "Wat moet waar zijn": what a result rests on, and what to be careful with. */
export const scenarioConditions = {
  title: "Wat moet waar zijn?",
  story: "Het verhaal van dit scenario",
  own: "Dit is een eigen scenario, niet van een ander bureau.",
  assumptions: "Waar de berekening op rust",
  warnings: "Let op",
  approximated: (sectors: string, year: string, lambda: string): string =>
    `De groei in ${year} van ${sectors} is niet gepubliceerd. Wij benaderen die met hoe kwetsbaar elke bedrijfstak is, vergeleken met de industrie. Is een bedrijfstak even kwetsbaar als de industrie, dan rekenen wij met een groei van ${lambda}\u00a0%; is hij half zo kwetsbaar, dan met de helft. Zo komt alles samen uit op het bbp van de publicatie.`,
  overridden: (sector: string, value: string, reason: string): string =>
    `${sector}: uw eigen cijfer van ${value} %${reason === "" ? " (nog zonder reden)" : `, omdat: ${reason}`}.`,
  jobs: {
    unemployment:
      "Het aantal banen in het land volgt uit de werkloosheid van de publicatie. Dan blijven evenveel mensen op de arbeidsmarkt.",
    publication: "Het aantal banen in het land staat in de publicatie.",
    none: "De publicatie zegt niets over het aantal banen in het land."
  },
  sameGrowth: "Elke bedrijfstak groeit of krimpt hier net zo hard als in het hele land.",
  local: (jobs: string, reason: string): string =>
    `Plaatselijk: ${jobs} banen bij één grote werkgever${reason === "" ? " (nog zonder reden)" : `, omdat: ${reason}`}.`,
  theta: (value: string): string =>
    `Waar meer banen verdwijnen, stijgt de werkloosheid meer (sterkte ${value}; 0 is overal gelijk, 1 is volledig). In de marge ligt die sterkte tussen 0,5 en 1.`,
  commuting: (year: string): string => `Inwoners werken in dezelfde gemeenten als in ${year}.`,
  noCommuting: "Er zijn geen gegevens over woon-werkverkeer. Wij doen alsof iedereen in de eigen gemeente werkt.",
  benefits: (ww: string, wwDelay: string, bijstand: string, bijstandDelay: string): string =>
    `Van elke 100 extra werklozen krijgen er op den duur ${ww} een WW-uitkering, gemiddeld na ${wwDelay} jaar. Een bijstandsuitkering krijgen er ${bijstand}, na ${bijstandDelay} jaar. Zo ging het in Nederland van 2007 tot en met 2023.`,
  support: (percent: string, ends: string, returns: string): string =>
    `Extra steun houdt ${percent} % van het verlies tegen tot en met ${ends}. Daarna komt ${returns} % daarvan alsnog.`,
  care: (model: string): string =>
    `De relaties in het systeemmodel (${model}) kloppen. Veel daarvan zijn gekozen, niet gemeten.`,
  transfer: (words: string): string =>
    `Wat tussen gemeenten is gemeten, geldt ook voor een schok in het hele land: ${words}.`,
  codes: {
    "old-structure": (structure: string, base: string): string =>
      `De banen per bedrijfstak zijn van ${structure}, het scenario telt vanaf ${base}: een voorbeeld, niet voor besluiten.`,
    "levels-of-another-year": (level: string, base: string): string =>
      `Het begin is de werkloosheid van ${level}; het scenario telt vanaf ${base}.`,
    "no-gdp": (year: string): string =>
      `De publicatie geeft voor ${year} geen groei van het bbp die te gebruiken is. Bedrijfstakken zonder eigen cijfer staan dat jaar stil.`,
    "no-unemployment": (year: string): string =>
      `De publicatie geeft voor ${year} geen werkloosheid die te gebruiken is. Dat jaar is weggelaten.`,
    "slope-not-national": (year: string): string =>
      `In ${year} gaan banen en werkloosheid in het land niet samen op en neer zoals gewoonlijk. Voor de verschillen tussen gemeenten rekenen wij met 0,3 procentpunt werkloosheid per procent banen.`,
    "jobs-shifted": (year: string): string =>
      `In ${year} lopen banen en productie in het land zo uiteen dat één verhouding niet past. Elke gemeente krijgt daarom hetzelfde bij of af.`,
    "only-a-bound": (measure: string, year: string, relation: string, value: string): string =>
      `De ${measure} van ${year} is in de publicatie alleen ${relation} ${value} %. Daarmee is niet gerekend.`,
    "not-an-average": (measure: string, year: string, value: string, statistic: string): string =>
      `De ${measure} van ${value} % in ${year} is ${statistic}, geen gemiddelde van het jaar. Daarmee is niet gerekend.`,
    "to-be-verified": (measure: string, year: string, source: string): string =>
      `De ${measure} van ${year} is nog na te gaan bij de publicatie (${source}).`
  },
  /** Warnings without numbers of their own. */
  plain: {
    "impossible-level":
      "In een of meer gemeenten komt de werkloosheid onder 0 of boven 100 %: de verandering is te groot voor het begin.",
    "not-consistent": "De cijfers van dit scenario passen niet helemaal bij elkaar. Lees de uitkomst met zorg.",
    "local-outweighs":
      "Wat u plaatselijk invult, weegt zwaarder dan de mix van bedrijfstakken. De uitkomst zegt dan vooral iets over die ene werkgever.",
    "estimated-structure":
      "De banen per bedrijfstak zijn geschat uit grovere cijfers, omdat de gemeentelijke tabel ze niet geeft.",
    "regions-left-out":
      "Van een of meer gemeenten zijn geen banen per bedrijfstak bekend. Zij tellen in deze berekening niet mee.",
    "suppressed-sectors":
      "Voor sommige gemeenten houdt de bron banen per bedrijfstak geheim. Die zijn geschat uit totalen.",
    "dominated-sectors":
      "In de eigen registratie is van een of meer bedrijfstakken één werkgever te herkennen. Maak die cijfers niet openbaar.",
    "margins-conflict":
      "De totalen waaruit banen zijn geschat, spreken elkaar tegen. De schatting ligt er zo dicht mogelijk bij.",
    "not-converged": "Het schatten van ontbrekende banen kwam niet helemaal uit op de totalen.",
    "no-commuting": "Er zijn geen gegevens over woon-werkverkeer. Wij doen alsof iedereen in de eigen gemeente werkt.",
    "supply-constrained":
      "In een tijd met verplichte sluitingen rekenen doorwerkingen tussen bedrijven te hoog: wie dicht is, kan ook niet leveren."
  } as Readonly<Record<string, string>>,
  /** Said of a municipality, or of several. */
  placed: {
    "own-mix": (place) =>
      `De banen per bedrijfstak van ${place} komen uit een eigen registratie, die van het land uit een andere telling. Telt de registratie zelfstandigen mee, dan heeft zij meer landbouw, bouw en handel.`,
    "national-level": (place) =>
      `Voor ${place} is de werkloosheid van het begin niet bekend. Wij nemen het landelijke cijfer. Dat is het gemiddelde van de vier kwartalen of, als er een ontbreekt, het jaarcijfer.`,
    "estimated-labour-force": (place) => `De beroepsbevolking van ${place} is geschat.`
  } as Readonly<Record<string, (place: string) => string>>,
  other: (code: string): string => `De berekening geeft een waarschuwing die hier nog geen uitleg heeft: ${code}.`,
  relations: {above: "hoger dan", below: "lager dan"} as Readonly<Record<string, string>>,
  statistics: {"end-of-year": "het eind van het jaar", peak: "de hoogste stand"} as Readonly<Record<string, string>>,
  measures: {
    "gdp-growth": "groei van het bbp",
    unemployment: "werkloosheid",
    "employment-persons": "groei van het aantal werkenden",
    "employment-hours": "groei van de gewerkte uren"
  } as Readonly<Record<string, string>>,
  synthetic: "Banen, woon-werkverkeer en werkloosheid zijn verzonnen oefengegevens.",
  imputed:
    "De banen per bedrijfstak in deze gemeente zijn voor een deel geschat, omdat de grenzen zijn veranderd of cijfers ontbreken."
};

/** What a warning without a year says, of the municipality shown or of those that are named. */
export const warningSentence = (code: string, place = "deze gemeente"): string =>
  scenarioConditions.placed[code]?.(place) ?? scenarioConditions.plain[code] ?? scenarioConditions.other(code);

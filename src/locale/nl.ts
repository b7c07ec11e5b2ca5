/**
 * Every word that components show. Plain Dutch (B1), formal "u". A sentence with a number in it is a function whose
 * arguments are already formatted (format.ts), so that words and numbers are each decided in one place.
 */
export const nl = {
  figure: {
    table: "Tabel",
    showTable: "Toon de tabel",
    showChart: "Toon de grafiek",
    synthetic: "verzonnen oefengegevens",
    syntheticLong: "Dit zijn verzonnen oefengegevens, geen echte cijfers.",
    careful: (count: string) => `Let op (${count})`,
    updating: "Bezig met bijwerken. U ziet nog het vorige resultaat.",
    printed: (date: string) => `Afgedrukt op ${date}`,
    noContent: "Er is niets om te tonen."
  },
  source: {
    label: "Bron",
    table: (id: string) => `tabel ${id}`,
    retrieved: (date: string) => `opgehaald op ${date}`,
    licence: (title: string) => `licentie: ${title}`,
    base: "bevolking om mee om te rekenen",
    unknown: "bron niet opgegeven",
    stale: "niet vernieuwd: de bron gaf bij de laatste poging geen antwoord"
  },
  level: {
    description: "beschrijving",
    association: "verband, geen oorzaak",
    model: "modeluitkomst: rust op aannames"
  },
  levelExplained: {
    description: "Dit zijn tellingen of metingen. Ze zeggen niet waardoor iets komt.",
    association: "Deze cijfers bewegen samen. Dat het ene het andere veroorzaakt, is hiermee niet aangetoond.",
    model: "Dit is uitgerekend met een model. Andere aannames geven een andere uitkomst."
  },
  status: {
    definitive: "definitief",
    provisional: "voorlopig",
    revised: "herzien",
    estimated: "geschat",
    imputed: "aangevuld met een schatting",
    modelled: "modeluitkomst",
    synthetic: "verzonnen oefengegevens"
  },
  kind: {
    register: "registratie",
    panel: "vragenlijst",
    model: "modeluitkomst",
    message: "berichten"
  },
  missing: {
    short: "geen gegevens",
    because: (reason: string) => `geen gegevens, omdat ${reason}`,
    unknown: "de reden niet is opgegeven",
    reasons: {
      confidential: "de bron het cijfer geheim houdt",
      impossible: "dit cijfer hier niet kan bestaan",
      "not-available": "de bron hier geen cijfer voor geeft",
      suppressed: "het om te weinig mensen gaat",
      "incomplete-wijken": "de cijfers van te veel wijken ontbreken",
      "no-region": "dit gebied toen niet bestond",
      "no-observation": "de bron hier geen cijfer voor geeft",
      imputed: "de bron hier een schatting invulde",
      "missing-part": "het cijfer van een deel van het gebied ontbreekt",
      "suppressed-part": "het in een deel van het gebied om te weinig mensen gaat",
      "incomplete-regions": "de cijfers van te veel gemeenten ontbreken",
      "not-additive": "dit cijfer van delen van het gebied niet is op te tellen",
      "not-reversible": "de grenzen van het gebied zijn veranderd",
      "zero-denominator": "er niemand is om over te rekenen",
      "no-denominator": "het aantal inwoners voor de omrekening ontbreekt",
      "not-loaded": "deze bron nog niet is ingeladen"
    } as Readonly<Record<string, string>>
  },
  change: {
    higher: "hoger",
    lower: "lager",
    unfavourable: "ongunstig",
    favourable: "gunstig",
    than: (amount: string, direction: string, reference: string) => `${amount} ${direction} dan ${reference}`,
    sameAs: (reference: string) => `gelijk aan ${reference}`,
    expected: "verwacht",
    now: (words: string, chance: string) => `Nu ${words}${chance === "" ? "" : `; ${chance}`}.`,
    chance: "verschil kan toeval zijn",
    rounding: "verschil kan door afronding komen",
    beyondChance: "verschil is groter dan toeval",
    chanceUnknown: "niet bekend of het verschil toeval kan zijn",
    notComparable: "niet te vergelijken: andere telling",
    none: "nog geen eerder cijfer om mee te vergelijken",
    carefulFall: "Minder gebruik kan betekenen: niet nodig, uitgesteld, onvervuld, administratief of onbekend."
  },
  unit: {
    percentagePoint: "procentpunt",
    million: "mln",
    billion: "mld",
    /** Nouns that units of the catalogue and of models begin with, as one of them is called. */
    singular: {
      aanmeldingen: "aanmelding",
      aanvragen: "aanvraag",
      adviezen: "advies",
      banen: "baan",
      bedrijven: "bedrijf",
      berichten: "bericht",
      boetes: "boete",
      faillissementen: "faillissement",
      gesprekken: "gesprek",
      huishoudens: "huishouden",
      jongeren: "jongere",
      kinderen: "kind",
      leerlingen: "leerling",
      maanden: "maand",
      meldingen: "melding",
      misdrijven: "misdrijf",
      ondernemers: "ondernemer",
      personen: "persoon",
      plaatsen: "plaats",
      trajecten: "traject",
      uitkeringen: "uitkering",
      vacatures: "vacature",
      "verzekerde jaren": "verzekerd jaar",
      vestigingen: "vestiging",
      volwassenen: "volwassene",
      weken: "week",
      woningen: "woning"
    }
  },
  interval: {
    between: (low: string, high: string) => `tussen ${low} en ${high}`
  },
  period: {
    quarter: (ordinal: string, year: string) => `${ordinal} kwartaal ${year}`,
    quarterShort: (ordinal: string, year: string) => `${ordinal} kw. ${year}`,
    halfYear: (ordinal: string, year: string) => `${ordinal} halfjaar ${year}`,
    halfYearShort: (ordinal: string, year: string) => `${ordinal} hj. ${year}`,
    week: (week: string, year: string) => `week ${week} van ${year}`,
    weekShort: (week: string, year: string) => `wk ${week} ${year}`,
    schoolYear: (from: string, to: string) => `schooljaar ${from}/'${to}`,
    schoolYearShort: (from: string, to: string) => `${from}/'${to}`,
    range: (from: string, to: string) => `${from} tot en met ${to}`,
    from: (from: string) => `vanaf ${from}`
  },
  regionLevel: {
    land: "Nederland",
    landsdeel: "landsdeel",
    provincie: "provincie",
    corop: "COROP-gebied",
    veiligheidsregio: "veiligheidsregio",
    arbeidsmarktregio: "arbeidsmarktregio",
    jeugdregio: "jeugdregio",
    gemeente: "gemeente",
    wijk: "wijk",
    buurt: "buurt"
  },
  table: {
    sortBy: (column: string) => `Sorteer op ${column}`,
    region: (caption: string) => `Tabel, verschuifbaar: ${caption}`,
    showAll: (count: string) => `Toon alle ${count} rijen`,
    showLess: "Toon minder rijen",
    shown: (shown: string, total: string) => `${shown} van ${total} rijen`,
    search: "Zoek in de tabel",
    noRows: "Geen rijen gevonden.",
    yes: "ja",
    no: "nee",
    reasonColumn: (column: string) => `${column}: waarom leeg`,
    periodStart: (column: string) => `${column}: eerste dag`
  },
  export: {
    menu: "Opslaan als",
    csv: "CSV voor Excel (met toelichting)",
    csvFull: "CSV van alle gebieden en perioden (met toelichting)",
    xlsx: "Excel-werkmap (XLSX)",
    svg: "Tekening (SVG)",
    png: "Afbeelding (PNG)",
    explanation: "toelichting",
    dataSheet: "Gegevens",
    sourceSheet: "Bron en toelichting",
    field: "Onderdeel",
    content: "Inhoud",
    saved: (file: string) => `Opgeslagen: ${file}`,
    failed: (what: string) =>
      `Opslaan is niet gelukt: ${what}. De figuur zelf is niet veranderd. Probeer een andere vorm.`,
    fallbackName: "figuur",
    formulas: "Tekst die met een rekenteken begint, heeft een ' ervoor. Zo voert Excel haar niet uit.",
    rows: {
      title: "Titel",
      subtitle: "Wat en waarin gemeten",
      source: "Bron",
      level: "Soort uitspraak",
      filters: "Gekozen instellingen",
      link: "Koppeling naar deze stand",
      vintage: "Stand van de gegevens",
      date: "Opgeslagen op",
      synthetic: "Waarschuwing",
      note: "Let op",
      reading: "Lezen",
      count: "Aantal rijen"
    }
  },
  chart: {
    read: (title: string) => `Lees de grafiek af met de pijltjestoetsen: ${title}`,
    readHint: "Wijs een punt aan, of gebruik de pijltjestoetsen.",
    beforeCrisis: "vóór de crisis",
    baselineInterval: (low: string, high: string, range: string) =>
      `Grijze band: wat u op grond van ${range} kon verwachten, tussen ${low} en ${high}.`,
    baselineLine: (value: string, range: string) => `Stippellijn: ${value}, het gemiddelde van ${range}.`,
    band: "Gekleurde band: hier ligt het echte cijfer waarschijnlijk tussen.",
    provisional: "Onderbroken lijn: voorlopig cijfer, kan nog veranderen.",
    straightLine: "rechte lijn, ter oriëntatie",
    straightLineNote: "Dunne rechte lijn: alleen om de richting te zien. Er is niets mee berekend.",
    gap: (series: string, periods: string, because: string) => `${series}${periods}: ${because}.`,
    gapMark: "Kruisje onderaan: geen gegevens.",
    breakNote: (mark: string, period: string, text: string) => `${mark}${period}: ${text}`,
    breakLabel: (period: string) => `andere telling vanaf ${period}`,
    notComparable: "niet vergelijken",
    allMissing: "Er zijn geen gegevens om te tekenen.",
    onePoint: "Er is maar één cijfer. Een verloop is er dus niet.",
    legend: "Lijnen"
  },
  map: {
    choose: "Zoek een gebied op de kaart",
    classes: "Legenda",
    lessThan: (value: string) => `minder dan ${value}`,
    between: (low: string, high: string) => `${low} tot ${high}`,
    atLeast: (value: string) => `${value} of meer`,
    exactly: (value: string) => `overal ${value}`,
    regions: (count: string) => `${count}`,
    quantile: "Elke kleur heeft ongeveer evenveel gebieden.",
    ties: "De kleuren hebben niet evenveel gebieden: de grenzen zijn afgerond, en een gelijk cijfer geeft een gelijke kleur.",
    equal: "Elke kleur beslaat een even grote stap.",
    circles: "Elk rondje is een gebied. Een groter rondje heeft meer inwoners. De plaats is bij benadering.",
    unknownRegion: "dit gebied staat niet in de gegevens"
  },
  distribution: {
    each: "Elk punt is een gebied.",
    rank: (name: string, rank: string, total: string) =>
      `${name} staat op plaats ${rank} van ${total}, van laag naar hoog.`,
    rankUnknown: (name: string) => `${name}: geen plaats in de rij, want er is geen cijfer.`,
    median: (value: string) => `midden: ${value}`,
    middleHalf: (low: string, high: string) => `De middelste helft ligt tussen ${low} en ${high}.`,
    missing: (count: string) => `Zonder cijfer: ${count}.`
  },
  coverage: {
    levels: "Soort gebied",
    periods: "Periode",
    complete: "alles",
    none: "niets",
    cell: (present: string, total: string) => `${present} van ${total} gebieden`,
    between: (from: string, to: string) => `tussen ${from} en ${to}`,
    reason: (level: string, when: string, count: string, because: string) =>
      `${level}, ${when}: ${count} keer ${because}.`,
    legend: "Hoe donkerder, hoe meer gebieden een cijfer hebben."
  },
  card: {
    table: "tabel",
    csv: "csv",
    explain: "uitleg",
    actionsFor: (action: string, title: string) => `${action}: ${title}`,
    sparkline: (title: string, from: string, to: string, first: string, last: string) =>
      `Verloop van ${title}: ${first} in ${from}, ${last} in ${to}`
  },
  notes: {
    effect: {
      warn: "Lees deze cijfers met deze kanttekening.",
      exclude: "Deze cijfers tellen niet mee in berekeningen over deze grens heen.",
      "overrule-signal": "Een signaal uit deze cijfers telt niet."
    },
    kind: {
      "series-break": "andere telling",
      "definition-change": "andere definitie",
      "administrative-backlog": "administratieve achterstand",
      revision: "herziening",
      border: "andere gemeentegrenzen",
      plausibility: "opvallende waarde",
      imputation: "aangevuld met een schatting"
    },
    touches: "Bekijk alles waar dit voor geldt",
    period: (period: string) => `Geldt voor: ${period}`
  },
  control: {
    bar: "Instellingen",
    barShow: "Instellingen",
    copyLink: "Kopieer link",
    copied: "Link gekopieerd",
    copyFailed: "Kopiëren lukt niet. Neem de link over uit de adresbalk.",
    undo: "Stap terug",
    redo: "Stap vooruit",
    search: "Zoek op naam of code",
    noneFound: "Niets gevonden. Probeer een ander woord of een code als GM0794.",
    found: (count: string) => `${count} gevonden`,
    open: "Toon de lijst",
    from: "Van",
    to: "Tot en met",
    remove: (label: string) => `Verwijder ${label}`,
    noneChosen: "Niets gekozen"
  },
  edits: {
    undo: "Ongedaan maken",
    redo: "Opnieuw doen"
  },
  saved: {
    title: (count: string) => (count === "0" ? "Keuze bewaren" : `Bewaarde keuzes (${count})`),
    name: "Naam voor wat u nu hebt gekozen",
    keep: "Bewaar",
    kept: (name: string) => `Bewaard: ${name}`,
    remove: "Verwijder",
    removeNamed: (name: string) => `Verwijder ${name}`,
    removed: (name: string) => `Verwijderd: ${name}`,
    nameFirst: "Geef eerst een naam.",
    failed: "Bewaren lukt niet: deze browser staat het niet toe of is vol. Gebruik Kopieer link.",
    here: "Bewaarde keuzes staan alleen in deze browser. Met Kopieer link kunt u ze delen."
  },
  progress: {
    busy: "Bezig",
    of: (done: string, total: string) => `${done} van ${total}`,
    left: (time: string) => `nog ongeveer ${time}`,
    cancel: "Stop",
    cancelled: "Gestopt. Het vorige resultaat staat er nog."
  },
  error: {
    title: "Dit onderdeel werkt nu niet",
    happened: "Wat er gebeurde",
    works: "Wat nog wel werkt",
    todo: "Wat u kunt doen",
    stillWorks: "De rest van deze pagina en de vorige resultaten.",
    tryAgain: "Probeer het opnieuw",
    reload: "Laad de pagina opnieuw. Blijft het misgaan, geef de tekst hierboven dan door aan uw beheerder.",
    unknown: "Er ging iets mis bij het tekenen."
  },
  prose: {
    ask: "Vraag na:"
  },
  duration: {
    seconds: (count: string) => `${count} seconden`,
    second: "1 seconde",
    minutes: (count: string) => `${count} minuten`,
    minute: "1 minuut"
  }
} as const;

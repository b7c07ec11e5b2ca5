const isAre = (count: string): string => (count === "1" ? "is" : "zijn");

/** Words of the story: its frame, where figures come from, national totals and the panel. Plain Dutch (B1), formal "u". */
export const storyWords = {
  title: (place: string, area: string, others: string): string =>
    `Van werk naar zorg: ${place}${others === "" ? ` en ${area}` : `, ${area} en ${others}`}`,
  lede: "Wat doet een klap voor het werk met de geestelijke gezondheidszorg (ggz) en de jeugdzorg? Dit verslag laat stap voor stap zien wat de cijfers zeggen, hoe zeker dat is, en wat zij niet kunnen zeggen.",
  date: (date: string): string => `Stand van de gegevens: ${date}.`,
  contents: "Inhoud",
  scope: (first: string, last: string): string =>
    `Cijfers over ${first} tot en met ${last}, per gemeente. Gemaakt met het programma Samenhang.`,
  levels: {
    heading: "Drie soorten uitspraken",
    text: "Bij elke uitkomst staat wat voor uitspraak het is. Een uitspraak gaat nooit verder dan haar soort."
  },
  summary: {
    heading: "In het kort",
    holds: "Wat vaststaat",
    doubtful: "Wat niet vaststaat",
    cannot: "Wat deze cijfers niet kunnen zeggen",
    panel: (complete: string, rows: string, places: string, all: string): string =>
      `Van de ${rows} rijen in de tabel (één rij per gemeente en jaar) ${isAre(complete)} er ${complete} compleet. Van de ${all} gemeenten ${places === "1" ? "heeft" : "hebben"} er ${places} in alle jaren alle cijfers.`,
    nobody: "Over personen zegt dit verslag niets: het vergelijkt gemeenten.",
    national:
      "Een klap voor het hele land tegelijk is iets anders dan een verschil tussen gemeenten. Wat in heel Nederland tegelijk veranderde, zit niet in de vergelijking tussen gemeenten.",
    detectable: (outcome: string, term: string, found: string, expected: string): string =>
      `${outcome} en ${term}: bij één uitkering meer per 1.000 mensen laat de tabel een verschil vanaf ${found} meestal zien. Ander onderzoek laat een verschil verwachten van ${expected}.`,
    detectableOnly: (outcome: string, term: string, found: string): string =>
      `${outcome} en ${term}: bij één uitkering meer per 1.000 mensen laat de tabel een verschil vanaf ${found} meestal zien. Hoe groot een verschil hier hoort te zijn, is niet bekend.`,
    inYear: (year: string): string => `in ${year}`,
    fromYear: (year: string): string => `vanaf ${year}`,
    broken: (indicator: string, year: string, text: string): string => `${indicator}, ${year}: ${text}`,
    scenario: (place: string, value: string, year: string, low: string, high: string, title: string): string =>
      `Als de raming uitkomt (${title}), is in ${place} in ${year} ${value} van de beroepsbevolking werkloos. Acht van de tien berekeningen liggen tussen ${low} en ${high}.`,
    backtest: (title: string, projected: string, realised: string, year: string, published: string | null): string =>
      `Achteraf: de raming (${title}) komt voor Nederland uit op een werkloosheid van ${projected} van de beroepsbevolking in ${year}${published === null ? "" : `, gemeten zoals nu (in de publicatie staat ${published}, op de oude manier gemeten)`}. Het werd ${realised}. De marge van een raming geldt alleen als die raming uitkomt.`,
    notBetter: "Reken met meer dan één scenario. De marge in dit verslag is de marge binnen één scenario."
  },
  source: {
    label: "Bron",
    unknown: "ophaaldatum niet vastgelegd",
    calculation: (what: string): string => `Berekening van Samenhang op ${what}`,
    panel: "de tabel van dit verslag",
    made: "Verzonnen oefengegevens van Samenhang"
  },
  synthetic:
    "Verzonnen oefengegevens: dit zijn geen echte cijfers. Trek hier geen conclusies uit over echte gemeenten.",
  file: (name: string): string => `Alle cijfers: ${name}`,
  picture: (name: string): string => `Losse afbeelding: ${name}`,
  folded: (count: string): string => `Toon de hele tabel (${count} ${count === "1" ? "rij" : "rijen"})`,
  onPaper: (count: string): string =>
    count === "1"
      ? "Niet afgedrukt: 1 rij. Zij staat in het bestand dat hieronder staat."
      : `Niet afgedrukt: ${count} rijen. Zij staan in het bestand dat hieronder staat.`,
  warehouse: {
    heading: "Waar de cijfers vandaan komen",
    text: (count: string): string =>
      `De cijfers komen uit ${count} ${count === "1" ? "bestand van een andere instelling. Het is ingelezen zoals het was" : "bestanden van andere instellingen. Zij zijn ingelezen zoals zij waren"}. Bij elk bestand hoort een vingerafdruk (SHA-256), zodat te zien is of u met dezelfde cijfers werkt.`,
    problems: (kinds: string, count: string): string =>
      `Bij het inlezen ${count === "1" ? "is 1 bijzonderheid" : `zijn ${count} bijzonderheden`} gevonden, van ${kinds} ${kinds === "1" ? "soort" : "soorten"}. Er is niets stil verbeterd: wat niet klopt of niet zelf is gemeten, is weggelaten. Hieronder staat de lijst.`,
    source: "Samenhang, het inlezen van de bestanden; elke regel noemt haar eigen bron",
    otherFile: "Bestand dat niet als bron is herkend",
    noReport: "Deze gegevensverzameling bestond al. Wat bij het inlezen opviel, staat daarom niet in dit verslag.",
    table: {
      title: "Gebruikte bronnen",
      subtitle: "Alle bestanden die zijn ingelezen",
      columns: {
        title: "Bron",
        publisher: "Uitgever",
        table: "Tabel",
        version: "Versie van de uitgever",
        retrieved: "Opgehaald op",
        rows: "Cijfers",
        licence: "Licentie",
        sha: "Vingerafdruk (begin)"
      }
    },
    /** What was noticed, by its name in the program. */
    kinds: {
      "boundary-event-missing": "herindeling die niet in dit bestand staat",
      "boundary-texts-disagree": "herindeling die maar één van de gemeenten noemt",
      "carried-forward": "waarde overgenomen uit het jaar ervoor: weggelaten",
      "copied-year": "heel jaar gelijk aan een eerder jaar: weggelaten",
      "dissolved-region": "waarde van een opgeheven gebied: weggelaten",
      "implausible-value": "waarde die niet kan: weggelaten",
      "imputed-mean": "gat dat met een gemiddelde was ingevuld: weggelaten",
      "lost-decimals": "getal dat zijn komma kwijt is: weggelaten",
      "metadata-only": "tabel met alleen uitleg, zonder cijfers",
      "no-parent": "gebied waarvan het grotere gebied niet bekend is",
      "not-loaded": "bestand dat niet is gebruikt",
      "period-not-declared": "kolom buiten de jaren waarvoor zij bedoeld is: weggelaten",
      "region-did-not-exist": "lege cel van een gebied dat toen niet bestond",
      "repeated-value": "dezelfde waarde in jaren achter elkaar: gebruikt, ga dit na",
      "row-without-region": "rij zonder gebied: telt alleen mee voor heel Nederland",
      "several-versions": "delen van één tabel met elk een eigen versie: de oudste telt",
      "unknown-region": "gebied van een onbekende soort: weggelaten",
      "unmatched-name": "naam zonder code in dat jaar: weggelaten",
      "unrecognised-file": "bestand dat niet bij een bekende bron past: niet gebruikt"
    } as Readonly<Record<string, string>>,
    otherKind: "iets anders: zie het bestand",
    problemTable: {
      title: "Wat opviel bij het inlezen",
      subtitle: "Per bron en soort, hoe vaak; de hele omschrijving staat in het bestand, in het Engels",
      columns: {
        what: "Wat",
        title: "Bron",
        source: "Naam in het programma",
        kind: "Soort",
        message: "Omschrijving",
        count: "Aantal"
      }
    }
  },
  reconcile: {
    heading: "Kloppen de optellingen?",
    text: "Van elk jaar zijn alle gemeenten of wijken bij elkaar opgeteld. Die som is naast het landelijke cijfer van de uitgever gelegd. Is de som ieder jaar even groot, dan telt de bron steeds hetzelfde. Verschuift zij, dan zegt een stijging of daling in de gemeenten misschien alleen iets over de telling.",
    breaks: "Hier past het niet",
    noBreaks: "De optellingen passen in alle jaren bij elkaar.",
    explained: "Deze breuk is verklaard door de bron.",
    definition:
      "Let op: niet elke bron telt hetzelfde. De cijfers per wijk zijn naast de landelijke reeks van het CBS gelegd, die soms een andere afbakening heeft: personen of uitkeringen, één dag of het gemiddelde van het jaar. Stijgt of daalt een aantal snel, dan verschuift de som ook door dat laatste. Een som van meer of minder dan 100 % is daarom geen fout. Een som die van jaar tot jaar verschuift, is wel een waarschuwing.",
    table: {
      title: "Som van de delen naast het landelijke cijfer",
      subtitle: "Per cijfer, niveau, jaar en bron",
      columns: {
        indicator: "Cijfer",
        level: "Delen",
        year: "Jaar",
        source: "Bron",
        sum: "Som van de delen",
        unit: "Eenheid",
        published: "Landelijk cijfer",
        national: "Bron van het landelijke cijfer",
        ratio: "Som als deel van het landelijke cijfer",
        coverage: "Inwoners die meetellen"
      }
    },
    levels: {gemeente: "gemeenten", wijk: "wijken"} as Readonly<Record<string, string>>,
    picture: {
      title: "WW en bijstand: som van de delen naast het landelijke cijfer",
      subtitle: "In % van het landelijke cijfer van het CBS; 100 betekent dat de som gelijk is",
      line: (indicator: string, level: string): string => `${indicator}, ${level}`
    },
    none: "er geen landelijk cijfer van de uitgever is"
  },
  panel: {
    heading: "Welke gemeenten zijn compleet?",
    text: (first: string, last: string, boundaries: string, regions: string): string =>
      `De tabel heeft een rij voor elke gemeente in elk jaar van ${first} tot en met ${last}. Alle jaren staan op de grenzen van ${boundaries}: ${regions} gemeenten. Er is niets ingevuld: een lege cel blijft leeg en heeft een reden. Een waarde die de bron zelf had ingevuld, telt als leeg.`,
    count: (complete: string, rows: string, missing: string): string =>
      `${complete} van de ${rows} rijen ${isAre(complete)} compleet. In ${missing} ${missing === "1" ? "rij" : "rijen"} ontbreekt er minstens één cijfer.`,
    persons:
      'De bron van WW, bijstand en arbeidsongeschiktheid (Kerncijfers wijken en buurten) telt personen met een uitkering. Een paar met één bijstandsuitkering telt daarin als twee. Waar dit verslag "uitkering" zegt, gaat het om zo\'n persoon.',
    estimated: (count: string, all: string): string =>
      `${count} van de ${all} cellen ${isAre(count)} omgerekend met een aanname, bijvoorbeeld omdat het aantal inwoners van dat jaar niet bekend is of omdat een gemeente is gesplitst. Dat staat per cel in het bestand paneel/cellen.csv.`,
    incomplete: "Deze gemeenten zijn niet compleet",
    all: "Alle gemeenten hebben in alle jaren alle cijfers.",
    group: (indicator: string, years: string, count: string, because: string, names: string): string =>
      `${indicator}, ${years}: ${count}, omdat ${because}. Het gaat om ${names}.`,
    bases:
      "De WW, de bijstand en de arbeidsongeschiktheid zijn aantallen per 1.000 mensen. Jeugdzorg is een percentage van de jongeren. De kosten van de ggz zijn euro's per verzekerde van 18 jaar of ouder, niet gecorrigeerd voor hogere prijzen.",
    coverage: {
      title: "Gemeenten met een cijfer, per jaar",
      subtitle: "Aantal gemeenten op de gekozen grenzen",
      columns: {indicator: "Cijfer", unit: "Eenheid in de tabel", complete: "Gevuld in alle jaren"}
    },
    gaps: {
      title: "Gemeenten die niet compleet zijn",
      subtitle: "Elke lege cel van de tabel, met de reden",
      columns: {region: "Code", name: "Gemeente", year: "Jaar", indicator: "Cijfer", reason: "Leeg, omdat"}
    },
    origins: {
      title: "Waar de cellen vandaan komen",
      subtitle: "Aantal gevulde cellen per cijfer, jaar en bron",
      columns: {indicator: "Cijfer", year: "Jaar", source: "Bron", cells: "Cellen", estimated: "Waarvan geschat"}
    },
    notes: {
      title: "Kanttekeningen bij de tabel",
      subtitle: "Alles wat een lezer van deze cijfers moet weten",
      columns: {indicator: "Cijfer", from: "Vanaf", to: "Tot en met", effect: "Wat te doen", text: "Kanttekening"}
    },
    effects: {
      warn: "let op",
      exclude: "niet over deze grens heen vergelijken",
      overrule: "kan een registratie-effect zijn"
    } as Readonly<Record<string, string>>
  },
  evidence: {
    scales: {
      ww: (people: string): string => `WW-uitkeringen per 1.000 ${people}, een uitkering geteld als één werkloze`,
      assistance: (people: string): string => `bijstandsuitkeringen per 1.000 ${people}`
    },
    populations: (base: string): string =>
      base === "inwoners" ? "inwoners" : "inwoners van 15 jaar tot de AOW-leeftijd",
    note: "Berekend over jaren die niet met elkaar te vergelijken zijn, met gewone vaste verschillen en over weinig jaren. De marge is de grootste van die per gemeente, COROP-gebied en provincie. Niet gebruiken als sterkte."
  }
};

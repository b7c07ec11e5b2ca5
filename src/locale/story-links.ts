const judgedWords = (count: string, judged: string, contradicted: string): string => {
  const made = `${judged} van de ${count} ${count === "1" ? "voorspelling" : "voorspellingen"} ${judged === "1" ? "kon" : "konden"} worden nagegaan.`;
  if (judged === "0") return made;
  return `${made} ${contradicted} daarvan ${contradicted === "1" ? "wordt" : "worden"} door de cijfers tegengesproken.`;
};

const stay = (count: string): string => `${count === "1" ? "blijft" : "blijven"} ${count}`;

/** Words of the story about links: what moves together, how large it is, the system model and its diagram. */
export const storyLinks = {
  scan: {
    heading: "Wat beweegt samen?",
    text: (tests: string, chance: string): string =>
      `Alle vijf cijfers zijn met elkaar vergeleken, in beide richtingen, ook een en twee jaar later: ${tests} vergelijkingen. Vaste verschillen tussen gemeenten en wat in heel Nederland tegelijk veranderde, zijn eruit gehaald. Ook als er niets aan de hand is, vallen er daarvan ongeveer ${chance} op door toeval. Daarom staat er een strengere grens bij (q): onder 0,05 blijft naar verwachting hooguit 1 op de 20 uitslagen toeval.`,
    how: "Een samenloop (r) loopt van −1 tot 1. Bij 0 bewegen twee cijfers niet samen, bij 1 altijd precies dezelfde kant op.",
    unsure:
      "De toevalskans is berekend per gemeente, per COROP-gebied en per provincie. De grootste telt, want gebieden die bij elkaar horen, lijken op elkaar. In hetzelfde jaar is de samenloop in beide richtingen gelijk, maar de toevalskans niet.",
    breaks: (year: string): string =>
      `Let op: in deze jaren zitten andere tellingen. Een gezamenlijke sprong door een andere telling lijkt op samen bewegen. Alleen de jaren tot en met ${year} zijn met elkaar te vergelijken.`,
    comparable: (years: string, tests: string, found: string): string =>
      `Over alleen ${years}, de jaren die wel te vergelijken zijn, ${stay(found)} van de ${tests} vergelijkingen onder die grens.`,
    all: (tests: string, found: string): string =>
      `Over alle jaren ${stay(found)} van de ${tests} vergelijkingen onder de strengere grens.`,
    notComparable: "Er zijn geen twee jaren die voor alle cijfers te vergelijken zijn.",
    picture: {
      title: "Samenloop van uitkeringen met zorg, in hetzelfde jaar",
      subtitle:
        "Samenloop r, van −1 tot 1 (geen eenheid), na aftrek van vaste verschillen tussen gemeenten en van landelijke veranderingen",
      all: "alle jaren, met andere tellingen erin",
      comparable: (years: string): string => `alleen ${years}`
    },
    pair: (x: string, y: string): string => `${x} en ${y}`,
    table: {
      title: "Alle vergelijkingen",
      subtitle: "Samenloop (r), toevalskans (p) en strengere grens (q); x loopt zoveel jaar voor op y",
      columns: {
        window: "Jaren",
        x: "Cijfer x",
        y: "Cijfer y",
        lag: "Jaren later",
        n: "Rijen",
        r: "Samenloop (r)",
        slope: "Verandering van y bij 1 eenheid x",
        unit: "Eenheid van die verandering",
        cluster: "Onzekerheid berekend per",
        se: "Standaardfout",
        p: "Toevalskans (p)",
        q: "Strengere grens (q)"
      }
    },
    tooFew: "er te weinig rijen zijn"
  },
  estimates: {
    heading: "Hoe groot is het verschil, en hoe zeker?",
    text: (formulas: string): string =>
      `Hier staat bij elke zorguitkomst hoeveel zij verschilt bij één uitkering meer per 1.000 mensen. WW en bijstand staan samen in de berekening, omdat zij samen op en neer gaan. Elke gemeente wordt vergeleken met zichzelf in andere jaren, en met andere gemeenten in hetzelfde jaar. De ${formulas} berekeningen stonden vooraf vast: zij zijn niet gekozen omdat de uitslag mooi was.`,
    outcome: (title: string): string => `${title}: gaat het samen met WW en bijstand?`,
    warnings: "Kanttekeningen",
    breaks: (periods: string): string =>
      `De hoofduitkomst laat ${periods} weg: die cijfers zijn niet met de andere jaren te vergelijken.`,
    kept: (difference: string, range: string, years: number): string =>
      `Met ${years === 1 ? "dat jaar" : "die jaren"} erbij is het cijfer gemiddeld ${difference} (marge: tussen ${range}). Dat rust op ${years === 1 ? "een jaar" : "jaren"} met een andere telling en is geen uitkomst van dit verslag.`,
    both: "Voor WW en bijstand allebei geldt:",
    controls:
      "Arbeidsongeschiktheid is met opzet niet als controle gebruikt: psychische klachten zijn er een belangrijke oorzaak van, zodat corrigeren een verband met de ggz zou verbergen.",
    ao: {
      heading: "De tegenproef: arbeidsongeschiktheid",
      text: "Wie ziek wordt, krijgt meestal pas na twee jaar een uitkering wegens arbeidsongeschiktheid (AO). Een stijging van de WW of de bijstand hoort daarom in hetzelfde jaar niet samen te gaan met meer AO. Ziet de berekening dat toch, dan pikt zij iets anders op, zoals een algemene ontwikkeling van de gemeente of een andere telling.",
      passed: (term: string): string =>
        `${term}: nul ligt in de marge. De tegenproef slaat hier niet aan. Dat bewijst niets: ook bij AO is een klein verschil met deze tabel niet te zien.`,
      together: "De tegenproef in de losse vergelijkingen",
      unknown: (term: string): string =>
        `${term}: hoe onzeker deze uitkomst is, kon niet worden berekend. De tegenproef zegt hier dus niets.`,
      pair: (term: string, r: string, years: string, isAlike: boolean, isBothWays: boolean): string =>
        `${term} en AO bewegen wel ${isAlike ? "samen" : "tegen elkaar in"} over ${years} (samenloop r ${r}; ${isBothWays ? "" : "in een van de twee richtingen "}onder de strengere grens van 0,05). Dat hoort niet in hetzelfde jaar. Het kan aan de telling liggen: cijfers die uit dezelfde wijken zijn opgeteld, kunnen samen te hoog of te laag zijn. Lees daarom ook de andere uitkomsten over die jaren voorzichtig.`,
      failed: (term: string): string =>
        `${term}: nul ligt buiten de marge. De berekening ziet iets wat er niet hoort te zijn. Wees ook bij ggz en jeugdzorg voorzichtig.`
    },
    picture: {
      title: (outcome: string): string => `${outcome} bij één uitkering meer per 1.000 mensen`,
      subtitle: (unit: string): string => `Verschil in ${unit}; lijn: marge van 95\u00a0%`,
      main: "jaren die te vergelijken zijn",
      kept: "alle jaren, ook met een andere telling",
      row: (term: string, what: string): string => `${term}: ${what}`,
      detectable:
        "Grijze band: een kleiner verschil dan dit laten deze cijfers niet goed zien (kans van 80 % om het te zien).",
      expected: "Balkje onder de lijn: het verschil dat u op grond van ander onderzoek verwacht.",
      interval: "Punt: het berekende verschil. Lijn: daar ligt het ware verschil waarschijnlijk (95 %)."
    },
    table: {
      title: (outcome: string): string => `${outcome}: berekend verschil onder elke groepering`,
      subtitle: "Verschil bij 1 uitkering meer per 1.000 mensen, met marge van 95 %",
      columns: {
        window: "Jaren",
        term: "Bij",
        estimate: "Berekend verschil",
        vcov: "Onzekerheid berekend per",
        leads: "Telt voor het oordeel",
        se: "Standaardfout",
        p: "Toevalskans (p)",
        low: "Onderkant marge",
        high: "Bovenkant marge",
        detectable: "Kleinste verschil dat te zien was",
        expectedLow: "Verwacht, van",
        expectedHigh: "Verwacht, tot",
        n: "Rijen"
      }
    },
    battery: {
      title: (outcome: string): string => `${outcome}: alle controles`,
      subtitle: "Hetzelfde verschil als er iets aan de berekening verandert",
      columns: {
        term: "Bij",
        check: "Controle",
        estimate: "Berekend verschil",
        se: "Standaardfout",
        low: "Onderkant marge",
        high: "Bovenkant marge",
        unit: "Eenheid"
      }
    },
    municipality: "gemeente",
    wild: (by: string): string => `${by}, met herhaalde trekkingen`,
    strict: "te vergelijken jaren",
    all: "alle jaren",
    notRun: "dit hier niet is te berekenen",
    tooFewYears: "er te weinig jaren zijn om er een weg te laten",
    noExpectation: "niet bekend is wat te verwachten is"
  },
  evidence: {
    heading: "Bewijs bij het systeemmodel",
    text: "Het systeemmodel is een schema van pijlen: wat werkt op wat, hoe sterk en hoe snel. De sterkten komen uit onderzoek en keuzes. Deze stap legt naast die sterkten wat de tabel zegt. De sterkten die in gebruik zijn, veranderen niet: dat is aan mensen.",
    path: "De berekeningen hierboven gaan over een hele weg (van uitkering naar zorg). Het model heeft geen pijl die daar één op één bij hoort: tussen werk en zorg staan klachten en gezin, en daarvan heeft de tabel geen cijfers. Zij zijn dus niet als sterkte van een pijl ingevuld.",
    measured: (points: string): string =>
      `Van de oorzaken in het model heeft de tabel alleen de WW, als maat voor de werkloosheid. Om dezelfde eenheid te krijgen, is één uitkering geteld als één werkloze: 1 procentpunt werkloosheid is dan ${points} uitkeringen per 1.000 mensen.`,
    population: "bevolkingscijfers van het CBS",
    strict: (link: string): string =>
      `${link}: over alleen de jaren die te vergelijken zijn, is dit niet te berekenen. Er blijven te weinig jaren over.`,
    strictNone: (link: string): string =>
      `${link}: uit alleen de jaren die te vergelijken zijn, volgt geen effect op den duur.`,
    strictValue: (link: string, value: string, margin: string): string =>
      `${link}: ${value} op den duur (${margin}), over de jaren die te vergelijken zijn. Dat is zonder eenheid, op de schaal van het model.`,
    margin: (low: string, high: string): string => `marge ${low} tot ${high}`,
    noMargin: "hoe onzeker dat is, kon niet worden berekend",
    range: (low: string, high: string): string => `${low} tot ${high}`,
    inForce: (value: string, range: string | null): string =>
      `Nu in gebruik: ${value}${range === null ? "" : ` (${range})`}.`,
    noneInForce: "Nu is bij deze pijl geen sterkte in gebruik.",
    kept: (link: string, value: string, margin: string, inForce: string): string =>
      `${link}: over alle jaren, ook die met een andere telling, ${value} op den duur (${margin}). ${inForce} Sterkten zijn zonder eenheid, op de schaal van het model.`,
    added:
      "Dit staat als bewijs in het model, met de waarschuwing dat de jaren niet te vergelijken zijn. Over zo weinig jaren is een effect op den duur ook niet zuiver te berekenen. Lees het getal als een ruwe aanwijzing, niet als sterkte. De marge is de grootste van die per gemeente, COROP-gebied en provincie.",
    nothing:
      "Voor geen enkele pijl gaf de tabel een effect op den duur dat te gebruiken is. Er is daarom geen bewijs aan het model toegevoegd.",
    link: (from: string, to: string): string => `${from} → ${to}`,
    file: (name: string, hasEvidence: boolean): string =>
      `Het model${hasEvidence ? " met bewijs" : ", zonder nieuw bewijs"}: ${name}. U opent het op de pagina Systeemmodel.`,
    table: {
      title: "Wat de tabel zegt over pijlen van het model",
      subtitle: "Effect op den duur op de schaal van het model (zonder eenheid), met marge van 95 %",
      columns: {
        link: "Pijl",
        window: "Jaren",
        value: "Effect op den duur",
        low: "Onderkant marge",
        high: "Bovenkant marge",
        inForce: "Nu in gebruik",
        given: "Rekening gehouden met",
        warnings: "Waarschuwingen (Engels)"
      }
    },
    notEstimated: "er te weinig jaren zijn",
    noLongRun: "uit deze berekening geen effect op den duur volgt",
    notInForce: "bij deze pijl geen sterkte in gebruik is"
  },
  diagram: {
    heading: "Past het schema bij de cijfers?",
    text: "Uit de pijlen volgt ook wat níet samen hoort te gaan als u met bepaalde cijfers rekening houdt. Dat is na te gaan. Wat de cijfers niet tegenspreken, is daarmee nog niet juist: andere schema's voorspellen hetzelfde.",
    noTests:
      "Uit de pijlen tussen de variabelen waarvan de tabel een cijfer heeft, volgt geen voorspelling die is na te gaan.",
    strict: (count: string, judged: string, contradicted: string): string =>
      `Over de jaren die te vergelijken zijn: ${judgedWords(count, judged, contradicted)}`,
    kept: (count: string, judged: string, contradicted: string): string =>
      `Over alle jaren, ook die met een andere telling: ${judgedWords(count, judged, contradicted)}`,
    contradicted: (years: string, a: string, b: string, given: string): string =>
      `Tegengesproken (${years}): ${a} en ${b} horen niet samen te gaan${given === "" ? "" : ` als u rekening houdt met ${given}`}, maar zij doen dat wel.`,
    unobserved: (count: string, all: string): string =>
      `Van de ${all} variabelen in het model ${count === "1" ? "heeft" : "hebben"} er ${count} geen cijfer in de tabel. Over de pijlen daarvan zegt de tabel niets.`,
    summary:
      "Volgens het schema van het systeemmodel is het effect van werkloosheid op zorg met alleen deze tabel niet te bepalen: er ontbreken cijfers die daarvoor nodig zijn.",
    adjust: "Wat u zou moeten weten",
    possible: (from: string, to: string, sets: string): string =>
      `Het effect van ${from} op ${to} is volgens het schema met deze tabel te bepalen, ${sets === "" ? "zonder rekening te houden met andere cijfers" : `als u rekening houdt met ${sets}`}.`,
    impossible: (from: string, to: string): string =>
      `Het effect van ${from} op ${to} is volgens het schema met alleen deze tabel niet te bepalen, hoe groot de tabel ook is.`,
    wished: (sets: string, count: number): string => `Daarvoor ${count === 1 ? "is" : "zijn"} ook nodig: ${sets}.`,
    lagged: (name: string, years: number): string =>
      years === 0 ? name : `${name} (${years === 1 ? "een jaar" : `${years} jaar`} eerder)`,
    verdicts: {
      "not-contradicted": "niet tegengesproken",
      contradicted: "tegengesproken",
      "cannot-be-judged": "niet na te gaan"
    } as Readonly<Record<string, string>>,
    table: {
      title: "Voorspellingen van het schema naast de tabel",
      subtitle:
        "Samenloop (zonder eenheid, −1 tot 1) na rekening houden met de genoemde cijfers; strengere grens (q) voor alle voorspellingen samen. Per gemeente, COROP-gebied of provincie: wat de grootste toevalskans geeft",
      columns: {
        window: "Jaren",
        a: "Dit",
        b: "en dit",
        given: "Rekening houdend met",
        association: "Samenloop",
        detectable: "Kleinste die te zien was",
        p: "Toevalskans (p)",
        q: "Strengere grens (q)",
        cluster: "Onzekerheid berekend per",
        clusters: "Aantal daarvan",
        verdict: "Oordeel"
      }
    },
    notEstimated: "dit met deze rijen niet te schatten is",
    fitsExactly: "er geen toeval overblijft om aan te toetsen"
  }
};

/** Words of the page Hoe zeker is dit? */
export const certainty = {
  lede: (holds: string, all: string, name: string): string =>
    holds === all
      ? `Het model ${name} doet alle ${all} dingen die onderzoek laat verwachten. Dat maakt het niet waar: het laat zien dat het niet in strijd is met wat bekend is.`
      : `Het model ${name} doet ${holds} van de ${all} dingen die onderzoek laat verwachten. Kijk hieronder wat niet klopt.`,
  changed: "U hebt het model aangepast: de verwachtingen hieronder gelden voor het model zoals het nu is.",
  noExpectations: (name: string): string =>
    `Bij het model ${name} zijn geen verwachtingen opgeschreven. U ziet hieronder wel hoe zeker de uitkomsten zijn.`,
  cause: "Stel dat dit stijgt",
  outcome: "Wat u wilt weten",
  button: "Bereken dit",
  summary: (cause: string, outcome: string): string => `Stel: ${cause}; u wilt weten: ${outcome}`,
  push: (label: string, amount: string, unit: string): string => `${label} + ${amount} ${unit}, blijvend`,
  source: (name: string): string => `Systeemmodel: ${name}`,
  more: "Verder vragen",
  expectations: {
    title: "Doet het model wat we verwachten?",
    subtitle: "Wat onderzoek laat verwachten, en of het model dat doet",
    label: "Verwachtingen met of het model eraan voldoet",
    sentence: "Verwachting",
    holds: "Klopt dit in het model?",
    source: "Waar de verwachting op rust",
    yes: "ja",
    no: "nee",
    explain:
      "Een verwachting is opgeschreven vóór er is gerekend, met een bron. Voldoet het model eraan, dan is het daarmee niet bewezen: ook een verkeerd model kan goede uitkomsten geven. Voldoet het er niet aan, dan klopt er iets niet in het model of in de verwachting."
  },
  directions: {
    share: (label: string, direction: string, count: string): string =>
      `Minst zeker van deze uitkomsten: ${label} ${direction}, in ${count} van de 100 berekeningen`,
    allSure: (count: string): string =>
      `In minstens ${count} van de 100 berekeningen houdt elke uitkomst haar richting`,
    none: "In dit model verandert hierdoor niets",
    subtitle: (supposed: string, time: string): string =>
      `Stel: ${supposed}. Na ${time}; de sterkte van elk verband is 1.000 keer geloot uit zijn marge.`,
    label: "Hoe vaak de richting van elke uitkomst standhoudt",
    outcome: "Uitkomst",
    direction: "Richting",
    up: "hoger",
    down: "lager",
    same: "gelijk",
    holds: "Deel van de berekeningen met deze richting",
    low: "Ondergrens",
    high: "Bovengrens",
    explain:
      "Bij ongeveer 50 van de 100 is de richting niet te zeggen. Ook 100 van de 100 geldt alleen binnen dit model: de verbanden zelf staan vast, alleen hun sterkte is geloot."
  },
  inputs: {
    delay: (link: string): string => `vertraging van ${link}`,
    initial: (label: string): string => `begin van ${label}`,
    value: (label: string): string => `grootte van ${label}`
  },
  tornado: {
    ask: "Van welke verbanden hangt deze uitkomst het meest af?",
    title: (link: string): string => `De uitkomst verschuift het meest door de marge van: ${link}`,
    subtitle: (label: string, unit: string, time: string): string =>
      `${label} (${unit}) na ${time}, als één verband op het laagste of hoogste punt van zijn marge staat`,
    label: (label: string): string => `Wat ${label} het meest doet verschuiven`,
    value: (low: string, high: string): string => `${low} tot ${high}`,
    base: (value: string): string => `nu in het model ${value}`,
    link: "Verband",
    low: "Bij het laagste",
    high: "Bij het hoogste",
    swing: "Verschil",
    nothing: "Geen enkel verband met een marge verschuift deze uitkomst",
    explain:
      "Van één verband tegelijk is de sterkte op het laagste en op het hoogste punt van zijn marge gezet. Alle andere blijven gelijk. Lange balken zijn verbanden waar meer onderzoek het meest oplevert. Welke oorzaak het zwaarst weegt, zegt dit niet: oorzaken werken ook via elkaar."
  },
  screening: {
    ask: "Welke getallen doen er het meest toe als alles tegelijk onzeker is?",
    title: (link: string): string => `Deze marge doet er het meest toe: ${link}`,
    subtitle: (label: string, unit: string, time: string): string =>
      `${label} na ${time}: hoeveel het gemiddeld verschuift (${unit}) als één getal zijn hele marge doorloopt`,
    label: (label: string): string => `Welke getallen ${label} het meest doen verschuiven`,
    link: "Getal",
    size: "Verschuiving",
    low: "Ondergrens (95 %)",
    high: "Bovengrens (95 %)",
    mean: "Gemiddeld, met richting",
    spread: "Spreiding",
    caption:
      "Het verschil met de vorige vraag: de andere getallen staan hier telkens op een andere plek. Is de spreiding groot, dan hangt het ervan af waar de andere staan.",
    nothing: "Geen enkel getal met een marge verschuift deze uitkomst"
  },
  bases: {
    ask: "Verandert de richting als u maar één soort bewijs gebruikt?",
    title: (changes: boolean): string =>
      changes
        ? "De richting hangt af van welk bewijs u gebruikt"
        : "Welk bewijs u ook gebruikt: de richting blijft gelijk",
    one: "Er is maar één soort bewijs: vergelijken kan nog niet",
    onlyOne: "één soort bewijs",
    subtitle: "Verandering aan het eind, als elk verband zijn sterkte krijgt van één soort bewijs",
    label: "Verandering per uitkomst bij elke soort bewijs",
    outcome: "Uitkomst",
    changes: "Verandert de richting?",
    yes: "ja",
    no: "nee",
    names: {estimate: "Berekend verband", literature: "Onderzoek", vote: "Stemmen", chosen: "Gekozen"},
    links: (name: string, own: string, kept: string): string =>
      `${name}: ${own} verbanden hebben dit bewijs, ${kept} houden hun huidige sterkte.`
  },
  dominance: {
    ask: "Welke kring bepaalt wanneer het verloop?",
    story: (first: string, later: readonly string[]): string =>
      `In het begin doet kring ${first} het meest${later.map((each) => `; ${each}`).join("")}`,
    then: (time: string, name: string): string => `${time} kring ${name}`,
    number: (at: number): string => String(at),
    subtitle: (axis: string): string =>
      `Deel van wat alle kringen samen doen, in ${axis} na het begin; boven 0: versterkt zichzelf, onder 0: remt zichzelf`,
    label: "Aandeel van de kringen in het verloop",
    loop: "Kring",
    way: "Langs",
    kind: "Soort",
    reinforcing: "versterkt zichzelf",
    balancing: "remt zichzelf",
    unknown: "richting niet bekend",
    start: "in het begin",
    after: (time: string): string => `na ${time}`,
    at: (time: string): string => time.charAt(0).toUpperCase() + time.slice(1),
    incomplete: "Het model heeft meer kringen dan hier zijn doorzocht: de delen gelden voor de gevonden kringen.",
    nothing:
      "Er is niets te zien: zonder verandering, of zonder kringen die iets doen, bepaalt geen enkele kring het verloop.",
    explain:
      "Een kring is een rij van verbanden die terugkomt waar hij begon. Op elk moment is uitgerekend welk deel van de verandering langs welke kring loopt (de methode heet Loops that Matter). Het gaat om wat de kringen onderling doen: van buiten kan nog meer komen."
  },
  shares: {
    ask: "Waar komt de onzekerheid vandaan?",
    title: (link: string): string => `De onzekerheid komt het meest van: ${link}`,
    subtitle: (label: string, time: string): string =>
      `Deel van de onzekerheid van ${label} na ${time} dat met elk getal te maken heeft; de lijn is de marge van dat deel`,
    label: (label: string): string => `Waar de onzekerheid van ${label} vandaan komt`,
    link: "Getal",
    at: (time: string): string => `Na ${time}`,
    value: (share: string): string => `${share} %`,
    low: "Ondergrens (95 %)",
    high: "Bovengrens (95 %)",
    caption:
      "De delen kunnen samen meer dan 100 % zijn: wat twee getallen samen doen, telt bij allebei. Weten we een getal met een groot deel beter, dan wordt de uitkomst zekerder.",
    nothing: "Geen enkel getal met een marge verschuift deze uitkomst"
  },
  votes: {
    title: "Hier zijn deskundigen het het minst over eens",
    subtitle: "Stemmen per verband; 0: de helft tegenover de helft, 1: allemaal gelijk",
    label: "Stemmen per verband met hun spreiding",
    link: "Verband",
    count: "Stemmen",
    opposed: "Stemmen voor de andere richting",
    consensus: "Eensgezindheid"
  },
  arrow: "→"
};

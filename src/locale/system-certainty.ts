/** Words of the page Hoe zeker is dit? */
export const certainty = {
  lede: (holds: string, all: string, name: string): string =>
    holds === all
      ? `Het model ${name} doet alle ${all} dingen die onderzoek laat verwachten. Dat maakt het niet waar: het laat zien dat het niet in strijd is met wat bekend is.`
      : `Het model ${name} doet ${holds} van de ${all} dingen die onderzoek laat verwachten. Kijk hieronder wat niet klopt.`,
  noExpectations: (name: string): string =>
    `Bij het model ${name} zijn geen verwachtingen opgeschreven. U ziet hieronder wel hoe zeker de uitkomsten zijn.`,
  cause: "Stel dat dit stijgt",
  outcome: "Wat u wilt weten",
  button: "Bereken dit",
  source: (name: string): string => `Systeemmodel: ${name}`,
  expectations: {
    title: "Doet het model wat we verwachten?",
    subtitle: "Wat onderzoek laat verwachten, en wat het model doet",
    label: "Verwachtingen met of het model eraan voldoet",
    sentence: "Verwachting",
    holds: "Klopt dit in het model?",
    found: "Wat het model doet",
    source: "Waar de verwachting op rust",
    yes: "ja",
    no: "nee"
  },
  directions: {
    title: (shares: string): string => shares,
    share: (label: string, direction: string, count: string): string =>
      `${label} ${direction} in ${count} van de 100 berekeningen`,
    none: "In dit model verandert hierdoor niets.",
    subtitle: (cause: string, time: string): string =>
      `Wat er gebeurt als ${cause} stijgt, na ${time}; de sterkte van elk verband is 1.000 keer geloot uit zijn marge`,
    label: "Hoe vaak de richting van elke uitkomst standhoudt",
    outcome: "Uitkomst",
    direction: "Richting",
    up: "hoger",
    down: "lager",
    same: "gelijk",
    holds: "Deel van de berekeningen met deze richting",
    low: "Ondergrens",
    high: "Bovengrens",
    explain: "Bij ongeveer 50 van de 100 is de richting niet te zeggen: het is kop of munt."
  },
  tornado: {
    ask: "Van welke verbanden hangt deze uitkomst het meest af?",
    title: (link: string): string => `Het meest hangt af van: ${link}`,
    subtitle: (label: string, unit: string): string =>
      `${label} (${unit}) aan het eind, als één verband op het laagste of hoogste punt van zijn marge staat`,
    label: (label: string): string => `Wat ${label} het meest doet verschuiven`,
    link: "Verband",
    low: "Bij het laagste",
    high: "Bij het hoogste",
    swing: "Verschil",
    nothing: "Geen enkel verband met een marge verschuift deze uitkomst."
  },
  bases: {
    ask: "Verandert de richting als u alleen onderzoek, berekeningen of stemmen gebruikt?",
    title: (changes: boolean): string =>
      changes
        ? "De richting hangt af van welk bewijs u gebruikt"
        : "Welk bewijs u ook gebruikt: de richting blijft gelijk",
    one: "Er is maar één soort bewijs: vergelijken kan nog niet",
    subtitle: "Verandering aan het eind, als elk verband zijn sterkte krijgt van één soort bewijs",
    label: "Verandering per uitkomst bij elke soort bewijs",
    outcome: "Uitkomst",
    names: {estimate: "Berekend verband", literature: "Onderzoek", vote: "Stemmen", chosen: "Gekozen"},
    links: (name: string, own: string, kept: string): string =>
      `${name}: ${own} verbanden hebben dit bewijs, ${kept} houden hun huidige sterkte.`
  },
  dominance: {
    ask: "Welke kring bepaalt wanneer het verloop?",
    title: (loop: string): string => `Deze kring bepaalt het verloop het meest: ${loop}`,
    subtitle: "Deel van wat de kringen doen, per moment; plus: versterkt zichzelf, min: remt zichzelf",
    label: "Aandeel van de kringen in het verloop",
    loop: "Kring",
    kind: "Soort",
    reinforcing: "versterkt zichzelf",
    balancing: "remt zichzelf",
    unknown: "richting niet bekend",
    at: (time: string): string => `Na ${time}`,
    nothing: "Er is niets te zien: zonder verandering doet geen enkele kring iets."
  },
  shares: {
    ask: "Waar komt de onzekerheid vandaan? Dit duurt een halve minuut: het model wordt duizenden keren doorgerekend.",
    title: (link: string): string => `De onzekerheid komt het meest van: ${link}`,
    subtitle: (label: string): string => `Deel van de onzekerheid van ${label} dat van elk verband komt`,
    label: (label: string): string => `Waar de onzekerheid van ${label} vandaan komt`,
    link: "Verband",
    total: "Deel met alles waar het aan meedoet",
    low: "Ondergrens",
    high: "Bovengrens",
    nothing: "Geen enkel verband met een marge verschuift deze uitkomst."
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
  arrow: "→",
  time: (value: string, unit: string): string => `${value} ${unit}`
};

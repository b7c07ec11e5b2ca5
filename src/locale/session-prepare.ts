/** The words of the page Voorbereiden. Plain Dutch (B1), formal "u". */
export const sessionPrepare = {
  lede: "Welke veranderingen vallen op, en welke drie tot zes vragen legt u op tafel?",
  make: {
    title: "Nieuwe bijeenkomst",
    name: "Titel",
    region: "Gemeente of regio",
    theme: "Thema",
    date: "Dag van de bijeenkomst",
    go: "Begin met voorbereiden",
    wrongName: "Geef de bijeenkomst een titel.",
    wrongDate: "Vul de dag van de bijeenkomst in.",
    wrongRegion: "Kies een gemeente, een regio of Nederland."
  },
  head: {
    heading: "Over de bijeenkomst",
    title: "Titel",
    date: "Dag van de bijeenkomst",
    owner: "Beheerder van dit bestand",
    ownerHelp: "Bijvoorbeeld: gemeente Helmond, afdeling onderzoek.",
    until: "Namen bewaren tot en met",
    untilHelp: "Daarna wist u de namen. De rest van het bestand blijft.",
    reason: "Waarom zo lang? (mag leeg blijven)",
    cycle: "Ritme",
    cycleNone: "niet ingevuld",
    cycles: {edition: "een editie, met enkele weken ertussen", "two-weeks": "elke twee weken, met uitvoerders"}
  },
  changes: {
    title: "Opvallende veranderingen",
    lede: "De computer zoekt wat verschilt van de periode ervoor en van de jaren voor de crisis. Een verandering is een vraag, geen conclusie.",
    theme: "Thema",
    region: "Gemeente of regio",
    find: "Zoek opvallende veranderingen",
    busy: "De cijfers worden opgehaald …",
    tested: (tested: string, chance: string) =>
      `${tested} vergelijkingen gedaan. Ook als er niets aan de hand is, vallen er daarvan zo'n ${chance} op door toeval.`,
    absent: (count: string) => `Van ${count} cijfers van dit thema zijn de gegevens nu niet te vinden.`,
    none: "Geen enkele verandering valt op. U kunt zelf een vraag opschrijven.",
    notes: "Let op bij deze cijfers",
    incomparable: "andere telling: niet vergelijken",
    previous: (title: string, from: string, to: string) => `${title}: ${to} vergeleken met ${from}`,
    preCrisis: (title: string, to: string) => `${title}: ${to} vergeleken met de jaren voor de crisis`,
    difference: (difference: string) => `Verschil: ${difference}.`,
    exceeds: "Dat is meer dan het verschil dat door toeval te verwachten is.",
    whyFewer:
      "Minder gebruik van hulp: was die niet nodig, uitgesteld, onvervuld, of loopt de registratie achter? Vraag het na.",
    ask: "Maak hier een vraag van",
    asked: "Deze vraag staat in de lijst.",
    question: (title: string, from: string, to: string, region: string) =>
      `${title} in ${region}: wat zien we tussen ${from} en ${to}, en hoe kan dat komen?`,
    questionBroken: (title: string, region: string) =>
      `${title} in ${region}: de telling is veranderd. Wat weten we dan wel?`
  },
  model: {
    title: "Een vraag uit een systeemmodel",
    lede: "Een model laat zien wat er volgt als een aanname klopt. Dat is een modeluitkomst en geen meting. De uitkomst zelf blijft dicht tot iedereen heeft gezegd wat hij verwacht.",
    model: "Systeemmodel",
    intervention: "Stel dat dit gebeurt",
    time: (unit: string) => `Na hoeveel ${unit}?`,
    units: {
      year: ["jaar", "jaar"],
      quarter: ["kwartaal", "kwartalen"],
      month: ["maand", "maanden"],
      week: ["week", "weken"],
      day: ["dag", "dagen"]
    } as const,
    find: "Reken uit",
    busy: "Het model rekent …",
    none: "Dit model heeft geen doelen om een vraag over te stellen.",
    other: "De cijfers van deze bijeenkomst rusten al op een ander model. Haal eerst die vragen weg.",
    heading: (label: string, time: string) => `${label}, na ${time}`,
    change: (value: string, unit: string) =>
      `Verandering volgens het model: ${value}${unit === "" ? "" : ` (${unit})`}.`,
    question: (intervention: string, label: string) =>
      `${intervention}. Wat verwacht u dat er gebeurt met: ${label}? En herkennen we wat het model zegt?`,
    number: (label: string, time: string, intervention: string) => `${label} na ${time}, verandering (${intervention})`
  },
  questions: {
    title: "De vragen",
    lede: "Kies drie tot zes vragen. Bij een ritme van twee weken is één genoeg.",
    none: "Er zijn nog geen vragen.",
    text: (number: string) => `Vraag ${number}`,
    add: "Schrijf zelf een vraag",
    remove: "Haal deze vraag weg",
    most: "Zes vragen is het meeste dat in een bijeenkomst past.",
    figures: (count: string) => `Cijfers bij deze vraag: ${count}.`
  },
  next: {
    title: "En dan",
    lead: "Naar het scherm van de gespreksleider",
    lede: "Bewaar de bijeenkomst hieronder als bestand, en neem haar zo mee naar de zaal."
  },
  number: (title: string, region: string, period: string) => `${title}, ${region}, ${period}`
};

/** Words of the pages of municipalities and regions (src/components/areas). */
export const areas = {
  fetch: {
    unreachable: "De cijfers van dit gebied zijn niet te bereiken. Controleer de verbinding en probeer het opnieuw.",
    notFound: (status: string) => `De cijfers van dit gebied zijn er niet (${status}).`,
    empty: "Van dit gebied zijn er geen cijfers."
  },
  municipality: {
    title: "Gemeente",
    choose: "Gemeente",
    ask: "Kies een gemeente. U ziet dan haar cijfers naast die van Nederland, de provincie en gemeenten van dezelfde grootte.",
    unknown: (code: string) => `De code ${code} kennen wij niet. Kies een gemeente uit de lijst.`,
    dissolved: (name: string, year: string) =>
      `${name} bestaat niet meer als gemeente. Zij stond voor het laatst in de indeling van ${year}.`,
    became: "Deze gemeente ging op in:",
    part: (share: string) => `${share} van de inwoners`,
    noSuccessor: "Wij weten niet in welke gemeente zij is opgegaan."
  },
  region: {
    title: "Regio",
    choose: "Regio",
    ask: "Kies een provincie, COROP-gebied, veiligheidsregio of lijst. U ziet dan de cijfers van de regio en van haar gemeenten naast elkaar. U kunt ook zelf een lijst maken.",
    own: "Eigen lijst",
    members: "Gemeenten in uw lijst",
    ownEmpty: "Kies hierboven twee of meer gemeenten. Met Keuze bewaren houdt u de lijst onder een naam.",
    ownNote:
      "Van een eigen lijst tonen wij de gemeenten naast elkaar. Het verloop over de jaren is er alleen voor vaste regio’s.",
    kinds: {
      land: "land",
      provincie: "provincie",
      corop: "COROP-gebied",
      veiligheidsregio: "veiligheidsregio",
      grootteklasse: "grootteklasse",
      lijst: "lijst"
    },
    listSource: (source: string, date: string) => `Deze lijst komt van: ${source}. Stand op ${date}.`,
    size: (n: string) => `${n} gemeenten`,
    sizeClassName: (name: string) => `Gemeenten van ${name} inwoners`
  },
  lede: {
    compared: (name: string, different: number, compared: string, year: string) =>
      `Van de ${compared} cijfers van ${name} die wij met de jaren vóór ${year} kunnen vergelijken, ${different === 0 ? "wijkt er geen" : different === 1 ? "wijkt er 1" : `wijken er ${different}`} meer af dan toeval verklaart.`,
    byChance: (count: string) => `Bij zoveel cijfers wijken er door toeval alleen al zo’n ${count} af.`,
    none: (name: string) => `Van ${name} is geen cijfer te vergelijken met de jaren vóór de crisis.`
  },
  theme: "Thema",
  indicator: "Cijfer",
  alsoCompare: "Vergelijk ook met (hooguit drie)",
  sizeClass: (name: string) => `gemeenten van ${name} inwoners`,
  block: {
    subtitle: (unit: string, area: string) => `${unit}, ${area}`,
    now: (name: string, period: string, value: string) => `${name}, ${period}: ${value}.`,
    count: (count: string) => `Dat zijn ${count}.`,
    persons: (count: string, title: string) => `${title}: ${count}.`,
    previous: (change: string, chance: string) => `Dat is ${change}; ${chance}.`,
    before: (range: string, expected: string, change: string, chance: string) =>
      `Vóór de crisis (${range}) was het gemiddeld ${expected}. Nu is het ${change}; ${chance}.`,
    incomparable: (year: string, because: string) =>
      `Verandering sinds ${year}: ${because}. Daarom geven wij geen getal.`,
    otherCount: "andere telling",
    otherBase: "andere noemer",
    fewYears: "te weinig jaren vóór de crisis",
    beforeCrisis: "het laatste cijfer is van vóór de crisis",
    formerly: (title: string, base: string) => `Eerder geteld als: ${title}${base === "" ? "" : `, over ${base}`}.`,
    other: (name: string, value: string) => `${name}: ${value}.`,
    otherChange: (name: string, value: string, change: string) => `${name}: ${value}; dat is ${change}.`,
    otherNone: (name: string, because: string) => `${name}: ${because}.`,
    gap: (name: string, amount: string, direction: string, other: string, chance: string) =>
      `Vergeleken met ${other} ligt ${name} nu ${amount} ${direction} dan vóór de crisis; ${chance}.`,
    gapSame: (name: string, other: string) =>
      `Het verschil tussen ${name} en ${other} is even groot als vóór de crisis.`,
    higher: "hoger",
    lower: "lager",
    coverage: (name: string, known: string, all: string) => `${name}: berekend uit ${known} van de ${all} gemeenten.`,
    absolute: "Aantallen",
    absoluteOf: (title: string, area: string) => `${title}: aantallen in ${area}`,
    noCounts: "Van dit cijfer zijn er geen aantallen, alleen de waarde in de grafiek.",
    period: "Periode",
    countIn: (area: string) => `Aantal in ${area}`,
    flow: "Elke periode is apart geteld en niet bij de vorige opgeteld.",
    stock: "Een stand op één moment.",
    status: "Status",
    meaning: "Wat betekent dit cijfer?",
    definition: (text: string) => text,
    from: (source: string) => `Bron: ${source}.`,
    more: "Alles over dit cijfer",
    provisional: "Dit cijfer is voorlopig.",
    estimated: "Dit cijfer is deels geschat, omdat gemeentegrenzen veranderden of een deel ontbreekt.",
    none: (name: string) => `Van ${name} is dit cijfer niet beschikbaar op dit niveau.`
  },
  cards: {
    title: (theme: string) => `Cijfers over ${theme}`,
    only: "Alleen wat meer verschilt dan toeval",
    count: (shown: string, all: string) => `${shown} van ${all} cijfers`,
    absent: "Niet beschikbaar op dit niveau",
    absentLede: "Deze cijfers horen bij het thema, maar zijn er niet voor dit gebied.",
    noFigure: "niet beschikbaar op dit niveau"
  },
  wijken: {
    title: (title: string, name: string) => `${title}: de wijken van ${name}`,
    name: "Wijk",
    none: "Van dit cijfer zijn er geen gegevens per wijk.",
    note: "Wijken zijn klein: een verschil kan toeval zijn."
  },
  practice: {
    title: "Uit de praktijk",
    lede: "Dit is verteld, niet geteld.",
    none: (name: string) => `Over ${name} staat hier nog geen bericht uit de praktijk.`,
    byline: (author: string, date: string) => `${author}, ${date}.`,
    source: "Bron:"
  },
  side: {
    title: (title: string, area: string) => `${title}: gemeenten naast elkaar, ${area}`,
    map: (title: string) => `${title} op de kaart`,
    municipality: "Gemeente",
    value: "Nu",
    count: "Aantal",
    previous: "Verschil met vorige periode",
    before: (year: string) => `Verschil met de jaren vóór ${year}`,
    sameUnit: "zelfde eenheid",
    chance: "Toeval?",
    beyond: "groter dan toeval",
    maybe: "kan toeval zijn",
    rounding: "kan door afronding komen",
    unknown: "niet te vergelijken",
    notAvailable: "niet beschikbaar",
    order: "De gemeenten staan op naam, niet op hoogte: een hoger cijfer is niet altijd een groter verschil dan toeval."
  },
  funnel: {
    title: (title: string, outside: number, all: string) =>
      `${title}: ${outside === 0 ? "geen" : outside} van de ${all} gemeenten in deze regio ${outside > 1 ? "staan" : "staat"} buiten de trechter`,
    widenedTitle: (title: string, outside: number, all: string) =>
      `${title}: ${outside === 0 ? "geen" : outside} van de ${all} gemeenten ${outside > 1 ? "vallen" : "valt"} op, als u meetelt hoe sterk gemeenten verschillen`,
    subtitle: (unit: string, period: string) => `${unit}, ${period}, alle gemeenten naar grootte`,
    label: (title: string) =>
      `Trechter van ${title}: elke gemeente naar grootte en cijfer, met grenzen voor toeval; de tabel geeft alle gemeenten van de regio`,
    size: "Grootte: aantal waarover is gerekend",
    target: (value: string) => `alle gemeenten samen: ${value}`,
    limit95: "95 %",
    limit998: "99,8 %",
    reading:
      "Elk punt is een gemeente; gekleurd zijn die van deze regio. Binnen de trechter kan het verschil met alle gemeenten samen toeval zijn: 95 van de 100 keer binnen de binnenste grens, 998 van de 1.000 keer binnen de buitenste. Kleine gemeenten wijken door toeval vaker ver af.",
    overdispersed: (times: string, outside: string, all: string) =>
      `Gemeenten verschillen hier meer van elkaar dan toeval verklaart: de spreiding is ${times} keer zo groot. Dat komt ook doordat hun inwoners verschillen. Buiten de trechter staan is dan niet bijzonder. Met grenzen die daarbij passen (de gestippelde lijnen) staan er nog ${outside} van de ${all} gemeenten van deze regio buiten.`,
    none: {
      "not-counted":
        "Voor dit cijfer is er geen trechter: het is een gemiddelde, een bedrag of een schatting. Toeval is daar niet uit een aantal te berekenen.",
      "no-size": "Voor dit cijfer is er geen trechter: de aantallen ontbreken."
    },
    zone: "Plaats in de trechter",
    widened: "Met ruimere grenzen",
    zones: {
      "below-998": "eronder (99,8 %)",
      "below-95": "eronder (95 %)",
      within: "erbinnen",
      "above-95": "erboven (95 %)",
      "above-998": "erboven (99,8 %)"
    }
  }
} as const;

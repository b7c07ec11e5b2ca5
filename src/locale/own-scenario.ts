/** Words of the page Eigen scenario. */
export const ownScenario = {
  lede: {
    none: "U hebt nog geen eigen scenario. Maak er een uit vier cijfers, of kopieer een publicatie en wijzig die.",
    some: (n: string) => `U hebt ${n} op dit apparaat. Ze staan ook op de pagina Scenario.`,
    one: "eigen scenario",
    many: "eigen scenario's"
  },
  list: {
    title: "Uw scenario's",
    open: "Open een bestand",
    save: "Opslaan als bestand",
    edit: "Wijzig",
    view: "Bekijk op de pagina Scenario",
    remove: "Verwijder",
    named: (action: string, title: string) => `${action}: ${title}`,
    about: (publisher: string, date: string, variants: string) => `${publisher}, ${date}; ${variants}`,
    variant: "scenario",
    variants: "scenario's",
    basedOn: (title: string) => `gekopieerd van ${title}`,
    removed: (title: string) => `${title} is verwijderd. Met Ongedaan maken komt het terug.`,
    saved: (name: string) => `${name} is opgeslagen. Het bestand werkt ook met de opdrachtregel: --own ${name}.`,
    opened: (title: string) => `${title} is geopend.`,
    replaced: (title: string) => `${title} is geopend en vervangt het scenario met dezelfde naam.`
  },
  make: {
    title: "Nieuw scenario uit vier cijfers",
    intro:
      "U hebt twee dingen nodig van twee jaren: de groei van de economie (bbp) en de werkloosheid als percentage van de beroepsbevolking. Ook nodig: de werkloosheid van het jaar ervoor. Neem ze over uit één publicatie, zodat ze bij elkaar passen.",
    fields: {
      title: "Naam van het scenario",
      publisher: "Wie publiceerde de cijfers",
      published: "Datum van publicatie",
      source: "Waar staan de cijfers (bladzijde, tabel)",
      baseYear: "Jaar vóór de schok",
      definition: "Hoe is werkloosheid gemeten",
      base: (year: string) => `Werkloosheid in ${year} (%)`,
      gdp: (year: string) => `Groei van het bbp in ${year} (%)`,
      unemployment: (year: string) => `Werkloosheid in ${year} (%)`
    },
    definitions: {
      new: "nieuwe meetmethode (sinds februari 2022)",
      old: "oude meetmethode (tot februari 2022)"
    },
    submit: "Maak dit scenario",
    made: (title: string) => `${title} is gemaakt.`,
    trouble: (n: string) => `Nog niet gelukt: ${n}.`,
    wrong: "antwoord klopt nog niet",
    wrongs: "antwoorden kloppen nog niet"
  },
  check: {
    required: "Vul dit in.",
    number: "Vul een getal in, bijvoorbeeld 4,5 of −1,2.",
    rate: "Werkloosheid ligt tussen 0 en 100 %.",
    growth: "Groei ligt tussen −50 en 50 %. Vul procenten in, geen bedragen.",
    year: "Vul een jaar in van 1990 tot en met 2098.",
    date: "Kies een datum.",
    gap: (year: string) => `Vul voor ${year} de werkloosheid in. Anders is er niets om mee te rekenen.`,
    reason: "Schrijf erbij waarom u dit cijfer wijzigt.",
    sector: "Groei van een bedrijfstak is −100 % of meer."
  },
  copy: {
    title: "Kopieer een publicatie en wijzig die",
    which: "Publicatie",
    name: "Naam van uw kopie",
    startName: (title: string) => `${title}, eigen versie`,
    submit: "Maak een kopie",
    made: (title: string) => `${title} is gemaakt. Wijzig hieronder de cijfers.`
  },
  edit: {
    title: (title: string) => `Wijzig: ${title}`,
    intro:
      "Verander een getal en schrijf erbij waarom. Zonder reden wordt een wijziging niet bewaard. Zo kan een ander later nagaan wat van de publicatie komt en wat van u.",
    base: "Uitgangspunt",
    columns: {what: "Cijfer", value: "Waarde", was: "Was", reason: "Waarom gewijzigd", source: "Bron"},
    value: (what: string) => `Waarde van ${what}`,
    reason: (what: string) => `Reden bij ${what}`,
    done: (what: string, value: string) => `${what} is nu ${value}.`,
    close: "Klaar met wijzigen",
    verify: "nog na te kijken bij de uitgever",
    measures: {
      "gdp-growth": "groei van het bbp",
      unemployment: "werkloosheid",
      "employment-persons": "groei van werkzame personen",
      "employment-hours": "groei van gewerkte uren"
    },
    statistics: {
      "annual-average": "gemiddeld over het jaar",
      "end-of-year": "eind van het jaar",
      peak: "hoogste punt",
      growth: ""
    },
    relations: {exact: "", about: "ongeveer", above: "meer dan", below: "minder dan"},
    cell: (measure: string, year: string, statistic: string) =>
      statistic === "" ? `${measure} ${year}` : `${measure} ${year}, ${statistic}`,
    sector: (name: string, year: string) => `${name}, groei ${year}`
  },
  trouble: {
    "not-kept": "De browser kon dit scenario niet bewaren. Sla het op als bestand.",
    "too-many": "U hebt al 50 eigen scenario's. Verwijder er eerst een.",
    "invalid-yaml":
      "Dit bestand is geen YAML of JSON. Open een bestand dat op deze pagina is opgeslagen, of met de opdracht scenario new is gemaakt.",
    "too-large": "Dit bestand is te groot voor een scenario (meer dan 1 MB).",
    taken:
      "In dit bestand staat een naam (id) die deze website al gebruikt. Geef het scenario in het bestand een andere id.",
    place: (place: string) => `Dit bestand past niet bij een scenario. Kijk naar: ${place}.`,
    whole: "Dit bestand past niet bij een scenario."
  }
};

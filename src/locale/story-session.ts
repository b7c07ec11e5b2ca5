/** Words of the session that the story opens. Plain Dutch (B1), formal "u". */
export const storySession = {
  title: (place: string): string => `${place}: van werk naar zorg`,
  source: (synthetic: boolean): string =>
    synthetic ? "Verzonnen oefengegevens van Samenhang" : "CBS en Vektis, bewerkt door Samenhang (zie het verslag)",
  scenarioSource: (title: string): string => `CPB, ${title}; berekening van Samenhang`,
  missing: "in de tabel ontbreekt dit cijfer",
  counted: (indicator: string, place: string, period: string): string => `${indicator}, ${place}, ${period}`,
  estimated: (outcome: string, term: string, field: "estimate" | "low" | "high"): string =>
    `${outcome} bij 1 uitkering meer per 1.000 mensen (${term}), ${
      {estimate: "berekend verschil", low: "onderkant van de marge", high: "bovenkant van de marge"}[field]
    }`,
  projected: (place: string, period: string, field: "value" | "low" | "high"): string =>
    `Werkloosheid als de raming uitkomt, ${place}, ${period}, ${
      {value: "midden", low: "onderkant van de marge", high: "bovenkant van de marge"}[field]
    }`,
  units: {
    "ggz-kosten": "euro per verzekerde van 18 jaar of ouder",
    jeugdzorg: "% van de jongeren",
    "ww-uitkeringen": "uitkeringen",
    bijstand: "uitkeringen",
    "ao-uitkeringen": "uitkeringen",
    unemployment: "% van de beroepsbevolking"
  },
  questions: {
    q1: (place: string): string => `Eerst dit: welke cijfers van ${place} mogen wij met eerdere jaren vergelijken?`,
    q2: (place: string): string =>
      `Gaan WW en bijstand samen met de kosten van ggz, en wat betekent dat voor ${place}?`,
    q3: (place: string): string => `Gaan WW en bijstand samen met jeugdzorg, en herkennen wij dat in ${place}?`,
    q4: (place: string): string => `Wat kan er in ${place} nog komen als de raming uitkomt, en als zij niet uitkomt?`
  } as const,
  note: (indicator: string, text: string): string =>
    text.startsWith(indicator) ? text : `${indicator}: ${text.charAt(0).toLowerCase()}${text.slice(1)}`,
  noteEvidence: (year: string): string => `Kanttekening bij de cijfers vanaf ${year}, uit de gegevens zelf.`,
  heading: "De bijeenkomst",
  text: (file: string): string =>
    `Er staat een bijeenkomst klaar waarin u met anderen bespreekt wat de cijfers betekenen: ${file}. U opent dat bestand op de pagina "Wat betekenen de cijfers?" van de site. De eerste kanttekeningen over de kwaliteit staan er al in.`,
  questionsHeading: "De vragen",
  notesHeading: "De eerste kanttekeningen",
  numbers: (count: string): string =>
    `In het bestand ${count === "1" ? "staat 1 cijfer" : `staan ${count} cijfers`}. Bij elk cijfer staat de opdracht die het maakte, zodat het opnieuw is uit te rekenen.`,
  open: "Dit vult de gespreksleider nog in",
  openFields: {
    title: "een titel",
    date: "de dag van de bijeenkomst",
    owner: "wie het bestand beheert",
    retention: "tot wanneer namen bewaard blijven"
  } as Readonly<Record<string, string>>,
  table: {
    title: "De cijfers van de bijeenkomst",
    subtitle: "Elk cijfer met zijn eenheid en soort",
    columns: {label: "Cijfer", value: "Waarde", unit: "Eenheid", level: "Soort", call: "Opdracht"}
  }
};

/** Words of the pages under Aan de slag, and of the notebook functions made for them. Plain Dutch (B1), formal "u". */
export const start = {
  municipality: "Kies een gemeente",
  noExample: "Het voorbeeld heeft dit onderdeel niet.",
  orWhy: {
    title: "Dit is hier niet te berekenen.",
    missing: (count: number, names: string): string =>
      count === 1
        ? `Dit cijfer staat niet per gemeente op deze website: ${names}.`
        : `Deze cijfers staan niet per gemeente op deze website: ${names}.`,
    years: (title: string, first: string, last: string): string => `${title} (${first}–${last})`,
    instead: (names: string): string => `Wel over meer jaren, onder andere: ${names}.`,
    unseen: "niets, want dit is op deze website niet te berekenen. Hierboven staat waarom.",
    choose: (count: string): string => `Kies uit alle ${count} cijfers op Verbanden.`
  },
  count: {
    title: {
      gemeente: "Hoeveel gemeenten er echt zijn",
      corop: "Hoeveel regio's er echt zijn",
      provincie: "Hoeveel provincies er echt zijn"
    },
    subtitle: (regions: string, periods: string): string =>
      `Aantal met een cijfer, van ${regions}, ${periods}. Wat er niet is, is niet ingevuld.`,
    variable: "Cijfer",
    all: "alle cijfers samen",
    label: (all: string, most: string, period: string): string =>
      `Alle cijfers samen zijn er in ${period} voor ${all} van de ${most}.`
  },
  evidence: {
    ref: (regions: string, periods: string): string => `Berekend: ${regions}, ${periods}`,
    title: "Wat deze cijfers over elk verband zeggen",
    subtitle: (system: string): string =>
      `Verbanden van ${system} waarvan beide kanten gemeten zijn: het effect op den duur, als de rest gelijk blijft`,
    label: (count: string): string => `Voor ${count} verbanden is een effect berekend, met zijn marge.`,
    columns: {
      link: "Verband",
      amount: "Verschil in de oorzaak",
      inForce: "In het model",
      estimate: "Berekend",
      low: "Ondergrens (95 %)",
      high: "Bovengrens (95 %)",
      unit: "Eenheid",
      cluster: "Onzekerheid berekend per",
      remark: "Let op"
    },
    link: (from: string, to: string): string => `${from} → ${to}`,
    caption:
      "Het getal dat in het model in gebruik is, verandert hier niet door. Wie een ander getal kiest, schrijft op waarom.",
    survey: {
      corrected:
        "De oorzaak komt uit een vragenlijst. De toevalsfout daarvan is eraf gerekend, met de marges van de bron.",
      pulled:
        "De oorzaak komt uit een vragenlijst zonder marges. Door de toevalsfout lijkt het verband zwakker dan het is."
    },
    none: "Voor dit verband geven deze cijfers geen uitkomst.",
    nothing: "Van geen enkel verband in dit model zijn hier beide kanten gemeten."
  }
};

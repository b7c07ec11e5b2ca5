/** Words of the choice with which crisis figures are compared (src/components/crisis). */
export const crisis = {
  label: "Vergelijk met de jaren vóór",
  option: (title: string, year: string) => `${title} (${year})`,
  own: "een ander jaar",
  year: "Eerste jaar van de crisis",
  summary: (year: string) => `vergeleken met de jaren vóór ${year}`,
  /** What the years compared with are, in whole. */
  years: (first: string, last: string) =>
    `Wat u verwacht, is het gemiddelde van de jaren ${first} tot en met ${last}. Er zijn ten minste drie van die jaren nodig.`,
  overlap: (titles: string) =>
    `Let op: in die jaren viel ook een andere crisis (${titles}). Gewone jaren zijn het dus niet.`,
  incomparable: (year: string, because: string) => `Niet te vergelijken met de jaren vóór ${year}: ${because}.`,
  because: {
    "before-crisis": "het laatste cijfer is van vóór de crisis",
    "too-few-years": "er zijn te weinig jaren van vóór de crisis",
    break: "daarna is er anders geteld"
  },
  counterparts: (title: string, year: string) =>
    `Of gemeenten dezelfde kant op gaan als het land, hebben wij alleen uitgerekend voor de ${title.toLowerCase()} (${year}).`
};

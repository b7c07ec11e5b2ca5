import type {Breakdown} from "../../loaders/catalogue/schema.js";

/** `age=15-24;sex=f` in the words of the catalogue: "leeftijd: 15 tot 25 jaar, geslacht: vrouwen". */
export function breakdownWords(breakdown: string, breakdowns: readonly Breakdown[], total: string): string {
  if (breakdown === "total") return total;
  return breakdown
    .split(";")
    .map((pair) => {
      const [id = "", category = ""] = pair.split("=");
      const dimension = breakdowns.find((each) => each.id === id);
      const title = dimension?.categories.find((each) => each.id === category)?.title ?? category;
      return `${dimension?.title.toLowerCase() ?? id}: ${title}`;
    })
    .join(", ");
}

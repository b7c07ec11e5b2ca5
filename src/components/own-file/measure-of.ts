import type {Indicator} from "../../../loaders/catalogue/schema.js";

const words: readonly (readonly [RegExp, Indicator["measure"]])[] = [
  [/%|percentage|aandeel|\bpct\b/i, "percentage"],
  [/\bper\b/i, "rate"],
  [/gemiddeld|score|cijfer/i, "mean"],
  [/mediaan/i, "median"],
  [/index/i, "index"],
  [/euro|€|bedrag|kosten|schuld|inkomen/i, "amount"]
];

/** What kind of figure a column seems to hold, by its name and whether all numbers are whole; proposed, for a person to confirm. */
export function measureOf(title: string, isWhole: boolean): Indicator["measure"] {
  const found = words.find(([pattern]) => pattern.test(title));
  return found ? found[1] : isWhole ? "count" : "rate";
}

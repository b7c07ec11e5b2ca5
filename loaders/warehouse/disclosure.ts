import type {Catalogue} from "../catalogue/catalogue.js";
import type {SourceCard} from "../catalogue/schema.js";
import type {DisclosureRules} from "../../models/groups/disclosure.js";
import {discloseTable, disclosePercentage, houseRules} from "../../models/groups/disclosure.js";

/** A value of one indicator and period, on its way to people. */
export interface OutgoingValue {
  region: string;
  /** Category of the one dimension the values are split by; `total` when they are not. */
  category: string;
  value: number | null;
  /** For percentages: the counts behind them. */
  numerator?: number;
  denominator?: number;
}

export interface DisclosedValue extends OutgoingValue {
  /** What stands in the place of a hidden value: `<10` or `.`; null when the value is shown. */
  mark: string | null;
}

/** The limits for what is computed from these sources; null when all of them are open: such values pass unchanged. */
export function disclosureRules(catalogue: Catalogue, sources: readonly string[]): DisclosureRules | null {
  const closed = sources.flatMap((id) => {
    const card = catalogue.sources.get(id);
    return card?.access === "open" ? [] : [rulesOf(card)];
  });
  if (closed.length === 0) return null;
  // What is computed from several sources obeys the strictest of each.
  const dominance = closed.map((rules) => rules.dominance).find((rule) => rule !== undefined);
  return {
    roundTo: Math.max(...closed.map((rules) => rules.roundTo)),
    suppressBelow: Math.max(...closed.map((rules) => rules.suppressBelow)),
    denominatorBelow: Math.max(...closed.map((rules) => rules.denominatorBelow)),
    ...(dominance ? {dominance} : {})
  };
}

const rulesOf = (card: SourceCard | undefined): DisclosureRules => card?.disclosure ?? houseRules;

/**
 * Applies the rules to the values of one indicator and period. Counts are one cross table of regions by categories, whose
 * totals are protected as if they were shown; percentages are judged one by one on the counts behind them, and hidden
 * when those are not given. `rules` null (open data): unchanged. A missing value stays missing and is protected as a zero.
 */
export function discloseValues(
  values: readonly OutgoingValue[],
  kind: "count" | "percentage",
  rules: DisclosureRules | null
): DisclosedValue[] {
  if (rules === null) return values.map((value) => ({...value, mark: null}));
  if (kind === "percentage") return values.map((value) => discloseShare(value, rules));
  const regions = [...new Set(values.map(({region}) => region))];
  const categories = [...new Set(values.map(({category}) => category))].filter((category) => category !== "total");
  const columns = categories.length > 0 ? categories : ["total"];
  const find = new Map(values.map((value) => [`${value.region} ${value.category}`, value.value]));
  const counts = regions.map((region) => columns.map((column) => Math.round(find.get(`${region} ${column}`) ?? 0)));
  const {cells} = discloseTable({counts, columnsAreSensitive: categories.length > 1}, rules);
  return values.map((value) => {
    const line = cells[regions.indexOf(value.region)];
    const place = columns.indexOf(value.category);
    const cell = line?.[place < 0 ? columns.length : place];
    if (value.value === null || !cell) return {...value, value: null, mark: null};
    return {...value, value: cell.value, mark: cell.hidden === null ? null : cell.shown};
  });
}

function discloseShare(value: OutgoingValue, rules: DisclosureRules): DisclosedValue {
  if (value.value === null) return {...value, mark: null};
  const {numerator, denominator} = value;
  if (numerator === undefined || denominator === undefined) return {...value, value: null, mark: "."};
  const share = disclosePercentage(numerator, denominator, rules);
  return {region: value.region, category: value.category, value: share.value, mark: share.hidden === null ? null : "."};
}

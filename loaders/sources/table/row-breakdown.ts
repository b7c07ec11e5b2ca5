import type {SourceCard} from "../../catalogue/schema.js";
import type {Headers} from "./resolve-columns.js";
import type {ProblemList} from "./problems.js";
import {quote} from "./quote.js";

/** `age=18-26;sex=f` from pairs, dimensions in alphabetical order; `total` when there is none. */
function breakdownOf(pairs: readonly (readonly [string, string])[]): string {
  if (pairs.length === 0) return "total";
  return [...pairs]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([dimension, category]) => `${dimension}=${category}`)
    .join(";");
}

/** A row's own breakdown, and those it is added up into as well. */
export interface RowBreakdown {
  own: string;
  /** Breakdowns that receive the value: the own one, and the sums over dimensions the card asks for. */
  into: readonly string[];
}

interface Dimension {
  id: string;
  index: number;
  column: string;
  map: Map<string, string>;
  sum: "also" | "only" | undefined;
}

/** Reads the breakdown of a row; a category the card does not map is reported and the row left out (null). */
export class BreakdownReader {
  private readonly dimensions: Dimension[];
  private readonly cache = new Map<string, Map<string, RowBreakdown | null>>();

  constructor(
    card: SourceCard,
    headers: Headers,
    private readonly problems: ProblemList
  ) {
    this.dimensions = Object.entries(card.breakdown).map(([id, {column, map, sum}]) => ({
      id,
      column,
      sum,
      index: headers.need(column, `breakdown.${id}.column`),
      map: new Map(Object.entries(map).map(([from, to]) => [foldCategory(from), to]))
    }));
  }

  /** The row's cells of all dimensions, as one key. */
  key(row: readonly string[]): string {
    let key = "";
    for (const {index} of this.dimensions) key += `${row[index] ?? ""}\u0001`;
    return key;
  }

  /** `key` of the row, and the fixed breakdown of the column. */
  read(row: readonly string[], key: string, fixed: string, where: number): RowBreakdown | null {
    let known = this.cache.get(key);
    if (!known) this.cache.set(key, (known = new Map<string, RowBreakdown | null>()));
    let found = known.get(fixed);
    if (found === undefined) known.set(fixed, (found = this.resolve(row, fixed)));
    if (found === null) this.report(row, where);
    return found;
  }

  private resolve(row: readonly string[], fixed: string): RowBreakdown | null {
    const pairs: [string, string][] =
      fixed === "total" ? [] : fixed.split(";").map((pair) => pair.split("=") as [string, string]);
    const summed = new Map<string, "also" | "only">();
    for (const {id, index, map, sum} of this.dimensions) {
      const category = map.get(foldCategory(row[index] ?? ""));
      if (category === undefined) return null;
      if (category === "total") continue;
      pairs.push([id, category]);
      if (sum) summed.set(id, sum);
    }
    let variants: (readonly [string, string])[][] = [[]];
    for (const pair of pairs) {
      const sum = summed.get(pair[0]);
      variants = variants.flatMap((variant) =>
        sum === "only" ? [variant] : sum === "also" ? [[...variant, pair], variant] : [[...variant, pair]]
      );
    }
    return {own: breakdownOf(pairs), into: variants.map(breakdownOf)};
  }

  private report(row: readonly string[], where: number): void {
    for (const {column, index, map} of this.dimensions) {
      const cell = row[index] ?? "";
      if (!map.has(foldCategory(cell)))
        this.problems.add(
          "unmapped-category",
          `categories of "${column}" that the card does not map; rows left out`,
          `${quote(cell.trim())} row ${where}`
        );
    }
  }
}

/** Spaces around and repeated inside a category name mean nothing. */
export function foldCategory(category: string): string {
  return category.trim().replace(/\s+/g, " ");
}

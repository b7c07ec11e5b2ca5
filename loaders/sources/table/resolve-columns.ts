import type {SourceCard} from "../../catalogue/schema.js";
import {InputError} from "../../../models/errors.js";
import type {Period} from "./parse-period.js";
import {parsePeriod} from "./parse-period.js";
import {quote} from "./quote.js";

/** One header of a wide table, or the value column of a long one, that feeds an indicator. */
export interface Slot {
  /** Index in `card.columns`. */
  column: number;
  /** Pattern as the card writes it: all years of one column share it. */
  series: string;
  header: string;
  index: number;
  /** From the header; null: from the row or the card. */
  period: Period | null;
  low: number | null;
  high: number | null;
}

/** Finds a header: exact, else alone in ignoring case (publishers change case between years). */
export class Headers {
  private readonly exact = new Map<string, number>();
  private readonly folded = new Map<string, number>();

  constructor(
    readonly columns: readonly string[],
    private readonly file: string
  ) {
    columns.forEach((name, index) => {
      this.exact.set(name, index);
      const lower = name.toLowerCase();
      this.folded.set(lower, this.folded.has(lower) ? -1 : index);
    });
  }

  find(name: string): number | null {
    const index = this.exact.get(name) ?? this.folded.get(name.toLowerCase()) ?? -1;
    return index < 0 ? null : index;
  }

  /** As find; an absent column is the user's error, naming the field of the card. */
  need(name: string, field: string): number {
    const index = this.find(name);
    if (index === null)
      throw new InputError(
        "missing-column",
        `the card's ${field} names the column "${name}", which the table does not have; its columns: ${this.columns.slice(0, 8).map(quote).join(", ")}${this.columns.length > 8 ? ", …" : ""}`,
        this.file
      );
    return index;
  }

  /** All headers a pattern with {year} or {period} fits, with their periods; without pattern the one header. */
  match(pattern: string, grain: Period["grain"]): {index: number; period: Period | null}[] {
    const hole = /\{(year|period)\}/.exec(pattern);
    if (!hole) {
      const index = this.find(pattern);
      return index === null ? [] : [{index, period: null}];
    }
    const before = pattern.slice(0, hole.index).toLowerCase();
    const after = pattern.slice(hole.index + hole[0].length).toLowerCase();
    return this.columns.flatMap((name, index) => {
      const lower = name.toLowerCase();
      if (lower.length <= before.length + after.length || !lower.startsWith(before) || !lower.endsWith(after))
        return [];
      const middle = name.slice(before.length, name.length - after.length);
      if (hole[1] === "year" && !/^\d{4}$/.test(middle)) return [];
      const period = parsePeriod(middle, grain);
      return period ? [{index, period}] : [];
    });
  }
}

/** The slots of a wide table, in the order of the card; columns without any header are returned in `absent`. */
export function resolveSlots(card: SourceCard, headers: Headers): {slots: Slot[]; absent: number[]} {
  const grain = card.period?.grain ?? "year";
  const absent: number[] = [];
  const slots = card.columns.flatMap((column, number) => {
    const found = headers.match(column.column, grain);
    if (found.length === 0) absent.push(number);
    return found.map(({index, period}) => ({
      column: number,
      series: column.column,
      header: headers.columns[index] ?? "",
      index,
      period,
      low: boundIndex(column.low, period, headers),
      high: boundIndex(column.high, period, headers)
    }));
  });
  return {slots, absent};

  function boundIndex(pattern: string | undefined, period: Period | null, all: Headers): number | null {
    if (pattern === undefined) return null;
    const hit = all.match(pattern, grain).find((match) => match.period?.start === period?.start);
    if (!hit) throw new InputError("missing-column", `no column for the margin "${pattern}"`, card.id);
    return hit.index;
  }
}

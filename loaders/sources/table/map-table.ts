import type {Indicator, SourceCard} from "../../catalogue/schema.js";
import type {RegionIndex} from "../../warehouse/region-index.js";
import type {MissingReason, Observation, Problem, QualityNote, Region, Status} from "../../warehouse/types.js";
import {InputError} from "../../../models/errors.js";
import {parseNumber} from "./parse-number.js";
import type {Period} from "./parse-period.js";
import {parsePeriod} from "./parse-period.js";
import {ProblemList} from "./problems.js";
import {rowRegions} from "./register-regions.js";
import type {Slot} from "./resolve-columns.js";
import {Headers, resolveSlots} from "./resolve-columns.js";
import type {RowBreakdown} from "./row-breakdown.js";
import {BreakdownReader, foldCategory} from "./row-breakdown.js";
import {RegionReader} from "./row-region.js";
import {applyRules} from "./rules.js";
import type {RuleCell} from "./rules/cell.js";
import {evidenceSlots} from "./rules/cell.js";
import type {StringTable} from "./string-table.js";
import {Sums} from "./sums.js";

export interface MapContext {
  catalogue: {indicators: ReadonlyMap<string, Indicator>};
  regions: RegionIndex;
  /** The name used in messages. */
  file: string;
}

export interface MapResult {
  observations: Observation[];
  problems: Problem[];
  notes: QualityNote[];
  /** Wijken and buurten the table names, for the warehouse. */
  regions: Region[];
  /** Where every row and cell went: rows = filtered + refused + used; cells = observed + passedOver + dropped + withoutRegion. */
  account: {
    rows: number;
    filtered: number;
    refused: number;
    used: number;
    cells: number;
    observed: number;
    passedOver: number;
    dropped: number;
  };
}

/** A value on its way from a cell to an observation. */
interface Pending {
  column: SourceCard["columns"][number];
  region: string | null;
  boundaryYear: number;
  period: Period;
  breakdown: RowBreakdown;
  value: number | null;
  missing: MissingReason | null;
  low: number | null;
  high: number | null;
  estimated: boolean;
}

/**
 * Turns a table into observations as its card declares: wide (one column a measure and period) or long (a measure
 * column). Pure; runs in Node and browsers. Nothing is guessed and nothing is lost in silence: what is no number in the
 * declared notation, an unknown period or a row that stands twice is an InputError with row and column; names, codes and
 * categories that cannot be matched, cells without meaning and cells the rules drop are problems with counts.
 */
export function mapTable(table: StringTable, card: SourceCard, context: MapContext): MapResult {
  const {file} = context;
  const problems = new ProblemList(card.id, file);
  const headers = new Headers(table.columns, file);
  const regionReader = new RegionReader(card, context.regions, problems);
  const breakdowns = new BreakdownReader(card, headers, problems);
  const regionColumn = card.region?.column === undefined ? null : headers.need(card.region.column, "region.column");
  const periodColumn = card.period?.column === undefined ? null : headers.need(card.period.column, "period.column");
  const where = Object.entries(card.where).map(
    ([name, values]) => [headers.need(name, "where"), new Set(values.map((value) => value.trim()))] as const
  );
  const grain = card.period?.grain ?? "year";
  const fixedPeriod = card.period?.fixed === undefined ? null : parsePeriod(card.period.fixed, grain);
  if (card.period?.fixed !== undefined && !fixedPeriod)
    throw new InputError("invalid-card", `period.fixed "${card.period.fixed}" is not understood`, card.id);
  const number = {decimal: card.format.decimal, thousands: card.format.thousands};
  const sums =
    card.columns.some(({sum}) => sum) ||
    card.region?.total !== undefined ||
    Object.values(card.breakdown).some(({sum}) => sum)
      ? new Sums()
      : null;
  const long = card.measure;
  const measureColumns = long && [long.column].flat().map((name) => headers.need(name, "measure.column"));
  const byMeasure = new Map<string, Slot[]>();
  let slots: Slot[] = [];
  if (long) {
    const index = headers.need(long.value, "measure.value");
    const bound = (name: string | undefined): number | null =>
      name === undefined ? null : headers.need(name, "measure");
    const low = bound(long.low);
    const high = bound(long.high);
    card.columns.forEach(({column: series}, column) => {
      const slot = {column, series, header: series, index, period: null, low, high};
      byMeasure.set(series, [...(byMeasure.get(series) ?? []), slot]);
    });
  } else {
    const resolved = resolveSlots(card, headers);
    slots = [...resolved.slots, ...evidenceSlots(card, headers, resolved.slots)];
    for (const absent of resolved.absent) {
      const column = card.columns[absent];
      if (!column || (fixedPeriod && !declared(column.periods, fixedPeriod))) continue;
      problems.add("missing-column", "columns the card names and the table does not have", `"${column.column}"`);
    }
    if (resolved.slots.length === 0)
      throw new InputError("missing-column", "the table has none of the columns the card names", file);
  }
  const needsPeriod = long ? true : slots.some(({period}) => period === null);
  if (needsPeriod && periodColumn === null && !fixedPeriod)
    throw new InputError("invalid-card", "period: name a column, a fixed period or {year} in the columns", card.id);

  const observations: Observation[] = [];
  const ruleCells: RuleCell[] = [];
  const waiting: Pending[] = [];
  const hasRules = card.rules.length > 0;
  const seen = new Map<string, Set<string>>();
  const periodCache = new Map<string, Period | null>();
  const account = {
    rows: table.rows.length,
    filtered: 0,
    refused: 0,
    used: 0,
    cells: 0,
    observed: 0,
    passedOver: 0,
    dropped: 0
  };
  const totalRegion = card.region?.total;
  const registered = rowRegions(card, headers);
  const shares = shareReaders(card, headers);

  for (let index = 0; index < table.rows.length; index++) {
    const row = table.rows[index] ?? [];
    const rowNumber = table.rowNumbers[index] ?? index + 2;
    const at = String(rowNumber);
    if (where.some(([column, values]) => !values.has((row[column] ?? "").trim()))) {
      account.filtered++;
      continue;
    }
    let rowPeriod = fixedPeriod;
    if (periodColumn !== null) {
      const text = row[periodColumn] ?? "";
      let known = periodCache.get(text);
      if (known === undefined) periodCache.set(text, (known = parsePeriod(text, grain)));
      if (!known) {
        if (!/^\d{4}X0\d\d$/.test(text.trim()))
          throw new InputError(
            "unknown-period",
            `"${text.trim()}" is no period; see docs/how-to/source.md`,
            `${file}:${at}, column ${table.columns[periodColumn] ?? ""}`
          );
        problems.add("partial-week", "rows of a partial week, left out", `row ${at}`);
        account.refused++;
        continue;
      }
      rowPeriod = known;
    }
    const regionText = (regionColumn === null ? (card.region?.fixed ?? "") : (row[regionColumn] ?? "")).trim();
    const remainder = regionText === "" && card.region?.empty === "total-only" && totalRegion !== undefined;
    if (remainder)
      problems.add("row-without-region", `rows without a region, counted in ${totalRegion} only`, `row ${at}`);
    else if (regionText === "") {
      problems.add("row-without-region", "rows without a region, left out", `row ${at}`);
      account.refused++;
      continue;
    }
    const rowSlots = measureColumns
      ? byMeasure.get(measureColumns.map((column) => (row[column] ?? "").trim()).join("|"))
      : slots;
    if (!rowSlots) {
      account.filtered++;
      continue;
    }
    let usedRow = false;
    let lastYear = -1;
    let region: string | null = null;
    for (const slot of rowSlots) {
      const period = slot.period ?? rowPeriod;
      if (!period) continue;
      const boundaryYear = regionReader.boundaryYear(period.start);
      if (boundaryYear !== lastYear) {
        lastYear = boundaryYear;
        region = remainder ? null : regionReader.read(regionText, boundaryYear, at);
        if (region !== null) registered?.add(row, region, boundaryYear);
      }
      if (region === null && !remainder && totalRegion === undefined) continue;
      const column = card.columns[slot.column];
      if (!column) {
        if (region !== null) addEvidence(slot, row[slot.index] ?? "", region, period, rowNumber);
        continue;
      }
      account.cells++;
      const breakdown = breakdowns.read(row, column.breakdown, at);
      if (!breakdown) {
        account.passedOver++;
        continue;
      }
      if (column.periods && !declared(column.periods, period)) {
        problems.add(
          "period-not-declared",
          `cells of "${slot.series}" outside the periods the card declares, left out`,
          period.start
        );
        account.passedOver++;
        continue;
      }
      if (column.grains && !column.grains.includes(period.grain)) {
        account.passedOver++;
        continue;
      }
      const share = shares.get(slot.column)?.(row) ?? 1;
      if (share === 0) {
        account.passedOver++;
        continue;
      }
      usedRow = true;
      const key = `${slot.index}|${slot.column}|${period.grain}${period.start}|${breakdown.own}`;
      let regionsSeen = seen.get(key);
      if (!regionsSeen) seen.set(key, (regionsSeen = new Set()));
      const identity = region ?? regionText;
      if (regionsSeen.has(identity))
        throw new InputError(
          "duplicate-row",
          `${identity} stands twice for "${slot.header}" in one period; split by a column with breakdown or where`,
          `${file}:${at}`
        );
      regionsSeen.add(identity);

      const raw = (row[slot.index] ?? "").trim();
      let value: number | null = null;
      let missing: MissingReason | null = null;
      if (raw === "" && card.missing[""] === undefined) {
        if (card.empty === "zero") value = 0;
        else missing = card.emptyReason;
      } else if (card.missing[raw] !== undefined) missing = card.missing[raw] ?? null;
      else {
        const read = parseNumber(raw, number);
        if (read === null) throw badNumber(raw, slot.header, at);
        value = scaled(read, column.scale * share);
      }
      if (missing === "impossible" && region !== null && !context.regions.existed(region, boundaryYear)) {
        problems.add(
          "region-did-not-exist",
          "empty cells of regions that did not exist in that period, left out",
          `${region} ${boundaryYear}`
        );
        account.passedOver++;
        continue;
      }
      const item: Pending = {
        column,
        region,
        boundaryYear,
        period,
        breakdown,
        value,
        missing,
        low: bound(row, slot.low, column.scale * share, value, at),
        high: bound(row, slot.high, column.scale * share, value, at),
        estimated: share !== 1
      };
      if (!hasRules) emit(item);
      else {
        waiting.push(item);
        ruleCells.push({
          series: breakdown.own === "total" ? slot.series : `${slot.series} ${breakdown.own}`,
          pattern: slot.series,
          indicator: column.indicator,
          region: region ?? "",
          period: period.start,
          row: rowNumber,
          text: raw,
          value: raw === "" ? null : value,
          drop: null
        });
      }
    }
    if (usedRow) account.used++;
    else account.refused++;
  }

  const notes: QualityNote[] = [];
  if (hasRules) {
    notes.push(...applyRules(ruleCells, card, {...context, problems}));
    const cells = ruleCells.filter(({indicator}) => indicator !== null);
    waiting.forEach((item, index) => {
      if (cells[index]?.drop) account.dropped++;
      else emit(item);
    });
  }
  if (sums) for (const observation of sums.finish(problems)) observations.push(observation);
  return {observations, problems: problems.list(), notes, regions: registered?.list() ?? [], account};

  function emit(item: Pending): void {
    account.observed++;
    const {column, boundaryYear, period, breakdown, value, missing, low, high} = item;
    const status: Status = item.estimated ? "estimated" : period.provisional ? "provisional" : card.status;
    const make = (region: string, into: string): Observation => ({
      indicator: column.indicator,
      region,
      boundaryYear,
      grain: period.grain,
      period: period.start,
      breakdown: into,
      value,
      ...(low === null ? {} : {low}),
      ...(high === null ? {} : {high}),
      status,
      missing
    });
    if (!sums) {
      if (item.region !== null) observations.push(make(item.region, breakdown.own));
      return;
    }
    for (const into of breakdown.into) {
      if (item.region !== null) sums.add(make(item.region, into));
      if (totalRegion !== undefined && item.region !== totalRegion) sums.add(make(totalRegion, into));
    }
  }

  function addEvidence(slot: Slot, text: string, region: string, period: Period, row: number): void {
    const value = parseNumber(text.trim(), number);
    ruleCells.push({
      series: slot.series,
      pattern: slot.series,
      indicator: null,
      region,
      period: period.start,
      row,
      text: text.trim(),
      value,
      drop: null
    });
  }

  function bound(
    row: readonly string[],
    index: number | null,
    scale: number,
    value: number | null,
    at: string
  ): number | null {
    if (index === null || value === null) return null;
    const raw = (row[index] ?? "").trim();
    if (raw === "" || card.missing[raw] !== undefined) return null;
    const read = parseNumber(raw, number);
    if (read === null) throw badNumber(raw, table.columns[index] ?? "", at);
    return scaled(read, scale);
  }

  function badNumber(raw: string, column: string, at: string): InputError {
    return new InputError(
      "invalid-number",
      `"${raw}" is no number with decimal "${number.decimal}"${number.thousands === "" ? "" : ` and thousands "${number.thousands}"`}; correct the cell, or declare the mark under missing or the notation under format`,
      `${file}:${at}, column ${column}`
    );
  }
}

/** Scaling must not add digits of its own: 0.1 thousand is 100, not 100.00000000000001. */
function scaled(value: number, scale: number): number {
  return scale === 1 ? value : Number((value * scale).toPrecision(15));
}

/** For each column with shares, how much of a row's value counts. */
function shareReaders(card: SourceCard, headers: Headers): Map<number, (row: readonly string[]) => number> {
  const readers = new Map<number, (row: readonly string[]) => number>();
  card.columns.forEach(({shares}, column) => {
    if (!shares) return;
    const index = headers.need(shares.column, "columns.shares");
    const of = new Map(Object.entries(shares.of).map(([category, share]) => [foldCategory(category), share]));
    readers.set(column, (row) => of.get(foldCategory(row[index] ?? "")) ?? 1);
  });
  return readers;
}

/** True when a column's declared periods hold this one: "2018" holds every period of that year. */
function declared(periods: readonly string[] | undefined, period: Period): boolean {
  if (!periods) return true;
  return periods.some((text) =>
    /^\d{4}$/.test(text) ? period.start.startsWith(text) : parsePeriod(text, period.grain)?.start === period.start
  );
}

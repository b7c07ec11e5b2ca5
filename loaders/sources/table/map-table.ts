import type {Indicator, SourceCard} from "../../catalogue/schema.js";
import type {RegionIndex} from "../../warehouse/region-index.js";
import type {MissingReason, Observation, Problem, QualityNote, Region} from "../../warehouse/types.js";
import {InputError} from "../../../models/errors.js";
import {CellReader} from "./cell-reader.js";
import type {Account, Pending} from "./emit.js";
import {Emitter} from "./emit.js";
import type {Period} from "./parse-period.js";
import {parseNumber} from "./parse-number.js";
import {parsePeriod} from "./parse-period.js";
import {ProblemList} from "./problems.js";
import {quote} from "./quote.js";
import {rowRegions} from "./register-regions.js";
import {Headers} from "./resolve-columns.js";
import {BreakdownReader} from "./row-breakdown.js";
import {RegionReader} from "./row-region.js";
import {applyRules} from "./rules.js";
import type {RuleCell} from "./rules/cell.js";
import {planSlots} from "./slot-plan.js";
import type {StringTable} from "./string-table.js";

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
  /** Where every row and cell went. */
  account: Account;
}

/**
 * Turns a table into observations as its card declares: wide (one column a measure and period) or long (a measure
 * column). Pure; runs in Node and browsers. Nothing is guessed and nothing is lost in silence: what is no number in the
 * declared notation, an unknown period or a row that stands twice is an InputError with row and column; names, codes and
 * categories that cannot be matched, cells without meaning and cells the rules drop are problems with counts.
 */
export function mapTable(table: StringTable, card: SourceCard, context: MapContext): MapResult {
  const {file, regions} = context;
  const problems = new ProblemList(card.id, file);
  const headers = new Headers(table.columns, file);
  const regionReader = new RegionReader(card, regions, problems);
  const breakdowns = new BreakdownReader(card, headers, problems);
  const cells = new CellReader(card, table.columns, file);
  const regionColumn = card.region?.column === undefined ? null : headers.need(card.region.column, "region.column");
  const periodColumn = card.period?.column === undefined ? null : headers.need(card.period.column, "period.column");
  const where = Object.entries(card.where).map(
    ([name, values]) => [headers.need(name, "where"), new Set(values.map((value) => value.trim()))] as const
  );
  const grain = card.period?.grain ?? "year";
  const fixedPeriod = card.period?.fixed === undefined ? null : parsePeriod(card.period.fixed, grain);
  if (card.period?.fixed !== undefined && !fixedPeriod)
    throw new InputError("invalid-card", `period.fixed "${card.period.fixed}" is not understood`, card.id);
  const {slotsOf, needsRowPeriod} = planSlots(card, headers, fixedPeriod, problems, file);
  if (needsRowPeriod && periodColumn === null && !fixedPeriod)
    throw new InputError("invalid-card", "period: name a column, a fixed period or {year} in the columns", card.id);

  const account: Account = {
    rows: table.rows.length,
    filtered: 0,
    refused: 0,
    used: 0,
    cells: 0,
    observed: 0,
    passedOver: 0,
    dropped: 0
  };
  const emitter = new Emitter(card, account);
  const registered = rowRegions(card, headers);
  const totalRegion = card.region?.total;
  const totalOnly = totalRegion !== undefined && card.region?.empty === "total-only";
  const hasRules = card.rules.length > 0;
  const ruleCells: RuleCell[] = [];
  const waiting: Pending[] = [];
  const seenRows = new Set<string>();
  const periodCache = new Map<string, Period | null>();

  for (let index = 0; index < table.rows.length; index++) {
    const row = table.rows[index] ?? [];
    const rowNumber = table.rowNumbers[index] ?? index + 2;
    const slots = isWanted(row) ? slotsOf(row) : [];
    if (slots.length === 0) {
      account.filtered++;
      continue;
    }
    const rowPeriod = periodColumn === null ? fixedPeriod : readPeriod(row[periodColumn] ?? "", rowNumber);
    const regionText = (regionColumn === null ? (card.region?.fixed ?? "") : (row[regionColumn] ?? "")).trim();
    const isRemainder = regionText === "" && totalOnly;
    if (regionText === "")
      problems.add(
        "row-without-region",
        isRemainder ? `rows without a region, counted in ${totalRegion} only` : "rows without a region, left out",
        `row ${rowNumber}`
      );
    if ((needsRowPeriod && !rowPeriod) || (regionText === "" && !isRemainder)) {
      account.refused++;
      continue;
    }
    const breakdownKey = breakdowns.key(row);
    const usedBefore = account.observed + waiting.length;
    let isChecked = false;
    let lastPeriod: Period | null = null;
    let boundaryYear = 0;
    let region: string | null = null;
    for (const slot of slots) {
      const period = slot.period ?? rowPeriod;
      if (!period) continue;
      if (period !== lastPeriod) {
        lastPeriod = period;
        const year = regionReader.boundaryYear(period.start);
        if (year !== boundaryYear) {
          boundaryYear = year;
          region = isRemainder ? null : regionReader.read(regionText, boundaryYear, rowNumber);
          if (region !== null) registered?.add(row, region, boundaryYear);
        }
        if (!isChecked) {
          isChecked = true;
          checkTwice(
            `${region ?? `"${regionText}`}|${rowPeriod?.grain ?? ""}${rowPeriod?.start ?? ""}|${breakdownKey}|${card.measure ? slot.series : ""}`,
            region ?? regionText,
            rowNumber
          );
        }
      }
      if (region === null && totalRegion === undefined) continue;
      const raw = (row[slot.index] ?? "").trim();
      const {spec} = slot;
      if (!spec) {
        if (region !== null)
          ruleCells.push({
            series: slot.series,
            pattern: slot.series,
            indicator: null,
            region,
            period: period.start,
            row: rowNumber,
            text: raw,
            value: parseNumber(raw, card.format),
            drop: null
          });
        continue;
      }
      account.cells++;
      const holds = slot.holds(period);
      const share = slot.share === null ? 1 : slot.share(row);
      if (holds !== "yes" || share === 0) {
        if (holds === "other-period" && raw !== "")
          problems.add(
            "period-not-declared",
            `cells of "${slot.series}" outside the periods the card declares, left out`,
            period.start
          );
        account.passedOver++;
        continue;
      }
      const breakdown = breakdowns.read(row, breakdownKey, spec.breakdown, rowNumber);
      if (!breakdown) {
        account.passedOver++;
        continue;
      }
      const read = cells.read(raw, slot.header, spec.scale * share, rowNumber);
      const value = typeof read === "number" ? read : null;
      const missing: MissingReason | null = typeof read === "number" ? null : read;
      if (missing !== null && region !== null && regionReader.isAbsent(region, boundaryYear)) {
        problems.add(
          "region-did-not-exist",
          "empty cells of regions that did not exist in that period, left out",
          `${region} ${boundaryYear}`
        );
        account.passedOver++;
        continue;
      }
      const item: Pending = {
        spec,
        region,
        boundaryYear,
        period,
        breakdown,
        value,
        missing,
        low: slot.low === null || value === null ? null : cells.bound(row, slot.low, spec.scale * share, rowNumber),
        high: slot.high === null || value === null ? null : cells.bound(row, slot.high, spec.scale * share, rowNumber),
        isEstimated: share !== 1
      };
      if (!hasRules) {
        emitter.emit(item);
        continue;
      }
      waiting.push(item);
      ruleCells.push({
        series: breakdown.own === "total" ? slot.series : `${slot.series} ${breakdown.own}`,
        pattern: slot.series,
        indicator: spec.indicator,
        region: region ?? "",
        period: period.start,
        row: rowNumber,
        text: raw,
        value: raw === "" ? null : value,
        drop: null
      });
    }
    if (account.observed + waiting.length > usedBefore) account.used++;
    else account.refused++;
  }

  const notes: QualityNote[] = [];
  if (hasRules) {
    notes.push(...applyRules(ruleCells, card, {...context, problems}));
    let next = 0;
    for (const cell of ruleCells) {
      if (cell.indicator === null) continue;
      const item = waiting[next++];
      if (cell.drop !== null) account.dropped++;
      else if (item) emitter.emit(item);
    }
  }
  const observations: Observation[] = emitter.finish(problems);
  return {observations, problems: problems.list(), notes, regions: registered?.list() ?? [], account};

  function isWanted(row: readonly string[]): boolean {
    for (const [column, values] of where) if (!values.has((row[column] ?? "").trim())) return false;
    return true;
  }

  function readPeriod(text: string, rowNumber: number): Period | null {
    let known = periodCache.get(text);
    if (known === undefined) periodCache.set(text, (known = parsePeriod(text, grain)));
    if (known) return known;
    if (!/^\d{4}X0\d\d$/.test(text.trim()))
      throw new InputError(
        "unknown-period",
        `${quote(text.trim())} is no period; see docs/how-to/source.md`,
        `${file}:${rowNumber}, column ${table.columns[periodColumn ?? 0] ?? ""}`
      );
    problems.add("partial-week", "rows of a partial week, left out", `row ${rowNumber}`);
    return null;
  }

  function checkTwice(key: string, region: string, rowNumber: number): void {
    if (seenRows.has(key))
      throw new InputError(
        "duplicate-row",
        `${quote(region)} stands twice in one period; split the rows with breakdown or where`,
        `${file}:${rowNumber}`
      );
    seenRows.add(key);
  }
}

import type {SourceCard} from "../../catalogue/schema.js";
import {InputError} from "../../../models/errors.js";
import type {Period} from "./parse-period.js";
import {parsePeriod} from "./parse-period.js";
import type {ProblemList} from "./problems.js";
import type {Headers, Slot} from "./resolve-columns.js";
import {resolveSlots} from "./resolve-columns.js";
import {foldCategory} from "./row-breakdown.js";
import {evidenceSlots} from "./rules/cell.js";

type Column = SourceCard["columns"][number];

/** A slot with what is the same for all rows worked out beforehand. */
export interface PlannedSlot extends Slot {
  /** Null: evidence for the rules only. */
  spec: Column | null;
  /** Whether the column holds for a period: by its `grains` and `periods`. */
  holds(period: Period): "yes" | "other-grain" | "other-period";
  /** Share of a row's value that counts. */
  share: ((row: readonly string[]) => number) | null;
}

/** Slots of a row: all of them in a wide table, those of the row's measure in a long one (none: not asked for). */
export type SlotsOfRow = (row: readonly string[]) => readonly PlannedSlot[];

/** Works out which columns of the table feed which indicators; reports columns the card names in vain. */
export function planSlots(
  card: SourceCard,
  headers: Headers,
  fixed: Period | null,
  problems: ProblemList,
  file: string
): {slotsOf: SlotsOfRow; needsRowPeriod: boolean} {
  const plan = (slot: Slot): PlannedSlot => {
    const spec = card.columns[slot.column] ?? null;
    return {...slot, spec, holds: holdsFor(spec, card), share: shareOf(spec, headers)};
  };
  const {measure} = card;
  if (measure) {
    const index = headers.need(measure.value, "measure.value");
    const low = measure.low === undefined ? null : headers.need(measure.low, "measure.low");
    const high = measure.high === undefined ? null : headers.need(measure.high, "measure.high");
    const names = [measure.column].flat().map((name) => headers.need(name, "measure.column"));
    const slots = card.columns.map(({column: series}, column) =>
      plan({column, series, header: series, index, period: null, low, high})
    );
    checkTwice(slots, card);
    const bySeries = new Map<string, PlannedSlot[]>();
    for (const slot of slots) bySeries.set(slot.series, [...(bySeries.get(slot.series) ?? []), slot]);
    const [only] = names;
    const nameOf =
      names.length === 1 && only !== undefined
        ? (row: readonly string[]) => (row[only] ?? "").trim()
        : (row: readonly string[]) => names.map((name) => (row[name] ?? "").trim()).join("|");
    return {slotsOf: (row) => bySeries.get(nameOf(row)) ?? [], needsRowPeriod: true};
  }
  const resolved = resolveSlots(card, headers);
  for (const absent of resolved.absent) {
    const column = card.columns[absent];
    if (column && !(fixed && holdsFor(column, card)(fixed) !== "yes"))
      problems.add("missing-column", "columns the card names and the table does not have", `"${column.column}"`);
  }
  if (resolved.slots.length === 0)
    throw new InputError("missing-column", "the table has none of the columns the card names", file);
  const mapped = resolved.slots.map(plan);
  checkTwice(mapped, card);
  const slots = [...mapped, ...evidenceSlots(card, headers, resolved.slots).map(plan)];
  return {slotsOf: () => slots, needsRowPeriod: slots.some(({period}) => period === null)};
}

/** Two columns for one value, without `sum` or periods of their own, would overwrite each other. */
function checkTwice(slots: readonly PlannedSlot[], card: SourceCard): void {
  const seen = new Map<string, string>();
  for (const {spec, period, series} of slots) {
    if (!spec || spec.sum) continue;
    const key = JSON.stringify([spec.indicator, spec.breakdown, period, spec.periods, spec.grains]);
    const other = seen.get(key);
    if (other !== undefined)
      throw new InputError(
        "invalid-card",
        `columns "${other}" and "${series}" both give ${spec.indicator}; set sum, breakdown or periods`,
        card.id
      );
    seen.set(key, series);
  }
}

function holdsFor(spec: Column | null, card: SourceCard): PlannedSlot["holds"] {
  if (!spec || (!spec.periods && !spec.grains)) return () => "yes";
  const {periods, grains} = spec;
  // Another column with the same header takes the other periods: those are not passed over, they are read there.
  const shared = card.columns.flatMap((other) =>
    other !== spec && other.column === spec.column ? [other.periods] : []
  );
  const known = new Map<Period, "yes" | "other-grain" | "other-period">();
  return (period) => {
    let answer = known.get(period);
    if (answer === undefined) {
      answer = "yes";
      if (grains && !grains.includes(period.grain)) answer = "other-grain";
      else if (!declared(periods, period))
        answer = shared.some((others) => declared(others, period)) ? "other-grain" : "other-period";
      known.set(period, answer);
    }
    return answer;
  };
}

function shareOf(spec: Column | null, headers: Headers): PlannedSlot["share"] {
  if (!spec?.shares) return null;
  const index = headers.need(spec.shares.column, "columns.shares");
  const of = new Map(Object.entries(spec.shares.of).map(([category, share]) => [foldCategory(category), share]));
  return (row) => of.get(foldCategory(row[index] ?? "")) ?? 1;
}

/** True when a column's declared periods hold this one: "2018" holds every period of that year. */
function declared(periods: readonly string[] | undefined, period: Period): boolean {
  if (!periods) return true;
  return periods.some((text) =>
    /^\d{4}$/.test(text) ? period.start.startsWith(text) : parsePeriod(text, period.grain)?.start === period.start
  );
}

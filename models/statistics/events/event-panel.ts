import {InputError} from "../../errors.js";
import {panelIndex} from "../formula/panel-index.js";
import {numberColumn} from "../formula/table-column.js";
import type {Dropped, Frame} from "../types.js";

/** A panel around a dated event: one mean series of the treated, one series a donor, all without gaps. */
export interface EventPanel {
  readonly periods: readonly string[];
  /** Periods before the event. */
  readonly before: number;
  readonly treated: readonly string[];
  /** Mean of the treated, a value a period. */
  readonly target: Float64Array;
  readonly donors: readonly string[];
  readonly columns: readonly Float64Array[];
  /** Of each predictor, its mean before the event: of the treated, then of each donor. */
  readonly predictors: readonly {readonly name: string; readonly target: number; readonly donors: Float64Array}[];
  readonly dropped: readonly Dropped[];
}

export interface EventPanelOptions {
  outcome: string;
  panel: {unit: string; period: string};
  /** Units that the event struck. */
  treated: readonly string[];
  /** First period of the event, as the column of periods writes it. */
  event: string;
  /** Units to compare with; default all others. */
  donors?: readonly string[];
  predictors?: readonly string[];
}

/**
 * Sorts a table into the treated and the donors of an event. Periods in which a treated unit has no value are left out
 * for all; donors with a gap in what is left are left out and named.
 *
 * Throws InputError: unknown-unit, unknown-period, missing-column, too-few-donors, too-few-periods.
 */
export function eventPanel(table: Frame, options: EventPanelOptions): EventPanel {
  const {outcome, panel, treated, event, predictors = []} = options;
  const {unit, time, periods} = panelIndex(table, panel.unit, panel.period);
  const unknown = [...treated, ...(options.donors ?? [])].find((name) => !unit.levels.includes(name));
  if (unknown !== undefined)
    throw new InputError("unknown-unit", `there is no ${panel.unit} "${unknown}"; it is written as in the file`);
  if (treated.length === 0) throw new InputError("unknown-unit", "name the units that the event struck", "--treated");
  const start = periods.indexOf(event);
  if (start < 0)
    throw new InputError("unknown-period", `the event "${event}" is no period of the table; it starts ${periods[0]}`);
  const series = seriesBy(numberColumn(table, outcome), {codes: unit.codes, time}, unit.levels.length, periods.length);
  const own = treated.map((name) => series[unit.levels.indexOf(name)] ?? new Float64Array());
  const kept = periods.flatMap((_, t) => (own.every((values) => Number.isFinite(values[t] ?? NaN)) ? [t] : []));
  const before = kept.filter((t) => t < start).length;
  if (before < 2 || before === kept.length)
    throw new InputError(
      "too-few-periods",
      `the treated have ${before} periods with a value before ${event} and ${kept.length - before} from then on; two or more and one or more are needed`
    );
  const pick = (values: Float64Array): Float64Array => Float64Array.from(kept, (t) => values[t] ?? NaN);
  const struck = new Set(treated);
  const named = options.donors === undefined ? null : new Set(options.donors);
  const candidates = unit.levels.flatMap((name, code) =>
    struck.has(name) || (named !== null && !named.has(name)) ? [] : [{name, code}]
  );
  const means = predictors.map((name) => {
    const values = seriesBy(numberColumn(table, name), {codes: unit.codes, time}, unit.levels.length, periods.length);
    return {name, means: values.map((one) => meanKnown(one.subarray(0, start)))};
  });
  const complete = candidates.filter(({code}) => {
    const whole = pick(series[code] ?? new Float64Array()).every((value) => Number.isFinite(value));
    return whole && means.every((own) => Number.isFinite(own.means[code] ?? NaN));
  });
  if (complete.length < 2)
    throw new InputError(
      "too-few-donors",
      `${complete.length} units have a value in every period; two or more are needed`
    );
  const gone = candidates.filter((candidate) => !complete.includes(candidate));
  const ofTreated = (values: readonly number[]): number =>
    treated.reduce((sum, name) => sum + (values[unit.levels.indexOf(name)] ?? NaN), 0) / treated.length;
  return {
    periods: kept.map((t) => periods[t] ?? ""),
    before,
    treated: [...treated],
    target: Float64Array.from(kept, (t) => own.reduce((sum, values) => sum + (values[t] ?? NaN), 0) / own.length),
    donors: complete.map(({name}) => name),
    columns: complete.map(({code}) => pick(series[code] ?? new Float64Array())),
    predictors: means.map(({name, means: values}) => {
      const target = ofTreated(values);
      if (!Number.isFinite(target))
        throw new InputError("all-missing", `${name} has no value of the treated before ${event}`, "--predictors");
      return {name, target, donors: Float64Array.from(complete, ({code}) => values[code] ?? NaN)};
    }),
    dropped: [
      ...gone.map(({name}): Dropped => ({what: name, reason: "missing", count: 1})),
      ...(kept.length < periods.length
        ? [{what: "periods", reason: "missing", count: periods.length - kept.length}]
        : [])
    ]
  };
}

function seriesBy(
  values: Float64Array,
  {codes, time}: {codes: Int32Array; time: Int32Array},
  units: number,
  length: number
): Float64Array[] {
  const series = Array.from({length: units}, () => new Float64Array(length).fill(NaN));
  values.forEach((value, row) => {
    const own = series[codes[row] ?? 0];
    if (own !== undefined) own[time[row] ?? 0] = value;
  });
  return series;
}

function meanKnown(values: Float64Array): number {
  const known = values.filter((value) => Number.isFinite(value));
  return known.reduce((sum, value) => sum + value, 0) / known.length;
}

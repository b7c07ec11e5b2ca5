import {InputError} from "../../errors.js";
import type {Column} from "../types.js";
import {readPeriod, writePeriod, type PeriodGrain} from "./period-grains.js";

/** Periods as whole steps from the first, with a label for every step. */
export interface Periods {
  /** Steps from the first period, by row. */
  readonly time: Int32Array;
  /** Labels of the steps 0…last, also of those no row has. */
  readonly labels: string[];
}

/** More steps than this between first and last is no panel but a mistake (seconds, say, or a stray year 20180). */
const mostSteps = 200_000;

/**
 * Reads a column of periods: `2018`, `2018-H1`, `2018-Q1`, `2018-03`, `2018-W05`, `2018-03-24`, `2018/19`, a CBS code
 * (`2018KW01`), or evenly spaced numbers whose smallest step is one period. Four-digit whole numbers are years, so that
 * a panel of every other year has gaps.
 *
 * Throws InputError: missing-period, unknown-period, mixed-grains, uneven-periods, too-many-periods.
 *
 * @param placeOf names a row in messages
 */
export function parsePeriods(values: Column, placeOf: (row: number) => string = (row) => `row ${row + 1}`): Periods {
  for (let row = 0; row < values.length; row++) {
    const value = values[row];
    if (value === null || (typeof value === "number" && Number.isNaN(value)))
      throw new InputError("missing-period", "a row without period: fill it in or leave the row out", placeOf(row));
  }
  const numbers = asNumbers(values);
  if (numbers === null) return parseTexts(values as readonly string[], placeOf);
  return numbers.every(isYear) ? parseTexts([...numbers].map(String), placeOf) : parseNumbers(numbers, placeOf);
}

const isYear = (value: number): boolean => Number.isInteger(value) && value >= 1000 && value <= 2999;

function asNumbers(values: Column): Float64Array | null {
  if (values instanceof Float64Array) return values;
  const numbers = new Float64Array(values.length);
  for (let row = 0; row < values.length; row++) {
    const number = values[row] === "" ? NaN : Number(values[row] ?? NaN);
    if (!Number.isFinite(number)) return null;
    numbers[row] = number;
  }
  return numbers;
}

function parseTexts(values: readonly string[], placeOf: (row: number) => string): Periods {
  const known = new Map<string, {grain: PeriodGrain; index: number}>();
  let first: {grain: PeriodGrain; text: string} | null = null;
  const indices = new Int32Array(values.length);
  values.forEach((text, row) => {
    const period = known.get(text) ?? readPeriod(text);
    if (period === null)
      throw new InputError(
        "unknown-period",
        `"${text}" is not a period; write 2018, 2018-H1, 2018-Q1, 2018-03, 2018-W05, 2018-03-24 or 2018KW01`,
        placeOf(row)
      );
    known.set(text, period);
    first ??= {grain: period.grain, text};
    if (period.grain !== first.grain)
      throw new InputError(
        "mixed-grains",
        `"${text}" is a ${period.grain} while "${first.text}" is a ${first.grain}; keep one kind of period`,
        placeOf(row)
      );
    indices[row] = period.index;
  });
  const start = smallest(indices);
  const {time, length} = steps(indices, start);
  const written = new Map([...known].map(([text, {index}]) => [index - start, text]));
  const grain = (first as {grain: PeriodGrain} | null)?.grain ?? "year";
  const labels = Array.from({length}, (_, step) => written.get(step) ?? writePeriod(start + step, grain));
  return {time, labels};
}

function parseNumbers(values: Float64Array, placeOf: (row: number) => string): Periods {
  const levels = [...new Set(values)].sort((a, b) => a - b);
  const start = levels[0] ?? 0;
  let step = Infinity;
  levels.forEach((level, index) => {
    if (index > 0) step = Math.min(step, level - (levels[index - 1] ?? 0));
  });
  if (step === Infinity) step = 1;
  const indices = new Int32Array(values.length);
  values.forEach((value, row) => {
    const index = (value - start) / step;
    if (Math.abs(index - Math.round(index)) > 1e-4)
      throw new InputError(
        "uneven-periods",
        `period ${value} is no whole number of steps of ${step} from ${start}; periods must be evenly spaced`,
        placeOf(row)
      );
    // A step too fine leaves whole numbers beyond what the index can hold; steps() refuses them.
    indices[row] = Math.min(Math.round(index), mostSteps);
  });
  const {time, length} = steps(indices, 0);
  const written = new Map(levels.map((level) => [Math.round((level - start) / step), String(level)]));
  return {time, labels: Array.from({length}, (_, index) => written.get(index) ?? String(start + index * step))};
}

function smallest(values: Int32Array): number {
  let least = Infinity;
  for (const value of values) if (value < least) least = value;
  return least === Infinity ? 0 : least;
}

function steps(indices: Int32Array, start: number): {time: Int32Array; length: number} {
  const time = indices.map((index) => index - start);
  let last = -1;
  for (const step of time) if (step > last) last = step;
  if (last >= mostSteps)
    throw new InputError(
      "too-many-periods",
      `first and last period are ${mostSteps} steps or more apart; check the column of periods`
    );
  return {time, length: last + 1};
}

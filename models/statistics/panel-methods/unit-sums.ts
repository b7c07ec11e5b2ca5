import {isNestedIn} from "../linear/absorbed-rank.js";
import {demeanFrame} from "../linear/demean-frame.js";
import {fitLinear} from "../linear/fit-linear.js";
import {keepRows} from "../glm/keep-rows.js";
import {InputError} from "../../errors.js";
import type {Coding, ModelFrame} from "../types.js";

/** A regression with unit effects, kept as sums by unit, so that drawing units again costs no pass over the rows. */
export interface UnitSums {
  /** The coefficients when each unit counts `times` times; null when a term does not vary apart from the others. */
  solve(times: Float64Array): Float64Array | null;
}

/** Dummies of other effects that may be solved for beside the terms; beyond it each draw is demeaned anew. */
const mostDummies = 250;

/**
 * Sums by unit of a frame that absorbs the effects of `unit`. The columns are cleaned of all effects first. A draw of
 * units leaves the unit effects as they were and changes the others (periods), whose dummies enter the cross-products
 * cleaned of the unit: D'D − ss'/T of a unit depends only on the levels it has, so units with the same levels share it.
 *
 * @param frame all of whose terms can be estimated
 * @param unit coding of the units of the whole panel, also those without rows here
 * @param errors variance of the sampling error by row, for each term that carries one; taken out of its own moment
 */
export function unitSums(frame: ModelFrame, unit: Coding, errors: readonly (Float64Array | null)[] = []): UnitSums {
  const own = frame.panel?.unit;
  if (own === undefined) throw new Error("sums by unit need a panel");
  const place = new Map(unit.levels.map((level, index) => [level, index]));
  const units = Int32Array.from(own.levels, (level) => place.get(level) ?? 0);
  const others = frame.effects.filter((effect) => !isNestedIn(effect, own));
  const size = others.reduce((sum, {levels}) => sum + levels.length, 0);
  const isFiner = others.some((effect) => isNestedIn(own, effect));
  if (size > mostDummies || isFiner) return {solve: (times) => demeanedAnew(frame, own.codes, units, times)};
  const {regressors, outcome} = demeanFrame(frame);
  const columns = [...regressors, outcome];
  const crossed = own.levels.map(() => new Float64Array(columns.length * columns.length));
  const dummies = dummyRows(others, frame.n);
  const patterns = patternsOf(own, dummies, {size, weights: frame.weights});
  const touched = patterns.levels.map((levels) => new Float64Array(levels.length * columns.length));
  const width = columns.length;
  for (let row = 0; row < frame.n; row++) {
    const code = own.codes[row] ?? 0;
    const cross = crossed[code] ?? new Float64Array();
    for (let a = 0; a < width; a++)
      for (let b = 0; b <= a; b++)
        cross[a * width + b] = (cross[a * width + b] ?? 0) + (columns[a]?.[row] ?? 0) * (columns[b]?.[row] ?? 0);
    const root = Math.sqrt(frame.weights?.[row] ?? 1);
    const sums = touched[code] ?? new Float64Array();
    for (const level of dummies[row] ?? []) {
      const at = patterns.placeOf(code, level) * width;
      for (let a = 0; a < width; a++) sums[at + a] = (sums[at + a] ?? 0) + root * (columns[a]?.[row] ?? 0);
    }
  }
  if (errors.length > 0) takeOut(crossed, frame, own, errors);
  return {
    solve(times) {
      const full = size + width;
      const matrix = Array.from({length: full}, () => new Float64Array(full));
      const ofPattern = new Float64Array(patterns.grams.length);
      own.levels.forEach((_, code) => {
        const count = times[units[code] ?? 0] ?? 0;
        if (count === 0) return;
        const pattern = patterns.of[code] ?? 0;
        ofPattern[pattern] = (ofPattern[pattern] ?? 0) + count;
        const cross = crossed[code] ?? new Float64Array();
        for (let a = 0; a < width; a++) {
          const line = matrix[size + a] ?? new Float64Array();
          for (let b = 0; b <= a; b++) line[size + b] = (line[size + b] ?? 0) + count * (cross[a * width + b] ?? 0);
        }
        const sums = touched[code] ?? new Float64Array();
        (patterns.levels[code] ?? []).forEach((level, index) => {
          for (let a = 0; a < width; a++) {
            const line = matrix[size + a] ?? new Float64Array();
            line[level] = (line[level] ?? 0) + count * (sums[index * width + a] ?? 0);
          }
        });
      });
      patterns.grams.forEach(({levels, gram}, pattern) => {
        const count = ofPattern[pattern] ?? 0;
        if (count === 0) return;
        levels.forEach((row, i) => {
          const line = matrix[row] ?? new Float64Array();
          levels.forEach((column, j) => {
            if (column <= row) line[column] = (line[column] ?? 0) + count * (gram[i * levels.length + j] ?? 0);
          });
        });
      });
      return eliminated(matrix, size);
    }
  };
}

/**
 * Takes the moment of the sampling error out of the squares: demeaned over the weights of a unit, W in all, an error of
 * variance s² and weight w adds ws²(1 − w/W), independent from period to period (Fuller 1987, Measurement error models,
 * §3.1).
 */
function takeOut(
  crossed: readonly Float64Array[],
  frame: ModelFrame,
  own: Coding,
  errors: readonly (Float64Array | null)[]
): void {
  const weightOf = (row: number): number => frame.weights?.[row] ?? 1;
  const whole = new Float64Array(own.levels.length);
  own.codes.forEach((code, row) => {
    whole[code] = (whole[code] ?? 0) + weightOf(row);
  });
  const width = frame.regressors.length + 1;
  errors.forEach((variance, term) => {
    if (variance === null) return;
    own.codes.forEach((code, row) => {
      const cross = crossed[code] ?? new Float64Array();
      const share = weightOf(row) / (whole[code] ?? 1);
      const at = term * width + term;
      cross[at] = (cross[at] ?? 0) - weightOf(row) * (variance[row] ?? 0) * (1 - share);
    });
  });
}

/** The dummies of each row, numbered through over the effects. */
function dummyRows(effects: readonly Coding[], n: number): number[][] {
  const rows = Array.from({length: n}, (): number[] => []);
  let offset = 0;
  for (const {codes, levels} of effects) {
    for (let row = 0; row < n; row++) rows[row]?.push(offset + (codes[row] ?? 0));
    offset += levels.length;
  }
  return rows;
}

interface Patterns {
  /** Pattern of each unit. */
  of: Int32Array;
  /** The dummies each unit has, ascending. */
  levels: readonly (readonly number[])[];
  placeOf(unit: number, level: number): number;
  grams: readonly {levels: readonly number[]; gram: Float64Array}[];
}

/** D'VD − ss'/V of the dummies of each unit, s = D'V1; one for all units with the same rows of dummies. */
function patternsOf(
  {codes, levels: units}: Coding,
  dummies: readonly (readonly number[])[],
  {size, weights}: {size: number; weights: Float64Array | null}
): Patterns {
  const rows = units.map((): number[] => []);
  codes.forEach((code, row) => rows[code]?.push(row));
  const levels = rows.map((own) => [...new Set(own.flatMap((row) => dummies[row] ?? []))].sort((a, b) => a - b));
  const place = levels.map((own) => new Map(own.map((level, index) => [level, index])));
  const placeOf = (unit: number, level: number): number => place[unit]?.get(level) ?? 0;
  const known = new Map<string, number>();
  const grams: {levels: readonly number[]; gram: Float64Array}[] = [];
  const of = Int32Array.from(rows, (own, unit) => {
    const key =
      weights === null
        ? own
            .map((row) => (dummies[row] ?? []).join(","))
            .sort()
            .join(";")
        : `unit ${unit}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    known.set(key, grams.length);
    const width = levels[unit]?.length ?? 0;
    const gram = new Float64Array(width * width);
    const sums = new Float64Array(width);
    let total = 0;
    for (const row of own) {
      const weight = weights?.[row] ?? 1;
      total += weight;
      for (const a of dummies[row] ?? []) {
        const i = placeOf(unit, a);
        sums[i] = (sums[i] ?? 0) + weight;
        for (const b of dummies[row] ?? []) {
          const at = i * width + placeOf(unit, b);
          gram[at] = (gram[at] ?? 0) + weight;
        }
      }
    }
    for (let i = 0; i < width; i++)
      for (let j = 0; j < width; j++)
        gram[i * width + j] = (gram[i * width + j] ?? 0) - ((sums[i] ?? 0) * (sums[j] ?? 0)) / total;
    grams.push({levels: levels[unit] ?? [], gram});
    return grams.length - 1;
  });
  if (size === 0) return {of: new Int32Array(units.length), levels, placeOf, grams: []};
  return {of, levels, placeOf, grams};
}

/**
 * Solves the normal equations in place by Cholesky, lower triangle by rows: first the dummies, of which those that
 * follow from others are skipped, then the terms, then the outcome as last row.
 *
 * @returns the coefficients of the terms; null when one of them cannot be told from the others
 */
function eliminated(matrix: readonly Float64Array[], dummies: number): Float64Array | null {
  const size = matrix.length;
  const skipped = new Uint8Array(size);
  for (let i = 0; i < size; i++) {
    const row = matrix[i] ?? new Float64Array();
    const own = row[i] ?? 0;
    for (let j = 0; j <= i; j++) {
      if (skipped[j] === 1) {
        row[j] = 0;
        continue;
      }
      const other = matrix[j] ?? new Float64Array();
      let sum = row[j] ?? 0;
      for (let m = 0; m < j; m++) sum -= (row[m] ?? 0) * (other[m] ?? 0);
      if (j < i) row[j] = sum / (other[j] ?? 1);
      else if (i < size - 1 && !(sum > 1e-10 * own)) {
        if (i >= dummies) return null;
        skipped[i] = 1;
      } else row[i] = Math.sqrt(Math.max(0, sum));
    }
  }
  const terms = size - 1 - dummies;
  const right = matrix[size - 1] ?? new Float64Array();
  const solution = new Float64Array(terms);
  for (let i = terms - 1; i >= 0; i--) {
    let sum = right[dummies + i] ?? 0;
    for (let j = i + 1; j < terms; j++) sum -= (matrix[dummies + j]?.[dummies + i] ?? 0) * (solution[j] ?? 0);
    solution[i] = sum / (matrix[dummies + i]?.[dummies + i] ?? 1);
  }
  return solution;
}

/** The same by weights: a unit drawn twice counts twice in every mean over units. */
function demeanedAnew(
  frame: ModelFrame,
  codes: Int32Array,
  units: Int32Array,
  times: Float64Array
): Float64Array | null {
  const count = (row: number): number => times[units[codes[row] ?? 0] ?? 0] ?? 0;
  const rows = Int32Array.from(codes, (_, row) => row).filter((row) => count(row) > 0);
  const kept = keepRows(frame, rows);
  const weights = Float64Array.from(rows, (row) => count(row) * (frame.weights?.[row] ?? 1));
  try {
    const fit = fitLinear({...kept, weights});
    return fit.terms.length === frame.terms.length ? fit.coefficients : null;
  } catch (error) {
    if (error instanceof InputError) return null;
    throw error;
  }
}

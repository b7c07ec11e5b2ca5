import {EigenvalueDecomposition, inverse, Matrix} from "ml-matrix";
import {InputError} from "../../errors.js";
import {components} from "../components.js";
import {namesIn} from "../equation/ast.js";
import {compileExpression} from "../equation/compile-expression.js";
import {slotsOf} from "../equation/slots.js";
import type {ResolvedSystem} from "../resolve.js";
import {createEngine} from "../simulate/engine.js";

/** A model near its start, as matrices; rows are targets, columns sources. */
export interface LinearSystem {
  readonly n: number;
  /** What links without delay, and equations that give a value, pass on at once. */
  readonly direct: number[][];
  /** What all links and those equations pass on in the end; rows of stocks are empty. */
  readonly whole: number[][];
  /** Rows of stocks with an equation: change of the net flow for a change of each level. */
  readonly flows: ReadonlyMap<number, number[]>;
  /** Levels at the start. */
  readonly base: Float64Array;
  /** Net flow of each stock at the start: not 0 means that the start is no equilibrium. */
  readonly restlessness: ReadonlyMap<number, number>;
  readonly isLinear: boolean;
}

/** Linearises a model at its start: links are linear as they are, equations by central differences. */
export function linearise(system: ResolvedSystem): LinearSystem {
  const {ids, links, equations} = system;
  const n = ids.length;
  const base = createEngine(system).base;
  const zeros = (): number[][] => Array.from({length: n}, () => new Array<number>(n).fill(0));
  const [direct, whole] = [zeros(), zeros()];
  const add = (matrix: number[][], row: number, column: number, value: number): void => {
    const cells = matrix[row];
    if (cells !== undefined) cells[column] = (cells[column] ?? 0) + value;
  };
  for (const {from, to, strength, delay} of links) {
    add(whole, to, from, strength);
    if (!(delay > 0)) add(direct, to, from, strength);
  }
  const slots = slotsOf(ids);
  const values = Float64Array.from(slots.names, (name, slot) => (slot < n ? (base[slot] ?? 0) : builtIn(name, system)));
  const flows = new Map<number, number[]>();
  const restlessness = new Map<number, number>();
  ids.forEach((id, row) => {
    const equation = equations.equations.get(id);
    if (equation === undefined) return;
    const rule = compileExpression(equation, slots.of);
    const gradient = new Array<number>(n).fill(0);
    for (const name of namesIn(equation)) {
      const column = slots.of(name);
      if (column >= n) continue;
      const centre = values[column] ?? 0;
      const h = 1e-5 * Math.max(1, Math.abs(centre));
      values[column] = centre + h;
      const up = rule(values);
      values[column] = centre - h;
      const down = rule(values);
      values[column] = centre;
      gradient[column] = (up - down) / (2 * h);
    }
    if (system.isStock[row]) {
      flows.set(row, gradient);
      restlessness.set(row, rule(values));
    } else
      gradient.forEach((value, column) => {
        add(direct, row, column, value);
        add(whole, row, column, value);
      });
  });
  return {n, direct, whole, flows, base, restlessness, isLinear: equations.equations.size === 0};
}

const builtIn = (name: string, {horizon}: ResolvedSystem): number =>
  ({pi: Math.PI, inf: Infinity, stoptime: horizon})[name] ?? 0;

/** Largest |eigenvalue| of a matrix. */
export function spectralRadius(matrix: readonly (readonly number[])[]): number {
  const {re, im} = eigenvalues(matrix);
  return re.reduce((most, value, index) => {
    const other = im[index] ?? 0;
    return Math.max(most, Math.sqrt(value * value + other * other));
  }, 0);
}

/** A matrix with more rows would not fit into memory. */
const largestMotion = 3000;
/** Eigenvalues of more rows that all move each other would take minutes. */
const largestBlock = 500;

/**
 * Eigenvalues of a square matrix: those of its strongly connected blocks, one after the other, since a matrix that is
 * triangular by blocks has no others. A pair a ± bi stands together.
 *
 * Throws InputError (too-large) when more than 500 rows all move each other.
 */
export function eigenvalues(matrix: readonly (readonly number[])[]): {re: number[]; im: number[]} {
  const pairs = matrix.flatMap((row, to) =>
    row.flatMap((value, from): [number, number][] => (value === 0 ? [] : [[from, to]]))
  );
  const [re, im]: [number[], number[]] = [[], []];
  for (const block of components(matrix.length, pairs)) {
    if (block.length > largestBlock)
      throw new InputError(
        "too-large",
        `${block.length} levels and stages of delays all move each other; at most ${largestBlock} can be judged for stability: leave variables out, or lower the orders of delays`,
        "links"
      );
    const rows = block.map((row) => block.map((column) => matrix[row]?.[column] ?? 0));
    const {realEigenvalues, imaginaryEigenvalues} = new EigenvalueDecomposition(new Matrix(rows));
    for (const value of realEigenvalues) re.push(value);
    for (const value of imaginaryEigenvalues) im.push(value);
  }
  return {re, im};
}

/** Inverse of a square matrix by LU; null when it cannot be inverted. */
export function invert(matrix: readonly (readonly number[])[]): number[][] | null {
  if (matrix.length === 0) return [];
  try {
    const result = inverse(new Matrix(matrix.map((row) => [...row]))).to2DArray();
    return result.flat().every(Number.isFinite) ? result : null;
  } catch {
    // ml-matrix says by an exception that LU found a zero pivot.
    return null;
  }
}

/**
 * The model's motion near its start as one matrix: derivative of (stocks, stages of links) for a change of each. In this
 * level form what is conserved in the flow form (the total that went into a variable) is no state, so no zero mode has
 * to be left out: a reinforcing gain of exactly 1 shows as an eigenvalue 0.
 *
 * Throws InputError (too-large) with more than 3000 stocks and stages.
 *
 * @param held variables whose incoming links are cut
 * @returns null when the links without delay have no solution
 */
export function motion(
  system: ResolvedSystem,
  linear: LinearSystem,
  held: ReadonlySet<number> = new Set()
): number[][] | null {
  const {n, direct, flows} = linear;
  const stocks = [...flows.keys()].filter((stock) => !held.has(stock));
  const delayed = system.links.filter(({delay, to}) => delay > 0 && !held.has(to));
  const stages = delayed.reduce((sum, {order}) => sum + order, 0);
  const size = stocks.length + stages;
  if (size > largestMotion)
    throw new InputError(
      "too-large",
      `${size} stocks and stages of delays; at most ${largestMotion} can be judged for stability: leave variables out, or lower the orders of delays`,
      "links"
    );
  const settled = invert(direct.map((row, i) => row.map((value, j) => (i === j ? 1 : 0) - (held.has(i) ? 0 : value))));
  if (settled === null) return null;
  // Levels for a unit of each state.
  const source: number[] = stocks.slice();
  let next = stocks.length;
  const firstOf = delayed.map(({order}) => {
    const first = next;
    next += order;
    return first;
  });
  const into = new Array<number>(size).fill(-1);
  source.forEach((stock, index) => (into[index] = stock));
  delayed.forEach(({to, order}, index) => (into[(firstOf[index] ?? 0) + order - 1] = to));
  const level = (variable: number, state: number): number => {
    const target = into[state] ?? -1;
    return target < 0 ? 0 : (settled[variable]?.[target] ?? 0);
  };
  const matrix = Array.from({length: size}, () => new Array<number>(size).fill(0));
  const put = (row: number, column: number, value: number): void => {
    const cells = matrix[row];
    if (cells !== undefined) cells[column] = (cells[column] ?? 0) + value;
  };
  stocks.forEach((stock, row) => {
    const gradient = flows.get(stock) ?? [];
    for (let state = 0; state < size; state++)
      for (let v = 0; v < n; v++) if (gradient[v]) put(row, state, (gradient[v] ?? 0) * level(v, state));
  });
  delayed.forEach(({from, strength, delay, order}, index) => {
    const rate = order / delay;
    const first = firstOf[index] ?? 0;
    if (!held.has(from))
      for (let state = 0; state < size; state++) put(first, state, rate * strength * level(from, state));
    for (let stage = 0; stage < order; stage++) {
      put(first + stage, first + stage, -rate);
      if (stage > 0) put(first + stage, first + stage - 1, rate);
    }
  });
  return matrix;
}

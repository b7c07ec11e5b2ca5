import {EigenvalueDecomposition, inverse, Matrix} from "ml-matrix";
import {InputError} from "../../errors.js";
import {components} from "../components.js";
import {namesIn} from "../equation/ast.js";
import {compileExpression, type Evaluate} from "../equation/compile-expression.js";
import {slotsOf, type Slots} from "../equation/slots.js";
import type {ResolvedSystem} from "../resolve.js";

/**
 * A model in level form. A link passes on k·(A − A at the start) through a chain of n first-order smooths of mean τ/n;
 * what comes out is added to B. That is the flow form dB/dt = q/τ, q' = k·dA/dt − q/τ, integrated once: with y the part
 * of B that came through, q + y = k·ΔA, so y' = (k·ΔA − y)/τ. In level form jumps need no special case, and links may
 * leave variables that follow from an equation.
 *
 * State: one offset a variable (what interventions, and net flows of stocks, have added), then the stages of the links.
 */
export interface Engine {
  readonly system: ResolvedSystem;
  /** Length of the state. */
  readonly size: number;
  /** Levels at the start, without interventions; n. */
  readonly base: Float64Array;
  /** Signed strength and stage rate (order/τ) by delayed link; change them for a draw, then call `prepare`. */
  readonly strengths: Float64Array;
  readonly rates: Float64Array;
  readonly initial: Float64Array;
  /** Value held, by variable; NaN: not held. Change, then call `prepare`. */
  readonly held: Float64Array;
  /** Work out what follows from strengths and held variables. False when a cycle without delay has no solution. */
  prepare(): boolean;
  /** Levels of all variables in a state at a time. */
  levels(state: Float64Array, time: number, out: Float64Array): void;
  /** What a variable would be if it were not held, given the levels of the others. */
  free(variable: number, state: Float64Array, time: number, levels: Float64Array): number;
  /** Derivative of the state, before interventions are added to the offsets; fills `levels` too. */
  derivative(state: Float64Array, time: number, out: Float64Array, levels: Float64Array): void;
}

interface Group {
  readonly nodes: readonly number[];
  /** Links without delay inside the group, and into it from elsewhere. */
  readonly inside: readonly number[];
  readonly into: readonly number[];
  readonly isCycle: boolean;
  /** (I − K)⁻¹ of a cycle, row by row. */
  solution: Float64Array;
}

/**
 * Prepares a model to run.
 *
 * Throws InputError: `cycle-in-equations` naming the variables; `cycle-without-delay` when links without delay make a
 * cycle that has no finite answer (I − K singular, or a real eigenvalue of K ≥ 1).
 */
export function createEngine(system: ResolvedSystem, step: () => number = () => 0): Engine {
  const {ids, links} = system;
  const n = ids.length;
  const delayed = links.flatMap((link, index) => (link.delay > 0 ? [index] : []));
  const direct = links.flatMap((link, index) => (link.delay > 0 ? [] : [index]));
  const from = Int32Array.from(links, (link) => link.from);
  const to = Int32Array.from(links, (link) => link.to);
  const first = new Int32Array(links.length);
  const orders = Int32Array.from(links, (link) => link.order);
  let size = n;
  for (const index of delayed) {
    first[index] = size;
    size += orders[index] ?? 1;
  }
  const {order, rules, slots} = layOut(system, direct);
  const hasRules = rules.some((rule) => rule !== null);
  // Delayed links packed, since most of a run is spent on them.
  const chain = Int32Array.from(delayed);
  const chainFrom = chain.map((index) => from[index] as number);
  const chainTo = chain.map((index) => to[index] as number);
  const chainFirst = chain.map((index) => first[index] as number);
  const chainLast = chain.map((index) => (first[index] as number) + (orders[index] as number) - 1);
  let isAnyHeld = false;
  const values = new Float64Array(slots.names.length);
  const timeSlot = slots.of("time");
  const dtSlot = slots.of("dt");
  values[slots.of("pi")] = Math.PI;
  values[slots.of("inf")] = Infinity;
  values[slots.of("stoptime")] = system.horizon;

  const strengths = Float64Array.from(links, ({strength}) => strength);
  const rates = Float64Array.from(links, (link) => (link.delay > 0 ? link.order / link.delay : 0));
  const initial = Float64Array.from(system.initial);
  const held = new Float64Array(n).fill(NaN);
  const base = new Float64Array(n);
  const isSimple = direct.length === 0 && !hasRules;
  // What follows from nothing at the same moment already has its level.
  const settled = order.filter(
    ({nodes, into, isCycle}) =>
      isCycle || into.length > 0 || nodes.some((node) => rules[node] !== null && !system.isStock[node])
  );

  const own = (variable: number, state: Float64Array, levels: Float64Array): number => {
    const rule = rules[variable];
    if (rule === null || rule === undefined || system.isStock[variable]) return levels[variable] ?? 0;
    return rule(values) + (state[variable] ?? 0);
  };

  function settle(group: Group, state: Float64Array, levels: Float64Array): void {
    for (const index of group.into) add(index, levels);
    const [node = 0] = group.nodes;
    if (!group.isCycle) {
      levels[node] = own(node, state, levels);
      return;
    }
    const k = group.nodes.length;
    const right = group.nodes.map((each) => (levels[each] ?? 0) - (base[each] ?? 0));
    group.nodes.forEach((each, row) => {
      let sum = base[each] ?? 0;
      for (let column = 0; column < k; column++) sum += (group.solution[row * k + column] ?? 0) * (right[column] ?? 0);
      levels[each] = sum;
    });
  }

  function add(index: number, levels: Float64Array): void {
    const source = from[index] ?? 0;
    const target = to[index] ?? 0;
    if (!Number.isNaN(held[target])) return;
    levels[target] = (levels[target] ?? 0) + (strengths[index] ?? 0) * ((levels[source] ?? 0) - (base[source] ?? 0));
  }

  function levels(state: Float64Array, time: number, out: Float64Array): void {
    for (let v = 0; v < n; v++) out[v] = (initial[v] as number) + (state[v] as number);
    for (let i = 0; i < chain.length; i++) {
      const target = chainTo[i] as number;
      out[target] = (out[target] as number) + (state[chainLast[i] as number] as number);
    }
    if (isAnyHeld) for (let v = 0; v < n; v++) if (!Number.isNaN(held[v])) out[v] = held[v] as number;
    if (isSimple) return;
    values[timeSlot] = time;
    values[dtSlot] = step();
    if (hasRules) for (let v = 0; v < n; v++) values[v] = out[v] ?? 0;
    for (const group of settled) {
      settle(group, state, out);
      for (const node of group.nodes) {
        if (!Number.isNaN(held[node])) out[node] = held[node] ?? 0;
        values[node] = out[node] ?? 0;
      }
    }
  }

  function free(variable: number, state: Float64Array, time: number, at: Float64Array): number {
    let sum = (initial[variable] ?? 0) + (state[variable] ?? 0);
    for (const index of delayed)
      if (to[index] === variable) sum += state[(first[index] ?? 0) + (orders[index] ?? 1) - 1] ?? 0;
    for (const index of direct) {
      const source = from[index] ?? 0;
      if (to[index] === variable) sum += (strengths[index] ?? 0) * ((at[source] ?? 0) - (base[source] ?? 0));
    }
    const rule = rules[variable];
    if (rule === null || rule === undefined || system.isStock[variable]) return sum;
    values[timeSlot] = time;
    for (let v = 0; v < n; v++) values[v] = at[v] ?? 0;
    return rule(values) + (state[variable] ?? 0);
  }

  function derivative(state: Float64Array, time: number, out: Float64Array, at: Float64Array): void {
    levels(state, time, at);
    for (let v = 0; v < n; v++) out[v] = 0;
    if (hasRules)
      rules.forEach((rule, v) => {
        if (rule !== null && system.isStock[v] && Number.isNaN(held[v])) out[v] = rule(values);
      });
    for (let i = 0; i < chain.length; i++) {
      const index = chain[i] as number;
      const source = chainFrom[i] as number;
      const rate = rates[index] as number;
      const last = chainLast[i] as number;
      let inflow = (strengths[index] as number) * ((at[source] as number) - (base[source] as number));
      for (let stage = chainFirst[i] as number; stage <= last; stage++) {
        const content = state[stage] as number;
        out[stage] = (inflow - content) * rate;
        inflow = content;
      }
    }
  }

  function prepare(): boolean {
    isAnyHeld = held.some((value) => !Number.isNaN(value));
    for (const group of order) {
      if (!group.isCycle) continue;
      const solution = solveCycle(group, {strengths, from, to, held});
      if (solution === null) return false;
      group.solution = solution;
    }
    return true;
  }

  const numbers = {size, base, strengths, rates, initial, held};
  const engine: Engine = {system, ...numbers, prepare, levels, free, derivative};
  if (!prepare()) throw noSolution(order, engine, from, to);
  resetBase(engine);
  return engine;
}

/** The start: levels before any intervention, from which changes count. */
export function resetBase(engine: Engine): void {
  // Without change nothing passes, so one round in which every base is the level itself settles the start.
  engine.base.set(engine.initial);
  const start = new Float64Array(engine.base.length);
  const rest = new Float64Array(engine.size);
  for (let round = 0; round <= 2 * engine.base.length; round++) {
    engine.levels(rest, 0, start);
    if (start.every((value, index) => Object.is(value, engine.base[index]))) return;
    engine.base.set(start);
  }
}

function layOut(
  system: ResolvedSystem,
  direct: readonly number[]
): {order: Group[]; rules: (Evaluate | null)[]; slots: Slots} {
  const {ids, links, equations} = system;
  const slots = slotsOf(ids);
  const rules = ids.map((id) => {
    const equation = equations.equations.get(id);
    return equation === undefined ? null : compileExpression(equation, slots.of);
  });
  const reads = ids.flatMap((id, target): [number, number][] => {
    const equation = equations.equations.get(id);
    if (equation === undefined || system.isStock[target]) return [];
    return [...namesIn(equation)].map(slots.of).flatMap((source) => (source < ids.length ? [[source, target]] : []));
  });
  const passes = direct.map((index): [number, number] => [links[index]?.from ?? 0, links[index]?.to ?? 0]);
  const found = components(ids.length, [...reads, ...passes]);
  const groupOf = new Int32Array(ids.length);
  found.forEach((nodes, group) => {
    for (const node of nodes) groupOf[node] = group;
  });
  const readingThemselves = new Set(
    reads.flatMap(([source, target]) => (groupOf[source] === groupOf[target] ? [groupOf[target]] : []))
  );
  const coming = found.map((): number[] => []);
  for (const index of direct) coming[groupOf[links[index]?.to ?? 0] ?? 0]?.push(index);
  const order = found.map((nodes, group): Group => {
    const into = coming[group] ?? [];
    const inside = into.filter((index) => groupOf[links[index]?.from ?? -1] === group);
    const isCycle = inside.length > 0;
    if (readingThemselves.has(group))
      throw new InputError(
        "cycle-in-equations",
        `${nodes.map((node) => ids[node]).join(", ")} follow from each other at the same moment; make one a stock, or give a link a delay`,
        "equations"
      );
    const outer = into.filter((index) => groupOf[links[index]?.from ?? -1] !== group);
    return {nodes, inside, into: outer, isCycle, solution: new Float64Array(nodes.length * nodes.length)};
  });
  return {order, rules, slots};
}

interface CycleNumbers {
  strengths: Float64Array;
  from: Int32Array;
  to: Int32Array;
  held: Float64Array;
}

/** Strengths inside a cycle, rows = targets; rows of held variables are empty. */
function cycleMatrix({nodes, inside}: Group, {strengths, from, to, held}: CycleNumbers): number[][] {
  const place = new Map(nodes.map((node, index) => [node, index]));
  const matrix = nodes.map(() => nodes.map(() => 0));
  for (const index of inside) {
    const target = to[index] ?? 0;
    if (!Number.isNaN(held[target])) continue;
    const row = matrix[place.get(target) ?? 0];
    const column = place.get(from[index] ?? 0) ?? 0;
    if (row !== undefined) row[column] = (row[column] ?? 0) + (strengths[index] ?? 0);
  }
  return matrix;
}

/** (I − K)⁻¹, row by row; null when a real eigenvalue of K is 1 or more, or I − K cannot be inverted. */
function solveCycle(group: Group, numbers: CycleNumbers): Float64Array | null {
  const k = cycleMatrix(group, numbers);
  const {realEigenvalues, imaginaryEigenvalues} = new EigenvalueDecomposition(new Matrix(k));
  const explodes = realEigenvalues.some(
    (re, index) => Math.abs(imaginaryEigenvalues[index] ?? 0) < 1e-12 && re >= 1 - 1e-12
  );
  if (explodes) return null;
  const solution = inverse(Matrix.sub(Matrix.eye(k.length), new Matrix(k)));
  const flat = Float64Array.from(solution.to1DArray());
  return flat.every(Number.isFinite) ? flat : null;
}

function noSolution(order: readonly Group[], engine: Engine, from: Int32Array, to: Int32Array): InputError {
  const {strengths, held, system} = engine;
  const group = order.find((each) => each.isCycle && solveCycle(each, {strengths, from, to, held}) === null);
  const names = (group?.nodes ?? []).map((node) => system.ids[node] ?? "").join(", ");
  return new InputError(
    "cycle-without-delay",
    `the links without delay between ${names} reinforce each other without end; give one a delay or make it weaker`,
    "links"
  );
}

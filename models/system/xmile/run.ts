import {InputError} from "../../errors.js";
import {components} from "../components.js";
import type {Expression} from "../equation/ast.js";
import {namesIn} from "../equation/ast.js";
import {compileExpression, type Evaluate} from "../equation/compile-expression.js";
import {builtInNames} from "../equation/equation-order.js";
import {lookUp} from "./lookup.js";
import type {SimulationSpecs} from "./model.js";
import type {ScalarVariable, XmileProgram} from "./program.js";

export interface XmileRun {
  times: number[];
  /** By key; hidden parts left out. */
  values: Record<string, (number | null)[]>;
}

const mostSteps = 5_000_000;
/** Numbers worked out, and numbers kept, in one run: more would take minutes, or all memory there is. */
const mostWork = 4e9;
const mostKept = 2e7;

/**
 * Runs a program with the file's own step and method, on its own save grid: Euler, or classical Runge–Kutta in which what
 * remembers a step (PREVIOUS, fixed delays) moves at whole steps.
 *
 * Non-negative flows are cut at 0. What leaves a non-negative stock is cut to what it holds plus what comes in during the
 * step, in the order of its flows, so that nothing comes from nowhere. A flow drawn out of several stocks at once has no
 * stock of its own to run dry: it is left alone, and the stock stays at 0.
 *
 * @throws InputError: cycle-in-equations, invalid-step
 */
export function runProgram(program: XmileProgram, specs: SimulationSpecs, signal?: AbortSignal): XmileRun {
  const {variables} = program;
  const {start, stop, step, saveStep, method} = specs;
  const count = Math.round((stop - start) / step);
  if (count > mostSteps)
    throw new InputError(
      "invalid-step",
      `dt of ${step} takes more than ${mostSteps} steps; take a larger one`,
      "sim_specs"
    );
  const every = Math.max(1, Math.round(saveStep / step));
  const shown = variables.flatMap(({key}, slot) => (key.startsWith("#") ? [] : [{key, slot}]));
  refuseSize(variables, count, shown.length * (Math.floor(count / every) + 1));
  const machine = createMachine(variables, specs);
  const values: Record<string, (number | null)[]> = Object.fromEntries(shown.map(({key}) => [key, []]));
  const times: number[] = [];
  machine.begin();
  for (let at = 0; at <= count; at++) {
    if ((at & 4095) === 0) signal?.throwIfAborted();
    if (at % every === 0) {
      times.push(start + at * step);
      for (const {key, slot} of shown) {
        const value = machine.values[slot] ?? NaN;
        values[key]?.push(Number.isFinite(value) ? value : null);
      }
    }
    if (at < count) machine.advance(start + at * step, start + (at + 1) * step, method);
  }
  return {times, values};
}

function refuseSize(variables: readonly ScalarVariable[], steps: number, saved: number): void {
  const memories = variables.filter(({kind}) => kind === "previous" || kind === "late").length;
  if (steps * variables.length > mostWork)
    throw new InputError(
      "too-large",
      `${steps} steps of ${variables.length} variables are too many; take a larger dt, or split the model`,
      "sim_specs"
    );
  if (saved + steps * memories > mostKept)
    throw new InputError(
      "too-large",
      `the run keeps ${saved + steps * memories} numbers; at most ${mostKept}: save less often, or take a larger dt`,
      "sim_specs"
    );
}

interface Machine {
  readonly values: Float64Array;
  begin(): void;
  advance(from: number, to: number, method: "euler" | "rk4"): void;
}

function createMachine(variables: readonly ScalarVariable[], {start, stop, step}: SimulationSpecs): Machine {
  const n = variables.length;
  const slots = new Map<string, number>([...variables.map(({key}, slot) => [key, slot] as const)]);
  const builtIn = [...builtInNames];
  builtIn.forEach((name, index) => {
    if (!slots.has(name)) slots.set(name, n + index);
  });
  const values = new Float64Array(n + builtIn.length);
  const clock = n + builtIn.indexOf("time");
  const constants = {dt: step, pi: Math.PI, inf: Infinity, starttime: start, stoptime: stop};
  const slotOf = (name: string): number => slots.get(name) ?? -1;
  const compile = (expression: Expression): Evaluate => compileExpression(expression, slotOf);
  const rules = variables.map(({equation, lookup, kind, nonNegative}): Evaluate => {
    const plain = compile(equation);
    const drawn: Evaluate = lookup === null ? plain : (at) => lookUp(lookup, plain(at));
    return kind === "flow" && nonNegative ? (at) => Math.max(0, drawn(at)) : drawn;
  });
  const starts = variables.map(({initial, kind}, slot): Evaluate => {
    if (initial === undefined) return rules[slot] as Evaluate;
    return kind === "previous" || kind === "late" || kind === "aux" || kind === "flow"
      ? compile(initial)
      : (rules[slot] as Evaluate);
  });
  const first = sorted(
    variables,
    (variable) => variable.initial ?? variable.equation,
    () => true,
    slotOf
  );
  const isMoving = ({kind}: ScalarVariable): boolean => kind === "aux" || kind === "flow";
  const each = sorted(variables, ({equation}) => equation, isMoving, slotOf);
  const stocks = stocksOf(variables, slotOf);
  const shared = sharedFlows(stocks);
  const memories = variables.flatMap(({kind, delay}, slot) =>
    kind === "previous" || kind === "late"
      ? [{slot, kind, delay: delay === undefined ? null : compile(delay), past: [] as number[]}]
      : []
  );

  function evaluate(time: number): void {
    values[clock] = time;
    for (const slot of each) values[slot] = (rules[slot] as Evaluate)(values);
    limit();
  }

  /** Cuts what leaves non-negative stocks, and works out again what follows from the flows that were cut. */
  function limit(): void {
    for (const {slot, isBounded, inflows, outflows} of stocks) {
      if (!isBounded) continue;
      let room = (values[slot] ?? 0) / step;
      for (const flow of inflows) room += Math.max(0, values[flow] ?? 0);
      for (const flow of outflows) room -= Math.min(0, values[flow] ?? 0);
      room = Math.max(0, room);
      for (const flow of outflows) {
        const wanted = values[flow] ?? 0;
        if (wanted <= 0 || shared.has(flow)) continue;
        values[flow] = Math.min(wanted, room);
        room -= values[flow] ?? 0;
      }
      for (const flow of inflows) {
        const wanted = -(values[flow] ?? 0);
        if (wanted <= 0 || shared.has(flow)) continue;
        const left = Math.min(wanted, room);
        if (left < wanted) values[flow] = left === 0 ? 0 : -left;
        room -= left;
      }
    }
  }

  const net = ({inflows, outflows}: StockSlots): number => {
    let sum = 0;
    for (const flow of inflows) sum += values[flow] ?? 0;
    for (const flow of outflows) sum -= values[flow] ?? 0;
    return sum;
  };

  function begin(): void {
    for (const [name, value] of Object.entries(constants)) values[n + builtIn.indexOf(name)] = value;
    values[clock] = start;
    for (const slot of first) values[slot] = (starts[slot] as Evaluate)(values);
    remember(start);
    // What has a value of its own at the start only now follows its equation.
    evaluate(start);
  }

  /** What the equations of memories are now, for the steps to come. */
  function remember(time: number): void {
    values[clock] = time;
    for (const {slot, past} of memories) past.push((rules[slot] as Evaluate)(values));
  }

  /** Puts back what was; whether anything changed. */
  function recall(at: number): boolean {
    let isChanged = false;
    for (const {slot, kind, delay, past} of memories) {
      const back = kind === "previous" ? 1 : Math.max(0, Math.round((delay?.(values) ?? 0) / step));
      const was = past[at - back];
      if (was === undefined || Object.is(was, values[slot])) continue;
      values[slot] = was;
      isChanged = true;
    }
    return isChanged;
  }

  let done = 0;
  function advance(from: number, to: number, method: "euler" | "rk4"): void {
    const before = stocks.map(({slot}) => values[slot] ?? 0);
    const move = (slopes: readonly number[], h: number): void =>
      stocks.forEach(({slot, isBounded}, index) => {
        const value = (before[index] ?? 0) + h * (slopes[index] ?? 0);
        values[slot] = isBounded && value < 0 ? 0 : value;
      });
    const k1 = stocks.map(net);
    if (method === "euler") move(k1, to - from);
    else {
      const h = to - from;
      move(k1, h / 2);
      evaluate(from + h / 2);
      const k2 = stocks.map(net);
      move(k2, h / 2);
      evaluate(from + h / 2);
      const k3 = stocks.map(net);
      move(k3, h);
      evaluate(to);
      const k4 = stocks.map(net);
      move(
        k1.map((k, index) => (k + 2 * (k2[index] ?? 0) + 2 * (k3[index] ?? 0) + (k4[index] ?? 0)) / 6),
        h
      );
    }
    done++;
    // Memories read what was; then everything else, then they note what is.
    recall(done);
    evaluate(to);
    remember(to);
    // A fixed delay shorter than half a step follows at once.
    if (recall(done)) evaluate(to);
  }

  return {values, begin, advance};
}

interface StockSlots {
  readonly slot: number;
  readonly isBounded: boolean;
  readonly inflows: readonly number[];
  readonly outflows: readonly number[];
}

function stocksOf(variables: readonly ScalarVariable[], slotOf: (name: string) => number): StockSlots[] {
  return variables.flatMap(({kind, key, nonNegative, inflows, outflows}, slot) => {
    if (kind !== "stock") return [];
    const flow = (name: string): number => {
      const at = slotOf(name);
      if (at < 0) throw new InputError("unknown-variable", `there is no flow ${name}`, key);
      return at;
    };
    return [{slot, isBounded: nonNegative, inflows: inflows.map(flow), outflows: outflows.map(flow)}];
  });
}

/** Flows that leave, or fill, more than one stock. */
function sharedFlows(stocks: readonly StockSlots[]): Set<number> {
  const twice = (lists: readonly (readonly number[])[]): number[] => {
    const seen = new Set<number>();
    return lists.flat().filter((flow) => seen.size === seen.add(flow).size);
  };
  return new Set([...twice(stocks.map(({outflows}) => outflows)), ...twice(stocks.map(({inflows}) => inflows))]);
}

/** Slots in an order in which everything an equation reads comes before it. */
function sorted(
  variables: readonly ScalarVariable[],
  equationOf: (variable: ScalarVariable) => Expression,
  isIncluded: (variable: ScalarVariable) => boolean,
  slotOf: (name: string) => number
): number[] {
  const n = variables.length;
  const edges = variables.flatMap((variable, slot): [number, number][] => {
    if (!isIncluded(variable)) return [];
    return [...namesIn(equationOf(variable))].flatMap((name): [number, number][] => {
      const source = slotOf(name);
      const from = variables[source];
      if (from === undefined || !isIncluded(from)) return [];
      return [[source, slot]];
    });
  });
  const ownReaders = new Set(edges.flatMap(([from, to]) => (from === to ? [from] : [])));
  return components(n, edges).flatMap((nodes) => {
    const [node = 0] = nodes;
    const loops = nodes.length > 1 || ownReaders.has(node);
    if (loops)
      throw new InputError(
        "cycle-in-equations",
        `${listed(nodes.map((slot) => variables[slot]?.key ?? ""))} follow from each other at the same moment; make one a stock`,
        "equations"
      );
    return nodes.filter((slot) => {
      const variable = variables[slot];
      return variable !== undefined && isIncluded(variable);
    });
  });
}

/** The first ten names of a list, and how many more there are. */
const listed = (names: readonly string[]): string =>
  names.slice(0, 10).join(", ") + (names.length > 10 ? ` and ${names.length - 10} more` : "");

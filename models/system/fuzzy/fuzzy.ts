import exp from "@stdlib/math-base-special-exp";
import ln from "@stdlib/math-base-special-ln";
import expm1 from "@stdlib/math-base-special-expm1";
import {InputError} from "../../errors.js";
import type {SystemFile} from "../format.js";
import {resolveSystem} from "../resolve.js";

export const activations = ["sigmoid", "tanh", "bivalent", "trivalent"] as const;
export type Activation = (typeof activations)[number];
export const fuzzyRules = ["kosko", "modified", "rescaled"] as const;
export type FuzzyRule = (typeof fuzzyRules)[number];

export interface FuzzyOptions {
  activation: Activation;
  /** Steepness of sigmoid and tanh; default 1. */
  lambda?: number;
  /** Default `kosko`. */
  rule?: FuzzyRule;
  /** Most steps; default 2000. */
  steps?: number;
  signal?: AbortSignal;
}

export interface FuzzyReading {
  activation: Activation;
  lambda: number;
  rule: FuzzyRule;
  /** Where it comes: one state, states in turn, states that never return though they lie close, or none of these in time. */
  outcome: "fixed-point" | "cycle" | "chaos" | "unsettled";
  /** Steps until it stood still or came back; null when it did neither. */
  steps: number | null;
  /** Number of states in turn; 1 at a fixed point. */
  period: number | null;
  /** The state it stays in, or the states in turn. */
  states: Record<string, number>[];
  /** Mean growth per step of a small difference, over the second half of the run; null for functions with steps. */
  lyapunov: number | null;
  /** The first states, the start included. */
  trajectory: Record<string, number>[];
  warnings: {code: string; message: string}[];
}

const same = 1e-9;
const longestCycle = 200;
const shown = 50;

/**
 * A diagram read as a fuzzy cognitive map (Kosko 1986): all variables at once, step by step, time and delays left out.
 * With aᵢ the states and wⱼᵢ the signed strengths, sᵢ = Σⱼ wⱼᵢaⱼ (kosko), aᵢ + Σⱼ wⱼᵢaⱼ (modified; Stylios & Groumpos 2004) or
 * (2aᵢ − 1) + Σⱼ wⱼᵢ(2aⱼ − 1) (rescaled; Papageorgiou 2011); next aᵢ = 1/(1 + e^(−λs)), tanh(λs), 1 or 0 as s > 0 or not, or the
 * sign of s. The start is `initial`; exogenous variables stay there. What it gives are ranks and patterns, no amounts and no dates.
 *
 * Throws InputError (has-equations, invalid-lambda).
 */
export function fuzzyMap(file: SystemFile, options: FuzzyOptions): FuzzyReading {
  const {activation, lambda = 1, rule = "kosko", steps = 2000, signal} = options;
  if (!(lambda > 0) || !Number.isFinite(lambda))
    throw new InputError("invalid-lambda", `lambda is a number above 0, not ${lambda}`, "--lambda");
  const system = resolveSystem(file, {interventions: []});
  const stranger = file.variables.find(({equation}) => equation !== undefined);
  if (stranger !== undefined)
    throw new InputError(
      "has-equations",
      `${stranger.id} has an equation, which a fuzzy cognitive map cannot hold; describe it by links`,
      "variables"
    );
  const n = system.ids.length;
  const held = file.variables.map(({kind}) => kind === "exogenous");
  const next = (state: Float64Array): Float64Array =>
    sums(state, system.links, rule).map((sum, index) =>
      held[index] ? (state[index] ?? 0) : activate(activation, lambda * sum)
    );
  const named = (state: Float64Array): Record<string, number> =>
    Object.fromEntries(system.ids.map((id, index) => [id, state[index] ?? 0]));
  const states = [system.initial];
  const isSmooth = activation === "sigmoid" || activation === "tanh";
  let tangent = new Float64Array(n).fill(1 / Math.sqrt(n));
  let [growth, counted] = [0, 0];
  let settled: {steps: number; period: number} | null = null;
  for (let step = 1; step <= steps && settled === null; step++) {
    if (step % 256 === 0) signal?.throwIfAborted();
    const before = states[step - 1] ?? system.initial;
    const state = next(before);
    states.push(state);
    if (isSmooth) {
      const linear = sums(tangent, system.links, rule === "rescaled" ? "twice" : rule);
      tangent = linear.map((value, index) => (held[index] ? 0 : lambda * slope(activation, state[index] ?? 0) * value));
      const length = Math.sqrt(tangent.reduce((sum, value) => sum + value * value, 0));
      if (step > steps / 2 && length > 0) {
        growth += ln(length);
        counted++;
      }
      if (length > 0) tangent = tangent.map((value) => value / length);
    }
    const period = periodOf(states);
    if (period !== null) settled = {steps: step - period, period};
  }
  const lyapunov = isSmooth && counted > 0 ? growth / counted : null;
  const last = settled === null ? [] : states.slice(states.length - settled.period);
  return {
    ...{activation, lambda, rule},
    outcome:
      settled === null
        ? (lyapunov ?? 0) > 1e-3
          ? "chaos"
          : "unsettled"
        : settled.period === 1
          ? "fixed-point"
          : "cycle",
    steps: settled?.steps ?? null,
    period: settled?.period ?? null,
    states: last.map(named),
    lyapunov,
    trajectory: states.slice(0, shown).map(named),
    warnings: warningsOf(system.links, system.structureOnly)
  };
}

function activate(activation: Activation, value: number): number {
  if (activation === "sigmoid") return 1 / (1 + exp(-value));
  if (activation === "tanh") return tanh(value);
  if (activation === "bivalent") return value > 0 ? 1 : 0;
  return Math.sign(value);
}

/** (e^2x − 1)/(e^2x + 1); beyond 20 it is ±1 to the last digit. */
function tanh(value: number): number {
  if (Math.abs(value) > 20) return Math.sign(value);
  const grown = expm1(2 * value);
  return grown / (grown + 2);
}

/** Derivative of the smooth functions, from their own value. */
const slope = (activation: Activation, value: number): number =>
  activation === "sigmoid" ? value * (1 - value) : 1 - value * value;

function sums(
  state: Float64Array,
  links: readonly {from: number; to: number; strength: number}[],
  rule: FuzzyRule | "twice"
): Float64Array {
  const source =
    rule === "rescaled"
      ? state.map((value) => 2 * value - 1)
      : rule === "twice"
        ? state.map((value) => 2 * value)
        : state;
  const result = rule === "kosko" ? new Float64Array(state.length) : source.slice();
  for (const {from, to, strength} of links) result[to] = (result[to] ?? 0) + strength * (source[from] ?? 0);
  return result;
}

/** The shortest period whose states all come back, twice over; a fixed point is one of 1. */
function periodOf(states: readonly Float64Array[]): number | null {
  const isSame = (a: number, b: number): boolean => {
    const [one, other] = [states[a], states[b]];
    return one !== undefined && one.every((value, index) => Math.abs(value - (other?.[index] ?? NaN)) <= same);
  };
  const end = states.length - 1;
  for (let period = 1; period <= Math.min(longestCycle, Math.floor(end / 2)); period++) {
    let back = 0;
    while (back < period && isSame(end - back, end - back - period)) back++;
    if (back === period) return period;
  }
  return null;
}

function warningsOf(
  links: readonly {id: string; strength: number}[],
  structureOnly: readonly string[]
): FuzzyReading["warnings"] {
  const strong = links.filter(({strength}) => Math.abs(strength) > 1).map(({id}) => id);
  return [
    ...(strong.length > 0
      ? [
          {
            code: "weights-above-1",
            message: `weights of a fuzzy cognitive map lie between -1 and 1; stronger: ${strong.join(", ")}`
          }
        ]
      : []),
    ...(structureOnly.length > 0
      ? [{code: "structure-only", message: `links without strength or sign are left out: ${structureOnly.join(", ")}`}]
      : [])
  ];
}

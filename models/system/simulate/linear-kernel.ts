import type {ActiveFlow, Integrator} from "./integrate.js";

/** The delayed links of a model without equations and without links that pass on at once, packed. */
export interface LinearKernel {
  readonly n: number;
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** First and last stage of each link in the state. */
  readonly first: Int32Array;
  readonly last: Int32Array;
  /** Position of each link in `strengths` and `rates`. */
  readonly link: Int32Array;
  readonly strengths: Float64Array;
  readonly rates: Float64Array;
  readonly base: Float64Array;
  readonly initial: Float64Array;
  readonly held: Float64Array;
}

export interface LinearWorkspace {
  /** Change of every stage; the same positions as the state. */
  readonly slope: Float64Array;
  /** Deviation from the start, by variable: all of it, and the part that no link brings. */
  readonly deviation: Float64Array;
  readonly own: Float64Array;
  readonly strength: Float64Array;
  readonly rate: Float64Array;
}

export const createLinearWorkspace = (size: number, {n, link}: LinearKernel): LinearWorkspace => ({
  slope: new Float64Array(size),
  deviation: new Float64Array(n),
  own: new Float64Array(n),
  strength: new Float64Array(link.length),
  rate: new Float64Array(link.length)
});

/**
 * Moves the state of a linear model z' = Az + b in place. With b constant the fourth-order method of Runge and Kutta is the
 * Taylor series to h⁴: z + h·f + h²/2·A·f + h³/6·A²·f + h⁴/24·A³·f with f = Az + b; Euler stops after the first term.
 */
export function integrateLinear(
  kernel: LinearKernel,
  state: Float64Array,
  flows: readonly ActiveFlow[],
  span: {start: number; end: number; steps: number; method: Integrator},
  work: LinearWorkspace
): void {
  const {n, link, held, base, initial, from, to, first, last} = kernel;
  const {slope, deviation, own, strength, rate} = work;
  const size = slope.length;
  const count = link.length;
  const h = (span.end - span.start) / span.steps;
  for (let i = 0; i < count; i++) {
    strength[i] = kernel.strengths[link[i] as number] as number;
    rate[i] = kernel.rates[link[i] as number] as number;
  }
  const active = sumByVariable(flows, held);
  const heldVariables: number[] = [];
  for (let v = 0; v < n; v++) if (!Number.isNaN(held[v])) heldVariables.push(v);
  // First-order chains, the usual case, are one stage a link: the stages then stand in the order of the links.
  const isFirstOrder = size === n + count;
  const order = span.method === "euler" ? 1 : 4;
  for (let v = 0; v < n; v++) own[v] = (initial[v] as number) - (base[v] as number) + (state[v] as number);
  for (let step = 0; step < span.steps; step++) {
    deviation.set(own);
    gather(state, deviation);
    for (const v of heldVariables) deviation[v] = (held[v] as number) - (base[v] as number);
    pass(state);
    for (const {variable, rate: flow, pull} of active)
      slope[variable] = flow - pull * ((deviation[variable] as number) + (base[variable] as number));
    let factor = h;
    for (let term = 1; ; term++) {
      for (let i = n; i < size; i++) state[i] = (state[i] as number) + factor * (slope[i] as number);
      for (const {variable} of active) own[variable] = (own[variable] as number) + factor * (slope[variable] as number);
      if (term === order) break;
      deviation.fill(0);
      for (const {variable} of active) deviation[variable] = slope[variable] as number;
      gather(slope, deviation);
      for (const v of heldVariables) deviation[v] = 0;
      pass(slope);
      for (const {variable, pull} of active) slope[variable] = -pull * (deviation[variable] as number);
      factor *= h / (term + 1);
    }
  }
  for (const {variable} of active)
    state[variable] = (own[variable] as number) - (initial[variable] as number) + (base[variable] as number);

  /** Adds what comes out of the links to the variables they lead to. */
  function gather(stages: Float64Array, into: Float64Array): void {
    for (let i = 0; i < count; i++) {
      const target = to[i] as number;
      into[target] = (into[target] as number) + (stages[last[i] as number] as number);
    }
  }

  /** Change of every stage from its content: last stage first, so that content may be the slope itself. */
  function pass(content: Float64Array): void {
    if (isFirstOrder) {
      for (let i = 0, stage = n; i < count; i++, stage++) {
        const inflow = (strength[i] as number) * (deviation[from[i] as number] as number);
        slope[stage] = (rate[i] as number) * (inflow - (content[stage] as number));
      }
      return;
    }
    for (let i = 0; i < count; i++) {
      const start = first[i] as number;
      const r = rate[i] as number;
      for (let stage = last[i] as number; stage > start; stage--)
        slope[stage] = r * ((content[stage - 1] as number) - (content[stage] as number));
      const inflow = (strength[i] as number) * (deviation[from[i] as number] as number);
      slope[start] = r * (inflow - (content[start] as number));
    }
  }
}

/** Flows into variables that are not held, one a variable: rate plus what draws it to set points. */
function sumByVariable(flows: readonly ActiveFlow[], held: Float64Array): Flow[] {
  const sums = new Map<number, Flow>();
  for (const {variable, rate, setpoint} of flows) {
    if (!Number.isNaN(held[variable])) continue;
    const sum = sums.get(variable) ?? {variable, rate: 0, pull: 0};
    sums.set(variable, {
      variable,
      rate: sum.rate + (setpoint === null ? rate : setpoint.value / setpoint.adjustmentTime),
      pull: sum.pull + (setpoint === null ? 0 : 1 / setpoint.adjustmentTime)
    });
  }
  return [...sums.values()];
}

/** A flow of rate − pull·level. */
interface Flow {
  readonly variable: number;
  readonly rate: number;
  readonly pull: number;
}

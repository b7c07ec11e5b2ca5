import {namesIn} from "../equation/ast.js";
import {compileExpression} from "../equation/compile-expression.js";
import {slotsOf} from "../equation/slots.js";
import type {Graph} from "../graph.js";
import type {ResolvedSystem} from "../resolve.js";

/** A run on a grid of times, with what the links have brought. */
export interface Trace {
  readonly times: readonly number[];
  /** Levels, by time then variable. */
  readonly levels: readonly Float64Array[];
  /** What has come out of each delayed link, by time then link of the resolved model. */
  readonly brought: readonly Float64Array[];
  /** Value at which a variable is held from a time on; NaN: not held. */
  readonly held: readonly Float64Array[];
  /** What `dt` is in equations. */
  readonly step: number;
}

/** A change below this share of the numbers it is made of is rounding: nothing changed. */
const rounding = 1e-12;

/**
 * Scores of links after Schoenberg, Davidsen & Eberlein (2020) and Schoenberg, Hayward & Eberlein (2023), for each step of a
 * run: with Δ_x z = f(x now, others before) − f(all before), the score of x → z is |Δ_x z/Δz|·sign(Δ_x z/Δx); of x → stock
 * the same with the stock's net flow for z, which for an inflow i is Δi/Δ(net flow). A link that passes changes on brings
 * its own part of the change of its target, so its score is ±|part/change|, with the sign of its strength; a delayed
 * one is a chain of stages, and its part is what comes out of the last.
 *
 * Score 0 when x, z or the part does not change, and into a variable that is held.
 *
 * @returns by edge of the diagram, one score a step (from each time but the last)
 */
export function linkScores(system: ResolvedSystem, graph: Graph, trace: Trace): Float64Array[] {
  const {levels, times} = trace;
  const steps = times.length - 1;
  const largest = new Float64Array(system.ids.length);
  for (const row of levels)
    for (let v = 0; v < largest.length; v++) largest[v] = Math.max(largest[v] ?? 0, Math.abs(row[v] ?? 0));
  const position = new Map(system.links.map(({id}, index) => [id, index]));
  const rules = equationParts(system, trace);
  return graph.edges.map(({id, from, to}) => {
    const scores = new Float64Array(steps);
    const index = position.get(id);
    const rule = index === undefined ? rules.get(to) : undefined;
    const link = index === undefined ? undefined : system.links[index];
    if (link === undefined && rule === undefined) return scores;
    for (let t = 0; t < steps; t++) {
      const [before, now] = [levels[t] as Float64Array, levels[t + 1] as Float64Array];
      if (!Number.isNaN(trace.held[t]?.[to] ?? NaN)) continue;
      const moved = (now[from] ?? 0) - (before[from] ?? 0);
      if (link !== undefined) {
        const part =
          link.delay > 0
            ? (trace.brought[t + 1]?.[index ?? 0] ?? 0) - (trace.brought[t]?.[index ?? 0] ?? 0)
            : link.strength * moved;
        const change = (now[to] ?? 0) - (before[to] ?? 0);
        const least = rounding * (largest[to] ?? 0);
        if (Math.abs(part) > least && Math.abs(change) > least)
          scores[t] = Math.sign(link.strength) * Math.abs(part / change);
      } else if (rule !== undefined && Math.abs(moved) > rounding * (largest[from] ?? 0)) {
        const {part, change, noise} = rule(from, t);
        if (Math.abs(part) > noise && Math.abs(change) > noise)
          scores[t] = Math.abs(part / change) * Math.sign(part) * Math.sign(moved);
      }
    }
    return scores;
  });
}

type EquationPart = (source: number, step: number) => {part: number; change: number; noise: number};

/** By variable with an equation: what one source alone does to it in a step, beside its whole change. */
function equationParts(system: ResolvedSystem, {times, levels, step}: Trace): Map<number, EquationPart> {
  const {ids, equations} = system;
  const {names, of: slot} = slotsOf(ids);
  const values = new Float64Array(names.length);
  const fill = (at: number): void => {
    values.set(levels[at] as Float64Array);
    values[slot("pi")] = Math.PI;
    values[slot("inf")] = Infinity;
    values[slot("stoptime")] = system.horizon;
    values[slot("dt")] = step;
    values[slot("time")] = times[at] ?? 0;
  };
  const parts = new Map<number, EquationPart>();
  ids.forEach((id, target) => {
    const equation = equations.equations.get(id);
    if (equation === undefined) return;
    const rule = compileExpression(equation, slot);
    const sources = [...namesIn(equation)].map(slot).filter((source) => source < ids.length);
    // One step is asked about for every source in turn; its whole is worked out once.
    const wholes: {change: number; noise: number; parts: Map<number, number>}[] = [];
    const whole = (t: number): (typeof wholes)[number] => {
      const known = wholes[t];
      if (known !== undefined) return known;
      fill(t + 1);
      const after = rule(values);
      fill(t);
      const before = rule(values);
      const found = new Map<number, number>();
      let size = Math.max(Math.abs(before), Math.abs(after));
      for (const source of sources) {
        const own = values[source] ?? 0;
        const next = levels[t + 1]?.[source] ?? 0;
        values[source] = next;
        const part = rule(values) - before;
        values[source] = own;
        found.set(source, part);
        if (next !== own) size = Math.max(size, Math.abs((part / (next - own)) * own));
      }
      const change = system.isStock[target]
        ? after - before
        : (levels[t + 1]?.[target] ?? 0) - (levels[t]?.[target] ?? 0);
      const answer = {change, noise: rounding * size, parts: found};
      wholes[t] = answer;
      return answer;
    };
    parts.set(target, (source, t) => {
      const {change, noise, parts: found} = whole(t);
      return {part: found.get(source) ?? 0, change, noise};
    });
  });
  return parts;
}

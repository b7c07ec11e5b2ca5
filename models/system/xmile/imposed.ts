import {formatNumber} from "../equation/format-expression.js";
import type {ResolvedSystem} from "../resolve.js";
import {schedule} from "../simulate/schedule.js";

/** What interventions do to one variable, as parts of equations. */
export interface Imposed {
  readonly variable: number;
  /** Terms of the level. */
  readonly jumps: readonly string[];
  /** Terms of a flow into the variable, which has this name. */
  flows(name: string): string[];
  /** 1 while it is held, else 0, and the value it then has; "" when it never is. */
  readonly held: string;
  readonly heldValue: string;
  /** Held for a while, and with links without delay or an equation. */
  readonly endsWithDirect: boolean;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * The moments of a run as equations in switches, by variable; null for one that nothing is imposed on.
 *
 * @param switchAt name of what is 0 before a moment and 1 from then on
 */
export function imposedOn(
  system: ResolvedSystem,
  start: number,
  switchAt: (time: number) => string
): (Imposed | null)[] {
  const {interventions, horizon, ids} = system;
  const moments = schedule(interventions, [...new Set([Math.min(0, start), horizon])]);
  const during = ({from, to}: Span): string => {
    const on = from <= start ? "1" : switchAt(from);
    if (to >= horizon) return on;
    return `(${on} - ${switchAt(to)})`;
  };
  return ids.map((_, variable): Imposed | null => {
    const jumps: string[] = [];
    const flows: (Span & {rate: number; pull: number})[] = [];
    const holds: (Span & {value: number})[] = [];
    let hold: {from: number; value: number} | null = null;
    moments.forEach(({time, ended, released, held, started, flows: going}, index) => {
      const isHere = (each: {variable: number}): boolean => each.variable === variable;
      const jump = ({by}: {by: number}): void =>
        void jumps.push(time <= start ? formatNumber(by) : `${formatNumber(by)} * ${switchAt(time)}`);
      // What is taken from a held variable is made up for when it is let go.
      if (hold === null) ended.filter(isHere).forEach(jump);
      const next = held.findLast(isHere);
      if (hold !== null && (released.includes(variable) || next !== undefined)) {
        holds.push({...hold, to: time});
        hold = null;
      }
      if (next !== undefined) hold = {from: time, value: next.value};
      started.filter(isHere).forEach(jump);
      const to = moments[index + 1]?.time ?? time;
      for (const {rate, pull} of going.filter(isHere)) if (to > time) flows.push({from: time, to, rate, pull});
    });
    if (hold !== null) holds.push({...(hold as {from: number; value: number}), to: Infinity});
    if (jumps.length + flows.length + holds.length === 0) return null;
    const isDirect =
      system.links.some((link) => link.to === variable && !(link.delay > 0)) ||
      (system.equations.equations.has(ids[variable] ?? "") && system.isStock[variable] !== true);
    return {
      variable,
      jumps,
      flows: (name) =>
        flows.map(({rate, pull, ...span}) => {
          const flow = pull === 0 ? formatNumber(rate) : `(${formatNumber(rate)} - ${formatNumber(pull)} * ${name})`;
          return `${flow} * ${during(span)}`;
        }),
      held: holds.map(during).join(" + "),
      heldValue: `(${holds.map((each) => `${formatNumber(each.value)} * ${during(each)}`).join(" + ")})`,
      endsWithDirect: isDirect && holds.some(({to}) => to < horizon)
    };
  });
}

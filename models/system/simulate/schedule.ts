import type {ResolvedIntervention} from "../resolve.js";

/** A flow into a variable from one moment to the next: rate − pull·level, in units a time unit. */
export interface Flow {
  readonly variable: number;
  readonly rate: number;
  /** 1/adjustmentTime of the set points that act, summed; 0 without. */
  readonly pull: number;
}

/** A moment at which a run stops: what happens then, and what goes on until the next. */
export interface Moment {
  readonly time: number;
  /** Position among the times to report; −1: none. */
  readonly report: number;
  /** In this order: jumps of what ends, variables let go, variables held from now on, jumps of what starts. */
  readonly ended: readonly {readonly variable: number; readonly by: number}[];
  readonly released: readonly number[];
  readonly held: readonly {readonly variable: number; readonly value: number}[];
  readonly started: readonly {readonly variable: number; readonly by: number}[];
  /** Flows into variables that are not held, one a variable, until the next moment. */
  readonly flows: readonly Flow[];
}

/**
 * Everything that interventions do in a run, as moments in order. What ends at a moment comes before what starts; holding
 * comes before what is added, so that the order of interventions in a file changes nothing: what is added to a variable
 * while it is held is lost, and is not taken away later either. A variable that is let go stays where it is.
 *
 * The run starts at the earliest of 0, the first time and the first intervention, and ends at the last time.
 *
 * @param times ascending
 */
export function schedule(interventions: readonly ResolvedIntervention[], times: readonly number[]): Moment[] {
  const start = Math.min(0, times[0] ?? 0, ...interventions.map((each) => each.start));
  const last = times[times.length - 1] ?? start;
  const places = new Map(times.map((time, at) => [time, at]));
  const moments = [...new Set([start, ...times, ...interventions.flatMap((each) => [each.start, each.end])])]
    .filter((time) => time >= start && time <= last)
    .sort((a, b) => a - b);
  const added = new Set<ResolvedIntervention>();
  const holder = new Map<number, ResolvedIntervention>();
  return moments.map((time): Moment => {
    const endsNow = interventions.filter((each) => each.end === time && each.start < each.end);
    const startsNow = interventions.filter((each) => each.start === time);
    const ended = endsNow.flatMap((each) =>
      each.type === "step" && added.delete(each) ? [{variable: each.variable, by: -each.value}] : []
    );
    const released = endsNow.flatMap((each) => {
      if (each.type !== "fix" || holder.get(each.variable) !== each) return [];
      holder.delete(each.variable);
      // One that began earlier and goes on takes over.
      const next = interventions.findLast(
        ({type, variable, start: from, end}) =>
          type === "fix" && variable === each.variable && from < time && end > time
      );
      if (next !== undefined) holder.set(each.variable, next);
      return [each.variable];
    });
    const taken = released.flatMap((variable) => {
      const next = holder.get(variable);
      return next === undefined ? [] : [{variable, value: next.value}];
    });
    for (const each of startsNow) if (each.type === "fix") holder.set(each.variable, each);
    const held = [
      ...taken,
      ...startsNow.flatMap(({type, variable, value}) => (type === "fix" ? [{variable, value}] : []))
    ];
    const started = startsNow.flatMap((each) => {
      const isJump = each.type === "step" || (each.type === "pulse" && each.end <= each.start);
      if (!isJump || holder.has(each.variable)) return [];
      if (each.type === "step") added.add(each);
      return [{variable: each.variable, by: each.value}];
    });
    return {
      time,
      report: places.get(time) ?? -1,
      ended,
      released,
      held,
      started,
      flows: flowsFrom(interventions, time, holder)
    };
  });
}

function flowsFrom(
  interventions: readonly ResolvedIntervention[],
  time: number,
  holder: ReadonlyMap<number, unknown>
): Flow[] {
  const sums = new Map<number, Flow>();
  for (const {variable, type, value, start, end, adjustmentTime} of interventions) {
    if (time < start || time >= end || holder.has(variable)) continue;
    const sum = sums.get(variable) ?? {variable, rate: 0, pull: 0};
    if (type === "ramp") sums.set(variable, {...sum, rate: sum.rate + value});
    else if (type === "pulse") sums.set(variable, {...sum, rate: sum.rate + value / (end - start)});
    else if (type === "setpoint")
      sums.set(variable, {variable, rate: sum.rate + value / adjustmentTime, pull: sum.pull + 1 / adjustmentTime});
  }
  return [...sums.values()];
}

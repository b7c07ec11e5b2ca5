import {naturalRange, strengthPerNatural, toNatural} from "../evidence/scale.js";
import type {SystemFile, SystemVariable} from "../format.js";
import {systemGraph} from "../graph.js";
import type {Loop} from "../loops/loops.js";
import {centre, signedStrength} from "../resolve.js";
import {drawRuns} from "../simulate/draws.js";
import type {Output} from "./format.js";
import type {ScenarioRun} from "./run-scenario.js";

/** A path over time, or one figure; null: it does not exist, with the reason. */
export type Measured =
  | ({readonly kind: "path"} & Path)
  | {readonly kind: "figure"; readonly value: number | string | null; readonly reason?: string};

export interface Path {
  readonly times: readonly number[];
  readonly values: readonly (number | null)[];
  /** The value before anything was imposed; null where the unit has none. */
  readonly start: number | null;
}

type Unit = "index" | "natural" | "percent";

const figure = (value: number | string | null, reason?: string): Measured =>
  reason === undefined ? {kind: "figure", value} : {kind: "figure", value, reason};

/**
 * One output of a model under a scenario. Natural units: change × (high − low)/(max − min). Percent: of the natural level
 * at the start. Area: trapezium rule on the moments of the run.
 *
 * @param run names in the output must stand in its model
 */
export function measure(run: ScenarioRun, output: Output): Measured {
  switch (output.kind) {
    case "level":
    case "change": {
      const path = pathOf(run, output.variable, output.kind === "change", output.unit);
      return output.at === undefined ? {kind: "path", ...path} : figure(at(path, output.at));
    }
    case "area": {
      const path = pathOf(run, output.variable, true, output.unit);
      return figure(area(path, output.from, output.to ?? run.horizon));
    }
    case "longRun": {
      const rest = run.rest();
      if (rest === null) return figure(null, "a setpoint or an endless ramp has no end value here; use push or fix");
      const change = rest.equilibrium?.[output.variable];
      if (change === undefined) return figure(null, "the model does not settle, so there is no end value");
      return figure(changeIn(variableOf(run.file, output.variable), change, output.unit));
    }
    case "strength":
      return strengthOf(run.file, output.link, output.unit);
    case "gain":
      return output.nodes === undefined ? largestGain(run) : ofLoop(run, output.nodes, ({gain}) => gain);
    case "polarity":
      return ofLoop(run, output.nodes, ({polarity}) => polarity);
    case "count":
      return countOf(run, output.of);
    case "sameDirection":
      return sameDirection(run, output);
  }
}

const variableOf = (file: SystemFile, id: string): SystemVariable =>
  file.variables.find((variable) => variable.id === id) as SystemVariable;

function changeIn(variable: SystemVariable, change: number, unit: Unit): number | null {
  if (unit === "index") return change;
  const natural = change * naturalRange(variable);
  if (unit === "natural") return natural;
  const start = toNatural(variable, centre(variable.initial));
  return start === 0 ? null : (100 * natural) / start;
}

function pathOf(run: ScenarioRun, id: string, isChange: boolean, unit: Unit): Path {
  const variable = variableOf(run.file, id);
  const {times, values} = run.simulation();
  const start = run.start()[run.file.variables.indexOf(variable)] ?? NaN;
  const inUnit = (level: number): number | null => {
    const change = changeIn(variable, level - start, unit);
    if (isChange || change === null) return change;
    if (unit === "percent") return 100 + change;
    return (unit === "index" ? start : toNatural(variable, start)) + change;
  };
  const levels = values[id] ?? [];
  return {times, values: levels.map((level) => (level === null ? null : inUnit(level))), start: inUnit(start)};
}

/** The value at a time, on a straight line between the moments around it. */
export function at({times, values}: Path, time: number): number | null {
  const after = times.findIndex((each) => each >= time - 1e-12);
  if (after < 0) return null;
  const [right = null, left = null] = [values[after], values[Math.max(0, after - 1)]];
  const [t1 = 0, t0 = 0] = [times[after], times[Math.max(0, after - 1)]];
  if (right === null || left === null || t1 === t0) return right;
  return left + ((right - left) * (time - t0)) / (t1 - t0);
}

function area(path: Path, from: number, to: number): number | null {
  const inside = path.times.filter((time) => time > from && time < to);
  const times = [from, ...inside, to];
  let sum = 0;
  for (let index = 1; index < times.length; index++) {
    const [t0 = 0, t1 = 0] = [times[index - 1], times[index]];
    const [left, right] = [at(path, t0), at(path, t1)];
    if (left === null || right === null) return null;
    sum += ((left + right) / 2) * (t1 - t0);
  }
  return sum;
}

function strengthOf(file: SystemFile, id: string, unit: "index" | "natural"): Measured {
  const link = file.links.find((each) => each.id === id);
  const strength = link === undefined ? null : signedStrength(link);
  if (link === undefined || strength === null) return figure(null, "the strength or the sign is not known");
  if (unit === "index") return figure(strength);
  return figure(strength / strengthPerNatural(file, link));
}

function largestGain(run: ScenarioRun): Measured {
  const {loops, complete} = run.loops();
  if (!complete) return figure(null, "the model has more loops than were looked at");
  return figure(loops.reduce((most, {gain}) => Math.max(most, gain ?? 0), 0));
}

/** The first loop through exactly these variables in this order, wherever it starts. */
function ofLoop(run: ScenarioRun, nodes: readonly string[], read: (loop: Loop) => number | string | null): Measured {
  const same = (loop: Loop): boolean =>
    loop.nodes.length === nodes.length &&
    nodes.some((_, shift) => loop.nodes.every((node, index) => node === nodes[(index + shift) % nodes.length]));
  const loop = run.loops().loops.find(same);
  return loop === undefined ? figure(null, `there is no loop ${nodes.join(" → ")}`) : figure(read(loop));
}

function countOf(run: ScenarioRun, of: "variables" | "links" | "loops" | "bounds"): Measured {
  if (of === "variables") return figure(run.file.variables.length);
  if (of === "links") return figure(systemGraph(run.file).edges.length);
  if (of === "bounds") return figure(run.simulation().bounds.length);
  const {count, complete} = run.loops();
  return complete ? figure(count) : figure(null, "the model has more loops than were looked at");
}

function sameDirection(run: ScenarioRun, output: Extract<Output, {kind: "sameDirection"}>): Measured {
  const middle = at(pathOf(run, output.variable, true, "index"), output.at);
  if (middle === null || middle === 0) return figure(null, "nothing changes in the middle, so there is no direction");
  const {ids, times, values, unsolved} = drawRuns(run.file, [...new Set([0, output.at])], {draws: output.draws});
  const place = ids.indexOf(output.variable);
  const start = run.start()[place] ?? NaN;
  let same = 0;
  for (let draw = 0; draw < output.draws; draw++) {
    const change = (values[(draw * times.length + times.length - 1) * ids.length + place] ?? NaN) - start;
    if (change * middle > 0) same++;
  }
  return figure(same / (output.draws - unsolved));
}

import type {Band} from "../../../models/system/simulate/bands.js";
import {formatNumber, isNumber, withUnit} from "../../../locale/format.js";
import {whatIf as words} from "../../../locale/system-what-if.js";
import {figure, type FigureElement, type FigureOptions, type FigureUpdate} from "../../figure.js";
import type {Column, Row} from "../../table-data.js";
import {durationWords} from "../evidence/duration.js";
import {decimalsOf, differenceUnit, labelOf, natural, naturalSize, shortUnit, unitOf, variableOf} from "../natural.js";
import {levelsShown, TrajectoryPlot, type Trajectory} from "./trajectory-plot.js";
import type {WhatIfRuns} from "./what-if-result.js";

export interface TrajectoryChoices {
  /** Null while it is being computed. */
  band: Band | null;
  /** A band of just before, whose room the axis keeps so that it does not jump while a slider moves. */
  before?: Band | null;
  headingLevel?: 2 | 3 | 4;
}

type TrajectoryUpdate = FigureUpdate & {options: FigureOptions};

/** The course of one outcome, with and without; its band when that is there. */
export function trajectoryOf(runs: WhatIfRuns, id: string, choices: TrajectoryChoices): TrajectoryUpdate {
  const {band, before = null, headingLevel = 3} = choices;
  const {system, times} = runs;
  const variable = variableOf(system, id);
  const [label, unit, decimals] = [labelOf(system, id), unitOf(variable), decimalsOf(variable)];
  const axis = words.timeAxis[system.timeUnit];
  const levels = (values: readonly (number | null)[] | undefined): (number | null)[] =>
    times.map((_, at) => natural(variable, values?.[at] ?? null));
  const both = runs.hasCause && runs.hasMeasures;
  const data: Trajectory = {
    times,
    with: levels(runs.with.values[id]),
    without: levels(runs.without.values[id]),
    nothing: both ? levels(runs.nothing.values[id]) : null,
    band: band === null ? null : {low: levels(band.low), high: levels(band.high)},
    room: before === null ? [] : [...levels(before.low), ...levels(before.high)]
  };
  const ends = [data.without[0], data.with.at(-1)].map((value) => formatNumber(value, decimals));
  const accessible = words.trajectory.label(label, ends[0] ?? "", ends[1] ?? "", unit);
  return {
    body: ({width}) => TrajectoryPlot(data, {width, label: accessible}),
    options: {
      title: words.trajectory.title(label),
      subtitle: (band === null ? words.trajectory.pending : words.trajectory.subtitle)(unit, axis),
      label: accessible,
      level: "model",
      headingLevel,
      caption: [firstSign(runs, id), ...boundsOf(runs, id), ...axisNote(data)].join(" "),
      sources: [{publisher: words.source.publisher, title: words.source.title(system.name)}],
      table: {columns: columnsOf(data, {unit, axis, decimals}), rows: rowsOf(data)}
    }
  };
}

export function TrajectoryFigure(runs: WhatIfRuns, id: string, choices: TrajectoryChoices): FigureElement {
  const {body, options} = trajectoryOf(runs, id, choices);
  return figure(body, options);
}

function columnsOf(
  {nothing, band}: Trajectory,
  {unit, axis, decimals}: {unit: string; axis: string; decimals: number}
): Column[] {
  const {time, ...names} = words.trajectory.columns;
  const keys = (["with", "without", "nothing", "low", "high"] as const).filter(
    (key) => (key !== "nothing" || nothing !== null) && ((key !== "low" && key !== "high") || band !== null)
  );
  return [
    {key: "time", label: time(axis), type: "number", decimals: 0, isHeader: true},
    ...keys.map((key): Column => ({key, label: names[key], type: "number", decimals, unit}))
  ];
}

/** Whole moments only: what lies between is for the eye. */
function rowsOf({times, with: chosen, without, nothing, band}: Trajectory): Row[] {
  return times.flatMap((time, at): Row[] => {
    if (!Number.isInteger(time)) return [];
    const level = (values: readonly (number | null)[] | undefined): number | null => values?.[at] ?? null;
    return [
      {
        ...{time, with: level(chosen), without: level(without), nothing: level(nothing ?? undefined)},
        ...{low: level(band?.low), high: level(band?.high)}
      }
    ];
  });
}

/** A move smaller than this part of the scale is none to speak of. */
export const visible = 0.001;

/** When the difference with nothing at all is first large enough to see. */
function firstSign({system, times, with: chosen, nothing}: WhatIfRuns, id: string): string {
  const variable = variableOf(system, id);
  const least = visible * naturalSize(variable);
  const size = withUnit(formatNumber(least), shortUnit(differenceUnit(variable)));
  const first = times.find((_, at) => {
    const [a, b] = [chosen.values[id]?.[at], nothing.values[id]?.[at]];
    if (!isNumber(a) || !isNumber(b)) return false;
    return Math.abs((natural(variable, a) ?? 0) - (natural(variable, b) ?? 0)) >= least;
  });
  if (first === undefined) return words.trajectory.never(size);
  return first === 0 ? words.trajectory.now : words.trajectory.first(durationWords(first, system.timeUnit), size);
}

const axisNote = (data: Trajectory): string[] => {
  const [low, high] = levelsShown(data);
  return low > 0 || high < 0 ? [words.trajectory.axisNotFromZero] : [];
};

function boundsOf({system, with: run}: WhatIfRuns, id: string): string[] {
  const time = (at: number): string => (at === 0 ? words.trajectory.start : durationWords(at, system.timeUnit));
  return run.bounds.filter((each) => each.id === id).map(({from, to}) => words.trajectory.bounds(time(from), time(to)));
}

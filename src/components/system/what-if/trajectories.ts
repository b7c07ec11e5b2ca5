import type {Band} from "../../../models/system/simulate/bands.js";
import {formatNumber, isNumber} from "../../../locale/format.js";
import {whatIf as words} from "../../../locale/system-what-if.js";
import {figure, type FigureElement, type FigureUpdate} from "../../figure.js";
import type {Column, Row} from "../../table-data.js";
import {
  decimalsOf,
  differenceUnit,
  inSentence,
  labelOf,
  natural,
  naturalDifference,
  unitOf,
  variableOf
} from "../natural.js";
import {TrajectoryPlot} from "./trajectory-plot.js";
import type {WhatIfRuns} from "./what-if-result.js";

/** The course of one outcome, with and without; its band when that is there. */
export function trajectoryOf(runs: WhatIfRuns, id: string, band: Band | null, name: string): FigureUpdate {
  const {system, times} = runs;
  const variable = variableOf(system, id);
  const [label, unit, decimals] = [labelOf(system, id), unitOf(variable), decimalsOf(variable)];
  const levels = (values: readonly (number | null)[] | undefined): (number | null)[] =>
    times.map((_, at) => natural(variable, values?.[at] ?? null));
  const timeUnit = words.timeUnits[system.timeUnit] ?? system.timeUnit;
  const data = {
    times,
    with: levels(runs.with.values[id]),
    without: levels(runs.without.values[id]),
    band: band === null ? null : {low: levels(band.low), high: levels(band.high)},
    decimals,
    timeUnit
  };
  const horizon = `${formatNumber(times.at(-1) ?? 0)} ${timeUnit}`;
  const ends = [data.without[0], data.with.at(-1)].map((value) => formatNumber(value, decimals));
  const accessible = words.trajectory.label(label, ends[0] ?? "", ends[1] ?? "", unit);
  const rows = times.flatMap((time, at): Row[] =>
    Number.isInteger(time)
      ? [
          {
            time,
            with: data.with[at] ?? null,
            without: data.without[at] ?? null,
            low: data.band?.low[at] ?? null,
            high: data.band?.high[at] ?? null
          }
        ]
      : []
  );
  return {
    body: ({width}) => TrajectoryPlot(data, {width, label: accessible}),
    options: {
      title: words.trajectory.title(label),
      subtitle: (band === null ? words.trajectory.pending : words.trajectory.subtitle)(unit, horizon),
      label: accessible,
      level: "model",
      headingLevel: 3,
      sources: [{publisher: words.source.publisher, title: words.source.title(name)}],
      table: {
        columns: columnsOf(unit, decimals, band !== null),
        rows
      }
    }
  };
}

function columnsOf(unit: string, decimals: number, hasBand: boolean): Column[] {
  const {time, ...names} = words.trajectory.columns;
  const keys = hasBand ? (["with", "without", "low", "high"] as const) : (["with", "without"] as const);
  return [
    {key: "time", label: time, type: "number", decimals: 0, isHeader: true},
    ...keys.map((key): Column => ({key, label: names[key], type: "number", decimals, unit}))
  ];
}

export function TrajectoryFigure(runs: WhatIfRuns, id: string, band: Band | null, name: string): FigureElement {
  const {body, options} = trajectoryOf(runs, id, band, name);
  return figure(body, options as Parameters<typeof figure>[1]);
}

/** A move smaller than this part of the scale is none to speak of. */
const visible = 0.001;

/**
 * The outcomes in words at the end of the run, largest move first: each with its own way, never one cause weighed against
 * another. One that moves less than a thousandth of its scale is said to stay as it is.
 */
export function ledeOf(
  runs: WhatIfRuns,
  ids: readonly string[],
  cause: {label: string; amount: string} | null
): string {
  const {system, times} = runs;
  const moves = ids.map((id) => {
    const variable = variableOf(system, id);
    const end = (values: readonly (number | null)[] | undefined): number => values?.at(-1) ?? NaN;
    const change = end(runs.with.values[id]) - end(runs.without.values[id]);
    return {id, variable, change: isNumber(change) ? change : 0};
  });
  const parts = moves
    .sort((a, b) => Math.abs(b.change) - Math.abs(a.change))
    .map(({id, variable, change}) => partOf(system, id, variable, change));
  const time = `${formatNumber(times.at(-1) ?? 0)} ${words.timeUnits[system.timeUnit] ?? ""}`;
  return cause === null ? words.ledeMeasures(time, parts) : words.lede(cause.label, cause.amount, time, parts);
}

function partOf(
  system: WhatIfRuns["system"],
  id: string,
  variable: ReturnType<typeof variableOf>,
  change: number
): string {
  const label = inSentence(labelOf(system, id));
  if (Math.abs(change) < visible * ((variable.max ?? 1) - (variable.min ?? 0))) return words.hardly(label);
  const size = Math.abs(naturalDifference(variable, change));
  return words.part(
    label,
    formatNumber(size, decimalsOf(variable)),
    differenceUnit(variable),
    change > 0 ? "up" : "down"
  );
}

import type {ModelFrame, Warning} from "../types.js";
import {absorbs, absorbsPeriod, figures, type WarningContext} from "./context.js";

/** A 0/1 regressor that switches on at different dates under unit and period effects (Goodman-Bacon 2021). */
export function staggeredWarnings(context: WarningContext): Warning[] {
  const {prepared, options} = context;
  if (!absorbs(context, options.panel?.unit) || !absorbsPeriod(context)) return [];
  const {frame} = prepared;
  return frame.terms.flatMap((term, index) => {
    const dates = switchDates(frame, frame.regressors[index]);
    if (dates === null || dates.size < 2) return [];
    const switched = [...dates.values()].reduce((sum, count) => sum + count, 0);
    return [
      {
        code: "staggered-treatment",
        message: `${term} switches at ${dates.size} different dates (${switched} units): two-way effects then weigh some units against ones treated before, with negative weight when effects grow. Compare with units not yet treated`,
        detail: {term, dates: dates.size, units: switched}
      }
    ];
  });
}

/** How many units go from 0 to 1 at each step; null when the column is not 0/1 or does not change within units. */
function switchDates({panel, n}: ModelFrame, column: Float64Array | undefined): Map<number, number> | null {
  if (panel === null || column === undefined) return null;
  for (const value of column) if (value !== 0 && value !== 1) return null;
  const units = panel.unit.levels.length;
  const firstOn = new Float64Array(units).fill(Infinity);
  const firstOff = new Float64Array(units).fill(Infinity);
  for (let row = 0; row < n; row++) {
    const unit = panel.unit.codes[row] ?? 0;
    const target = column[row] === 1 ? firstOn : firstOff;
    target[unit] = Math.min(target[unit] ?? Infinity, panel.time[row] ?? 0);
  }
  const dates = new Map<number, number>();
  firstOn.forEach((on, unit) => {
    const off = firstOff[unit] ?? Infinity;
    if (on < Infinity && off < on) dates.set(on, (dates.get(on) ?? 0) + 1);
  });
  return dates.size === 0 ? null : dates;
}

/** First-stage F below which a two-stage estimate leans towards least squares and its errors are too small. */
const strongF = 10;

/** Instruments that hardly move what they stand for (Staiger & Stock 1997; Montiel Olea & Pflueger 2013). */
export function instrumentWarnings({judged}: WarningContext): Warning[] {
  const test = judged.estimate.diagnostics["firstStageF"];
  if (test == null) return [];
  const {statistic, robust, effective} = test;
  const values = [statistic, robust, effective].filter((value): value is number => typeof value === "number");
  const weakest = Math.min(...values);
  if (values.length === 0 || weakest >= strongF) return [];
  const said = [
    ...(typeof statistic === "number" ? [`F ${figures(statistic)}`] : []),
    ...(typeof robust === "number" ? [`robust F ${figures(robust)}`] : []),
    ...(typeof effective === "number" ? [`effective F ${figures(effective)}`] : [])
  ];
  return [
    {
      code: "weak-instrument",
      message: `the instruments hardly move what they stand for (${said.join(", ")}; 10 or more is wanted): estimate and interval cannot be relied on`,
      detail: {f: weakest}
    }
  ];
}

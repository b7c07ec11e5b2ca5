import {InputError} from "../../errors.js";
import {firstStage, overIdentification} from "../diagnostics/instruments.js";
import {pesaranCd} from "../diagnostics/pesaran-cd.js";
import type {EstimateOptions} from "../estimate-options.js";
import {fitStatistics} from "../fit-statistics.js";
import {codingOf} from "../formula/coding.js";
import {withoutSingletons} from "../formula/complete-rows.js";
import {pickCodes} from "../formula/pick.js";
import {judgeFit, leadSpec, type Judged} from "../judge-fit.js";
import {isNestedIn} from "../linear/absorbed-rank.js";
import {fitLinear} from "../linear/fit-linear.js";
import type {Prepared} from "../prepare-estimate.js";
import type {Coding, Dropped, ModelFrame} from "../types.js";
import {previousRows, rowsWithPrevious} from "./previous-rows.js";
import {needPanel, refuseWeights} from "./requirements.js";
import {mapColumns} from "./transform.js";

/**
 * Least squares on the changes from one period to the next within each unit, with a constant unless the formula has
 * none (plm's model = "fd"; Wooldridge 2010, §10.6). A row stands for the later of its two periods.
 *
 * Throws InputError: panel-needed, no-weights, no-rows, unsupported-effects and those of fitLinear.
 */
export function firstDifferenceEstimate(prepared: Prepared, options: EstimateOptions): Judged {
  const frame = firstDifferenceFrame(prepared.frame);
  const fit = fitLinear(frame);
  const spec = leadSpec(prepared);
  return judgeFit({...prepared, frame}, options, {
    fit,
    statistics: fitStatistics(frame, fit),
    diagnostics: {
      firstStageF: firstStage(frame, spec, options.smallSample ?? "stata"),
      overid: overIdentification(frame, fit, spec),
      pesaranCd: pesaranCd(fit)
    },
    dropped: frame.dropped
  });
}

/**
 * The frame of first differences: one row for each pair of consecutive periods of a unit. Effects that do not change
 * within a unit vanish; an effect of the period (also by larger area) stays, since its change is an effect of the
 * later period.
 *
 * @param method as named to the user
 */
export function firstDifferenceFrame(frame: ModelFrame, method = "first-difference"): ModelFrame {
  const panel = needPanel(frame, method);
  refuseWeights(frame, method);
  const previous = previousRows(panel);
  const effects = frame.effects.filter((effect) => !isNestedIn(effect, panel.unit));
  for (const effect of effects) refuseUnlessOfPeriod(effect, previous, method);
  const all = rowsWithPrevious(previous);
  if (all.length === 0)
    throw new InputError("no-rows", "no unit has two consecutive periods to take a difference of", frame.formula);
  const rows = withoutSingletons(all, effects);
  if (rows.length === 0)
    throw new InputError("no-rows", "no row is left: every change is the only one of its level of an absorbed effect");
  const before = pickCodes(previous, rows);
  const difference = (values: Float64Array): Float64Array => {
    const changes = new Float64Array(rows.length);
    for (let row = 0; row < rows.length; row++)
      changes[row] = (values[rows[row] ?? 0] ?? NaN) - (values[before[row] ?? 0] ?? NaN);
    return changes;
  };
  const {lost, ...mapped} = mapColumns(frame, difference, () => new Float64Array(rows.length).fill(1));
  const dropped: Dropped[] = [...frame.dropped, ...lost];
  if (all.length < frame.n) dropped.push({what: "rows", reason: "no-earlier-period", count: frame.n - all.length});
  if (rows.length < all.length) dropped.push({what: "rows", reason: "singleton", count: all.length - rows.length});
  return {
    ...frame,
    ...mapped,
    n: rows.length,
    rows: pickCodes(frame.rows, rows),
    effects: effects.map((effect) => codingOf(effect.name, effect, rows)),
    panel: {...panel, unit: codingOf(panel.unit.name, panel.unit, rows), time: pickCodes(panel.time, rows)},
    groups: Object.fromEntries(Object.entries(frame.groups).map(([name, own]) => [name, codingOf(name, own, rows)])),
    dropped
  };
}

/** An effect of the period is known a period earlier from its level now; any other has no place in differences. */
function refuseUnlessOfPeriod(effect: Coding, previous: Int32Array, method: string): void {
  const earlier = new Int32Array(effect.levels.length).fill(-1);
  for (let row = 0; row < previous.length; row++) {
    const before = previous[row] ?? -1;
    if (before < 0) continue;
    const level = effect.codes[row] ?? 0;
    const code = effect.codes[before] ?? 0;
    if (earlier[level] === -1) earlier[level] = code;
    else if (earlier[level] !== code)
      throw new InputError(
        "unsupported-effects",
        `${method} takes effects of the unit away and can absorb those of the period; ${effect.name} is neither`,
        "--formula"
      );
  }
}

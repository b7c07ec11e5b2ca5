import {InputError} from "../../errors.js";
import {vcovGroups, vcovLabel} from "../covariance/parse-vcov.js";
import {firstStage, overIdentification} from "../diagnostics/instruments.js";
import type {EstimateOptions} from "../estimate-options.js";
import {fitStatistics} from "../fit-statistics.js";
import {codingOf} from "../formula/coding.js";
import {withoutSingletons} from "../formula/complete-rows.js";
import {pick, pickCodes} from "../formula/pick.js";
import {judgeFit, leadSpec, type Judged} from "../judge-fit.js";
import {isNestedIn} from "../linear/absorbed-rank.js";
import {fitLinear} from "../linear/fit-linear.js";
import type {Prepared} from "../prepare-estimate.js";
import type {Coding, Dropped, LinearFit, ModelFrame, PanelIndex, VcovSpec} from "../types.js";
import {needPanel, refuseWeights} from "./requirements.js";
import {mapColumns, unitMeans} from "./transform.js";

/**
 * Least squares on the means of the units over their rows, each unit counting once however many rows it has (plm's
 * model = "between"; Baltagi, Econometric Analysis of Panel Data, §2.3).
 *
 * Throws InputError: panel-needed, no-weights, unsupported-effects, unsupported-vcov, too-few-units and those
 * of fitLinear.
 */
export function betweenEstimate(prepared: Prepared, options: EstimateOptions): Judged {
  const frame = betweenFrame(prepared.frame);
  for (const spec of prepared.asked) refuseVcov(spec, frame);
  const fit = fitUnits(frame);
  const spec = leadSpec(prepared);
  return judgeFit({...prepared, frame}, options, {
    fit,
    statistics: fitStatistics(frame, fit),
    diagnostics: {
      firstStageF: firstStage(frame, spec, options.smallSample ?? "stata"),
      overid: overIdentification(frame, fit, spec)
    },
    dropped: frame.dropped
  });
}

function fitUnits(frame: ModelFrame): LinearFit {
  try {
    return fitLinear(frame);
  } catch (error) {
    if (!(error instanceof InputError) || error.kind !== "too-few-rows") throw error;
    throw new InputError("too-few-units", `between has one row a unit: ${error.message}`, error.where);
  }
}

/** The frame of unit means: one row a unit, no periods, and only groups and effects that units do not cross. */
export function betweenFrame(frame: ModelFrame): ModelFrame {
  const panel = needPanel(frame, "between");
  refuseWeights(frame, "between");
  for (const effect of frame.effects) refuseUnlessOfUnits(effect, panel);
  const {codes, levels} = panel.unit;
  const first = firstRows(panel);
  const rows = withoutSingletons(first, frame.effects);
  if (rows.length === 0)
    throw new InputError("no-rows", "no unit is left: every unit is the only one of its level of an absorbed effect");
  const units = pickCodes(codes, rows);
  const means = (values: Float64Array): Float64Array => pick(unitMeans(values, codes, levels.length), units);
  const {lost, ...mapped} = mapColumns(frame, means, () => new Float64Array(rows.length).fill(1));
  const dropped: Dropped[] = [...frame.dropped, ...lost];
  if (rows.length < first.length) dropped.push({what: "units", reason: "singleton", count: first.length - rows.length});
  const groups = {...frame.groups, [panel.unit.name]: panel.unit};
  return {
    ...frame,
    ...mapped,
    n: rows.length,
    rows: pickCodes(frame.rows, rows),
    effects: frame.effects.map((effect) => codingOf(effect.name, effect, rows)),
    panel: null,
    groups: Object.fromEntries(
      Object.entries(groups)
        .filter(([, own]) => isNestedIn(own, panel.unit))
        .map(([name, own]) => [name, codingOf(name, own, rows)])
    ),
    dropped
  };
}

/** The first row of every unit in the order of the table. */
function firstRows({unit: {codes, levels}}: PanelIndex): Int32Array {
  const rows = new Int32Array(levels.length).fill(-1);
  codes.forEach((code, row) => {
    if (rows[code] === -1) rows[code] = row;
  });
  return rows;
}

function refuseUnlessOfUnits(effect: Coding, {unit}: PanelIndex): void {
  if (isNestedIn(effect, unit) && !isNestedIn(unit, effect)) return;
  throw new InputError(
    "unsupported-effects",
    `between compares the means of units, so it cannot absorb ${effect.name}: leave it out of the formula`,
    "--formula"
  );
}

function refuseVcov(spec: VcovSpec, {groups}: ModelFrame): void {
  if (spec.type === "dk" || spec.type === "nw")
    throw new InputError(
      "unsupported-vcov",
      `between has one row a unit and no periods, so ${vcovLabel(spec)} does not exist; use iid, hc1 or cluster`,
      "--vcov"
    );
  const crossing = vcovGroups(spec).find((name) => !Object.hasOwn(groups, name));
  if (crossing !== undefined)
    throw new InputError(
      "unsupported-vcov",
      `between has one row a unit, and ${crossing} differs within units, so it cannot be clustered by`,
      "--vcov"
    );
}

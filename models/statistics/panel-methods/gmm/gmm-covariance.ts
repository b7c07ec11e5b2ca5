import {InputError} from "../../../errors.js";
import {clusterCoding} from "../../covariance/groups.js";
import {vcovLabel} from "../../covariance/parse-vcov.js";
import {isNestedIn} from "../../linear/absorbed-rank.js";
import {scaled} from "../../linear/matrix.js";
import type {Covariance, ModelFrame, Square, VcovSpec, Warning} from "../../types.js";
import {dot, outerOf, robustCovariance, type GmmData, type GmmStep} from "./gmm-solve.js";

/** Both steps of an estimate, and the covariance of the one reported that allows for anything within units. */
export interface Solved {
  data: GmmData;
  frame: ModelFrame;
  first: GmmStep;
  /** Null when only one step was asked for and the second does not exist. */
  second: GmmStep | null;
  /** The one reported. */
  step: GmmStep;
  robust: Square;
}

/**
 * The covariance of all coefficients: robust to anything within units (`cluster` by unit), classical (`iid`), after one
 * step also by larger areas. Normal.
 *
 * Throws InputError: unsupported-vcov.
 */
export function gmmCovariance(spec: VcovSpec, {data, frame, first, step, robust}: Solved): Covariance {
  const label = vcovLabel(spec);
  const base = {label, dof: Infinity, smallSample: null, clusters: null, warnings: []};
  if (spec.type === "iid") {
    if (step !== first) return {...base, matrix: step.bread, warnings: [uncorrected]};
    const variance = dot(first.residuals, first.residuals) / (2 * (frame.n - data.x.length));
    return {...base, matrix: scaled(first.bread, variance)};
  }
  const unit = frame.panel?.unit;
  const [by, more] = spec.type === "cluster" ? spec.by : [];
  if (unit === undefined || by === undefined || more !== undefined)
    throw unsupported(label, `iid or cluster:${unit?.name ?? "unit"}`);
  const cluster = clusterCoding({groups: frame.groups, effects: [], panel: frame.panel}, by);
  const clusters = {[by]: cluster.levels.length};
  if (isNestedIn(unit, cluster)) return {...base, matrix: robust, clusters};
  if (step !== first) throw unsupported(label, `cluster:${unit.name}, or --steps 1 for larger areas`);
  if (!isNestedIn(cluster, unit)) throw unsupported(label, "units or larger areas");
  const sums = cluster.levels.map(() => new Float64Array(data.z.width));
  const of = new Int32Array(unit.levels.length);
  unit.codes.forEach((code, row) => (of[code] = cluster.codes[row] ?? 0));
  first.moments.forEach((moment, code) => {
    const sum = sums[of[code] ?? 0] ?? new Float64Array();
    for (let index = 0; index < sum.length; index++) sum[index] = (sum[index] ?? 0) + (moment[index] ?? 0);
  });
  return {...base, matrix: robustCovariance(first, outerOf(sums, data.z.width)), clusters};
}

const unsupported = (label: string, instead: string): InputError =>
  new InputError("unsupported-vcov", `gmm-difference has no ${label}; use ${instead}`, "--vcov");

const uncorrected: Warning = {
  code: "uncorrected-two-step",
  message: "two-step errors without Windmeijer's correction are too small; use cluster by unit"
};

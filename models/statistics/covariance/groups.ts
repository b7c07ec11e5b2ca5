import {InputError} from "../../errors.js";
import {absorbedRank, isNestedIn} from "../linear/absorbed-rank.js";
import type {Coding, LinearFit, SmallSample} from "../types.js";

type Grouped = Pick<LinearFit, "groups" | "effects" | "panel">;

/**
 * The coding of a cluster variable: one asked for beside the formula, an absorbed effect, or the panel's unit.
 *
 * @throws InputError `unknown-group`, or `one-cluster` when there is nothing to compare
 */
export function clusterCoding(fit: Grouped, name: string): Coding {
  const {groups, effects, panel} = fit;
  const unit = panel?.unit.name === name ? panel.unit : undefined;
  const coding = groups[name] ?? effects.find((effect) => effect.name === name) ?? unit;
  if (coding === undefined) throw new InputError("unknown-group", `no column ${name} to cluster by`, "--vcov");
  if (coding.levels.length < 2)
    throw new InputError("one-cluster", `${name} has one cluster; standard errors need two or more`, "--vcov");
  return coding;
}

/** Rows in the same cluster of both. */
export function intersection(a: Coding, b: Coding): Coding {
  const numbers = new Map<number, number>();
  const levels: string[] = [];
  const codes = a.codes.map((code, row) => {
    const other = b.codes[row] ?? 0;
    const key = code * b.levels.length + other;
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, levels.length);
    levels.push(`${a.levels[code] ?? ""}·${b.levels[other] ?? ""}`);
    return levels.length - 1;
  });
  return {name: `${a.name}·${b.name}`, codes, levels};
}

/**
 * The small-sample factor of a cluster covariance: `none` 1, else G/(G−1)·(n−1)/(n−K). K counts the slopes and, under
 * `stata`, the constant; under `fixest`, the rank of the constant and the absorbed effects that are not nested in a
 * cluster variable; under `full`, the rank of all absorbed effects.
 */
export function smallSampleFactor(fit: LinearFit, clusters: readonly Coding[], g: number, rule: SmallSample): number {
  if (rule === "none") return 1;
  const {n} = fit;
  return ((g / (g - 1)) * (n - 1)) / (n - countedTerms(fit, clusters, rule));
}

function countedTerms(fit: LinearFit, clusters: readonly Coding[], rule: Exclude<SmallSample, "none">): number {
  const {terms, effects, absorbedRank: rank} = fit;
  if (effects.length === 0) return terms.length;
  if (rule === "stata") return terms.length + 1;
  if (rule === "full") return terms.length + rank;
  const free = effects.filter((effect) => !clusters.some((cluster) => isNestedIn(cluster, effect)));
  return terms.length + Math.max(1, absorbedRank(free, fit.n));
}

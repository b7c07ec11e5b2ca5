import type {RColumns} from "./as-r-data.js";
import {absorbedRank, isNestedIn} from "./linear/absorbed-rank.js";
import {previousRows} from "./panel-methods/previous-rows.js";
import type {Coding, ModelFrame, SmallSample, VcovSpec} from "./types.js";

/** What the R code must know of an estimate. */
export interface RModel {
  readonly frame: ModelFrame;
  readonly columns: RColumns;
  readonly method: string;
  readonly smallSample: SmallSample;
  /** Columns of the panel as the user names them. */
  readonly panel: {readonly unit: string | null; readonly period: string} | null;
  readonly dof: number;
  /** Of difference GMM. */
  readonly steps: 1 | 2;
  readonly specs: readonly VcovSpec[];
}

/** R code that makes `b` (coefficients by R name) and, for a covariance, an expression of its matrix (null: not in R). */
export interface RFit {
  readonly packages: readonly string[];
  readonly lines: readonly string[];
  covariance(spec: VcovSpec): string | null;
}

/** Names in R of the terms but the constant. */
export const xNames = ({columns}: RModel): string[] =>
  [...columns.terms.values()].filter((name) => name !== "(Intercept)");

/** Right side of a formula: the terms, and the constant or not. */
export function rightSide(model: RModel, effects: readonly string[] = []): string {
  const hasConstant = model.frame.terms[0] === "(Intercept)" || effects.length > 0;
  const parts = [...xNames(model), ...effects.map((name) => `factor(${name})`)];
  return `y ~ ${[hasConstant ? "1" : "0", ...parts].join(" + ")}`;
}

/** Effects that plm has: those of the panel's own unit and period, without weights, and covariances it has too. */
export function withinEffect({frame, panel, specs}: RModel): "individual" | "time" | "twoways" | null {
  if (panel === null || panel.unit === null || frame.weights !== null || frame.effects.length === 0) return null;
  const names = frame.effects.map(({name}) => name);
  const own = [panel.unit, panel.period];
  const inPlm = (by: readonly string[]): boolean => by.every((name) => own.includes(name));
  const isKnown = specs.every(
    (spec) =>
      spec.type === "iid" ||
      spec.type === "dk" ||
      spec.type === "cr2" ||
      (spec.type === "cluster" && inPlm(spec.by)) ||
      (spec.type === "wild" && inPlm([spec.by]))
  );
  if (!isKnown || !inPlm(names)) return null;
  return names.length === 2 ? "twoways" : names[0] === panel.unit ? "individual" : "time";
}

/**
 * A covariance of `fit`, an lm on the rows of `data`, by sandwich; null where it has none.
 *
 * @param named wraps the code of a matrix, to give it the names of the terms
 */
export function sandwichCovariance(
  model: RModel,
  spec: VcovSpec,
  named: (code: string) => string = (code) => code
): string | null {
  const group = (name: string): string => `data$${columnOf(model, name)}`;
  const cluster = (what: string): string => named(`vcovCL(fit, cluster = ${what}, type = "HC0", cadjust = FALSE)`);
  switch (spec.type) {
    case "iid":
      return named("vcov(fit)");
    case "hc0":
    case "hc1":
    case "hc2":
    case "hc3":
      return named(`vcovHC(fit, type = "${spec.type.toUpperCase()}")`);
    case "dk":
    case "nw":
      // sandwich counts lags of rows; over a gap those are not lags of periods.
      if (spec.type === "nw" && hasGaps(model.frame)) return null;
      return named(
        `vcovPL(fit, cluster = data$unit, order.by = data$period, lag = ${spec.lag}, aggregate = ${
          spec.type === "dk" ? "TRUE" : "FALSE"
        }, adjust = FALSE)`
      );
    default:
      return clustered(model, spec, {
        one: (name) => cluster(group(name)),
        both: (first, second) => cluster(`interaction(${group(first)}, ${group(second)}, drop = TRUE)`),
        bread: named("vcov(fit)")
      });
  }
}

/** Whether a unit misses a period between two it has. */
export function hasGaps({panel}: ModelFrame): boolean {
  if (panel === null) return false;
  const starts = previousRows(panel).reduce((count, before) => count + (before < 0 ? 1 : 0), 0);
  return starts > panel.unit.levels.length;
}

/**
 * A cluster covariance with its small-sample factors; of the wild bootstrap the covariance behind its t.
 *
 * @param code in R: `one` and `both` give the covariance by one group and by the cells of two, `bread` (X'X)⁻¹ times any
 * number
 */
export function clustered(
  model: RModel,
  spec: VcovSpec,
  {
    one,
    both,
    bread = "vcov(fit)"
  }: {one: (name: string) => string; both: (first: string, second: string) => string; bread?: string}
): string | null {
  if (spec.type !== "cluster" && spec.type !== "wild") return null;
  const names = spec.type === "wild" ? [spec.by] : spec.by;
  const [first = "", second] = names;
  const codings = names.map((name) => codingOf(model, name));
  const rule = model.smallSample;
  const least = rule === "fixest" ? `min(${names.map((name) => levelsOf(model, name)).join(", ")})` : null;
  const k = countedTerms(model, codings);
  const factor = (g: string): string => (rule === "none" ? "" : ` * factor_of(${least ?? g}, ${k})`);
  const part = (name: string): string => `${one(name)}${factor(levelsOf(model, name))}`;
  if (second === undefined) return part(first);
  const cells = `nrow(unique(data[c("${columnOf(model, first)}", "${columnOf(model, second)}")]))`;
  return `positive_part(${part(first)} + ${part(second)} - ${both(first, second)}${factor(cells)}, ${bread})`;
}

const levelsOf = (model: RModel, name: string): string => `length(unique(data$${columnOf(model, name)}))`;

/** The column of the data file that holds a group, an effect, or the unit. */
export function columnOf({columns, panel}: RModel, name: string): string {
  const column = columns.groups.get(name) ?? columns.effects.get(name);
  return column ?? (name === panel?.unit ? "unit" : "period");
}

function codingOf({frame, panel}: RModel, name: string): Coding {
  const coding = frame.groups[name] ?? frame.effects.find((effect) => effect.name === name);
  const unit = name === panel?.unit ? frame.panel?.unit : undefined;
  if (coding === undefined && unit === undefined) throw new Error(`no group ${name}`);
  return (coding ?? unit) as Coding;
}

/** K of the small-sample factor: see docs/method/estimate.md. */
function countedTerms({frame, columns, smallSample}: RModel, clusters: readonly Coding[]): number {
  const k = columns.terms.size;
  if (frame.effects.length === 0 || smallSample === "none") return k;
  if (smallSample === "stata") return k + 1;
  if (smallSample === "full") return k + absorbedRank(frame.effects, frame.n);
  const free = frame.effects.filter((effect) => !clusters.some((cluster) => isNestedIn(cluster, effect)));
  return k + Math.max(1, absorbedRank(free, frame.n));
}

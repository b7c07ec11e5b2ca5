import type {RColumns} from "./as-r-data.js";
import {absorbedRank, isNestedIn} from "./linear/absorbed-rank.js";
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
  readonly specs: readonly VcovSpec[];
}

/** R code that makes `b` (coefficients by R name) and, for a covariance, an expression of its matrix (null: not in R). */
export interface RFit {
  readonly packages: readonly string[];
  readonly lines: readonly string[];
  covariance(spec: VcovSpec): string | null;
}

/** plm for effects of unit and period, lm with dummies for other effects, two stages by hand, glm for counts and odds. */
export function rFit(model: RModel): RFit | null {
  const {method, frame} = model;
  if (method === "ols" && frame.instruments.terms.length > 0) return twoStages(model);
  if (method === "ols") return withinEffect(model) === null ? dummies(model) : within(model);
  if (method === "random" || method === "between" || method === "first-difference") return panelModel(model);
  if (method === "logit" || method === "poisson") return generalised(model);
  return null;
}

const xNames = ({columns}: RModel): string[] => [...columns.terms.values()].filter((name) => name !== "(Intercept)");

/** Right side of a formula: the terms, and the constant or not. */
function rightSide(model: RModel, effects: readonly string[] = []): string {
  const hasConstant = model.frame.terms[0] === "(Intercept)" || effects.length > 0;
  const parts = [...xNames(model), ...effects.map((name) => `factor(${name})`)];
  return `y ~ ${[hasConstant ? "1" : "0", ...parts].join(" + ")}`;
}

/** Effects that plm has: those of the panel's own unit and period, without weights, and covariances it has too. */
function withinEffect({frame, panel, specs}: RModel): "individual" | "time" | "twoways" | null {
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

function within(model: RModel): RFit {
  const {panel} = model;
  const own = (name: string): string => (name === panel?.unit ? "group" : "time");
  const one = (name: string): string => `vcovHC(fit, method = "arellano", type = "HC0", cluster = "${own(name)}")`;
  return {
    packages: ["plm"],
    lines: [
      'panel <- pdata.frame(data, index = c("unit", "period"))',
      `fit <- plm(${rightSide(model).replace("0 + ", "")}, panel, model = "within", effect = "${withinEffect(model) ?? ""}")`,
      "b <- coef(fit)"
    ],
    covariance(spec) {
      if (spec.type === "iid") return "vcov(fit)";
      if (spec.type === "dk") return `vcovSCC(fit, type = "HC0", maxlag = ${spec.lag})`;
      // Rows of one unit in one period stand alone: the intersection of the two is White's covariance.
      return clustered(model, spec, one, () => 'vcovHC(fit, method = "white1", type = "HC0")');
    }
  };
}

function dummies(model: RModel): RFit {
  const {frame, columns} = model;
  const weights = frame.weights === null ? "" : ", weights = w";
  const group = (name: string): string => `data$${columnOf(model, name)}`;
  const cluster = (what: string): string => `vcovCL(fit, cluster = ${what}, type = "HC0", cadjust = FALSE)`;
  return {
    packages: ["sandwich"],
    lines: [
      `fit <- lm(${rightSide(model, [...columns.effects.values()])}, data${weights}, tol = 1e-11)`,
      "b <- coef(fit)"
    ],
    covariance(spec) {
      switch (spec.type) {
        case "iid":
          return "vcov(fit)";
        case "hc0":
        case "hc1":
        case "hc2":
        case "hc3":
          return `vcovHC(fit, type = "${spec.type.toUpperCase()}")`;
        case "dk":
        case "nw":
          return `vcovPL(fit, cluster = data$unit, order.by = data$period, lag = ${spec.lag}, aggregate = ${
            spec.type === "dk" ? "TRUE" : "FALSE"
          }, adjust = FALSE)`;
        default:
          return clustered(
            model,
            spec,
            (name) => cluster(group(name)),
            (first, second) => cluster(`interaction(${group(first)}, ${group(second)}, drop = TRUE)`)
          );
      }
    }
  };
}

/** Two stages in base R: constant and effects taken out of every column first (Frisch–Waugh–Lovell). */
function twoStages(model: RModel): RFit {
  const {frame, columns, dof} = model;
  const exogenous = xNames(model).filter((name) => !columns.endogenous.includes(name));
  const list = (names: readonly string[]): string => `c(${names.map((name) => `"${name}"`).join(", ")})`;
  const effects = [...columns.effects.values()].map((name) => `factor(${name})`);
  const hasConstant = columns.terms.has("(Intercept)");
  const scale = frame.weights === null ? "" : " * sqrt(data$w)";
  // The constant is reported without effects, so it stays among the columns.
  const matrix = (names: readonly string[]): string =>
    `out(cbind(${hasConstant ? "`(Intercept)` = 1, " : ""}as.matrix(data[${list(names)}]))${scale})`;
  const group = (name: string): string => `data$${columnOf(model, name)}`;
  const meat = (what: string): string => `bread %*% crossprod(rowsum(scores, ${what})) %*% bread`;
  return {
    packages: [],
    lines: [
      effects.length > 0 ? `effects <- model.matrix(~ ${effects.join(" + ")}, data)${scale}` : "# no absorbed effects",
      "out <- function(x) {",
      "  x <- as.matrix(x)",
      effects.length > 0 ? "  r <- as.matrix(lm.fit(effects, x)$residuals)" : "  r <- x",
      "  colnames(r) <- colnames(x)",
      "  r",
      "}",
      `y <- out(data$y${scale})`,
      `x <- ${matrix([...exogenous, ...columns.endogenous])}`,
      `z <- ${matrix([...exogenous, ...columns.instruments])}`,
      "projected <- as.matrix(lm.fit(z, x)$fitted.values)",
      "colnames(projected) <- colnames(x)",
      "b <- drop(lm.fit(projected, y)$coefficients)",
      "names(b) <- colnames(x)",
      "e <- drop(y - x %*% b)",
      "bread <- chol2inv(qr.R(qr(projected, tol = 1e-11)))",
      "dimnames(bread) <- list(colnames(x), colnames(x))",
      "scores <- projected * e"
    ],
    covariance(spec) {
      if (spec.type === "iid") return `bread * sum(e^2) / ${dof}`;
      if (spec.type === "hc0") return "bread %*% crossprod(scores) %*% bread";
      if (spec.type === "hc1") return `bread %*% crossprod(scores) %*% bread * n / ${dof}`;
      return clustered(
        model,
        spec,
        (name) => meat(group(name)),
        (first, second) => meat(`interaction(${group(first)}, ${group(second)}, drop = TRUE)`)
      );
    }
  };
}

function panelModel(model: RModel): RFit {
  const kind = {random: "random", between: "between", "first-difference": "fd"}[model.method] ?? "";
  const how = kind === "random" ? ', random.method = "swar"' : "";
  return {
    packages: ["plm"],
    lines: [
      'panel <- pdata.frame(data, index = c("unit", "period"))',
      `fit <- plm(${rightSide(model)}, panel, model = "${kind}"${how})`,
      "b <- coef(fit)"
    ],
    covariance: (spec) => (spec.type === "iid" ? "vcov(fit)" : null)
  };
}

function generalised(model: RModel): RFit {
  const family = model.method === "logit" ? "binomial" : "poisson";
  const weights = model.frame.weights === null ? "" : ", weights = w";
  const effects = [...model.columns.effects.values()];
  return {
    packages: [],
    lines: [
      `fit <- glm(${rightSide(model, effects)}, ${family}, data${weights}, control = list(epsilon = 1e-14, maxit = 100))`,
      "b <- coef(fit)"
    ],
    covariance: (spec) => (spec.type === "iid" ? "vcov(fit)" : null)
  };
}

/** A cluster covariance with its small-sample factors; of the wild bootstrap the covariance behind its t. */
function clustered(
  model: RModel,
  spec: VcovSpec,
  one: (name: string) => string,
  both: (first: string, second: string) => string
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
  return `positive_part(${part(first)} + ${part(second)} - ${both(first, second)}${factor(cells)})`;
}

const levelsOf = (model: RModel, name: string): string => `length(unique(data$${columnOf(model, name)}))`;

function columnOf({columns, panel}: RModel, name: string): string {
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

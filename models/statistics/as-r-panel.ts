import {clustered, hasGaps, rightSide, sandwichCovariance, type RFit, type RModel} from "./as-r-parts.js";
import {betweenFrame} from "./panel-methods/between.js";
import {firstDifferenceFrame} from "./panel-methods/first-difference.js";
import type {ModelFrame, VcovSpec} from "./types.js";

/**
 * plm for random effects, between and first differences. Covariances are plm's where it has them, else sandwich's on
 * the rows as plm transformed them. A run of consecutive periods counts as a unit in differences, so that plm takes none
 * over a gap.
 */
export function rPanel(model: RModel): RFit {
  const {method, frame, columns} = model;
  const kind = {random: "random", between: "between", "first-difference": "fd"}[method] ?? "";
  const changed = transformed(model);
  const own = {...model, frame: changed};
  // Effects that vanish in the transformation have no dummies.
  const kept = changed.effects.map(({name}) => columns.effects.get(name) ?? "");
  const right =
    frame.effects.length > 0 && kind === "fd" ? rightSide(model, kept).replace("~ 1", "~ 0") : rightSide(model, kept);
  const isInstrumented = frame.instruments.terms.length > 0;
  const plm = [right + (isInstrumented ? instruments(model, right) : ""), "panel", `model = "${kind}"`];
  return {
    packages: ["plm", "sandwich"],
    lines: [
      "data$unit <- factor(data$unit, unique(data$unit))",
      "data <- data[order(data$unit, data$period), ]",
      "data$spell <- cumsum(c(TRUE, !(diff(as.integer(data$unit)) == 0 & diff(data$period) == 1)))",
      `panel <- pdata.frame(data, index = c("${kind === "fd" ? "spell" : "unit"}", "period"))`,
      `panel_fit <- plm(${[...plm, ...(kind === "random" ? ['random.method = "swar"'] : [])].join(", ")})`,
      "b <- coef(panel_fit)",
      "# The rows as plm transformed them",
      "X <- as.matrix(model.matrix(panel_fit))[, names(b), drop = FALSE]",
      "y <- drop(X %*% b) + as.numeric(residuals(panel_fit))",
      "fit <- lm(y ~ 0 + X, tol = 1e-11)",
      "named <- function(v) { dimnames(v) <- list(colnames(X), colnames(X)); v }",
      ...(kind === "fd" ? ["data <- data[duplicated(data$spell), ]"] : []),
      ...(kind === "between" ? ["data <- data[!duplicated(data$unit), ]"] : []),
      `n <- ${changed.n}`
    ],
    covariance(spec) {
      if (spec.type === "iid") return "vcov(panel_fit)";
      if (isInstrumented) return null;
      const code = kind === "random" || (kind === "fd" && !hasGaps(frame)) ? ofPlm(own, spec) : null;
      if (code !== null) return code;
      return sandwichCovariance(own, spec, (code) => `named(${code})`);
    }
  };
}

function transformed({method, frame}: RModel): ModelFrame {
  if (method === "between") return betweenFrame(frame);
  return method === "first-difference" ? firstDifferenceFrame(frame) : frame;
}

/** Clusters of the panel's own unit or period, one at a time, are plm's. */
function ofPlm(model: RModel, spec: VcovSpec): string | null {
  const {panel, frame} = model;
  if (spec.type !== "cluster" || spec.by.length > 1 || panel === null || frame.effects.length > 0) return null;
  const [name = ""] = spec.by;
  if (name !== panel.unit && name !== panel.period) return null;
  const group = name === panel.unit ? "group" : "time";
  const one = `vcovHC(panel_fit, method = "arellano", type = "HC0", cluster = "${group}")`;
  return clustered(model, spec, {one: () => one, both: () => one});
}

/** The instruments of plm's second part: everything exogenous, and the excluded ones. */
function instruments({columns}: RModel, right: string): string {
  const exogenous = right
    .slice(right.indexOf("~") + 1)
    .split("+")
    .map((part) => part.trim())
    .filter((part) => !columns.endogenous.includes(part));
  return ` | ${[...exogenous, ...columns.instruments].join(" + ")}`;
}

import {rGmm} from "./as-r-gmm.js";
import {rJackknife} from "./as-r-jackknife.js";
import {rPanel} from "./as-r-panel.js";
import {
  clustered,
  columnOf,
  rightSide,
  sandwichCovariance,
  withinEffect,
  xNames,
  type RFit,
  type RModel
} from "./as-r-parts.js";

export type {RFit, RModel} from "./as-r-parts.js";

/**
 * plm for effects of unit and period and for the panel methods, lm with dummies for other effects, two stages and GMM
 * by hand, glm for counts and odds.
 */
export function rFit(model: RModel): RFit | null {
  const {method, frame} = model;
  if (method === "ols" && frame.instruments.terms.length > 0) return twoStages(model);
  if (method === "ols") return withinEffect(model) === null ? dummies(model) : within(model);
  if (method === "random" || method === "between" || method === "first-difference") return rPanel(model);
  if (method === "half-panel-jackknife") return rJackknife(model);
  if (method === "gmm-difference") return rGmm(model);
  if (method === "logit" || method === "poisson") return generalised(model);
  return null;
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
      return clustered(model, spec, {one, both: () => 'vcovHC(fit, method = "white1", type = "HC0")'});
    }
  };
}

function dummies(model: RModel): RFit {
  const {frame, columns} = model;
  const weights = frame.weights === null ? "" : ", weights = w";
  return {
    packages: ["sandwich"],
    lines: [
      `fit <- lm(${rightSide(model, [...columns.effects.values()])}, data${weights}, tol = 1e-11)`,
      "b <- coef(fit)"
    ],
    covariance: (spec) => sandwichCovariance(model, spec)
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
      return clustered(model, spec, {
        one: (name) => meat(group(name)),
        both: (first, second) => meat(`interaction(${group(first)}, ${group(second)}, drop = TRUE)`),
        bread: "bread"
      });
    }
  };
}

function generalised(model: RModel): RFit {
  const family = model.method === "logit" ? "binomial" : "poisson";
  const weights = model.frame.weights === null ? "" : ", weights = w";
  const effects = [...model.columns.effects.values()];
  return {
    packages: ["sandwich"],
    lines: [
      `fit <- glm(${rightSide(model, effects)}, ${family}, data${weights}, control = list(epsilon = 1e-14, maxit = 100))`,
      "b <- coef(fit)"
    ],
    covariance: (spec) => sandwichCovariance(model, spec)
  };
}

import {rightSide, xNames, type RFit, type RModel} from "./as-r-parts.js";

/** The three estimates of the half-panel jackknife, by plm where the effects are its own, else by lm with dummies. */
export function rJackknife(model: RModel): RFit {
  const {frame, columns, panel} = model;
  const names = frame.effects.map(({name}) => name);
  const isPlm = frame.weights === null && names.every((name) => name === panel?.unit || name === panel?.period);
  const weights = frame.weights === null ? "" : ", weights = w";
  const effect = names.length === 2 ? "twoways" : "individual";
  const right = `y ~ ${xNames(model).join(" + ")}`;
  const call = isPlm
    ? `plm(${right}, part, index = c("unit", "period"), model = "within", effect = "${effect}")`
    : `lm(${rightSide(model, [...columns.effects.values()])}, part${weights}, tol = 1e-11)`;
  return {
    packages: isPlm ? ["plm"] : [],
    lines: [
      "# Standard errors come from a bootstrap of whole units with a generator R does not have: they are left out",
      "periods <- sort(unique(data$period))",
      "half <- ceiling(length(periods) / 2)",
      `estimate <- function(part) coef(${call})[names(terms)]`,
      "during <- function(some) data[data$period %in% some, ]",
      "halves <- estimate(during(head(periods, half))) + estimate(during(tail(periods, half)))",
      "b <- 2 * estimate(data) - halves / 2"
    ],
    covariance: () => null
  };
}

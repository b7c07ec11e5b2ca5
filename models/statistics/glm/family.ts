import exp from "@stdlib/math-base-special-exp";
import gammaln from "@stdlib/math-base-special-gammaln";
import ln from "@stdlib/math-base-special-ln";
import log1p from "@stdlib/math-base-special-log1p";

/** What one row says at a linear predictor η: its weight dμ/dη, and y − μ, both exact in the tails. */
export interface RowAt {
  weight: number;
  residual: number;
}

/** A generalised linear model with its canonical link (McCullagh & Nelder 1989, ch. 2). */
export interface Family {
  readonly name: "logit" | "poisson";
  /** η to start from. */
  start(y: number): number;
  mean(eta: number): number;
  rowAt(y: number, eta: number): RowAt;
  /** Log-likelihood of one row. */
  logLik(y: number, eta: number): number;
  /** The link: η of a mean. */
  link(mean: number): number;
  /** 1 or −1 when the likelihood of the row rises without end as η goes up or down, 0 when it does not. */
  openEnd(y: number): -1 | 0 | 1;
}

/** P(y = 1) = 1/(1 + e^−η). */
export const logit: Family = {
  name: "logit",
  start: (y) => (y === 1 ? ln(3) : -ln(3)),
  mean: (eta) => {
    const tail = exp(-Math.abs(eta));
    return (eta >= 0 ? 1 : tail) / (1 + tail);
  },
  rowAt(y, eta) {
    const tail = exp(-Math.abs(eta));
    const one = eta >= 0 ? 1 / (1 + tail) : tail / (1 + tail);
    const zero = eta >= 0 ? tail / (1 + tail) : 1 / (1 + tail);
    return {weight: tail / ((1 + tail) * (1 + tail)), residual: y === 1 ? zero : -one};
  },
  logLik: (y, eta) => {
    const along = y === 1 ? eta : -eta;
    return Math.min(along, 0) - log1p(exp(-Math.abs(eta)));
  },
  link: (mean) => ln(mean) - log1p(-mean),
  openEnd: (y) => (y === 1 ? 1 : -1)
};

/** E y = e^η; y need not be whole numbers (Gourieroux, Monfort & Trognon 1984). */
export const poisson: Family = {
  name: "poisson",
  start: (y) => ln(y + 0.1),
  mean: (eta) => exp(eta),
  rowAt(y, eta) {
    const mean = exp(eta);
    return {weight: mean, residual: y - mean};
  },
  logLik: (y, eta) => (y === 0 ? 0 : y * eta) - exp(eta) - gammaln(y + 1),
  link: (mean) => ln(mean),
  openEnd: (y) => (y === 0 ? -1 : 0)
};

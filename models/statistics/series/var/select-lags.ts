import ln from "@stdlib/math-base-special-ln";
import exp from "@stdlib/math-base-special-exp";
import {InputError} from "../../../errors.js";
import {finite} from "../../covariance/inference.js";
import type {Columns} from "../../types.js";
import {fitVar, logDeterminant} from "./fit-var.js";

export interface LagCriteria {
  lags: number;
  aic: number | null;
  hq: number | null;
  bic: number | null;
  /** Akaike's final prediction error. */
  fpe: number | null;
}

export interface LagSelection {
  /** By number of lags, all on the periods that the largest number leaves. */
  criteria: LagCriteria[];
  n: number;
  selected: {aic: number; hq: number; bic: number};
}

/**
 * Information criteria of a VAR by number of lags on one common sample: ln|Σ̃| + c·m/n with m = K(Kp + 1)
 * coefficients and c = 2 (AIC), 2 ln ln n (HQ) or ln n (BIC) (Lütkepohl 2005, §4.3; as vars::VARselect).
 *
 * @throws InputError `too-few-rows` when not even one lag can be fitted
 */
export function selectLags(columns: Columns, names: readonly string[], maximum: number): LagSelection {
  const k = names.length;
  const criteria: LagCriteria[] = [];
  let n = 0;
  for (let lags = 1; lags <= maximum; lags++) {
    const fit = fitVar(columns, {names, lags, from: maximum});
    // A gap costs more periods with more lags; then the samples differ and cannot be compared.
    if (lags > 1 && fit.n !== n)
      throw new InputError(
        "missing-value",
        "numbers of lags can only be compared on series without gaps; fill them in, or name the number of lags"
      );
    n = fit.n;
    const scale = (n - fit.terms.length) / n;
    const level = logDeterminant(fit.sigma.map((row) => row.map((value) => value * scale)));
    const count = k * fit.terms.length;
    const spread = (n + fit.terms.length) / (n - fit.terms.length);
    criteria.push({
      lags,
      aic: finite(level + (2 * count) / n),
      hq: finite(level + (2 * ln(ln(n)) * count) / n),
      bic: finite(level + (ln(n) * count) / n),
      fpe: finite(exp(level + k * ln(spread)))
    });
  }
  const least = (name: "aic" | "hq" | "bic"): number =>
    criteria.reduce((best, row) => ((row[name] ?? Infinity) < (best[name] ?? Infinity) ? row : best)).lags;
  return {criteria, n, selected: {aic: least("aic"), hq: least("hq"), bic: least("bic")}};
}

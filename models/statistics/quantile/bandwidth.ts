import exp from "@stdlib/math-base-special-exp";
import pow from "@stdlib/math-base-special-pow";
import {normalQuantile} from "../distributions.js";

/**
 * The bandwidth in τ of Hall & Sheather (1988) for 95 % intervals:
 * n^(−1/3)·z^(2/3)·(1.5·φ(x)²/(2x² + 1))^(1/3), x = Φ⁻¹(τ); halved until τ ± h lies within (0, 1), as summary.rq does.
 */
export function hallSheather(tau: number, n: number): number {
  let h = rawBandwidth(tau, n);
  while (tau - h < 0 || tau + h > 1) h /= 2;
  return h;
}

/** The same as it comes from the formula. */
export function rawBandwidth(tau: number, n: number): number {
  const x = normalQuantile(tau);
  const density = exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  const curve = (1.5 * density * density) / (2 * x * x + 1);
  return pow(n, -1 / 3) * pow(normalQuantile(0.975), 2 / 3) * pow(curve, 1 / 3);
}

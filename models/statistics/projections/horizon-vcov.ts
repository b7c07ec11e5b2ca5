import {InputError} from "../../errors.js";

/**
 * A covariance at one horizon: in `dk:h+1` and `nw:h` the horizon is filled in, others stay as they are.
 *
 * @throws InputError `invalid-vcov` when the lag would be negative
 */
export function horizonVcov(text: string, horizon: number): string {
  const found = /^\s*(dk|nw):\s*h\s*(?:([+-])\s*(\d+))?\s*$/.exec(text);
  if (found === null) return text;
  const [, type = "", sign = "+", step = "0"] = found;
  const lag = horizon + (sign === "-" ? -1 : 1) * Number(step);
  if (lag < 0) throw new InputError("invalid-vcov", `${text} gives a negative lag at horizon ${horizon}`, "--vcov");
  return `${type}:${lag}`;
}

/** Without covariance asked for: clusters by unit; on one series Newey–West over the overlap, or hc1 when augmented. */
export function defaultVcov(unit: string | null, lagAugment: boolean): string {
  if (unit !== null) return `cluster:${unit}`;
  return lagAugment ? "hc1" : "nw:h";
}

/** A part of a reference case: where its figures stand, how they are made here, and what was found. */
export interface Part {
  /** Path in the case's `expected`, e.g. ["within_firm", "coef"]; empty: the whole. */
  path: readonly string[];
  /** A command line, an exported function of models/, or the reason why the figure is not given. */
  via: "command" | "function" | "not given";
  /** What was called, as a person would write it; the reason for a part that is not given. */
  call: string;
  /** The same shape as the case at `path`, or a subset; a number beside null in the case must be null. */
  produce?(): Promise<unknown>;
}

export interface CaseTolerance {
  tolerance_rel?: number;
  /** Correct digits; the tolerance is then 10^-this. */
  tolerance_log_rel_error?: number;
}

export interface Comparison {
  passed: number;
  /** "path: got … want …" */
  failed: string[];
  /** Numbers of the case that were not supplied. */
  missing: number;
}

/** The relative tolerance of a case. */
export const toleranceOf = ({tolerance_rel, tolerance_log_rel_error}: CaseTolerance): number =>
  tolerance_rel ?? 10 ** -(tolerance_log_rel_error ?? 8);

/** Compare every numeric leaf that stands in both, by relative error (absolute where the reference is 0). */
export function compare(expected: unknown, got: unknown, tolerance: number, path = ""): Comparison {
  if (typeof expected === "number" || expected === null) {
    if (got === undefined) return {passed: 0, failed: [], missing: expected === null ? 0 : 1};
    const error = relativeError(expected, got);
    if (error <= tolerance) return {passed: 1, failed: [], missing: 0};
    const message = `${path}: got ${String(got)}, want ${String(expected)} (relative error ${error.toExponential(1)})`;
    return {passed: 0, failed: [message], missing: 0};
  }
  const total: Comparison = {passed: 0, failed: [], missing: 0};
  if (typeof expected !== "object") return total;
  for (const [key, value] of Object.entries(expected)) {
    const child = compare(value, childOf(got, key), tolerance, path === "" ? key : `${path}.${key}`);
    total.passed += child.passed;
    total.failed.push(...child.failed);
    total.missing += child.missing;
  }
  return total;
}

const childOf = (value: unknown, key: string): unknown =>
  typeof value === "object" && value !== null ? (value as Record<string, unknown>)[key] : undefined;

function relativeError(expected: number | null, got: unknown): number {
  if (expected === null) return got === null ? 0 : Infinity;
  if (typeof got !== "number" || Number.isNaN(got)) return Infinity;
  return Math.abs(got - expected) / (expected === 0 ? 1 : Math.max(Math.abs(expected), 1e-9));
}

/** The value at a path of keys. */
export const at = (value: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((parent, key) => childOf(parent, key), value);

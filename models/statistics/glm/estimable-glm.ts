import {InputError} from "../../errors.js";
import {absorbedRank} from "../linear/absorbed-rank.js";
import type {Dropped, ModelFrame, Warning} from "../types.js";
import type {Family} from "./family.js";
import {fitGlm, type GlmOptimum} from "./fit-glm.js";
import {independentTerms} from "./independent-terms.js";
import {keepRows} from "./keep-rows.js";
import {withoutZeroLevels} from "./predicted-levels.js";

/** A fit on the rows and terms that have a maximum, and what was left out for it. */
export interface GlmFit extends GlmOptimum {
  /** The rows fitted on. */
  readonly frame: ModelFrame;
  readonly terms: readonly string[];
  readonly absorbedRank: number;
  readonly dropped: readonly Dropped[];
  readonly warnings: readonly Warning[];
}

/**
 * Fits a generalised linear model on the rows that have something to say. Rows that terms or absorbed effects predict
 * without error are left out and counted as `perfect-prediction`, and so is a term that then no longer varies: the
 * others keep the estimates they have in the limit (Albert & Anderson 1984).
 *
 * @param offset n known parts of η, or null
 * @throws InputError `separation` when nothing is left, and those of fitGlm and independentTerms
 */
export function estimableGlm(given: ModelFrame, family: Family, offset: Float64Array | null = null): GlmFit {
  refuseConstant(given, family);
  const first = withoutZeroLevels(given);
  const dropped = [...first.dropped];
  let {frame} = first;
  let known = offset === null ? null : offsetOf(frame, given, offset);
  const warnings: Warning[] = [];
  const predictors = new Set<string>();
  for (;;) {
    const rank = absorbedRank(frame.effects, frame.n);
    const {terms, columns, dropped: dependent} = independentTerms(frame, rank);
    const fit = fitGlm(
      {outcome: frame.outcome.values, terms, columns, effects: frame.effects, weights: frame.weights, offset: known},
      family
    );
    if (!("separation" in fit)) {
      const named = dependent.map((term) =>
        predictors.has(term.what) ? {...term, reason: "perfect-prediction" as const} : term
      );
      return {...fit, frame, terms, absorbedRank: rank, dropped: summed([...dropped, ...named]), warnings};
    }
    const {rows, terms: culprits} = fit.separation;
    const whose = culprits.length > 0 ? culprits.join(", ") : frame.effects.map(({name}) => name).join(", ");
    const rest = withoutRows(frame, rows);
    if (rest === null || !varies(rest, family))
      throw new InputError(
        "separation",
        `${whose} predict${culprits.length === 1 ? "s" : ""} ${frame.outcome.name} perfectly, so the coefficients have no finite value; leave out a term or join categories`,
        frame.formula
      );
    for (const term of culprits) predictors.add(term);
    warnings.push({
      code: "perfect-prediction",
      message: `${whose} predict${culprits.length === 1 ? "s" : ""} ${frame.outcome.name} perfectly in ${rows.length} rows, which are left out`
    });
    const again = withoutZeroLevels(rest);
    dropped.push({what: "rows", reason: "perfect-prediction", count: rows.length}, ...again.dropped);
    if (known !== null) known = offsetOf(again.frame, frame, known);
    frame = again.frame;
  }
}

const varies = ({outcome: {values}}: ModelFrame, {name}: Family): boolean =>
  name === "poisson" ? values.some((value) => value > 0) : values.some((value) => value !== values[0]);

function refuseConstant(frame: ModelFrame, family: Family): void {
  if (!varies(frame, family))
    throw new InputError(
      "constant-outcome",
      `${frame.outcome.name} is ${frame.outcome.values[0] ?? ""} in every row that is complete; there is nothing to explain`,
      frame.formula
    );
}

function withoutRows(frame: ModelFrame, rows: Int32Array): ModelFrame | null {
  const gone = new Set(rows);
  const kept = Int32Array.from({length: frame.n}, (_, row) => row).filter((row) => !gone.has(row));
  return kept.length === 0 ? null : keepRows(frame, kept);
}

/** The offset of the rows of a frame that was made smaller. */
function offsetOf(frame: ModelFrame, larger: ModelFrame, offset: Float64Array): Float64Array {
  const place = new Map(Array.from(larger.rows, (row, position) => [row, position]));
  return Float64Array.from(frame.rows, (row) => offset[place.get(row) ?? 0] ?? 0);
}

/** One line for each thing left out and reason. */
export function summed(dropped: readonly Dropped[]): Dropped[] {
  const counts = new Map<string, Dropped>();
  for (const line of dropped) {
    const key = `${line.what} ${line.reason}`;
    counts.set(key, {...line, count: line.count + (counts.get(key)?.count ?? 0)});
  }
  return [...counts.values()];
}

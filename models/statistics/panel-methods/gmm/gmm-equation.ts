import {InputError} from "../../../errors.js";
import type {EstimateOptions} from "../../estimate-options.js";
import {panelIndex} from "../../formula/panel-index.js";
import {leastSquares} from "../../linear/least-squares.js";
import type {Prepared} from "../../prepare-estimate.js";
import type {Coding, Columns, Dropped, ModelFrame} from "../../types.js";
import {firstDifferenceFrame} from "../first-difference.js";
import {previousRows} from "../previous-rows.js";
import {coveredTerms} from "./covered-terms.js";
import {gmmInstruments} from "./gmm-instruments.js";
import {independentInstruments, type GmmData} from "./gmm-solve.js";
import {parseGmm} from "./parse-gmm.js";

/** A constant of the level equation is gone from the differences. */
export function withoutConstant(frame: ModelFrame): ModelFrame {
  if (frame.terms[0] !== "(Intercept)") return frame;
  const dropped: Dropped[] = [...frame.dropped, {what: "(Intercept)", reason: "no-variation", count: 1}];
  return {...frame, terms: frame.terms.slice(1), regressors: frame.regressors.slice(1), dropped};
}

/**
 * The equation in differences: dummies of absorbed effects first, then the terms, collinear ones gone; and its
 * instruments.
 *
 * Throws InputError: invalid-gmm, no-terms, under-identified and those of gmmInstruments.
 */
export function gmmEquation(
  frame: ModelFrame,
  {table}: Prepared,
  options: EstimateOptions
): {data: GmmData; terms: string[]; dropped: Dropped[]} {
  const {panel} = frame;
  if (panel === null || options.panel === undefined) throw new Error("difference GMM needs a panel");
  if (options.gmm === undefined)
    throw new InputError("invalid-gmm", `name the instruments: --gmm "${frame.outcome.name}:2-99"`, "--gmm");
  const variables = parseGmm(options.gmm);
  const covered = coveredTerms(frame, variables);
  const dummies = frame.effects.flatMap(indicators);
  const {kept} = leastSquares(frame.outcome.values, [...dummies, ...frame.regressors]);
  const isKept = new Set(kept);
  const keptDummies = dummies.filter((_, index) => isKept.has(index));
  const at = frame.terms.flatMap((_, index) => (isKept.has(dummies.length + index) ? [index] : []));
  const terms = at.map((index) => frame.terms[index] ?? "");
  const regressors = at.map((index) => frame.regressors[index] ?? new Float64Array());
  if (terms.length === 0)
    throw new InputError("no-terms", "nothing to estimate: no term changes apart from the effects", frame.formula);
  const previous = previousRows(panel);
  const z = gmmInstruments(frame, {
    table,
    panel: panelIndex(table, options.panel.unit, options.panel.period),
    variables,
    own: [...keptDummies, ...regressors.filter((_, index) => !covered.has(terms[index] ?? ""))],
    collapse: options.collapse ?? false,
    hasPeriods: frame.effects.length > 0
  });
  const x = [...keptDummies, ...regressors];
  const independent = independentInstruments(z, previous);
  if (independent.width < x.length)
    throw new InputError(
      "under-identified",
      `${independent.width} instruments for ${x.length} terms and effects: add lags or variables to --gmm`,
      "--gmm"
    );
  return {
    data: {
      y: frame.outcome.values,
      x,
      z: independent,
      units: {codes: panel.unit.codes, count: panel.unit.levels.length},
      previous
    },
    terms,
    dropped: frame.terms.filter((term) => !terms.includes(term)).map((what) => ({what, reason: "collinear", count: 1}))
  };
}

const indicators = ({codes, levels}: Coding): Columns =>
  levels.map((_, level) => {
    const column = new Float64Array(codes.length);
    for (let row = 0; row < codes.length; row++) if (codes[row] === level) column[row] = 1;
    return column;
  });

/** The equation in differences as a frame, the instruments written out as columns `z1`…: data for another program. */
export function gmmFrame(prepared: Prepared, options: EstimateOptions): ModelFrame {
  const frame = firstDifferenceFrame(withoutConstant(prepared.frame), "gmm-difference");
  const {z} = gmmEquation(frame, prepared, options).data;
  const columns = Array.from({length: z.width}, () => new Float64Array(frame.n));
  z.columns.forEach((own, row) => {
    own.forEach((column, at) => {
      const values = columns[column];
      if (values !== undefined) values[row] = z.values[row]?.[at] ?? 0;
    });
  });
  return {...frame, instruments: {terms: columns.map((_, index) => `z${index + 1}`), columns}};
}

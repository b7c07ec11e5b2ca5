import {InputError} from "../../../errors.js";
import {line} from "../../covariance/inference.js";
import type {Coefficient, Columns, Warning} from "../../types.js";
import {adfTest, kpssTest, type UnitRootTest} from "../unit-root.js";
import {forecast, orthogonalResponses, roots, type Forecast, type Root} from "./dynamics.js";
import {fitVar, type VarFit} from "./fit-var.js";
import {grangerTests, type GrangerTest} from "./granger.js";
import {responseBands} from "./response-bands.js";
import {selectLags, type LagSelection} from "./select-lags.js";

export interface VectorAutoregressionOptions {
  names: readonly string[];
  /** A number, or the criterion that chooses it among 1…`maximum`. */
  lags: number | "aic" | "hq" | "bic";
  /** Most lags compared; default as many as leave three periods a coefficient, at most 12. */
  maximum?: number;
  /** Periods that responses and forecasts run; default 8. */
  horizon?: number;
  /** Bootstrap draws for the intervals of responses; default 500, 0 for none. */
  draws?: number;
  seed?: number;
  signal?: AbortSignal;
}

/** The response of one variable to a shock in another, by periods after it. */
export interface ResponsePath {
  shock: string;
  response: string;
  estimate: number[];
  /** 95 % intervals; null without draws. */
  low: number[] | null;
  high: number[] | null;
}

/** The result of `var`, field by field that of the command. */
export interface VectorAutoregression {
  variables: string[];
  lags: number;
  n: number;
  /** By variable: its equation. */
  equations: Record<string, Coefficient[]>;
  dof: number;
  /** Residual covariance with divisor n − 1 − Kp, in the order of the variables. */
  sigma: number[][];
  logLik: number;
  roots: Root[];
  stable: boolean;
  responses: {kind: "orthogonalised"; ordering: string[]; horizon: number; draws: number; paths: ResponsePath[]};
  granger: {note: string; tests: GrangerTest[]};
  selection: LagSelection | null;
  forecast: Forecast[];
  /** Of every variable on its own, when it has no gaps. */
  unitRoots: {variable: string; adf: UnitRootTest; kpss: UnitRootTest}[];
  warnings: Warning[];
}

/**
 * A vector autoregression with all that is read from it: equations, roots, responses in the order of the columns,
 * Granger tests, lag selection, forecasts, and unit root tests beside it.
 *
 * Throws InputError: invalid-option, too-few-rows, collinear-lags, missing-value when lags are to be chosen on gaps.
 *
 * @param columns K ≥ 2 series of one length in time order, NaN where missing
 */
export function vectorAutoregression(columns: Columns, options: VectorAutoregressionOptions): VectorAutoregression {
  const {names, horizon = 8, draws = 500, seed = 1, signal} = options;
  if (columns.length < 2 || columns.length !== names.length)
    throw new InputError("invalid-option", "a VAR has two columns or more; for one series use estimate", "--columns");
  if (!Number.isInteger(horizon) || horizon < 0)
    throw new InputError("invalid-option", "the horizon is a whole number of 0 or more", "--horizon");
  const selection = selectionOf(columns, options);
  const lags = typeof options.lags === "number" ? options.lags : (selection?.selected[options.lags] ?? 1);
  const fit = fitVar(columns, {names, lags});
  const found = roots(fit);
  const stable = found.every(({modulus}) => modulus < 1);
  const responses = orthogonalResponses(fit, horizon);
  const bands = responseBands(fit, columns, {
    horizon,
    draws,
    seed,
    ...(signal === undefined ? {} : {signal})
  });
  const paths = names.flatMap((shock, column) =>
    names.map((response, row): ResponsePath => {
      const along = (rows: typeof responses): number[] => rows.map((own) => own[row]?.[column] ?? NaN);
      return {
        shock,
        response,
        estimate: along(responses),
        low: bands === null ? null : along(bands.low),
        high: bands === null ? null : along(bands.high)
      };
    })
  );
  const complete = columns.every((column) => column.every((value) => Number.isFinite(value)));
  return {
    variables: [...names],
    lags,
    n: fit.n,
    equations: equationsOf(fit),
    dof: fit.n - fit.terms.length,
    sigma: fit.sigma.map((row) => [...row]),
    logLik: fit.logLik,
    roots: found,
    stable,
    responses: {kind: "orthogonalised", ordering: [...names], horizon, draws: bands?.draws ?? 0, paths},
    granger: {
      note: "description: what helps to predict what; it does not say what causes what",
      tests: grangerTests(fit)
    },
    selection,
    forecast: forecast(fit, columns, horizon),
    unitRoots: complete
      ? names.map((variable, index) => {
          const own = columns[index] ?? new Float64Array();
          return {variable, adf: adfTest(own), kpss: kpssTest(own)};
        })
      : [],
    warnings: warningsOf(found, stable)
  };
}

function selectionOf(columns: Columns, options: VectorAutoregressionOptions): LagSelection | null {
  const {names, lags} = options;
  if (typeof lags === "number" && (!Number.isInteger(lags) || lags < 1))
    throw new InputError("invalid-option", "the number of lags is a whole number of 1 or more", "--lags");
  const size = columns[0]?.length ?? 0;
  const most = Math.min(12, Math.floor((size / 3 - 1) / (names.length + 1 / 3)));
  const maximum = options.maximum ?? Math.max(1, most, typeof lags === "number" ? lags : 1);
  if (!Number.isInteger(maximum) || maximum < 1)
    throw new InputError("invalid-option", "the most lags compared is a whole number of 1 or more", "--max-lags");
  if (typeof lags !== "number") return selectLags(columns, names, maximum);
  // Beside a number that was asked for, the comparison is a service: its failure stops nothing.
  try {
    return selectLags(columns, names, maximum);
  } catch (error) {
    if (error instanceof InputError) return null;
    throw error;
  }
}

function equationsOf({names, terms, coefficients, bread, sigma, n}: VarFit): Record<string, Coefficient[]> {
  const dof = n - terms.length;
  return Object.fromEntries(
    names.map((name, equation) => [
      name,
      terms.map((term, index) =>
        line(term, {
          estimate: coefficients[equation]?.[index] ?? NaN,
          variance: (sigma[equation]?.[equation] ?? NaN) * (bread[index]?.[index] ?? NaN),
          dof
        })
      )
    ])
  );
}

function warningsOf(found: readonly Root[], stable: boolean): Warning[] {
  const largest = found[0]?.modulus ?? 0;
  if (!stable) return [{code: "var-unstable", message: "a root is 1 or more: responses and forecasts do not die out"}];
  if (largest > 0.95)
    return [
      {
        code: "near-unit-root",
        message: `the largest root is ${largest.toFixed(3)}: shocks hardly die out and t and F tests reject too often; consider changes in place of levels`
      }
    ];
  return [];
}

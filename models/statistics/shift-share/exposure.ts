import {InputError} from "../../errors.js";
import {codeColumn} from "../formula/coding.js";
import {modelFrame} from "../formula/model-frame.js";
import {numberColumn, placeOf, tableColumn} from "../formula/table-column.js";
import {demeanFrame} from "../linear/demean-frame.js";
import {absorbedRank} from "../linear/absorbed-rank.js";
import {leastSquares} from "../linear/least-squares.js";
import type {Columns, Dropped, Frame, ModelFrame} from "../types.js";
import type {Exposure, Shock, ShiftShare} from "./types.js";

export interface ShiftShareOptions {
  /** Outcome and treatment as in a formula: `y`, `log(y)`. Without treatment: the reduced form. */
  outcome: string;
  treatment?: string;
  /** Shares: the columns, or `s*` for the columns named s followed by the sector. */
  shares: readonly string[];
  shocks: readonly Shock[];
  /** Column of the period of a row, when shocks differ by period. */
  period?: string;
  /** Right side of a formula, with absorbed effects after a bar: `a + b | region + year`. */
  controls?: string;
  weights?: string;
  /** Column to cluster rows by. */
  cluster?: string;
  /** Whether to control for the sum of the shares where they do not sum to one; default true. */
  controlShareSum?: boolean;
  /** Value tested; default 0. */
  nullValue?: number;
  /** Default 0.95. */
  level?: number;
}

export interface MadeExposure {
  exposure: Exposure;
  shares: ShiftShare["shares"];
  controls: string[];
  dropped: Dropped[];
  outcome: string;
}

const exposureName = "shift-share";
const sumName = "sum of shares";
/** Shares printed with three decimals may miss one by this much. */
const sumTolerance = 1e-3;

/**
 * The design of a shift-share regression from a table of regions (and periods) and a list of shocks: exposure x = Σ
 * share·shock, the sum of the shares as a control where it is not one, all controls taken out.
 *
 * @throws InputError when columns, shares or shocks are missing or do not match, or nothing is left to estimate
 */
export function makeExposure(table: Frame, options: ShiftShareOptions): MadeExposure {
  const {period, cluster} = options;
  const shocks = options.shocks;
  const columns = shareColumns(table, options);
  const periods = period === undefined ? null : periodsOf(table, period);
  const shares = shocks.map((shock) => ownPeriod(columns.get(shock.sector) ?? new Float64Array(), periods, shock));
  const value = rowSums(table.length, shares, shocks);
  const sums = rowSums(table.length, shares, null);
  if (periods !== null) for (let row = 0; row < table.length; row++) if (periods[row] === null) value[row] = NaN;
  const sumToOne = sums.every((sum) => Number.isNaN(sum) || Math.abs(sum - 1) <= sumTolerance);
  const sumControlled = !sumToOne && (options.controlShareSum ?? true);
  const derived = {[exposureName]: value, ...(sumControlled ? {[sumName]: sums} : {})};
  const sumTerm = period === undefined ? `\`${sumName}\`` : `\`${sumName}\`:factor(\`${period}\`)`;
  const [terms = "", effects] = (options.controls ?? "1").split("|");
  const right = [`\`${exposureName}\``, options.treatment, ...(sumControlled ? [sumTerm] : []), terms.trim() || "1"];
  const formula = `${options.outcome} ~ ${right.filter((term) => term !== undefined).join(" + ")}${effects === undefined ? "" : ` | ${effects.trim()}`}`;
  const frame = modelFrame({...table, columns: {...table.columns, ...derived}}, formula, {
    ...(options.weights === undefined ? {} : {weights: options.weights}),
    groups: cluster === undefined ? [] : [cluster]
  });
  const roots = Float64Array.from({length: frame.n}, (_, row) => Math.sqrt(frame.weights?.[row] ?? 1));
  const scaled = shares.map((column) => roots.map((root, row) => root * (column[frame.rows[row] ?? 0] ?? 0)));
  const taken = withoutControls(frame, options.treatment !== undefined);
  const kept = Array.from(frame.rows, (row) => sums[row] ?? NaN);
  const group = cluster === undefined ? undefined : frame.groups[cluster];
  if (group !== undefined && group.levels.length < 2)
    throw new InputError("one-cluster", `${group.name} has one cluster; standard errors need two or more`, "--cluster");
  return {
    exposure: {
      n: frame.n,
      controlRank: taken.rank,
      outcome: taken.outcome,
      treatment: taken.treatment,
      instrument: taken.instrument,
      shares: scaled,
      roots,
      shocks,
      isInstrumental: options.treatment !== undefined,
      isShiftInvariant: sumControlled || (sumToOne && taken.hasConstant),
      cluster: group === undefined ? null : {name: group.name, codes: group.codes, count: group.levels.length}
    },
    shares: {
      least: kept.reduce((least, sum) => Math.min(least, sum), Infinity),
      most: kept.reduce((most, sum) => Math.max(most, sum), -Infinity),
      sumToOne,
      sumControlled
    },
    controls: taken.controls,
    dropped: [...frame.dropped, ...taken.dropped],
    outcome: frame.outcome.name
  };
}

/** The column of shares of every sector. */
function shareColumns(table: Frame, {shares, shocks}: ShiftShareOptions): Map<string, Float64Array> {
  const sectors = [...new Set(shocks.map(({sector}) => sector))];
  if (sectors.length === 0) throw new InputError("no-shocks", "there are no shocks", "--shocks");
  const bad = shocks.find(({value}) => !Number.isFinite(value));
  if (bad !== undefined)
    throw new InputError(
      "missing-shock",
      "the sector has no shock; write 0 when it did not grow",
      `sector ${bad.sector}`
    );
  const [only] = shares;
  const prefix = shares.length === 1 && only?.endsWith("*") ? only.slice(0, -1) : null;
  const columns = new Map(
    prefix === null
      ? shares.map((name) => [name, name] as const)
      : sectors.map((sector) => [sector, prefix + sector] as const)
  );
  const without = sectors.filter((sector) => !columns.has(sector));
  if (without.length > 0)
    throw new InputError(
      "missing-shares",
      `no column of shares is named for the shock of ${without.slice(0, 5).join(", ")}`,
      "--shares"
    );
  const idle = [...columns.keys()].filter((sector) => !sectors.includes(sector));
  if (idle.length > 0)
    throw new InputError(
      "missing-shock",
      `there is no shock for the shares ${idle.slice(0, 5).join(", ")}`,
      "--shocks"
    );
  return new Map(
    [...columns].map(([sector, name]) => {
      const column = numberColumn(table, name);
      const wrong = column.findIndex((share) => share < 0 || share === Infinity);
      if (wrong >= 0)
        throw new InputError(
          "negative-share",
          `the share ${name} is ${column[wrong] ?? ""}; shares are 0 or more`,
          placeOf(table, wrong)
        );
      return [sector, column];
    })
  );
}

function periodsOf(table: Frame, name: string): (string | null)[] {
  const {codes, levels} = codeColumn(tableColumn(table, name));
  return Array.from(codes, (code) => levels[code] ?? null);
}

/** A share counts in the period of its shock only. */
const ownPeriod = (column: Float64Array, periods: readonly (string | null)[] | null, {period}: Shock): Float64Array =>
  periods === null ? column : column.map((share, row) => (periods[row] === period ? share : 0));

/** Σ share·shock by row, or Σ share. */
function rowSums(length: number, shares: Columns, shocks: readonly Shock[] | null): Float64Array {
  const sums = new Float64Array(length);
  shares.forEach((column, index) => {
    const shock = shocks === null ? 1 : (shocks[index]?.value ?? 0);
    for (let row = 0; row < length; row++) sums[row] = (sums[row] ?? 0) + shock * (column[row] ?? 0);
  });
  return sums;
}

interface Taken {
  outcome: Float64Array;
  treatment: Float64Array;
  instrument: Float64Array;
  rank: number;
  hasConstant: boolean;
  controls: string[];
  dropped: Dropped[];
}

/** Outcome, treatment and exposure as residuals on the controls and absorbed effects (Frisch & Waugh 1933). */
function withoutControls(frame: ModelFrame, hasTreatment: boolean): Taken {
  const {outcome, regressors} = demeanFrame(frame);
  const at = frame.terms.indexOf(exposureName);
  const treated = hasTreatment ? at + 1 : at;
  const others = frame.terms.flatMap((_, index) => (index === at || index === treated ? [] : [index]));
  const columns = others.map((index) => regressors[index] ?? outcome);
  const hasIntercept = frame.terms[0] === "(Intercept)";
  const solve = (values: Float64Array): ReturnType<typeof leastSquares> =>
    leastSquares(values, columns, {intercept: hasIntercept});
  const solved = solve(outcome);
  const instrument = regressors[at] ?? outcome;
  const left = solve(instrument).residuals;
  refuseConstant(instrument, left, "exposure");
  const treatment = hasTreatment ? solve(regressors[treated] ?? outcome).residuals : left;
  if (hasTreatment) refuseConstant(regressors[treated] ?? outcome, treatment, "treatment");
  const rank = solved.kept.length + absorbedRank(frame.effects, frame.n);
  if (frame.n - rank - 1 < 1)
    throw new InputError(
      "too-few-rows",
      `${frame.n} complete rows for ${rank} controls and the exposure`,
      frame.formula
    );
  return {
    outcome: solved.residuals,
    treatment,
    instrument: left,
    rank,
    hasConstant: hasIntercept || frame.effects.length > 0,
    controls: solved.kept.map((position) => frame.terms[others[position] ?? 0] ?? ""),
    dropped: solved.dropped.map((position) => ({
      what: frame.terms[others[position] ?? 0] ?? "",
      reason: "collinear",
      count: 1
    }))
  };
}

function refuseConstant(before: Float64Array, after: Float64Array, what: string): void {
  const size = (values: Float64Array): number => values.reduce((sum, value) => sum + value * value, 0);
  if (Math.sqrt(size(after)) > 1e-9 * Math.sqrt(size(before))) return;
  const message = `the ${what} does not vary once the controls are taken out; use fewer controls`;
  throw new InputError("no-variation", message);
}

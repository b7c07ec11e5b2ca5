import {InputError} from "../../errors.js";
import {upperChiSquare, upperNormal} from "../distributions.js";
import {makeShift} from "../formula/shift.js";
import {panelIndex} from "../formula/panel-index.js";
import {numberColumn} from "../formula/table-column.js";
import {leastSquares} from "../linear/least-squares.js";
import type {Frame} from "../types.js";

export interface PanelGranger {
  x: string;
  y: string;
  /** Lags of each. */
  order: number;
  /** What this is: earlier x helps to foresee y. It says nothing of causes. */
  label: "description";
  units: number;
  /** Units left out: too short, or without variation. */
  dropped: {reason: "too-short" | "no-variation"; count: number}[];
  /** Mean over units of the Wald statistic that all lags of x are 0. */
  wBar: number | null;
  /** For many periods; null when the units differ in length. */
  zBar: {statistic: number; p: number} | null;
  /** For few periods. */
  zTilde: {statistic: number; p: number} | null;
  byUnit: {unit: string; n: number; w: number; p: number}[];
}

/**
 * Whether earlier x helps to foresee y beside earlier y, in each unit by itself and over all (Dumitrescu & Hurlin 2012;
 * R: `plm::pgrangertest`): per unit y_t on a constant, y_{t−1…t−K}, x_{t−1…t−K}, W = (n−2K−1)·(S₀−S₁)/S₁;
 * Z̄ = √(N/2K)·(W̄−K), and Z̃ standardised by the moments of W in short series, T − 3K > 5, also for series of different
 * length. Both take the units as independent, which shocks shared by areas contradict: the statistic is then too large.
 *
 * Lags go by period, so gaps use up rows; T counts the rows used plus K.
 *
 * @throws InputError `invalid-lag`, `too-few-rows` when no unit is long enough, those of panelIndex
 */
export function panelGranger(
  table: Frame,
  {x, y, unit, period, order = 1}: {x: string; y: string; unit: string; period: string; order?: number}
): PanelGranger {
  if (!Number.isInteger(order) || order < 1)
    throw new InputError("invalid-lag", `the number of lags is 1 or more, not ${order}`);
  const panel = panelIndex(table, unit, period);
  const shift = makeShift(panel);
  const [outcome, other] = [numberColumn(table, y), numberColumn(table, x)];
  const steps = Array.from({length: order}, (_, index) => index + 1);
  const own = steps.map((step) => shift(outcome, step));
  const leads = steps.map((step) => shift(other, step));
  const rowsOf: number[][] = panel.unit.levels.map(() => []);
  const inTime = Array.from(panel.time.keys()).sort((a, b) => (panel.time[a] ?? 0) - (panel.time[b] ?? 0));
  for (const row of inTime)
    if ([outcome, ...own, ...leads].every((column) => Number.isFinite(column[row])))
      rowsOf[panel.unit.codes[row] ?? 0]?.push(row);
  const counts = {"too-short": 0, "no-variation": 0};
  const byUnit = rowsOf.flatMap((rows, code): PanelGranger["byUnit"] => {
    const take = (column: Float64Array): Float64Array => Float64Array.from(rows, (row) => column[row] ?? NaN);
    const n = rows.length;
    // T − 3K > 5 with T = n + K.
    if (n - 2 * order <= 5) {
      counts["too-short"]++;
      return [];
    }
    const [target, before, after] = [take(outcome), own.map(take), leads.map(take)];
    const constant = new Float64Array(n).fill(1);
    const small = leastSquares(target, [constant, ...before], {intercept: true});
    const large = leastSquares(target, [constant, ...before, ...after], {intercept: true});
    const [s0, s1] = [small, large].map(({residuals}) => residuals.reduce((sum, value) => sum + value * value, 0));
    if (large.dropped.length > 0 || s0 === undefined || s1 === undefined || !(s1 > 0)) {
      counts["no-variation"]++;
      return [];
    }
    const w = ((n - 2 * order - 1) * (s0 - s1)) / s1;
    return [{unit: panel.unit.levels[code] ?? "", n, w, p: upperChiSquare(w, order)}];
  });
  if (byUnit.length === 0)
    throw new InputError(
      "too-few-rows",
      `no ${unit} has more than ${5 + 2 * order} periods with ${order} lags of both`
    );
  return {
    x,
    y,
    order,
    label: "description",
    units: byUnit.length,
    dropped: (["too-short", "no-variation"] as const).flatMap((reason) =>
      counts[reason] > 0 ? [{reason, count: counts[reason]}] : []
    ),
    ...standardised(byUnit, order),
    byUnit
  };
}

function standardised(units: PanelGranger["byUnit"], k: number): Pick<PanelGranger, "wBar" | "zBar" | "zTilde"> {
  const count = units.length;
  let [sum, mean, variance] = [0, 0, 0];
  for (const {n, w} of units) {
    const t = n + k;
    sum += w;
    mean += (k * (t - 3 * k - 1)) / (t - 3 * k - 3);
    const ratio = (t - 3 * k - 1) / (t - 3 * k - 3);
    variance += (2 * k * ratio * ratio * (t - 2 * k - 3)) / (t - 3 * k - 5);
  }
  const wBar = sum / count;
  const isEven = units.every(({n}) => n === units[0]?.n);
  const test = (statistic: number): {statistic: number; p: number} => ({
    statistic,
    p: 2 * upperNormal(Math.abs(statistic))
  });
  return {
    wBar,
    zBar: isEven ? test(Math.sqrt(count / (2 * k)) * (wBar - k)) : null,
    zTilde: test((Math.sqrt(count) * (wBar - mean / count)) / Math.sqrt(variance / count))
  };
}

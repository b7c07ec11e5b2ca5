import {clusterCoding, intersection} from "../covariance/groups.js";
import {bartlettSum, outerSum} from "../covariance/scores.js";
import {added, positivePart, scaled} from "../linear/matrix.js";
import type {Coding, LinearFit, Square, VcovSpec} from "../types.js";

/** A fit of one horizon and the position of the coefficient that is followed over the horizons. */
export interface HorizonFit {
  readonly fit: LinearFit;
  readonly term: number;
  /** Row of the source table of each row of the fit. */
  readonly rows: Int32Array;
  /** The covariance as used at this horizon. */
  readonly spec: VcovSpec;
}

/**
 * Correlation of one coefficient across separate regressions, H×H: each is Σ ψ over rows, ψ = (bread·x)u, and these
 * sums are stacked and taken together as the covariance estimator of each does: by row (hc, iid), cluster, period or
 * lag (seemingly unrelated estimation; Weesie 1999). Where lags differ by horizon (`dk:h+1`) the longest serves all.
 */
export function jointCorrelation(horizons: readonly HorizonFit[]): Square {
  const [first] = horizons;
  if (first === undefined) return [];
  return toCorrelation(positivePart(jointCovariance(horizons, first.spec)).matrix);
}

function jointCovariance(horizons: readonly HorizonFit[], spec: VcovSpec): Square {
  switch (spec.type) {
    case "cluster":
      return clustered(horizons, spec.by);
    case "cr2":
    case "wild":
      return clustered(horizons, [spec.by]);
    case "dk":
      return bartlettSum(byStep(horizons, () => 0)[0] ?? [], longestLag(horizons), horizons.length);
    case "nw": {
      const zero: Square = horizons.map(() => new Float64Array(horizons.length));
      const series = byStep(horizons, (fit, row) => fit.panel?.unit.levels[fit.panel.unit.codes[row] ?? 0] ?? "");
      return series.reduce((sum, own) => added(sum, bartlettSum(own, longestLag(horizons), horizons.length)), zero);
    }
    default:
      return outerSum(stacked(horizons, ({rows}, row) => rows[row] ?? 0));
  }
}

function clustered(horizons: readonly HorizonFit[], by: readonly string[]): Square {
  const part = (codingOf: (fit: LinearFit) => Coding): Square => {
    const codings = new Map(horizons.map(({fit}) => [fit, codingOf(fit)]));
    return outerSum(
      stacked(horizons, ({fit}, row) => {
        const coding = codings.get(fit);
        return coding?.levels[coding.codes[row] ?? 0] ?? "";
      })
    );
  };
  const [one = "", other] = by;
  const first = part((fit) => clusterCoding(fit, one));
  if (other === undefined) return first;
  const both = part((fit) => intersection(clusterCoding(fit, one), clusterCoding(fit, other)));
  return added(
    added(
      first,
      part((fit) => clusterCoding(fit, other))
    ),
    scaled(both, -1)
  );
}

/** Influence of each row on the coefficient: the rows of ψ sum to its error. */
function influence({fit, term}: HorizonFit): Float64Array {
  const weights = fit.bread[term] ?? new Float64Array();
  const values = new Float64Array(fit.n);
  fit.design.forEach((column, index) => {
    const weight = weights[index] ?? 0;
    for (let row = 0; row < fit.n; row++) values[row] = (values[row] ?? 0) + weight * (column[row] ?? 0);
  });
  return values.map((value, row) => value * (fit.residuals[row] ?? 0));
}

/** Sums of ψ by key, a vector over the horizons each, in the order the keys are first met. */
function stacked(
  horizons: readonly HorizonFit[],
  keyOf: (horizon: HorizonFit, row: number) => string | number
): Float64Array[] {
  const sums = new Map<string | number, Float64Array>();
  horizons.forEach((horizon, position) => {
    influence(horizon).forEach((value, row) => {
      const key = keyOf(horizon, row);
      const sum = sums.get(key) ?? new Float64Array(horizons.length);
      sum[position] = (sum[position] ?? 0) + value;
      sums.set(key, sum);
    });
  });
  return [...sums.values()];
}

/** Sums of ψ by period in time order, for every series apart; undefined where a period has no rows. */
function byStep(
  horizons: readonly HorizonFit[],
  seriesOf: (fit: LinearFit, row: number) => string | number
): (Float64Array | undefined)[][] {
  const series = new Map<string | number, (Float64Array | undefined)[]>();
  horizons.forEach((horizon, position) => {
    const time = horizon.fit.panel?.time ?? new Int32Array();
    influence(horizon).forEach((value, row) => {
      const key = seriesOf(horizon.fit, row);
      const own = series.get(key) ?? [];
      const step = time[row] ?? 0;
      const sum = own[step] ?? new Float64Array(horizons.length);
      sum[position] = (sum[position] ?? 0) + value;
      own[step] = sum;
      series.set(key, own);
    });
  });
  return [...series.values()];
}

const longestLag = (horizons: readonly HorizonFit[]): number =>
  horizons.reduce((most, {spec}) => Math.max(most, "lag" in spec ? spec.lag : 0), 0);

function toCorrelation(covariance: Square): Square {
  const spread = covariance.map((row, index) => Math.sqrt(Math.max(0, row[index] ?? 0)));
  return covariance.map((row, i) =>
    row.map((value, j) => {
      if (i === j) return 1;
      const scale = (spread[i] ?? 0) * (spread[j] ?? 0);
      return scale > 0 ? value / scale : 0;
    })
  );
}

import {assembleScan, scanPiece, scanPieces} from "../../models/statistics/correlation/lagged-scan.js";
import {planScan} from "../../models/statistics/correlation/scan-plan.js";
import {estimate, type EstimateOptions} from "../../models/statistics/estimate.js";
import {localProjection} from "../../models/statistics/projections/local-projection.js";
import {createRandom} from "../../models/statistics/random.js";
import {stl} from "../../models/statistics/series/stl.js";
import type {Frame} from "../../models/statistics/types.js";
import {bandsOf} from "../../models/system/simulate/bands.js";
import {drawRuns} from "../../models/system/simulate/draws.js";
import {readSystem} from "../../models/system/read-system.js";

/** A bit of everything that could differ between engines, as one text. */
export function everything(): string {
  const table = panel();
  const of = (formula: string, more: Partial<EstimateOptions> = {}): unknown =>
    estimate(table, {formula, panel: {unit: "region", period: "t"}, ...more});
  const system = readSystem(
    {
      format: "samenhang-system/1",
      name: "engines",
      variables: [{id: "a"}, {id: "b"}, {id: "c"}],
      links: [
        {id: "ab", from: "a", to: "b", sign: "+", strength: "average", speed: "high"},
        {id: "bc", from: "b", to: "c", sign: "-", strength: "strong", speed: "average", order: 3},
        {id: "ca", from: "c", to: "a", sign: "+", strength: "weak", speed: "low"}
      ],
      interventions: [{id: "p", variable: "a", type: "pulse", value: 0.2, start: 0, end: 1}]
    },
    "engines"
  );
  return JSON.stringify([
    of("y ~ x + l(y,1) | region + t", {vcov: ["cluster:region", "dk:3", "cr2:region", "wild:half"]}),
    of("y ~ l(y,1) + x | region", {method: "half-panel-jackknife"}),
    of("y ~ l(y,1) + x", {method: "gmm-difference", gmm: "y:2-4,x:1-1"}),
    of("high ~ x + z", {method: "logit"}),
    of("count ~ x | region", {method: "poisson"}),
    of("y ~ x + z", {method: "quantile:0.25"}),
    of("y ~ x + z", {method: "random"}),
    scan(table, 1),
    localProjection(table, {
      outcome: "y",
      shock: "x",
      horizons: [0, 1, 2, 3],
      panel: {unit: "region", period: "t"},
      effects: "unit+period"
    }),
    stl(
      Array.from({length: 48}, (_, t) => (table.columns["y"] as Float64Array)[t] ?? 0),
      {period: 12}
    ),
    bandsOf(drawRuns(system, [0, 1, 5], {draws: 100}))
  ]);
}

/** The scan, its pieces taken in `parts` turns as workers would. */
export function scan(table: Frame = panel(), parts = 1): string {
  const plan = planScan(table, {unit: "region", period: "t", lags: [0, 1, 2]});
  const pieces = scanPieces(plan);
  const done = new Array<ReturnType<typeof scanPiece> | undefined>(pieces.length);
  for (let part = parts - 1; part >= 0; part--)
    pieces.forEach((piece, index) => {
      if (index % parts === part) done[index] = scanPiece(plan, piece);
    });
  return JSON.stringify(assembleScan(plan, done as ReturnType<typeof scanPiece>[]));
}

export function panel(): Frame {
  const random = createRandom(9);
  const [regions, periods] = [24, 16];
  const size = regions * periods;
  const number = (make: (row: number) => number): Float64Array =>
    Float64Array.from({length: size}, (_, row) => make(row));
  const x = number(() => random.normal());
  const z = number(() => random.normal());
  const y = number((row) => 0.4 * (x[row] ?? 0) + random.normal());
  return {
    length: size,
    columns: {
      region: Array.from({length: size}, (_, row) => `r${Math.floor(row / periods)}`),
      half: Array.from({length: size}, (_, row) => `h${Math.floor(row / periods) % 12}`),
      t: number((row) => 2000 + (row % periods)),
      x,
      z,
      y,
      high: y.map((value) => (value > 0 ? 1 : 0)),
      count: y.map((value) => Math.max(0, Math.round(3 + value)))
    }
  };
}

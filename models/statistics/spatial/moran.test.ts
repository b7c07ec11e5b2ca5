import {describe, expect, it} from "vitest";
import {contiguity} from "./contiguity.js";
import {moranI, moranPermutation} from "./moran.js";
import {nearestNeighbours} from "./nearest-neighbours.js";
import {residualMoran, spatialResidualWarning} from "./residual-moran.js";
import {spatialWeights, weightSums, type NeighbourList} from "./spatial-weights.js";

/** Crime in 49 districts of Columbus, Ohio (Anselin 1988, table 12.1; spData::columbus), rounded as published. */
const crime = [
  15.72598, 18.801754, 30.626781, 32.38776, 50.73151, 26.066658, 0.178269, 38.425858, 30.515917, 34.000835, 62.275448,
  56.705669, 46.716129, 57.066132, 48.585487, 54.838711, 36.868774, 43.962486, 54.521965, 0.223797, 40.074074,
  33.705048, 20.048504, 38.297871, 61.299175, 40.969742, 52.79443, 56.919785, 60.750446, 68.892044, 17.677214,
  19.145592, 41.968163, 23.974028, 39.175053, 14.305556, 42.445076, 53.710938, 19.100863, 16.241299, 18.905146,
  16.49189, 36.663612, 25.962263, 29.028488, 16.530533, 27.822861, 26.645266, 22.541491
];
/** spData::col.gal.nb */
const districts = (
  "2 3,1 3 4,1 2 4 5,2 3 5 8,3 4 6 8 9 11 15,5 9,8 12 13 14,4 5 7 11 12 13,5 6 10 15 20 22 25 26,9 17 20 22," +
  "5 8 12 15 16,7 8 11 13 14 16,7 8 12 14,7 12 13 16 18 19,5 9 11 16 25 26,11 12 14 15 18 24 25,10 20 23,14 16 19 24," +
  "14 18 24,9 10 17 22 23 27 32 33 35 40,24 30 34,9 10 20 26 27 28,17 20 32,16 18 19 21 25 29 30,9 15 16 24 26 28 29," +
  "9 15 22 25 28 29,20 22 28 33,22 25 26 27 29 33 35 37 38,24 25 26 28 30 37 38,21 24 29 37,34 36,20 23 40 41," +
  "20 27 28 35,21 31 36 42,20 28 33 38 40 43 44,31 34 39 42 46,28 29 30 38 43 45,28 29 35 37 43 44,36 46," +
  "20 32 35 41 47,32 40 47,34 36,35 37 38 44 45 48,35 38 43 48 49,37 43 48 49,36 39,40 41,43 44 45 49,44 45 48"
).split(",");
const codes = crime.map((_, index) => String(index + 1));
const list: NeighbourList = Object.fromEntries(districts.map((own, index) => [String(index + 1), own.split(" ")]));
const values = Float64Array.from(crime);

/** Eight units that do not name each other in turn. */
const lopsided: NeighbourList = {
  ...{1: ["2", "3"], 2: ["1"], 3: ["4", "5", "6"], 4: ["3"]},
  ...{5: ["6"], 6: ["5", "7", "8"], 7: ["8"], 8: ["1"]}
};
const eight = ["1", "2", "3", "4", "5", "6", "7", "8"];
const x = Float64Array.from([3.1, 2.7, 9.4, -1.2, 0.5, 6.6, 4.4, 8.0]);

describe("Moran's I", () => {
  // spdep 1.2-7: moran.test(columbus$CRIME, nb2listw(col.gal.nb, style = "W"), alternative = "two.sided" and "greater")
  it("is that of moran.test under randomisation", () => {
    const result = moranI(values, spatialWeights(codes, list).weights);
    expect(result.i).toBeCloseTo(0.4857709136617732, 12);
    expect(result.expected).toBeCloseTo(-1 / 48, 14);
    expect(result.variance).toBeCloseTo(0.008991121321779066, 14);
    expect(result.z).toBeCloseTo(5.342713639408028, 10);
    expect((result.p ?? NaN) / 9.156535482603929e-8).toBeCloseTo(1, 8);
    expect((result.pGreater ?? NaN) / 4.578267741301964e-8).toBeCloseTo(1, 8);
  });

  // moran.test on an asymmetric nb; spweights.constants
  it("is right where neighbours do not name each other in turn", () => {
    const {weights} = spatialWeights(eight, lopsided);
    expect(weightSums(weights).s1).toBeCloseTo(8.5, 13);
    expect(weightSums(weights).s2).toBeCloseTo(34.722222222222221, 12);
    const result = moranI(x, weights);
    expect(result.i).toBeCloseTo(-0.55590949766932451, 13);
    expect(result.variance).toBeCloseTo(0.10436198742741928, 13);
    expect(result.z).toBeCloseTo(-1.2785977383663749, 12);
    expect(result.p).toBeCloseTo(0.20103874681427122, 12);
  });

  it("does not depend on scale, offset, or the order of units", () => {
    const {weights} = spatialWeights(codes, list);
    const plain = moranI(values, weights);
    const moved = moranI(
      values.map((value) => 1e-6 * value + 1e3),
      weights
    );
    expect(moved.z).toBeCloseTo(plain.z ?? NaN, 6);
    const order = codes.map((_, index) => (index * 10) % 49);
    const turned = moranI(
      Float64Array.from(order, (index) => values[index] ?? NaN),
      spatialWeights(
        order.map((index) => codes[index] ?? ""),
        list
      ).weights
    );
    expect(turned.z).toBeCloseTo(plain.z ?? NaN, 11);
  });

  it("does not exist for values that are all alike, and has no variance below four units", () => {
    const flat = moranI(new Float64Array(8).fill(0.1), spatialWeights(eight, lopsided).weights);
    expect(flat).toMatchObject({i: null, z: null, p: null, n: 8});
    const three = moranI(
      Float64Array.from([1, 2, 4]),
      spatialWeights(["a", "b", "c"], {a: ["b"], b: ["a", "c"], c: ["b"]}).weights
    );
    expect(three).toMatchObject({variance: null, p: null, n: 3});
    expect(three.i).not.toBeNull();
  });

  it("leaves units without neighbours out, also when their only neighbour goes", () => {
    const {weights, isolated} = spatialWeights(["a", "b", "c", "d"], {
      a: ["b"],
      b: ["a", "x"],
      c: ["d", "c"],
      d: ["y"]
    });
    expect(isolated).toEqual(["d", "c"]);
    expect(weights.units).toEqual(["a", "b"]);
    expect(weights.neighbours.map((own) => [...own])).toEqual([[1], [0]]);
  });
});

describe("permutation", () => {
  // moran.mc(columbus$CRIME, nb2listw(col.gal.nb), 9999)$p.value is 1e-4, the smallest there can be
  it("has the smallest p there can be when no permutation comes near", () => {
    const {weights} = spatialWeights(codes, list);
    expect(moranPermutation(values, weights, {draws: 999})).toEqual({p: 0.001, draws: 999});
  });

  it("agrees with the moments and repeats to the bit for a seed", () => {
    const {weights} = spatialWeights(eight, lopsided);
    const first = moranPermutation(x, weights, {draws: 4999, seed: 3});
    expect(moranPermutation(x, weights, {draws: 4999, seed: 3})).toEqual(first);
    // The share of all 40,320 permutations at least as far from −1/7, counted one by one.
    expect(Math.abs((first.p ?? NaN) - exactShare(x, weights))).toBeLessThan(0.02);
  });
});

describe("residuals of a panel", () => {
  const units = {codes: Int32Array.from({length: 24}, (_, row) => row % 8), levels: eight};
  const time = Int32Array.from({length: 24}, (_, row) => Math.floor(row / 8));
  const residuals = Float64Array.from(
    {length: 24},
    (_, row) => (x[row % 8] ?? 0) * (row < 8 ? 1 : 0.5) + ((row * 7) % 5)
  );

  it("with one period is Moran's I", () => {
    const one = residualMoran(
      x,
      {codes: Int32Array.from(eight, (_, index) => index), levels: eight},
      new Int32Array(8),
      lopsided
    );
    const {z, i, variance} = moranI(x, spatialWeights(eight, lopsided).weights);
    expect(one.pooled.z).toBeCloseTo(z ?? NaN, 12);
    expect(one.pooled.i).toBeCloseTo(i ?? NaN, 12);
    expect(one.pooled.variance).toBeCloseTo(variance ?? NaN, 12);
    expect(one.periods).toHaveLength(1);
    expect(one.periods[0]?.z).toBeCloseTo(z ?? NaN, 12);
  });

  it("has the mean and variance of all permutations of the units with their series", () => {
    const few = ["1", "2", "3", "4", "5"];
    const near: NeighbourList = {1: ["2", "5"], 2: ["1", "3"], 3: ["2"], 4: ["5", "1"], 5: ["4"]};
    const rows = Int32Array.from({length: 15}, (_, row) => row % 5);
    const periods = Int32Array.from({length: 15}, (_, row) => Math.floor(row / 5));
    const e = Float64Array.from({length: 15}, (_, row) => ((row * 37) % 11) - 5 + (row % 5));
    const statistic = (order: readonly number[]): number =>
      residualMoran(
        Float64Array.from(e, (_, row) => e[Math.floor(row / 5) * 5 + (order[row % 5] ?? 0)] ?? NaN),
        {codes: rows, levels: few},
        periods,
        near
      ).pooled.i ?? NaN;
    const all = permutations(5).map(statistic);
    const mean = all.reduce((sum, value) => sum + value, 0) / all.length;
    const {pooled} = residualMoran(e, {codes: rows, levels: few}, periods, near);
    expect(pooled.expected).toBeCloseTo(mean, 12);
    expect(pooled.variance).toBeCloseTo(all.reduce((sum, value) => sum + (value - mean) ** 2, 0) / all.length, 12);
  });

  it("takes no notice of a shock that all units share in a period", () => {
    const shocked = residuals.map((value, row) => value + 1000 * (time[row] ?? 0));
    expect(residualMoran(shocked, units, time, lopsided).pooled.z).toBeCloseTo(
      residualMoran(residuals, units, time, lopsided).pooled.z ?? NaN,
      8
    );
  });

  it("counts a residual that is missing for nothing", () => {
    const rows = Array.from({length: 24}, (_, row) => row).filter((row) => row !== 11);
    const result = residualMoran(
      Float64Array.from(rows, (row) => residuals[row] ?? NaN),
      {codes: Int32Array.from(rows, (row) => row % 8), levels: eight},
      Int32Array.from(rows, (row) => time[row] ?? 0),
      lopsided
    );
    expect(result.periods.map(({n}) => n)).toEqual([8, 7, 8]);
    expect(result.pooled.n).toBe(23);
    expect(result.isolated).toEqual([]);
  });

  it("warns when neighbours are alike and not otherwise", () => {
    const at = Int32Array.from(codes, (_, index) => index);
    const warning = spatialResidualWarning(residualMoran(values, {codes: at, levels: codes}, new Int32Array(49), list));
    expect(warning).toEqual({
      code: "spatial-residuals",
      message: "residuals of neighbours are alike (Moran's I 0.49, p < 0.001): cluster by a larger area"
    });
    expect(spatialResidualWarning(residualMoran(residuals, units, time, lopsided))).toBeNull();
  });
});

describe("neighbours", () => {
  // spdep: knearneigh(cbind(lon, lat), k = 2, longlat = TRUE)
  it("are the nearest places, near ones first", () => {
    const places = [
      ["Amsterdam", 4.9, 52.37],
      ["Utrecht", 5.12, 52.09],
      ["Eindhoven", 5.47, 51.44],
      ["Rotterdam", 4.48, 51.92],
      ["Den Haag", 4.3, 52.08],
      ["Groningen", 6.57, 53.22],
      ["Maastricht", 5.85, 50.85]
    ].map(([code, longitude, latitude]) => ({
      code: String(code),
      longitude: Number(longitude),
      latitude: Number(latitude)
    }));
    expect(Object.values(nearestNeighbours(places, 2))).toEqual([
      ["Utrecht", "Den Haag"],
      ["Amsterdam", "Rotterdam"],
      ["Maastricht", "Utrecht"],
      ["Den Haag", "Utrecht"],
      ["Rotterdam", "Amsterdam"],
      ["Amsterdam", "Utrecht"],
      ["Eindhoven", "Utrecht"]
    ]);
    expect(() => nearestNeighbours(places, 7)).toThrow(/more than 7 places/);
  });

  it("are regions that share a border in a topology", () => {
    const region = (code: string, ...arcs: number[]): object => ({type: "Polygon", arcs: [arcs], properties: {code}});
    const topology = {
      type: "Topology",
      arcs: [],
      objects: {
        gemeente: {type: "GeometryCollection", geometries: [region("B", 0, 1), region("A", ~1, 2), region("C", 3)]}
      }
    };
    expect(contiguity(topology as never)).toEqual({A: ["B"], B: ["A"], C: []});
  });
});

function permutations(n: number): number[][] {
  if (n === 0) return [[]];
  return permutations(n - 1).flatMap((rest) =>
    Array.from({length: n}, (_, place) => [...rest.slice(0, place), n - 1, ...rest.slice(place)])
  );
}

function exactShare(of: Float64Array, weights: ReturnType<typeof spatialWeights>["weights"]): number {
  const mean = of.reduce((sum, value) => sum + value, 0) / of.length;
  const z = of.map((value) => value - mean);
  const sumOf = (order: readonly number[]): number => {
    let total = 0;
    weights.neighbours.forEach((own, unit) => {
      for (const other of own) total += ((z[order[unit] ?? 0] ?? 0) * (z[order[other] ?? 0] ?? 0)) / own.length;
    });
    return total;
  };
  const spread = z.reduce((sum, value) => sum + value * value, 0);
  const away = (sum: number): number => Math.abs(sum + spread / (of.length - 1));
  const own = away(sumOf([0, 1, 2, 3, 4, 5, 6, 7]));
  const all = permutations(8);
  return all.filter((order) => away(sumOf(order)) >= own * (1 - 1e-9)).length / all.length;
}

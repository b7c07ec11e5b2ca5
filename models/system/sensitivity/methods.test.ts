import {describe, expect, it} from "vitest";
import sin from "@stdlib/math-base-special-sin";
import type {Distribution} from "../format.js";
import {choleskyInOrder, copulaMatrix} from "./copula.js";
import {elementaryEffects} from "./elementary-effects.js";
import type {SampledModel} from "./sampled-model.js";
import {shapleyEffects} from "./shapley-effects.js";
import type {SensitivityInput} from "./types.js";
import {indicesOf, sobolIndices} from "./sobol-indices.js";

const uniform = (low: number, high: number): SampledModel["inputs"][number] => ({
  distribution: {dist: "uniform", args: [low, high]} satisfies Distribution,
  low,
  high
});
const normal = (sd: number): SampledModel["inputs"][number] => ({
  distribution: {dist: "normal", args: [0, sd]},
  low: -1.96 * sd,
  high: 1.96 * sd
});
const model = (
  inputs: SampledModel["inputs"],
  f: (x: readonly number[]) => readonly number[],
  size = 1
): SampledModel => ({
  inputs,
  size,
  run(values, into, offset = 0) {
    into.set(f(Array.from(values)), offset);
    return true;
  }
});
const estimates = (intervals: readonly {estimate: number}[] | undefined): number[] =>
  (intervals ?? []).map(({estimate}) => estimate);
function expectWithin(actual: readonly number[], expected: readonly number[], tolerance: number): void {
  expect(actual.length).toBe(expected.length);
  actual.forEach((value, at) => {
    expect(Math.abs(value - (expected[at] ?? NaN)), `${value} against ${expected[at] ?? NaN}`).toBeLessThan(tolerance);
  });
}

// Ishigami & Homma (1990), a = 7, b = 0.1: closed forms.
const ishigami = model(
  [uniform(-Math.PI, Math.PI), uniform(-Math.PI, Math.PI), uniform(-Math.PI, Math.PI)],
  ([x = 0, y = 0, z = 0]) => [sin(x) + 7 * sin(y) * sin(y) + 0.1 * z * z * z * z * sin(x)]
);
const firstOfIshigami = [0.31390519114781146, 0.4424111447900409, 0];
const totalOfIshigami = [0.5575888552099592, 0.4424111447900409, 0.2436836640621477];

describe("sobolIndices", () => {
  const options = {draws: 4096, bootstrap: 20, seed: 1};

  it.each([1, 2, 3])("finds the closed form of Ishigami within 0.03 at N = 4096 (seed %i)", (seed) => {
    const {columns, runs} = sobolIndices(ishigami, {...options, seed});
    expect(runs).toBe(4096 * 5);
    expect(Math.abs((columns[0]?.variance ?? NaN) - 13.844587940719254)).toBeLessThan(0.2);
    expect(Math.abs((columns[0]?.mean ?? NaN) - 3.5)).toBeLessThan(0.02);
    expectWithin(estimates(columns[0]?.first), firstOfIshigami, 0.03);
    expectWithin(estimates(columns[0]?.total), totalOfIshigami, 0.03);
  });

  it.runIf(process.env["SAMENHANG_SOAK"])("and within 0.006 at N = 65536", () => {
    const {columns} = sobolIndices(ishigami, {draws: 65_536, bootstrap: 0, seed: 1});
    expectWithin(estimates(columns[0]?.first), firstOfIshigami, 0.006);
    expectWithin(estimates(columns[0]?.total), totalOfIshigami, 0.006);
  });

  it("equals scipy on the same answers", () => {
    // scipy.stats.sobol_indices(func={"f_A": a, "f_B": b, "f_AB": [ab1, ab2]}, n=8)
    const blocks = [
      [1.5, 2.25, -0.5, 4, 3.125, 0.75, 2.5, -1.25],
      [0.5, 3.75, 1, 2.5, -0.25, 1.875, 4.5, 0.125],
      [1.25, 2.75, 0, 3.5, 2, 1, 3.25, -0.75],
      [1.5, 2.5, -0.25, 3, 1.5, 1.25, 3.5, -1]
    ].map((values) => Float64Array.from(values));
    const {first, total} = indicesOf(blocks, []);
    expectWithin(estimates(first), [0.19055932317195998, 0.23747174287696682], 1e-12);
    expectWithin(estimates(total), [0.06768280400188008, 0.116385774077307], 1e-12);
  });

  it("finds the closed form of Sobol's g", () => {
    // g = Π(|4x − 2| + a)/(1 + a): V_i = 1/(3(1 + a)²), V = Π(1 + V_i) − 1, T_i = V_i·Π_{j≠i}(1 + V_j)/V (Sobol 2001).
    const a = [0, 1, 4.5, 9, 99];
    const part = a.map((each) => 1 / (3 * (1 + each) * (1 + each)));
    const variance = part.reduce((product, v) => product * (1 + v), 1) - 1;
    const g = model(
      a.map(() => uniform(0, 1)),
      (x) => [
        x.reduce((product, value, i) => product * ((Math.abs(4 * value - 2) + (a[i] ?? 0)) / (1 + (a[i] ?? 0))), 1)
      ]
    );
    const {columns} = sobolIndices(g, {...options, draws: 4096});
    expectWithin(
      estimates(columns[0]?.first),
      part.map((v) => v / variance),
      0.01
    );
    expectWithin(
      estimates(columns[0]?.total),
      part.map((v) => (v * (variance + 1)) / (1 + v) / variance),
      0.01
    );
  });

  it("has intervals that hold the closed form about 95 times in 100", () => {
    let [inside, of] = [0, 0];
    for (let seed = 1; seed <= 20; seed++) {
      const {columns} = sobolIndices(ishigami, {draws: 256, bootstrap: 60, seed});
      columns[0]?.total.forEach(({low, high}, i) => {
        of++;
        if (low <= (totalOfIshigami[i] ?? NaN) && high >= (totalOfIshigami[i] ?? NaN)) inside++;
      });
    }
    expect(inside / of).toBeGreaterThan(0.9);
  });

  it("does not see the unit or the zero of the answer", () => {
    const moved = model(ishigami.inputs, (x) => {
      const into = new Float64Array(1);
      ishigami.run(x, into);
      return [1e6 + 250 * (into[0] ?? 0)];
    });
    const [plain, far] = [sobolIndices(ishigami, options).columns[0], sobolIndices(moved, options).columns[0]];
    expectWithin(estimates(far?.first), estimates(plain?.first), 1e-8);
    expectWithin(estimates(far?.total), estimates(plain?.total), 1e-8);
  });

  it("gives the same bits again, and says of a constant that it does not vary", () => {
    expect(sobolIndices(ishigami, {...options, draws: 64})).toEqual(sobolIndices(ishigami, {...options, draws: 64}));
    const constant = model([uniform(0, 1)], () => [0.1]);
    expect(sobolIndices(constant, {...options, draws: 64}).columns[0]).toMatchObject({
      variance: 0,
      first: [{estimate: NaN}]
    });
  });

  it("gives one input all of the variance", () => {
    const {columns} = sobolIndices(
      model([normal(2)], ([x = 0]) => [x]),
      options
    );
    expectWithin(estimates(columns[0]?.first), [1], 0.005);
    expectWithin(estimates(columns[0]?.total), [1], 0.005);
    expect(columns[0]?.variance).toBeCloseTo(4, 1);
  });

  it("leaves out draws in which a run has no answer, and counts the runs", () => {
    const holed: SampledModel = {
      ...ishigami,
      run(values, into, offset = 0) {
        if ((values[0] ?? 0) <= 3) return ishigami.run(values, into, offset);
        into[offset] = NaN;
        return false;
      }
    };
    const {unsolved, columns} = sobolIndices(holed, {...options, draws: 512});
    expect(unsolved).toBeGreaterThan(0);
    expect(columns[0]?.first.every(({estimate}) => Number.isFinite(estimate))).toBe(true);
  });

  it("stops when it is told to, and says how far it is", () => {
    expect(() => sobolIndices(ishigami, {...options, signal: AbortSignal.abort()})).toThrow();
    const steps: number[] = [];
    sobolIndices(ishigami, {...options, draws: 256, onProgress: (done, total) => steps.push(done / total)});
    expect(steps.at(-1)).toBe(1);
    expect(steps.length).toBeGreaterThan(5);
  });
});

describe("shapleyEffects", () => {
  const options = {draws: 4096, bootstrap: 10, seed: 1};

  it("shares interactions evenly between independent inputs", () => {
    // Ishigami: S_i + S₁₃/2 for x₁ and x₃.
    const {columns, runs} = shapleyEffects(ishigami, null, options);
    expect(runs).toBe(4096 * 4);
    expectWithin(estimates(columns[0]?.shapley), [0.4357470231788856, 0.4424111447900409, 0.12184183203107385], 0.02);
  });

  it("finds the closed form of a linear model with correlated normals", () => {
    // Owen & Prieur (2017), theorem 2, by all 3! orders in numpy: β = (1, 2, −1.5), σ = (1, .5, .8), r₁₂ = .6, r₂₃ = −.3.
    const linear = model([normal(1), normal(0.5), normal(0.8)], ([x = 0, y = 0, z = 0]) => [x + 2 * y - 1.5 * z]);
    const copula = [
      [1, 0.6, 0],
      [0.6, 1, -0.3],
      [0, -0.3, 1]
    ].map((row) => Float64Array.from(row));
    const {columns} = shapleyEffects(linear, copula, options);
    expect(Math.abs((columns[0]?.variance ?? NaN) - 5.36)).toBeLessThan(0.1);
    expectWithin(estimates(columns[0]?.shapley), [0.2851272142, 0.3996052362, 0.3152675496], 0.02);
  });

  it("adds up to 1 in every sample, for correlated inputs too", () => {
    const copula = [
      [1, 0.8],
      [0.8, 1]
    ].map((row) => Float64Array.from(row));
    const product = model([uniform(0, 1), uniform(0, 2)], ([x = 0, y = 0]) => [x * y]);
    for (const correlated of [null, copula]) {
      const {columns} = shapleyEffects(product, correlated, {...options, draws: 128});
      expect(estimates(columns[0]?.shapley).reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 12);
    }
  });

  it("gives an input that does nothing its share through the one it moves with", () => {
    // Y = X₁, r = .5: X₂ explains r²/2 of the variance by fair division (Owen & Prieur 2017, section 3).
    const copula = [
      [1, 0.5],
      [0.5, 1]
    ].map((row) => Float64Array.from(row));
    const one = model([normal(1), normal(1)], ([x = 0]) => [x]);
    const {columns} = shapleyEffects(one, copula, options);
    expectWithin(estimates(columns[0]?.shapley), [1 - 0.125, 0.125], 0.02);
  });

  it("says of a constant that it does not vary", () => {
    const {columns} = shapleyEffects(
      model([normal(1)], () => [3]),
      null,
      {...options, draws: 64}
    );
    expect(columns[0]).toMatchObject({variance: 0, shapley: [{estimate: NaN}]});
  });
});

describe("copulaMatrix", () => {
  it("gives inputs of any distribution the rank correlation declared", () => {
    const inputs = (["a", "b", "c"] as const).map((id) => ({id, ...uniform(0, 1)}) as unknown as SensitivityInput);
    const distribution: Distribution = {dist: "triangular", args: [0, 0, 1]};
    const skewed = {distribution, low: 0, high: 1};
    const rows: number[][] = [];
    const copula = copulaMatrix(inputs, [{inputs: ["a", "b"], rank: 0.6}]);
    shapleyEffects(
      model([uniform(0, 1), skewed, uniform(0, 1)], (x) => {
        rows.push([...x]);
        return [0];
      }),
      copula,
      {draws: 2048, bootstrap: 0, seed: 1}
    );
    // The last run of each draw; Spearman's correlation as that of ranks.
    const last = rows.filter((_, row) => row % 4 === 3);
    const ranks = [0, 1, 2].map((input) => {
      const order = [...last.keys()].sort((i, j) => (last[i]?.[input] ?? 0) - (last[j]?.[input] ?? 0));
      const places = new Array<number>(last.length).fill(0);
      order.forEach((row, place) => (places[row] = place - (last.length - 1) / 2));
      return places;
    });
    const product = (i: number, j: number): number =>
      (ranks[i] ?? []).reduce((sum, place, row) => sum + place * (ranks[j]?.[row] ?? 0), 0);
    expectWithin([product(0, 1) / product(0, 0), product(0, 2) / product(0, 0)], [0.6, 0], 0.02);
    expect(copulaMatrix(inputs, [])).toBeNull();
    expect(copulaMatrix(inputs, [{inputs: ["a", "b"], rank: 0}])).toBeNull();
  });
});

describe("choleskyInOrder", () => {
  it("gives the matrix back in the order asked, and refuses one that cannot be", () => {
    const matrix = [
      [1, 0.6],
      [0.6, 1]
    ].map((row) => Float64Array.from(row));
    expect([...(choleskyInOrder(matrix, [1, 0]) ?? [])]).toEqual([1, 0, 0.6, expect.closeTo(0.8, 12)]);
    const impossible = [
      [1, 0.9, -0.9],
      [0.9, 1, 0.9],
      [-0.9, 0.9, 1]
    ].map((row) => Float64Array.from(row));
    expect(choleskyInOrder(impossible, [0, 1, 2])).toBeNull();
  });
});

describe("elementaryEffects", () => {
  const options = {trajectories: 60, levels: 4, seed: 1};

  it("finds slope times width, without spread, for a linear model", () => {
    const linear = model([uniform(0, 2), uniform(-1, 0), uniform(5, 5.5)], ([x = 0, y = 0, z = 0]) => [
      3 * x - 2 * y + 4 * z
    ]);
    const {columns, runs} = elementaryEffects(linear, options);
    expect(runs).toBe(240);
    expectWithin(columns[0]?.mu ?? [], [6, -2, 2], 1e-10);
    expectWithin(estimates(columns[0]?.muStar), [6, 2, 2], 1e-10);
    expectWithin(columns[0]?.sigma ?? [], [0, 0, 0], 1e-10);
  });

  it("finds mean and spread of a product in closed form", () => {
    // d(xy)/dx = y with y even over {0, 1/3, 2/3, 1}: mean 1/2, variance 5/36; |xy − y/2|: μ* of x·(y − ½) is 1/3, μ is 0.
    const {columns} = elementaryEffects(
      model([uniform(0, 1), uniform(0, 1)], ([x = 0, y = 0]) => [x * y, x * (y - 0.5)], 2),
      {...options, trajectories: 2000}
    );
    expectWithin(columns[0]?.mu ?? [], [0.5, 0.5], 0.03);
    expectWithin(columns[0]?.sigma ?? [], [Math.sqrt(5 / 36), Math.sqrt(5 / 36)], 0.03);
    expectWithin([columns[1]?.mu[0] ?? NaN, columns[1]?.muStar[0]?.estimate ?? NaN], [0, 1 / 3], 0.03);
  });

  it("moves every input once a trajectory and stays within the intervals", () => {
    const rows: number[][] = [];
    elementaryEffects(
      model([uniform(0, 1), uniform(0, 1), uniform(0, 1)], (x) => {
        rows.push([...x]);
        return [0];
      }),
      {...options, trajectories: 5}
    );
    expect(rows.flat().every((u) => u > -1e-12 && u < 1 + 1e-12)).toBe(true);
    for (let at = 0; at < rows.length; at += 4)
      for (let step = 1; step < 4; step++) {
        const changed = rows[at + step]?.filter((u, i) => u !== rows[at + step - 1]?.[i]);
        expect(changed?.length).toBe(1);
      }
  });

  it("has no interval for one trajectory, and wants an even number of levels", () => {
    const {columns} = elementaryEffects(ishigami, {...options, trajectories: 1});
    expect(columns[0]?.sigma[0]).toBeNaN();
    expect(columns[0]?.muStar[0]?.high).toBeNaN();
    expect(() => elementaryEffects(ishigami, {...options, levels: 3})).toThrow(/even number/);
  });
});

import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {readFrame} from "../../../bin/frame-file.js";
import {sharedDir} from "../../../test/helpers/shared.js";
import {createRandom} from "../random.js";
import type {Frame} from "../types.js";
import {eventPanel} from "./event-panel.js";
import type {SyntheticControlOptions} from "./synthetic-control.js";
import {syntheticControl} from "./synthetic-control.js";
import {changeSpread, controlWeights, doubleDifference, sdidWeights} from "./synthetic-weights.js";

const effect = -5;
const options: SyntheticControlOptions = {
  outcome: "y",
  panel: {unit: "u", period: "t"},
  treated: ["u00"],
  event: "2015"
};

/** Units with a level, a slope and noise; the first is the mean of two others but for the event of 2015. */
function made({units = 24, noise = 0.05, seed = 1}: {units?: number; noise?: number; seed?: number} = {}): Frame {
  const random = createRandom(seed);
  const years = Array.from({length: 20}, (_, index) => 2000 + index);
  const paths = Array.from({length: units}, () => {
    const [level, slope] = [50 + 10 * random.normal(), random.normal()];
    return years.map((_, t) => level + slope * t + 3 * random.normal());
  });
  paths[0] = years.map(
    (year, t) => (paths[1]![t]! + paths[2]![t]!) / 2 + noise * random.normal() + (year >= 2015 ? effect : 0)
  );
  const rows = paths.flatMap((path, unit) =>
    path.map((y, t) => ({u: `u${String(unit).padStart(2, "0")}`, t: String(years[t]), y, x: path[0]! + unit}))
  );
  return {
    length: rows.length,
    columns: {
      u: rows.map(({u}) => u),
      t: rows.map(({t}) => t),
      y: Float64Array.from(rows, ({y}) => y),
      x: Float64Array.from(rows, ({x}) => x)
    }
  };
}

const table = made();
const result = syntheticControl(table, options);

describe("syntheticControl", () => {
  it("finds the effect that was put in, and the units the treated one was made of", () => {
    expect(result.effect.syntheticControl).toBeCloseTo(effect, 0);
    // The ridge of synthetic difference in differences spreads weight over donors of which nothing is known but noise.
    expect(Math.abs(result.effect.syntheticDid - effect)).toBeLessThan(2 * result.sdid.se!);
    expect(
      result.weights
        .slice(0, 2)
        .map(({unit}) => unit)
        .sort()
    ).toEqual(["u01", "u02"]);
    expect(result.weights[0]!.weight + result.weights[1]!.weight).toBeGreaterThan(0.9);
    expect(result.path.map(({after}) => after)).toEqual([...new Array(15).fill(false), ...new Array(5).fill(true)]);
    expect(result.path.at(-1)?.effect).toBeCloseTo(effect, 0);
  });

  it("ranks the treated unit first of all when nothing else was struck", () => {
    expect(result.placebo).toMatchObject({rank: 1, n: 24, p: 1 / 24});
    expect(result.placebo.units).toHaveLength(23);
    expect(result.rmspe.ratio).toBeGreaterThan(10);
  });

  it("gives p values that are spread evenly when there is no effect", () => {
    const ranks: number[] = [];
    const without = (seed: number): Frame => {
      const random = createRandom(seed);
      const units = 12;
      const rows = Array.from({length: units * 14}, (_, index) => ({
        unit: index % units,
        t: Math.floor(index / units)
      }));
      return {
        length: rows.length,
        columns: {
          u: rows.map(({unit}) => `u${String(unit).padStart(2, "0")}`),
          t: rows.map(({t}) => String(2005 + t)),
          y: Float64Array.from(rows, () => random.normal())
        }
      };
    };
    for (let seed = 1; seed <= 30; seed++) ranks.push(syntheticControl(without(seed), options).placebo.rank!);
    const mean = ranks.reduce((sum, rank) => sum + rank, 0) / ranks.length;
    // Ranks 1 … 12 have mean 6.5; two standard errors over 30 runs are 1.3.
    expect(Math.abs(mean - 6.5)).toBeLessThan(1.6);
    expect(ranks.filter((rank) => rank === 1).length).toBeLessThan(8);
  });

  it("gives plain difference in differences by its four means", () => {
    const y = table.columns["y"] as Float64Array;
    const mean = (keep: (row: number) => boolean): number => {
      const kept = y.filter((_, row) => keep(row));
      return kept.reduce((sum, value) => sum + value, 0) / kept.length;
    };
    const cell = (isTreated: boolean, isAfter: boolean): number =>
      mean(
        (row) =>
          (table.columns["u"]![row] === "u00") === isTreated && Number(table.columns["t"]![row]) >= 2015 === isAfter
      );
    const want = cell(true, true) - cell(true, false) - (cell(false, true) - cell(false, false));
    expect(result.effect.differenceInDifferences).toBeCloseTo(want, 10);
  });

  it("matches on predictors with the importance given, and shows the balance", () => {
    const matched = syntheticControl(table, {...options, predictors: ["x", "y"], importance: [1, 4]});
    expect(matched.balance.map(({predictor}) => predictor)).toEqual(["x", "y"]);
    const [, y] = matched.balance;
    expect(Math.abs(y!.synthetic - y!.treated)).toBeLessThan(Math.abs(y!.donors - y!.treated));
    expect(matched.weights.reduce((sum, {weight}) => sum + weight, 0)).toBeCloseTo(1, 10);
  });

  it("leaves out donors with gaps and periods the treated miss, by name", () => {
    const y = (table.columns["y"] as Float64Array).slice();
    y[3 * 20 + 4] = NaN;
    y[2] = NaN;
    const holed = syntheticControl({...table, columns: {...table.columns, y}}, options);
    expect(holed.dropped).toEqual([
      {what: "u03", reason: "missing", count: 1},
      {what: "periods", reason: "missing", count: 1}
    ]);
    expect(holed.path).toHaveLength(19);
    expect(holed.weights.some(({unit}) => unit === "u03")).toBe(false);
  });

  it("takes several treated units as their mean, without a placebo error for them", () => {
    const two = syntheticControl(table, {...options, treated: ["u00", "u05"]});
    const y = table.columns["y"] as Float64Array;
    expect(two.path[0]?.treated).toBeCloseTo((y[0]! + y[100]!) / 2, 10);
    expect(two.sdid.se).toBeNull();
  });

  it("is the same for rows in another order and follows unit and level", () => {
    const order = [...Array(table.length).keys()].reverse();
    const turned: Frame = {
      length: table.length,
      columns: {
        u: order.map((row) => table.columns["u"]![row] as string),
        t: order.map((row) => table.columns["t"]![row] as string),
        y: Float64Array.from(order, (row) => (table.columns["y"]![row] as number) * 8 + 4096)
      }
    };
    const other = syntheticControl(turned, options);
    expect(other.effect.syntheticControl / 8).toBeCloseTo(result.effect.syntheticControl, 7);
    expect(other.effect.syntheticDid / 8).toBeCloseTo(result.effect.syntheticDid, 7);
    expect(other.placebo.rank).toBe(result.placebo.rank);
    expect(syntheticControl(table, options)).toEqual(result);
  });

  it("warns of a poor match, of few donors and of weights that are not unique", () => {
    const codes = (change: Partial<SyntheticControlOptions>, own = table): string[] =>
      syntheticControl(own, {...options, ...change}).warnings.map(({code}) => code);
    expect(codes({})).toEqual([]);
    const y = (table.columns["y"] as Float64Array).map((value, row) => (row < 20 ? value + 500 : value));
    expect(codes({}, {...table, columns: {...table.columns, y}})).toContain("poor-pre-fit");
    expect(codes({donors: ["u01", "u02", "u03"]})).toContain("few-donors");
    expect(codes({event: "2002"})).toContain("weights-not-unique");
  });

  it.each([
    [{treated: ["nowhere"]}, "unknown-unit"],
    [{treated: []}, "unknown-unit"],
    [{event: "1900"}, "unknown-period"],
    [{event: "2001"}, "too-few-periods"],
    [{donors: ["u01"]}, "too-few-donors"],
    [{predictors: ["x"], importance: [0]}, "invalid-option"],
    [{outcome: "z"}, "missing-column"],
    [{outcome: "t", panel: {unit: "t", period: "u"}}, "unknown-period"]
  ])("refuses %j", (change, kind) => {
    expect(() => syntheticControl(table, {...options, ...change})).toThrow(expect.objectContaining({kind}));
  });
});

const cases = join(sharedDir ?? "", "cases", "statistics");
describe.runIf(sharedDir !== null)("California's Proposition 99", () => {
  const california: SyntheticControlOptions = {
    outcome: "PacksPerCapita",
    panel: {unit: "State", period: "Year"},
    treated: ["California"],
    event: "1989"
  };

  it("gives what synthdid gives, with its solver", async () => {
    const {expected} = JSON.parse(await readFile(join(cases, "expected", "synthetic_control_prop99.json"), "utf8")) as {
      expected: {did: number; sc: number; sdid: number; sc_weights_top: Record<string, number>};
    };
    const data = await readFrame({cwd: join(cases, "data")}, "prop99.csv");
    // Without the placebos, which take seconds with this solver.
    const {target, columns, before, donors} = eventPanel(data, california);
    const solver = "frank-wolfe";
    const match = {target: target.slice(0, before), columns: columns.map((column) => column.slice(0, before))};
    const weights = controlWeights(match, solver, changeSpread(columns, before));
    const sdid = sdidWeights(target, columns, {before, struck: 1, solver});
    const [none, equal] = [new Float64Array(before), new Float64Array(before).fill(1 / before)];
    const means = {units: new Float64Array(columns.length).fill(1 / columns.length), periods: equal};
    expect(doubleDifference(target, columns, before, means)).toBeCloseTo(expected.did, 9);
    expect(doubleDifference(target, columns, before, {units: weights, periods: none})).toBeCloseTo(expected.sc, 9);
    expect(doubleDifference(target, columns, before, sdid)).toBeCloseTo(expected.sdid, 9);
    for (const [unit, weight] of Object.entries(expected.sc_weights_top))
      expect(weights[donors.indexOf(unit)]).toBeCloseTo(weight, 9);
  });

  // quadprog 1.5-8 on the same 19 years, ridge 1e-8: effect -19.5136297687, sum of squares 52.1295714774
  it("gives the minimum itself by default, as quadratic programming does", async () => {
    const data = await readFrame({cwd: join(cases, "data")}, "prop99.csv");
    const own = syntheticControl(data, california);
    expect(own.effect.syntheticControl).toBeCloseTo(-19.5136297687, 6);
    expect(own.rmspe.before ** 2 * 19).toBeCloseTo(52.1295714774, 7);
    expect(own.placebo).toMatchObject({rank: 3, n: 39});
  });
});

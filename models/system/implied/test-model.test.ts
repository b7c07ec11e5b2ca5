import {describe, expect, it} from "vitest";
import {estimate} from "../../statistics/estimate.js";
import {createRandom} from "../../statistics/random.js";
import type {Frame} from "../../statistics/types.js";
import {systemGraph} from "../graph.js";
import {readSystem} from "../read-system.js";
import type {SystemFile} from "../format.js";
import {impliedIndependencies} from "./independencies.js";
import {testModel, type TestModelOptions} from "./test-model.js";

/** x → y → z → x with a period each, and y → w; units differ for good in all four. */
function world(seed: number, {units = 60, periods = 10} = {}): Frame {
  const random = createRandom(seed);
  const ids = ["x", "y", "z", "w"] as const;
  const values: Record<(typeof ids)[number], number[]> = {x: [], y: [], z: [], w: []};
  const [region, year]: [string[], string[]] = [[], []];
  for (let unit = 0; unit < units; unit++) {
    const own = random.normal();
    let now = {x: 0, y: 0, z: 0, w: 0};
    for (let t = -20; t < periods; t++) {
      now = {
        x: 0.5 * now.x - 0.2 * now.z + own + random.normal(),
        y: 0.4 * now.y + 0.3 * now.x - own + random.normal(),
        z: 0.3 * now.z + 0.3 * now.y + 0.5 * own + random.normal(),
        w: 0.5 * now.w + 0.4 * now.y + own + random.normal()
      };
      if (t < 0) continue;
      region.push(`r${unit}`);
      year.push(String(2005 + t));
      for (const id of ids) values[id].push(now[id]);
    }
  }
  const columns = Object.fromEntries(ids.map((id) => [id, Float64Array.from(values[id])]));
  return {length: region.length, columns: {region, year, ...columns}};
}

/** 320 municipalities in 40 areas over 8 years: x and w, each with shocks that its area shares and that last. */
function sharedShocks(seed: number): {table: Frame; corop: Record<string, string>} {
  const random = createRandom(seed);
  const corop: Record<string, string> = {};
  const [region, year, x, w]: [string[], string[], number[], number[]] = [[], [], [], []];
  for (let area = 0; area < 40; area++) {
    const shocks = [[0], [0]].map((path) => {
      for (let t = 1; t < 8; t++) path.push(0.8 * (path[t - 1] ?? 0) + random.normal());
      return path;
    });
    for (let unit = 0; unit < 8; unit++) {
      const code = `GM${String(area * 8 + unit).padStart(4, "0")}`;
      corop[code] = `CR${area}`;
      for (let t = 0; t < 8; t++) {
        region.push(code);
        year.push(String(2010 + t));
        x.push((shocks[0]?.[t] ?? 0) + 0.5 * random.normal());
        w.push((shocks[1]?.[t] ?? 0) + 0.5 * random.normal());
      }
    }
  }
  const table = {length: x.length, columns: {region, year, x: Float64Array.from(x), w: Float64Array.from(w)}};
  return {table, corop};
}

const right = ["xy", "yz", "zx", "yw"];
const model = (links: readonly string[], ids = ["x", "y", "z", "w"]): SystemFile =>
  readSystem(
    {
      format: "samenhang-system/1",
      name: "m",
      variables: ids.map((id) => ({id})),
      links: links.map((id) => ({id, from: id[0], to: id[1], sign: "+", strength: "weak", delay: 1}))
    },
    "m"
  );
const panel = {unit: "region", period: "year"};
const run = (
  links: readonly string[],
  table: Frame,
  more: Partial<TestModelOptions> = {}
): ReturnType<typeof testModel> => testModel(model(links), table, {panel, ...more});

describe("impliedIndependencies", () => {
  it("gives one for each pair without a link, given the causes of the later one", () => {
    const {independencies, inseparable} = impliedIndependencies(systemGraph(model(["ab"], ["a", "b"])), {latent: []});
    expect(inseparable).toBe(0);
    expect(independencies).toEqual([
      // Within a period neither moves the other; b follows from a and itself a period before.
      {a: {variable: "a", lag: 0}, b: {variable: "b", lag: 0}, given: expect.any(Array) as unknown},
      {a: {variable: "b", lag: 1}, b: {variable: "a", lag: 0}, given: [{variable: "a", lag: 1}]}
    ]);
    expect(independencies[0]?.given).toHaveLength(2);
  });

  it("claims nothing of two variables that share a cause which is not observed", () => {
    const graph = systemGraph(model(["ua", "ub"], ["u", "a", "b"]));
    expect(impliedIndependencies(graph, {latent: ["u"]})).toEqual({independencies: [], inseparable: 3});
  });
});

describe("testModel", () => {
  it("contradicts the right diagram in about 5 % of panels, and finds the link that a wrong one leaves out", () => {
    // Known truth by construction; at a false discovery rate of 5 % the number of 20 that are contradicted is above 4
    // with probability 0.003.
    let [wrongly, found] = [0, 0];
    for (let seed = 1; seed <= 20; seed++) {
      const table = world(seed);
      if (run(right, table).contradicted > 0) wrongly++;
      const {tests} = run(["xy", "yz", "zx"], table);
      const link = tests.find(({a, b}) => a.variable === "y" && a.lag === 1 && b.variable === "w");
      if (link?.verdict === "contradicted") found++;
    }
    expect(wrongly).toBeLessThanOrEqual(4);
    expect(found).toBe(20);
  });

  it("does not depend on the order of rows, nor on scale and offset of columns", () => {
    const table = world(3);
    const turned = Int32Array.from({length: table.length}, (_, row) => table.length - 1 - row);
    const columns = Object.fromEntries(
      Object.entries(table.columns).map(([name, column]) => [
        name,
        column instanceof Float64Array
          ? Float64Array.from(turned, (row) => 3 * (column[row] ?? 0) + 50)
          : Array.from(turned, (row) => column[row] ?? null)
      ])
    );
    const [before, after] = [run(right, table), run(right, {length: table.length, columns})];
    before.tests.forEach((test, index) => {
      expect(after.tests[index]?.p).toBeCloseTo(test.p ?? NaN, 8);
      expect(after.tests[index]?.association).toBeCloseTo(test.association ?? NaN, 8);
    });
  });

  it("says what could not be judged, and never that a diagram is right", () => {
    const result = run(right, world(1, {units: 8}));
    expect(result.notJudged).toBe(result.tests.length);
    expect(result.tests[0]).toMatchObject({verdict: "cannot-be-judged", q: null});
    expect(result.tests[0]?.reason).toMatch(/8 units are too few/);
  });

  it("does not take silence for an answer where a strong association would have gone unseen", () => {
    const few = run(right, world(1, {units: 12, periods: 6}));
    const unseen = few.tests.filter(({verdict, p}) => verdict === "cannot-be-judged" && p !== null);
    expect(unseen.length).toBeGreaterThan(0);
    for (const {detectable, reason} of unseen) {
      expect(detectable).toBeGreaterThan(0.5);
      expect(reason).toMatch(/gone unseen/);
    }
  });

  it("does not take shocks that areas share for a contradiction", () => {
    // x and w have nothing to do with each other, but in each of 40 areas the same slow shocks move one, and others the other.
    let [byUnit, byArea] = [0, 0];
    const runs = 25;
    for (let seed = 1; seed <= runs; seed++) {
      const {table, corop} = sharedShocks(seed);
      const test = (more: Partial<TestModelOptions>): number =>
        testModel(model([], ["x", "w"]), table, {panel, method: "ols", lags: 0, ...more}).contradicted;
      byUnit += test({});
      byArea += test({parents: {corop}});
    }
    // Of tests at 5 %, 25 give more than 5 with probability 0.001. By municipality alone it is most of them.
    expect(byArea).toBeLessThanOrEqual(5);
    expect(byUnit).toBeGreaterThan(10);
  });

  it("says by what the errors are clustered, and how many of those there are", () => {
    const {table, corop} = sharedShocks(1);
    const file = model([], ["x", "w"]);
    const [own] = testModel(file, table, {panel, method: "ols", lags: 0}).tests;
    const [larger] = testModel(file, table, {panel, method: "ols", lags: 0, parents: {corop}}).tests;
    expect(own).toMatchObject({clusteredBy: "region", clusters: 320});
    expect(larger).toMatchObject({clusteredBy: "corop", clusters: 40});
    expect(larger?.estimate).toBe(own?.estimate);
    expect(larger?.se).toBeGreaterThan(1.5 * (own?.se ?? Infinity));
    // The same as the regression with errors by area, but for the factor (n − 1)/(n − K) of small samples.
    const {formula} = own ?? {formula: ""};
    const {coefficients} = estimate(table, {
      formula,
      panel,
      parents: {corop},
      vcov: ["cluster:corop"],
      smallSample: "none"
    });
    expect(larger?.se).toBeCloseTo((coefficients[0]?.se ?? NaN) * Math.sqrt(40 / 39), 9);
  });

  it("leaves out what is beyond the limit and counts it", () => {
    const all = run(right, world(1));
    const some = run(right, world(1), {limit: 5});
    expect(some.tests).toHaveLength(5);
    expect(some.leftOut).toBe(all.tests.length - 5);
    expect(some.warnings.join()).toMatch(/were not tested/);
  });

  it("warns of the short panel where the own past of a variable is given", () => {
    const [test] = run(right, world(1), {method: "ols"}).tests;
    expect(test?.warnings.join()).toMatch(/Nickell/);
  });

  it("refuses a panel without columns of the model", () => {
    const table = {length: 1, columns: {region: ["r"], year: ["2005"]}};
    expect(() => run(right, table)).toThrow(/columns for 0 variables/);
  });
});

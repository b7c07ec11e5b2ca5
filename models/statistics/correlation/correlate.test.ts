import {describe, expect, it} from "vitest";
import {grunfeld} from "../../../test/helpers/grunfeld.js";
import {createRandom} from "../random.js";
import type {Frame} from "../types.js";
import {correlate} from "./correlate.js";
import type {CorrelationRow} from "./types.js";

/** General Electric's and its neighbours' years: firm 4 of Grunfeld's panel. */
function firm4(): Frame {
  const table = grunfeld();
  const firm = Array.from(table.columns["firm"]!, Number);
  const rows = Array.from(firm.keys()).filter((row) => firm[row] === 4);
  const names = ["inv", "value", "capital", "year"];
  const column = (name: string): Float64Array => Float64Array.from(rows, (row) => Number(table.columns[name]![row]));
  return {length: rows.length, columns: Object.fromEntries(names.map((name) => [name, column(name)]))};
}
const pair = (rows: readonly CorrelationRow[], x: string, y: string): CorrelationRow =>
  rows.find((row) => row.x === x && row.y === y)!;
const close = (got: number | null | undefined, want: number): void => {
  expect(Math.abs((got ?? NaN) - want)).toBeLessThan(1e-12 * Math.max(1, Math.abs(want)));
};

describe("correlate", () => {
  // R 4.2, firm 4: cor.test(value, capital, method, exact = FALSE)
  it.each([
    ["pearson", 0.31319849901745, 1.39918492700298, 0.178753988220101],
    ["spearman", 0.149680341536662, null, 0.528790523590364],
    ["kendall", 0.121372454148417, 0.746611594135375, 0.455298047807173]
  ] as const)("gives R's cor.test: %s", (method, r, statistic, p) => {
    const row = pair(correlate(firm4(), {method}).results, "value", "capital");
    close(row.r, r);
    if (statistic !== null) close(row.t, statistic);
    close(row.p, p);
  });

  // cor.test(round(value/20), round(inv/10), method, exact = FALSE): ties in both
  it.each([
    ["spearman", 0.650993099767688, 0.00187910260460632],
    ["kendall", 0.507289296308771, 0.00317498202095456]
  ] as const)("allows for ties as R does: %s", (method, r, p) => {
    const {columns} = firm4();
    // R rounds halves to even; none stands here.
    const g = (columns["value"] as Float64Array).map((x) => Math.round(x / 20));
    const h = (columns["inv"] as Float64Array).map((x) => Math.round(x / 10));
    const [row] = correlate({length: 20, columns: {g, h}}, {method}).results;
    close(row?.r, r);
    close(row?.p, p);
  });

  it("gives the slope of y on x with its classical error", () => {
    // summary(lm(capital ~ value))
    const row = pair(correlate(firm4()).results, "value", "capital");
    close(row.slope, 0.217109293056652);
    close(row.se, 0.155168404738104);
    expect(row).toMatchObject({lag: null, n: 20});
  });

  it("gives partial correlations given all others, and given a set", () => {
    // solve(cov(cbind(inv, value, capital, year))); summary(lm(value ~ inv + capital + year))
    const all = pair(correlate(firm4(), {method: "partial"}).results, "inv", "value");
    close(all.r, 0.682103397438416);
    close(all.slope, 6.02789560620821);
    close(all.se, 1.61556637532569);
    close(all.t, 3.73113460286831);
    close(all.p, 0.00181877518273333);
    // cor(resid(lm(inv ~ year)), resid(lm(value ~ year))); summary(lm(value ~ inv + year))
    const set = correlate(firm4(), {method: "partial", given: ["year"]});
    expect(set.tests).toBe(3);
    const given = pair(set.results, "inv", "value");
    close(given.r, 0.515112081787577);
    close(given.slope, 3.13367124238);
    close(given.t, 2.47789634289778);
    close(given.p, 0.0240084395434803);
  });

  it("tests each pair once, in the order of the columns, with q over all", () => {
    const {tests, results} = correlate(firm4(), {columns: ["year", "inv", "value"], adjust: "bonferroni"});
    expect(tests).toBe(3);
    expect(results.map(({x, y}) => `${x} ${y}`).sort()).toEqual(["inv value", "year inv", "year value"]);
    for (const {p, q} of results) close(q, Math.min(1, 3 * p!));
  });

  it("agrees with counting pairs one by one: kendall", () => {
    const random = createRandom(4);
    const x = Float64Array.from({length: 83}, () => random.integer(9));
    const y = Float64Array.from({length: 83}, () => random.integer(6));
    let [s, tx, ty] = [0, 0, 0];
    for (let i = 0; i < 83; i++)
      for (let j = 0; j < i; j++) {
        const [a, b] = [Math.sign(x[i]! - x[j]!), Math.sign(y[i]! - y[j]!)];
        s += a * b;
        tx += a * a;
        ty += b * b;
      }
    const [row] = correlate({length: 83, columns: {x, y}}, {method: "kendall"}).results;
    close(row?.r, s / Math.sqrt(tx * ty));
  });

  it("uses the rows that both have, and says why a pair has no number", () => {
    const a = Float64Array.of(1, 2, 3, 4, NaN, 6);
    const b = Float64Array.of(2, 1, 4, NaN, 5, 7);
    const c = Float64Array.of(NaN, NaN, 3, 4, 5, NaN);
    const d = Float64Array.of(7, 7, 7, 7, 7, 8);
    const {tests, results} = correlate({length: 6, columns: {a, b, c, d}});
    expect(pair(results, "a", "b").n).toBe(4);
    expect(pair(results, "a", "c")).toMatchObject({n: 2, r: null, p: null, q: null, reason: "too-few"});
    expect(pair(results, "c", "d").reason).toBe("no-variation of y");
    expect(tests).toBe(results.filter(({p}) => p !== null).length);
    expect(results.slice(0, tests).every(({p}) => p !== null)).toBe(true);
  });

  it("leaves out text, constants and columns with too little, by name", () => {
    const table = firm4();
    const columns = {
      ...table.columns,
      one: new Float64Array(20).fill(3),
      two: Float64Array.from({length: 20}, (_, row) => (row < 2 ? row : Infinity)),
      name: Array.from({length: 20}, () => "GE")
    };
    expect(correlate({length: 20, columns}).excluded).toEqual([
      {column: "one", reason: "constant"},
      {column: "two", reason: "too-few"},
      {column: "name", reason: "text"}
    ]);
    const double = (table.columns["inv"] as Float64Array).map((x) => 2 * x + 5);
    const partial = correlate({length: 20, columns: {...table.columns, double}}, {method: "partial"});
    expect(partial.excluded).toEqual([{column: "double", reason: "collinear"}]);
    close(pair(partial.results, "inv", "value").r, 0.682103397438416);
  });

  it("does not lose digits to a large mean, nor to very large and very small numbers", () => {
    const {columns} = firm4();
    const value = columns["value"] as Float64Array;
    const capital = columns["capital"] as Float64Array;
    for (const [factor, offset] of [
      [1, 1e7],
      [1e-160, 0],
      [1e160, 0]
    ] as const) {
      const moved = {value: value.map((x) => x * factor + offset), capital};
      const [row] = correlate({length: 20, columns: moved}).results;
      expect(Math.abs(row!.r! - 0.31319849901745)).toBeLessThan(1e-8);
    }
  });

  it("gives p 0 and no t for a column that is another one", () => {
    const {columns} = firm4();
    const value = columns["value"]!;
    const [row] = correlate({length: 20, columns: {value, twin: value}}).results;
    expect(row).toMatchObject({r: 1, t: null, p: 0, q: 0});
  });

  it.each([
    [{lags: [0], method: "kendall"}, "invalid-option"],
    [{lags: [0]}, "invalid-option"],
    [{within: ["unit"]}, "invalid-option"],
    [{cluster: "year"}, "invalid-option"],
    [{given: ["year"]}, "invalid-option"],
    [{columns: ["salary"]}, "missing-column"]
  ] as const)("refuses %j", (options, kind) => {
    expect(() => correlate(firm4(), options)).toThrow(expect.objectContaining({kind}) as Error);
  });

  it("takes a table without rows or with one column", () => {
    expect(correlate({length: 0, columns: {a: new Float64Array(), b: new Float64Array()}})).toMatchObject({
      tests: 0,
      results: []
    });
    expect(correlate({length: 20, columns: {a: firm4().columns["inv"]!}}).results).toEqual([]);
    expect(correlate({length: 20, columns: {a: firm4().columns["inv"]!}}, {method: "partial"}).results).toEqual([]);
  });
});

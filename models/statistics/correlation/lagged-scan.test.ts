import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {grunfeld} from "../../../test/helpers/grunfeld.js";
import {sharedDir} from "../../../test/helpers/shared.js";
import {createRandom} from "../random.js";
import type {Column, Frame} from "../types.js";
import {assembleScan, laggedScan, scanPiece, scanPieces} from "./lagged-scan.js";
import {planScan} from "./scan-plan.js";
import type {GeneralWork} from "./general-work.js";
import type {CorrelationRow} from "./types.js";

const firms = {unit: "firm", period: "year"} as const;
const close = (got: number | null | undefined, want: number): void => {
  expect(Math.abs((got ?? NaN) - want) / Math.abs(want)).toBeLessThan(1e-9);
};
const find = (rows: readonly CorrelationRow[], x: string, y: string, lag: number): CorrelationRow =>
  rows.find((row) => row.x === x && row.y === y && row.lag === lag)!;

/** Grunfeld's panel with holes: values missing, a gap in firm 3, firm 5 ending early. */
function holed(): Frame {
  const table = grunfeld();
  const firm = Array.from(table.columns["firm"]!, Number);
  const year = Array.from(table.columns["year"]!, Number);
  const rows = firm.flatMap((f, row) => {
    const gone = (f === 3 && year[row]! >= 1940 && year[row]! <= 1942) || (f === 5 && year[row]! > 1938);
    return gone ? [] : [row];
  });
  const columns = Object.fromEntries(
    Object.entries(table.columns).map(([name, column]): [string, Column] => [
      name,
      column instanceof Float64Array
        ? Float64Array.from(rows, (row) =>
            name === "value" && (firm[row]! * 7 + year[row]!) % 11 === 0 ? NaN : column[row]!
          )
        : rows.map((row) => column[row]!)
    ])
  );
  return {length: rows.length, columns};
}

function panel(units: number, steps: number, columns: number, seed = 1): Frame {
  const random = createRandom(seed);
  const region: string[] = [];
  const t = new Float64Array(units * steps);
  for (let row = 0; row < t.length; row++) {
    region.push(`r${Math.floor(row / steps)}`);
    t[row] = row % steps;
  }
  const values = Array.from({length: columns}, (_, k): [string, Float64Array] => {
    let level = 0;
    return [`v${k}`, t.map((step) => (level = (step === 0 ? 0 : 0.7 * level) + random.normal()))];
  });
  return {length: t.length, columns: {region, t, ...Object.fromEntries(values)}};
}

describe("laggedScan", () => {
  // R 4.2: rows with y, and x `lag` years earlier; lm(y ~ x + factor(firm) + factor(year)); r of the residuals of both on
  // the dummies; sandwich::vcovCL(type = "HC0", cadjust = FALSE) times G/(G-1); pt with G-1
  it.each([
    ["value", "inv", 0, 164, 0.56791876113274, 0.185994955064497, 0.0309689421374854, 0.000201051103863802],
    ["value", "inv", 1, 154, 0.419929122229144, 0.142407621690799, 0.0311548065103651, 0.0013450363578486],
    ["value", "inv", 2, 144, 0.00515940301461362, 0.00181582750361136, 0.0221933068242594, 0.936581587788205],
    ["inv", "value", 1, 154, 0.289618903801804, 1.1100544952542, 0.420065784490083, 0.0268004975362928],
    ["inv", "value", 2, 143, 0.0566962753032862, 0.317259384863474, 1.05469451983489, 0.770394967976208],
    ["capital", "inv", 2, 159, 0.723294683767085, 0.545774597424473, 0.093832273710244, 0.000254172851649508],
    ["value", "capital", 1, 154, 0.308390365013206, 0.191509146478789, 0.0417142082276138, 0.0013072003376982]
  ])("gives R's numbers on a panel with holes: %s on %s, lag %i", (x, y, lag, n, r, slope, se, p) => {
    const row = find(laggedScan(holed(), {...firms, lags: [0, 1, 2]}).results, x, y, lag);
    expect(row.n).toBe(n);
    close(row.r, r);
    close(row.slope, slope);
    close(row.se, se);
    close(row.p, p);
  });

  // The same call with the effects named; on the whole panel lag 2 of value on inv
  it.each([
    [holed, ["unit"], 1, 0.474374181913783, 0.156896227859447, 0.0283951242304773],
    [holed, ["period"], 1, 0.864108608598643, 0.149117650994414, 0.0106860425584316],
    [holed, [], 1, 0.853006713920665, 0.150310602520877, 0.0101553928101355],
    [grunfeld, ["firm", "year"], 2, 0.0772434208326967, 0.0289647398176306, 0.0301786296163497],
    [grunfeld, ["firm"], 2, 0.11150810622888, 0.0409617759789951, 0.0310905958573326],
    [grunfeld, ["year"], 2, 0.836285203201312, 0.145245314992256, 0.0135486940681731],
    [grunfeld, [], 2, 0.810128142543622, 0.144040216637185, 0.0135825130928485]
  ] as const)("takes out the effects asked for: %o %j", (make, within, lag, r, slope, se) => {
    const row = find(laggedScan(make(), {...firms, within, lags: [lag]}).results, "value", "inv", lag);
    close(row.r, r);
    close(row.slope, slope);
    close(row.se, se);
  });

  it("tries all ordered pairs and every lag, q over all tests, smallest p first", () => {
    const {tests, results} = laggedScan(grunfeld(), {...firms, lags: [0, 1, 2]});
    expect(tests).toBe(18);
    expect(results.map(({p}) => p)).toEqual([...results.map(({p}) => p!)].sort((a, b) => a - b));
    const zero = results.filter(({lag}) => lag === 0);
    expect(zero).toHaveLength(6);
    close(find(zero, "inv", "value", 0).r, find(zero, "value", "inv", 0).r!);
    results.forEach(({p, q}, index) => expect(q).toBeLessThanOrEqual(((p! * 18) / (index + 1)) * (1 + 1e-12)));
  });

  describe.each([[["unit", "period"]], [["unit"]], [["period"]], [[]]])("within %j", (within) => {
    it("gives the same on a complete panel by the fast and the general way", () => {
      const table = panel(12, 9, 6);
      const options = {unit: "region", period: "t", within, lags: [0, 1, 4, 7]};
      const fast = planScan(table, options);
      expect(fast.work.kind).toBe("balanced");
      const slow = {...fast, work: generalOf(table, within)};
      const parts = [fast, slow].map((plan) =>
        assembleScan(
          plan,
          scanPieces(plan).map((piece) => scanPiece(plan, piece))
        )
      );
      expect(parts[0]!.results).toHaveLength(120);
      for (const row of parts[0]!.results) {
        const other = find(parts[1]!.results, row.x, row.y, row.lag!);
        expect(other.n).toBe(row.n);
        for (const field of ["r", "slope", "se", "t"] as const)
          expect(Math.abs(row[field]! - other[field]!)).toBeLessThan(1e-10 * Math.max(1, Math.abs(row[field]!)));
      }
    });
  });

  it("takes gaps that all units share the fast way, and others the general way, with the same lags", () => {
    const table = panel(8, 10, 3);
    const kept = table.columns["t"]! as Float64Array;
    const rows = Array.from(kept.keys()).filter((row) => kept[row] !== 4);
    const gap: Frame = {
      length: rows.length,
      columns: Object.fromEntries(
        Object.entries(table.columns).map(([name, column]): [string, Column] => [
          name,
          column instanceof Float64Array
            ? Float64Array.from(rows, (row) => column[row]!)
            : rows.map((row) => column[row]!)
        ])
      )
    };
    const missing: Frame = {
      ...table,
      columns: Object.fromEntries(
        Object.entries(table.columns).map(([name, column]): [string, Column] => [
          name,
          name.startsWith("v") ? (column as Float64Array).map((value, row) => (kept[row] === 4 ? NaN : value)) : column
        ])
      )
    };
    const options = {unit: "region", period: "t", lags: [1, 2]};
    expect(planScan(gap, options).work.kind).toBe("balanced");
    expect(planScan(missing, options).work.kind).toBe("general");
    const [a, b] = [laggedScan(gap, options), laggedScan(missing, options)];
    expect(find(a.results, "v0", "v1", 1).n).toBe(8 * 7);
    for (const row of a.results) close(find(b.results, row.x, row.y, row.lag!).se, row.se!);
  });

  it("clusters by a larger area, given as a column or by the areas of municipalities", () => {
    const table = panel(9, 8, 3);
    const region = table.columns["region"] as string[];
    const area = region.map((name) => `p${Number(name.slice(1)) % 3}`);
    const areas = Object.fromEntries(region.map((name, row) => [name, area[row]!]));
    const options = {unit: "region", period: "t", lags: [0, 2]};
    const byColumn = laggedScan({...table, columns: {...table.columns, area}}, {...options, cluster: "area"});
    const byParent = laggedScan(table, {...options, cluster: "province", parents: {province: areas}});
    expect(byColumn.clusters).toBe(3);
    expect(byColumn.warnings[0]?.code).toBe("few-clusters");
    expect(byColumn.results).toEqual(byParent.results);
    // Clusters that cut through units: the same whether the general way or a column that says it.
    const byTime = laggedScan(table, {...options, cluster: "period"});
    expect(byTime.clusters).toBe(8);
  });

  it("is equal to the bit for any split of the work and any order of the rows", () => {
    const table = panel(11, 14, 7);
    const options = {unit: "region", period: "t", lags: [0, 3]};
    const plan = planScan(table, options);
    const whole = laggedScan(table, options);
    const pieces = [0, 3].flatMap((lag) => [
      {lag, leading: [4, 5, 6]},
      {lag, leading: [0, 1, 2, 3]}
    ]);
    expect(
      assembleScan(
        plan,
        pieces.map((piece) => scanPiece(plan, piece))
      )
    ).toEqual(whole);
    const order = Array.from({length: table.length}, (_, row) => (row * 37) % table.length);
    const shuffled: Frame = {
      length: table.length,
      columns: Object.fromEntries(
        Object.entries(table.columns).map(([name, column]): [string, Column] => [
          name,
          column instanceof Float64Array
            ? Float64Array.from(order, (row) => column[row]!)
            : order.map((row) => column[row]!)
        ])
      )
    };
    expect(laggedScan(shuffled, options)).toEqual(whole);
  });

  it("does not change with scale and offset of a column, nor with the names of units", () => {
    const table = panel(15, 12, 4);
    const options = {unit: "region", period: "t", lags: [0, 1]};
    const before = laggedScan(table, options).results;
    const v1 = table.columns["v1"] as Float64Array;
    const v2 = table.columns["v2"] as Float64Array;
    const region = (table.columns["region"] as string[]).map((name) => `z${99 - Number(name.slice(1))}`);
    const other: Frame = {
      length: table.length,
      columns: {...table.columns, region, v1: v1.map((x) => x * 1e-6), v2: v2.map((x) => x * 1e6 + 1e7)}
    };
    for (const row of laggedScan(other, options).results) {
      const same = find(before, row.x, row.y, row.lag!);
      expect(Math.abs(row.t! - same.t!)).toBeLessThan(1e-6 * Math.abs(same.t!));
      expect(Math.abs(row.p! - same.p!)).toBeLessThan(1e-6 * same.p!);
    }
  });

  it("names why a test has no number, and leaves out columns that cannot be tested", () => {
    const table = panel(6, 5, 2);
    const t = table.columns["t"] as Float64Array;
    const odd: Frame = {
      length: table.length,
      columns: {
        ...table.columns,
        trend: t.map((x) => 3 * x),
        late: t.map((x, row) => (x === 4 ? row : 7)),
        flat: t.map(() => 2),
        empty: t.map((_, row) => (row < 2 ? row : NaN)),
        word: Array.from(t, () => "a")
      }
    };
    const {tests, results, excluded} = laggedScan(odd, {unit: "region", period: "t", lags: [0, 1, 5]});
    expect(excluded).toEqual([
      {column: "flat", reason: "constant"},
      {column: "empty", reason: "too-few"},
      {column: "word", reason: "text"}
    ]);
    const why = (x: string, y: string, lag: number): string | undefined => find(results, x, y, lag).reason;
    expect(why("trend", "v0", 0)).toBe("no-variation of x");
    expect(why("v0", "trend", 0)).toBe("no-variation of y");
    expect(why("late", "v0", 1)).toBe("no-variation of x");
    expect(why("v0", "v1", 5)).toBe("too-few");
    expect(why("v0", "v1", 1)).toBeUndefined();
    expect(results.slice(tests).every(({r, p, q, reason}) => r === null && p === null && q === null && reason)).toBe(
      true
    );
    expect(results.slice(0, tests).every(({p}) => p !== null)).toBe(true);
  });

  it("finds a column that is another one with p 0 and no t", () => {
    const table = panel(6, 8, 1);
    const v0 = table.columns["v0"] as Float64Array;
    const twin = {length: table.length, columns: {...table.columns, twin: v0.map((x) => 2 * x)}};
    const [row] = laggedScan(twin, {unit: "region", period: "t", lags: [0]}).results;
    expect(row).toMatchObject({r: 1, p: 0, q: 0});
  });

  it("stops when told to, and tells how far it is", () => {
    const stop = new AbortController();
    const seen: number[] = [];
    const options = {unit: "region", period: "t", lags: [0, 1, 2], signal: stop.signal};
    const onProgress = (done: number, total: number): void => {
      seen.push(done / total);
      if (done === 2) stop.abort();
    };
    expect(() => laggedScan(panel(6, 8, 3), {...options, onProgress})).toThrow(/abort/i);
    expect(seen).toEqual([1 / 3, 2 / 3]);
  });

  it.each([
    [{lags: [-1]}, "invalid-lag"],
    [{lags: []}, "invalid-lag"],
    [{unit: null, lags: [0]}, "duplicate-unit-period"],
    [{lags: [0], cluster: "corop"}, "missing-column"],
    [{lags: [0], within: ["nothing"]}, "missing-column"],
    [{lags: [0], cluster: "one"}, "one-cluster"],
    [{lags: [0], columns: ["v9"]}, "missing-column"]
  ])("refuses %j", (options, kind) => {
    const table = panel(4, 5, 2);
    const columns = {...table.columns, one: new Float64Array(20).fill(1)};
    expect(() => laggedScan({...table, columns}, {unit: "region", period: "t", cluster: "region", ...options})).toThrow(
      expect.objectContaining({kind}) as Error
    );
  });

  const cases = sharedDir === null ? "" : join(sharedDir, "cases", "statistics", "data");
  it.runIf(existsSync(join(cases, "lagscan_panel.csv")))("gives all 810 tests of the planted panel", () => {
    const read = (file: string): Record<string, Float64Array> => {
      const [head = "", ...lines] = readFileSync(join(cases, file), "utf8").trim().split("\n");
      const cells = lines.map((line) => line.split(",").map(Number));
      return Object.fromEntries(
        head
          .split(",")
          .map((name, column) => [name.replaceAll('"', ""), Float64Array.from(cells, (row) => row[column]!)])
      );
    };
    const columns = read("lagscan_panel.csv");
    const want = read("lagscan_expected.csv");
    const lags = Array.from({length: 9}, (_, lag) => lag);
    const {results} = laggedScan({length: columns["t"]!.length, columns}, {unit: "region", period: "t", lags});
    expect(want["x"]).toHaveLength(810);
    want["x"]!.forEach((x, row) => {
      const got = find(results, `v${x}`, `v${want["y"]![row]!}`, want["lag"]![row]!);
      close(got.slope, want["b"]![row]!);
      close(got.se, want["se"]![row]!);
      close(got.q, want["p_BH"]![row]!);
    });
  });
});

function generalOf(table: Frame, within: readonly string[]): GeneralWork {
  // A missing value in a column that is then left out sends the rest the general way.
  const first = Float64Array.from(table.columns["v0"] as Float64Array, (value, row) => (row === 0 ? NaN : value));
  const options = {unit: "region", period: "t", within: [...within], lags: [0]};
  const {work, names} = planScan({...table, columns: {...table.columns, holed: first}}, options);
  if (work.kind !== "general") throw new Error("not the general way");
  const keep = Array.from(names.keys()).filter((index) => names[index] !== "holed");
  return {...work, values: keep.map((index) => work.values[index]!), patterns: [keep.map((_, index) => index)]};
}

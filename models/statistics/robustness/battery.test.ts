import {describe, expect, it} from "vitest";
import {grunfeld} from "../../../test/helpers/grunfeld.js";
import {estimate} from "../estimate.js";
import type {EstimateOptions} from "../estimate-options.js";
import {createRandom} from "../random.js";
import type {Frame, RobustnessRow} from "../types.js";
import type {DataNote} from "../warnings/notes.js";

const panel = {unit: "firm", period: "year"};
const both = "inv ~ value + capital | firm + year";

function battery(options: Partial<EstimateOptions> = {}, table: Frame = grunfeld()) {
  return estimate(table, {formula: both, panel, robustness: true, ...options});
}
function row(rows: readonly RobustnessRow[], check: string, term: string): RobustnessRow {
  const found = rows.find((each) => each.check === check && each.term === term);
  if (found === undefined) throw new Error(`no row ${check} ${term}: ${rows.map((each) => each.check).join(" ")}`);
  return found;
}
function expectRow(found: RobustnessRow, n: number, value: number, se: number): void {
  expect(found.n).toBe(n);
  expect(found.estimate).toBeCloseTo(value, 10);
  expect(found.se).toBeCloseTo(se, 10);
}

describe("robustness", () => {
  // plm 2.6-2: plm(inv ~ value + capital, subset(Grunfeld, year != Y), effect = "twoways"), vcovHC(type = "HC0") times
  // G/(G-1)·(n-1)/(n-k-1)
  it("leaves each period out as plm does on the rest", () => {
    const {robustness: rows} = battery();
    expectRow(row(rows, "drop-period:1935", "value"), 190, 0.1210397367373, 0.010621436604755);
    expectRow(row(rows, "drop-period:1944", "capital"), 190, 0.3667990163571, 0.048461259313032);
    expectRow(row(rows, "drop-period:1954", "capital"), 190, 0.29472050056882, 0.043817323559542);
    expect(rows.filter(({check, term}) => check.startsWith("drop-period:") && term === "value")).toHaveLength(20);
  });

  it("leaves each group of a column out as plm does on the rest", () => {
    const {robustness: rows} = battery({groups: "firm"});
    expectRow(row(rows, "drop-group:1", "value"), 180, 0.063242303374777, 0.028862259135012);
    expectRow(row(rows, "drop-group:1", "capital"), 180, 0.099239235082153, 0.050267096509831);
    expectRow(row(rows, "drop-group:10", "capital"), 180, 0.36970884076728, 0.043517827044836);
  });

  it("says which single group an estimate rests on", () => {
    const found = battery({groups: "firm"}).warnings.find(
      ({code, detail}) => code === "single-group" && detail?.["term"] === "capital"
    );
    expect(found?.detail).toMatchObject({groups: ["1"], checked: 10});
  });

  // plm: inv ~ lag(value, 1) + lag(capital, 1)
  it("takes the terms a period earlier, by the name they had", () => {
    const {robustness: rows} = battery();
    expectRow(row(rows, "lag:+1", "value"), 190, 0.10174249738503, 0.012771024400467);
    expectRow(row(rows, "lag:+1", "capital"), 190, 0.41571651503721, 0.081635532376749);
    expect(rows.some(({check}) => check === "lag:-1")).toBe(false);
    const later = battery({formula: "inv ~ l(value,1) + l(capital,1) | firm + year"}).robustness;
    expectRow(row(later, "lag:-1", "l(value,1)"), 200, 0.11771585508261, 0.010289206972181);
  });

  // plm on Grunfeld with the data of 1944 set to NA: inv ~ lag(value, 1) + capital
  it("leaves a period out as the lag of another too", () => {
    const {robustness: rows} = battery({formula: "inv ~ l(value,1) + capital | firm + year"});
    expectRow(row(rows, "drop-period:1944", "l(value,1)"), 170, 0.070267647600151, 0.010821646445879);
    expectRow(row(rows, "drop-period:1944", "capital"), 170, 0.40009818888674, 0.060631134395368);
  });

  it("walks through the declared alternatives and names each by its formula", () => {
    const {robustness: rows} = battery({alternatives: ["log(inv) ~ value + capital | firm"]});
    const names = [...new Set(rows.map(({check}) => check))].filter((check) => check.startsWith("spec:"));
    expect(names).toEqual([
      "spec:inv ~ capital | firm + year",
      "spec:inv ~ value | firm + year",
      "spec:inv ~ value + capital | year",
      "spec:inv ~ value + capital | firm",
      "spec:log(inv) ~ value + capital | firm"
    ]);
    // plm: one-way within, 0.110123804120719 (SE 0.0151944939427174)
    expectRow(row(rows, "spec:inv ~ value + capital | firm", "value"), 200, 0.110123804120719, 0.0151944939427174);
    const without = rows.filter(({check}) => check === "spec:inv ~ capital | firm + year");
    expect(without.map(({term}) => term)).toEqual(["capital"]);
  });

  it("says of a term that the effects of a variant take away that it cannot be estimated there", () => {
    const table = grunfeld();
    const size = Float64Array.from(
      Array.from<unknown>(table.columns["firm"] ?? []),
      (firm) => Number(firm) * Number(firm)
    );
    const {robustness: rows} = battery(
      {formula: "inv ~ value + size | year"},
      {
        ...table,
        columns: {...table.columns, size}
      }
    );
    expect(row(rows, "spec:inv ~ value + size | year + firm", "size")).toMatchObject({
      estimate: null,
      reason: "the term cannot be estimated here"
    });
  });

  it("takes the weights away, or weighs by inhabitants", () => {
    const weighted = battery({weights: "capital"});
    expectRow(row(weighted.robustness, "unweighted", "value"), 200, 0.11771585508261, 0.010289206972181);
    const populations = Object.fromEntries(
      Array.from({length: 10}, (_, firm) => [String(firm + 1), 1000 * (firm + 1)])
    );
    const counted = row(battery({populations}).robustness, "weighted:population", "value");
    const table = grunfeld();
    const weight = Float64Array.from(Array.from<unknown>(table.columns["firm"] ?? []), (firm) => 1000 * Number(firm));
    const own = estimate({...table, columns: {...table.columns, weight}}, {formula: both, panel, weights: "weight"});
    expect(counted.estimate).toBeCloseTo(own.coefficients[0]?.estimate ?? NaN, 12);
    expect(counted.se).toBeCloseTo(own.coefficients[0]?.se ?? NaN, 12);
  });

  it("says which checks do not apply", () => {
    const table = grunfeld();
    const rows = estimate(table, {formula: "inv ~ value", robustness: true}).robustness;
    const reasons = Object.fromEntries(rows.map(({check, reason}) => [check, reason ?? ""]));
    expect(reasons["drop-period"]).toContain("--panel");
    expect(reasons["drop-group"]).toContain("--groups");
    expect(reasons["lag:+1"]).toContain("--panel");
    expect(reasons["unweighted"]).toContain("no weights");
    for (const {estimate: value, reason} of rows) expect((value === null) === (reason !== undefined)).toBe(true);
  });

  it("holds other outcomes beside the estimate, and says when one responds that should not", () => {
    const result = battery({falsification: ["capital"], formula: "inv ~ value | firm + year"});
    const own = estimate(grunfeld(), {formula: "capital ~ value | firm + year", panel});
    const found = row(result.robustness, "falsification:capital", "value");
    expect(found.estimate).toBeCloseTo(own.coefficients[0]?.estimate ?? NaN, 12);
    expect(own.coefficients[0]?.p).toBeLessThan(0.05);
    expect(result.warnings.find(({code}) => code === "falsification-failed")?.detail).toMatchObject({
      term: "value",
      outcome: "capital"
    });
  });

  it("gives every method its checks, the slow way round", () => {
    const table = smallPanel(3);
    const options = {formula: "y ~ x + l(z,1)", panel: {unit: "unit", period: "t"}, robustness: true} as const;
    const plain = estimate(table, options);
    const other = estimate(table, {...options, method: "between"});
    expect(other.robustness.map(({check, term}) => `${check} ${term}`)).toEqual(
      expect.arrayContaining(["drop-period:4 x", "lag:+1 x", "spec:y ~ x x"])
    );
    expect(plain.robustness.length).toBeGreaterThan(10);
    for (const {estimate: value, reason} of other.robustness) expect(value !== null || reason !== undefined).toBe(true);
  });
});

describe("the battery as a whole", () => {
  it("is the same on every run, and for every order of the rows", () => {
    const table = grunfeld();
    const order = Array.from({length: table.length}, (_, row) => (row * 77 + 13) % table.length);
    const shuffled: Frame = {
      length: table.length,
      columns: Object.fromEntries(
        Object.entries(table.columns).map(([name, column]) => [
          name,
          column instanceof Float64Array
            ? Float64Array.from(order, (row) => column[row] ?? NaN)
            : order.map((row) => column[row] ?? null)
        ])
      )
    };
    const [first, again, other] = [battery(), battery(), battery({}, shuffled)];
    expect(again.robustness).toEqual(first.robustness);
    expect(again.warnings).toEqual(first.warnings);
    other.robustness.forEach((own, index) => {
      const before = first.robustness[index];
      expect(own.check).toBe(before?.check);
      if (before?.estimate != null) expect(own.estimate).toBeCloseTo(before.estimate, 10);
    });
  });

  it("judges by the largest standard error when that leads", () => {
    const {frame, parents} = municipal();
    const options = {formula: "y ~ x | unit + t", panel: {unit: "unit", period: "t"}, parents};
    const [asked, largest] = (["asked", "largest"] as const).map((lead) =>
      row(estimate(frame, {...options, lead, robustness: true}).robustness, "drop-period:3", "x")
    );
    const isGone = Uint8Array.from(frame.columns["t"] as Float64Array, (t) => (t === 3 ? 1 : 0));
    const by = estimate(emptied(frame, isGone), options).coefficients[0]?.by ?? [];
    expect(asked?.se).toBeCloseTo(by[0]?.se ?? NaN, 10);
    expect(largest?.se).toBeCloseTo(Math.max(...by.map(({se}) => se ?? 0)), 10);
    expect(largest?.se).toBeGreaterThan(asked?.se ?? Infinity);
  });

  it("says how far it is, and stops when told to", () => {
    const seen: number[] = [];
    const onProgress = (done: number, total: number) => {
      seen.push(done / total);
    };
    battery({onProgress});
    expect(seen.at(-1)).toBe(1);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    const stop = new AbortController();
    const stopping = () => {
      stop.abort();
    };
    expect(() => battery({signal: stop.signal, onProgress: stopping})).toThrow();
  });
});

describe("leaving rows out of a frame", () => {
  it("gives what the whole way from the table gives, on panels with gaps, weights and lags", () => {
    for (let seed = 1; seed <= 6; seed++) {
      const table = smallPanel(seed);
      const options: EstimateOptions = {
        formula: seed % 2 === 0 ? "y ~ x + l(z,1) | unit + t" : "d(y) ~ x + l(d(z),1) + I(x^2) | unit + t",
        panel: {unit: "unit", period: "t"},
        groups: "area",
        ...(seed % 3 === 0 ? {weights: "w"} : {})
      };
      const rows = estimate(table, {...options, robustness: true}).robustness;
      for (const period of ["2", "5"]) {
        const isGone = Uint8Array.from(table.columns["t"] as Float64Array, (t) => (String(t) === period ? 1 : 0));
        const direct = estimate(emptied(table, isGone), options);
        const found = row(rows, `drop-period:${period}`, "x");
        const [x] = direct.coefficients;
        expect(found.n).toBe(direct.n);
        expect(found.estimate).toBeCloseTo(x?.estimate ?? NaN, 9);
        expect(found.se).toBeCloseTo(x?.se ?? NaN, 9);
      }
      const area = Uint8Array.from(table.columns["area"] as string[], (name) => (name === "b" ? 1 : 0));
      const direct = estimate(emptied(table, area), options);
      const found = row(rows, "drop-group:b", "x");
      expect(found.n).toBe(direct.n);
      expect(found.estimate).toBeCloseTo(direct.coefficients[0]?.estimate ?? NaN, 9);
    }
  });
});

describe("series breaks", () => {
  const note = (given: Partial<DataNote>): DataNote => ({
    id: "break-1945",
    column: "inv",
    starts: "1945-01-01",
    ends: null,
    kind: "series-break",
    text: "Vanaf 1945 anders geteld.",
    effect: "exclude",
    ...given
  });

  it("leaves out the shorter side of a break, and says so", () => {
    const result = estimate(grunfeld(), {formula: both, panel, notes: [note({starts: "1948-01-01"})]});
    expect(result.n).toBe(130);
    expect(result.dropped).toContainEqual({what: "rows", reason: "series-break", count: 70});
    const found = result.warnings.find(({code}) => code === "period-left-out");
    expect(found?.detail).toMatchObject({
      notes: ["break-1945"],
      periods: ["1948", "1949", "1950", "1951", "1952", "1953", "1954"]
    });
    expect(found?.message).toContain("Vanaf 1945 anders geteld.");
  });

  it("leaves out a window of its own and keeps both sides", () => {
    const result = estimate(grunfeld(), {formula: both, panel, notes: [note({ends: "1946-12-31"})]});
    expect(result.n).toBe(180);
    expect(result.warnings[0]?.detail).toMatchObject({periods: ["1945", "1946"]});
  });

  it("keeps what the analyst accepts, all or by name, and warns of it", () => {
    for (const keepBreaks of [true, ["break-1945"]]) {
      const result = estimate(grunfeld(), {formula: both, panel, notes: [note({})], keepBreaks});
      expect(result.n).toBe(200);
      expect(result.warnings.map(({code}) => code)).toContain("series-break");
    }
    expect(estimate(grunfeld(), {formula: both, panel, notes: [note({})], keepBreaks: ["other"]}).n).toBe(100);
  });

  it("does not take a lag across a break", () => {
    const formula = "inv ~ l(value,1) | firm + year";
    const result = estimate(grunfeld(), {formula, panel, notes: [note({column: "value"})]});
    expect(result.n).toBe(90);
  });

  it("leaves alone what is about other columns, only warns, or covers the whole window", () => {
    const notes = [
      note({column: "wage"}),
      note({effect: "warn"}),
      note({starts: "1900-01-01"}),
      note({starts: "1960-01-01"})
    ];
    const result = estimate(grunfeld(), {formula: both, panel, notes});
    expect(result.n).toBe(200);
    expect(result.warnings.some(({code}) => code === "period-left-out" || code === "series-break")).toBe(false);
  });

  it("leaves out only the units a note is about, and says which and when", () => {
    const notes = [note({regions: ["3", "99"], starts: "1953-01-01"})];
    const result = estimate(grunfeld(), {formula: both, panel, notes});
    expect(result.n).toBe(198);
    const found = result.warnings.find(({code}) => code === "units-left-out");
    expect(found?.detail).toMatchObject({units: ["3"], periods: ["1953", "1954"], notes: ["break-1945"]});
    expect(found?.message).toContain("3 left out in 1953, 1954");
    expect(result.warnings.some(({code}) => code === "period-left-out")).toBe(false);
  });

  it("puts the periods back in a check, and says on which one the answer rests and why that one is suspect", () => {
    const table = withJump();
    const notes = [
      note({column: "y", starts: "2006-01-01", ends: "2006-12-31", id: "jump", text: "Andere telling in 2006."})
    ];
    const options = {formula: "y ~ x | unit + t", panel: {unit: "unit", period: "t"}, notes, robustness: true};
    const result = estimate(table, options);
    expect(row(result.robustness, "keep-breaks", "x").n).toBe(240);
    expect(row(result.robustness, "keep-breaks+drop-period:2006", "x").estimate).toBeCloseTo(
      result.coefficients[0]?.estimate ?? NaN,
      10
    );
    const found = result.warnings.find(({code, detail}) => code === "single-period" && detail?.["keptBreaks"] === 1);
    expect(found?.detail?.["periods"]).toEqual(["2006"]);
    expect(found?.detail?.["reasons"]).toEqual([
      {period: "2006", column: "y", note: "jump", text: "Andere telling in 2006."}
    ]);
    const kept = estimate(table, {...options, keepBreaks: true}).warnings.find(({code}) => code === "single-period");
    expect(kept?.message).toContain("2006 is suspect");
  });
});

/** 12 units, 9 periods, gaps, two areas. */
function smallPanel(seed: number): Frame {
  const random = createRandom(seed, 7);
  const rows = Array.from({length: 108}, (_, index) => ({unit: Math.floor(index / 9), t: (index % 9) + 1})).filter(
    () => random.uniform() > 0.06
  );
  const numbers = (make: (row: {unit: number; t: number}) => number): Float64Array => Float64Array.from(rows, make);
  const x = numbers(() => random.normal());
  const z = numbers(() => random.normal());
  return {
    length: rows.length,
    columns: {
      unit: rows.map(({unit}) => `u${unit}`),
      t: numbers(({t}) => t),
      area: rows.map(({unit}) => "abc".charAt(unit % 3)),
      x,
      z,
      w: numbers(() => 0.5 + random.uniform()),
      y: numbers(({unit, t}) => unit + t / 3 + random.normal()).map(
        (value, row) => value + (x[row] ?? 0) - (z[row] ?? 0)
      )
    }
  };
}

/** 60 municipalities with shocks shared by their six provinces. */
function municipal(): {frame: Frame; parents: Record<string, Record<string, string>>} {
  const random = createRandom(3);
  const shocks = Array.from({length: 36}, () => [random.normal(), random.normal()]);
  const rows = Array.from({length: 360}, (_, index) => ({unit: Math.floor(index / 6), t: (index % 6) + 1}));
  const code = (unit: number): string => `GM${String(unit).padStart(4, "0")}`;
  const made = (which: 0 | 1): Float64Array =>
    Float64Array.from(rows, ({unit, t}) => (shocks[(unit % 6) * 6 + t - 1]?.[which] ?? 0) + 0.3 * random.normal());
  const units = Array.from({length: 60}, (_, unit) => unit);
  return {
    frame: {
      length: rows.length,
      columns: {
        unit: rows.map(({unit}) => code(unit)),
        t: Float64Array.from(rows, ({t}) => t),
        x: made(0),
        y: made(1)
      }
    },
    parents: {province: Object.fromEntries(units.map((unit) => [code(unit), `PV${unit % 6}`]))}
  };
}

/** The link of x and y comes from 2006 alone. */
function withJump(): Frame {
  const random = createRandom(11);
  const rows = Array.from({length: 240}, (_, index) => ({unit: Math.floor(index / 8), t: 2001 + (index % 8)}));
  const x = Float64Array.from(rows, () => random.normal());
  return {
    length: rows.length,
    columns: {
      unit: rows.map(({unit}) => `u${unit}`),
      t: Float64Array.from(rows, ({t}) => t),
      x,
      y: Float64Array.from(rows, ({unit, t}, row) => unit + random.normal() + (t === 2006 ? 5 * (x[row] ?? 0) : 0))
    }
  };
}

function emptied(table: Frame, isGone: Uint8Array): Frame {
  const columns = Object.fromEntries(
    ["x", "y", "z"]
      .filter((name) => table.columns[name] !== undefined)
      .map((name) => [name, (table.columns[name] as Float64Array).map((v, row) => (isGone[row] ? NaN : v))])
  );
  return {...table, columns: {...table.columns, ...columns}};
}

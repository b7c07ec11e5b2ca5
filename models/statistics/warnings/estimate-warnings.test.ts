import {describe, expect, it} from "vitest";
import {grunfeld} from "../../../test/helpers/grunfeld.js";
import {estimate} from "../estimate.js";
import type {EstimateOptions} from "../estimate-options.js";
import {createRandom} from "../random.js";
import type {Frame, Warning} from "../types.js";
import {pathOf} from "./control-warnings.js";
import {warningCodes} from "./codes.js";

interface Made {
  units: number;
  periods: number;
  seed?: number;
}
type Row = {unit: number; t: number};

/** A panel whose columns are made row by row; `make` gets the random source and the row before of the same unit. */
function panelOf(
  {units, periods, seed = 1}: Made,
  make: (
    row: Row,
    before: Record<string, number> | null,
    random: ReturnType<typeof createRandom>
  ) => Record<string, number>
): Frame {
  const random = createRandom(seed);
  const rows: (Row & Record<string, number>)[] = [];
  for (let unit = 0; unit < units; unit++) {
    let before: Record<string, number> | null = null;
    for (let t = 0; t < periods; t++) {
      before = make({unit, t}, before, random);
      rows.push({...before, unit, t});
    }
  }
  const names = Object.keys(rows[0] ?? {}).filter((name) => name !== "unit");
  return {
    length: rows.length,
    columns: {
      unit: rows.map(({unit}) => `u${unit}`),
      ...Object.fromEntries(names.map((name) => [name, Float64Array.from(rows, (row) => row[name] ?? NaN)]))
    }
  };
}
const panel = {unit: "unit", period: "t"};
function warn(table: Frame, options: Partial<EstimateOptions> & {formula: string}, code: string): Warning | undefined {
  const {warnings} = estimate(table, {panel, ...options});
  for (const {code: own} of warnings) expect(Object.keys(warningCodes)).toContain(own);
  return warnings.find((warning) => warning.code === code);
}

describe("a lagged outcome", () => {
  const made = (rho: number, periods: number): Frame =>
    panelOf({units: 200, periods}, (_, before, random) => ({
      y: rho * (before?.["y"] ?? random.normal()) + random.normal(),
      x: random.normal()
    }));

  it("on few periods is warned of with the size of the bias and the figure without it", () => {
    const found = warn(made(0.6, 9), {formula: "y ~ l(y,1) + x | unit + t"}, "short-t-lagged-outcome");
    // 8 usable periods: rho-hat = rho − (1 + rho)/7, so about 0.6 − 0.23
    expect(found?.detail).toMatchObject({term: "l(y,1)", periods: 8});
    const {estimate: value, corrected, bias} = found?.detail as Record<string, number>;
    expect(value).toBeLessThan(0.5);
    expect(corrected).toBeCloseTo(((value ?? 0) * 7 + 1) / 6, 12);
    expect(bias).toBeCloseTo(-(1 + (corrected ?? 0)) / 7, 12);
    expect(Math.abs((corrected ?? 0) - 0.6)).toBeLessThan(0.1);
  });

  it("is not warned of on many periods, without unit effects, or when it is corrected for", () => {
    const table = made(0.6, 9);
    const code = "short-t-lagged-outcome";
    expect(warn(made(0.6, 40), {formula: "y ~ l(y,1) + x | unit + t"}, code)).toBeUndefined();
    expect(warn(table, {formula: "y ~ l(y,1) + x | t"}, code)).toBeUndefined();
    expect(warn(table, {formula: "y ~ l(x,1) + x | unit + t"}, code)).toBeUndefined();
  });

  it("near 1 is warned of, and so are residuals that repeat", () => {
    const walk = made(1, 30);
    expect(warn(walk, {formula: "y ~ l(y,1) + x | unit + t"}, "near-unit-persistence")?.detail?.["term"]).toBe(
      "l(y,1)"
    );
    const drift = panelOf({units: 30, periods: 60}, (_, before, random) => ({
      y: (before?.["y"] ?? 0) + random.normal(),
      x: (before?.["x"] ?? 0) + random.normal()
    }));
    expect(warn(drift, {formula: "y ~ x"}, "near-unit-persistence")?.detail?.["term"]).toBeNull();
    expect(warn(made(0.5, 30), {formula: "y ~ l(y,1) + x | unit + t"}, "near-unit-persistence")).toBeUndefined();
    expect(warn(made(0.5, 30), {formula: "y ~ x | unit + t"}, "near-unit-persistence")).toBeUndefined();
  });
});

describe("a 0/1 regressor under unit and period effects", () => {
  const switching = (dates: readonly number[]): Frame =>
    panelOf({units: 30, periods: 8}, ({unit, t}, _, random) => ({
      on: t >= (dates[unit % dates.length] ?? Infinity) ? 1 : 0,
      y: random.normal()
    }));
  it("that switches at different dates is warned of", () => {
    const found = warn(switching([3, 5, Infinity]), {formula: "y ~ on | unit + t"}, "staggered-treatment");
    expect(found?.detail).toEqual({term: "on", dates: 2, units: 20});
  });
  it("that switches at one date, or without both effects, is not", () => {
    expect(warn(switching([3, Infinity]), {formula: "y ~ on | unit + t"}, "staggered-treatment")).toBeUndefined();
    expect(warn(switching([3, 5]), {formula: "y ~ on | unit"}, "staggered-treatment")).toBeUndefined();
  });
});

describe("clusters", () => {
  it("that are few are warned of, with the bootstrap to hold beside them", () => {
    const found = estimate(grunfeld(), {
      formula: "inv ~ value | firm",
      panel: {unit: "firm", period: "year"}
    }).warnings.find(({code}) => code === "few-clusters");
    expect(found?.detail).toEqual({name: "firm", count: 10});
    expect(found?.message).toContain("--vcov wild:firm");
  });

  it("by a larger area lead when their standard errors are larger; buying regions count too", () => {
    const table = regional();
    const {parents} = table;
    const options: EstimateOptions = {formula: "y ~ x | unit + t", panel, parents, robustness: true};
    const {warnings, coefficients} = estimate(table.frame, options);
    const found = warnings.find(({code}) => code === "larger-clusters-lead");
    const by = coefficients[0]?.by ?? [];
    expect(by.map(({vcov}) => vcov)).toEqual([
      "cluster:unit",
      "cluster:corop",
      "cluster:jeugdregio",
      "wild:jeugdregio"
    ]);
    const largest = by.reduce((most, line) => ((line.se ?? 0) > (most.se ?? 0) ? line : most));
    expect(largest.vcov).toBe("cluster:jeugdregio");
    expect(found?.detail).toMatchObject({terms: ["x"], vcovs: [expect.stringContaining("jeugdregio")]});
    const few = warnings.find(({code}) => code === "few-clusters");
    expect(few?.message).toContain("wild cluster bootstrap: x");
  });
});

describe("other warnings", () => {
  const noise = panelOf({units: 40, periods: 5}, (_, __, random) => ({
    y: random.normal(),
    x: random.normal(),
    d: random.normal(),
    z: random.normal(),
    w: random.normal()
  }));

  it("names an instrument that hardly moves what it stands for", () => {
    expect(warn(noise, {formula: "y ~ x | 0 | d ~ z", vcov: ["hc1"]}, "weak-instrument")?.detail?.["f"]).toBeLessThan(
      10
    );
    const strong = {
      ...noise,
      columns: {...noise.columns, d: (noise.columns["z"] as Float64Array).map((z, i) => z + 0.1 * (i % 3))}
    };
    expect(warn(strong, {formula: "y ~ x | 0 | d ~ z", vcov: ["hc1"]}, "weak-instrument")).toBeUndefined();
  });

  it("names controls after the outcome and between exposure and outcome, by their path", () => {
    const links = [
      {from: "x", to: "w"},
      {from: "w", to: "y"},
      {from: "y", to: "d"},
      {from: "d", to: "z"}
    ];
    const {warnings} = estimate(noise, {formula: "y ~ x + w + z | unit", panel, links});
    const found = warnings.filter(({code}) => code.endsWith("-control"));
    expect(found.map(({code, detail}) => [code, detail?.["path"]])).toEqual([
      ["mediator-control", ["x", "w", "y"]],
      ["downstream-control", ["y", "d", "z"]]
    ]);
    expect(warn(noise, {formula: "y ~ x + d | unit"}, "downstream-control")).toBeUndefined();
  });

  it("finds no path through what is avoided, and ends on circles", () => {
    const links = [
      {from: "a", to: "b"},
      {from: "b", to: "a"},
      {from: "b", to: "c"}
    ];
    expect(pathOf(links, "a", "c", "none")).toEqual(["a", "b", "c"]);
    expect(pathOf(links, "a", "c", "b")).toBeNull();
    expect(pathOf(links, "c", "a", "none")).toBeNull();
  });

  it("says how many would look like something when many were tried", () => {
    expect(warn(noise, {formula: "y ~ x", tests: 200}, "multiple-testing")?.detail).toMatchObject({
      tests: 200,
      byChance: 10
    });
    expect(warn(noise, {formula: "y ~ x", tests: 1}, "multiple-testing")).toBeUndefined();
  });

  it("names counts too small to carry the estimate, also behind a rate", () => {
    const counts = panelOf({units: 30, periods: 4}, (_, __, random) => ({
      y: random.integer(12),
      rate: random.uniform() * 4,
      people: 3000 + random.integer(100)
    }));
    expect(
      warn(counts, {formula: "y ~ rate", columns: {y: {measure: "count"}}}, "small-cells")?.detail?.["column"]
    ).toBe("y");
    const columns = {rate: {per: 1000, denominator: "people", roundedTo: 5}};
    expect(warn(counts, {formula: "y ~ rate", columns}, "small-cells")?.detail).toMatchObject({
      column: "rate",
      limit: 10,
      roundedTo: 5
    });
    expect(warn(counts, {formula: "y ~ rate"}, "small-cells")).toBeUndefined();
  });

  it("names costs that are booked in different ways within the window", () => {
    const table = {...noise, columns: {...noise.columns, t: (noise.columns["t"] as Float64Array).map((t) => 2018 + t)}};
    const notes = [
      {
        id: "n",
        column: "y",
        starts: "2021-01-01",
        ends: null,
        kind: "definition-change",
        text: "Anders geboekt.",
        effect: "warn" as const
      }
    ];
    const columns = {y: {measure: "amount" as const}};
    expect(warn(table, {formula: "y ~ x | unit + t", notes, columns}, "booking-years")?.message).toContain(
      "Anders geboekt."
    );
    expect(warn(table, {formula: "y ~ x | unit + t", notes}, "booking-years")).toBeUndefined();
    expect(warn(table, {formula: "x ~ w | unit + t", notes, columns}, "booking-years")).toBeUndefined();
  });

  it("says that residuals of all units move together", () => {
    const common = panelOf({units: 30, periods: 12}, ({t}, _, random) => ({
      y: Math.sin(t * 2) * 3 + random.normal(),
      x: random.normal()
    }));
    expect(warn(common, {formula: "y ~ x | unit"}, "spatial-residuals")?.detail?.["test"]).toBe("pesaran-cd");
    expect(warn(common, {formula: "y ~ x | unit + t"}, "spatial-residuals")).toBeUndefined();
  });

  it("says that residuals of neighbours are alike", () => {
    const neighbours = Object.fromEntries(
      Array.from({length: 40}, (_, unit) => [
        `u${unit}`,
        [unit - 1, unit + 1].filter((n) => n >= 0 && n < 40).map((n) => `u${n}`)
      ])
    );
    const alike = panelOf({units: 40, periods: 6}, ({unit, t}, _, random) => ({
      y: 3 * Math.sin(unit / 4 + t) + random.normal(),
      x: random.normal()
    }));
    const {warnings} = estimate(alike, {formula: "y ~ x | unit + t", panel, neighbours});
    expect(warnings.some(({code, detail}) => code === "spatial-residuals" && detail?.["test"] === "moran")).toBe(true);
  });
});

/** Municipalities whose shocks are shared by their buying region: 120 units, 15 regions, 40 smaller areas. */
function regional(): {frame: Frame; parents: Record<string, Record<string, string>>} {
  const random = createRandom(5);
  const shocks = Array.from({length: 15 * 8}, () => [random.normal(), random.normal()]);
  const frame = panelOf({units: 120, periods: 8, seed: 6}, ({unit, t}, _, own) => {
    const [x = 0, y = 0] = shocks[(unit % 15) * 8 + t] ?? [];
    return {x: x + 0.3 * own.normal(), y: y + 0.3 * own.normal()};
  });
  const code = (unit: number): string => `GM${String(unit).padStart(4, "0")}`;
  const units = (frame.columns["unit"] as string[]).map((label) => code(Number(label.slice(1))));
  const all = Array.from({length: 120}, (_, unit) => unit);
  return {
    frame: {...frame, columns: {...frame.columns, unit: units}},
    parents: {
      corop: Object.fromEntries(all.map((unit) => [code(unit), `CR${unit % 40}`])),
      jeugdregio: Object.fromEntries(all.map((unit) => [code(unit), `JR${unit % 15}`]))
    }
  };
}

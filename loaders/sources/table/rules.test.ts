import {describe, expect, it} from "vitest";
import {mapCsv} from "./fixtures/test-card.js";

// A fixed generator: rules must hold for the numbers they meet, not for lucky ones.
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state / 2147483648;
  };
}

const wijk = (index: number): string => `WK0794${String(index).padStart(2, "0")}`;
const many = Array.from({length: 90}, (_, index) => wijk(index));

/** A wide table of wijken: cell(wijk number, column, year). */
function wide(
  columns: readonly string[],
  years: readonly number[],
  cell: (index: number, column: number, year: number) => string | number
): string {
  const header = ["code", ...columns.flatMap((name) => years.map((year) => `${name}_${year}`))];
  const rows = many.map((code, index) => [
    code,
    ...columns.flatMap((_, column) => years.map((year) => cell(index, column, year)))
  ]);
  return [header, ...rows].map((row) => row.join(",")).join("\n");
}

function run(csv: string, names: readonly string[], rules: readonly unknown[], extra: Record<string, unknown> = {}) {
  return mapCsv(csv, {
    region: {column: "code"},
    period: {},
    columns: names.map((name) => ({column: `${name}_{year}`, indicator: name})),
    rules,
    ...extra
  });
}

const counts = (result: ReturnType<typeof run>): [string, number][] =>
  result.problems.map(({kind, count}) => [kind, count]);

describe("repeated-mean", () => {
  const next = random(1);
  const tens = new Map(many.map((_, index) => [index, Math.round(next() * 40) * 10]));

  it("drops a mean of many decimals, also where its last digits differ", () => {
    const csv = wide(["ww"], [2018], (index) =>
      index < 20 ? (index < 3 ? "93.68053244592346" : "93.68053244592348") : (tens.get(index) ?? 0)
    );
    const result = run(csv, ["ww"], [{rule: "repeated-mean"}], {rounding: 10});
    expect(counts(result)).toEqual([["imputed-mean", 20]]);
    expect(result.observations).toHaveLength(70);
    expect(result.notes).toMatchObject([
      {indicator: "ww", kind: "imputation", starts: "2018-01-01", ends: "2018-12-31"}
    ]);
  });

  it("drops a mean that was rounded onto the grid", () => {
    const rest = [...tens.values()].slice(30);
    const mean = Math.round(rest.reduce((sum, value) => sum + value, 0) / rest.length / 10) * 10;
    const csv = wide(["ww"], [2018], (index) => (index < 30 ? mean : (tens.get(index) ?? 0)));
    const [found] = counts(run(csv, ["ww"], [{rule: "repeated-mean"}], {rounding: 10}));
    expect(found?.[0]).toBe("imputed-mean");
    expect(found?.[1]).toBeGreaterThanOrEqual(30);
  });

  it("leaves common genuine values alone: many zeros, tens and equal fractions", () => {
    const draw = random(2);
    const small = wide(["ww"], [2018], () => Math.floor(draw() * draw() * 12) * 10);
    expect(counts(run(small, ["ww"], [{rule: "repeated-mean"}], {rounding: 10}))).toEqual([]);
    // 5 youths of 65 in some, 10 of 160 in others: many decimals, repeated, and genuine.
    const fractions = wide(
      ["jz"],
      [2021],
      () => (500 * (1 + Math.floor(draw() * 6))) / (5 * (10 + Math.floor(draw() * 12)))
    );
    expect(counts(run(fractions, ["jz"], [{rule: "repeated-mean"}]))).toEqual([]);
  });
});

describe("copied-year", () => {
  it("drops the later of two equal years, and no year that merely resembles", () => {
    const draw = random(3);
    const values = many.map(() => Math.round(draw() * 100) * 10);
    const csv = wide(
      ["ww"],
      [2020, 2021, 2022],
      (index, _, year) => (values[index] ?? 0) + (year === 2020 && index % 3 === 0 ? 10 : 0)
    );
    const result = run(csv, ["ww"], [{rule: "copied-year"}]);
    expect(counts(result)).toEqual([["copied-year", 90]]);
    expect(new Set(result.observations.map(({period}) => period))).toEqual(new Set(["2020-01-01", "2021-01-01"]));
  });

  it("says nothing of a column with hardly any values", () => {
    const csv = wide(["ww"], [2020, 2021], () => 0);
    expect(counts(run(csv, ["ww"], [{rule: "copied-year"}]))).toEqual([]);
  });
});

describe("carried-forward", () => {
  const names = ["ww", "wb", "ao", "dichtheid"];
  const draw = random(4);
  const base = many.map(() => names.map(() => Math.round(draw() * 30) * 10));
  const drift = many.map(() => names.map(() => Math.round((draw() - 0.5) * 6) * 10));
  const genuine = (index: number, column: number, year: number): number =>
    (base[index]?.[column] ?? 0) +
    (year === 2019 ? (drift[index]?.[column] ?? 0) + (column === 3 ? 10 + (index % 7) : 0) : 0);

  it("drops a region all of whose columns stood still together", () => {
    const csv = wide(names, [2018, 2019], (index, column, year) =>
      index < 4 ? genuine(index, column, 2018) : genuine(index, column, year)
    );
    const result = run(csv, names, [{rule: "carried-forward"}]);
    expect(counts(result)).toEqual(names.map(() => ["carried-forward", 4]));
  });

  it("keeps rounded values that are equal while other columns moved", () => {
    const few = wide(names, [2018, 2019], (index, column, year) =>
      column < 3 && index % 9 === 0 ? genuine(index, column, 2018) : genuine(index, column, year)
    );
    expect(counts(run(few, names, [{rule: "carried-forward"}]))).toEqual([]);
  });

  it("drops equal values of a column where equality is far too common to be genuine", () => {
    const value = random(5);
    const first = many.map(() => Math.round(200 + value() * 200) / 10);
    const second = many.map((_, index) => (index < 50 ? (first[index] ?? 0) : Math.round(600 + value() * 200) / 10));
    const csv = wide(["inkomen", "dichtheid"], [2020, 2021], (index, column, year) =>
      column === 1 ? index * 3 + (year === 2021 ? 1 + (index % 5) : 0) : ((year === 2020 ? first : second)[index] ?? 0)
    );
    expect(counts(run(csv, ["inkomen", "dichtheid"], [{rule: "carried-forward"}]))).toEqual([["carried-forward", 50]]);
  });

  it("drops any equal value of the columns the card calls alone", () => {
    const csv = wide(["jz", "dichtheid"], [2020, 2021], (index, column, year) =>
      column === 0 ? (year === 2020 || index < 2 ? 5 + index / 7 : 6 + index / 11) : index * 10 + year
    );
    expect(counts(run(csv, ["jz", "dichtheid"], [{rule: "carried-forward", alone: ["jz_{year}"]}]))).toEqual([
      ["carried-forward", 2]
    ]);
  });
});

describe("dissolved-region", () => {
  it("drops wijken of a municipality in the years after it was dissolved", () => {
    const result = mapCsv("code,ww_2020,ww_2021\nWK000300,150,150\nWK079401,10,20", {
      region: {column: "code"},
      period: {},
      columns: [{column: "ww_{year}", indicator: "ww"}],
      rules: [{rule: "dissolved-region"}]
    });
    expect(result.problems).toMatchObject([
      {kind: "dissolved-region", count: 1, message: expect.stringContaining("WK000300 2021")}
    ]);
    expect(result.observations.map(({region, period}) => `${region} ${period.slice(0, 4)}`)).toEqual([
      "WK000300 2020",
      "WK079401 2020",
      "WK079401 2021"
    ]);
  });
});

describe("lost-decimals", () => {
  it("refuses a year of a column whose whole numbers begin with zero", () => {
    const csv = wide(["laag"], [2021, 2022], (index, _, year) =>
      year === 2021 ? String(4 + index).padStart(2, "0") : (4 + index) / 10
    );
    const result = run(csv, ["laag"], [{rule: "lost-decimals"}]);
    expect(counts(result)).toEqual([["lost-decimals", 90]]);
    expect(result.observations.every(({period}) => period === "2022-01-01")).toBe(true);
  });
});

describe("repeated-value", () => {
  it("keeps and questions what is equal three years running, zeros apart", () => {
    const csv = "code;b|2015;b|2016;b|2017\nGM0794;50,2;50,2;50,2\nGM0344;0;0;0\nGM0518;1;1;2";
    const result = mapCsv(csv, {
      format: {decimal: ","},
      region: {column: "code"},
      period: {},
      columns: [{column: "b|{year}", indicator: "b"}],
      rules: [{rule: "repeated-value", years: 3}]
    });
    expect(result.observations).toHaveLength(9);
    expect(result.problems).toMatchObject([{kind: "repeated-value", count: 1}]);
    expect(result.notes).toMatchObject([{kind: "plausibility", regions: ["GM0794"], effect: "warn"}]);
  });
});

import {describe, expect, it} from "vitest";
import type {QualityNote} from "../warehouse/types.js";
import {pulse} from "./pulse.js";
import type {SitePoint} from "./types.js";

const year = (period: number, value: number | null): SitePoint => ({
  period: `${period}-01-01`,
  value,
  status: "definitive"
});
const flat = [2015, 2016, 2017, 2018, 2019].map((period, index) => year(period, [10, 11, 10, 9, 10][index] ?? 0));
const broken = (starts: string, effect: QualityNote["effect"] = "exclude"): QualityNote => ({
  id: "b",
  indicator: "x",
  regions: null,
  starts,
  ends: null,
  kind: "series-break",
  text: "anders geteld",
  effect,
  origin: "catalogue"
});

describe("pulse", () => {
  it("compares the latest value with the one before and with the years before the crisis", () => {
    const result = pulse([...flat, year(2020, 20)], "year", [], 2020);
    expect(result?.sincePrevious?.difference).toBe(10);
    expect(result?.sincePrevious?.exceedsNoise).toBe(true);
    expect(result?.baseline?.expected).toBe(10);
    expect(result?.baseline?.firstYear).toBe(2015);
    expect(result?.sinceBaseline?.exceedsNoise).toBe(true);
  });

  it("calls a change within the ordinary spread no more than chance", () => {
    expect(pulse([...flat, year(2020, 10.5)], "year", [], 2020)?.sinceBaseline?.exceedsNoise).toBe(false);
  });

  it("does not compare across a break that excludes", () => {
    const result = pulse([...flat, year(2020, 20)], "year", [broken("2020-01-01")], 2020);
    expect(result?.previous).toBeNull();
    expect(result?.baseline).toBeNull();
    expect(result?.notComparable).toBe("break");
    expect(pulse([...flat, year(2020, 20)], "year", [broken("2020-01-01", "warn")], 2020)?.baseline).not.toBeNull();
  });

  it("compares a month with the same month of earlier years", () => {
    const months = [2016, 2017, 2018, 2019].flatMap((y) =>
      [1, 2, 3].map((m): SitePoint => ({period: `${y}-0${m}-01`, value: m === 2 ? 50 : 10, status: "definitive"}))
    );
    const result = pulse([...months, {period: "2020-02-01", value: 60, status: "provisional"}], "month", [], 2020);
    expect(result?.baseline?.expected).toBe(50);
    expect(result?.baseline?.n).toBe(4);
  });

  it("passes over periods without a value", () => {
    expect(pulse([...flat, year(2020, null)], "year", [], 2020)?.latest.period).toBe("2019-01-01");
    expect(pulse([year(2020, null)], "year", [], 2020)).toBeNull();
  });
});

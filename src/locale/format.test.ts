import fc from "fast-check";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {readCatalogue} from "../../loaders/catalogue/catalogue.js";
import {projectRoot} from "../../loaders/warehouse/paths.js";
import {
  formatBare,
  formatChange,
  formatCount,
  formatDate,
  formatDuration,
  formatEuro,
  formatMissing,
  formatNumber,
  formatPercent,
  formatPercentagePoints,
  formatPeriod,
  formatPeriodRange,
  formatPlainNumber,
  formatProbability,
  formatSigned,
  formatValue,
  isoDay,
  tickNumber
} from "./format.js";
import {isoWeek, middleOf, nextPeriod, parseDay, periodsBetween} from "./period.js";

// Non-breaking spaces are compared as plain ones, once proven to be there.
const plain = (text: string): string => text.replaceAll("\u00a0", " ");

describe("numbers", () => {
  it.each([
    [931298, undefined, "931.298"],
    [1.5, undefined, "1,5"],
    [-3, undefined, "\u22123"],
    [-0.0001, 1, "0,0"],
    [0, undefined, "0"],
    [12.345, 1, "12,3"],
    [1234567.891, 2, "1.234.567,89"],
    [5e-324, undefined, "0"]
  ])("formatNumber(%s, %s) is %s", (value, decimals, text) => {
    expect(formatNumber(value, decimals)).toBe(text);
  });

  it("puts a number that does not exist in words", () => {
    for (const value of [Number.NaN, Infinity, -Infinity, null, undefined])
      for (const format of [formatNumber, formatPercent, formatPercentagePoints, formatEuro, formatSigned])
        expect(format(value as number)).toBe("geen gegevens");
    expect(formatChange(Number.NaN, {reference: "2019"})).toBe("nog geen eerder cijfer om mee te vergelijken");
  });

  it("never prints NaN, Infinity, a hyphen for minus or a decimal point", () => {
    fc.assert(
      fc.property(fc.double(), fc.constantFrom("", "%", "euro", "personen"), (value, unit) => {
        for (const text of [
          formatValue(value, {unit}),
          formatBare(value, {unit}),
          formatChange(value, {unit, reference: "2019"}),
          formatSigned(value),
          formatEuro(value, {short: true})
        ])
          expect(text).not.toMatch(/NaN|Infinity|∞|-|\d\.\d{1,2}(?!\d)/);
      })
    );
  });

  it("keeps percent and percentage point apart", () => {
    expect(formatPercent(12.4, 1)).toBe("12,4\u00a0%");
    expect(formatPercentagePoints(1.8, 1)).toBe("1,8\u00a0procentpunt");
    expect(plain(formatChange(1.8, {unit: "% van de volwassenen", decimals: 1, reference: "2019"}))).toBe(
      "1,8 procentpunt hoger dan 2019"
    );
    expect(plain(formatChange(-18, {as: "percent", reference: "dezelfde maand van 2019"}))).toBe(
      "18 % lager dan dezelfde maand van 2019"
    );
  });

  it("calls a change that rounds to nothing equal", () => {
    expect(formatChange(0.04, {decimals: 1, reference: "2019"})).toBe("gelijk aan 2019");
    expect(formatSigned(0.04, 1)).toBe("0,0");
    expect(formatSigned(-0.04, 1)).toBe("0,0");
    expect(formatSigned(1.84, 1)).toBe("+1,8");
  });

  it("never writes that a chance is nothing", () => {
    expect(plain(formatProbability(3e-7))).toBe("< 0,0001");
    expect(plain(formatProbability(0))).toBe("< 0,0001");
    expect(formatProbability(0.0001)).toBe("0,0001");
    expect(formatProbability(0.04567)).toBe("0,0457");
    expect(formatProbability(null)).toBe(formatNumber(null));
  });

  it.each([
    [1234, {}, "€ 1.234"],
    [3_600_000, {short: true}, "€ 3,6 mln"],
    [999_999, {short: true}, "€ 1,0 mln"],
    [4_123_000_000, {short: true}, "€ 4,1 mld"],
    [999_999_999, {short: true}, "€ 1,0 mld"],
    [-1234, {}, "€ \u22121.234"],
    [2.5, {}, "€ 2,50"],
    [-0.001, {decimals: 0}, "€ 0"]
  ])("formatEuro(%s, %o) is %s", (value, options, text) => {
    expect(plain(formatEuro(value, options))).toBe(text);
  });

  it("keeps the unit and the denominator with the value", () => {
    expect(plain(formatValue(12.4, {unit: "% van de volwassenen", decimals: 1}))).toBe("12,4 % van de volwassenen");
    expect(plain(formatValue(1234, {unit: "euro per inwoner"}))).toBe("€ 1.234 per inwoner");
    expect(plain(formatValue(1234, {unit: "personen"}))).toBe("1.234 personen");
    expect(plain(formatValue(7, {unit: "eurocentrales"}))).toBe("7 eurocentrales");
    expect(plain(formatCount(1, "gemeente", "gemeenten"))).toBe("1 gemeente");
    expect(plain(formatCount(342, "gemeente", "gemeenten"))).toBe("342 gemeenten");
  });

  it("writes plain numbers that Dutch Excel reads back", () => {
    expect(formatPlainNumber(931298.25)).toBe("931298,25");
    expect(formatPlainNumber(-1.5)).toBe("-1,5");
    expect(formatPlainNumber(0.1 + 0.2)).toBe("0,3");
    expect(formatPlainNumber(123456789012345)).toBe("123456789012345");
  });
});

describe("dates and periods", () => {
  it("writes dates out, in Dutch, on the Dutch day", () => {
    expect(plain(formatDate("2026-11-22"))).toBe("22 november 2026");
    expect(plain(formatDate("2026-07-31T22:30:00Z"))).toBe("1 augustus 2026");
    expect(isoDay(new Date("2026-12-31T23:30:00Z"))).toBe("2027-01-01");
    expect(formatDate("zomaar")).toBe("geen gegevens");
  });

  it.each([
    ["2020-01-01", "year", "2020", "2020"],
    ["2020-07-01", "quarter", "3e kwartaal 2020", "3e kw. 2020"],
    ["2020-03-01", "month", "maart 2020", "mrt 2020"],
    ["2018-01-29", "week", "week 5 van 2018", "wk 5 2018"],
    ["2025-01-01", "half-year", "1e halfjaar 2025", "1e hj. 2025"],
    ["2021-08-01", "school-year", "schooljaar 2021/'22", "2021/'22"],
    ["1999-08-01", "school-year", "schooljaar 1999/'00", "1999/'00"],
    ["2026-11-22", "day", "22 november 2026", "22 nov 2026"]
  ] as const)("%s by %s is %s", (start, grain, long, short) => {
    expect(plain(formatPeriod(start, grain))).toBe(long);
    expect(formatPeriod(start, grain, {short: true})).toBe(short);
  });

  it("joins a range in words, and once when both ends are one", () => {
    expect(formatPeriodRange("2018-01-01", "2021-01-01", "year")).toBe("2018 tot en met 2021");
    expect(formatPeriodRange("2018-01-01", "2021-01-01", "year", {short: true})).toBe("2018–2021");
    expect(formatPeriodRange("2018-01-01", "2018-01-01", "year")).toBe("2018");
  });

  // ISO 8601: 2020-12-28 starts week 53 of 2020; 2018-12-31 starts week 1 of 2019.
  it("numbers weeks as ISO 8601 does", () => {
    expect(isoWeek("2020-12-28")).toEqual({week: 53, year: 2020});
    expect(isoWeek("2018-12-31")).toEqual({week: 1, year: 2019});
    expect(isoWeek("2018-01-29")).toEqual({week: 5, year: 2018});
  });

  it("steps from period to period and finds the middle", () => {
    expect(nextPeriod("2020-02-01", "month")).toBe("2020-03-01");
    expect(nextPeriod("2020-12-28", "week")).toBe("2021-01-04");
    expect(periodsBetween("2019-10-01", "2020-07-01", "quarter")).toEqual([
      "2019-10-01",
      "2020-01-01",
      "2020-04-01",
      "2020-07-01"
    ]);
    expect(middleOf("2021-01-01", "year").toISOString()).toBe("2021-07-02T12:00:00.000Z");
    expect(() => parseDay("2021-02-30")).toThrow("invalid date: 2021-02-30");
  });

  it("puts as many decimals on an axis as its step needs, and the same on each tick", () => {
    const ticks = [0, 0.5, 1, 1.5];
    expect(ticks.map((tick, index) => tickNumber()(tick, index, ticks))).toEqual(["0,0", "0,5", "1,0", "1,5"]);
    expect(plain(tickNumber("euro")(2_500_000, 0, [2_000_000, 2_500_000]))).toBe("€ 2,5 mln");
    expect(plain(tickNumber("%")(10, 0, [0, 10]))).toBe("10 %");
  });
});

describe("units", () => {
  it("are singular after 1 alone", () => {
    const unit = "uitkeringen per 1.000 inwoners";
    const said = [1, -1, 0, 2, 1.04, 21].map((value) => formatValue(value, {unit, decimals: 0}));
    expect(said.map((text) => text.replaceAll("\u00a0", " "))).toEqual([
      "1 uitkering per 1.000 inwoners",
      "−1 uitkering per 1.000 inwoners",
      "0 uitkeringen per 1.000 inwoners",
      "2 uitkeringen per 1.000 inwoners",
      "1 uitkering per 1.000 inwoners",
      "21 uitkeringen per 1.000 inwoners"
    ]);
    expect(formatValue(1, {unit, decimals: 1})).toBe("1,0\u00a0uitkeringen per 1.000 inwoners");
    expect(formatValue(1, {unit: "verzekerde jaren"})).toBe("1\u00a0verzekerd jaar");
    expect(formatValue(1, {unit: "weken onderwijs"})).toBe("1\u00a0week onderwijs");
    expect(formatValue(1, {unit: "index (hoogste week = 100)"})).toBe("1\u00a0index (hoogste week = 100)");
  });

  it("of the catalogue all have one", async () => {
    const {indicators} = await readCatalogue(join(projectRoot(), "data"));
    const plural = [...indicators.values()]
      .map(({unit}) => unit)
      .filter((unit) => /^[a-zë]+(en|s)\b/.test(unit) && formatValue(1, {unit}) === `1\u00a0${unit}`);
    expect(plural).toEqual([]);
  });
});

describe("words", () => {
  it("says why there is no number", () => {
    expect(formatMissing("suppressed")).toBe("geen gegevens, omdat het om te weinig mensen gaat");
    expect(formatMissing(null)).toBe("geen gegevens, omdat de reden niet is opgegeven");
    expect(formatMissing("de meting pas in 2027 begint.")).toBe("geen gegevens, omdat de meting pas in 2027 begint");
  });

  it("rounds time up", () => {
    expect(formatDuration(0.2)).toBe("1 seconde");
    expect(formatDuration(12.1)).toBe("13 seconden");
    expect(formatDuration(60.5)).toBe("2 minuten");
  });

  it("keeps one figure behind the millions, whatever decimals euros have", () => {
    expect(plain(formatBare(1_105_604, {unit: "euro", decimals: 0}))).toBe("€ 1,1 mln");
    expect(plain(formatBare(551_305, {unit: "euro", decimals: 0}))).toBe("€ 551.305");
  });
});

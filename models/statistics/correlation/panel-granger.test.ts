import {describe, expect, it} from "vitest";
import {grunfeld} from "../../../test/helpers/grunfeld.js";
import {noisePanel} from "../honesty/made-panels.js";
import type {Column, Frame} from "../types.js";
import {panelGranger} from "./panel-granger.js";

const options = {x: "value", y: "inv", unit: "firm", period: "year"} as const;
const close = (got: number | null | undefined, want: number): void => {
  expect(Math.abs((got ?? NaN) - want) / Math.abs(want)).toBeLessThan(1e-9);
};
function without(table: Frame, isGone: (firm: number, year: number) => boolean): Frame {
  const rows = Array.from({length: table.length}, (_, row) => row).filter(
    (row) => !isGone(Number(table.columns["firm"]![row]), Number(table.columns["year"]![row]))
  );
  const columns = Object.entries(table.columns).map(([name, column]): [string, Column] => [
    name,
    column instanceof Float64Array ? Float64Array.from(rows, (row) => column[row]!) : rows.map((row) => column[row]!)
  ]);
  return {length: rows.length, columns: Object.fromEntries(columns)};
}

describe("panelGranger", () => {
  // plm 2.6-2, R 4.2: pgrangertest(inv ~ value, Grunfeld, order, test)
  it.each([
    [1, 3.0226286440131, 4.5227351412515, 3.2896001270229, 0.0010032985306459],
    [2, 3.8756859419339, 2.9657198758347, 1.6831969950683, 0.092336962350336]
  ])("gives plm's numbers with %i lags", (order, wBar, zBar, zTilde, p) => {
    const result = panelGranger(grunfeld(), {...options, order});
    close(result.wBar, wBar);
    close(result.zBar?.statistic, zBar);
    close(result.zTilde?.statistic, zTilde);
    close(result.zTilde?.p, p);
    expect(result).toMatchObject({units: 10, label: "description", dropped: []});
  });

  it("gives plm's statistic of each unit", () => {
    const w = panelGranger(grunfeld(), options).byUnit;
    close(w.find(({unit}) => unit === "1")?.w, 1.3393907714318);
    close(w.find(({unit}) => unit === "5")?.w, 11.595821899832);
  });

  // firm 5 to 1950, firm 2 from 1938; test = "Ztilde"
  it("gives plm's numbers on series of different length, without the statistic that needs equal ones", () => {
    const table = without(grunfeld(), (firm, year) => (firm === 5 && year > 1950) || (firm === 2 && year < 1938));
    const result = panelGranger(table, options);
    close(result.wBar, 1.8845643502192);
    close(result.zTilde?.statistic, 1.2591150498885);
    close(result.zTilde?.p, 0.20798877921073);
    expect(result.zBar).toBeNull();
  });

  it("names units that are too short or do not vary, and refuses when none is left", () => {
    const short = without(grunfeld(), (firm, year) => firm === 3 && year > 1941);
    expect(panelGranger(short, options).dropped).toEqual([{reason: "too-short", count: 1}]);
    const flat = grunfeld();
    const value = Float64Array.from(flat.columns["value"] as Float64Array, (v, row) =>
      Number(flat.columns["firm"]![row]) === 4 ? 7 : v
    );
    const result = panelGranger({...flat, columns: {...flat.columns, value}}, options);
    expect(result).toMatchObject({units: 9, dropped: [{reason: "no-variation", count: 1}]});
    expect(() =>
      panelGranger(
        without(grunfeld(), (_, year) => year > 1941),
        options
      )
    ).toThrow(/no firm has more than 7/);
    expect(() => panelGranger(grunfeld(), {...options, order: 0})).toThrow(/1 or more/);
  });

  it("sees a planted lead and not its reverse, and about 5 % where there is nothing", () => {
    const shape = {regions: 40, periods: 25, indicators: 2, persistence: 0.4};
    const columns = {unit: "region", period: "t"} as const;
    const noise = noisePanel(shape, 3);
    const v1 = noise.columns["v1"] as Float64Array;
    const v2 = Float64Array.from(noise.columns["v2"] as Float64Array, (value, row) =>
      row % shape.periods === 0 ? value : value + 0.5 * v1[row - 1]!
    );
    const planted = {...noise, columns: {...noise.columns, v2}};
    expect(panelGranger(planted, {...columns, x: "v1", y: "v2"}).zTilde!.p).toBeLessThan(1e-8);
    expect(panelGranger(planted, {...columns, x: "v2", y: "v1"}).zTilde!.p).toBeGreaterThan(0.01);
    let found = 0;
    for (let seed = 1; seed <= 100; seed++) {
      const {zTilde} = panelGranger(noisePanel(shape, seed), {...columns, x: "v1", y: "v2"});
      if (zTilde!.p < 0.05) found++;
    }
    expect(found).toBeLessThanOrEqual(12);
  });
});

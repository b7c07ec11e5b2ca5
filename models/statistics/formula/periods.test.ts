import {describe, expect, it} from "vitest";
import {parsePeriods} from "./periods.js";

const read = (values: string[] | Float64Array): {time: number[]; labels: string[]} => {
  const {time, labels} = parsePeriods(values);
  return {time: [...time], labels};
};

describe("parsePeriods", () => {
  it.each([
    [
      ["2018", "2021"],
      [0, 3],
      ["2018", "2019", "2020", "2021"]
    ],
    [
      ["2018-H2", "2019-H1"],
      [0, 1],
      ["2018-H2", "2019-H1"]
    ],
    [
      ["2019-Q1", "2018-Q3"],
      [2, 0],
      ["2018-Q3", "2018-Q4", "2019-Q1"]
    ],
    [
      ["2018-11", "2019-02"],
      [0, 3],
      ["2018-11", "2018-12", "2019-01", "2019-02"]
    ],
    [
      ["2020-W52", "2021-W01"],
      [0, 2],
      ["2020-W52", "2020-W53", "2021-W01"]
    ],
    [
      ["2020-02-28", "2020-03-01"],
      [0, 2],
      ["2020-02-28", "2020-02-29", "2020-03-01"]
    ],
    [
      ["2018KW01", "2018KW03"],
      [0, 2],
      ["2018KW01", "2018-Q2", "2018KW03"]
    ],
    [
      ["2018JJ00", "2019JJ00"],
      [0, 1],
      ["2018JJ00", "2019JJ00"]
    ],
    [
      ["2018MM12", "2019MM01"],
      [0, 1],
      ["2018MM12", "2019MM01"]
    ],
    [
      ["2018HJ01", "2019HJ01"],
      [0, 2],
      ["2018HJ01", "2018-H2", "2019HJ01"]
    ],
    [
      ["2018W101", "2018W102"],
      [0, 1],
      ["2018W101", "2018W102"]
    ],
    [
      ["2018/19", "2020/21"],
      [0, 2],
      ["2018/19", "2019/20", "2020/21"]
    ]
  ])("puts %j at steps %j", (values, time, labels) => {
    expect(read(values)).toEqual({time, labels});
  });

  it("takes the smallest step of evenly spaced numbers for one period, and four-digit numbers for years", () => {
    expect(read(Float64Array.of(0, 5, 20))).toEqual({time: [0, 1, 4], labels: ["0", "5", "10", "15", "20"]});
    expect(read(Float64Array.of(1980, 1980.25, 1981)).time).toEqual([0, 1, 4]);
    expect(read(Float64Array.of(2014, 2018)).time).toEqual([0, 4]);
    expect(read(Float64Array.of(7))).toEqual({time: [0], labels: ["7"]});
  });

  it.each([
    [["2018", "2018-Q1"], "mixed-grains"],
    [["2018-Q1", "2018-03"], "mixed-grains"],
    [["2018-13"], "unknown-period"],
    [["2019-W53"], "unknown-period"],
    [["2019-02-29"], "unknown-period"],
    [["spring"], "unknown-period"],
    [[1, 2, 3.4], "uneven-periods"],
    [[1, NaN], "missing-period"],
    [[0, 1, 1e9], "too-many-periods"]
  ])("refuses %j as %s", (values, kind) => {
    const column = typeof values[0] === "number" ? Float64Array.from(values as number[]) : (values as string[]);
    expect(() => parsePeriods(column)).toThrow(expect.objectContaining({kind}));
  });
});

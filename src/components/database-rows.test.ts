import {
  Decimal,
  Field,
  Int32,
  Int64,
  List,
  RecordBatch,
  Schema,
  Struct,
  Table,
  Utf8,
  DateMillisecond,
  makeData,
  vectorFromArray
} from "apache-arrow";
import {describe, expect, it} from "vitest";
import {plainRows} from "./database-rows.js";

const decimals = (words: number[], scale: number): Table => {
  const type = new Decimal(scale, 38, 128);
  const data = makeData({type, length: words.length / 4, data: Uint32Array.from(words)});
  const schema = new Schema([new Field("d", type, true)]);
  return new Table(new RecordBatch(schema, makeData({type: new Struct(schema.fields), children: [data]})));
};

describe("plainRows", () => {
  it("scales decimals, also negative ones", () => {
    // 1.5 as 15e-1; −0.01 as −1e-2 in two's complement over four words.
    expect(plainRows(decimals([15, 0, 0, 0], 1))).toEqual([{d: 1.5}]);
    expect(plainRows(decimals([0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff], 2))).toEqual([{d: -0.01}]);
  });

  it("reads all words of a wide integer", () => {
    // 2^32 · 3 + 7 and 2^64.
    expect(plainRows(decimals([7, 3, 0, 0], 0))).toEqual([{d: 12884901895}]);
    expect(plainRows(decimals([0, 0, 1, 0], 0))).toEqual([{d: 18446744073709551616}]);
  });

  it("rounds a decimal to the nearest number", () => {
    // 0.1 + 0.2 summed as decimals is exactly 0.3, not 0.30000000000000004.
    expect(plainRows(decimals([3, 0, 0, 0], 1))).toEqual([{d: 0.3}]);
  });

  it("turns big integers into numbers and keeps text, null and dates", () => {
    const table = new Table({
      big: vectorFromArray([9007199254740991n, null], new Int64()),
      text: vectorFromArray(["GM0794", null], new Utf8()),
      small: vectorFromArray([1, 2], new Int32()),
      day: vectorFromArray([new Date("2020-03-15"), null], new DateMillisecond())
    });
    expect(plainRows(table)).toEqual([
      {big: 9007199254740991, text: "GM0794", small: 1, day: new Date("2020-03-15")},
      {big: null, text: null, small: 2, day: null}
    ]);
  });

  it("refuses a list and says what to do", () => {
    const table = new Table({l: vectorFromArray([[1]], new List(new Field("item", new Int32(), true)))});
    expect(() => plainRows(table)).toThrow(/column l .* cast it/);
  });
});

import {describe, expect, it} from "vitest";
import {demean} from "../linear/demean.js";
import {createRandom} from "../random.js";
import type {Coding} from "../types.js";
import {effectRemover} from "./two-way.js";

function coding(codes: readonly number[]): Coding {
  const levels = [...new Set(codes)].sort((a, b) => a - b);
  return {name: "", codes: Int32Array.from(codes, (code) => levels.indexOf(code)), levels: levels.map(String)};
}

describe("effectRemover", () => {
  const random = createRandom(9);
  const cells = Array.from({length: 400}, (_, cell) => cell).filter(() => random.uniform() < 0.6);
  const unit = coding(cells.map((cell) => Math.floor(cell / 20)));
  const period = coding(cells.map((cell) => cell % 20));
  const column = Float64Array.from(cells, (cell) => 1e6 + (cell % 7) * 3 + random.normal());

  it("agrees with alternating projections on an unbalanced panel, whichever effect comes first", () => {
    const [want] = demean([column], [unit, period]);
    for (const effects of [
      [unit, period],
      [period, unit]
    ]) {
      const got = effectRemover(effects, cells.length)(column);
      // A column of a million has a rounding of 1e-10.
      got.forEach((value, row) => expect(Math.abs(value - want![row]!)).toBeLessThan(1e-9));
    }
  });

  it("leaves nothing of either effect", () => {
    const got = effectRemover([unit, period], cells.length)(column);
    for (const {codes, levels} of [unit, period]) {
      const sums = levels.map(() => 0);
      got.forEach((value, row) => (sums[codes[row]!] = sums[codes[row]!]! + value));
      for (const sum of sums) expect(Math.abs(sum)).toBeLessThan(1e-8);
    }
  });

  it("takes parts of a panel that do not hang together, and levels of one row", () => {
    const a = coding([0, 0, 0, 0, 1, 1, 2, 2, 3]);
    const b = coding([0, 1, 0, 1, 2, 3, 2, 3, 4]);
    const y = Float64Array.of(1, 4, 2, 9, 5, 3, 8, 1, 6);
    const [want] = demean([y], [a, b]);
    effectRemover([a, b], 9)(y).forEach((value, row) => expect(value).toBeCloseTo(want![row]!, 12));
    expect(y[0]).toBe(1);
  });

  it("takes none, one and three effects", () => {
    const mean = column.reduce((sum, value) => sum + value, 0) / column.length;
    effectRemover([], cells.length)(column).forEach((value, row) => expect(value).toBeCloseTo(column[row]! - mean, 6));
    const third = coding(cells.map((cell) => cell % 3));
    for (const effects of [[unit], [unit, period, third]]) {
      const [want] = demean([column], effects);
      effectRemover(effects, cells.length)(column).forEach((value, row) => expect(value).toBeCloseTo(want![row]!, 8));
    }
  });
});

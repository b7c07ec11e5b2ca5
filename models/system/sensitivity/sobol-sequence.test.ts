import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {sharedDir} from "../../../test/helpers/shared.js";
import {mostDimensions, sobolSequence} from "./sobol-sequence.js";

describe("sobolSequence", () => {
  it("gives the first points of new-joe-kuo-6.21201 exactly", () => {
    // scipy.stats.qmc.Sobol(8, scramble=False).random(16)[[0, 1, 2, 4, 13, 15]]
    const points = sobolSequence(16, 8);
    const at = (point: number): number[] => [...points.subarray(point * 8, point * 8 + 8)];
    expect(at(0)).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
    expect(at(1)).toEqual([0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5]);
    expect(at(2)).toEqual([0.75, 0.25, 0.25, 0.25, 0.75, 0.75, 0.25, 0.75]);
    expect(at(4)).toEqual([0.375, 0.375, 0.625, 0.875, 0.375, 0.125, 0.375, 0.875]);
    expect(at(13)).toEqual([0.8125, 0.6875, 0.8125, 0.0625, 0.4375, 0.9375, 0.5625, 0.5625]);
    expect(at(15)).toEqual([0.0625, 0.9375, 0.5625, 0.3125, 0.6875, 0.1875, 0.8125, 0.3125]);
  });

  const shared = join(sharedDir ?? "", "cases/systems/19-sobol-sequence/case.json");
  it.runIf(sharedDir !== null && existsSync(shared))("equals the reference case", () => {
    const {points} = (JSON.parse(readFileSync(shared, "utf8")) as {expected: {points: number[][]}}).expected;
    expect([...sobolSequence(16, 8)]).toEqual(points.flat());
  });

  it("equals scipy far along and in the last dimension", () => {
    // s = scipy.stats.qmc.Sobol(256, scramble=False, bits=32).random(1024)
    const points = sobolSequence(1024, 256);
    let [sum, weighted] = [0, 0];
    points.forEach((value, index) => {
      sum += value;
      weighted += value * ((index % 97) + 1);
    });
    // s.sum(); (s.ravel() * (np.arange(1024 * 256) % 97 + 1)).sum()
    expect(sum).toBe(130944);
    expect(weighted).toBe(6413338.1220703125);
    // s[1000, [100, 200, 255]]
    expect([100, 200, 255].map((dimension) => points[1000 * 256 + dimension])).toEqual([
      0.7685546875, 0.7529296875, 0.2490234375
    ]);
  });

  it.each([undefined, 1, 2])("holds one point in each interval, scrambled by %s or not", (scramble) => {
    const points = sobolSequence(1024, 40, {scramble});
    for (let dimension = 0; dimension < 40; dimension++) {
      const cells = new Set(
        Array.from({length: 1024}, (_, at) => Math.floor((points[at * 40 + dimension] ?? 0) * 1024))
      );
      expect(cells.size).toBe(1024);
    }
  });

  it("is a net in two dimensions also after scrambling", () => {
    const points = sobolSequence(256, 2, {scramble: 5});
    for (const [wide, high] of [
      [256, 1],
      [16, 16],
      [4, 64],
      [1, 256]
    ] as const) {
      const cells = new Set(
        Array.from(
          {length: 256},
          (_, at) => Math.floor((points[at * 2] ?? 0) * wide) * 1000 + Math.floor((points[at * 2 + 1] ?? 0) * high)
        )
      );
      expect(cells.size).toBe(256);
    }
  });

  it("gives the same points in parts, and for fewer dimensions", () => {
    for (const scramble of [undefined, 3]) {
      const whole = [...sobolSequence(300, 5, {scramble})];
      const parts = [0, 100, 137].flatMap((first, part) => [
        ...sobolSequence([100, 37, 163][part] ?? 0, 5, {scramble, first})
      ]);
      expect(parts).toEqual(whole);
      const fewer = [...sobolSequence(300, 2, {scramble})];
      expect(fewer).toEqual(whole.filter((_, index) => index % 5 < 2));
    }
  });

  it("scrambles by its seed and never gives 0 or 1", () => {
    const [one, two] = [sobolSequence(4096, 3, {scramble: 1}), sobolSequence(4096, 3, {scramble: 2})];
    expect([...one]).not.toEqual([...two]);
    expect(one.every((value) => value > 0 && value < 1)).toBe(true);
  });

  it("says how many dimensions and points there are", () => {
    expect(() => sobolSequence(4, mostDimensions + 1)).toThrow(/1 to 256 dimensions/);
    expect(() => sobolSequence(4, 0)).toThrow(/1 to 256 dimensions/);
    expect(() => sobolSequence(2, 1, {first: 2 ** 32 - 1})).toThrow(/2\^32 points/);
  });
});

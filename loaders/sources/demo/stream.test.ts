import {describe, expect, it} from "vitest";
import {Stream} from "./stream.js";

const draw = (stream: Stream, n: number): number[] => Array.from({length: n}, () => stream.normal());

describe("Stream", () => {
  it("repeats itself for the same names and differs for others", () => {
    expect(draw(new Stream(1, "werkloosheid", "GM0794"), 5)).toEqual(draw(new Stream(1, "werkloosheid", "GM0794"), 5));
    const first = [
      new Stream(1, "werkloosheid", "GM0794"),
      new Stream(1, "werkloosheid", "GM0795"),
      new Stream(1, "bijstand", "GM0794"),
      new Stream(2, "werkloosheid", "GM0794")
    ].map((stream) => stream.normal());
    expect(new Set(first).size).toBe(4);
  });

  it("draws normals of mean 0 and variance 1 within ±√12", () => {
    const x = draw(new Stream(1, "a"), 100_000);
    const mean = x.reduce((sum, value) => sum + value, 0) / x.length;
    const variance = x.reduce((sum, value) => sum + (value - mean) ** 2, 0) / x.length;
    expect(Math.abs(mean)).toBeLessThan(0.01);
    expect(Math.abs(variance - 1)).toBeLessThan(0.015);
    expect(Math.max(...x.map(Math.abs))).toBeLessThanOrEqual(Math.sqrt(12));
  });

  it("starts neighbouring names unrelated", () => {
    const first = Array.from({length: 2000}, (_, i) => new Stream(1, "x", `GM${String(i).padStart(4, "0")}`).normal());
    const lagged = first.slice(1).reduce((sum, value, i) => sum + value * (first[i] ?? 0), 0) / first.length;
    const variance = first.reduce((sum, value) => sum + value * value, 0) / first.length;
    expect(Math.abs(lagged)).toBeLessThan(0.08);
    expect(Math.abs(variance - 1)).toBeLessThan(0.1);
  });

  it("keeps its numbers: a changed draw would change every figure of the world", () => {
    const stream = new Stream(20200316, "werkloosheid", "GM0794");
    expect([stream.uniform(), stream.normal(), stream.normal()]).toMatchInlineSnapshot(`
      [
        0.006723332218825817,
        1.0519534041391605,
        0.5692277571627575,
      ]
    `);
  });
});

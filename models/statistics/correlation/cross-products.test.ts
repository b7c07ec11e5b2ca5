import {describe, expect, it} from "vitest";
import {createRandom} from "../random.js";
import {crossProducts} from "./cross-products.js";
import {simdKernel} from "./simd-kernel.js";

function filled(plain: boolean): {sums: Float64Array; x: Float64Array; y: Float64Array} {
  const random = createRandom(5);
  const products = crossProducts({rows: 37, xBlocks: 2, yBlocks: 3, sums: 2}, {plain});
  for (const side of [products.x, products.y]) side.forEach((_, at) => (side[at] = random.normal() * 1e3 + 7));
  products.add(0, 20, 0);
  products.add(20, 37, 1);
  products.add(5, 5, 1);
  return {sums: products.sums.slice(), x: products.x.slice(), y: products.y.slice()};
}

describe("crossProducts", () => {
  it("finds SIMD here, so that the next tests compare two ways", () => {
    expect(simdKernel(new WebAssembly.Memory({initial: 1}))).not.toBeNull();
  });

  it("gives the same bits with SIMD and without", () => {
    expect(filled(false)).toEqual(filled(true));
  });

  it("sums the products of each pair over the rows in order", () => {
    const {sums, x, y} = filled(false);
    for (const [i, j] of [
      [0, 0],
      [3, 5],
      [7, 11],
      [4, 2]
    ] as const) {
      for (const [matrix, start, end] of [
        [0, 0, 20],
        [1, 20, 37]
      ] as const) {
        let sum = 0;
        for (let row = start; row < end; row++)
          sum += x[(i >> 2) * 4 * 37 + 4 * row + (i & 3)]! * y[(j >> 2) * 4 * 37 + 4 * row + (j & 3)]!;
        expect(sums[matrix * 96 + i * 12 + j]).toBe(sum);
      }
    }
  });

  it("begins with zero sums each time", () => {
    filled(false);
    const next = crossProducts({rows: 3, xBlocks: 1, yBlocks: 1, sums: 5});
    expect(next.sums).toEqual(new Float64Array(80));
    expect(next.x).toEqual(new Float64Array(12));
  });
});

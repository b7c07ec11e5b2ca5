import {xoroshiro128plus} from "pure-rand/generator/xoroshiro128plus";
import ln from "@stdlib/math-base-special-ln";
import type {Random} from "./types.js";

/**
 * Make a seeded source of randomness (xoroshiro128+ of pure-rand; Blackman & Vigna 2021). The same seed and stream give
 * the same draws, to the bit, in every engine.
 *
 * @param seed any whole number
 * @param stream independent stream of the same seed: one a task, so that the number of workers changes nothing
 */
export function createRandom(seed: number, stream = 0): Random {
  const generator = xoroshiro128plus(Math.imul(seed | 0, 0x9e3779b1) ^ Math.imul((stream + 1) | 0, 0x85ebca6b));
  // Close seeds give correlated first outputs; a few steps mix them.
  for (let step = 0; step < 8; step++) generator.next();
  const bits = (): number => generator.next() >>> 0;
  const uniform = (): number => (bits() * 0x200000 + (bits() >>> 11)) / 0x20000000000000;
  let spare: number | null = null;
  return {
    uniform,
    // Polar method (Marsaglia & Bray 1964): needs no sine or cosine.
    normal() {
      if (spare !== null) {
        const value = spare;
        spare = null;
        return value;
      }
      for (;;) {
        const u = 2 * uniform() - 1;
        const v = 2 * uniform() - 1;
        const s = u * u + v * v;
        if (s > 0 && s < 1) {
          const factor = Math.sqrt((-2 * ln(s)) / s);
          spare = v * factor;
          return u * factor;
        }
      }
    },
    integer: (below) => Math.floor(uniform() * below),
    sign: () => (bits() & 0x80000000 ? 1 : -1)
  };
}

import type {RandomGenerator} from "pure-rand/types/RandomGenerator";
import {xoroshiro128plusFromState} from "pure-rand/generator/xoroshiro128plus";

const UNIT_16 = 1 / 65536;
/** Four uniforms have variance 4/12; this brings their sum to variance 1. */
const SQRT_3 = Math.sqrt(3);

/**
 * A stream of random numbers of its own for one purpose, such as one indicator in one region: adding an indicator or a
 * region never changes what another draws. Only + − × ÷ and bit operations, so equal to the bit in every engine.
 */
export class Stream {
  readonly #generator: RandomGenerator;

  /** @param seed of the world; @param names what the stream is for, from coarse to fine */
  constructor(seed: number, ...names: readonly string[]) {
    this.#generator = xoroshiro128plusFromState(hashToState(`${seed}|${names.join("|")}`));
  }

  /** Uniform on [0, 1), in steps of 2⁻³². */
  uniform(): number {
    return (this.#generator.next() >>> 0) / 4294967296;
  }

  /**
   * Near-normal with mean 0 and variance 1: the sum of four uniforms (Irwin–Hall), never beyond ±3.46. Thin tails are
   * welcome here: no municipality of the world is absurd.
   */
  normal(): number {
    const a = this.#generator.next();
    const b = this.#generator.next();
    const sum = (a & 0xffff) + (a >>> 16) + (b & 0xffff) + (b >>> 16);
    return ((sum + 2) * UNIT_16 - 2) * SQRT_3;
  }
}

/** 128 bits from text: four 32-bit lanes, multiplied and mixed (the cyrb128 scheme). */
function hashToState(text: string): [number, number, number, number] {
  let [a, b, c, d] = [1779033703, 3144134277, 1013904242, 2773480762];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = b ^ Math.imul(a ^ code, 597399067);
    b = c ^ Math.imul(b ^ code, 2869860233);
    c = d ^ Math.imul(c ^ code, 951274213);
    d = a ^ Math.imul(d ^ code, 2716044179);
  }
  a = Math.imul(c ^ (a >>> 18), 597399067);
  b = Math.imul(d ^ (b >>> 22), 2869860233);
  c = Math.imul(a ^ (c >>> 17), 951274213);
  d = Math.imul(b ^ (d >>> 19), 2716044179);
  return [a ^ b ^ c ^ d, b ^ a, c ^ a, (d ^ a) | 1];
}

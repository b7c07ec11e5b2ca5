import {readFile} from "node:fs/promises";
import {describe, expect, it} from "vitest";
import {assemble} from "../../../tools/assemble.js";
import {createRandom} from "../../statistics/random.js";
import {linearKernelBytes} from "./linear-kernel-bytes.js";
import {createLinearKernel} from "./linear-kernel.js";

const lanes = 6;
const width = lanes * 8;
/** Source, target and stages of each link between four variables. */
const links = [
  [0, 1, 1],
  [2, 3, 3],
  [1, 1, 2],
  [3, 0, 5],
  [2, 1, 1]
] as const;
const size = links.reduce((sum, [, , order]) => sum + order, 0);
const c = 0.3;

type Numbers = Float64Array<ArrayBufferLike>;

/** One stage as its formulas say, a link at a time. */
function advanced(
  state: Numbers,
  from: Numbers,
  strengths: Numbers,
  rates: Numbers,
  deviation: Numbers,
  next: Numbers
) {
  const [to, reached] = [from.slice(), next.slice()];
  let start = 0;
  links.forEach(([source, target, order], link) => {
    for (let lane = 0; lane < lanes; lane++) {
      for (let stage = 0; stage < order; stage++) {
        const at = (start + stage) * lanes + lane;
        const inflow =
          stage === 0
            ? (strengths[link * lanes + lane] ?? NaN) * (deviation[source * lanes + lane] ?? NaN)
            : (from[at - lanes] ?? NaN);
        to[at] = (state[at] ?? NaN) + c * (rates[link] ?? NaN) * (inflow - (from[at] ?? NaN));
      }
      const at = target * lanes + lane;
      reached[at] = (reached[at] ?? NaN) + (to[(start + order - 1) * lanes + lane] ?? NaN);
    }
    start += order;
  });
  return {to, reached};
}

describe("the kernel of linear runs", () => {
  it("is what its text assembles to", async () => {
    const text = await readFile(new URL("linear-kernel.wat", import.meta.url), "utf8");
    expect([...(await assemble(text))]).toEqual(linearKernelBytes);
  });

  it.each(["into another state", "in place"])("advances links of every order to the last digit, %s", (where) => {
    const kernel = createLinearKernel((2 * size + links.length + 8) * lanes + links.length * 4);
    const random = createRandom(8);
    const take = (count: number): Numbers => {
      const numbers = kernel.take(count);
      for (let at = 0; at < count; at++) numbers[at] = random.normal();
      return numbers;
    };
    const [state, inner, strengths] = [take(size * lanes), take(size * lanes), take(links.length * lanes)];
    const [rates, deviation, next] = [take(links.length), take(4 * lanes), take(4 * lanes)];
    const from = where === "in place" ? inner : state;
    const expected = advanced(state, from, strengths, rates, deviation, next);
    const {buffer, byteOffset} = kernel.take(links.length * 3);
    let start = 0;
    const rows = links.flatMap(([source, target, order], link) => {
      const first = start * width;
      start += order;
      const [strength, rate] = [strengths.byteOffset + link * width, rates.byteOffset + link * 8];
      return [first, (start - 1) * width, strength, rate, source * width, target * width];
    });
    new Int32Array(buffer, byteOffset).set(rows);
    const places = [state, from, inner, deviation, next].map((numbers) => numbers.byteOffset);
    kernel.advance(
      byteOffset,
      byteOffset + rows.length * 4,
      ...(places as [number, number, number, number, number]),
      c,
      width
    );
    expect(inner).toEqual(expected.to);
    expect(next).toEqual(expected.reached);
  });
});

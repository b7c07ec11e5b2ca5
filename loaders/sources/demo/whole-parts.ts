import {Stream} from "./stream.js";

const GOLDEN = 0.618033988749895;

/**
 * Rounds a run of expected numbers to whole ones whose mean is right, small atoms too: the threshold starts at a random
 * place and moves on by the golden ratio, so that 0.3 a year becomes 1 in three years of ten and never 0 for ever.
 */
export function wholeParts(seed: number, ...names: readonly string[]): (expected: number) => number {
  let threshold = new Stream(seed, ...names, "whole").uniform();
  return (expected) => {
    threshold += GOLDEN;
    if (threshold >= 1) threshold -= 1;
    return Math.max(0, Math.floor(expected + threshold));
  };
}

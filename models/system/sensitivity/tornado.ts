import {strengthClasses, strengthRanges} from "../classes.js";
import type {SystemFile, SystemLink} from "../format.js";
import {centre, signedInterval, signedStrength} from "../resolve.js";
import {centresOf, createEvaluator, inputWarnings} from "./evaluator.js";
import {unsolvedWarnings} from "./model-sobol.js";
import {finiteOrNull} from "./series.js";
import type {TornadoBar, TornadoOptions, TornadoOutput, TornadoReport, TornadoSwing} from "./types.js";

/** Sizes one word apart; below weak there is none, above very strong the end of what that word spans. */
const ladder = [0, ...Object.values(strengthClasses), strengthRanges["very-strong"][1]];

/**
 * One number at a time, all others as in force: each link one word weaker and one stronger (weak to none, very strong to
 * the end of what it spans; a number on the scale of words, 0.1 to 1.4, to the words below and above it), and every
 * uncertain number at both ends of its 95 % interval. Bars are sorted by swing at the last time, in the output's own unit.
 *
 * Throws InputError: unknown-variable, unknown-intervention, invalid-times, and those of a run.
 */
export function modelTornado(file: SystemFile, options: TornadoOptions = {}): TornadoReport {
  const {by = "class", seed = 1, signal, onProgress} = options;
  const steps = new Map(file.links.flatMap((link) => wordSteps(link)));
  const evaluator = createEvaluator(withEveryStrength(file, steps), options);
  const uncertain = new Set(createEvaluator(file, {...options, times: [0]}).inputs.map(({id}) => id));
  const {inputs, size, times, outputs} = evaluator;
  const values = centresOf(inputs);
  let [runs, unsolved] = [0, 0];
  const levels = (at: number | null, value: number): Float64Array => {
    const into = new Float64Array(size);
    const changed = Float64Array.from(values);
    if (at !== null) changed[at] = value;
    runs++;
    if (!evaluator.run(changed, into)) unsolved++;
    return into;
  };
  const base = levels(null, NaN);
  const pairs = inputs.map((input, at) => {
    signal?.throwIfAborted();
    onProgress?.(at, inputs.length);
    const ends = (pair: readonly [number, number] | undefined): Pair | null =>
      pair === undefined
        ? null
        : {low: pair[0], high: pair[1], atLow: levels(at, pair[0]), atHigh: levels(at, pair[1])};
    return {
      input,
      class: ends(input.kind === "strength" ? steps.get(input.of) : undefined),
      interval: ends(uncertain.has(input.id) ? [input.low, input.high] : undefined)
    };
  });
  return {
    method: "tornado",
    by,
    runs,
    unsolved,
    seed,
    times: [...times],
    inputs: inputs.filter(({id}) => uncertain.has(id)),
    outputs: outputs.map((output, place) => {
      const part = (answer: Float64Array): Float64Array =>
        answer.subarray(place * times.length, (place + 1) * times.length);
      const bars = pairs.map(({input, ...pair}): TornadoBar => ({
        input: input.id,
        kind: input.kind,
        of: input.of,
        class: swingOf(pair.class, part(base), part),
        interval: swingOf(pair.interval, part(base), part)
      }));
      return {...output, base: Array.from(part(base), finiteOrNull), bars: sorted(bars, by)};
    }),
    warnings: [
      ...inputWarnings({...evaluator, inputs: inputs.filter(({id}) => uncertain.has(id))}),
      ...unsolvedWarnings(unsolved, runs)
    ]
  };
}

interface Pair {
  low: number;
  high: number;
  atLow: Float64Array;
  atHigh: Float64Array;
}

/** Signed strengths one word weaker and one stronger; nothing for a number that is not on the scale of words. */
function wordSteps(link: SystemLink): [string, [number, number]][] {
  const strength = signedStrength(link);
  if (strength === null || link.strength === undefined) return [];
  const size = typeof link.strength === "string" ? strengthClasses[link.strength] : centre(link.strength);
  const last = ladder[ladder.length - 1] ?? Infinity;
  if (size < 0.1 || size > last) return [];
  const weaker = ladder.findLast((word) => word < size - 1e-9) ?? 0;
  const stronger = ladder.find((word) => word > size + 1e-9) ?? last;
  // + 0: no word weaker than weak is 0 and not −0.
  const sign = link.sign === "-" ? -1 : 1;
  return [[link.id, [sign * weaker + 0, sign * stronger]]];
}

/** Bare numbers on the scale of words get an interval, so that they are inputs too; only their bar by words is shown. */
function withEveryStrength(file: SystemFile, steps: ReadonlyMap<string, readonly [number, number]>): SystemFile {
  return {
    ...file,
    links: file.links.map((link) => {
      const pair = steps.get(link.id);
      if (pair === undefined || (typeof link.strength === "object" && link.interval === undefined)) return link;
      const [low, high] = signedInterval(link) ?? [0, 0];
      if (high > low) return link;
      return {...link, interval: [Math.min(...pair), Math.max(...pair)]};
    })
  };
}

function swingOf(
  pair: Pair | null,
  base: Float64Array,
  part: (answer: Float64Array) => Float64Array
): TornadoSwing | null {
  if (pair === null) return null;
  const [low, high] = [part(pair.atLow), part(pair.atHigh)];
  return {
    low: pair.low,
    high: pair.high,
    atLow: Array.from(low, finiteOrNull),
    atHigh: Array.from(high, finiteOrNull),
    swing: Array.from(base, (middle, at) => {
      const levels = [low[at] ?? NaN, middle, high[at] ?? NaN];
      return finiteOrNull(Math.max(...levels) - Math.min(...levels));
    })
  };
}

/** Swing that a bar is sorted by; a swing without a number is shown first: something has no solution there. */
function widest(bar: TornadoBar, by: "class" | "interval"): number {
  const swing = bar[by] ?? bar.class ?? bar.interval;
  if (swing === null) return -1;
  return swing.swing[swing.swing.length - 1] ?? Infinity;
}

function sorted(bars: readonly TornadoBar[], by: "class" | "interval"): TornadoOutput["bars"] {
  return [...bars].sort((a, b) => {
    const [left, right] = [widest(a, by), widest(b, by)];
    return left === right ? 0 : right - left;
  });
}

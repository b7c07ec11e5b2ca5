import type {Geography} from "./geography.js";
import {splitWhole} from "./population.js";
import type {Amounts} from "./publish.js";
import type {Series} from "./recipe-schema.js";
import {Stream} from "./stream.js";

/** How much the make-up of a municipality differs from that of the country. */
const JITTER = 0.12;
/** A percentage of a group differs less between municipalities than its size does. */
const PERCENTAGE_JITTER = 0.03;

/**
 * The parts of a series by its breakdowns. Counts and amounts of one dimension add up to the total of every atom exactly;
 * percentages and means are the total times a fixed ratio.
 */
export function splitByDimension(
  series: Series,
  total: Amounts,
  geography: Geography,
  seed: number
): {breakdown: string; numerator: Amounts}[] {
  const whole = series.measure === "count" || series.measure === "amount";
  const dimensions = new Map<string, typeof series.breakdowns>();
  for (const split of series.breakdowns) {
    const dimension = split.breakdown.slice(0, split.breakdown.indexOf("="));
    dimensions.set(dimension, [...(dimensions.get(dimension) ?? []), split]);
  }
  return [...dimensions.values()].flatMap((splits) => {
    const parts = splits.map(({breakdown}) => ({
      breakdown,
      numerator: {values: new Float64Array(total.values.length), periods: total.periods, monthly: false}
    }));
    geography.atoms.forEach((atom, a) => {
      const home = geography.homes[atom.home]?.code ?? "";
      const weights = splits.map(
        ({breakdown, share}) =>
          share * (1 + (whole ? JITTER : PERCENTAGE_JITTER) * new Stream(seed, series.id, home, breakdown).normal())
      );
      for (let t = a * total.periods; t < (a + 1) * total.periods; t++) {
        const value = total.values[t] ?? 0;
        const values = whole ? splitWhole(Math.round(value), weights) : weights.map((weight) => value * weight);
        values.forEach((part, k) => {
          const into = parts[k];
          if (into) into.numerator.values[t] = part;
        });
      }
    });
    return parts;
  });
}

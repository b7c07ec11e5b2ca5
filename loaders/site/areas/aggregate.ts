/** What is known of an area from its municipalities. */
export interface Aggregate {
  /** Mean of the values, weighed; null when less than nine tenths of the weight has a value. */
  value: number | null;
  /** Sum of the counts; null when one is missing. */
  count: number | null;
  known: number;
  all: number;
}

const leastShare = 0.9;

/**
 * Puts municipalities together. The weighed mean of rates is the rate of the sums where the weights are their denominators;
 * a municipality without a value is left out of it, and the share that is left decides whether there is a mean at all.
 */
export function aggregate(
  members: readonly {value: number | null; count: number | null; weight: number | null}[]
): Aggregate {
  let [sum, weights, all, known, total] = [0, 0, 0, 0, 0];
  let count: number | null = members.length > 0 ? 0 : null;
  for (const {value, count: own, weight} of members) {
    total++;
    count = count === null || own === null ? null : count + own;
    if (weight === null) continue;
    all += weight;
    if (value === null) continue;
    known++;
    sum += value * weight;
    weights += weight;
  }
  const isEnough = weights > 0 && weights >= leastShare * all;
  return {value: isEnough ? sum / weights : null, count, known, all: total};
}

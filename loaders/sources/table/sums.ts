import type {MissingReason, Observation} from "../../warehouse/types.js";
import type {ProblemList} from "./problems.js";

interface Sum {
  observation: Observation;
  parts: number;
  missing: number;
}

/**
 * Adds values up that a publisher gives in parts: several columns, categories, or municipalities without a total. A sum
 * with a missing part is missing itself, and reported: a too low total looks right.
 */
export class Sums {
  private readonly buckets = new Map<string, Map<string, Sum>>();
  private readonly order: Sum[] = [];

  /** Sums of one indicator, period and breakdown, by region; `add` needs it, and finding it once saves time. */
  bucket(indicator: string, grain: string, period: string, breakdown: string): Map<string, Sum> {
    const key = `${indicator}|${grain}${period}|${breakdown}`;
    let bucket = this.buckets.get(key);
    if (!bucket) this.buckets.set(key, (bucket = new Map<string, Sum>()));
    return bucket;
  }

  add(bucket: Map<string, Sum>, observation: Observation): void {
    const sum = bucket.get(observation.region);
    if (!sum) {
      const first = {observation, parts: 1, missing: observation.value === null ? 1 : 0};
      bucket.set(observation.region, first);
      this.order.push(first);
      return;
    }
    sum.parts += 1;
    const {observation: held} = sum;
    if (observation.status !== held.status)
      held.status = [observation.status, held.status].includes("estimated") ? "estimated" : "provisional";
    if (observation.value === null) {
      sum.missing += 1;
      held.missing ??= observation.missing as MissingReason;
      held.value = null;
    } else if (held.value !== null) held.value += observation.value;
  }

  finish(problems: ProblemList): Observation[] {
    return this.order.map(({observation, parts, missing}) => {
      if (missing > 0 && missing < parts)
        problems.add(
          "incomplete-sum",
          `sums of ${observation.indicator} with a missing part, left empty`,
          `${observation.region} ${observation.period}: ${missing} of ${parts}`
        );
      return observation;
    });
  }
}

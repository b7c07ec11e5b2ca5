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
  private readonly sums = new Map<string, Sum>();

  add(observation: Observation): void {
    const key = `${observation.indicator}|${observation.region}|${observation.boundaryYear}|${observation.grain}|${observation.period}|${observation.breakdown}`;
    const sum = this.sums.get(key);
    if (!sum) {
      this.sums.set(key, {observation, parts: 1, missing: observation.value === null ? 1 : 0});
      return;
    }
    sum.parts += 1;
    const {observation: held} = sum;
    if (observation.status !== held.status)
      held.status =
        observation.status === "estimated" ? "estimated" : held.status === "estimated" ? "estimated" : "provisional";
    if (observation.value === null) {
      sum.missing += 1;
      held.missing ??= observation.missing as MissingReason;
      held.value = null;
    } else if (held.value !== null) held.value += observation.value;
  }

  finish(problems: ProblemList): Observation[] {
    return [...this.sums.values()].map(({observation, parts, missing}) => {
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

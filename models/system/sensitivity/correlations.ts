import type {SystemFile} from "../format.js";
import type {Correlation, SensitivityInput} from "./types.js";

/** What the file declares, then what is asked for, as one list; of the file only inputs that are uncertain. */
export function declaredCorrelations(
  {correlations = []}: SystemFile,
  inputs: readonly SensitivityInput[],
  asked: readonly Correlation[] = []
): Correlation[] {
  const known = new Set(inputs.map(({id}) => id));
  const declared = correlations
    .map((each) => ({...each, inputs: each.inputs.filter((id) => known.has(id))}))
    .filter(({inputs: ids}) => ids.length > 1);
  return [...declared, ...asked];
}

/**
 * Groups of links whose strength in force rests on one and the same source (`ref` of the evidence of the kind in `basis`),
 * as correlations to declare: an error in that source moves all of them.
 *
 * @param rank rank correlation within each group
 */
export function sameSourceCorrelations({links}: SystemFile, rank: number): Correlation[] {
  const groups = new Map<string, string[]>();
  for (const {id, basis, evidence, interval, strength} of links) {
    if (basis === undefined || basis === "chosen" || basis === "vote") continue;
    if (interval === undefined && typeof strength === "number") continue;
    const ref = evidence.findLast(({kind, value}) => kind === basis && typeof value === "number")?.ref;
    if (ref !== undefined) groups.set(ref, [...(groups.get(ref) ?? []), id]);
  }
  return [...groups].flatMap(([ref, inputs]) =>
    inputs.length > 1 ? [{inputs, rank, reason: `one source: ${ref}`}] : []
  );
}

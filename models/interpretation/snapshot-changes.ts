import type {ChangeKind, Snapshot} from "./format.js";

/** One difference between two editions. */
export interface Change {
  kind: ChangeKind;
  ref: string;
  /** null: it was not there. */
  before: string | number | boolean | null;
  after: string | number | boolean | null;
}

type Value = Change["before"];

/**
 * What differs between what two editions rest on: data that came or went (`new`), another retrieval of the same source
 * (`revised`), what an indicator counts (`definition`), the division of municipalities (`boundary`), the model or the
 * software that computes (`model`), and the scenario, seed and parameters (`parameter`). In a fixed order.
 */
export function snapshotChanges(before: Snapshot, after: Snapshot): Change[] {
  const changes: Change[] = [];
  const compare = (kind: ChangeKind, ref: string, a: Value | undefined, b: Value | undefined): void => {
    if ((a ?? null) !== (b ?? null)) changes.push({kind, ref, before: a ?? null, after: b ?? null});
  };
  const vintages = {before: vintagesOf(before), after: vintagesOf(after)};
  for (const source of namesOf(vintages.before, vintages.after)) {
    const [a, b] = [vintages.before[source], vintages.after[source]];
    compare(a !== undefined && b !== undefined ? "revised" : "new", source, a, b);
  }
  for (const indicator of namesOf(before.definitions, after.definitions)) {
    const [a, b] = [before.definitions[indicator], after.definitions[indicator]];
    // What was not used before has not changed.
    if (a !== undefined && b !== undefined) compare("definition", indicator, a, b);
  }
  compare("boundary", "boundaries", before.boundaries, after.boundaries);
  compare("model", "model", modelOf(before), modelOf(after));
  compare("model", "software", before.software, after.software);
  compare("parameter", "scenario", before.scenario, after.scenario);
  compare("parameter", "seed", before.seed, after.seed);
  for (const name of namesOf(before.parameters, after.parameters))
    compare("parameter", name, before.parameters[name], after.parameters[name]);
  return changes;
}

const namesOf = (a: object, b: object): string[] => [...new Set([...Object.keys(a), ...Object.keys(b)])].sort();

/** All retrievals of a source as one text, by source. */
function vintagesOf({vintages}: Snapshot): Record<string, string> {
  const bySource = new Map<string, string[]>();
  for (const {source, sha256} of vintages) bySource.set(source, [...(bySource.get(source) ?? []), sha256.slice(0, 12)]);
  return Object.fromEntries([...bySource].map(([source, hashes]) => [source, hashes.sort().join(" ")]));
}

const modelOf = ({model}: Snapshot): string | null =>
  model === null ? null : `${model.file} ${model.sha256.slice(0, 12)}`;

import {canonical} from "../canonical.js";
import type {Call} from "./calls.js";
import type {ChangeKind} from "./format.js";
import {mostFactors} from "./shapley-shares.js";

/** One thing in which two ways of making a number differ. */
export interface Factor {
  kind: ChangeKind;
  /** `data`, `model`, or the field of the call. */
  ref: string;
  /** Fields of the call that go with it. */
  fields: string[];
}

/** What a number is of: two calls that differ in it make two numbers, and not one that changed. */
const identity: Record<Call["kind"], readonly string[]> = {
  "panel-value": ["indicator", "region", "period"],
  estimate: ["term", "field"],
  simulate: ["variable", "change"],
  "scenario-project": ["region", "outcome", "period", "field"]
};

/**
 * The changes between two calls for the same number, in a fixed order: data, boundaries, model, scenario, then the other
 * arguments by name. Beyond `mostFactors` the last ones go together as `parameters`.
 *
 * @param differs whether the data and the file of the model behind the calls are not the same
 * @returns null when the calls do not ask for the same number
 */
export function changedFactors(a: Call, b: Call, differs: {data: boolean; model: boolean}): Factor[] | null {
  const valueOf = (call: Call, field: string): string => canonical((call as Record<string, unknown>)[field] ?? null);
  if (a.kind !== b.kind || identity[a.kind].some((field) => valueOf(a, field) !== valueOf(b, field))) return null;
  const fields = [...new Set([...Object.keys(a), ...Object.keys(b)])]
    .filter((field) => valueOf(a, field) !== valueOf(b, field))
    .sort();
  const first: Factor[] = [
    ...(differs.data ? [{kind: "revised", ref: "data", fields: []} as Factor] : []),
    ...(fields.includes("boundaries") ? [{kind: "boundary", ref: "boundaries", fields: ["boundaries"]} as Factor] : []),
    ...(differs.model || fields.includes("model") ? [{kind: "model", ref: "model", fields: ["model"]} as Factor] : []),
    ...(fields.includes("scenario") ? [{kind: "parameter", ref: "scenario", fields: ["scenario"]} as Factor] : [])
  ];
  const taken = new Set(first.flatMap((factor) => factor.fields));
  const others = fields.filter((field) => !taken.has(field));
  const room = mostFactors - first.length;
  const single = others.length > room ? others.slice(0, room - 1) : others;
  const together = others.slice(single.length);
  return [
    ...first,
    ...single.map((field): Factor => ({kind: "parameter", ref: field, fields: [field]})),
    ...(together.length === 0 ? [] : [{kind: "parameter", ref: "parameters", fields: together} as Factor])
  ];
}

/** The earlier call with the fields of some factors as the later one has them. */
export function mixedCall(before: Call, after: Call, factors: readonly Factor[]): Call {
  const taken = factors.flatMap(({fields}) => fields);
  const kept = Object.entries(before).filter(([field]) => !taken.includes(field));
  const changed = Object.entries(after).filter(([field]) => taken.includes(field));
  return Object.fromEntries([...kept, ...changed]) as Call;
}

import {fieldChanges, isEmpty, listDiff} from "../system/diff/changes.js";
import type {FieldChange} from "../system/diff/types.js";
import type {Definition, EditionContent, EditionReason} from "./format.js";
import {vanishedFigures, type Vanished} from "./vanished.js";

export interface Revision {
  indicator: string;
  grain: string;
  /** First day of the period. */
  period: string;
  before: number | null;
  after: number | null;
  /** Status, or why there is no value. */
  statusBefore: string;
  statusAfter: string;
}

/** Something of ours that changed, with what a person says about it. */
export interface ExplainedChange {
  ref: string;
  change: "added" | "removed" | "changed";
  reason: EditionReason | null;
  /** It was changed and nobody said why. */
  needsReason: boolean;
}

export interface ModelChange extends ExplainedChange {
  name: string;
  /** Ids that came, went or changed, by part of the model; fields of the model itself. */
  parts: {part: string; added: string[]; removed: string[]; changed: {id: string; fields: FieldChange[]}[]}[];
  fields: FieldChange[];
}

export interface ParameterChange extends ExplainedChange {
  /** Another version of the software, by which no figure that an edition holds changed: that needs no reason. */
  leftFigures: boolean;
  before: string | number | boolean | null;
  after: string | number | boolean | null;
}

/** What changed from one edition to another, by why it changed. */
export interface EditionDiff {
  /** Periods only the later one has, of figures both have. */
  newPeriods: {indicator: string; grain: string; periods: string[]}[];
  newIndicators: string[];
  goneIndicators: string[];
  /** Figures of the Netherlands with another value, or a value that came or went, in periods the earlier one had. */
  revisions: Revision[];
  /** Same value, other status: what was provisional has become definitive, say. */
  settled: {indicator: string; grain: string; periods: string[]; from: string; to: string}[];
  /** Years of which figures of municipalities changed; `revised` tells the number of them by their years. */
  municipal: {indicator: string; grain: string; years: {year: number; before: number; after: number}[]}[];
  /** Figures the earlier one had and the later one has not, in whole or in part. */
  vanished: Vanished[];
  definitions: {indicator: string; fields: FieldChange[]}[];
  boundaries: {before: EditionContent["boundaries"]; after: EditionContent["boundaries"]} | null;
  models: ModelChange[];
  parameters: ParameterChange[];
  scenarios: {id: string; change: "added" | "removed" | "changed"}[];
  texts: {
    theme: string;
    change: "added" | "removed" | "changed";
    statusBefore: string | null;
    statusAfter: string | null;
  }[];
  sources: {source: string; before: string[]; after: string[]}[];
}

/**
 * What changed from one edition to another, split by why: new periods, revised and vanished figures, definitions, boundaries,
 * models and parameters. Of models and parameters, which are our own, a person must say why (`needsReason`); what is new needs no reason,
 * since nothing that was published rests on it, nor does another version of the software that left every figure as it was.
 * Lists are complete and in a fixed order.
 *
 * @param before the earlier one
 * @param after the later one
 * @param reasons what people wrote about changes since the earlier one
 */
export function diffEditions(
  before: EditionContent,
  after: EditionContent,
  reasons: readonly EditionReason[]
): EditionDiff {
  const said = new Map(reasons.map((reason) => [`${reason.kind} ${reason.ref}`, reason]));
  const explain = (kind: EditionReason["kind"], ref: string, change: ExplainedChange["change"]): ExplainedChange => {
    const reason = said.get(`${kind} ${ref}`) ?? null;
    return {ref, change, reason, needsReason: change !== "added" && reason === null};
  };
  const indicators = listDiff(named(before), named(after), ({id}) => id);
  return {
    ...figureChanges(before, after),
    newIndicators: indicators.added.map(({id}) => id).sort(),
    goneIndicators: indicators.removed.map(({id}) => id).sort(),
    municipal: municipalChanges(before, after),
    vanished: vanishedFigures(before, after),
    definitions: indicators.changed.map(({id, fields}) => ({indicator: id, fields})).sort(byKey("indicator")),
    boundaries:
      fieldChanges(before.boundaries, after.boundaries).length > 0
        ? {before: before.boundaries, after: after.boundaries}
        : null,
    models: modelChanges(before, after, explain),
    parameters: parameterChanges(before, after, explain),
    scenarios: changesOf(before.scenarios, after.scenarios, ({id}) => id).map(({id, change}) => ({id, change})),
    texts: textChanges(before, after),
    sources: sourceChanges(before, after)
  };
}

/** Changes a person still has to explain: "model standaardmodel", "parameter …". */
export const unexplained = ({models, parameters}: EditionDiff): string[] => [
  ...models.filter(({needsReason}) => needsReason).map(({ref}) => `model ${ref}`),
  ...parameters.filter(({needsReason}) => needsReason).map(({ref}) => `parameter ${ref}`)
];

type Explain = (kind: EditionReason["kind"], ref: string, change: ExplainedChange["change"]) => ExplainedChange;

const byKey =
  <K extends string>(key: K) =>
  (a: Record<K, string>, b: Record<K, string>): number =>
    a[key] < b[key] ? -1 : a[key] > b[key] ? 1 : 0;

const named = ({definitions}: EditionContent): (Definition & {id: string})[] =>
  Object.entries(definitions).map(([id, definition]) => ({id, ...definition}));

function figureChanges(
  before: EditionContent,
  after: EditionContent
): Pick<EditionDiff, "newPeriods" | "revisions" | "settled"> {
  const old = new Map(before.figures.map((figure) => [`${figure.indicator} ${figure.grain}`, figure]));
  const newPeriods: EditionDiff["newPeriods"] = [];
  const revisions: Revision[] = [];
  const settled: EditionDiff["settled"] = [];
  for (const {indicator, grain, points} of sortedFigures(after.figures)) {
    const was = old.get(`${indicator} ${grain}`);
    if (was === undefined) continue;
    const then = new Map(was.points.map((point) => [point[0], point]));
    const fresh = points.filter(([period]) => !then.has(period)).map(([period]) => period);
    if (fresh.length > 0) newPeriods.push({indicator, grain, periods: fresh});
    const now = new Set(points.map(([period]) => period));
    const states = new Map<string, string[]>();
    for (const [period, value, status] of points) {
      const [, valueBefore, statusBefore] = then.get(period) ?? [];
      if (statusBefore === undefined || valueBefore === undefined) continue;
      const key = {indicator, grain, period};
      if (value !== valueBefore)
        revisions.push({...key, before: valueBefore, after: value, statusBefore, statusAfter: status});
      else if (status !== statusBefore) {
        const change = `${statusBefore} ${status}`;
        states.set(change, [...(states.get(change) ?? []), period]);
      }
    }
    for (const [period, value, status] of was.points)
      if (!now.has(period))
        revisions.push({
          ...{indicator, grain, period, before: value, after: null},
          ...{statusBefore: status, statusAfter: "not-available"}
        });
    for (const [change, periods] of states) {
      const [from = "", to = ""] = change.split(" ");
      settled.push({indicator, grain, periods, from, to});
    }
  }
  return {newPeriods, revisions, settled};
}

const sortedFigures = (figures: EditionContent["figures"]): EditionContent["figures"] =>
  [...figures].sort((a, b) => byKey("indicator")(a, b) || byKey("grain")(a, b));

function municipalChanges(before: EditionContent, after: EditionContent): EditionDiff["municipal"] {
  const old = new Map(before.municipal.map((each) => [`${each.indicator} ${each.grain}`, each]));
  return [...after.municipal]
    .sort((a, b) => byKey("indicator")(a, b) || byKey("grain")(a, b))
    .flatMap(({indicator, grain, years}) => {
      const was = new Map((old.get(`${indicator} ${grain}`)?.years ?? []).map((each) => [each[0], each]));
      const changed = years.flatMap(([year, count, fingerprint]) => {
        const then = was.get(year);
        if (then === undefined || then[2] === fingerprint) return [];
        return [{year, before: then[1], after: count}];
      });
      return changed.length > 0 ? [{indicator, grain, years: changed}] : [];
    });
}

function modelChanges(before: EditionContent, after: EditionContent, explain: Explain): ModelChange[] {
  return changesOf(before.models, after.models, ({id}) => id).flatMap(({id, change, a, b}) => {
    const [from, to] = [a?.content ?? {}, b?.content ?? {}];
    const lists = Object.keys({...from, ...to}).filter((key) => isList(from[key]) || isList(to[key]));
    const parts = lists.flatMap((part) => {
      const diff = listDiff(itemsOf(from[part]), itemsOf(to[part]), keyOf);
      if (isEmpty(diff)) return [];
      return [{part, added: diff.added.map(keyOf), removed: diff.removed.map(keyOf), changed: diff.changed}];
    });
    const fields = fieldChanges(from, to, new Set(lists));
    // Only drawn elsewhere.
    if (change === "changed" && parts.length === 0 && fields.length === 0) return [];
    return [{...explain("model", id, change), name: (b ?? a)?.name ?? id, parts, fields}];
  });
}

const isList = (value: unknown): boolean => Array.isArray(value);
const itemsOf = (value: unknown): Record<string, unknown>[] =>
  Array.isArray(value)
    ? value.filter((item): item is Record<string, unknown> => typeof item === "object" && item !== null)
    : [];

/** Things of a model are known by their id; goals by their variable, loops by their name. */
const keyOf = (item: Record<string, unknown>): string => {
  const key = item["id"] ?? item["variable"] ?? item["name"];
  return typeof key === "string" ? key : JSON.stringify(item);
};

function parameterChanges(before: EditionContent, after: EditionContent, explain: Explain): ParameterChange[] {
  const settings = ({parameters}: EditionContent): {id: string; value: ParameterChange["before"]}[] =>
    Object.entries(parameters).map(([id, value]) => ({id, value}));
  const changes = changesOf(settings(before), settings(after), ({id}) => id).map(({id, change, a, b}) => ({
    ...explain("parameter", id, change),
    leftFigures: false,
    before: a?.value ?? null,
    after: b?.value ?? null
  }));
  return [...changes, ...softwareChange(before, after, explain)].sort(byKey("ref"));
}

function softwareChange(before: EditionContent, after: EditionContent, explain: Explain): ParameterChange[] {
  if (before.software === after.software) return [];
  const change = explain("parameter", "software", "changed");
  const leftFigures = figuresStand(before, after);
  const needsReason = change.needsReason && !leftFigures;
  return [{...change, needsReason, leftFigures, before: before.software, after: after.software}];
}

/** Whether every figure of the earlier one is in the later one, with its value: of municipalities by their fingerprints. */
function figuresStand(before: EditionContent, after: EditionContent): boolean {
  const values = ({figures, municipal}: EditionContent): [string, number | string | null][] => [
    ...figures.flatMap(({indicator, grain, points}) =>
      points.map(([period, value]): [string, number | null] => [`${indicator} ${grain} ${period}`, value])
    ),
    ...municipal.flatMap(({indicator, grain, years}) =>
      years.map(([year, , print]): [string, string] => [`${indicator} ${grain} municipal ${year}`, print])
    )
  ];
  const now = new Map(values(after));
  return values(before).every(([key, value]) => now.get(key) === value);
}

function textChanges(before: EditionContent, after: EditionContent): EditionDiff["texts"] {
  return changesOf(before.texts, after.texts, ({theme}) => theme).map(({id, change, a, b}) => ({
    ...{theme: id, change},
    statusBefore: a?.status ?? null,
    statusAfter: b?.status ?? null
  }));
}

function sourceChanges(before: EditionContent, after: EditionContent): EditionDiff["sources"] {
  const sources = ({vintages}: EditionContent): {id: string; vintages: string[]}[] =>
    [...new Set(vintages.map(({source}) => source))].map((id) => ({
      id,
      vintages: vintages
        .filter(({source}) => source === id)
        .map((vintage) => vintage.id)
        .sort()
    }));
  return changesOf(sources(before), sources(after), ({id}) => id).map(({id, a, b}) => ({
    source: id,
    before: a?.vintages ?? [],
    after: b?.vintages ?? []
  }));
}

interface Pair<T> {
  id: string;
  change: ExplainedChange["change"];
  a: T | undefined;
  b: T | undefined;
}

/** What is not the same in two lists, by key, in its order. */
function changesOf<T extends object>(
  before: readonly T[],
  after: readonly T[],
  keyOfItem: (item: T) => string
): Pair<T>[] {
  const [old, now] = [before, after].map((list) => new Map(list.map((item) => [keyOfItem(item), item])));
  const {added, removed, changed} = listDiff(before, after, keyOfItem);
  const of = (change: Pair<T>["change"]) => (id: string) => ({id, change, a: old?.get(id), b: now?.get(id)});
  return [
    ...added.map(keyOfItem).map(of("added")),
    ...removed.map(keyOfItem).map(of("removed")),
    ...changed.map(({id}) => id).map(of("changed"))
  ].sort(byKey("id"));
}

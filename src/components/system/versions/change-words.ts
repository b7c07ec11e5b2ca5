import type {FieldChange, ItemKind, ListDiff, SystemDiff} from "../../../models/system/diff/types.js";
import type {SystemFile} from "../../../models/system/format.js";
import {formatNumber} from "../../../locale/format.js";
import {systemDiagram as diagram} from "../../../locale/system-diagram.js";
import {versions as words} from "../../../locale/system-versions.js";

/** One difference between two versions, in words. */
export interface ChangeRow {
  item: string;
  name: string;
  what: string;
  from: string;
  to: string;
}

type Lists = Pick<SystemDiff, "variables" | "links" | "interventions" | "goals" | "loops">;

const kinds: readonly (readonly [keyof Lists, ItemKind])[] = [
  ["variables", "variable"],
  ["links", "link"],
  ["interventions", "intervention"],
  ["goals", "goal"],
  ["loops", "loop"]
];

/** Every difference as a row of a table: what it is, how it was and how it is. */
export function changeRows(diff: SystemDiff, a: SystemFile, b: SystemFile): ChangeRow[] {
  const {changes} = words;
  const renamed = diff.perhapsRenamed.map(({item, from, to}) => ({
    item: changes.kinds[item],
    name: nameIn(b, item, to),
    what: changes.renamed,
    from,
    to
  }));
  const listed = kinds.flatMap(([key, kind]) => {
    const list = diff[key] as ListDiff<{id?: string; variable?: string; name?: string}>;
    const row = (id: string, file: SystemFile): Pick<ChangeRow, "item" | "name"> => ({
      item: changes.kinds[kind],
      name: nameIn(file, kind, id)
    });
    return [
      ...list.removed.map((item) => ({
        ...row(keyOf(item), a),
        ...{what: changes.removed, from: changes.there, to: changes.absent}
      })),
      ...list.added.map((item) => ({
        ...row(keyOf(item), b),
        ...{what: changes.added, from: changes.absent, to: changes.there}
      })),
      ...list.changed.flatMap(({id, fields}) =>
        fields.map((field) => ({...row(id, b), ...fieldChangeWords(field, a, b)}))
      )
    ];
  });
  const model = diff.model.map((field) => ({
    item: changes.kinds.model,
    name: b.name,
    ...fieldChangeWords(field, a, b)
  }));
  return [...renamed, ...listed, ...model];
}

const keyOf = ({id, variable, name}: {id?: string; variable?: string; name?: string}): string =>
  id ?? variable ?? name ?? "";

/** How many things of each kind differ: "2 verbanden en 1 doel". */
export function changeCounts(diff: SystemDiff): string {
  const count = (list: ListDiff<unknown>): number => list.added.length + list.removed.length + list.changed.length;
  const parts = [
    ...kinds.map(([key]) => [key, count(diff[key] as ListDiff<unknown>)] as const),
    ["model", diff.model.length] as const
  ]
    .filter(([, n]) => n > 0)
    .map(([key, n]) => words.counts[key](formatNumber(n, 0)));
  const last = parts.pop() ?? "";
  return parts.length === 0 ? last : `${parts.join(", ")} ${words.and} ${last}`;
}

/** The name of a thing as a reader knows it. */
export function nameIn(file: SystemFile, kind: ItemKind, id: string): string {
  const label = (variable: string): string => file.variables.find((each) => each.id === variable)?.label ?? variable;
  if (kind === "variable" || kind === "goal") return label(id);
  if (kind === "intervention") return file.interventions.find((each) => each.id === id)?.label ?? id;
  if (kind === "model") return words.fields[id] ?? words.otherField(id);
  const link = kind === "link" ? file.links.find((each) => each.id === id) : undefined;
  return link === undefined ? id : `${label(link.from)} ${words.arrow} ${label(link.to)}`;
}

/** A field that changed: what it is, how it was and how it is. */
export function fieldChangeWords(
  {field, from, to}: FieldChange,
  a: SystemFile,
  b: SystemFile
): Omit<ChangeRow, "item" | "name"> {
  const what = words.fields[field] ?? words.otherField(field);
  const [was, is] = [valueWords(field, from, a), valueWords(field, to, b)];
  // Two things that read the same and are not: only part of what they hold is shown.
  return was === is ? {what, from: was, to: words.changes.different} : {what, from: was, to: is};
}

/** Fields that hold a time. */
const times = new Set(["horizon", "delay", "adjustmentTime", "start", "end"]);

const withTimeUnit = (value: number, {timeUnit = "year"}: Partial<SystemFile>): string =>
  `${formatNumber(value)} ${value === 1 ? words.values[timeUnit] : diagram.units[timeUnit]}`;

/** A value as it stands in a model, in words. */
function valueWords(field: string, value: unknown, file: SystemFile): string {
  if (value === null || value === undefined) return words.changes.absent;
  if (typeof value === "number") return times.has(field) ? withTimeUnit(value, file) : formatNumber(value);
  if (typeof value === "string") {
    const isName = field === "from" || field === "to" || field === "variable";
    return isName ? nameIn(file, "variable", value) : (words.values[value] ?? value);
  }
  if (field === "interval" && Array.isArray(value)) return rangeWords(value);
  if (field === "nodes" && Array.isArray(value))
    return value.map((node) => nameIn(file, "variable", String(node))).join(` ${words.arrow} `);
  if (Array.isArray(value)) return words.changes.pieces(formatNumber(value.length, 0));
  if (typeof value === "object") {
    const {low, high, unit, args} = value as Record<string, unknown>;
    if (Array.isArray(args)) return rangeWords([args[0], args.at(-1)]);
    if (typeof low === "number" && typeof high === "number")
      return `${rangeWords([low, high])}${typeof unit === "string" ? ` ${unit}` : ""}`;
  }
  return words.changes.there;
}

function rangeWords(values: readonly unknown[]): string {
  const [low, high] = values.map((each) => (typeof each === "number" ? formatNumber(each) : String(each)));
  return words.range(low ?? "", high ?? "");
}

import type {GoalShift, ListDiff, SingleChange, SystemDiff} from "../models/system/diff/types.js";
import {formatTable} from "./command.js";

const short = (value: number | null): number | null => (value === null ? null : Number(value.toPrecision(4)));
const oneLine = (value: unknown): string => {
  const text = value === null ? "(nothing)" : typeof value === "string" ? value : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
};

/** A comparison of two versions as people read it: what differs, what that does to the goals, and each change alone. */
export function diffText(diff: SystemDiff): string {
  if (diff.same)
    return `no difference${diff.moved.length > 0 ? ` but ${diff.moved.length} places in the drawing` : ""}`;
  const fields = (list: readonly {field: string; from: unknown; to: unknown}[]): string[] =>
    list.map(({field, from, to}) => `    ${field}: ${oneLine(from)} → ${oneLine(to)}`);
  const list = <T>(title: string, {added, removed, changed}: ListDiff<T>, name: (item: T) => string): string[] => {
    const lines = [
      ...removed.map((item) => `  - ${name(item)}`),
      ...added.map((item) => `  + ${name(item)}`),
      ...changed.flatMap(({id, fields: own}) => [`  ~ ${id}`, ...fields(own)])
    ];
    return lines.length > 0 ? [title, ...lines] : [];
  };
  return [
    ...(diff.model.length > 0 ? ["model", ...fields(diff.model)] : []),
    ...diff.perhapsRenamed.map(({item, from, to}) => `perhaps renamed: ${item} ${from} → ${to}`),
    ...list("variables", diff.variables, ({id}) => id),
    ...list("links", diff.links, ({id, from, to, sign}) => `${id}: ${from} → ${to} (${sign})`),
    ...list("interventions", diff.interventions, ({id, variable, type}) => `${id}: ${type} on ${variable}`),
    ...list("goals", diff.goals, ({variable, direction}) => `${variable} ${direction}`),
    ...list("loops", diff.loops, ({name}) => name),
    "",
    ...diff.effects.flatMap(({interventions, score, goals, reasons}) => [
      interventions === "none" ? "without interventions" : "with the interventions of each version",
      formatTable(
        [
          {name: "score", mean: score, longRun: null},
          ...goals.map(({goal, mean, longRun}) => ({name: goal, mean, longRun}))
        ],
        [
          {title: "goal", value: ({name}) => name},
          {title: "mean A", value: ({mean}) => short(mean.a)},
          {title: "mean B", value: ({mean}) => short(mean.b)},
          {title: "change", value: ({mean}) => short(mean.change)},
          {title: "end A", value: ({longRun}) => short(longRun?.a ?? null)},
          {title: "end B", value: ({longRun}) => short(longRun?.b ?? null)},
          {title: "change", value: ({longRun}) => short(longRun?.change ?? null)}
        ]
      ),
      ...reasons.map((reason) => `note: ${reason}`),
      ""
    ]),
    ...singles(diff)
  ].join("\n");
}

/** Each change alone under the interventions of the versions themselves, and what they do not add up to. */
function singles({single, together, complete}: SystemDiff): string[] {
  const own = (shifts: readonly GoalShift[] | null): GoalShift | undefined =>
    shifts?.find(({interventions}) => interventions === "own");
  const last = own(together);
  const signs = {added: "+", removed: "-", changed: "~"} as const;
  const title = ({change, item, id, fields}: SingleChange): string =>
    `${signs[change]} ${item} ${id}${fields.length > 0 && item !== "model" ? ` (${fields.join(", ")})` : ""}`;
  const rows = [
    ...single.map((each) => ({name: title(each), shift: own(each.effects), reason: each.reason ?? ""})),
    {name: "together, beyond the sum", shift: last, reason: ""}
  ];
  const goals = last?.goals.map(({goal}) => goal) ?? [];
  return [
    "each change alone, with the interventions of the version",
    formatTable(rows, [
      {title: "change", value: ({name}) => name},
      {title: "score", value: ({shift}) => short(shift?.score ?? null)},
      ...goals.map((goal) => ({
        title: goal,
        value: ({shift}: (typeof rows)[number]) => short(shift?.goals.find((each) => each.goal === goal)?.mean ?? null)
      })),
      {title: "note", value: ({reason}) => reason}
    ]),
    ...(complete ? [] : ["there are more changes than are tried alone: raise --singles"])
  ];
}

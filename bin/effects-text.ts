import type {FuzzyReading} from "../models/system/fuzzy/fuzzy.js";
import type {Leverage} from "../models/system/leverage/leverage.js";
import type {SystemPaths} from "../models/system/paths/paths.js";
import {formatTable} from "./command.js";

const short = (value: number | null | undefined): number | null =>
  value === null || value === undefined ? null : Number(value.toPrecision(4));

/** The paths from one variable to another as people read them, the quickest first. */
export function pathsText({from, to, paths, total, isConflict, complete}: SystemPaths): string {
  return [
    `paths from ${from} to ${to}`,
    formatTable(paths, [
      {title: "arrives", value: ({arrival}) => arrival},
      {title: "path", value: ({nodes}) => nodes.join(" → ")},
      {title: "sign", value: ({sign}) => sign},
      {title: "effect", value: ({effect}) => short(effect)},
      {title: "low", value: ({interval}) => short(interval?.[0])},
      {title: "high", value: ({interval}) => short(interval?.[1])},
      {title: "delay", value: ({delay}) => short(delay)},
      {title: "share of total", value: ({share}) => short(share)}
    ]),
    `total effect ${total === null ? "none: the model does not settle" : short(total)}`,
    ...(isConflict ? ["paths of opposite sign work against each other"] : []),
    ...(complete ? [] : ["there are more paths than are listed"])
  ].join("\n");
}

/** Levers, conflicts and loops knocked out as people read them. */
export function leverageText({goals, pushedBothWays, opposedPaths, knockOut, complete, reasons}: Leverage): string {
  const names = Object.keys(knockOut[0]?.links[0]?.goals ?? {});
  const rows = knockOut.flatMap(({nodes, polarity, links}) =>
    links.map((each) => ({loop: `${polarity} ${nodes.join(" → ")}`, ...each}))
  );
  return [
    ...goals.flatMap(({goal, levers}) => [
      `${goal}, for a tenth of the range of each variable`,
      formatTable(levers, [
        {title: "variable", value: ({variable}) => variable},
        {title: "change", value: ({effect}) => short(effect)},
        {title: "better by (share of range)", value: ({gain}) => short(gain)}
      ]),
      ""
    ]),
    ...pushedBothWays.map(
      ({variable, up, down}) => `${variable} is pushed up by ${up.join(", ")} and down by ${down.join(", ")}`
    ),
    ...opposedPaths.map(
      ({from, goal, up, down}) => `${from} → ${goal}: paths bring ${short(up) ?? "?"} and ${short(down) ?? "?"}`
    ),
    ...(rows.length > 0 ? ["", "end of each goal without a link of a loop, change:"] : []),
    ...(rows.length > 0
      ? [
          formatTable(rows, [
            {title: "loop", value: ({loop}) => loop},
            {title: "without", value: ({link}) => link},
            ...names.map((name) => ({title: name, value: (row: (typeof rows)[number]) => short(row.goals[name])}))
          ])
        ]
      : []),
    ...(complete ? [] : ["there are more loops or paths than were looked at"]),
    ...reasons.map((reason) => `note: ${reason}`)
  ].join("\n");
}

/** Where a fuzzy cognitive map comes, as people read it. */
export function fuzzyText({
  activation,
  lambda,
  rule,
  outcome,
  steps,
  period,
  states,
  lyapunov,
  warnings
}: FuzzyReading): string {
  const ids = Object.keys(states[0] ?? {});
  const what = {
    "fixed-point": `stands still after ${steps ?? ""} steps`,
    cycle: `comes back every ${period ?? ""} steps, from step ${steps ?? ""} on`,
    chaos: `never comes back: small differences grow by ${short(lyapunov) ?? ""} a step`,
    unsettled: "neither stands still nor comes back within the steps taken"
  }[outcome];
  return [
    `fuzzy cognitive map (${activation}, lambda ${lambda}, ${rule}): ${what}`,
    ...(states.length > 0
      ? [
          formatTable(ids, [
            {title: "variable", value: (id) => id},
            ...states.slice(0, 4).map((state, index) => ({
              title: states.length === 1 ? "state" : `state ${index + 1}`,
              value: (id: string) => short(state[id])
            }))
          ])
        ]
      : []),
    ...warnings.map(({code, message}) => `warning (${code}): ${message}`)
  ].join("\n");
}

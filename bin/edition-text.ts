import type {EditionDiff} from "../models/editions/diff-editions.js";
import {formatTable} from "./command.js";

/** What changed between two editions, a line for each kind, and the largest revisions. */
export function editionSummary(diff: EditionDiff): string {
  const {newPeriods, newIndicators, goneIndicators, revisions, settled, municipal, vanished} = diff;
  const {definitions, boundaries, models, parameters, scenarios, texts, sources} = diff;
  const count = (label: string, items: readonly unknown[], names: readonly string[] = []): string[] =>
    items.length === 0 ? [] : [`${label}: ${items.length}${names.length > 0 ? ` (${names.join(", ")})` : ""}`];
  const why = ({
    ref,
    needsReason,
    reason,
    leftFigures = false
  }: {
    ref: string;
    needsReason: boolean;
    reason: {reason: string} | null;
    leftFigures?: boolean;
  }): string => {
    const without = leftFigures ? "no figure changed by it" : "new";
    return `${ref}: ${reason?.reason ?? (needsReason ? "REASON MISSING" : without)}`;
  };
  const lines = [
    ...count("figures with new periods", newPeriods),
    ...count("new figures", newIndicators, newIndicators),
    ...count("figures no longer there", goneIndicators, goneIndicators),
    ...count("revised values", revisions),
    ...count("figures with another status", settled),
    ...count("figures of municipalities that changed", municipal),
    ...count("figures that vanished, whole or in part", vanished),
    ...definitions.map(
      ({indicator, fields}) => `definition of ${indicator}: ${fields.map(({field}) => field).join(", ")}`
    ),
    ...(boundaries === null
      ? []
      : [
          `boundaries: ${boundaries.before.municipalities} municipalities of ${boundaries.before.year}, now ${boundaries.after.municipalities} of ${boundaries.after.year}`
        ]),
    ...models.map((model) => `model ${why(model)}`),
    ...parameters.map(
      (parameter) => `parameter ${why(parameter)} (${parameter.before ?? ""} -> ${parameter.after ?? ""})`
    ),
    ...count(
      "publications with scenarios",
      scenarios,
      scenarios.map(({id}) => id)
    ),
    ...texts.map(
      ({theme, statusBefore, statusAfter}) => `text ${theme}: ${statusBefore ?? "none"} -> ${statusAfter ?? "none"}`
    ),
    ...sources.map(({source, before, after}) => `source ${source}: ${before.join(" ")} -> ${after.join(" ")}`)
  ];
  if (lines.length === 0) return "nothing changed";
  const table = formatTable(revisions.slice(0, 20), [
    {title: "indicator", value: ({indicator}) => indicator},
    {title: "period", value: ({period}) => period},
    {title: "before", value: ({before}) => before},
    {title: "after", value: ({after}) => after}
  ]);
  const gone = formatTable(vanished.slice(0, 20), [
    {title: "vanished", value: ({indicator}) => indicator},
    {title: "grain", value: ({grain}) => grain},
    {title: "level", value: ({level}) => level},
    {title: "breakdown", value: ({breakdown}) => breakdown ?? "any"},
    {title: "of", value: ({whole, years}) => (whole ? "all years" : years.map(({year}) => year).join(" "))},
    {title: "values before", value: ({years}) => sum(years.map(({before}) => before))},
    {title: "after", value: ({years}) => sum(years.map(({after}) => after))},
    {title: "areas gone", value: ({years}) => named([...new Set(years.flatMap(({regions}) => regions))].sort())}
  ]);
  return [...lines, ...(revisions.length > 0 ? ["", table] : []), ...(vanished.length > 0 ? ["", gone] : [])].join(
    "\n"
  );
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** The first codes, and how many more there are. */
const named = (codes: readonly string[]): string =>
  codes.length > 5 ? `${codes.slice(0, 5).join(" ")} and ${codes.length - 5} more` : codes.join(" ");

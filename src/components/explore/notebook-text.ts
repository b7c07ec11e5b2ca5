import {parseFormula} from "../../models/statistics/formula/parse-formula.js";
import type {EstimateOptions} from "../../models/statistics/estimate-options.js";
import {explore} from "../../locale/explore.js";
import type {PanelEstimate} from "./analyse.js";
import {outcomeOf, periodsWords, regionsWords} from "./estimate-words.js";

/** Choices that differ from what estimate() does by itself. */
const kept = [
  "vcov",
  "method",
  "weights",
  "keepBreaks",
  "lead",
  "smallSample"
] as const satisfies readonly (keyof EstimateOptions)[];
const usual: Readonly<Record<string, unknown>> = {vcov: ["cluster:region"], method: "ols", lead: "largest"};

/** An estimate as a page for src/notebooks that computes it anew. */
export function notebookText(result: PanelEstimate, {date}: {date: string}): string {
  const {table, options} = result.about;
  const ids = Object.keys(table.variables);
  const words = explore.notebook;
  const title = words.title(outcomeOf(result).title);
  const choices = Object.fromEntries(
    kept.flatMap((key) => (options[key] === undefined || same(options[key], usual[key]) ? [] : [[key, options[key]]]))
  );
  const panelOptions = {
    ...(table.level === "gemeente" ? {} : {level: table.level}),
    ...(table.grain === "year" ? {} : {grain: table.grain}),
    from: table.periods[0],
    to: table.periods.at(-1)
  };
  const formula = parseFormula(result.formula).text;
  const more = Object.keys(choices).length > 0 ? `, ${literal(choices)}` : "";
  return `---
title: ${title}
indicators: [${ids.join(", ")}]
---

# ${title}

${words.made(regionsWords(table), periodsWords(table), date)}

\`\`\`js
import {CoefficientPlot, estimate, panel, Reading, RobustnessPlot} from "../samenhang.js";

const table = await panel(${literal(ids)}, ${literal(panelOptions)});
const result = await estimate(table, ${JSON.stringify(formula)}${more});
\`\`\`

\`\`\`js
display(Reading(result));
display(CoefficientPlot(result));
display(RobustnessPlot(result));
\`\`\`
`;
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** As a person writes it: names without quotes, spaces after commas. */
function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  return `{${Object.entries(value)
    .map(([key, each]) => `${key}: ${literal(each)}`)
    .join(", ")}}`;
}

import {formatNumber, isNumber} from "../../locale/format.js";
import {explore} from "../../locale/explore.js";
import type {RobustnessRow} from "../../models/statistics/types.js";
import {figure, type FigureElement, type FigureOptions} from "../figure.js";
import type {TableData} from "../table-data.js";
import type {PanelEstimate} from "./analyse.js";
import {checkWords} from "./check-words.js";
import {contextOf, figureFacts, leadOf, outcomeOf, reportedTerms} from "./estimate-words.js";
import {readParts} from "./formula-parts.js";
import {decimalsFor, IntervalPlot, intervalWords, type IntervalRow} from "./interval-plot.js";
import {ledBy, type LedCoefficient} from "./lead.js";
import {termWords} from "./term-words.js";

export interface RobustnessOptions extends Partial<Pick<FigureOptions, "headingLevel" | "effects">> {
  /** The term shown; default the first. */
  term?: string;
}

/** Checks that leave out one of many are shown together on a line. */
const bundles = {
  "drop-period": explore.robustness.dropPeriod,
  "drop-group": explore.robustness.dropGroup,
  "keep-breaks+drop-period": explore.robustness.keepBreaks
} as const;
const kindOf = ({check}: RobustnessRow): string => check.split(":")[0] ?? "";

/** One term under every check of the battery, beside the estimate itself. */
export function RobustnessPlot(result: PanelEstimate, options: RobustnessOptions = {}): FigureElement {
  const {term = reportedTerms(result)[0]?.term ?? "", headingLevel, effects} = options;
  const words = explore.robustness;
  const main = reportedTerms(result).find((each) => each.term === term);
  const led = main ? ledBy(result, main, leadOf(result)) : null;
  const checks = result.robustness.filter((row) => row.term === term);
  const rows = robustnessRows(result, led, checks);
  const title = words.title(termWords(term, contextOf(result)));
  const run = checks.filter(({estimate}) => estimate !== null);
  const subtitle = words.subtitle(formatNumber(run.length, 0), outcomeOf(result).title);
  const label = `${title} ${subtitle}`;
  return figure(({width}) => IntervalPlot(rows, {label, width}), {
    ...figureFacts(result),
    ...{title, subtitle, label, table: robustnessTable(result, led, checks), caption: words.caption},
    ...(headingLevel === undefined ? {} : {headingLevel}),
    ...(effects === undefined ? {} : {effects})
  });
}

/** The rows of the plot: the result, bundles of what was left out, then every other choice. */
function robustnessRows(
  result: PanelEstimate,
  led: LedCoefficient | null,
  checks: readonly RobustnessRow[]
): IntervalRow[] {
  const decimals = decimalsFor(led?.estimate, led?.low, led?.high);
  const context = contextOf(result);
  const rows: IntervalRow[] = [];
  if (led)
    rows.push({
      ...{label: explore.robustness.main, estimate: led.estimate, low: led.low, high: led.high, isMain: true},
      value: intervalWords(led.estimate, led.low, led.high, decimals)
    });
  const bundled = new Set<string>();
  for (const check of checks) {
    const {estimate, low, high} = check;
    if (estimate === null) continue;
    const kind = kindOf(check);
    const name = bundles[kind as keyof typeof bundles] as ((count: string) => string) | undefined;
    if (name === undefined) {
      rows.push({
        ...{label: checkWords(check.check, result.formula, context), estimate, low, high},
        value: intervalWords(estimate, low, high, decimals),
        isAside: isWeaker(check, result.formula)
      });
    } else if (!bundled.has(kind)) {
      bundled.add(kind);
      const several = checks.flatMap((each) =>
        kindOf(each) === kind && each.estimate !== null ? [{...each, estimate: each.estimate}] : []
      );
      const estimates = several.map((each) => each.estimate);
      const ends = [Math.min(...estimates), Math.max(...estimates)].map((end) => formatNumber(end, decimals));
      rows.push({
        ...{label: name(formatNumber(several.length, 0)), estimate: null, low: null, high: null, several},
        value: explore.plot.range(ends[0] ?? "", ends[1] ?? "")
      });
    }
  }
  return rows;
}

/** A specification with fewer fixed differences taken away: it compares more loosely. */
function isWeaker({check}: RobustnessRow, formula: string): boolean {
  return check.startsWith("spec:") && readParts(check.slice(5)).effects.length < readParts(formula).effects.length;
}

function robustnessTable(
  result: PanelEstimate,
  led: LedCoefficient | null,
  checks: readonly RobustnessRow[]
): TableData {
  const words = explore.robustness;
  const context = contextOf(result);
  const cell = (value: number | null) => (isNumber(value) ? value : {missing: words.notRun});
  return {
    columns: [
      {key: "check", label: words.check, isHeader: true},
      ...(["estimate", "low", "high", "se"] as const).map((key) => ({
        ...{key, label: words[key], type: "number" as const, decimals: 6}
      })),
      {key: "why", label: words.why}
    ],
    rows: [
      ...(led ? [{check: words.main, estimate: led.estimate, low: led.low, high: led.high, se: led.se, why: ""}] : []),
      ...checks.map((row) => ({
        check: checkWords(row.check, result.formula, context),
        ...{estimate: cell(row.estimate), low: cell(row.low), high: cell(row.high), se: cell(row.se)},
        why: row.estimate === null ? words.notRun : isWeaker(row, result.formula) ? words.weaker : ""
      }))
    ]
  };
}

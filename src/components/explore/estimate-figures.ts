import {explore} from "../../locale/explore.js";
import {detectableUnder} from "../../models/statistics/reading/read-size.js";
import type {Coefficient} from "../../models/statistics/types.js";
import {figure, type FigureElement, type FigureOptions} from "../figure.js";
import {probabilityColumn, type TableData} from "../table-data.js";
import type {PanelEstimate} from "./analyse.js";
import {IntervalPlot, intervalWords, type IntervalRow} from "./interval-plot.js";
import {errorDecimals} from "./error-decimals.js";
import {ledBy} from "./lead.js";
import {contextOf, figureFacts, leadOf, outcomeOf, reportedTerms, scopeWords} from "./estimate-words.js";
import {termColumn, termWords} from "./term-words.js";

export type CoefficientPlotOptions = Partial<Pick<FigureOptions, "title" | "headingLevel" | "effects">>;

/** The coefficients of an estimate with their intervals, as a figure with its table. */
export function CoefficientPlot(result: PanelEstimate, options: CoefficientPlotOptions = {}): FigureElement {
  const context = contextOf(result);
  const outcome = outcomeOf(result);
  const rows = reportedTerms(result).map((coefficient): IntervalRow => {
    const led = ledBy(result, coefficient, leadOf(result));
    const {term, estimate, low, high} = led;
    return {
      label: termWords(term, context),
      ...{estimate, low, high, value: intervalWords(estimate, low, high)},
      detectable: detectableUnder(estimate, led),
      expected: result.detectable[term]?.expected ?? null
    };
  });
  const units = new Set(reportedTerms(result).map(({term}) => unitOf(term, result)));
  const {title = explore.coefficients.title(outcome.title), ...rest} = options;
  const subtitle = explore.coefficients.subtitle(outcome.title, outcome.unit, scopeWords(result));
  return figure(({width}) => IntervalPlot(rows, {label: `${title}. ${subtitle}`, width, ownScales: units.size > 1}), {
    ...figureFacts(result),
    ...{title, subtitle, label: `${title}. ${subtitle}`, table: coefficientTable(result)},
    ...(rest.headingLevel === undefined ? {} : {headingLevel: rest.headingLevel}),
    ...(rest.effects === undefined ? {} : {effects: rest.effects})
  });
}

/** The numbers behind the plot: every covariance of every coefficient. */
export function coefficientTable(result: PanelEstimate): TableData {
  const context = contextOf(result);
  const words = explore.coefficients;
  const errors = reportedTerms(result).map((coefficient) => errorsOf(result, coefficient));
  const covariances = [...new Set(errors.flatMap((own) => own.map(({vcov}) => vcov)))];
  const decimals = errorDecimals(errors.flat().map(({se}) => se));
  const isExpected = reportedTerms(result).some(({term}) => result.detectable[term]?.expected !== undefined);
  return {
    columns: [
      {key: "what", label: words.term, isHeader: true},
      {key: "unit", label: words.unit},
      {key: "estimate", label: words.estimate, type: "number", decimals},
      {key: "low", label: words.low, type: "number", decimals},
      {key: "high", label: words.high, type: "number", decimals},
      probabilityColumn("p", words.p),
      {key: "detectable", label: words.detectable, type: "number", decimals},
      ...(isExpected
        ? [
            {key: "expectedLow", label: words.expectedLow, type: "number" as const, decimals},
            {key: "expectedHigh", label: words.expectedHigh, type: "number" as const, decimals}
          ]
        : []),
      ...covariances.map((vcov) => ({
        ...{key: `se ${vcov}`, label: words.se(vcovWords(vcov)), type: "number" as const, decimals}
      }))
    ],
    rows: reportedTerms(result).map((coefficient) => {
      const {term, estimate, low, high, p} = ledBy(result, coefficient, leadOf(result));
      return {
        ...{what: termWords(term, context), unit: unitOf(term, result), estimate, low, high, p},
        detectable: result.detectable[term]?.effect ?? null,
        expectedLow: result.detectable[term]?.expected?.low ?? unknown,
        expectedHigh: result.detectable[term]?.expected?.high ?? unknown,
        ...Object.fromEntries(errorsOf(result, coefficient).map(({vcov, se}) => [`se ${vcov}`, se]))
      };
    })
  };
}

/** The standard errors of a coefficient: under every covariance beside each other, or under the only one. */
function errorsOf({vcov}: PanelEstimate, {by, se}: Coefficient): {vcov: string; se: number | null}[] {
  return by ?? [{vcov: (Array.isArray(vcov) ? vcov : [vcov])[0]?.type ?? "", se}];
}

const unknown = {missing: explore.coefficients.noExpected};

/** What one step of a term is: "1 procentpunt", or one unit of it. */
function unitOf(term: string, result: PanelEstimate): string {
  const column = termColumn(term, contextOf(result));
  return column === null ? explore.coefficients.oneStep : (result.about.table.variables[column]?.unit ?? "");
}

/** A covariance in words: "per COROP-gebied". */
function vcovWords(vcov: string): string {
  const [type = "", by = ""] = vcov.split(":");
  const words = explore.vcov;
  const names: Readonly<Record<string, string>> = words.by;
  if (type === "cluster")
    return words.cluster(
      by
        .split("+")
        .map((name) => names[name] ?? name)
        .join(` ${explore.and} `)
    );
  if (type === "wild") return words.wild(names[by] ?? by);
  if (type === "cr2") return words.cr2(names[by] ?? by);
  if (type === "dk") return words.dk(by);
  return (words.plain as Readonly<Record<string, string>>)[type] ?? vcov;
}

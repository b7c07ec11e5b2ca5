import type {Column} from "./command.js";
import {formatTable} from "./command.js";
import type {Coefficient, Diagnostic, Estimate} from "../models/statistics/types.js";

/** An estimate as people read it in a terminal: what was done, the coefficients, and what to know before using them. */
export function estimateText(result: Estimate): string {
  const effects = Object.entries(result.groups).map(([name, count]) => `${name} (${count})`);
  const parts = [
    [
      result.formula,
      `${result.method}, ${result.n} rows, ${result.dof} degrees of freedom${effects.length > 0 ? `, absorbed: ${effects.join(", ")}` : ""}`,
      `standard errors: ${vcovText(result)}`
    ].join("\n"),
    coefficientTable(result.coefficients, result.detectable),
    ...expectedLines(result.detectable),
    ...others(result.coefficients),
    fitText(result.fit),
    ...(result.lincom.length > 0 ? [coefficientTable(result.lincom)] : []),
    ...diagnosticLines(result.diagnostics),
    ...robustnessTable(result),
    ...result.dropped.map(({what, reason, count}) =>
      what === "rows" ? `left out: ${count} rows (${reason})` : `left out: ${what} (${reason})`
    ),
    ...result.warnings.map(({code, message}) => `warning (${code}): ${message}`)
  ];
  return parts.filter((part) => part !== "").join("\n\n");
}

function vcovText({vcov}: Estimate): string {
  const reports = Array.isArray(vcov) ? vcov : [vcov];
  return reports
    .map(({type, smallSample, clusters}) => {
      const counts = Object.entries(clusters ?? {}).map(([name, count]) => `${count} ${name}`);
      const details = [...(smallSample === null ? [] : [smallSample]), ...counts];
      return details.length > 0 ? `${type} (${details.join(", ")})` : type;
    })
    .join("; ");
}

function coefficientTable(rows: readonly Coefficient[], detectable: Estimate["detectable"] = {}): string {
  const columns: Column<Coefficient>[] = [
    {title: "term", value: ({term}) => term},
    {title: "estimate", value: ({estimate}) => short(estimate)},
    {title: "se", value: ({se}) => short(se)},
    {title: "statistic", value: ({statistic}) => short(statistic, 4)},
    {title: "p", value: ({p}) => short(p, 3)},
    {title: "low", value: ({low}) => short(low)},
    {title: "high", value: ({high}) => short(high)}
  ];
  const found: Column<Coefficient> = {title: "detectable", value: ({term}) => short(detectable[term]?.effect ?? null)};
  return formatTable(rows, Object.keys(detectable).length > 0 ? [...columns, found] : columns);
}

/** What evidence leads one to expect, beside what could have been found. */
function expectedLines(detectable: Estimate["detectable"]): string[] {
  const lines = Object.entries(detectable).flatMap(([term, {effect, expected, judgement}]) => {
    if (expected === undefined) return [];
    const {low, high, source} = expected;
    const isTooWeak = effect > Math.max(Math.abs(low), Math.abs(high));
    const said = judgement === "shown" && isTooWeak ? tooLarge : (judgements[judgement ?? ""] ?? "");
    return [
      `expected of ${term}: ${String(short(low, 3))} to ${String(short(high, 3))} (${source}); detectable ${String(short(effect, 3))}${said === "" ? "" : `: ${said}`}`
    ];
  });
  return lines.length > 0 ? [lines.join("\n")] : [];
}

const tooLarge = "the interval excludes 0, though an effect as small as expected could not have been found";
const judgements: Readonly<Record<string, string>> = {
  inconclusive: "these data can neither show nor exclude it",
  "not-shown": "not shown, and not excluded",
  "smaller-than-expected": "if anything, smaller than expected",
  shown: "the interval excludes 0"
};

/** The same coefficients under every covariance, when there are several. */
function others(rows: readonly Coefficient[]): string[] {
  const lines = rows.flatMap(({term, by}) => (by ?? []).map((line) => ({term, ...line})));
  if (lines.length === 0) return [];
  return [
    formatTable(lines, [
      {title: "term", value: ({term}) => term},
      {title: "vcov", value: ({vcov}) => vcov},
      {title: "se", value: ({se}) => short(se)},
      {title: "p", value: ({p}) => short(p, 3)},
      {title: "low", value: ({low}) => short(low)},
      {title: "high", value: ({high}) => short(high)}
    ])
  ];
}

function fitText(fit: Estimate["fit"]): string {
  const names: readonly [keyof Estimate["fit"], string][] = [
    ["r2", "R²"],
    ["r2Adjusted", "adjusted R²"],
    ["r2Within", "R² within"],
    ["sigma", "sigma"],
    ["logLik", "log-likelihood"],
    ["auc", "AUC"]
  ];
  return names
    .flatMap(([name, word]) => (typeof fit[name] === "number" ? [`${word} ${short(fit[name])}`] : []))
    .join(", ");
}

function diagnosticLines(diagnostics: Record<string, Diagnostic | null>): string[] {
  const lines = Object.entries(diagnostics).flatMap(([name, test]) => {
    if (test === null) return [];
    const df =
      test.df === undefined
        ? ""
        : ` (df ${[test.df]
            .flat()
            .map((value) => short(value))
            .join(", ")})`;
    return [`${name}: ${short(test.statistic)}${df}, p ${short(test.p, 3)}${test.method ? `, ${test.method}` : ""}`];
  });
  return lines.length > 0 ? [lines.join("\n")] : [];
}

function robustnessTable({robustness}: Estimate): string[] {
  if (robustness.length === 0) return [];
  return [
    formatTable(robustness, [
      {title: "check", value: ({check}) => check},
      {title: "term", value: ({term}) => term},
      {title: "estimate", value: ({estimate}) => short(estimate)},
      {title: "se", value: ({se}) => short(se)},
      {title: "low", value: ({low}) => short(low)},
      {title: "high", value: ({high}) => short(high)},
      {title: "why not", value: ({reason}) => reason}
    ])
  ];
}

const short = (value: number | null | undefined, digits = 6): number | null =>
  value === null || value === undefined || !Number.isFinite(value) ? null : Number(value.toPrecision(digits));

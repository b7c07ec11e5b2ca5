import type {
  BasisReport,
  DirectionReport,
  Estimated,
  MorrisReport,
  SensitivityOutput,
  SobolReport,
  TornadoReport,
  VoteMap,
  VoteRuns
} from "../models/system/sensitivity/types.js";
import {formatTable} from "./command.js";

/** What people read of `model sensitivity`: one table for each output, at the last time; --json has all times. */

type Warned = {warnings: readonly {code: string; message: string}[]};

const short = (value: number | null | undefined): number | null =>
  value == null ? null : Number(value.toPrecision(4));
const last = <T>(values: readonly T[] | undefined): T | undefined => values?.[values.length - 1];
const share = (series: Estimated | null): string => {
  const [estimate, low, high] = [last(series?.estimate), last(series?.low), last(series?.high)];
  if (estimate == null) return "";
  const interval = low == null || high == null ? "" : ` (${low.toFixed(3)} to ${high.toFixed(3)})`;
  return `${estimate.toFixed(3)}${interval}`;
};
const head = ({id, unit}: SensitivityOutput, times: readonly number[]): string =>
  `${id}${unit === null ? "" : ` [${unit}]`} at time ${last(times) ?? ""}`;
const warned = ({warnings}: Warned): string[] => warnings.map(({code, message}) => `warning (${code}): ${message}`);
const descending = <T>(rows: readonly T[], size: (row: T) => number | null | undefined): T[] =>
  [...rows].sort((a, b) => (size(b) ?? -Infinity) - (size(a) ?? -Infinity));

export function sobolText(report: SobolReport): string {
  const parts = report.outputs.flatMap((output) => {
    const reason = last(output.reason);
    const title = `${head(output, report.times)}: variance ${String(short(last(output.variance)) ?? "unknown")}`;
    if (reason != null) return [`${title}\n${reason}`];
    const rows = descending(output.shares, ({shapley, total}) => last((shapley ?? total)?.estimate));
    const table = formatTable(
      rows,
      report.method === "shapley"
        ? [
            {title: "input", value: ({input}) => input},
            {title: "share of the uncertainty (Shapley)", value: ({shapley}) => share(shapley)}
          ]
        : [
            {title: "input", value: ({input}) => input},
            {title: "first order", value: ({first}) => share(first)},
            {title: "total", value: ({total}) => share(total)}
          ]
    );
    return [`${title}\n${table}`];
  });
  return [...parts, `${report.runs} runs (${report.draws} draws)`, ...warned(report)].join("\n\n");
}

export function morrisText(report: MorrisReport): string {
  const parts = report.outputs.map((output) => {
    const reason = last(output.reason);
    if (reason != null) return `${head(output, report.times)}\n${reason}`;
    const rows = descending(output.effects, ({muStar}) => last(muStar.estimate));
    const table = formatTable(rows, [
      {title: "input", value: ({input}) => input},
      {title: "mean size (mu*)", value: ({muStar}) => short(last(muStar.estimate))},
      {title: "low", value: ({muStar}) => short(last(muStar.low))},
      {title: "high", value: ({muStar}) => short(last(muStar.high))},
      {title: "mean (mu)", value: ({mu}) => short(last(mu))},
      {title: "spread (sigma)", value: ({sigma}) => short(last(sigma))}
    ]);
    return `${head(output, report.times)}\n${table}`;
  });
  return [...parts, `${report.runs} runs (${report.trajectories} trajectories)`, ...warned(report)].join("\n\n");
}

export function tornadoText(report: TornadoReport): string {
  const parts = report.outputs.map((output) => {
    const rows = output.bars.flatMap((bar) => {
      const swing = bar[report.by] ?? bar.class ?? bar.interval;
      return swing === null ? [] : [{input: bar.input, by: swing === bar.class ? "word" : "interval", swing}];
    });
    const table = formatTable(rows, [
      {title: "input", value: ({input}) => input},
      {title: "by", value: ({by}) => by},
      {title: "from", value: ({swing}) => short(swing.low)},
      {title: "to", value: ({swing}) => short(swing.high)},
      {title: "level at from", value: ({swing}) => short(last(swing.atLow))},
      {title: "level at to", value: ({swing}) => short(last(swing.atHigh))},
      {title: "swing", value: ({swing}) => short(last(swing.swing))}
    ]);
    return `${head(output, report.times)}: ${String(short(last(output.base)) ?? "no solution")} as in force\n${table}`;
  });
  return [...parts, ...warned(report)].join("\n\n");
}

export function directionsText(report: DirectionReport): string {
  const rows = report.outputs.map((output) => ({output, at: report.times.length - 1}));
  const table = formatTable(rows, [
    {title: "output", value: ({output}) => output.id},
    {title: "direction", value: ({output, at}) => output.direction[at]},
    {title: "holds in", value: ({output}) => share(output.share)},
    {title: "up", value: ({output, at}) => output.up[at]},
    {title: "down", value: ({output, at}) => output.down[at]},
    {title: "none", value: ({output, at}) => output.none[at]},
    {title: "better is", value: ({output}) => output.better},
    {title: "goes better in", value: ({output}) => share(output.shareBetter)}
  ]);
  const title = `${report.draws} draws, at time ${String(last(report.times) ?? "")}`;
  return [`${title}\n${table}`, ...warned(report)].join("\n\n");
}

export function votesText({links}: VoteMap, report: VoteRuns): string {
  const table = formatTable(
    links.filter(({votes}) => votes.length > 0),
    [
      {title: "link", value: ({link}) => link},
      {title: "votes", value: ({votes}) => votes.length},
      {title: "median", value: ({medianWord}) => medianWord},
      {title: "strength", value: ({median}) => short(median)},
      {title: "other sign", value: ({opposed}) => opposed},
      {title: "consensus", value: ({consensus}) => short(consensus)},
      {title: "agreement A", value: ({agreement}) => short(agreement)}
    ]
  );
  const how =
    report.pick === "link"
      ? "a vote drawn for each link apart"
      : `each voter's own model (${report.voters.length} voters)`;
  return [table, `${how}:\n${directionsText(report)}`].join("\n\n");
}

export function basesText(report: BasisReport): string {
  const columns = report.bases.map(({basis, links}) => ({basis, count: links.length}));
  const table = formatTable(report.outputs, [
    {title: "change of", value: ({id, unit}) => (unit === null ? id : `${id} [${unit}]`)},
    ...columns.flatMap(({basis, count}) => [
      {
        title: basis === "chosen" ? basis : `${basis} (${count} links)`,
        value: ({byBasis}: (typeof report.outputs)[number]) => short(byBasis[basis]?.end)
      },
      {
        title: "in the end",
        value: ({byBasis}: (typeof report.outputs)[number]) => short(byBasis[basis]?.longRun)
      }
    ]),
    {
      title: "direction differs",
      value: ({changes, changesLongRun}) => (changes || changesLongRun === true ? "yes" : "no")
    }
  ]);
  const reasons = report.bases.flatMap(({basis, longRunReason}) =>
    longRunReason === null ? [] : [`no end value under ${basis}: ${longRunReason}`]
  );
  const title = `change at time ${String(last(report.times) ?? "")} against nothing imposed, and in the long run`;
  return [`${title}\n${table}`, ...reasons, ...warned(report)].join("\n\n");
}

import {formatBare, formatMissing, formatPeriod, formatPeriodRange, isNumber} from "../locale/format.js";
import {nl} from "../locale/nl.js";
import {nextPeriod} from "../locale/period.js";
import type {Drawn, Gap} from "./trend-segments.js";
import type {BaselineLevel, Grain, Series} from "./types.js";

/** What the drawing's signs mean, in words: only for signs that are there. */
export function trendNotes(input: {
  series: readonly Series[];
  drawn: readonly Drawn[];
  runs: readonly (readonly Drawn[][])[];
  baseline: BaselineLevel | null;
  hasStraightLine: boolean;
  unit: string;
  decimals?: number | undefined;
}): string[] {
  const {drawn, baseline, unit, decimals} = input;
  const notes: string[] = [];
  if (input.series.length === 1 && drawn.length === 1) notes.push(nl.chart.onePoint);
  if (baseline) {
    const write = (value: number): string => formatBare(value, {unit, decimals});
    notes.push(nl.chart.baselineLine(write(baseline.level), baseline.range));
    if (isNumber(baseline.low) && isNumber(baseline.high))
      notes.push(nl.chart.baselineInterval(write(baseline.low), write(baseline.high), baseline.range));
  }
  if (drawn.some(({low, high}) => low !== null && high !== null)) notes.push(nl.chart.band);
  if (drawn.some(({provisional}) => provisional)) notes.push(nl.chart.provisional);
  if (input.hasStraightLine) notes.push(nl.chart.straightLineNote);
  return notes;
}

/** "2019 en 2021: geen gegevens, omdat …", periods with one reason together and successive ones as a range. */
export function gapNotes(
  all: readonly {series: Series; gaps: readonly Gap[]}[],
  grain: Grain,
  named: boolean
): string[] {
  return all.flatMap(({series, gaps}) => {
    const byReason = new Map<string, string[]>();
    for (const {period, reason} of gaps) {
      const words = formatMissing(reason);
      byReason.set(words, [...(byReason.get(words) ?? []), period]);
    }
    return [...byReason].map(([because, periods]) =>
      nl.chart.gap(named ? `${series.label}, ` : "", periodsInWords(periods, grain), because)
    );
  });
}

function periodsInWords(periods: readonly string[], grain: Grain): string {
  const ranges: [string, string][] = [];
  for (const period of [...periods].sort()) {
    const last = ranges.at(-1);
    if (last && nextPeriod(last[1], grain) === period) last[1] = period;
    else ranges.push([period, period]);
  }
  return ranges
    .map(([from, to]) =>
      nextPeriod(from, grain) === to
        ? `${formatPeriod(from, grain)}, ${formatPeriod(to, grain)}`
        : formatPeriodRange(from, to, grain)
    )
    .join(", ");
}

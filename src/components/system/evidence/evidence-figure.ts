import type {SystemFile, SystemLink} from "../../../models/system/format.js";
import {signedInterval, signedStrength} from "../../../models/system/resolve.js";
import {spreadOf} from "../../../models/system/votes/vote-map.js";
import {formatNumber} from "../../../locale/format.js";
import {evidence as words} from "../../../locale/system-evidence.js";
import {systemPage} from "../../../locale/system.js";
import {h} from "../../dom.js";
import {IntervalPlot, type IntervalRow} from "../../explore/interval-plot.js";
import {figure} from "../../figure.js";
import type {Source} from "../../types.js";
import {amountWords, effectNumber, effectScale} from "./link-effect.js";

/**
 * Every source with a number and what is in force, on one line through 0, each with its own margin; null without any.
 *
 * @param more sources of figures that an estimate among them was made of
 */
export function EvidenceFigure(system: SystemFile, link: SystemLink, more: readonly Source[] = []): HTMLElement | null {
  const scale = effectScale(system, link);
  const rows = evidenceRows(system, link);
  if (rows.length < 2) return null;
  const text = words.figure;
  const number = {type: "number" as const, decimals: 3, unit: scale.toUnit};
  const table = {
    columns: [
      {key: "label", label: text.source, isHeader: true},
      {key: "estimate", label: text.value, ...number},
      {key: "low", label: text.low, ...number},
      {key: "high", label: text.high, ...number}
    ],
    rows: rows.flatMap(({label, estimate, low, high, several}) =>
      several === undefined
        ? [{label, estimate, low, high}]
        : several.map((each) => ({label: words.kinds.vote, ...each}))
    )
  };
  const label = text.label(formatNumber(rows.length, 0));
  return figure(({width}) => plainPlot(rows, label, width), {
    title: text.title,
    subtitle: text.subtitle(amountWords(scale), scale.from, scale.to, scale.toUnit),
    label,
    level: "model",
    headingLevel: 3,
    table,
    caption: words.list.never,
    sources: [{publisher: systemPage.publisher, title: systemPage.drawing.source(system.name)}, ...more]
  });
}

/** The notes under a plot speak of estimates only; here the caption says what is to be known. */
function plainPlot(rows: readonly IntervalRow[], label: string, width: number): HTMLElement {
  const plot = IntervalPlot(rows, {label, width});
  plot.querySelector(".sh-chart-notes")?.remove();
  return h("div", {}, plot);
}

export function evidenceRows(system: SystemFile, link: SystemLink): IntervalRow[] {
  const {factor} = effectScale(system, link);
  const strength = signedStrength(link);
  const inForce: IntervalRow[] =
    strength === null ? [] : [rowOf(words.figure.inForce, strength, signedInterval(link), factor, {isMain: true})];
  const sources = link.evidence.flatMap(({kind, ref, value, low, high}): IntervalRow[] => {
    if (kind === "vote" || typeof value !== "number") return [];
    const interval = typeof low === "number" && typeof high === "number" ? ([low, high] as const) : null;
    return [rowOf(ref ?? words.kinds[kind], value, interval, factor)];
  });
  const votes = spreadOf(link).votes.flatMap(({value}) => (value === null ? [] : [value * factor]));
  if (votes.length === 0) return [...inForce, ...sources];
  const counted = words.list.votes(formatNumber(votes.length, 0));
  const several = votes.map((estimate) => ({estimate, low: null, high: null}));
  const ends = [Math.min(...votes), Math.max(...votes)].map(effectNumber);
  const value = words.list.range(ends[0] ?? "", ends[1] ?? "");
  return [...inForce, ...sources, {label: counted, estimate: null, low: null, high: null, value, several}];
}

function rowOf(
  label: string,
  strength: number,
  interval: readonly [number, number] | null,
  factor: number,
  options: {isMain?: boolean} = {}
): IntervalRow {
  const [low, high] = interval === null ? [null, null] : [interval[0] * factor, interval[1] * factor];
  const ends = [low, high].sort((a, b) => (a ?? 0) - (b ?? 0));
  const [least, most] = [ends[0] ?? null, ends[1] ?? null];
  const value = effectNumber(strength * factor);
  const range =
    least === null || most === null ? "" : ` (${words.list.range(effectNumber(least), effectNumber(most))})`;
  return {label, estimate: strength * factor, low: least, high: most, value: `${value}${range}`, ...options};
}

import type {Change} from "../../../models/signals/change.js";
import type {PanelCell, PanelReason} from "../../warehouse/panel-types.js";
import {worstStatus} from "../../warehouse/panel-types.js";
import {pulse} from "../pulse.js";
import {sourceSpans} from "../source-spans.js";
import type {SitePoint} from "../types.js";
import {aggregate} from "./aggregate.js";
import {isSize, type AreaColumn} from "./area-columns.js";
import {notesFor} from "./area-notes.js";
import type {AreaFigure} from "./area-types.js";

/** Six figures are more than any source gives, and half the download. */
export const short = (value: number | null): number | null => (value === null ? null : Number(value.toPrecision(6)));

/** A count keeps its whole; an estimate of one keeps a tenth. */
export const whole = (value: number | null): number | null => (value === null ? null : Math.round(value * 10) / 10);

/** Weights of municipalities by year of the period: code → value. */
export type Weights = (period: string) => ReadonlyMap<string, number>;

/** The figure of one municipality; null when it never has a value nor a reason of its own. */
export function municipalFigure(column: AreaColumn, code: string, crisisYear: number): AreaFigure | null {
  const cells = column.cells.get(code);
  if (!cells || cells.every(({value, missing}) => value === null && missing === "no-observation")) return null;
  const last = cells.findLast(({value}) => value !== null);
  const points = pointsOf(column, cells);
  const halfStep = halfStepOf(column, [code]);
  const isGap = cells.some(({value}) => value === null);
  return {
    values: cells.map(({value}) => short(value)),
    counts: column.counts?.get(code)?.map(({value}) => whole(value)) ?? null,
    ...(isGap ? {missing: cells.map(({missing}) => missing)} : {}),
    ...(halfStep > 0 ? {halfStep} : {}),
    status: last?.status ?? null,
    isEstimated: last?.isEstimated ?? false,
    sources: sourceSpans([cells]),
    coverage: null,
    pulse: pulse(points, column.grain, notesFor(column.notes, code), crisisYear, halfStep)
  };
}

/** The figure of an area from its municipalities; null where medians and indices cannot be put together. */
export function areaFigure(
  column: AreaColumn,
  members: readonly string[],
  weights: Weights,
  crisisYear: number
): AreaFigure | null {
  if (column.indicator.measure === "median" || column.indicator.measure === "index") return null;
  const parts = column.periods.map((period, at) => {
    const weight = weights(period);
    const made = aggregate(
      members.map((code) => ({
        value: column.cells.get(code)?.[at]?.value ?? null,
        count: column.counts?.get(code)?.[at]?.value ?? null,
        weight: weight.get(code) ?? null
      }))
    );
    return isSize(column.indicator) ? {...made, value: made.count} : made;
  });
  const latest = parts.findLast(({value}) => value !== null);
  if (!latest) return null;
  const at = parts.lastIndexOf(latest);
  const status = members.reduce(
    (worst, code) => worstStatus(worst, column.cells.get(code)?.[at]?.status ?? null),
    null as AreaFigure["status"]
  );
  const reason = ({known}: {known: number}): PanelReason => (known === 0 ? "no-observation" : "incomplete-regions");
  const halfStep = halfStepOf(column, members);
  const points = parts.map((part, index) => pointOf(column.periods[index] ?? "", part.value, status, reason(part)));
  return {
    values: parts.map(({value}) => short(value)),
    counts: column.counts === null ? null : parts.map(({count}) => whole(count)),
    ...(parts.some(({value}) => value === null)
      ? {missing: parts.map((part) => (part.value === null ? reason(part) : null))}
      : {}),
    ...(halfStep > 0 ? {halfStep} : {}),
    status,
    isEstimated: false,
    sources: sourceSpans(members.flatMap((code) => [column.cells.get(code) ?? []])),
    coverage: [latest.known, latest.all],
    pulse: pulse(points, column.grain, notesFor(column.notes, null), crisisYear, halfStep)
  };
}

/**
 * How the difference between a municipality and an area moved against the years before the crisis, and whether chance
 * explains it: the pulse of the difference itself.
 */
export function gapChange(
  column: AreaColumn,
  own: AreaFigure,
  other: AreaFigure,
  code: string,
  crisisYear: number
): Change | null {
  const points = column.periods.map((period, at) => {
    const [mine, theirs] = [own.values[at] ?? null, other.values[at] ?? null];
    return pointOf(period, mine === null || theirs === null ? null : mine - theirs, null, "no-observation");
  });
  const halfStep = (own.halfStep ?? 0) + (other.halfStep ?? 0);
  return pulse(points, column.grain, notesFor(column.notes, code), crisisYear, halfStep)?.sinceBaseline ?? null;
}

/**
 * The most by which rounding of counts moves the value of an area, in the unit of the value: half a step for a count, by the
 * smallest population it was divided by. Errors of n municipalities are independent, so their sum lies with 95 % probability
 * within 1.96·√(n/3) half steps. A count that was itself added up of rounded wijken is taken for one count: what is said to
 * come from rounding can, and a little more may. 0 where nothing is rounded, and where a municipality has never a count.
 */
function halfStepOf({periods, cells, counts, steps}: AreaColumn, members: readonly string[]): number {
  if (counts === null || steps.size === 0) return 0;
  let [step, smallest] = [0, Infinity];
  for (const at of periods.keys()) {
    let population = 0;
    for (const code of members) {
      const {value = null, source = null} = cells.get(code)?.[at] ?? {};
      const count = counts.get(code)?.[at]?.value ?? null;
      population += value === null || count === null || value <= 0 ? NaN : count / value;
      if (value !== null) step = Math.max(step, steps.get(source ?? "") ?? 0);
    }
    if (population > 0) smallest = Math.min(smallest, population);
  }
  const halfSteps = Math.min(members.length, Math.max(1, 1.96 * Math.sqrt(members.length / 3)));
  return smallest === Infinity ? 0 : (short((halfSteps * step) / 2 / smallest) ?? 0);
}

/** Ids of the sources of the values of some regions in one period, by name. */
export function sourcesAt({cells}: AreaColumn, codes: Iterable<string>, at: number): string[] {
  const used = [...codes].flatMap((code) => {
    const {value = null, source = null} = cells.get(code)?.[at] ?? {};
    return value === null || source === null ? [] : [source];
  });
  return [...new Set(used)].sort();
}

function pointsOf({periods}: AreaColumn, cells: readonly PanelCell[]): SitePoint[] {
  return cells.map(({value, status, missing}, at) => pointOf(periods[at] ?? "", value, status, missing));
}

function pointOf(
  period: string,
  value: number | null,
  status: AreaFigure["status"],
  missing: PanelReason | null
): SitePoint {
  return {period, value: short(value), status: status ?? "definitive", ...(value === null && missing ? {missing} : {})};
}

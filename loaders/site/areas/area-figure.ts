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
import {halfStepOf, short, type Weights} from "./half-step.js";

/** A count keeps its whole; an estimate of one keeps a tenth. */
export const whole = (value: number | null): number | null => (value === null ? null : Math.round(value * 10) / 10);

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
  const halfStep = halfStepOf(column, members, weights);
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

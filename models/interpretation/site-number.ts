import type {SessionNumber} from "./calls.js";
import type {ReplayedNumber} from "./replay.js";

/** One indicator over time as pages hold it: figures of so many digits, on one division of municipalities. */
export interface SitePanel {
  boundaryYear: number;
  periods: readonly string[];
  values: Readonly<Record<string, readonly (number | null)[]>>;
}

/** Significant digits of figures in the files of pages. */
export const siteDigits = 7;

/** A figure as pages hold it: v.toPrecision(7). */
export const siteRounded = (value: number): number => Number(value.toPrecision(siteDigits));

/** Which file of a page holds the figure of a call; null when none does: a model's, other boundaries, an age class. */
export function sitePanelOf(
  {call}: Pick<SessionNumber, "call">,
  boundaryYear: number
): {indicator: string; grain: "year" | "month"} | null {
  if (call.kind !== "panel-value") return null;
  const {indicator, grain, level, boundaries, per, breakdown} = call;
  if (level !== "gemeente" || boundaries !== boundaryYear || per !== "rate" || breakdown !== "total") return null;
  return grain === "year" || grain === "month" ? {indicator, grain} : null;
}

/**
 * Lays a stored figure beside what the file of a page holds now. A stored figure with more digits than the file has is
 * compared in the digits of the file.
 */
export function replayFromPanel({ref, value, call}: SessionNumber, panel: SitePanel | null): ReplayedNumber {
  const none = (problem: string): ReplayedNumber => ({ref, stored: value, now: null, equal: false, problem});
  if (panel === null || call.kind !== "panel-value") return none("there is no such file");
  const at = panel.periods.indexOf(call.period);
  const now = at < 0 ? undefined : panel.values[call.region]?.[at];
  if (now === undefined) return none(`the panel has no row of ${call.region} in ${call.period}`);
  const equal = value === null || now === null ? value === now : now === value || now === siteRounded(value);
  return {ref, stored: value, now, equal, problem: null};
}

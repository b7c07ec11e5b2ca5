import {baseline, type Baseline} from "../../models/signals/baseline.js";
import {judgeChange, type Change} from "../../models/signals/change.js";
import {withRounding} from "../../models/signals/rounding.js";
import type {Grain, QualityNote} from "../warehouse/types.js";
import type {SitePoint} from "./types.js";

/** What a card says of a series: where it stands, against the period before and against the years before a crisis. */
export interface Pulse {
  latest: SitePoint;
  previous: SitePoint | null;
  /** Latest minus previous. */
  sincePrevious: Change | null;
  /** Expected level from the same season of the years before the crisis; null where it cannot be compared. */
  baseline: (Baseline & {firstYear: number; lastYear: number}) | null;
  /** Latest minus expected; exceeds when outside the baseline's interval. */
  sinceBaseline: Change | null;
  /** Why there is no comparison with the years before the crisis. */
  notComparable: "break" | "too-few-years" | null;
}

/**
 * Reads the pulse of one series. Points without a value are passed over; a note that excludes and starts between the
 * baseline years and the latest point makes them incomparable, and so does one between the last two points.
 *
 * @param crisisYear first year of the crisis: the baseline is the three to five years before it
 * @param halfStep the most by which rounding moves a value (models/signals/change.ts); of a mean of values it is no more
 */
export function pulse(
  points: readonly SitePoint[],
  grain: Grain,
  notes: readonly QualityNote[],
  crisisYear: number,
  halfStep = 0
): Pulse | null {
  const known = points.filter((point) => point.value !== null);
  const latest = known.at(-1);
  if (!latest) return null;
  const breaks = notes
    .filter((note) => note.effect === "exclude" && !note.explainedBy && (!note.level || note.level === "land"))
    .map((note) => note.starts);
  const isCut = (from: string, to: string): boolean => breaks.some((start) => start > from && start <= to);
  const before = known.at(-2) ?? null;
  const previous = before && !isCut(before.period, latest.period) ? before : null;

  const season = latest.period.slice(4);
  const firstYear = crisisYear - 5;
  const lastYear = crisisYear - 1;
  const years = known.filter(
    ({period}) =>
      period.slice(4) === season && Number(period.slice(0, 4)) >= firstYear && Number(period.slice(0, 4)) <= lastYear
  );
  const comparable = years.filter(({period}) => !isCut(period, latest.period));
  const expected = Number(latest.period.slice(0, 4)) < crisisYear ? null : baseline(comparable.map(({value}) => value));
  const differences = stepDifferences(known, grain, crisisYear);
  return {
    latest,
    previous,
    sincePrevious:
      previous &&
      withRounding(
        judgeChange({
          from: valueOf(previous),
          to: valueOf(latest),
          fromMargin: margin(previous),
          toMargin: margin(latest),
          history: differences
        }),
        halfStep
      ),
    baseline: expected && {...expected, firstYear: Number(comparable[0]?.period.slice(0, 4)), lastYear},
    sinceBaseline:
      expected &&
      withRounding(
        {
          difference: valueOf(latest) - expected.expected,
          noise: expected.high - expected.expected,
          exceedsNoise: valueOf(latest) < expected.low || valueOf(latest) > expected.high
        },
        halfStep
      ),
    notComparable: expected ? null : years.length > comparable.length ? "break" : "too-few-years"
  };
}

const valueOf = (point: SitePoint): number => point.value ?? NaN;

function margin(point: SitePoint): number | null {
  return point.low === undefined || point.high === undefined ? null : (point.high - point.low) / 2;
}

/** Differences between successive points before the crisis, in the same season for grains finer than a year. */
function stepDifferences(known: readonly SitePoint[], grain: Grain, crisisYear: number): number[] {
  const before = known.filter(({period}) => Number(period.slice(0, 4)) < crisisYear);
  const last = known.at(-1)?.period.slice(4);
  const differences: number[] = [];
  for (let index = 1; index < before.length; index++) {
    const from = before[index - 1];
    const to = before[index];
    if (!from || !to) continue;
    if (grain !== "year" && grain !== "school-year" && to.period.slice(4) !== last) continue;
    differences.push(valueOf(to) - valueOf(from));
  }
  return differences;
}

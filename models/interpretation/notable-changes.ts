import {baseline} from "../signals/baseline.js";
import {judgeChange, type Change} from "../signals/change.js";
import {withRounding} from "../signals/rounding.js";

/** A note about the quality of a series that touches some of its periods. */
export interface SeriesNote {
  text: string;
  /** `exclude`: periods on either side do not compare; `overrule`: a signal may be the registration; `warn`. */
  effect: "warn" | "exclude" | "overrule";
  /** First and last period it is about; null: no end. */
  from: string | null;
  to: string | null;
}

export interface Series {
  id: string;
  /** In time order, of one season (years, or the same month of each year); value null where there is none. */
  points: readonly {period: string; value: number | null; margin?: number | null}[];
  notes: readonly SeriesNote[];
  /** The most by which rounding moves a value, in its unit; left out or 0: not rounded. */
  halfStep?: number;
  /** Use of care: no direction is better, and a fall has more than one meaning. */
  isCare?: boolean;
}

/** Something to ask about in a session: a signal is a question, not a conclusion. */
export interface NotableChange {
  series: string;
  /** `previous`: against the period before; `pre-crisis`: against what was usual before the crisis. */
  against: "previous" | "pre-crisis";
  period: string;
  /** Period compared with; of `pre-crisis` the last one before the crisis. */
  from: string;
  /** null: another way of counting lies between, so there is no number ("andere telling"). */
  difference: number | null;
  /** Changes up to this size are ordinary; null when that is not known. */
  noise: number | null;
  exceedsNoise: boolean | null;
  /** Notes that touch either period: to be read first. */
  notes: SeriesNote[];
  /** A notable fall in use of care: not needed, postponed, unmet, administrative, or unknown. */
  asksWhyFewer: boolean;
}

export interface NotableChanges {
  /** Other ways of counting and notes first, then by how far a change exceeds its noise. */
  items: NotableChange[];
  /** Comparisons that could be judged, and how many of them chance alone would show (5 %). */
  tested: number;
  byChance: number;
}

/**
 * Lists what moved in series, for a session to choose its questions from: the last value against the period before (noise
 * as in judgeChange; what rounding alone can make exceeds nothing) and against the pre-crisis level (outside the prediction
 * interval of baseline). Where a note that excludes lies between two periods, there is no difference at all, and that itself is
 * listed.
 *
 * @param series one season each
 * @param crisisStart first period of the crisis, as periods are written
 */
export function notableChanges(series: readonly Series[], crisisStart: string): NotableChanges {
  const found = series.flatMap((each) => changesOf(each, crisisStart));
  const judged = found.filter(({exceedsNoise}) => exceedsNoise !== null);
  const items = found
    .filter(({difference, exceedsNoise}) => difference === null || exceedsNoise === true)
    .map((item, at) => ({item, at}))
    .sort((a, b) => rankOf(a.item) - rankOf(b.item) || excessOf(b.item) - excessOf(a.item) || a.at - b.at)
    .map(({item}) => item);
  return {items, tested: judged.length, byChance: judged.length * 0.05};
}

const rankOf = ({difference, notes}: NotableChange): number => (difference === null ? 0 : notes.length > 0 ? 1 : 2);
const excessOf = ({difference, noise}: NotableChange): number =>
  difference === null || noise === null ? 0 : noise === 0 ? Number.MAX_VALUE : Math.abs(difference) / noise;

function changesOf(series: Series, crisisStart: string): NotableChange[] {
  const known = series.points.flatMap(({period, value, margin}) =>
    value === null ? [] : [{period, value, margin: margin ?? null}]
  );
  const [last, before] = [known.at(-1), known.at(-2)];
  if (last === undefined) return [];
  const usual = known.filter(({period}) => period < crisisStart && period < last.period);
  const comparable = usual.filter(({period}) => breakBetween(series, period, last.period) === undefined);
  const changes: NotableChange[] = [];
  if (before !== undefined) {
    const history = usual.slice(1).map(({value}, at) => value - (usual[at]?.value ?? value));
    const judged = judgeChange({
      from: before.value,
      to: last.value,
      fromMargin: before.margin,
      toMargin: last.margin,
      history
    });
    changes.push(changeOf(series, "previous", {before: before.period, last: last.period, change: judged}));
  }
  const anchor = usual.at(-1);
  if (anchor === undefined) return changes;
  const level = baseline(comparable.map(({value}) => value));
  if (level !== null || comparable.length < usual.length) {
    const difference = level === null ? 0 : last.value - level.expected;
    const noise = level === null ? null : level.high - level.expected;
    const change = {difference, noise, exceedsNoise: noise === null ? null : Math.abs(difference) > noise};
    changes.push(changeOf(series, "pre-crisis", {before: anchor.period, last: last.period, change}));
  }
  return changes;
}

function changeOf(
  series: Series,
  against: NotableChange["against"],
  {before, last, change}: {before: string; last: string; change: Change}
): NotableChange {
  // What cannot be judged is not tested either, however small.
  const found = change.exceedsNoise === null ? change : withRounding(change, series.halfStep ?? 0);
  const {noise, exceedsNoise} = found;
  const isBroken = breakBetween(series, before, last) !== undefined;
  const difference = isBroken ? null : found.difference;
  const exceeds = isBroken ? null : exceedsNoise;
  return {
    series: series.id,
    against,
    period: last,
    from: before,
    difference,
    noise: isBroken ? null : noise,
    exceedsNoise: exceeds,
    notes: series.notes.filter((note) => touches(note, before) || touches(note, last)),
    asksWhyFewer: series.isCare === true && exceeds === true && difference !== null && difference < 0
  };
}

const touches = ({from, to}: SeriesNote, period: string): boolean =>
  (from === null || period >= from) && (to === null || period <= to);

/** A note that excludes and begins after the earlier period, up to and with the later one, or ends between them. */
const breakBetween = ({notes}: Series, before: string, last: string): SeriesNote | undefined =>
  notes.find((note) => note.effect === "exclude" && touches(note, before) !== touches(note, last));

/** A year of a series of sums that may be compared with its neighbours. */
export interface Year {
  period: string;
  /** The ratio of a sum to the published total, or the sum itself. */
  level: number;
  /** Share of the inhabitants the sum covers; 1 when left out. */
  coverage?: number;
}

export interface Shift {
  /** First year of the new level. */
  period: string;
  /** The year it is compared with. */
  reference: string;
  before: number;
  after: number;
  /** The year stands apart: the next one is back at the level of before. */
  isPassing: boolean;
}

/** A ratio moves when it leaves its last level by more than this share (DESIGN §3). */
const ratioTolerance = 0.05;

/**
 * Years in which the ratio of parts to the published total moves by more than 5 % of the last level, also when what the
 * parts cover is allowed for. A year that moves
 * away while the next is back is one passing shift, not two.
 *
 * @param years in order of period; `level` is the ratio
 */
export function findRatioShifts(years: readonly Year[]): Shift[] {
  const shifts: Shift[] = [];
  let reference = years[0];
  for (const [index, year] of years.entries()) {
    if (!reference || index === 0) continue;
    if (!moves(reference, year)) {
      reference = year;
      continue;
    }
    const next = years[index + 1];
    const isPassing = next !== undefined && !moves(reference, next);
    shifts.push({
      period: year.period,
      reference: reference.period,
      before: reference.level,
      after: year.level,
      isPassing
    });
    if (!isPassing) reference = year;
  }
  return shifts;
}

/** Both as it stands and per inhabitant covered: what the missing parts may explain is no break. */
function moves(before: Year, after: Year): boolean {
  const change = after.level / before.level;
  const covered = (after.coverage ?? 1) / (before.coverage ?? 1);
  return Math.abs(change - 1) > ratioTolerance && Math.abs(change / covered - 1) > ratioTolerance;
}

/** A year stands apart when it is less than this share of both its sides, or both are less than this share of it … */
const apartShare = 0.8;
/** … and its distance is this many times what is usual for the other years. */
const apartTimes = 4;

export interface Apart {
  period: string;
  level: number;
  /** Medians of up to two years before and after. */
  before: number;
  after: number;
}

/**
 * Years whose sum stands apart from both sides, for series without a published total. A year is held against the median
 * of up to two years before and of up to two years after, and counts only when it lies beyond both: growth at any pace
 * and a lasting step lie between the two and have no distance at all. The worst year is taken out first and no longer
 * disturbs the judgement of the others. First and last years are not judged: nothing tells them from the start of a
 * trend. At least four years are needed.
 */
export function findYearsApart(years: readonly Year[]): Apart[] {
  const found: Apart[] = [];
  let left = years.filter(({level}) => level > 0);
  while (left.length >= 4) {
    const [worst] = judge(left).sort((a, b) => distance(b) - distance(a));
    if (!worst || distance(worst) < 1 / apartShare - 1) break;
    const others = left.filter(({period}) => period !== worst.period);
    if (distance(worst) <= apartTimes * median(judge(others).map(distance))) break;
    found.push(worst);
    left = others;
  }
  return found.sort((a, b) => (a.period < b.period ? -1 : 1));
}

/** Every year but the first and last, between its sides. */
function judge(years: readonly Year[]): Apart[] {
  return years.slice(1, -1).map(({period, level}, place) => ({
    period,
    level,
    before: median(years.slice(Math.max(0, place - 1), place + 1).map((year) => year.level)),
    after: median(years.slice(place + 2, place + 4).map((year) => year.level))
  }));
}

/** How far a year lies beyond the nearer of its sides, as a share; 0 between them. */
const distance = ({level, before, after}: Apart): number =>
  Math.max(Math.min(before, after) / level, level / Math.max(before, after), 1) - 1;

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const low = sorted[Math.floor(middle)] ?? 0;
  return (low + (sorted[Math.ceil(middle)] ?? low)) / 2;
}

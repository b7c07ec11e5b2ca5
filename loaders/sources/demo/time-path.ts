import type {PathPoints} from "./recipe-schema.js";

interface Knot {
  at: number;
  value: number;
}

/**
 * A line through points over time, flat before the first and after the last.
 * @param points year (its middle) or year-month (middle of the month) → value
 * @param firstYear year of month 0
 * @param months how many months to give
 * @returns the value at the middle of each month
 */
export function monthlyPath(points: PathPoints, firstYear: number, months: number): Float64Array {
  const knots = knotsOf(points, (when) => monthOf(when, firstYear));
  return Float64Array.from({length: months}, (_, month) => interpolate(knots, month));
}

/** The same by year: at the middle of the year where all points are years, else the mean of the months. */
export function yearlyPath(points: PathPoints, firstYear: number, years: number): Float64Array {
  if (Object.keys(points).every((when) => when.length === 4)) {
    const knots = knotsOf(points, (when) => Number(when) - firstYear);
    return Float64Array.from({length: years}, (_, year) => interpolate(knots, year));
  }
  const months = monthlyPath(points, firstYear, years * 12);
  return Float64Array.from({length: years}, (_, year) => {
    let sum = 0;
    for (let month = 0; month < 12; month++) sum += months[year * 12 + month] ?? 0;
    return sum / 12;
  });
}

/** Months since January of the first year; a whole year counts as its middle (between June and July). */
export function monthOf(when: string, firstYear: number): number {
  const months = (Number(when.slice(0, 4)) - firstYear) * 12;
  return when.length > 4 ? months + Number(when.slice(5, 7)) - 1 : months + 5.5;
}

function knotsOf(points: PathPoints, position: (when: string) => number): Knot[] {
  return Object.entries(points)
    .map(([when, value]) => ({at: position(when), value}))
    .sort((a, b) => a.at - b.at);
}

function interpolate(knots: readonly Knot[], at: number): number {
  const next = knots.findIndex((knot) => knot.at >= at);
  const right = knots[next];
  const left = next === -1 ? knots.at(-1) : knots[next - 1];
  if (!right) return left?.value ?? 0;
  if (!left) return right.value;
  return left.value + ((right.value - left.value) * (at - left.at)) / (right.at - left.at);
}

import {baseline} from "../../../models/signals/baseline.js";
import type {DeferredCareIndicator} from "../../../../loaders/site/deferred-care.js";
import type {ReferralRow} from "../../../models/scenario/deferred-care.js";
import {formatPeriod} from "../../../locale/format.js";

/** Weeks in a period. */
export const weeksIn: Readonly<Record<string, number>> = {
  ...{week: 1, "two-weeks": 2, month: 365.25 / 12 / 7},
  ...{quarter: 365.25 / 4 / 7, "half-year": 365.25 / 2 / 7, year: 365.25 / 7}
};

/**
 * Periods of an indicator from the first year of a crisis on, with what was expected: the mean of the same season in up
 * to five years before it. Periods without a number end the series. Null when fewer than three years before are known.
 */
export function seriesOf(
  {grain, periods, values}: Pick<DeferredCareIndicator, "grain" | "periods" | "values">,
  region: string,
  crisisYear: number
): ReferralRow[] | null {
  const own = values[region];
  if (own === undefined) return null;
  const season = (period: string): string => period.slice(4);
  const yearOf = (period: string): number => Number(period.slice(0, 4));
  const before = new Map<string, (number | null)[]>();
  periods.forEach((period, at) => {
    if (yearOf(period) >= crisisYear) return;
    before.set(season(period), [...(before.get(season(period)) ?? []), own[at] ?? null]);
  });
  const rows: ReferralRow[] = [];
  for (const [at, period] of periods.entries()) {
    if (yearOf(period) < crisisYear) continue;
    const expected = baseline(before.get(season(period)) ?? [])?.expected;
    const referrals = own[at] ?? null;
    if (expected === undefined || referrals === null) break;
    rows.push({period: formatPeriod(period, grain, {short: true}), referrals, expected});
  }
  return rows.length > 0 ? rows : null;
}

/** Adds periods to come: what is expected of them is the mean of the last `season` expectations, or those of a year ago. */
export function withAhead(
  rows: readonly ReferralRow[],
  ahead: number,
  season: number,
  name: (n: number) => string
): ReferralRow[] {
  const added: ReferralRow[] = [];
  for (let n = 1; n <= ahead; n++) {
    const at = rows.length + n - 1 - season;
    const same = rows[at] ?? added[at - rows.length] ?? rows.at(-1);
    added.push({period: name(n), referrals: null, expected: same?.expected ?? 0});
  }
  return [...rows, ...added];
}

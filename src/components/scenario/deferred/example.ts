import type {ReferralRow} from "../../../models/scenario/deferred-care.js";

/** Made-up referrals by month: a quiet start, a drop, and people who come after all. */
export const exampleRows: readonly ReferralRow[] = [
  ["jan 2020", 101, 100],
  ["feb 2020", 98, 102],
  ["mrt 2020", 74, 106],
  ["apr 2020", 51, 98],
  ["mei 2020", 58, 94],
  ["jun 2020", 83, 96],
  ["jul 2020", 84, 72],
  ["aug 2020", 70, 58],
  ["sep 2020", 119, 104],
  ["okt 2020", 118, 108],
  ["nov 2020", 112, 106],
  ["dec 2020", 86, 90]
].map(([period, referrals, expected]) => ({
  period: String(period),
  referrals: Number(referrals),
  expected: Number(expected)
}));

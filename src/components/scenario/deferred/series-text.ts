import {InputError} from "../../../models/errors.js";
import type {ReferralRow} from "../../../models/scenario/deferred-care.js";
import {parseDutchNumber} from "../../dutch-number.js";

const most = 400;

/**
 * A series as people paste it from a sheet: a line a period with its name, what was registered (empty: not yet known) and
 * what was expected, parted by tabs, semicolons or more than one space. A first line without numbers is a heading.
 *
 * @throws InputError (invalid-line, no-lines, too-many-lines) with the number of the line
 */
export function readSeries(text: string): ReferralRow[] {
  const lines = text
    .split(/\r?\n/)
    .map((line, at) => ({line: line.trimEnd(), number: at + 1}))
    .filter(({line}) => line.trim() !== "");
  const rows = lines.flatMap(({line, number}, at): ReferralRow[] => {
    const cells = line.split(/\t|;|\s{2,}/).map((cell) => cell.trim());
    const [period = "", known = "", wanted = ""] = cells;
    const [referrals, expected] = [known === "" ? null : parseCount(known), parseCount(wanted)];
    const isHeading = at === 0 && expected === null && !/\d/.test(`${known}${wanted}`);
    if (isHeading) return [];
    const isSound = (value: number | null): boolean => value !== null && value >= 0;
    if (cells.length < 3 || period === "" || !isSound(expected) || (known !== "" && !isSound(referrals)))
      throw new InputError(
        "invalid-line",
        "a line is period, referrals and expected, numbers from 0 on",
        String(number)
      );
    return [{period, referrals, expected: expected ?? 0}];
  });
  if (rows.length === 0) throw new InputError("no-lines", "there are no lines with numbers", null);
  if (rows.length > most) throw new InputError("too-many-lines", `at most ${most} lines`, String(rows.length));
  return rows;
}

/** A number of people as Dutch sheets write it: 1.234 has a mark for thousands. */
const parseCount = (text: string): number | null => parseDutchNumber(text, {thousands: true});

/** A series as text that readSeries reads. */
export function writeSeries(rows: readonly ReferralRow[]): string {
  const number = (value: number | null): string => (value === null ? "" : String(value).replace(".", ","));
  return rows.map(({period, referrals, expected}) => `${period}; ${number(referrals)}; ${number(expected)}`).join("\n");
}

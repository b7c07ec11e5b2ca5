import {canonical} from "../canonical.js";

/** One version of one thing in a session. */
export interface Version {
  part: string;
  /** The same for all versions of the same thing. */
  key: string;
  item: object;
}

/** Which version counts: of what was said blind the first, of what people work on the last. */
export type Preference = "first" | "last";

/**
 * The version that counts and those that do not, whatever the order they come in: by moment (`at`, `changed` or `saved`;
 * versions without one come before all others), then by their canonical text. Identical versions are one.
 *
 * @param versions of one thing, at least one
 */
export function chooseVersion<Item extends Version>(
  versions: readonly Item[],
  preference: Preference
): {chosen: Item; others: Item[]} {
  const distinct = new Map(versions.map((version) => [canonical(version.item), version]));
  const sorted = [...distinct]
    .map(([text, version]) => ({text, version, moment: momentOf(version.item)}))
    .sort((a, b) => a.moment - b.moment || (a.text < b.text ? -1 : 1))
    .map(({version}) => version);
  const chosen = (preference === "first" ? sorted[0] : sorted.at(-1)) as Item;
  return {chosen, others: sorted.filter((version) => version !== chosen)};
}

function momentOf(item: object): number {
  const {at, changed, saved} = item as {at?: unknown; changed?: unknown; saved?: unknown};
  const stamp = at ?? changed ?? saved;
  const moment = typeof stamp === "string" ? Date.parse(stamp) : Number.NaN;
  return Number.isFinite(moment) ? moment : Number.MIN_SAFE_INTEGER;
}

/** The order people count in: q2 before q10; equal otherwise by code point. */
export function naturalOrder(a: string, b: string): number {
  const [left, right] = [a.split(/(\d+)/), b.split(/(\d+)/)];
  for (let at = 0; at < Math.max(left.length, right.length); at++) {
    const [x, y] = [left[at] ?? "", right[at] ?? ""];
    if (x === y) continue;
    const difference = at % 2 === 1 ? Number(x) - Number(y) : 0;
    return difference !== 0 && Number.isFinite(difference) ? difference : x < y ? -1 : 1;
  }
  return 0;
}

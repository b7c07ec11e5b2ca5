import {BadAnswer} from "./bad-answer.js";

/**
 * The URL of the next page, always on the base the user gave: a nextLink may name the publisher's own host (behind a
 * mirror or a replay), be relative, or miss the `$format` that v3 needs. What follows `/TABLE/` in it is kept.
 *
 * Throws BadAnswer where the link is no address.
 *
 * @param entityUrl URL of the page that carried the link, on the base: `BASE/TABLE/Observations?…`
 */
export function followLink(nextLink: string, entityUrl: string, table: string): string {
  const current = new URL(entityUrl);
  if (!URL.canParse(nextLink, entityUrl))
    throw new BadAnswer("invalid-json", "the link to the next page is no address");
  const next = new URL(nextLink, current);
  const marker = `/${table}/`;
  const at = next.pathname.lastIndexOf(marker);
  const root = current.pathname.slice(0, current.pathname.lastIndexOf(marker) + marker.length);
  const path = at < 0 ? current.pathname : root + next.pathname.slice(at + marker.length);
  const missesFormat = current.search.includes("$format") && !next.search.includes("$format");
  const format = missesFormat ? `${next.search === "" ? "?" : "&"}$format=json` : "";
  return current.origin + path + next.search + format;
}

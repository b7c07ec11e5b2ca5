/**
 * SQL: which of several sources stands where they give the same cell. The latest publication first, by the day in the
 * publisher's own version; those without one after it; then by id. Nothing here depends on when somebody fetched or built
 * (docs/decisions/0009-which-source-stands.md).
 *
 * @param vintage name of the vintage table in the query
 */
export const vintageOrder = (vintage: string): string =>
  `try_cast(regexp_replace(${vintage}.publisher_version, '^(\\d{4})-?(\\d{2})-?(\\d{2}).*$', '\\1-\\2-\\3') AS DATE) DESC NULLS LAST,
   ${vintage}.source, ${vintage}.id`;

/** SQL: a table of vintages with their `id` and `place` in that order, 1 first, to join under a name of one's own. */
export const placedVintages = `(SELECT id, row_number() OVER (ORDER BY ${vintageOrder("vintage")}) AS place FROM vintage)`;

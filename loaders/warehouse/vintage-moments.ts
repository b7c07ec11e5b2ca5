/** Rows of `meta` whose key begins with this hold when the content of a vintage was first read in, ISO. */
export const readAtKey = "read:";

/** SQL: the moment of reading of each vintage as `m.value`; null in files of before it was kept. */
export const joinReadAt = (vintage: string, meta = "meta"): string =>
  `LEFT JOIN ${meta} m ON m.key = '${readAtKey}' || ${vintage}.id`;

/**
 * SQL: when a vintage was retrieved; needs joinReadAt. Where the moment of reading was not kept apart, the moment that is there
 * may be either, so when it was retrieved is not known (docs/decisions/0009-which-source-stands.md).
 */
export const retrievedAt = (vintage: string): string =>
  `CASE WHEN m.value IS NULL THEN NULL ELSE ${vintage}.retrieved_at END`;

/** SQL: versions of one source, the one that came in last first; needs joinReadAt. */
export const newestFirst = (vintage: string): string =>
  `coalesce(try_cast(m.value AS TIMESTAMP), ${vintage}.retrieved_at) DESC`;

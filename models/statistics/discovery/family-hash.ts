/** Everything that was decided before any number was seen: the tests that will be tried, and on which split. */
export interface Family {
  readonly columns: readonly string[];
  readonly lags: readonly number[];
  /** What was done to columns, by name: `log`, `d`, `log d` … */
  readonly transforms?: Readonly<Record<string, string>>;
  readonly within?: readonly string[];
  /** Clusterings; the largest p leads. */
  readonly clusters?: readonly string[];
  readonly seed: number;
}

/**
 * A fingerprint of a family, 16 hexadecimal digits: FNV-1a of 64 bits (Fowler, Noll & Vo) over its parts in a fixed
 * order, so that the order in which columns and lags were named does not matter, and everything else does.
 */
export function familyHash({columns, lags, transforms = {}, within, clusters, seed}: Family): string {
  const text = JSON.stringify([
    [...new Set(columns)].sort(),
    [...new Set(lags)].sort((a, b) => a - b),
    Object.entries(transforms).sort(([a], [b]) => (a < b ? -1 : 1)),
    within === undefined ? null : [...within].sort(),
    clusters === undefined ? null : [...clusters].sort(),
    seed
  ]);
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(text)) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  return hash.toString(16).padStart(16, "0");
}

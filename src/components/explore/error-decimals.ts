/** Decimals for a column of numbers that are sure to within these errors: three figures of the smallest error, 2 to 10. */
export function errorDecimals(errors: readonly (number | null)[]): number {
  const known = errors.filter((error): error is number => error !== null && Number.isFinite(error) && error > 0);
  if (known.length === 0) return usual;
  const leading = Math.floor(Math.log10(Math.min(...known)));
  return Math.min(most, Math.max(fewest, 2 - leading));
}

const [fewest, usual, most] = [2, 4, 10];

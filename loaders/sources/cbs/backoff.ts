const firstMs = 1_500;
const capMs = 30_000;

/**
 * Milliseconds to wait before repeat number `attempt` (1, 2, …): 1.5 s doubled each time up to 30 s, of which the last
 * half is left to chance so that clients that failed together do not come back together.
 */
export function backoff(attempt: number, random: () => number): number {
  const full = Math.min(capMs, firstMs * 2 ** (Math.max(1, attempt) - 1));
  return Math.round(full / 2 + (full / 2) * random());
}

/**
 * Milliseconds that a Retry-After header asks to wait: seconds, or an HTTP date seen from `now` (RFC 9110, 10.2.3). A
 * date in the past is 0; no header or an unreadable one is null.
 */
export function retryAfter(header: string | null, now: Date): number | null {
  if (header === null) return null;
  const text = header.trim();
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  // Only the formats HTTP allows: Date.parse alone would also take "-5" or "1.5" for a date.
  if (!/^[A-Za-z]{3,9},? /.test(text)) return null;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : Math.max(0, at - now.getTime());
}

export interface ByteRange {
  start: number;
  /** Inclusive. */
  end: number;
}

/**
 * One range of a Range header against a content of `size` bytes (RFC 9110 §14). Null: answer with the whole, as there is
 * no header, or one this server does not take (several ranges, another unit, malformed).
 */
export function parseRange(header: string | undefined, size: number): ByteRange | "unsatisfiable" | null {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? "") ?? [];
  if (first === undefined || last === undefined || (first === "" && last === "")) return null;
  if (first === "") {
    const length = Number(last);
    return length === 0 || size === 0 ? "unsatisfiable" : {start: Math.max(0, size - length), end: size - 1};
  }
  const start = Number(first);
  const end = last === "" ? size - 1 : Math.min(Number(last), size - 1);
  if (last !== "" && Number(last) < start) return null;
  return start >= size ? "unsatisfiable" : {start, end};
}

/** Thousands in threes: "1.000,5" and "1.000.000"; a single group without a comma may be a decimal, and is refused. */
const grouped = /^[+-]?\d{1,3}((\.\d{3})+,\d+|(\.\d{3}){2,})$/;
const ambiguous = /^[+-]?[1-9]\d{0,2}\.\d{3}$/;
const plainNumber = /^[+-]?(\d+[.,]?\d*|[.,]\d+)$/;

/**
 * A number as people type it, with a decimal comma or point; null for what is none. Also null for "1.125", which may be
 * a thousand or a little over one: a number that is guessed wrong looks right.
 */
export function parseDutchNumber(text: string): number | null {
  const plain = text.trim().replaceAll(/\s/g, "").replace("−", "-");
  if (grouped.test(plain)) return Number(plain.replaceAll(".", "").replace(",", "."));
  if (ambiguous.test(plain) || !plainNumber.test(plain)) return null;
  const value = Number(plain.replace(",", "."));
  return Number.isFinite(value) ? value : null;
}

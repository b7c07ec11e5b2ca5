/** Thousands in threes: "1.000,5" and "1.000.000". */
const grouped = /^[+-]?\d{1,3}((\.\d{3})+,\d+|(\.\d{3}){2,})$/;
/** A single group without a comma: a thousand, or a little over one. */
const ambiguous = /^[+-]?[1-9]\d{0,2}\.\d{3}$/;
const plainNumber = /^[+-]?(\d+[.,]?\d*|[.,]\d+)$/;

/**
 * A number as people type it, with a decimal comma or point; null for what is none. Also null for "1.125": a number that
 * is guessed wrong looks right. With `thousands`, in a field of persons or euros that shows them so itself, it is 1125.
 */
export function parseDutchNumber(text: string, {thousands = false}: {thousands?: boolean} = {}): number | null {
  const plain = text.trim().replaceAll(/\s/g, "").replace("−", "-");
  const isGrouped = grouped.test(plain) || (thousands && ambiguous.test(plain));
  if (isGrouped) return Number(plain.replaceAll(".", "").replace(",", "."));
  if (ambiguous.test(plain) || !plainNumber.test(plain)) return null;
  const value = Number(plain.replace(",", "."));
  return Number.isFinite(value) ? value : null;
}

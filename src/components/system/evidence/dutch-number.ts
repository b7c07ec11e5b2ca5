/** A number as people type it, with a decimal comma or point; null for what is none. */
export function parseDutchNumber(text: string): number | null {
  const plain = text.trim().replaceAll(/\s/g, "").replace("−", "-");
  const normal = plain.includes(",") ? plain.replaceAll(".", "").replace(",", ".") : plain;
  if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(normal)) return null;
  const value = Number(normal);
  return Number.isFinite(value) ? value : null;
}

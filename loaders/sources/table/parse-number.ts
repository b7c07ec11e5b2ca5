export interface NumberFormat {
  decimal: "." | ",";
  thousands: "." | "," | " " | "";
}

const patterns = new Map<string, RegExp>();

/**
 * A number in the declared notation, or null when the text is anything else. Strict: with decimal `,` a point is only
 * allowed as declared thousands sign in groups of three, so "1.234" is refused rather than guessed.
 */
export function parseNumber(text: string, format: NumberFormat): number | null {
  const {decimal, thousands} = format;
  if (isPlain(text, decimal === "." ? 46 : 44)) return Number(decimal === "." ? text : text.replace(",", "."));
  if (!pattern(decimal, thousands).test(text)) return null;
  let plain = text;
  if (thousands === " ") plain = plain.replace(/[ \u00a0\u202f]/g, "");
  else if (thousands !== "") plain = plain.replaceAll(thousands, "");
  if (decimal === ",") plain = plain.replace(",", ".");
  const value = Number(plain);
  return Number.isFinite(value) ? value : null;
}

/** Digits, with at most one decimal sign between them and a sign before: nearly every cell, and told without a regular expression. */
function isPlain(text: string, point: number): boolean {
  let seenPoint = false;
  let digits = 0;
  for (let index = 0; index < text.length; index++) {
    const char = text.charCodeAt(index);
    if (char >= 48 && char <= 57) digits += 1;
    else if (char === point && !seenPoint && digits > 0 && index < text.length - 1) seenPoint = true;
    else if (index > 0 || (char !== 45 && char !== 43)) return false;
  }
  return digits > 0 && text.length < 300;
}

function pattern(decimal: string, thousands: string): RegExp {
  const key = decimal + thousands;
  let found = patterns.get(key);
  if (!found) {
    const point = decimal === "." ? "\\." : ",";
    const group = thousands === " " ? "[ \\u00a0\\u202f]" : thousands === "." ? "\\." : thousands;
    const whole = thousands === "" ? "\\d+" : `(?:\\d{1,3}(?:${group}\\d{3})+|\\d+)`;
    found = new RegExp(`^[+-]?(?:${whole}(?:${point}\\d+)?|${point}\\d+)(?:[eE][+-]?\\d{1,3})?$`);
    patterns.set(key, found);
  }
  return found;
}

export interface Rgb {
  readonly r: number;
  readonly g: number;
  readonly b: number;
}

const white: Rgb = {r: 255, g: 255, b: 255};
const black: Rgb = {r: 0, g: 0, b: 0};
const names: Readonly<Record<string, Rgb>> = {white, black};

/**
 * An opaque colour as CSS writes it: `#rgb`, `#rrggbb`, `rgb()`, `hsl()`, `white` or `black`. Null for anything else, also
 * for what lets something through, because its contrast depends on what lies under it.
 */
export function parseColour(text: string): Rgb | null {
  const word = text.trim().toLowerCase();
  const named = names[word];
  if (named) return named;
  const hex = /^#([0-9a-f]{3}|[0-9a-f]{6})(?:f|ff)?$/.exec(word)?.[1];
  if (hex !== undefined) return fromHex(hex);
  const [, kind, inner = ""] = /^(rgb|hsl)a?\(([^()]*)\)$/.exec(word) ?? [];
  const parts = inner.split(/[\s,/]+/).filter(Boolean);
  const [first, second, third, alpha = "1"] = parts;
  if (first === undefined || second === undefined || third === undefined || parts.length > 4) return null;
  if (Number.parseFloat(alpha) < (alpha.endsWith("%") ? 100 : 1)) return null;
  const numbers = [first, second, third].map((part) =>
    /^[-+]?[\d.]+(%|deg)?$/.test(part) ? Number.parseFloat(part) : NaN
  );
  const [x = NaN, y = NaN, z = NaN] = numbers;
  if (!numbers.every(Number.isFinite)) return null;
  return kind === "rgb" ? {r: channel(x, first), g: channel(y, second), b: channel(z, third)} : fromHsl(x, y, z);
}

const clamp = (value: number, most: number): number => Math.min(most, Math.max(0, value));
const channel = (value: number, text: string): number =>
  Math.round(clamp(text.endsWith("%") ? value * 2.55 : value, 255));

function fromHex(hex: string): Rgb {
  const full = hex.length === 3 ? [...hex].map((digit) => digit + digit).join("") : hex;
  const at = (start: number): number => Number.parseInt(full.slice(start, start + 2), 16);
  return {r: at(0), g: at(2), b: at(4)};
}

/** Source: W3C, CSS Color Module Level 4, §7.1. */
function fromHsl(hue: number, saturation: number, lightness: number): Rgb {
  const s = clamp(saturation, 100) / 100;
  const l = clamp(lightness, 100) / 100;
  const at = (n: number): number => {
    const k = (n + (((hue % 360) + 360) % 360) / 30) % 12;
    return Math.round(255 * (l - s * Math.min(l, 1 - l) * Math.max(-1, Math.min(k - 3, 9 - k, 1))));
  };
  return {r: at(0), g: at(8), b: at(4)};
}

/** `#rrggbb` */
export const toHex = ({r, g, b}: Rgb): string =>
  `#${[r, g, b].map((value) => value.toString(16).padStart(2, "0")).join("")}`;

/** `share` of one colour and the rest of another, channel by channel. */
export function mix(one: Rgb, other: Rgb, share: number): Rgb {
  const at = (a: number, b: number): number => Math.round(a * share + b * (1 - share));
  return {r: at(one.r, other.r), g: at(one.g, other.g), b: at(one.b, other.b)};
}

/** Relative luminance, 0 (black) to 1 (white). Source: W3C, WCAG 2.2, "relative luminance". */
export function luminance({r, g, b}: Rgb): number {
  const linear = (value: number): number => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
}

/** Contrast ratio, 1 (none) to 21 (black on white). Source: W3C, WCAG 2.2, "contrast ratio". */
export function contrast(one: Rgb, other: Rgb): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

/** The nearest colour, darker or lighter, that has `least` contrast with `under`; null when none has. */
export function readableOn(colour: Rgb, under: Rgb, least: number): Rgb | null {
  const end = luminance(under) > 0.18 ? black : white;
  for (let share = 100; share >= 0; share--) {
    const candidate = mix(colour, end, share / 100);
    if (contrast(candidate, under) >= least) return candidate;
  }
  return null;
}

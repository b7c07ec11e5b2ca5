import type {Series} from "./types.js";

/** Colour of a series: its own token, grey for what is only there to compare with, else one of six tellable hues. */
export function seriesColour({token, isReference}: Series, index: number): string {
  if (token) return `var(--sh-${token})`;
  if (isReference) return "var(--sh-neutral-ink)";
  return `var(--sh-series-${(index % 6) + 1})`;
}

/** Dash pattern of a series where there are too many for labels beside the lines, so that colour never stands alone. */
export function seriesDash(index: number): string {
  return ["none", "8 3", "2 3", "10 3 2 3", "5 2", "1 4"][(index + Math.floor(index / 6)) % 6] ?? "none";
}

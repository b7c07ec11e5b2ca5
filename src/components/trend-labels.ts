import {dodge, freeSpot, type Box, type Segment} from "./label-layout.js";
import {textWidth, wrapText} from "./text-width.js";

const FONT = 13;
const LINE = 15;

/** A label for the end of a line (or for the baseline), wherever it can stand free. */
export interface EndLabel {
  text: string;
  colour: string;
  /** End of the line, px. */
  x: number;
  y: number;
  bold?: boolean;
}

export interface PlacedLabel extends EndLabel {
  lines: string[];
  /** Left end and first text line's baseline. */
  left: number;
  top: number;
  /** A thin line from the end of the line to the label, where the label had to move. */
  leader: Segment | null;
}

/** Width the margin needs for these labels, at most `most` px; longer ones are wrapped. */
export function marginFor(texts: readonly string[], most: number): number {
  return Math.min(most, Math.ceil(Math.max(0, ...texts.map((text) => textWidth(text, FONT, {bold: true})))) + 4);
}

/**
 * Labels of lines that end at the right edge stand in the margin, moved apart. A line that ends earlier gets its label
 * beside its end where nothing is in the way (not even a grid line, if it can be helped), else in the margin with a leader.
 */
export function placeEndLabels(
  labels: readonly EndLabel[],
  {plot, margin, segments, grid}: {plot: Box; margin: number; segments: readonly Segment[]; grid: readonly Segment[]}
): PlacedLabel[] {
  const boxes: Box[] = [];
  const inside = new Map<EndLabel, PlacedLabel>();
  for (const label of labels) {
    if (label.x > plot.x2 - 12) continue;
    const placed = besideEnd(label, plot, [...segments, ...grid], boxes) ?? besideEnd(label, plot, segments, boxes);
    if (placed) inside.set(label, placed);
  }
  const outside = labels
    .filter((label) => !inside.has(label))
    .map((label) => ({label, lines: wrapText(label.text, margin, FONT, 6)}));
  const middles = dodge(
    outside.map(({label, lines}) => ({y: label.y, height: lines.length * LINE})),
    {top: plot.y1 - 14, bottom: plot.y2 + 10}
  );
  const placedOutside = outside.map(({label, lines}, index): PlacedLabel => {
    const middle = middles[index] ?? label.y;
    const moved = Math.abs(middle - label.y) > 5 || label.x < plot.x2 - 12;
    return {
      ...label,
      lines,
      left: plot.x2 + 14,
      top: middle - (lines.length * LINE) / 2 + FONT - 1,
      leader: moved ? [label.x + (label.x < plot.x2 - 12 ? 6 : 2), label.y, plot.x2 + 12, middle] : null
    };
  });
  return [...inside.values(), ...placedOutside];
}

function besideEnd(label: EndLabel, plot: Box, segments: readonly Segment[], boxes: Box[]): PlacedLabel | null {
  const lines = wrapText(label.text, 150, FONT, 2);
  const width = Math.max(...lines.map((line) => textWidth(line, FONT, {bold: label.bold ?? false})));
  const height = lines.length * LINE;
  const candidates: Box[] = [];
  for (const away of [8, 18, 30, 44, 60])
    for (const dx of [8, -width / 2, -width - 8, -width * 0.25, -width * 0.75])
      for (const y1 of [label.y - away - height, label.y + away])
        candidates.push({x1: label.x + dx, y1, x2: label.x + dx + width, y2: y1 + height});
  const clear = (box: Box): Box => ({x1: box.x1 - 3, y1: box.y1 - 2, x2: box.x2 + 3, y2: box.y2 + 2});
  const spot = freeSpot(candidates.map(clear), {bounds: plot, segments, boxes});
  if (!spot) return null;
  boxes.push(spot);
  const nearX = Math.max(spot.x1, Math.min(spot.x2, label.x));
  const above = spot.y2 < label.y;
  const distance = above ? label.y - spot.y2 : spot.y1 - label.y;
  return {
    ...label,
    lines,
    left: spot.x1 + 3,
    top: spot.y1 + 2 + FONT - 1,
    leader: distance > 14 ? [label.x, above ? label.y - 5 : label.y + 5, nearX, above ? spot.y2 : spot.y1] : null
  };
}

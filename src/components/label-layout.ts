/** Where labels go so that none lies over a line or another label. Pure geometry in px; y grows downward. */

export interface Box {
  x1: number;
  y1: number;
  x2: number;
  y2: number;
}

export type Segment = readonly [x1: number, y1: number, x2: number, y2: number];

/** A vertical line with a label in the lanes above a plot. */
export interface LaneItem {
  x: number;
  width: number;
}

/** Lane 0 lies just above the plot. `start` is the left end of the label. */
export interface LanePlace {
  lane: number;
  start: number;
}

const CLEAR = 5;

/**
 * Places labels of vertical lines in as few lanes as possible, each beside its own line, so that no label touches
 * another and no line runs through a label on its way down. Answers in the order given, or null when it cannot be done
 * (too many, too wide): then number them. Exhaustive, so at most `most` items.
 */
export function placeInLanes(
  items: readonly LaneItem[],
  {left, right, most = 7}: {left: number; right: number; most?: number}
): LanePlace[] | null {
  if (items.length > most) return null;
  const order = items.map((_, index) => index).sort((a, b) => (items[a]?.x ?? 0) - (items[b]?.x ?? 0));
  for (let lanes = 1; lanes <= Math.max(1, items.length); lanes++) {
    const places = new Array<LanePlace | null>(items.length).fill(null);
    if (search(0, lanes, places)) return places.filter((place) => place !== null);
  }
  return null;

  function search(depth: number, lanes: number, places: (LanePlace | null)[]): boolean {
    const index = order[depth];
    if (index === undefined) return true;
    const item = items[index];
    if (!item) return true;
    for (let lane = 0; lane < lanes; lane++) {
      for (const start of [item.x + CLEAR, item.x - CLEAR - item.width]) {
        const place = {lane, start};
        if (start < left || start + item.width > right || !isClear(item, place, places)) continue;
        places[index] = place;
        if (search(depth + 1, lanes, places)) return true;
        places[index] = null;
      }
    }
    return false;
  }

  function isClear(item: LaneItem, place: LanePlace, places: readonly (LanePlace | null)[]): boolean {
    return places.every((other, index) => {
      const otherItem = items[index];
      if (!other || !otherItem) return true;
      const apart =
        place.start > other.start + otherItem.width + CLEAR || other.start > place.start + item.width + CLEAR;
      if (place.lane === other.lane && !apart) return false;
      if (other.lane >= place.lane && crosses(otherItem.x, place.start, item.width)) return false;
      return !(place.lane >= other.lane && crosses(item.x, other.start, otherItem.width));
    });
  }
}

function crosses(x: number, start: number, width: number): boolean {
  return x > start - CLEAR + 1 && x < start + width + CLEAR - 1;
}

/**
 * Moves labels apart vertically with as little displacement as the order allows. `y` are wished middles; heights may
 * differ. Answers middles, in the order given, within [top, bottom] where they fit.
 */
export function dodge(
  items: readonly {y: number; height: number}[],
  {top, bottom, gap = 2}: {top: number; bottom: number; gap?: number}
): number[] {
  const sorted = items.map(({y, height}, index) => ({y, height, index})).sort((a, b) => a.y - b.y || a.index - b.index);
  // Pool adjacent labels that overlap and centre each pool on the mean of its wishes (isotonic regression).
  interface Pool {
    members: typeof sorted;
    height: number;
    middle: number;
  }
  const pools: Pool[] = [];
  for (const item of sorted) {
    let pool: Pool = {members: [item], height: item.height, middle: clamp(item.y, item.height)};
    for (
      let above = pools.at(-1);
      above && above.middle + above.height / 2 + gap > pool.middle - pool.height / 2;
      above = pools.at(-1)
    ) {
      pools.pop();
      const members = [...above.members, ...pool.members];
      const height = above.height + gap + pool.height;
      pool = {members, height, middle: clamp(wishedMiddle(members, height, gap), height)};
    }
    pools.push(pool);
  }
  const answer = new Array<number>(items.length).fill(0);
  for (const {members, height, middle} of pools) {
    let at = middle - height / 2;
    for (const member of members) {
      answer[member.index] = at + member.height / 2;
      at += member.height + gap;
    }
  }
  return answer;

  function clamp(middle: number, height: number): number {
    return Math.max(top + height / 2, Math.min(bottom - height / 2, middle));
  }
}

function wishedMiddle(members: readonly {y: number; height: number}[], height: number, gap: number): number {
  let offset = -height / 2;
  let sum = 0;
  for (const member of members) {
    sum += member.y - (offset + member.height / 2);
    offset += member.height + gap;
  }
  return sum / members.length;
}

/** True when a line segment touches a box. */
export function segmentHitsBox([x1, y1, x2, y2]: Segment, box: Box): boolean {
  return lineHitsBox(x1, y1, x2, y2, box);
}

/** The same for loose numbers: diagrams ask it a million times (Liang–Barsky clipping, written out). */
export function lineHitsBox(x1: number, y1: number, x2: number, y2: number, box: Box): boolean {
  if ((x1 < box.x1 && x2 < box.x1) || (x1 > box.x2 && x2 > box.x2)) return false;
  if ((y1 < box.y1 && y2 < box.y1) || (y1 > box.y2 && y2 > box.y2)) return false;
  let from = 0;
  let to = 1;
  const dx = x2 - x1;
  if (dx !== 0) {
    const left = (box.x1 - x1) / dx;
    const right = (box.x2 - x1) / dx;
    from = Math.max(from, Math.min(left, right));
    to = Math.min(to, Math.max(left, right));
  }
  const dy = y2 - y1;
  if (dy !== 0) {
    const top = (box.y1 - y1) / dy;
    const bottom = (box.y2 - y1) / dy;
    from = Math.max(from, Math.min(top, bottom));
    to = Math.min(to, Math.max(top, bottom));
  }
  return from <= to;
}

/** True when two boxes share an area. */
export function boxesOverlap(a: Box, b: Box): boolean {
  return a.x1 < b.x2 && b.x1 < a.x2 && a.y1 < b.y2 && b.y1 < a.y2;
}

/** The first of the boxes that lies within bounds and touches no segment and no other box; null when none does. */
export function freeSpot(
  candidates: readonly Box[],
  {bounds, segments, boxes}: {bounds: Box; segments: readonly Segment[]; boxes: readonly Box[]}
): Box | null {
  return (
    candidates.find(
      (box) =>
        box.x1 >= bounds.x1 &&
        box.x2 <= bounds.x2 &&
        box.y1 >= bounds.y1 &&
        box.y2 <= bounds.y2 &&
        !boxes.some((other) => boxesOverlap(box, other)) &&
        !segments.some((segment) => segmentHitsBox(segment, box))
    ) ?? null
  );
}

import {lineHitsBox, type Box} from "../../label-layout.js";
import type {Point} from "./shapes.js";

const CELL = 64;
const ROW = 65_536;

/**
 * Lines of a drawing by where they run, so that few are looked at for a small box. Plain numbers in flat lists: a
 * diagram asks thousands of times.
 */
export class SegmentGrid {
  readonly #owners: string[] = [];
  readonly #numbers = new Map<string, number>();
  /** Of each segment: x1, y1, x2, y2. */
  readonly #ends: number[] = [];
  readonly #ownerOf: number[] = [];
  readonly #cells = new Map<number, number[]>();
  /** Of each owner, the question it was last found in. */
  readonly #found: number[] = [];
  #question = 0;

  add(owner: string, points: readonly Point[]): void {
    const number = this.#numberOf(owner);
    for (let index = 1; index < points.length; index++) {
      const [from, to] = [points[index - 1] as Point, points[index] as Point];
      const segment = this.#ownerOf.push(number) - 1;
      this.#ends.push(from.x, from.y, to.x, to.y);
      const right = Math.floor(Math.max(from.x, to.x) / CELL);
      const bottom = Math.floor(Math.max(from.y, to.y) / CELL);
      for (let column = Math.floor(Math.min(from.x, to.x) / CELL); column <= right; column++)
        for (let row = Math.floor(Math.min(from.y, to.y) / CELL); row <= bottom; row++) {
          const cell = this.#cells.get(column * ROW + row);
          if (cell === undefined) this.#cells.set(column * ROW + row, [segment]);
          else cell.push(segment);
        }
    }
  }

  /** Whose lines touch a box. */
  ownersIn(box: Box): string[] {
    const ends = this.#ends;
    return this.#collect(box.x1, box.y1, box.x2, box.y2, (at) =>
      lineHitsBox(ends[at] ?? 0, ends[at + 1] ?? 0, ends[at + 2] ?? 0, ends[at + 3] ?? 0, box)
    );
  }

  /** With how many other lines a line crosses. */
  crossings(points: readonly Point[]): number {
    const ends = this.#ends;
    const owners = new Set<string>();
    for (let index = 1; index < points.length; index++) {
      const [a, b] = [points[index - 1] as Point, points[index] as Point];
      const found = this.#collect(
        Math.min(a.x, b.x),
        Math.min(a.y, b.y),
        Math.max(a.x, b.x),
        Math.max(a.y, b.y),
        (at) => crosses(a, b, ends[at] ?? 0, ends[at + 1] ?? 0, ends[at + 2] ?? 0, ends[at + 3] ?? 0)
      );
      for (const owner of found) owners.add(owner);
    }
    return owners.size;
  }

  #collect(x1: number, y1: number, x2: number, y2: number, isHit: (at: number) => boolean): string[] {
    const question = ++this.#question;
    const owners: string[] = [];
    const [right, bottom] = [Math.floor(x2 / CELL), Math.floor(y2 / CELL)];
    for (let column = Math.floor(x1 / CELL); column <= right; column++)
      for (let row = Math.floor(y1 / CELL); row <= bottom; row++) {
        const cell = this.#cells.get(column * ROW + row);
        if (cell === undefined) continue;
        for (const segment of cell) {
          const owner = this.#ownerOf[segment] ?? 0;
          if (this.#found[owner] === question || !isHit(segment * 4)) continue;
          this.#found[owner] = question;
          owners.push(this.#owners[owner] ?? "");
        }
      }
    return owners;
  }

  #numberOf(owner: string): number {
    const known = this.#numbers.get(owner);
    if (known !== undefined) return known;
    const number = this.#owners.push(owner) - 1;
    this.#numbers.set(owner, number);
    return number;
  }
}

function crosses(a: Point, b: Point, cx: number, cy: number, dx: number, dy: number): boolean {
  const [abx, aby, cdx, cdy] = [b.x - a.x, b.y - a.y, dx - cx, dy - cy];
  const ofC = abx * (cy - a.y) - aby * (cx - a.x);
  const ofD = abx * (dy - a.y) - aby * (dx - a.x);
  if (ofC * ofD >= 0) return false;
  return (cdx * (a.y - cy) - cdy * (a.x - cx)) * (cdx * (b.y - cy) - cdy * (b.x - cx)) < 0;
}

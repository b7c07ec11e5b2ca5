import type {Box} from "../../label-layout.js";
import type {Point} from "./shapes.js";

/** What is seen of a drawing: the point in the middle, and px on the screen for one px of the drawing. */
export interface View {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Names are 15 px at scale 1: from as small as can still be told apart to what fills a wall. */
const smallest = 0.2;
const largest = 4;

/** All of the drawing, no larger than suits the screen. */
export function fit({x1, y1, x2, y2}: Box, {width, height}: Size, most = 1.7): View {
  const scale = Math.min(width / Math.max(x2 - x1, 1), height / Math.max(y2 - y1, 1), most);
  return {x: (x1 + x2) / 2, y: (y1 + y2) / 2, scale: within(scale)};
}

/** Nearer or further away, with one point of the drawing kept where it is on the screen. */
export function zoomAt(view: View, factor: number, point: Point = view): View {
  const scale = within(view.scale * factor);
  const part = view.scale / scale;
  return {x: point.x + (view.x - point.x) * part, y: point.y + (view.y - point.y) * part, scale};
}

/** Moved by px of the screen. */
export function pan(view: View, dx: number, dy: number): View {
  return {...view, x: view.x + dx / view.scale, y: view.y + dy / view.scale};
}

/** Moved as little as needed for a box to be seen with some room around it. */
export function reveal(view: View, box: Box, {width, height}: Size, room = 24): View {
  const [w, h] = [width / 2 / view.scale, height / 2 / view.scale];
  const margin = room / view.scale;
  const moved = (at: number, half: number, low: number, high: number): number => {
    if (high - low + 2 * margin > 2 * half) return (low + high) / 2;
    return Math.min(Math.max(at, high + margin - half), low - margin + half);
  };
  return {...view, x: moved(view.x, w, box.x1, box.x2), y: moved(view.y, h, box.y1, box.y2)};
}

/** The view box of an SVG of this size. */
export function viewBox({x, y, scale}: View, {width, height}: Size): string {
  const [w, h] = [width / scale, height / scale];
  return [x - w / 2, y - h / 2, w, h].map((value) => Math.round(value * 100) / 100).join(" ");
}

/** The point of the drawing at a point of the screen, counted from the corner of the SVG. */
export function toDrawing(view: View, {width, height}: Size, at: Point): Point {
  return {x: view.x + (at.x - width / 2) / view.scale, y: view.y + (at.y - height / 2) / view.scale};
}

const within = (scale: number): number => Math.min(Math.max(scale, smallest), largest);

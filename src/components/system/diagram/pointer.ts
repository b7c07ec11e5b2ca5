import {itemOf, type Item} from "./canvas.js";
import type {Point} from "./shapes.js";

/** What the pointer did, in px of the drawing unless it says screen. */
export interface PointerDoes {
  /** Pressed and let go on a thing, or on nothing. */
  choose(item: Item | null): void;
  /** A variable follows the pointer: by how much since it was taken up. */
  drag(id: string, by: Point): void;
  drop(id: string): void;
  /** A new link follows the pointer from a variable. */
  pull(id: string, to: Point): void;
  /** Let go over a variable, or over nothing. */
  link(from: string, to: string | null): void;
  /** Moved over the screen by so much. */
  pan(dx: number, dy: number): void;
  zoom(factor: number, at: Point): void;
  add(at: Point): void;
}

type Gesture = {readonly type: "node" | "pull"; readonly id: string} | {readonly type: "pan"};

/** Movement under this is a click, px of the screen. */
const SLACK = 4;

/** Tells what mouse, pen and fingers do on a drawing; `toDrawing` is of the view as it is then. */
export function watchPointer(
  svg: SVGSVGElement,
  does: PointerDoes,
  {readOnly, toDrawing}: {readOnly: boolean; toDrawing: (at: Point) => Point}
): void {
  let gesture: Gesture | null = null;
  let start: Point = {x: 0, y: 0};
  let last: Point = start;
  let isMoving = false;

  const at = ({clientX, clientY}: MouseEvent): Point => {
    const {left, top} = svg.getBoundingClientRect();
    return {x: clientX - left, y: clientY - top};
  };

  svg.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    const item = itemOf(event.target);
    const isHandle = event.target instanceof Element && event.target.classList.contains("sh-diagram-handle");
    if (!readOnly && item?.kind === "node") gesture = {type: isHandle ? "pull" : "node", id: item.key};
    else gesture = {type: "pan"};
    start = last = at(event);
    isMoving = false;
  });

  svg.addEventListener("pointermove", (event) => {
    if (gesture === null) return;
    const now = at(event);
    if (!isMoving) {
      if (Math.hypot(now.x - start.x, now.y - start.y) < SLACK) return;
      isMoving = true;
      svg.setPointerCapture(event.pointerId);
      svg.classList.add("sh-dragging");
    }
    if (gesture.type === "pan") does.pan(last.x - now.x, last.y - now.y);
    else if (gesture.type === "pull") does.pull(gesture.id, toDrawing(now));
    else {
      const [from, to] = [toDrawing(start), toDrawing(now)];
      does.drag(gesture.id, {x: to.x - from.x, y: to.y - from.y});
    }
    last = now;
  });

  const end = (event: PointerEvent, isDone: boolean): void => {
    if (gesture === null) return;
    const done = gesture;
    gesture = null;
    svg.classList.remove("sh-dragging");
    if (!isMoving) {
      if (isDone) does.choose(itemOf(event.target));
      return;
    }
    if (done.type === "node") does.drop(done.id);
    if (done.type !== "pull") return;
    // The pointer is captured, so what lies under it has to be asked for.
    const under = isDone ? itemOf(document.elementFromPoint(event.clientX, event.clientY)) : null;
    does.link(done.id, under?.kind === "node" ? under.key : null);
  };
  svg.addEventListener("pointerup", (event) => end(event, true));
  svg.addEventListener("pointercancel", (event) => end(event, false));

  svg.addEventListener("dblclick", (event) => {
    if (!readOnly && itemOf(event.target) === null) does.add(toDrawing(at(event)));
  });

  svg.addEventListener(
    "wheel",
    (event) => {
      // Without the key, the wheel moves the page, unless the reader is at work in the drawing.
      if (!event.ctrlKey && !event.metaKey && !svg.contains(document.activeElement)) return;
      event.preventDefault();
      does.zoom(Math.exp(-event.deltaY * (event.deltaMode === 1 ? 0.05 : 0.0016)), toDrawing(at(event)));
    },
    {passive: false}
  );
}

import {afterFrame} from "../after-frame.js";
import {nextTask} from "../system/diagram/in-slices.js";

/** Something on the page that is to be drawn anew. */
export interface Part {
  place: HTMLElement;
  draw: () => void;
}

export interface Drawing {
  /**
   * Draws `head` and the first part in view at once (with a head, the first of all where none is in view), so that one
   * frame shows both. The others follow, each in a task of
   * its own: those near the window from the nearest on, those far from it when nothing else is to be done. What an
   * earlier call has not drawn yet is dropped: the new list must hold it if it still is to be drawn.
   */
  show(head: readonly Part[], parts: readonly Part[]): void;
}

export interface DrawingEffects {
  /** Whether some of an element is in the window now. */
  isInView: (place: HTMLElement) => boolean;
  /** Pixels between an element and the window; 0 in view. */
  distance: (place: HTMLElement) => number;
  /** Waits until the frame is on the screen. */
  frame: () => Promise<void>;
  /** Waits until the page has nothing else to do. */
  idle: () => Promise<void>;
  task: () => Promise<void>;
  /** Tells when all must be drawn now, as for paper. */
  onhurry: (hurry: () => void) => void;
}

/** Parts within this many pixels of the window count as near: a reader who scrolls finds them drawn. */
const near = 900;

/** Draws parts of a page one by one, what the reader sees first. */
export function createDrawing(places: readonly HTMLElement[], effects = pageEffects(places)): Drawing {
  let round = 0;
  let left: readonly Part[] = [];
  effects.onhurry(() => {
    const now = left;
    round++;
    left = [];
    for (const {draw} of now) draw();
  });
  return {
    show(head, parts) {
      const mine = ++round;
      for (const {draw} of head) draw();
      const first = parts.find(({place}) => effects.isInView(place)) ?? (head.length > 0 ? parts[0] : undefined);
      first?.draw();
      left = parts.filter((part) => part !== first);
      if (left.length > 0) void rest(mine);
    }
  };

  async function rest(mine: number): Promise<void> {
    await effects.frame();
    if (mine !== round) return;
    // Read once, when the page has just been laid out: reading between drawings would lay it out again and again.
    const far = new Map(left.map((part) => [part, effects.distance(part.place)]));
    left = [...left].sort((a, b) => (far.get(a) ?? 0) - (far.get(b) ?? 0));
    for (let [next] = left; next !== undefined; [next] = left) {
      await ((far.get(next) ?? 0) > near ? effects.idle() : effects.task());
      if (mine !== round) return;
      left = left.slice(1);
      next.draw();
    }
  }
}

/** Longest wait for a quiet moment, ms. */
const longestIdle = 300;

function pageEffects(places: readonly HTMLElement[]): DrawingEffects {
  const inView = new Set<Element>();
  // Keeps up by itself with what the reader scrolls to, without the page being laid out for a question.
  const observer =
    typeof IntersectionObserver === "undefined"
      ? null
      : new IntersectionObserver((entries) => {
          for (const {target, isIntersecting} of entries) {
            if (isIntersecting) inView.add(target);
            else inView.delete(target);
          }
        });
  for (const place of places) observer?.observe(place);
  return {
    isInView: (place) => inView.has(place),
    distance(place) {
      const {top, bottom} = place.getBoundingClientRect();
      return Math.max(0, top - globalThis.innerHeight, -bottom);
    },
    frame: afterFrame,
    idle: () =>
      new Promise((resolve) => {
        if (typeof requestIdleCallback === "undefined") setTimeout(resolve);
        else requestIdleCallback(() => resolve(), {timeout: longestIdle});
      }),
    task: nextTask,
    onhurry: (hurry) => globalThis.addEventListener("beforeprint", hurry)
  };
}

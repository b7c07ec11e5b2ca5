import type {SystemFile} from "../../../models/system/format.js";
import {systemDiagram as words} from "../../../locale/system-diagram.js";
import type {ModelStore} from "../model-store.js";
import type {Canvas, Item, Labels} from "./canvas.js";
import {finish, finishInSlices, nextTask} from "./in-slices.js";
import {knownPlaces, layoutInput, occupied, placesForNew} from "./places.js";
import {sceneSteps, sizeOf, type Scene} from "./scene.js";
import {boxOf, type Point} from "./shapes.js";
import {freePlace} from "./simple-layout.js";
import {startLayout, type MakeWorker} from "./start-layout.js";
import {fit, pan, reveal, type Size, type View} from "./view.js";

export interface StageOptions {
  store: ModelStore;
  canvas: Canvas;
  labels: Labels;
  say(text: string): void;
  makeWorker: MakeWorker | undefined;
  /** A scene has been put on the page. */
  onscene(): void;
}

/** Names are not to be smaller than this at first sight, on a narrow screen less still; then only a part is seen. */
const readable = {wide: 0.55, narrow: 0.8};

/** A part that is looked at is drawn no larger than this: its surroundings tell where it stands. Names are 22 px then. */
const largestPart = 1.5;

/** What is to be seen while nobody looks elsewhere, by names of variables and links. */
export interface Framed {
  /** All there is to see; null: the whole drawing. */
  readonly all: readonly string[] | null;
  /** What is told now: drawn large; null: all. */
  readonly part: readonly string[] | null;
}

/** What stands where and what is seen of it: keeps the drawing in step with the model, without holding up the page. */
export function createStage({store, canvas, labels, say, makeWorker, onscene}: StageOptions) {
  let places = new Map<string, Point>();
  let scene: Scene | null = null;
  let view: View = {x: 0, y: 0, scale: 1};
  let size: Size = {width: 900, height: 560};
  let shownName: string | null = null;
  /** The reader is at work on what is seen now: a change of size, or a font that arrives, then leaves that alone. */
  let isLookedAt = false;
  /** The next drawing is to be seen whole; an edit moves nothing under the pointer. */
  let isFitWanted = true;
  let work = new AbortController();
  let busy: Promise<void> = Promise.resolve();
  let isArranging = false;
  let framed: Framed = {all: null, part: null};
  let dragged: {id: string; from: Point} | null = null;
  let frame = 0;

  const observer = typeof ResizeObserver === "undefined" ? null : new ResizeObserver(resized);
  observer?.observe(canvas.svg);
  const paper = globalThis.matchMedia?.("print");
  paper?.addEventListener?.("change", resized);
  void document.fonts?.ready.then(() => {
    isFitWanted ||= !isLookedAt;
    void rebuild();
  });

  function resized(): void {
    if (paper?.matches) return canvas.lookAtAll();
    const {width, height} = canvas.svg.getBoundingClientRect();
    if (!(width > 0 && height > 0)) return;
    size = {width, height};
    if (!isLookedAt) fitAll();
    else canvas.look(view, size);
  }

  function fitAll(): void {
    if (scene === null) return;
    const {all, part} = framed;
    const bounds = boundsOf(scene, part ?? all);
    const whole = fit(bounds, size, part === null ? undefined : largestPart);
    const least = size.width < 640 ? readable.narrow : readable.wide;
    view = whole.scale >= least ? whole : startAt(bounds, least);
    canvas.look(view, size);
  }

  /** Around all of the drawing, or around the named parts of it. */
  function boundsOf({nodes, links, bounds}: Scene, keys: readonly string[] | null): Scene["bounds"] {
    const boxes = (keys ?? []).flatMap((key) => {
      const [node, link] = [nodes.get(key), links.get(key)];
      const points = link?.curve.points ?? [];
      return [
        ...(node === undefined ? [] : [boxOf(node, 24)]),
        ...points.map(({x, y}) => ({x1: x, y1: y, x2: x, y2: y}))
      ];
    });
    if (boxes.length === 0) return bounds;
    const ends = (of: (box: Scene["bounds"]) => number): number[] => boxes.map(of);
    return {
      x1: Math.min(...ends(({x1}) => x1)),
      y1: Math.min(...ends(({y1}) => y1)),
      x2: Math.max(...ends(({x2}) => x2)),
      y2: Math.max(...ends(({y2}) => y2))
    };
  }

  function lookAtWhole(): void {
    isFitWanted = false;
    isLookedAt = false;
    fitAll();
  }

  /** Too much to read at once: the upper left corner first. */
  function startAt(bounds: Scene["bounds"], scale: number): View {
    const [w, h] = [size.width / 2 / scale, size.height / 2 / scale];
    const start = (low: number, high: number, half: number): number =>
      high - low < 2 * half ? (low + high) / 2 : low + half;
    return {x: start(bounds.x1, bounds.x2, w), y: start(bounds.y1, bounds.y2, h), scale};
  }

  /** Draws the model anew, in slices; a newer call takes over. */
  function rebuild(): Promise<void> {
    work.abort();
    work = new AbortController();
    const {signal} = work;
    const {system} = store;
    busy = sceneOf(system, signal).then(
      (next) => {
        if (signal.aborted) return;
        scene = next;
        canvas.draw(next, labels);
        if (shownName !== store.name) {
          shownName = store.name;
          isFitWanted = true;
        }
        if (isFitWanted) lookAtWhole();
        else canvas.look(view, size);
        onscene();
      },
      (error: unknown) => {
        if (!signal.aborted) throw error;
      }
    );
    return busy;
  }

  /** What is to be drawn, reckoned apart from the work that asked for it and from the drawing. */
  async function sceneOf(system: SystemFile, signal: AbortSignal): Promise<Scene> {
    await nextTask();
    signal.throwIfAborted();
    const next = await finishInSlices(sceneSteps(system, places), {signal});
    await nextTask();
    return next;
  }

  async function arrange(isAsked: boolean): Promise<void> {
    if (isArranging) return;
    isArranging = true;
    say(words.said.arranging);
    const {system, name} = store;
    const {nodes, edges} = layoutInput(system);
    const {places: found, isPlain} = await startLayout(nodes, edges, makeWorker === undefined ? {} : {makeWorker});
    isArranging = false;
    if (store.name !== name) return update();
    const ids = new Set(store.system.variables.map(({id}) => id));
    const laid = Object.fromEntries([...found].filter(([id]) => ids.has(id)));
    isFitWanted = true;
    if (isAsked) store.apply({type: "move", places: laid});
    else store.place(laid);
    say(isPlain ? words.said.plain : words.said.arranged);
  }

  function update(): void {
    places = knownPlaces(store.system, shownName === store.name ? places : new Map());
    if (places.size < store.system.variables.length) {
      if (places.size === 0) {
        busy = arrange(false);
        return;
      }
      // Telling the store comes back here, with a place for everything.
      store.place(Object.fromEntries(placesForNew(store.system, places)));
      return;
    }
    if (scene === null || shownName === null || drawnSystem !== store.system) {
      drawnSystem = store.system;
      void rebuild();
    }
  }
  let drawnSystem: unknown = null;

  return {
    get scene() {
      return scene;
    },
    places: (): ReadonlyMap<string, Point> => places,
    view: () => view,
    size: () => size,
    update,
    /** When the drawing is up to date. */
    async settled(): Promise<void> {
      for (let waited: Promise<void> | null = null; waited !== busy;) {
        waited = busy;
        await waited;
      }
    },
    arrange: () => arrange(true),
    /** From here on nothing moves by itself. */
    hold(): void {
      isLookedAt = true;
    },
    look(change: (view: View) => View): void {
      isLookedAt = true;
      view = change(view);
      canvas.look(view, size);
    },
    lookAtAll(): void {
      isLookedAt = false;
      if (scene === null) return;
      view = fit(boundsOf(scene, framed.all), size);
      canvas.look(view, size);
    },
    /** Another part that is told takes the eye there; without one, the eye stays where the reader put it. */
    frame(next: Framed): void {
      if (framed.all?.join() === next.all?.join() && framed.part?.join() === next.part?.join()) return;
      framed = next;
      if (next.part !== null) isLookedAt = false;
      if (!isLookedAt) fitAll();
    },
    pan(dx: number, dy: number): void {
      isLookedAt = true;
      view = pan(view, dx, dy);
      canvas.look(view, size);
    },
    /** Moves the view as little as needed to see a thing. */
    reveal({kind, key}: Item): void {
      const node = kind === "node" ? scene?.nodes.get(key) : undefined;
      const middle = kind === "link" ? scene?.links.get(key)?.curve.points : undefined;
      const point = middle?.[Math.floor(middle.length / 2)];
      const box =
        node !== undefined
          ? boxOf(node, 6)
          : point === undefined
            ? null
            : {x1: point.x - 8, y1: point.y - 8, x2: point.x + 8, y2: point.y + 8};
      if (box === null) return;
      view = reveal(view, box, size);
      canvas.look(view, size);
    },
    /** Where a new variable of this name fits, near a point or in the middle of what is seen. */
    freePlace(name: string, near: Point | null): Point {
      const variable = {id: "new", label: name, kind: "variable" as const, initial: 0};
      return freePlace(near ?? view, sizeOf(variable), occupied(store.system, places));
    },
    /** A variable away from where it was taken up, drawn at the next frame with its own lines only. */
    drag(id: string, by: Point): void {
      dragged ??= {id, from: places.get(id) ?? {x: 0, y: 0}};
      places = new Map(places).set(id, {x: dragged.from.x + by.x, y: dragged.from.y + by.y});
      if (frame !== 0) return;
      frame = requestAnimationFrame(() => {
        frame = 0;
        if (dragged !== null) canvas.redrawPart(id, finish(sceneSteps(store.system, places, id)), labels);
      });
    },
    drop(id: string, keep: (place: Point) => void): void {
      const place = places.get(id);
      dragged = null;
      cancelAnimationFrame(frame);
      frame = 0;
      if (place !== undefined) keep(place);
    },
    dispose(): void {
      work.abort();
      observer?.disconnect();
      paper?.removeEventListener?.("change", resized);
    }
  };
}

export type Stage = ReturnType<typeof createStage>;

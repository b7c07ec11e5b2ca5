import {describe, expect, it} from "vitest";
import {forbiddenWords} from "../../../../loaders/catalogue/forbidden-words.js";
import {systemDiagram} from "../../../locale/system-diagram.js";
import {finish, finishInSlices, type Steps} from "./in-slices.js";
import {keyCommand} from "./key-commands.js";
import {barsOf, lineWidth} from "./look.js";
import {nearestInDirection} from "./nearest.js";
import {startLayout} from "./start-layout.js";
import {fit, pan, reveal, toDrawing, viewBox, zoomAt} from "./view.js";

const size = {width: 800, height: 600};

describe("view", () => {
  it("fits all of a drawing, no larger than asked", () => {
    expect(fit({x1: 0, y1: 0, x2: 1600, y2: 600}, size)).toEqual({x: 800, y: 300, scale: 0.5});
    expect(fit({x1: 0, y1: 0, x2: 10, y2: 10}, size).scale).toBe(1.7);
    expect(viewBox({x: 800, y: 300, scale: 0.5}, size)).toBe("0 -300 1600 1200");
  });

  it("keeps the point under the pointer in place while zooming", () => {
    const view = {x: 100, y: 50, scale: 1};
    const at = {x: 200, y: 500};
    const point = toDrawing(view, size, at);
    const next = toDrawing(zoomAt(view, 1.7, point), size, at);
    expect([next.x, next.y]).toEqual([expect.closeTo(point.x, 9), expect.closeTo(point.y, 9)]);
    expect(zoomAt(view, 1000).scale).toBe(4);
    expect(zoomAt(view, 0).scale).toBe(0.2);
  });

  it("moves by px of the screen, and no more than needed to show a box", () => {
    expect(pan({x: 0, y: 0, scale: 2}, 10, -20)).toEqual({x: 5, y: -10, scale: 2});
    const view = {x: 400, y: 300, scale: 1};
    expect(reveal(view, {x1: 100, y1: 100, x2: 200, y2: 140}, size)).toEqual(view);
    expect(reveal(view, {x1: 900, y1: 100, x2: 1000, y2: 140}, size)).toEqual({x: 624, y: 300, scale: 1});
  });
});

describe("nearestInDirection", () => {
  const points = new Map([
    ["right", {x: 100, y: 10}],
    ["aside", {x: 40, y: 200}],
    ["left", {x: -80, y: 0}]
  ]);

  it("goes to what lies most straight ahead", () => {
    expect(nearestInDirection({x: 0, y: 0}, "right", points)).toBe("right");
    expect(nearestInDirection({x: 0, y: 0}, "down", points)).toBe("aside");
    expect(nearestInDirection({x: 0, y: 0}, "left", points)).toBe("left");
  });

  it("is null where nothing lies", () => {
    expect(nearestInDirection({x: 0, y: 0}, "up", points)).toBeNull();
    expect(nearestInDirection({x: 0, y: 0}, "up", new Map())).toBeNull();
  });

  it("reaches every point of a plane from every other by some arrows", () => {
    const plane = new Map(
      Array.from({length: 14}, (_, index) => [`p${index}`, {x: (index * 137) % 400, y: (index * 89) % 300}])
    );
    for (const start of plane.keys()) {
      const reached = new Set([start]);
      for (const key of reached)
        for (const direction of ["up", "down", "left", "right"] as const) {
          const others = new Map([...plane].filter(([other]) => other !== key));
          const next = nearestInDirection(plane.get(key)!, direction, others);
          if (next !== null) reached.add(next);
        }
      expect(reached.size).toBe(plane.size);
    }
  });
});

describe("keyCommand", () => {
  const press = (key: string, more: object = {}): Parameters<typeof keyCommand>[0] => ({
    ...{key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false},
    ...more
  });
  const editing = {readOnly: false};

  it("knows the keys of the list, and leaves others to the browser", () => {
    expect(keyCommand(press("ArrowUp"), editing)).toEqual({type: "go", direction: "up"});
    expect(keyCommand(press("ArrowUp", {shiftKey: true}), editing)).toEqual({type: "move", direction: "up"});
    expect(keyCommand(press("z", {ctrlKey: true}), editing)).toEqual({type: "undo"});
    expect(keyCommand(press("Z", {ctrlKey: true, shiftKey: true}), editing)).toEqual({type: "redo"});
    expect(keyCommand(press("3"), editing)).toEqual({type: "strength", strength: "strong"});
    for (const key of [
      press("Tab"),
      press("c", {ctrlKey: true}),
      press("v", {metaKey: true}),
      press("p", {altKey: true})
    ])
      expect(keyCommand(key, editing)).toBeNull();
  });

  it("changes nothing where a diagram is only for reading", () => {
    const reading = {readOnly: true};
    for (const key of ["n", "c", "e", "Delete", "1", "p", "s", "t", "F2"])
      expect(keyCommand(press(key), reading)).toBeNull();
    expect(keyCommand(press("z", {ctrlKey: true}), reading)).toBeNull();
    expect(keyCommand(press("ArrowUp", {shiftKey: true}), reading)).toBeNull();
    expect(keyCommand(press("v"), reading)).toEqual({type: "links"});
  });
});

describe("the look of a link", () => {
  it("grows with its strength and shows its delay in bars", () => {
    const widths = [0, 0.2, 0.5, 1, 1.2].map(lineWidth);
    expect(widths).toEqual([...widths].sort((a, b) => a - b));
    expect(lineWidth(1e9)).toBe(lineWidth(1.4));
    expect([0, 0.25, 0.5, 1, 3].map(barsOf)).toEqual([0, 1, 1, 2, 3]);
  });
});

describe("finishInSlices", () => {
  function* count(to: number): Steps<number> {
    for (let step = 0; step < to; step++) yield;
    return to;
  }

  it("pauses when its time is up, and ends with the same result", async () => {
    let clock = 0;
    let pauses = 0;
    const pause = (): Promise<void> => Promise.resolve(void pauses++);
    const result = await finishInSlices(count(10), {longest: 3, now: () => clock++, pause});
    expect(result).toBe(finish(count(10)));
    expect(pauses).toBeGreaterThan(2);
  });

  it("stops when it is told to", async () => {
    const controller = new AbortController();
    let clock = 0;
    const work = finishInSlices(count(1e6), {
      ...{signal: controller.signal, longest: 1, now: () => clock++},
      pause: () => Promise.resolve(controller.abort(new Error("newer")))
    });
    await expect(work).rejects.toThrow("newer");
  });
});

describe("startLayout", () => {
  const nodes = ["a", "b", "c"].map((id) => ({id, width: 80, height: 30}));
  const edges = [{from: "a", to: "b"}];

  /** A worker that answers as the engine does, from `answer`. */
  class Engine extends EventTarget {
    terminated = false;
    readonly #answer: (message: {id: number; cmd: string}) => unknown;
    constructor(answer: (message: {id: number; cmd: string}) => unknown) {
      super();
      this.#answer = answer;
    }
    postMessage(message: {id: number; cmd: string}): void {
      const data = this.#answer(message);
      if (data !== undefined) queueMicrotask(() => this.dispatchEvent(new MessageEvent("message", {data})));
    }
    terminate(): void {
      this.terminated = true;
    }
  }
  const made = (engine: Engine): {makeWorker: () => Worker; patience: number} => ({
    makeWorker: () => engine as unknown as Worker,
    patience: 50
  });

  it("asks the engine and lets it go", async () => {
    const engine = new Engine(({id, cmd}) => ({
      id,
      ...(cmd === "layout" ? {data: {children: nodes.map((node, index) => ({...node, x: index * 300, y: 0}))}} : {})
    }));
    const {places, isPlain} = await startLayout(nodes, edges, made(engine));
    expect([isPlain, places.size, engine.terminated]).toEqual([false, 3, true]);
  });

  it.each([
    ["refuses", new Engine(({id}) => ({id, error: {message: "no"}}))],
    ["says nothing", new Engine(() => undefined)]
  ])("takes the plain layout when the engine %s", async (_, engine) => {
    const {places, isPlain} = await startLayout(nodes, edges, made(engine));
    expect([isPlain, places.size, engine.terminated]).toEqual([true, 3, true]);
  });

  it("takes the plain layout where there are no workers", async () => {
    const makeWorker = (): Worker => {
      throw new Error("no workers here");
    };
    expect((await startLayout(nodes, edges, {makeWorker})).isPlain).toBe(true);
  });
});

describe("the words of the diagram", () => {
  const texts = (node: unknown): string[] =>
    typeof node === "string"
      ? [node]
      : typeof node === "function"
        ? [...String(node).matchAll(/`([^`]*)`/g)].map(([, text = ""]) => text.replace(/\$\{[^}]*\}/g, "…"))
        : Object.values(node as object).flatMap(texts);

  it("holds no word that readers misread, and says u", () => {
    const all = texts(systemDiagram);
    expect(all.length).toBeGreaterThan(100);
    const words = [
      ...forbiddenWords.filter(({place}) => place === "everywhere").map(({word}) => word),
      "je",
      "jij",
      "jouw"
    ];
    for (const word of words) {
      const pattern = new RegExp(`(?<![\\p{L}-])${word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![\\p{L}])`, "iu");
      expect(
        all.filter((text) => pattern.test(text)),
        word
      ).toEqual([]);
    }
  });

  it("names every key of a diagram for reading among all keys", () => {
    const names = systemDiagram.keys.list.map(([key]) => key as string);
    for (const key of systemDiagram.keys.reading) expect(names).toContain(key);
  });
});

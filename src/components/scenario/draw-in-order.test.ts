// @vitest-environment happy-dom
import {describe, expect, it} from "vitest";
import {createDrawing, type DrawingEffects, type Part} from "./draw-in-order.js";

/** A page of which a test says where things are and when time goes on. */
function setUp(distances: Record<string, number>) {
  const waits: {kind: string; go: () => void}[] = [];
  const drawn: string[] = [];
  let hurry = (): void => undefined;
  const wait = (kind: string) => (): Promise<void> => new Promise((resolve) => waits.push({kind, go: resolve}));
  const far = (place: HTMLElement): number => distances[place.id] ?? NaN;
  const effects: DrawingEffects = {
    ...{isInView: (place) => far(place) === 0, distance: far},
    ...{frame: wait("frame"), idle: wait("idle"), task: wait("task")},
    onhurry: (all) => (hurry = all)
  };
  const part = (id: string, says = id): Part => ({
    place: Object.assign(document.createElement("div"), {id}),
    draw: () => drawn.push(says)
  });
  /** Lets all waiting work go on, and tells what it waited for. */
  const turn = async (): Promise<string[]> => {
    const now = waits.splice(0);
    for (const {go} of now) go();
    await new Promise((resolve) => setTimeout(resolve));
    return now.map(({kind}) => kind);
  };
  const drawing = createDrawing([], effects);
  return {drawing, drawn, part, turn, print: () => hurry()};
}

describe("drawing in order", () => {
  it("draws the head and the first part in view at once, the near ones by nearness, the far ones when idle", async () => {
    const {drawing, drawn, part, turn} = setUp({above: 300, seen: 0, under: 50, far: 5000});
    drawing.show([part("head")], [part("above"), part("far"), part("seen"), part("under")]);
    expect(drawn).toEqual(["head", "seen"]);
    expect(await turn()).toEqual(["frame"]);
    expect(await turn()).toEqual(["task"]);
    expect(drawn.at(-1)).toBe("under");
    expect(await turn()).toEqual(["task"]);
    expect(drawn.at(-1)).toBe("above");
    expect(await turn()).toEqual(["idle"]);
    expect(drawn).toEqual(["head", "seen", "under", "above", "far"]);
    expect(await turn()).toEqual([]);
  });

  it("shows a message with the first part where none is in view, and without a message leaves all for later", () => {
    const {drawing, drawn, part} = setUp({one: 100, two: 200});
    drawing.show([], [part("one"), part("two")]);
    expect(drawn).toEqual([]);
    drawing.show([part("head")], [part("one"), part("two")]);
    expect(drawn).toEqual(["head", "one"]);
  });

  it("drops what an older call has not drawn, so that only the newest is", async () => {
    const {drawing, drawn, part, turn} = setUp({one: 0, two: 10, three: 3000});
    for (const round of ["a", "b", "c"]) {
      drawing.show(
        [],
        ["one", "two", "three"].map((id) => part(id, `${id} ${round}`))
      );
      if (round === "a") await turn();
    }
    for (let step = 0; step < 8; step++) await turn();
    expect(drawn).toEqual(["one a", "one b", "one c", "two c", "three c"]);
  });

  it("draws all that is left before it is printed, once", async () => {
    const {drawing, drawn, part, turn, print} = setUp({one: 0, two: 10, three: 3000});
    drawing.show(
      [],
      ["one", "two", "three"].map((id) => part(id))
    );
    print();
    expect(drawn).toEqual(["one", "two", "three"]);
    for (let step = 0; step < 4; step++) await turn();
    print();
    expect(drawn).toEqual(["one", "two", "three"]);
  });
});

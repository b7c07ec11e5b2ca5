import {readFileSync} from "node:fs";
import fc from "fast-check";
import {describe, expect, it} from "vitest";
import type {SystemFile} from "../../../models/system/format.js";
import {readSystem} from "../../../models/system/read-system.js";
import {boxesOverlap, lineHitsBox, type Box} from "../../label-layout.js";
import {lengthOf, makeCurve, pathData, pointAt, straight} from "./curve.js";
import {finish} from "./in-slices.js";
import {boxAt} from "./marks.js";
import {layoutInput} from "./places.js";
import {placePorts, spread} from "./ports.js";
import {sceneSteps, SIGN, sizeOf, type Scene} from "./scene.js";
import {borderToward, boxOf, depth, distance, nearestOnBorder, onBorder, perimeter, type Point} from "./shapes.js";
import {freePlace, simpleLayout} from "./simple-layout.js";
import {tidy} from "./tidy.js";

const shape = fc
  .record({
    x: fc.integer({min: -500, max: 500}),
    y: fc.integer({min: -500, max: 500}),
    width: fc.integer({min: 40, max: 260}),
    height: fc.integer({min: 24, max: 90}),
    part: fc.double({min: 0, max: 1, noNaN: true})
  })
  .map(({part, ...rest}) => ({...rest, radius: (part * Math.min(rest.width, rest.height)) / 2}));

describe("a border", () => {
  it("is where its points say it is, and finds them back", () => {
    fc.assert(
      fc.property(shape, fc.double({min: 0, max: 1, noNaN: true}), (each, part) => {
        const point = onBorder(each, part * perimeter(each));
        expect(Math.abs(depth(each, point))).toBeLessThan(1e-9);
        expect(Math.hypot(point.nx, point.ny)).toBeCloseTo(1, 12);
        expect(depth(each, {x: point.x + point.nx, y: point.y + point.ny})).toBeCloseTo(1, 9);
        expect(distance(nearestOnBorder(each, point), point)).toBeLessThan(1e-6);
      })
    );
  });

  it("is left by a ray from the middle on the way to its target", () => {
    fc.assert(
      fc.property(shape, fc.double({min: 0, max: 6.28, noNaN: true}), (each, angle) => {
        const [dx, dy] = [Math.cos(angle), Math.sin(angle)];
        const point = borderToward(each, {x: each.x + dx * 1000, y: each.y + dy * 1000});
        expect(Math.abs(depth(each, point))).toBeLessThan(1e-6);
        expect(Math.abs((point.x - each.x) * dy - (point.y - each.y) * dx)).toBeLessThan(1e-4);
        expect((point.x - each.x) * dx + (point.y - each.y) * dy).toBeGreaterThan(0);
      })
    );
  });
});

describe("spread", () => {
  it("keeps the order and the room between, and moves nothing that has room", () => {
    const numbers = fc.array(fc.integer({min: 0, max: 400}), {minLength: 1, maxLength: 20});
    fc.assert(
      fc.property(numbers, (wishes) => {
        const sorted = [...wishes].sort((a, b) => a - b);
        const places = spread(sorted, 17);
        places.forEach((place, index) => {
          if (index > 0) expect(place - (places[index - 1] ?? 0)).toBeGreaterThanOrEqual(17 - 1e-9);
        });
        expect(spread(places, 17 - 1e-6).every((place, index) => Math.abs(place - (places[index] ?? 0)) < 1e-6)).toBe(
          true
        );
        const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);
        expect(sum(places)).toBeCloseTo(sum(sorted), 6);
      })
    );
  });

  it("moves two equal wishes half the gap each", () => {
    expect(spread([100, 100], 20)).toEqual([90, 110]);
  });
});

describe("placePorts", () => {
  it("gives every end a place of its own on the border", () => {
    fc.assert(
      fc.property(
        shape,
        fc.array(fc.double({min: 0, max: 6.28, noNaN: true}), {minLength: 1, maxLength: 14}),
        (each, angles) => {
          const wishes = angles.map((angle, index) => ({
            key: String(index),
            toward: borderToward(each, {x: each.x + Math.cos(angle) * 900, y: each.y + Math.sin(angle) * 900})
          }));
          const ports = [...placePorts(each, wishes).values()];
          expect(ports).toHaveLength(angles.length);
          for (const port of ports) expect(Math.abs(depth(each, port))).toBeLessThan(1e-9);
          const along = ports.map((port) => port.along).sort((a, b) => a - b);
          const least = Math.min(17, perimeter(each) / angles.length);
          along.forEach((place, index) => {
            if (index > 0) expect(place - (along[index - 1] ?? 0)).toBeGreaterThan(least - 1e-6);
          });
        }
      )
    );
  });
});

describe("a curve", () => {
  it("of a straight line has its length, its middle and its end", () => {
    const curve = makeCurve([straight({x: 0, y: 0}, {x: 30, y: 40})]);
    expect(lengthOf(curve)).toBeCloseTo(50, 9);
    expect(distance(pointAt(curve, 25), {x: 15, y: 20})).toBeLessThan(1e-9);
    expect(pathData(curve, 10)).toBe("M0,0C8,10.67 16,21.33 24,32");
  });

  it("ends as much before its end as is cut off", () => {
    const point = fc.record({x: fc.integer({min: -300, max: 300}), y: fc.integer({min: -300, max: 300})});
    fc.assert(
      fc.property(point, point, point, point, fc.integer({min: 0, max: 40}), (a, b, c, d, cut) => {
        const curve = makeCurve([[a, b, c, d]]);
        if (lengthOf(curve) < 60) return;
        const [x, y] = (pathData(curve, cut).split(" ").at(-1) ?? "").split(",").map(Number);
        const wanted = pointAt(curve, lengthOf(curve) - cut);
        expect(Math.hypot((x ?? 0) - wanted.x, (y ?? 0) - wanted.y)).toBeLessThan(4);
      })
    );
  });
});

/** A model of so many variables and links, parallel links and links to oneself among them, and places with room between. */
function diagramOf({count, seed, density}: {count: number; seed: number; density: number}) {
  let state = seed >>> 0;
  const random = (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const labels = [
    "Werk",
    "Psychische klachten van volwassenen",
    "Wachttijd voor jeugdhulp in de gemeente en daarbuiten"
  ];
  const variables = Array.from({length: count}, (_, index) => ({id: `v${index}`, label: labels[random(3)]}));
  const links = Array.from({length: Math.round(count * density)}, (_, index) => ({
    ...{id: `l${index}`, from: `v${random(count)}`, to: `v${random(count)}`},
    ...{sign: (["+", "-", "?"] as const)[random(3)], strength: random(15) / 10, delay: random(4)}
  }));
  const system = readSystem({format: "samenhang-system/1", name: "toeval", variables, links}, "toeval");
  const places = new Map<string, Point>();
  for (const variable of system.variables) {
    const others = [...places].map(([id, place]) => ({
      ...place,
      ...sizeOf(system.variables.find((each) => each.id === id)!)
    }));
    places.set(variable.id, freePlace({x: random(900), y: random(500)}, roomy(sizeOf(variable)), others.map(roomy)));
  }
  return {system, places};
}

const diagram = fc
  .record({
    count: fc.integer({min: 1, max: 16}),
    seed: fc.integer(),
    density: fc.double({min: 0, max: 2.2, noNaN: true})
  })
  .map(diagramOf);

const roomy = <T extends {width: number; height: number}>(each: T): T => ({
  ...each,
  width: each.width + 18,
  height: each.height + 18
});

const standard = readSystem(
  JSON.parse(readFileSync("data/systems/standaardmodel.system.json", "utf8")),
  "standaardmodel"
);

function signBoxes({links}: Scene): {key: string; box: Box}[] {
  return [...links.values()].flatMap(({key, marks}) =>
    marks.sign === null ? [] : [{key, box: boxAt(marks.sign, SIGN.width, SIGN.height)}]
  );
}

/** Everything wrong with a scene, in words. */
function faults(scene: Scene): string[] {
  const found: string[] = [];
  const nodes = [...scene.nodes.values()];
  for (const link of scene.links.values()) {
    const {curve, from, to, key} = link;
    const [start, end] = [curve.points[0] as Point, curve.points.at(-1) as Point];
    const ends = [scene.nodes.get(from)!, scene.nodes.get(to)!] as const;
    if (Math.abs(depth(ends[0], start)) > 1e-6) found.push(`${key} does not leave at the border`);
    if (Math.abs(depth(ends[1], end)) > 1e-6) found.push(`${key} does not arrive at the border`);
    for (const node of nodes)
      if (curve.points.some((point) => depth(node, point) < -0.5)) found.push(`${key} enters ${node.variable.id}`);
    for (const node of nodes.filter(({variable}) => variable.id !== from && variable.id !== to)) {
      const box = boxOf(node);
      const isHit = curve.points.some((point, index) => {
        const before = curve.points[index - 1] ?? point;
        return lineHitsBox(before.x, before.y, point.x, point.y, box);
      });
      if (isHit) found.push(`${key} runs through ${node.variable.id}`);
    }
    if (link.sign !== null && link.marks.sign === null) found.push(`${key} has no sign`);
    if (link.marks.bars.length !== link.bars) found.push(`${key} lacks bars`);
  }
  const signs = signBoxes(scene);
  signs.forEach(({key, box}, index) => {
    for (const node of nodes)
      if (boxesOverlap(box, boxOf(node))) found.push(`the sign of ${key} lies on ${node.variable.id}`);
    for (const other of signs.slice(index + 1))
      if (boxesOverlap(box, other.box)) found.push(`the signs of ${key} and ${other.key} overlap`);
  });
  return found;
}

/** How many signs lie on a line, their own or another. */
function signsOnLines(scene: Scene): string[] {
  return signBoxes(scene).flatMap(({key, box}) =>
    [...scene.links.values()].some(({curve}) =>
      curve.points.some((point, index) => {
        const before = curve.points[index - 1] ?? point;
        return lineHitsBox(before.x, before.y, point.x, point.y, box);
      })
    )
      ? [key]
      : []
  );
}

describe("sceneSteps", () => {
  it("draws any model from border to border, around boxes, with signs that touch no box and no other sign", () => {
    fc.assert(
      fc.property(diagram, ({system, places}) => {
        expect(faults(finish(sceneSteps(system, places)))).toEqual([]);
      }),
      {numRuns: process.env.SAMENHANG_SOAK ? 2000 : 60}
    );
  });

  it("takes a way around a corner further out only where that runs into no other box", () => {
    const {system, places} = diagramOf({count: 12, seed: -21, density: 2.125});
    expect(faults(finish(sceneSteps(system, places)))).toEqual([]);
  });

  it.each([
    [
      "as it is laid out plainly",
      (system: SystemFile) => simpleLayout(layoutInput(system).nodes, layoutInput(system).edges)
    ],
    ["on a ring", (system: SystemFile) => ring(system)]
  ])("draws the default model without a fault and with no sign on a line, %s", (_, layout) => {
    const scene = finish(sceneSteps(standard, layout(standard)));
    expect(scene.links.size).toBeGreaterThan(40);
    expect(faults(scene)).toEqual([]);
    expect(signsOnLines(scene)).toEqual([]);
  });

  it("is the same to the bit when made again", () => {
    const places = ring(standard);
    expect(finish(sceneSteps(standard, places))).toEqual(finish(sceneSteps(standard, places)));
  });

  it("keeps links of one pair apart, both ways and side by side", () => {
    const links = ["ab", "ab2", "ab3", "ba", "ba2"].map((id) => ({id, from: id[0], to: id[1], sign: "+"}));
    const system = readSystem(
      {format: "samenhang-system/1", name: "paar", variables: [{id: "a"}, {id: "b"}], links},
      "paar"
    );
    const scene = finish(
      sceneSteps(
        system,
        new Map([
          ["a", {x: 0, y: 0}],
          ["b", {x: 340, y: 60}]
        ])
      )
    );
    const middles = [...scene.links.values()].map(({curve}) => pointAt(curve, lengthOf(curve) / 2));
    middles.forEach((middle, index) => {
      for (const other of middles.slice(index + 1)) expect(distance(middle, other)).toBeGreaterThan(12);
    });
    expect(faults(scene)).toEqual([]);
  });

  it("draws only the lines of one variable while it is moved", () => {
    const scene = finish(sceneSteps(standard, ring(standard), "school_dropout"));
    expect([...scene.links.values()].every(({from, to}) => [from, to].includes("school_dropout"))).toBe(true);
    expect(scene.nodes.size).toBe(standard.variables.length);
  });

  it("leaves out what has no place, and bounds nothing without a number", () => {
    const scene = finish(sceneSteps(standard, new Map()));
    expect([scene.nodes.size, scene.links.size]).toEqual([0, 0]);
    expect(Object.values(scene.bounds).every(Number.isFinite)).toBe(true);
  });
});

function ring(system: SystemFile): Map<string, Point> {
  const count = system.variables.length;
  return new Map(
    system.variables.map(({id}, index) => {
      const angle = (2 * Math.PI * index) / count;
      return [id, {x: Math.cos(angle) * 720, y: Math.sin(angle) * 480}];
    })
  );
}

describe("layouts", () => {
  const overlapping = (system: SystemFile, places: ReadonlyMap<string, Point>): string[] => {
    const boxes = system.variables.map((each) => ({
      id: each.id,
      box: boxOf({...sizeOf(each), ...places.get(each.id)!})
    }));
    return boxes.flatMap(({id, box}, index) =>
      boxes.slice(index + 1).flatMap((other) => (boxesOverlap(box, other.box) ? [`${id} and ${other.id}`] : []))
    );
  };

  it("place every variable once, with room between", () => {
    fc.assert(
      fc.property(diagram, ({system}) => {
        const {nodes, edges} = layoutInput(system);
        const places = simpleLayout(nodes, edges);
        expect(places.size).toBe(nodes.length);
        expect(overlapping(system, places)).toEqual([]);
      }),
      {numRuns: 40}
    );
  });

  it("tidy pushes boxes apart, wherever they were", () => {
    fc.assert(
      fc.property(diagram, fc.integer({min: 1, max: 400}), ({system}, size) => {
        const {nodes, edges} = layoutInput(system);
        const crowd = new Map(nodes.map(({id}, index) => [id, {x: (index * 37) % size, y: (index * 91) % size}]));
        const places = tidy(crowd, nodes, edges);
        expect(overlapping(system, places)).toEqual([]);
        expect([...places.values()].every(({x, y}) => Number.isInteger(x) && Number.isInteger(y))).toBe(true);
      }),
      {numRuns: 40}
    );
  });
});

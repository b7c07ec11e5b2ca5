import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {readSystem} from "../../../models/system/read-system.js";
import type {SystemFile} from "../../../models/system/format.js";
import {knownPlaces} from "./places.js";
import {sceneSteps, type Scene} from "./scene.js";
import {depth} from "./shapes.js";

const folder = join(process.cwd(), "data", "systems");
const models = readdirSync(folder)
  .filter((name) => name.endsWith(".system.json"))
  .map((name): [string, SystemFile] => [
    name.replace(".system.json", ""),
    readSystem(JSON.parse(readFileSync(join(folder, name), "utf8")), name)
  ]);

function sceneOf(system: SystemFile): Scene {
  const steps = sceneSteps(system, knownPlaces(system, new Map()));
  for (;;) {
    const {done, value} = steps.next();
    if (done === true) return value;
  }
}

/** Points along a line, a few px apart. */
function alongLine({points}: {points: readonly {x: number; y: number}[]}): {x: number; y: number}[] {
  return points.flatMap((point, at) => {
    const next = points[at + 1] ?? point;
    return [0, 0.25, 0.5, 0.75].map((part) => ({
      x: point.x + (next.x - point.x) * part,
      y: point.y + (next.y - point.y) * part
    }));
  });
}

describe.each(models)("the map of %s", (_name, system) => {
  const scene = sceneOf(system);

  it("has a place for every variable, with room between the boxes", () => {
    const nodes = [...scene.nodes.values()];
    expect(nodes).toHaveLength(system.variables.length);
    for (const [at, a] of nodes.entries())
      for (const b of nodes.slice(at + 1)) {
        const across = Math.abs(a.x - b.x) - (a.width + b.width) / 2;
        const down = Math.abs(a.y - b.y) - (a.height + b.height) / 2;
        expect(Math.max(across, down), `${a.variable.id} and ${b.variable.id}`).toBeGreaterThanOrEqual(20);
      }
  });

  it("has no line through a box that it does not end at", () => {
    for (const {key, from, to, curve} of scene.links.values())
      for (const node of scene.nodes.values()) {
        if (node.variable.id === from || node.variable.id === to) continue;
        const nearest = Math.min(...alongLine(curve).map((point) => depth(node, point)));
        expect(nearest, `${key} at ${node.variable.id}`).toBeGreaterThan(0);
      }
  });

  it("is shown at 12 px or more on a laptop", () => {
    const {x1, y1, x2, y2} = scene.bounds;
    expect(Math.min(1046 / (x2 - x1), 666 / (y2 - y1)) * 15).toBeGreaterThanOrEqual(12);
  });
});

it("the default model runs from economy by mental health to care", () => {
  const system = models.find(([name]) => name === "standaardmodel")?.[1] as SystemFile;
  const places = knownPlaces(system, new Map());
  const mean = (...ids: string[]): number => ids.reduce((sum, id) => sum + (places.get(id)?.x ?? NaN), 0) / ids.length;
  const economy = mean("business_activity", "unemployment", "income_security", "problematic_debts");
  const health = mean("adult_distress", "youth_distress", "family_stress", "social_support");
  const care = mean("mental_care_use", "mental_care_wait", "youth_care_use", "youth_care_wait");
  expect(economy + 100).toBeLessThan(health);
  expect(health + 100).toBeLessThan(care);
});

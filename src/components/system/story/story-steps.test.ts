import {readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {readSystem} from "../../../models/system/read-system.js";
import {shownSteps, storyOf} from "./story-steps.js";

const file = join(process.cwd(), "data", "systems", "standaardmodel.system.json");
const system = readSystem(JSON.parse(readFileSync(file, "utf8")), file);

describe("storyOf", () => {
  it("tells the goals, every named loop with its note, and all of the model", () => {
    const steps = storyOf(system);
    expect(steps).toHaveLength(system.loops.length + 2);
    expect(steps[1]?.text).toContain(system.loops[0]?.note);
    expect(steps.at(-1)?.whole).toBe(true);
  });
});

describe("shownSteps", () => {
  it("adds each step's part to what is in view, and every line has both ends", () => {
    const steps = shownSteps(system, storyOf(system));
    const byId = new Map(system.links.map((link) => [link.id, link]));
    let before: string[] = [];
    for (const {shown} of steps) {
      expect(shown.variables).toEqual(expect.arrayContaining(before));
      for (const id of shown.links) {
        const link = byId.get(id);
        if (link) expect(shown.variables).toEqual(expect.arrayContaining([link.from, link.to]));
      }
      before = shown.variables;
    }
    expect(steps.at(-1)?.shown.variables).toHaveLength(system.variables.length);
    expect(steps[1]?.marked?.links).toHaveLength(system.loops[0]?.nodes.length ?? 0);
    const {nodes = [], links = []} = steps[1]?.marked ?? {};
    expect(steps[1]?.told).toEqual([...nodes, ...links]);
    expect(steps.at(-1)?.told).toEqual([]);
  });

  it("takes a loop by its variables, and names what the model does not have", () => {
    const loop = ["family_stress", "youth_distress"];
    const [step] = shownSteps(system, [{title: "t", text: "x", loop}]);
    expect(step?.marked?.links).toEqual(["family_stress-youth_distress", "youth_distress-family_stress"]);
    const tell = (part: object) => () => shownSteps(system, [{title: "t", text: "x", ...part}]);
    expect(tell({loop: "R9"})).toThrow(/R9/);
    expect(tell({loop: ["unemployment", "youth_care_wait"]})).toThrow(/unemployment → youth_care_wait/);
    expect(tell({variables: ["geluk"]})).toThrow(/geluk/);
    expect(tell({links: ["x"]})).toThrow(/x, maar/);
  });
});

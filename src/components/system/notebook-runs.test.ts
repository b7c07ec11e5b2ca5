import {readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {readSystem} from "../../../models/system/read-system.js";
import {compare, sensitivity, simulate} from "./notebook-runs.js";

const file = join(process.cwd(), "data", "systems", "kring-werk-klachten.system.json");
const system = readSystem(JSON.parse(readFileSync(file, "utf8")), file);
const suppose = {variable: "unemployment", amount: 0.1};

describe("simulate", () => {
  it("runs what is supposed beside nothing, as summed by hand, inside its band", async () => {
    const {with: pushed, nothing, bands} = await simulate(system, {suppose});
    const end = pushed.values["distress"]?.at(-1) ?? NaN;
    // 0.1 · 0.5 / (1 − 0.1 + 0.25), nearly all of it after ten years.
    expect(end - (nothing.values["distress"]?.at(-1) ?? NaN)).toBeCloseTo(0.043478, 4);
    expect(bands?.["distress"]?.low.at(-1)).toBeLessThan(end);
    expect(bands?.["distress"]?.high.at(-1)).toBeGreaterThan(end);
  });

  it("holds a variable where it is put, whatever comes back to it", async () => {
    const held = await simulate(system, {suppose: {...suppose, hold: true}, bands: false});
    expect(held.with.values["unemployment"]?.at(-1)).toBeCloseTo(0.4, 12);
    // Without the way back: 0.1 · 0.5 / (1 + 0.25).
    expect(held.with.values["distress"]?.at(-1)).toBeCloseTo(0.3 + 0.04, 4);
    expect(held.bands).toBeNull();
  });

  it("says in Dutch which variable or measure the model does not have", async () => {
    await expect(simulate(system, {suppose: {variable: "geluk", amount: 1}})).rejects.toThrow(
      /heeft geen geluk. Wel: /
    );
    await expect(simulate(system, {measures: ["niets"]})).rejects.toThrow(
      /heeft geen niets. Wel: job_loss, work_found/
    );
  });
});

describe("compare", () => {
  it("scores every set of measures while what is supposed goes on, and says what that is", async () => {
    const {sets, under} = await compare(system, {suppose});
    expect(sets.map(({interventions}) => interventions)).toEqual([["work_found"], []]);
    expect(under).toMatch(/^werkloosheid \+ 0,1\u00a0/);
    const calm = await compare(system, {measures: ["job_loss"]});
    expect(calm.under).toBe("Stel: werkloosheid + 0,1, blijvend");
    // The event of the file is the same push.
    expect(calm.sets.map(({score}) => score)).toEqual(sets.map(({score}) => score));
  });
});

describe("sensitivity", () => {
  it("asks by each method on what an outcome hangs", async () => {
    const asked = {suppose, outcomes: ["distress"]};
    const first = "unemployment-distress";
    const tornado = await sensitivity(system, asked);
    expect(tornado.method === "tornado" && tornado.report.outputs[0]?.bars[0]?.input).toBe(first);
    const morris = await sensitivity(system, {...asked, method: "morris"});
    const sizes = morris.method === "morris" ? (morris.report.outputs[0]?.effects ?? []) : [];
    const largest = sizes.reduce((a, b) => ((b.muStar.estimate.at(-1) ?? 0) > (a.muStar.estimate.at(-1) ?? 0) ? b : a));
    expect(largest.input).toBe(first);
    const sobol = await sensitivity(system, {...asked, method: "sobol", draws: 32});
    expect(sobol.method === "sobol" && sobol.report.draws).toBe(32);
    await expect(sensitivity(system, {outcomes: ["x"]})).rejects.toThrow(/heeft geen x/);
  });
});

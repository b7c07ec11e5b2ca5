import {describe, expect, it} from "vitest";
import {
  adaptiveIntervals,
  changePoints,
  crossCorrelation,
  levelShift,
  panelGranger,
  partialNetwork,
  predictionRadius
} from "./further-analyses.js";
import {smallPanel} from "./small-panel.fixture.js";

describe("further analyses in a notebook", () => {
  it("find that earlier a foresees b, and not the other way round", async () => {
    const table = smallPanel(2000);
    const forth = await panelGranger(table, {x: "a", y: "b", order: 2});
    const back = await panelGranger(table, {x: "b", y: "a", order: 2});
    expect(forth.units).toBe(24);
    expect(forth.zTilde?.p).toBeLessThan(1e-6);
    expect(back.zTilde?.p).toBeGreaterThan(0.05);
  });

  it("leave out what lies beyond a break in a series", async () => {
    const {byUnit} = await panelGranger(smallPanel(2000), {x: "a", y: "c", order: 1});
    // 2000 to 2020 with 2003 missing: the years 2001-2020 but 2003 and 2004.
    expect(byUnit[0]?.n).toBe(18);
  });

  it("draw the network of what indicators have in common, the same from the same seed", async () => {
    const table = smallPanel();
    const asked = {columns: ["a", "b", "c"], within: "period", draws: 20, seed: 4} as const;
    const network = await partialNetwork(table, asked);
    expect(network.columns).toEqual(["a", "b", "c"]);
    expect(network.clusters).toBe(24);
    const [first] = network.edges;
    expect([first?.x, first?.y, first?.stable]).toEqual(["a", "b", true]);
    expect(await partialNetwork(table, asked)).toEqual(network);
  });

  it("find where a level shifts, and say when that is not to be said", async () => {
    const values = [1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 9, 10, 9, 10, 9, 10, 9, 10, 9, 10];
    expect((await changePoints(values)).changes).toEqual([10]);
    expect(await levelShift(values)).toMatchObject({at: 10, shift: 8});
    expect((await levelShift(values.slice(0, 9))).at).toBeNull();
  });

  it("find the lag at which one series follows another", async () => {
    const x = Array.from({length: 60}, (_, t) => ((t * t * 7 + t * 3) % 11) - 5);
    const y = x.map((_, t) => 2 * (x[t - 3] ?? 0));
    const {values} = await crossCorrelation(x, y, {maxLag: 5, prewhiten: false});
    const [best] = [...values].sort((one, other) => other.r - one.r);
    expect(best?.lag).toBe(3);
  });

  it("say how wide an interval must be, and that too few regions give none", async () => {
    const residuals = Array.from({length: 19}, (_, index) => index + 1);
    const regions = residuals.map((value) => `GM${value}`);
    expect(await predictionRadius({residuals, regions})).toEqual([{class: "", radius: 18, n: 19, needed: 9}]);
    const classes = residuals.map((value) => (value <= 5 ? "klein" : "groot"));
    expect(await predictionRadius({residuals, regions, classes}, {coverage: 0.8})).toEqual([
      {class: "groot", radius: 17, n: 14, needed: 4},
      {class: "klein", radius: 5, n: 5, needed: 4}
    ]);
    await expect(predictionRadius({residuals, regions}, {coverage: 1})).rejects.toMatchObject({kind: "invalid-alpha"});
  });

  it("let the level of intervals follow their misses", async () => {
    const {steps, missed} = await adaptiveIntervals([1, 1, 1, 9, 1], {coverage: 0.5, gamma: 0.1});
    expect(steps.map(({isHeld}) => isHeld)).toEqual([true, true, true, false, true]);
    expect(missed).toBe(0.2);
    expect(steps[4]?.level).toBeCloseTo(0.5 + 3 * 0.05 - 0.05, 12);
  });
});

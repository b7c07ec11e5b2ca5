import {describe, expect, it} from "vitest";
import type {PanelNote} from "../../../loaders/warehouse/panel-types.js";
import type {StoryWorld} from "../world.js";
import {linksStep} from "./links.js";
import type {StoryPanel} from "./panel.js";

describe("which figures of a story go together", () => {
  // Sure by municipality, unsure by province: what provinces share is not a finding.
  const p: Readonly<Record<string, number>> = {region: 0.001, corop: 0.02, province: 0.2};
  const scan = (cluster: string): object => ({
    ...{excluded: [], method: "pearson", cluster, clusters: 12, warnings: [], tests: 1, adjust: "bh"},
    results: [{x: "a", y: "b", lag: 0, n: 9, r: 0.5, slope: 1, se: 1, t: 1, p: p[cluster], q: p[cluster]}]
  });

  function world(): {world: StoryWorld; lines: string[]} {
    const lines: string[] = [];
    const run = (args: readonly string[]): Promise<unknown> => {
      lines.push(args.join(" "));
      return Promise.resolve(args[0] === "correlate" ? scan(args[args.indexOf("--cluster") + 1] ?? "") : {});
    };
    return {world: {commands: {run}, db: "w.duckdb"} as unknown as StoryWorld, lines};
  }
  const panel = (...breaks: string[]): StoryPanel =>
    ({
      notes: breaks.map((starts): Partial<PanelNote> => ({effect: "exclude", starts}))
    }) as unknown as StoryPanel;

  it("are as unsure as under the clusters that make them most unsure, over all years and the comparable ones", async () => {
    const {world: own, lines} = world();
    const {all, comparable, lastComparable} = await linksStep(own, panel("2020-01-01", "2021-01-01"));
    expect(lastComparable).toBe(2019);
    for (const made of [all, comparable]) expect(made?.results).toMatchObject([{cluster: "province", p: 0.2, q: 0.2}]);
    const scans = lines.filter((line) => line.startsWith("correlate"));
    expect(scans).toHaveLength(6);
    expect(scans.map((line) => line.includes("--keep-breaks"))).toEqual([true, true, true, false, false, false]);
  });

  it("are asked once where nothing breaks, and not of one year alone", async () => {
    const whole = await linksStep(world().world, panel());
    expect(whole.comparable).toBe(whole.all);
    expect((await linksStep(world().world, panel("2019-01-01"))).comparable).toBeNull();
  });
});

import {existsSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {readFrame} from "../../bin/frame-file.js";
import {estimatedLoops} from "../../models/system/evidence/estimated-loops.js";
import {estimateLinks} from "../../models/system/evidence/estimate-links.js";
import {readSystem} from "../../models/system/read-system.js";
import {sharedDir} from "../helpers/shared.js";

const folder = join(sharedDir ?? "", "cases", "systems", "25-panel-feedback-dgp");

// A made panel of 342 regions and 12 years with a known truth: x_t = region + year + B·x_{t−1} + e.
const names = ["unemployment", "mental", "youthcare"];
const truth = [
  [0.6, 0.15, 0],
  [0.25, 0.5, -0.1],
  [0.1, 0.3, 0.55]
];

describe.skipIf(sharedDir === null || !existsSync(folder))("links estimated on a panel with feedback", () => {
  const file = readSystem(
    {
      format: "samenhang-system/1",
      name: "case 25",
      variables: names.map((id) => ({id})),
      links: names.flatMap((to) =>
        names.flatMap((from) => (from === to ? [] : [{id: `${from}-${to}`, from, to, sign: "?", delay: 1}]))
      )
    },
    "case-25"
  );

  it("holds the truth in the 95 % interval of at least 8 of 9 coefficients, and plain fixed effects do not", async () => {
    const table = await readFrame({cwd: folder}, "data.csv");
    const panel = {unit: "region", period: "year"};
    const covered = (method: "half-panel-jackknife" | "ols"): number => {
      const {links, persistence} = estimateLinks(file, table, {panel, method});
      const found = names.flatMap((to, row) =>
        names.map((from, column) => {
          const one =
            from === to ? persistence.find(({id}) => id === to) : links.find(({id}) => id === `${from}-${to}`);
          const value = truth[row]?.[column] ?? NaN;
          return (one?.low ?? NaN) <= value && value <= (one?.high ?? NaN) ? 1 : 0;
        })
      );
      return found.reduce<number>((sum, one) => sum + one, 0);
    };
    expect(covered("half-panel-jackknife")).toBeGreaterThanOrEqual(8);
    expect(covered("ols")).toBeLessThan(8);
  });

  it("shows the loops in both readings: after one lag, and in the long run", async () => {
    const table = await readFrame({cwd: folder}, "data.csv");
    const loops = estimatedLoops(file, estimateLinks(file, table, {panel: {unit: "region", period: "year"}}));
    // Truth: products of the coefficients, and of β/(1 − ρ).
    const truths = [
      [["mental", "unemployment"], 0.0375, 0.1875],
      [["mental", "youthcare"], -0.03, -0.1333],
      [["mental", "unemployment", "youthcare"], -0.0015, -0.0167]
    ] as const;
    for (const [nodes, oneLag, longRun] of truths) {
      const loop = loops.find((each) => each.nodes.join() === nodes.join());
      expect(loop?.oneLag.interval?.[0], nodes.join()).toBeLessThan(oneLag);
      expect(loop?.oneLag.interval?.[1], nodes.join()).toBeGreaterThan(oneLag);
      expect(loop?.longRun?.interval?.[0], nodes.join()).toBeLessThan(longRun);
      expect(loop?.longRun?.interval?.[1], nodes.join()).toBeGreaterThan(longRun);
    }
    expect(loops.slice(0, 2).map(({oneLag}) => oneLag.polarity)).toEqual(["R", "B"]);
  });
});

import {existsSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {readFrame} from "../../bin/frame-file.js";
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
});

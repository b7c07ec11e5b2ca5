import {describe, expect, it} from "vitest";
import type {StoryWorld} from "../world.js";
import {estimatesStep} from "./estimates.js";

describe("the estimates of a story", () => {
  const answer = (...terms: string[]): object => ({
    ...{coefficients: terms.map((term) => ({term})), dropped: [{what: "bijstand", reason: "collinear", count: 1}]}
  });
  function world(answers: (args: readonly string[]) => object): {world: StoryWorld; lines: string[]} {
    const lines: string[] = [];
    const run = (args: readonly string[]): Promise<unknown> => {
      lines.push(args.join(" "));
      return Promise.resolve(answers(args));
    };
    const bundle = {folderFor: () => Promise.resolve()};
    return {world: {commands: {run}, bundle} as unknown as StoryWorld, lines};
  }
  const both = (): object => answer("ww-uitkeringen", "bijstand");

  it("are of three outcomes on both benefits, with and without years that are not to be compared", async () => {
    const {world: own, lines} = world(both);
    const made = await estimatesStep(own);
    expect(made.map(({outcome}) => outcome)).toEqual(["ggz-kosten", "jeugdzorg", "ao-uitkeringen"]);
    expect(lines).toHaveLength(6);
    expect(lines.filter((line) => line.includes("--keep-breaks"))).toHaveLength(3);
    for (const line of lines) expect(line).toContain("`ww-uitkeringen` + bijstand | region + period --panel");
    // The counter-test is no test of itself.
    expect(lines.filter((line) => line.includes("--falsification ao-uitkeringen"))).toHaveLength(4);
  });

  it("end where a benefit is left out of either: which, beside what, why, and what to do", async () => {
    const error = {
      ...{kind: "not-estimated", where: "jeugdzorg ~ `ww-uitkeringen` + bijstand | region + period"},
      message:
        "bijstand cannot be told apart from the rest beside jeugdzorg (collinear); give files with more years or municipalities"
    };
    for (const flag of ["--as-r", "--keep-breaks"]) {
      const {world: own} = world((args) =>
        args.includes(flag) && args.some((arg) => arg.startsWith("jeugdzorg ~")) ? answer("ww-uitkeringen") : both()
      );
      await expect(estimatesStep(own)).rejects.toMatchObject(error);
    }
  });
});

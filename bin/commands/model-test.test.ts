import {mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {createRandom} from "../../models/statistics/random.js";
import {runLine} from "../../test/helpers/command-line.js";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "model-test-"));
  const random = createRandom(7);
  const rows = ["region,period,x,number"];
  for (let unit = 0; unit < 40; unit++) {
    let [x, y] = [0, 0];
    for (let t = -10; t < 8; t++) {
      [x, y] = [0.4 * x + random.normal(), 0.3 * y + 0.6 * x + random.normal()];
      if (t >= 0) rows.push(`r${unit},${2010 + t},${x},${y}`);
    }
  }
  await writeFile(join(folder, "panel.csv"), rows.join("\n"));
  for (const [file, links] of [
    ["right", [{id: "xy", from: "x", to: "y", sign: "+", strength: "average", delay: 1}]],
    ["wrong", []]
  ] as const)
    await writeFile(
      join(folder, `${file}.json`),
      JSON.stringify({
        format: "samenhang-system/1",
        name: file,
        variables: [{id: "x"}, {id: "y", indicator: "number"}],
        links
      })
    );
});
afterEach(() => rm(folder, {recursive: true}));

describe("model test", () => {
  it("contradicts a diagram that leaves out a link of the panel, with columns found by indicator", async () => {
    const {code, document} = await runLine(["model", "test", "wrong.json", "panel.csv", "--json"], folder);
    expect(code).toBe(0);
    const {tests} = document() as {tests: {a: object; b: object; verdict: string; formula: string}[]};
    const link = tests.find(({a}) => JSON.stringify(a) === JSON.stringify({variable: "x", lag: 1}));
    expect(link).toMatchObject({b: {variable: "y", lag: 0}, verdict: "contradicted"});
    expect(link?.formula).toBe("number ~ l(x,1) + l(number,1) | region + period");
  });

  it("says of a diagram that holds that others imply the same", async () => {
    const {code, out} = await runLine(["model", "test", "right.json", "panel.csv"], folder);
    expect(code).toBe(0);
    expect(out).toMatch(/0 of 2 independencies that could be judged are contradicted/);
    expect(out).toMatch(/does not make it right/);
  });

  it("refuses a method that it does not have", async () => {
    const {code, err} = await runLine(["model", "test", "right.json", "panel.csv", "--method", "random"], folder);
    expect(code).toBe(1);
    expect(err).toMatch(/half-panel-jackknife or ols/);
  });
});

import {mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {runLine} from "../../test/helpers/command-line.js";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "model-diff-"));
});
afterEach(() => rm(folder, {recursive: true}));

const model = {
  format: "samenhang-system/1",
  name: "m",
  horizon: 2,
  variables: [
    {id: "a", initial: 0.5, min: 0, max: 1},
    {id: "b", initial: 0.5, min: 0, max: 1}
  ],
  links: [{id: "ab", from: "a", to: "b", sign: "+", strength: 0.5, delay: 0}],
  interventions: [{id: "push", variable: "a", type: "step", value: 0.2}],
  goals: [{variable: "b", direction: "up"}]
};

describe("model diff", () => {
  it("lists a changed sign with its effect on the goal, as JSON and as text", async () => {
    await writeFile(join(folder, "a.json"), JSON.stringify(model));
    const links = [{...model.links[0], sign: "-"}];
    await writeFile(join(folder, "b.json"), JSON.stringify({...model, links}));
    const {code, document} = await runLine(["model", "diff", "a.json", "b.json", "--json"], folder);
    expect(code).toBe(0);
    expect(document()).toMatchObject({
      same: false,
      links: {changed: [{id: "ab", fields: [{field: "sign", from: "+", to: "-"}]}]},
      complete: true
    });
    const {out} = await runLine(["model", "diff", "a.json", "b.json"], folder);
    expect(out).toMatch(/~ ab\n {4}sign: \+ → -/);
    // 0.5 + 0.2·0.5 = 0.6 becomes 0.4.
    expect(out).toMatch(/b +0\.6 +0\.4 +-0\.2 +0\.6 +0\.4 +-0\.2/);
  });

  it("names the file that is not there and ends with 1", async () => {
    await writeFile(join(folder, "a.json"), JSON.stringify(model));
    const {code, err} = await runLine(["model", "diff", "a.json", "z.json"], folder);
    expect(code).toBe(1);
    expect(err).toMatch(/no such file[\s\S]*z\.json/);
  });
});

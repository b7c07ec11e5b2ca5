import {mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {runLine} from "../../test/helpers/command-line.js";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "model-effects-"));
  await writeFile(
    join(folder, "m.json"),
    JSON.stringify({
      format: "samenhang-system/1",
      name: "m",
      variables: ["a", "b", "c"].map((id) => ({id, initial: 0.5, min: 0, max: 1})),
      links: [
        {id: "ab", from: "a", to: "b", sign: "+", strength: 0.5, delay: 1},
        {id: "bc", from: "b", to: "c", sign: "-", strength: 0.4, delay: 2}
      ],
      interventions: [{id: "push", variable: "a", type: "step", value: 0.1}],
      goals: [{variable: "c", direction: "down"}]
    })
  );
});
afterEach(() => rm(folder, {recursive: true}));

describe("model effects", () => {
  it("adds paths, levers and a fuzzy reading to the document when they are asked for, and nothing else", async () => {
    const line = ["model", "effects", "m.json"];
    const plain = (await runLine([...line, "--json"], folder)).document() as object;
    expect(plain).not.toHaveProperty("paths");
    const asked = [...line, "--paths", "a,c", "--leverage", "--fuzzy", "tanh", "--json"];
    const {code, document} = await runLine(asked, folder);
    expect(code).toBe(0);
    expect(document()).toMatchObject({
      ...plain,
      paths: {count: 1, paths: [{links: ["ab", "bc"], effect: -0.2, delay: 3, share: 1}]},
      leverage: {goals: [{goal: "c", levers: [{variable: "b", gain: 0.04}, {variable: "a"}]}]},
      fuzzy: {activation: "tanh", outcome: "fixed-point"}
    });
  });

  it("prints them as tables", async () => {
    const {out} = await runLine(
      ["model", "effects", "m.json", "--paths", "a,c", "--leverage", "--fuzzy", "sigmoid"],
      folder
    );
    expect(out).toMatch(/1 +a → b → c +- +-0\.2/);
    expect(out).toMatch(/b +-0\.04 +0\.04/);
    expect(out).toMatch(/sigmoid, lambda 1, kosko\): stands still after \d+ steps/);
  });

  it("says which names it takes for a path and a function", async () => {
    expect((await runLine(["model", "effects", "m.json", "--paths", "a"], folder)).err).toMatch(
      /two variables expected/
    );
    expect((await runLine(["model", "effects", "m.json", "--fuzzy", "cosine"], folder)).err).toMatch(
      /bivalent, trivalent/
    );
  });
});

import {link, mkdir, mkdtemp, readdir, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {runLine} from "../../test/helpers/command-line.js";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "model-convert-"));
  await writeFile(join(folder, "m.system.json"), JSON.stringify(model));
});
afterEach(() => rm(folder, {recursive: true}));

const model = {
  format: "samenhang-system/1",
  name: "m & <n>",
  horizon: 3,
  note: "kept too",
  variables: [
    {id: "a", label: "Aanvang & <b>", initial: 0.5},
    {id: "b", initial: 0.5}
  ],
  links: [{id: "ab", from: "a", to: "b", sign: "+", strength: "strong", delay: 1, evidence: []}],
  interventions: [{id: "push", variable: "a", type: "step", value: 0.2, start: 1, end: 2}]
};
const convert = (...files: string[]): ReturnType<typeof runLine> => runLine(["model", "convert", ...files], folder);
const content = (name: string): Promise<string> => readFile(join(folder, name), "utf8");

describe("model convert", () => {
  it("writes XMILE that runs the same, and gives the very same model back", async () => {
    const {code, document} = await convert("m.system.json", "m.stmx", "--json");
    expect(code).toBe(0);
    expect(document()).toEqual({
      ...{from: "system", to: "xmile", out: "m.stmx", variables: 2, links: 1, warnings: []}
    });
    const [own, written] = await Promise.all(
      ["m.system.json", "m.stmx"].map(async (file) => {
        const run = await runLine(["model", "simulate", file, "--json"], folder);
        return (run.document() as {values: Record<string, number[]>}).values;
      })
    );
    own?.["b"]?.forEach((value, at) => expect(written?.["b"]?.[at]).toBeCloseTo(value, 6));
    expect((await convert("m.stmx", "again.system.json")).code).toBe(0);
    await runLine(["model", "convert", "m.system.json", "plain.json"], folder);
    expect(JSON.parse(await content("again.system.json"))).toEqual(JSON.parse(await content("plain.json")));
    expect(JSON.parse(await content("again.system.json"))).toMatchObject({
      note: "kept too",
      links: [{strength: "strong"}]
    });
  });

  it("converts the equations when they were changed elsewhere, and says so", async () => {
    await convert("m.system.json", "m.xmile");
    const text = await content("m.xmile");
    await writeFile(
      join(folder, "changed.xmile"),
      text.replace("1 * (a - 0.5) - ab_passed", "2 * (a - 0.5) - ab_passed")
    );
    const {code, err} = await convert("changed.xmile", "c.system.json");
    expect(code).toBe(1);
    // The switches use PREVIOUS.
    expect(err).toMatch(/PREVIOUS/);
    await writeFile(join(folder, "m2.json"), JSON.stringify({...model, interventions: []}));
    await convert("m2.json", "m2.xmile");
    const other = (await content("m2.xmile")).replace("1 * (a - 0.5) - ab_passed", "2 * (a - 0.5) - ab_passed");
    await writeFile(join(folder, "m3.xmile"), other);
    const {out} = await convert("m3.xmile", "c.system.json");
    expect(out).toMatch(/changed-elsewhere/);
    expect(JSON.parse(await content("c.system.json"))).toMatchObject({links: []});
  });

  it("makes a model that runs by the method and step of its file, which an XMILE file itself must", async () => {
    const tank = `<xmile xmlns="http://docs.oasis-open.org/xmile/ns/XMILE/v1.0"><header/>
      <sim_specs method="Euler"><start>0</start><stop>2</stop><dt>0.5</dt></sim_specs><model><variables>
      <stock name="tank"><eqn>10</eqn><outflow>drain</outflow></stock><flow name="drain"><eqn>tank / 4</eqn></flow>
      </variables></model></xmile>`;
    await writeFile(join(folder, "tank.xmile"), tank);
    expect((await convert("tank.xmile", "tank.system.json")).code).toBe(0);
    const last = async (...line: string[]): Promise<number | undefined> => {
      const run = await runLine(["model", "simulate", ...line, "--json"], folder);
      return (run.document() as {values: Record<string, number[]>}).values["tank"]?.at(-1);
    };
    // Euler: each half unit leaves 7/8 of it.
    expect(await last("tank.system.json")).toBeCloseTo(10 * (7 / 8) ** 4, 12);
    expect(await last("tank.xmile")).toBeCloseTo(10 * (7 / 8) ** 4, 12);
    expect(await last("tank.system.json", "--method", "auto")).toBeCloseTo(6.065306597126334, 5);
    const refused = await runLine(["model", "simulate", "tank.xmile", "--method", "rk4"], folder);
    expect(refused.code).not.toBe(0);
    expect(refused.err).toContain("--method");
  });

  it("writes GraphML", async () => {
    expect((await convert("m.system.json", "m.graphml")).code).toBe(0);
    expect(await content("m.graphml")).toContain("Aanvang &amp; &lt;b&gt;");
  });

  it("reads Vensim", async () => {
    const tea = `tea= INTEG (-loss,180)\n~ degrees ~ |\nloss=(tea-70)/10 ~~|
      INITIAL TIME=0 ~~|\nFINAL TIME=2 ~~|\nTIME STEP=1 ~~|\nSAVEPER=TIME STEP ~~|\n`;
    await writeFile(join(folder, "tea.mdl"), tea);
    expect((await convert("tea.mdl", "tea.system.json")).code).toBe(0);
    const {variables} = JSON.parse(await content("tea.system.json")) as {variables: {id: string; label: string}[]};
    expect(variables.slice(0, 3).map(({id, label}) => [id, label])).toEqual([
      ...[
        ["tea", "tea"],
        ["part_net_tea", "net flow of tea"],
        ["loss", "loss"]
      ]
    ]);
    const run = await runLine(["model", "simulate", "tea.mdl", "--json"], folder);
    expect((run.document() as {values: Record<string, number[]>}).values["tea"]).toEqual([180, 169, 159.1]);
  });

  it("leaves what stands there when reading fails, and no parts behind", async () => {
    await writeFile(join(folder, "out.system.json"), "precious");
    await writeFile(join(folder, "bad.xmile"), "<xmile><model>");
    const {code, err} = await convert("bad.xmile", "out.system.json");
    expect([code, err]).toEqual([1, expect.stringContaining("bad.xmile")]);
    expect(await content("out.system.json")).toBe("precious");
    expect((await readdir(folder)).sort()).toEqual(["bad.xmile", "m.system.json", "out.system.json"]);
  });

  it("refuses unknown extensions, one file as in and out, folders and lost places, with what to do", async () => {
    await mkdir(join(folder, "dir.xmile"));
    await link(join(folder, "m.system.json"), join(folder, "twin.json"));
    const cases: [string, string, RegExp][] = [
      ["m.system.json", "m.pdf", /\.pdf cannot be written; \.json, \.xmile/],
      ["m.system.json", "m", /without extension/],
      ["m.dot", "m.json", /\.dot cannot be read/],
      ["m.constructor", "m.json", /cannot be read/],
      ["m.system.json", "./m.system.json", /one file/],
      ["m.system.json", "twin.json", /one file/],
      ["m.system.json", "dir.xmile", /folder; give a file/],
      ["m.system.json", "nowhere/m.xmile", /folder is not there/],
      ["none.xmile", "m.json", /no such file/]
    ];
    for (const [input, output, message] of cases) {
      const {code, err} = await convert(input, output);
      expect([input, output, code]).toEqual([input, output, 1]);
      expect(err).toMatch(message);
    }
    expect(JSON.parse(await content("m.system.json"))).toEqual(model);
  });
});

import {mkdtemp, readdir, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {projectRoot} from "../../loaders/warehouse/paths.js";
import type {ExpectationsReport} from "../../models/system/expectations/check-expectations.js";
import {expectationsJsonSchema} from "../../models/system/expectations/json-schema.js";
import {readExpectations} from "../../models/system/expectations/read-expectations.js";
import {linkSchema, variableSchema} from "../../models/system/format.js";
import {checkSystem} from "../../models/system/read-system.js";
import {runLine} from "../../test/helpers/command-line.js";

interface Checked {
  ok: boolean;
  problems: unknown[];
  expectations?: {file: string} & ExpectationsReport;
}

const model = {
  format: "samenhang-system/1",
  name: "one link",
  variables: [{id: "a"}, {id: "b"}],
  links: [{id: "ab", from: "a", to: "b", sign: "+", strength: 0.5, delay: 1}]
};
const expectations = (high: number): unknown => ({
  format: "samenhang-expectations/1",
  name: "b follows a",
  scenarios: [{id: "push", label: "a + 1", push: [{variable: "a", value: 1}]}],
  expectations: [
    {
      id: "half",
      sentence: "De helft komt aan.",
      source: "de sterkte",
      scenario: "push",
      output: {kind: "longRun", variable: "b"},
      predicate: {is: "between", low: 0.4, high}
    }
  ]
});

describe("model check with expectations", () => {
  let folder = "";
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "model-check-"));
    await write("m.system.json", model);
  });
  afterEach(() => rm(folder, {recursive: true}));
  const write = (name: string, content: unknown): Promise<void> =>
    writeFile(join(folder, name), JSON.stringify(content));
  const check = async (...args: string[]): Promise<{code: number; json: Checked; out: string}> => {
    const {code, document, out} = await runLine(["model", "check", ...args, "--json"], folder);
    return {code, json: document() as Checked, out};
  };

  it("reports nothing about expectations where there are none", async () => {
    expect((await check("m.system.json")).json).toEqual({ok: true, problems: [], warnings: []});
  });

  it("reports those beside the model, and fails when one does not hold", async () => {
    await write("m.expectations.json", expectations(0.6));
    const held = await check("m.system.json");
    expect(held).toMatchObject({
      code: 0,
      json: {ok: true, expectations: {file: "m.expectations.json", ok: true, results: [{id: "half", holds: true}]}}
    });
    await write("m.expectations.json", expectations(0.45));
    const broken = await check("m.system.json");
    expect(broken).toMatchObject({code: 1, json: {ok: false, problems: [], expectations: {ok: false}}});
    expect(broken.json.expectations?.results[0]).toMatchObject({
      holds: false,
      value: 0.5,
      wanted: "between 0.4 and 0.45",
      message: "long-run change of b (index) is 0.5; wanted: between 0.4 and 0.45"
    });
    const {out} = await runLine(["model", "check", "m.system.json"], folder);
    expect(out).toContain("0 of 1 expectations of m.expectations.json hold");
  });

  it("takes another file by name, which must be there and be sound", async () => {
    await write("other.json", expectations(0.6));
    expect((await check("m.system.json", "--expectations", "other.json")).json.expectations?.ok).toBe(true);
    const missing = await runLine(["model", "check", "m.system.json", "--expectations", "none.json", "--json"], folder);
    expect([missing.code, missing.document()]).toMatchObject([1, {error: {kind: "missing-file"}}]);
    const other = await runLine(
      ["model", "check", "m.system.json", "--expectations", "m.system.json", "--json"],
      folder
    );
    expect([other.code, other.document()]).toMatchObject([1, {error: {kind: "invalid-expectations"}}]);
  });
});

const folder = join(projectRoot(), "data", "systems");
const shipped = (await readdir(folder)).filter((name) => name.endsWith(".system.json"));

describe("the models that come with the program", () => {
  it("are the default model in both versions, and two to learn from", () => {
    expect(shipped).toEqual([
      "kring-werk-klachten.system.json",
      "standaardmodel-wijkteam-meer.system.json",
      "standaardmodel.system.json",
      "wachtlijst.system.json"
    ]);
  });

  it.each(shipped)("is sound, and does what is expected of it: %s", async (name) => {
    const {code, document} = await runLine(["model", "check", name, "--json"], folder);
    const {problems, expectations: report} = document() as Checked;
    expect(problems).toEqual([]);
    expect(report?.results.length).toBeGreaterThan(3);
    expect(report?.results.filter(({holds}) => !holds)).toEqual([]);
    expect(code).toBe(0);
  });
});

describe("what a writer of models goes by", () => {
  it("has a JSON Schema of expectations in step with the reader (else: npm run schemas)", async () => {
    expect(await readFile(join(folder, "expectations.schema.json"), "utf8")).toBe(expectationsJsonSchema());
  });

  it("has examples in the how-to that the readers accept, and names every output and predicate", async () => {
    const page = await readFile(join(projectRoot(), "docs", "how-to", "system-model.md"), "utf8");
    const [variable, link, stock, expected] = [...page.matchAll(/^```json\n([\s\S]*?)^```/gm)].map(
      ([, text = ""]) => JSON.parse(text) as unknown
    );
    expect(variableSchema.safeParse(variable).success).toBe(true);
    expect(linkSchema.safeParse(link).success).toBe(true);
    const flows = [{id: "referrals"}, {id: "shortest_wait"}, {id: "capacity"}, ...(stock as object[])];
    const {problems} = checkSystem({format: "samenhang-system/1", name: "rij", variables: flows});
    expect(problems).toEqual([]);
    expect(readExpectations(expected, "example").expectations).toHaveLength(1);
    const literals = (field: string): string[] =>
      [
        ...expectationsJsonSchema().matchAll(
          new RegExp(`"${field}": \\{[^}]*?"(?:const|enum)": (\\[[^\\]]*\\]|"[^"]*")`, "g")
        )
      ].flatMap(([, text = ""]) => [JSON.parse(text) as string | string[]].flat());
    const words = [...literals("kind"), ...literals("is")];
    expect(words).toContain("sameDirection");
    expect(words).toContain("returns");
    for (const word of words.filter((each) => !["estimate", "literature", "vote", "interview"].includes(each)))
      expect(page, word).toContain(`\`${word}\``);
  });
});

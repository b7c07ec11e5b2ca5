import {mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {parse} from "yaml";
import {indicatorSchema, sourceCardSchema} from "../../loaders/catalogue/schema.js";
import type {CommandContext} from "../command.js";
import {main} from "../main.js";

let projectRoot: string;
beforeEach(() => {
  projectRoot = mkdtempSync(join(tmpdir(), "samenhang-new-"));
  writeFileSync(join(projectRoot, "package.json"), '{"version": "0.0.0"}');
  const regions = join(projectRoot, "data", "regions");
  mkdirSync(regions, {recursive: true});
  const files = {
    areas: "code,level,name,province,source\nNL01,land,Nederland,,proef\n",
    municipalities:
      "code,name,valid_from,valid_to,province,corop,safety_region,parents_from,longitude,latitude,missing_because\nGM0001,Aa,,,,,,province,,,\nGM0002,Bee,,,,,,province,,,\n",
    populations: "code,year,population,source\n",
    changes: "from,to,date,weight,basis,kind,source,hectares,dwellings,inhabitants\n"
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(regions, `${name}.csv`), content);
});
afterEach(() => {
  rmSync(projectRoot, {recursive: true, force: true});
});

async function run(...args: string[]) {
  const out: string[] = [];
  const errors: string[] = [];
  const context: CommandContext = {
    ...{stdout: {write: (text: string) => out.push(text)}, stderr: {write: (text: string) => errors.push(text)}},
    ...{cwd: projectRoot, projectRoot, signal: new AbortController().signal, exitCode: 0},
    effects: {now: () => new Date(0), fetch, log: () => undefined}
  };
  const exitCode = await main(["new", ...args], context);
  return {exitCode, stdout: out.join(""), stderr: errors.join("")};
}
const read = (...path: string[]): string => readFileSync(join(projectRoot, ...path), "utf8");

describe("new", () => {
  it("makes a notebook with one import, and never writes over one", async () => {
    const {exitCode, stdout} = await run("notebook", "mijn-vraag", "--json");
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toEqual({file: join(projectRoot, "src", "notebooks", "mijn-vraag.md")});
    const page = read("src", "notebooks", "mijn-vraag.md");
    expect(page.match(/^import .*/gm)).toEqual([expect.stringContaining('"../samenhang.js"')]);
    expect(page).toContain('estimate(table, "`ggz-clienten` ~ l(werkloosheid,1) | region + period")');
    const code = [...page.matchAll(/```js\n([\s\S]*?)```/g)].flatMap(([, lines]) => (lines ?? "").trim().split("\n"));
    expect(code.length).toBeLessThan(20);
    const again = await run("notebook", "mijn-vraag");
    expect(again.exitCode).toBe(1);
    expect(again.stderr).toContain("exists already");
  });

  it("makes an indicator the catalogue can read, and refuses one that is there", async () => {
    expect((await run("indicator", "huurschuld")).exitCode).toBe(0);
    const [indicator] = parse(read("data", "catalogue", "indicators", "huurschuld.yaml")) as unknown[];
    expect(indicatorSchema.parse(indicator)).toMatchObject({id: "huurschuld", measure: "count"});
    expect((await run("indicator", "huurschuld")).stderr).toContain("exists already");
  });

  it("refuses a name that is no id, with one line saying what it should be", async () => {
    const {exitCode, stderr} = await run("notebook", "../weg");
    expect(exitCode).toBe(1);
    expect(stderr).toContain("lower case words");
    expect(readdirSync(projectRoot)).not.toContain("src");
  });

  it("guesses a source card from a CSV", async () => {
    writeFileSync(join(projectRoot, "Huur 2020.csv"), "Gemeente;Jaar;Huurschuld\nAa;2020;1,5\nBee;2020;2,5\n");
    expect((await run("source", "Huur 2020.csv")).exitCode).toBe(0);
    const card = sourceCardSchema.parse(parse(read("data", "catalogue", "sources", "huur-2020.yaml")));
    expect(card).toMatchObject({
      ...{id: "huur-2020", period: {column: "Jaar"}, format: {decimal: ","}},
      ...{region: {column: "Gemeente", format: "name"}, columns: [{column: "Huurschuld", indicator: "huurschuld"}]}
    });
    expect((await run("source", "weg.csv")).stderr).toContain("not found");
  });
});

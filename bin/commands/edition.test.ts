import {readFileSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {buildWarehouse} from "../../loaders/warehouse/build.js";
import type {SmallWorld} from "../../loaders/warehouse/small-world.fixture.js";
import {
  card,
  loaderOf,
  makeSmallWorld,
  observation,
  quietEffects
} from "../../loaders/warehouse/small-world.fixture.js";
import type {CommandContext} from "../command.js";
import {main} from "../main.js";

let world: SmallWorld;
const build = (observations: Parameters<typeof loaderOf>[0], vintage?: string): Promise<unknown> =>
  buildWarehouse(world.options({een: loaderOf(observations, vintage)}));
const national = (period: string, value: number) => observation({region: "NL01", grain: "month", period, value});
const model = (strength: number): string => JSON.stringify({name: "Model", links: [{id: "r1", strength}]});

beforeAll(async () => {
  world = makeSmallWorld({een: card("een")});
  world.write(
    "catalogue/events.yaml",
    '- {id: coronacrisis, title: Corona, kind: crisis, starts: "2020-03-12", description: Virus., source: Rijksoverheid}\n'
  );
  world.write("systems/m.system.json", model(0.2));
  world.write("scenarios/s.yaml", "id: s\n");
  world.write("editions/reasons.yaml", "[]\n");
  writeFileSync(join(world.dir, "package.json"), '{"version": "0.0.0"}');
  await build([national("2020-01-01", 100), national("2020-02-01", 102), observation()]);
});
afterAll(() => {
  rmSync(world.dir, {recursive: true, force: true});
});

async function run(...args: string[]) {
  const [out, errors]: [string[], string[]] = [[], []];
  const context: CommandContext = {
    ...{stdout: {write: (text: string) => out.push(text)}, stderr: {write: (text: string) => errors.push(text)}},
    ...{cwd: world.dir, projectRoot: world.dir, signal: new AbortController().signal, exitCode: 0},
    effects: quietEffects
  };
  const code = await main(args, context);
  return {code, out: out.join(""), errors: errors.join("")};
}

const parts = [national("2020-01-01", 99), national("2020-02-01", 102), national("2020-03-01", 110), observation()];
const make = (id: string, ...more: string[]) =>
  run("edition", "make", "--id", id, "--title", "Editie", "--owner", "Gemeente", "--db", world.out, ...more);
const file = (id: string): string => join(world.dataDir, "editions", `${id}.edition.json`);

describe("edition", () => {
  it("freezes what stands, and finds nothing changed right after", async () => {
    expect(await make("een", "--date", "2020-03-01")).toMatchObject({code: 0, errors: ""});
    const {code, out} = await run("edition", "check", "data/editions/een.edition.json", "--json");
    expect({code, document: JSON.parse(out) as unknown}).toEqual({code: 0, document: {ok: true, problems: []}});
    expect((await run("edition", "diff", "--db", world.out)).out).toBe("nothing changed\n");
  });

  it("says what changed since, and makes no edition of a changed model until a person says why", async () => {
    await build(parts, "b");
    world.write("systems/m.system.json", model(0.3));
    const changes = JSON.parse((await run("edition", "diff", "een", "--db", world.out, "--json")).out) as object;
    expect(changes).toMatchObject({
      newPeriods: [{periods: ["2020-03-01"]}],
      revisions: [{period: "2020-01-01", before: 100, after: 99}],
      models: [{ref: "m", needsReason: true}]
    });
    const refused = await make("twee", "--date", "2020-05-01");
    expect(refused.code).toBe(1);
    expect(refused.errors).toContain("say why these changed, each with kind, ref, reason, author and date: model m");

    const reason = (date: string): string =>
      `- {kind: model, ref: m, reason: Onderzoek., author: Iemand, date: "${date}"}\n`;
    // Written before the last edition, it explains an older change.
    world.write("editions/reasons.yaml", reason("2020-02-01"));
    expect((await make("twee", "--date", "2020-05-01")).code).toBe(1);
    world.write("editions/reasons.yaml", reason("2020-04-01"));
    expect(await make("twee", "--date", "2020-05-01")).toMatchObject({code: 0, errors: ""});
    const diff = JSON.parse((await run("edition", "diff", "een", "twee", "--db", world.out, "--json")).out) as object;
    expect(diff).toMatchObject({models: [{ref: "m", needsReason: false, reason: {reason: "Onderzoek."}}]});
  });

  it("says which figures of areas are not there any more, by breakdown and area", async () => {
    const area = (region: string, breakdown: string) => observation({region, breakdown});
    await build([...parts, area("GM0002", "total"), area("GM0001", "sex=f")], "c");
    expect(await make("drie", "--date", "2020-06-01")).toMatchObject({code: 0});
    await build(parts, "d");
    const {out} = await run("edition", "diff", "--db", world.out);
    expect(out).toContain("figures that vanished, whole or in part: 2\n");
    const columns = out.slice(out.lastIndexOf("vanished ")).split("\n");
    expect(columns.slice(2, 4).map((line) => line.split(/ {2,}/))).toEqual([
      ["ww", "year", "gemeente", "sex=f", "all years", "1", "0"],
      ["ww", "year", "gemeente", "total", "2020", "2", "1", "GM0002"]
    ]);
    const changes = JSON.parse((await run("edition", "diff", "--db", world.out, "--json")).out) as object;
    expect(changes).toMatchObject({vanished: [{breakdown: "sex=f", whole: true}, {years: [{regions: ["GM0002"]}]}]});
  });

  it("never overwrites an edition, nor takes one older than the last", async () => {
    const before = readFileSync(file("twee"), "utf8");
    expect((await make("twee", "--date", "2020-07-01")).errors).toContain("never overwritten");
    expect((await make("vier", "--date", "2020-04-30")).errors).toContain("give that day or a later one");
    expect(readFileSync(file("twee"), "utf8")).toBe(before);
  });

  it.each([
    ["{", "this is not JSON"],
    ['{"format": "samenhang-edition/9"}', "made by a newer version"],
    ['{"format": "iets"}', "this is not an edition"],
    ['{"format": "samenhang-edition/1", "id": "A b"}', "small letters"]
  ])("names what is wrong with %s", async (content, message) => {
    world.write("bad.edition.json", content);
    const {code, out} = await run("edition", "check", "data/bad.edition.json");
    expect(code).toBe(1);
    expect(out).toContain(message);
    expect(out).toContain("bad.edition.json");
  });

  it.each([
    [["edition", "make", "--id", "A b", "--title", "t", "--owner", "o"], "small letters"],
    [["edition", "make", "--id", "vier", "--title", "t", "--owner", "o", "--date", "morgen"], "--date"],
    [["edition", "diff", "nul"], "there are een, twee, drie"]
  ])("refuses %j with what to do", async (args, message) => {
    const {code, errors} = await run(...args, "--db", world.out);
    expect(code).toBe(1);
    expect(errors).toContain(message);
  });

  it("never holds counted figures against made-up ones", async () => {
    const own = JSON.parse(readFileSync(file("een"), "utf8")) as {isSynthetic: boolean};
    const other = {...own, id: "anders", title: "Anders", date: "2099-01-01", isSynthetic: !own.isSynthetic};
    writeFileSync(file("anders"), JSON.stringify(other));
    const {out} = await run("edition", "diff", "--db", world.out, "--json");
    expect((JSON.parse(out) as {before: string}).before).not.toBe("anders");
    expect(await run("edition", "diff", "anders", "--db", world.out)).toMatchObject({
      code: 1,
      errors: expect.stringContaining("there is no such edition")
    });
    // Its name is taken all the same.
    expect((await make("anders", "--date", "2099-01-02")).errors).toContain("never overwritten");
  });
});

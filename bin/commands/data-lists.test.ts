import {rmSync, writeFileSync} from "node:fs";
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
beforeAll(async () => {
  const note =
    'notes: [{id: ww-2020, indicator: ww, starts: "2020-01-01", kind: revision, text: Bijgesteld., effect: warn}]\n';
  world = makeSmallWorld({een: card("een", note)}, "keepVintages: 2\n");
  writeFileSync(join(world.dir, "package.json"), '{"version": "0.0.0"}');
  writeFileSync(
    join(world.dir, "src", "schatting.md"),
    '# Schatting\n\n```js\nconst found = await estimate(table, "werkloosheid ~ l(ww,1) | region");\ndisplay(Reading(found));\n```\n'
  );
  await buildWarehouse(world.options({een: loaderOf([observation()])}));
  await buildWarehouse(world.options({een: loaderOf([observation({value: 11})], "b")}));
});
afterAll(() => {
  rmSync(world.dir, {recursive: true, force: true});
});

async function run(...args: string[]) {
  const out: string[] = [];
  const errors: string[] = [];
  const context: CommandContext = {
    ...{stdout: {write: (text: string) => out.push(text)}, stderr: {write: (text: string) => errors.push(text)}},
    ...{cwd: world.dir, projectRoot: world.dir, signal: new AbortController().signal, exitCode: 0},
    effects: quietEffects
  };
  const exitCode = await main(["data", ...args], context);
  return {exitCode, stdout: out.join(""), stderr: errors.join("")};
}
const json = async (...args: string[]) => {
  const {exitCode, stdout} = await run(...args, "--db", "out/warehouse.duckdb", "--json");
  return {exitCode, document: JSON.parse(stdout) as Record<string, unknown>};
};

describe("commands on the warehouse", () => {
  it("lists indicators, with gaps, as one document", async () => {
    const {document} = await json("indicators");
    expect(document["items"]).toContainEqual(
      expect.objectContaining({id: "ww", first: "2020-01-01", observations: 1, sources: ["een"]})
    );
    expect(document["items"]).toContainEqual(expect.objectContaining({id: "inwoners", first: null, observations: 0}));
  });

  it("lists the regions of a level and year, and says which years there are", async () => {
    const {document} = await json("regions", "--level", "gemeente", "--year", "2018");
    expect((document["items"] as {code: string}[]).map(({code}) => code)).toEqual(["GM0001", "GM0002", "GM0003"]);
    expect(await json("regions", "--year", "1950")).toMatchObject({
      exitCode: 1,
      document: {error: {kind: "no-regions", message: expect.stringContaining("2011–2026")}}
    });
    expect((await json("regions", "--level", "planeet")).document).toMatchObject({error: {kind: "unknown-level"}});
  });

  it("lists vintages, and what changed from one to the other", async () => {
    const {document} = await json("vintages");
    expect(document["items"]).toEqual([
      expect.objectContaining({id: "een@bbbbbbbbbbbb", isCurrent: true}),
      expect.objectContaining({id: "een@aaaaaaaaaaaa", isCurrent: false})
    ]);
    expect((await json("diff", "een@aaaaaaaaaaaa", "een@bbbbbbbbbbbb")).document).toMatchObject({
      ...{newPeriods: [], newCells: [], vanishedCells: []},
      revised: [{indicator: "ww", region: "GM0001", before: 10, after: 11}]
    });
  });

  it("checks, reconciles, and leads from a note to what it touches", async () => {
    expect(await json("check")).toEqual({exitCode: 0, document: {ok: true, problems: []}});
    expect((await json("reconcile", "--indicator", "ww")).document).toEqual({
      rows: [expect.objectContaining({indicator: "ww", sum: 11, published: null, ratio: null})],
      breaks: []
    });
    const estimate = {title: "Schatting: berekend verband van werkloosheid en ww", path: "/schatting"};
    const ref = "estimate:schatting:werkloosheid ~ l(ww,1) | region";
    expect((await json("reach", "ww-2020")).document["items"]).toEqual([
      {...estimate, kind: "estimate", ref},
      {kind: "page", ref: "indicator:ww", title: "ww", path: "/gegevens/indicator/ww"},
      {
        ...{kind: "sentence", ref: "sentence:indicator:ww"},
        ...{title: "ww: de zin bovenaan", path: "/gegevens/indicator/ww"}
      },
      {...estimate, kind: "sentence", ref: `sentence:${ref}`, title: `${estimate.title}: de zin daarover`}
    ]);
    expect((await json("reach", "weg")).document).toMatchObject({error: {kind: "unknown-note"}});
  });

  it("prints tables for people, and says what to do when there is no warehouse", async () => {
    const {stdout} = await run("vintages", "--db", "out/warehouse.duckdb");
    expect(stdout).toMatch(/^id +retrieved +read in +rows +state\n-+/);
    const missing = await run("check", "--json");
    expect(missing.exitCode).toBe(1);
    expect(missing.stderr).toContain("samenhang data build");
    expect(JSON.parse(missing.stdout)).toMatchObject({error: {kind: "missing-warehouse"}});
  });
});

import {mkdtemp, readFile, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import type {CommandContext} from "../../bin/command.js";
import {projectRoot} from "../../loaders/warehouse/paths.js";
import {checkWarnings} from "../../models/system/check-warnings.js";
import {systemSchema} from "../../models/system/format.js";
import {formatNumber} from "../../src/locale/format.js";
import {story} from "../../tools/story/command.js";
import {sharedDir} from "../helpers/shared.js";

// What the story must say by itself of real files: known breaks, who is incomplete, what could have been seen.
describe.runIf(sharedDir)("the story on real files", () => {
  let dir = "";
  let text = "";

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), "story-real-"));
    let err = "";
    const context: CommandContext = {
      stdout: {write: () => undefined},
      stderr: {write: (line: string) => (err += line)},
      cwd: dir,
      projectRoot: projectRoot(),
      effects: {now: () => new Date(), fetch: () => Promise.reject(new Error("no network")), log: () => undefined},
      signal: new AbortController().signal,
      exitCode: 0
    };
    await story(["--from", join(sharedDir ?? "", "data"), "--draws", "100"], context);
    expect(context.exitCode, err).toBe(0);
    const html = await readFile(join(dir, "story", "report.html"), "utf8");
    text = html.replace(/<[^>]+>/g, " ").replace(/[\u00a0\s]+/g, " ");
  }, 600_000);
  afterAll(() => rm(dir, {recursive: true}));

  it("counts the panel honestly and names who is not complete", async () => {
    expect(text).toContain("1.234 van de 1.368 rijen zijn compleet");
    // MANIFEST: municipalities without one genuine wijk of 2018 among them.
    for (const name of ["Westerkwartier", "Hoeksche Waard", "Vijfheerenlanden", "Ommen", "Terschelling"])
      expect(text).toContain(name);
    const cells = await readFile(join(dir, "story", "paneel", "cellen.csv"), "utf8");
    const empty = cells.split("\n").filter((line) => line.split(",")[3] === "");
    expect(empty.filter((line) => line.split(",")[4] === "")).toEqual([]);
  });

  it("says that WW shifts against the national series, and that GGZ of 2021 is not comparable", () => {
    expect(text).toContain("alle wijken samen waren in 2019 93,2 % van het landelijke cijfer, en in 2020 87,1 %");
    expect(text).toContain("Kosten van ggz, in 2021: Niet te vergelijken met andere jaren");
  });

  it("holds single pairs against areas that share shocks", () => {
    expect(text).toContain("Over alle jaren blijft 1 van de 60 vergelijkingen onder de strengere grens.");
    expect(text).toContain("blijft 1 van de 20 vergelijkingen onder die grens.");
  });

  it("puts no link among what holds, and says what the panel could and could not have shown", () => {
    const holds = text.slice(text.indexOf("Wat vaststaat"), text.indexOf("Wat niet vaststaat"));
    expect(holds).not.toContain("verband, geen oorzaak");
    expect(text.match(/deze gegevens kunnen dit niet aantonen of uitsluiten/g)?.length).toBeGreaterThanOrEqual(4);
    expect(text).toMatch(/een verschil vanaf € \d+,\d+ per verzekerde van 18 jaar of ouder meestal zien/);
  });

  it("adds the one link that can be measured as evidence, with the warning that its years do not compare", async () => {
    const file = join(dir, "story", "model", "standaardmodel-met-bewijs.system.json");
    const model = systemSchema.parse(JSON.parse(await readFile(file, "utf8")));
    const own = model.links.filter(({evidence}) => evidence.some(({kind}) => kind === "estimate"));
    expect(own.map(({id}) => id)).toEqual(["unemployment-social_assistance"]);
    const added = own[0]?.evidence.at(-1);
    expect(added?.note).toContain("Niet gebruiken als sterkte");
    // By municipality alone the margin would leave zero out; provinces share shocks.
    expect(added?.low ?? NaN).toBeLessThan(0);
    expect(added?.high ?? NaN).toBeGreaterThan(0.35);
    expect(checkWarnings(model).map(({code}) => code)).not.toContain("evidence-off-scale");
    expect(text).toContain(`, ${formatNumber(added?.value, 2)} op den duur (marge`);
  });

  it("lays the forecast of June 2020 beside what happened", () => {
    expect(text).toContain("Nederland, 2021: verwacht 8,1 %, het werd 4,2 %");
    expect(text).toContain("In Twente (14 gemeenten)");
    expect(text).toContain("een voorbeeld, niet voor besluiten");
  });

  it("gives no day to files that have none", async () => {
    const sources = await readFile(join(dir, "story", "tabellen", "bronnen.csv"), "utf8");
    expect(sources).toMatch(/^Vektis open data[^\n]*ophaaldatum niet vastgelegd/m);
    expect(sources).not.toContain("1970");
    expect(text).toContain("Stand van de gegevens: 17 juli 2026");
  });
});

import {createHash} from "node:crypto";
import {mkdir, mkdtemp, readdir, readFile, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, inject, it} from "vitest";
import type {CommandContext} from "../../bin/command.js";
import {forbiddenWords} from "../../loaders/catalogue/forbidden-words.js";
import {projectRoot} from "../../loaders/warehouse/paths.js";
import {story} from "../../tools/story/command.js";
import {runLine} from "../helpers/command-line.js";

interface Manifest {
  files: {path: string; bytes: number; sha256: string}[];
}

describe("the story on the demonstration world", () => {
  let dir = "";
  let out = "";
  let manifest = "";
  const zone = process.env["TZ"];

  async function tell(cwd: string, args: readonly string[]): Promise<{code: number; err: string}> {
    let err = "";
    const context: CommandContext = {
      stdout: {write: () => undefined},
      stderr: {write: (text: string) => (err += text)},
      cwd,
      projectRoot: projectRoot(),
      effects: {now: () => new Date(), fetch: () => Promise.reject(new Error("no network")), log: () => undefined},
      signal: new AbortController().signal,
      exitCode: 0
    };
    await story(["--db", inject("warehouse"), "--draws", "100", "--out", "story", ...args], context);
    return {code: context.exitCode, err};
  }

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), "story-"));
    out = join(dir, "story");
    expect(await tell(dir, [])).toMatchObject({code: 0});
    manifest = await readFile(join(out, "manifest.json"), "utf8");
  }, 600_000);
  afterAll(async () => {
    process.env["TZ"] = zone;
    await rm(dir, {recursive: true});
  });

  const read = (name: string): Promise<string> => readFile(join(out, name), "utf8");
  const prose = async (): Promise<string> =>
    (await read("report.html"))
      .replace(/<style>.*?<\/style>/gs, "")
      .replace(/<pre.*?<\/pre>/gs, "")
      .replace(/<[^>]+>/g, " ");

  it("lists every file with the hash of what is in it", async () => {
    const {files} = JSON.parse(manifest) as Manifest;
    const names = files.map(({path}) => path);
    for (const name of ["report.html", "paneel/paneel.csv", "sessie/gm0794.session.json", "tabellen/gevuld.csv"])
      expect(names).toContain(name);
    expect(names).toContain("model/standaardmodel-met-bewijs.system.json");
    expect(names).toContain("afbeeldingen/werkloosheid.svg");
    for (const {path, bytes, sha256} of files) {
      const content = await readFile(join(out, path));
      expect([path, content.length, createHash("sha256").update(content).digest("hex")]).toEqual([path, bytes, sha256]);
    }
  });

  it("gives the same hashes told again in another folder and time zone", async () => {
    const elsewhere = join(dir, "elders met spatie");
    await mkdir(elsewhere);
    process.env["TZ"] = "Asia/Tokyo";
    expect(await tell(elsewhere, [])).toMatchObject({code: 0});
    process.env["TZ"] = zone;
    expect(await readFile(join(elsewhere, "story", "manifest.json"), "utf8")).toBe(manifest);
  }, 600_000);

  it("keeps the last good folder when a step fails, and names the step and what to do", async () => {
    const {code, err} = await tell(dir, ["--region", "Atlantis"]);
    expect(code).toBe(1);
    expect(err).toMatch(/error: step 1, the warehouse: .*Atlantis/);
    expect(await read("manifest.json")).toBe(manifest);
    expect((await readdir(dir)).filter((name) => name.startsWith("."))).toEqual([]);
  }, 600_000);

  it("says by itself what is broken, who is complete, and what the panel could have shown", async () => {
    const text = await prose();
    expect(text).toContain("alle wijken samen waren in 2019");
    expect(text).toMatch(/Kosten van ggz, in 2021: Niet te vergelijken met andere jaren/);
    expect(text).toMatch(/zijn er [\d.]+ compleet/);
    expect(text).toMatch(/een verschil vanaf .+ meestal zien\. Ander onderzoek laat een verschil verwachten van/);
    expect(text).toContain("Verzonnen oefengegevens");
  });

  it("has the same margins in the session as in the report: those of the largest standard error", async () => {
    const {numbers} = JSON.parse(await read("sessie/gm0794.session.json")) as {
      numbers: {ref: string; value: number; unit: string}[];
    };
    for (const outcome of ["ggz-kosten", "jeugdzorg"]) {
      const lines = (await read(`tabellen/schatting-${outcome}.csv`)).split("\n").map((line) => line.split(";"));
      const counts = lines.filter((line) => line[4] === "ja").slice(0, 2);
      for (const [at, term] of ["ww-uitkeringen", "bijstand"].entries())
        for (const [field, column] of [
          ["estimate", 2],
          ["low", 7],
          ["high", 8]
        ] as const) {
          const number = numbers.find(({ref}) => ref === `${outcome}-${term}-${field}`);
          expect(number?.value).toBeCloseTo(Number(counts[at]?.[column]?.replace(",", ".")), 9);
          expect(number?.unit).not.toMatch(/^%/);
        }
    }
  });

  it("bears a level and a source at every statement, table and picture", async () => {
    const html = await read("report.html");
    const said = html.match(/<p class="said.*?<\/p>/gs) ?? [];
    const figures = html.match(/<figure>.*?<\/figure>/gs) ?? [];
    expect(said.length).toBeGreaterThan(20);
    expect(figures.length).toBeGreaterThan(20);
    for (const part of [...said, ...figures]) {
      expect(part).toMatch(/class="level (description|association|model)"/);
      expect(part).toMatch(/Bron: \S/);
    }
    // What was counted or compared never says what came of what.
    for (const part of said.filter((each) => !each.includes('class="level model"')))
      expect(part).not.toMatch(/veroorzaak|leidt tot|zorgt voor|\beffect van\b|heeft invloed/i);
  });

  it("says nothing that readers misread", async () => {
    const text = (await prose()).toLowerCase();
    expect(text).not.toContain("geen verband");
    expect(text).not.toMatch(/\b(nan|infinity|undefined|null)\b/);
    const words = forbiddenWords.filter(({place}) => place === "everywhere").map(({word}) => word);
    const found = words.filter((word) =>
      new RegExp(`(?<![\\p{L}-])${word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![\\p{L}-])`, "iu").test(text)
    );
    expect(found).toEqual([]);
  });

  it("loads nothing from elsewhere and runs no script", async () => {
    const html = await read("report.html");
    expect(html).not.toMatch(/<script|<link|<img|url\(|\bsrc=|https?:/i);
    expect(html).toContain("default-src 'none'");
  });

  it("opens a session whose figures come out the same, with the breaks of 2021 as its first notes", async () => {
    const session = join("sessie", "gm0794.session.json");
    const {document, code} = await runLine(["session", "replay", session, "--db", inject("warehouse"), "--json"], out);
    expect(code).toBe(0);
    const {ok, numbers} = document() as {ok: boolean; numbers: {equal: boolean}[]};
    expect(ok).toBe(true);
    expect(numbers.length).toBeGreaterThan(15);
    const {statements} = JSON.parse(await read(session)) as {statements: {type: string; evidence: {text: string}[]}[]};
    expect(statements[0]).toMatchObject({type: "waarneming"});
    expect(statements[0]?.evidence[0]?.text).toContain("2021");
  }, 600_000);

  it("leaves the default model in force as it was, and says when there is no evidence to add", async () => {
    const model = join("model", "standaardmodel-met-bewijs.system.json");
    expect((await runLine(["model", "check", model, "--json"], out)).code).toBe(0);
    const standard = JSON.parse(
      await readFile(join(projectRoot(), "data", "systems", "standaardmodel.system.json"), "utf8")
    ) as {links: {id: string; strength: number}[]};
    const {links} = JSON.parse(await read(model)) as {
      links: {id: string; strength: number; evidence: {kind: string}[]}[];
    };
    expect(links.map(({id, strength}) => [id, strength])).toEqual(
      standard.links.map(({id, strength}) => [id, strength])
    );
    const own = links.filter(({evidence}) => evidence.some(({kind}) => kind === "estimate"));
    // Four years give no usable long run here: then nothing is added, and the report says so.
    expect(own).toEqual([]);
    expect(await prose()).toContain("geen bewijs aan het model toegevoegd");
  });
});

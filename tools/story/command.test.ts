import {mkdir, mkdtemp, readdir, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it, vi} from "vitest";
import type {CommandContext} from "../../bin/command.js";
import {projectRoot} from "../../loaders/warehouse/paths.js";
import {openBundle} from "./bundle.js";
import {story} from "./command.js";

describe("a story that cannot be told", () => {
  let dir = "";
  let out = "";
  let before = "";
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), "story-"));
    await mkdir(join(dir, "work"));
    vi.stubEnv("TMPDIR", join(dir, "work"));
    out = join(dir, "story");
    const bundle = await openBundle(out);
    await bundle.write("report.html", "the last good one");
    await bundle.finish({});
    before = await readFile(join(out, "manifest.json"), "utf8");
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    await rm(dir, {recursive: true});
  });

  async function tell(args: readonly string[], signal = new AbortController().signal) {
    let [err, text] = ["", ""];
    const context: CommandContext = {
      ...{stdout: {write: (part: string) => (text += part)}, stderr: {write: (part: string) => (err += part)}},
      ...{cwd: dir, projectRoot: projectRoot(), signal, exitCode: 0},
      effects: {now: () => new Date(), fetch: () => Promise.reject(new Error("no network")), log: () => undefined}
    };
    await story(args, context);
    return {code: context.exitCode, err, text};
  }

  /** What stood there stands there still, and nothing else was left anywhere. */
  async function expectUntouched(): Promise<void> {
    expect(await readFile(join(out, "manifest.json"), "utf8")).toBe(before);
    expect((await readdir(out)).sort()).toEqual(["manifest.json", "report.html"]);
    expect((await readdir(dir)).filter((name) => name.startsWith("."))).toEqual([]);
    expect(await readdir(join(dir, "work"))).toEqual([]);
  }

  it("names the step and the warehouse that is not there", async () => {
    const {code, err, text} = await tell(["--db", "absent.duckdb"]);
    expect(code).toBe(1);
    expect(text).toBe("");
    expect(err).toMatch(/^step 1: the warehouse\nerror: step 1, the warehouse: .+\nwhere: .*absent\.duckdb/);
    expect(err).not.toMatch(/defect/);
    await expectUntouched();
  });

  it("names the step and the file that is no warehouse", async () => {
    await writeFile(join(dir, "thesis.txt"), "years of work");
    const {code, err} = await tell(["--db", "thesis.txt"]);
    expect(code).toBe(1);
    expect(err).toMatch(/error: step 1, the warehouse: .+\nwhere: .*thesis\.txt/);
    expect(await readFile(join(dir, "thesis.txt"), "utf8")).toBe("years of work");
    await expectUntouched();
  });

  it("names the step, the figures that are not in the files, and the folder", async () => {
    await mkdir(join(dir, "files"));
    const {code, err} = await tell(["--from", "files"]);
    expect(code).toBe(1);
    expect(err).toMatch(/error: step 3, the panel: no figures .* for ww-uitkeringen, bijstand, .*; add files/);
    expect(err).toMatch(/\nwhere: .*files\n$/);
    await expectUntouched();
  });

  it("says at once that there is no such scenario, municipality or area", async () => {
    await mkdir(join(dir, "files"));
    const wrong = (...args: string[]) => tell(["--from", "files", ...args]);
    expect((await wrong("--scenario", "cpb-1812")).err).toMatch(/^error: [^]*cpb-1812/);
    expect((await wrong("--region", "Helmond,Atlantis")).err).toMatch(
      /error: step 1, the warehouse: there is no municipality Atlantis [^]*\nwhere: --region/
    );
    expect((await wrong("--area", "GM0794")).err).toMatch(
      /error: step 1, the warehouse: there are no municipalities in GM0794 [^]*\nwhere: --area/
    );
    await expectUntouched();
  });

  it("does not begin where it may not replace what is there", async () => {
    const other = join(dir, "website");
    await mkdir(other);
    await writeFile(join(other, "manifest.json"), '{"name": "a site"}');
    const {code, err} = await tell(["--db", "absent.duckdb", "--out", "website"]);
    expect([code, err]).toEqual([
      1,
      `error: there are files here that are no story; give an empty or a new folder\nwhere: ${other}\n`
    ]);
    expect(await readFile(join(other, "manifest.json"), "utf8")).toBe('{"name": "a site"}');
    await expectUntouched();
  });

  it("says what is wrong with an option, and where its help is", async () => {
    expect(await tell(["--scenarios", "x"])).toMatchObject({
      code: 1,
      err: expect.stringMatching(/unknown option '--scenarios'[^]*where: --help/) as string
    });
    expect(await tell(["--from", "a", "--db", "b"])).toMatchObject({
      code: 1,
      err: "error: a folder of files and a warehouse exclude each other; give one\nwhere: --db\n"
    });
    await expectUntouched();
  });

  it("leaves everything as it was when it is stopped", async () => {
    const abort = new AbortController();
    abort.abort();
    const {code, err} = await tell(["--db", "absent.duckdb"], abort.signal);
    expect(code).toBe(130);
    expect(err).toMatch(/error: stopped by the user\n$/);
    await expectUntouched();
  });
});

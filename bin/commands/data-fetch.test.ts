import {existsSync} from "node:fs";
import {mkdtemp, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import type {ReplayOptions, ReplayServer} from "../../test/replay/server.js";
import {startReplayServer} from "../../test/replay/server.js";
import {makeTable} from "../../test/replay/tables.js";
import type {CommandContext} from "../command.js";
import {main} from "../main.js";

let projectRoot: string;
let server: ReplayServer;
beforeEach(async () => {
  projectRoot = await mkdtemp(join(tmpdir(), "data-fetch-"));
  await writeFile(join(projectRoot, "package.json"), '{"version": "0.0.0"}');
});
afterEach(async () => {
  await server.close();
  await rm(projectRoot, {recursive: true, force: true});
});

async function serve(options: Partial<ReplayOptions> = {}): Promise<ReplayServer> {
  server = await startReplayServer({tables: [{table: makeTable()}], ...options});
  return server;
}

async function run(args: string[], abort = new AbortController()) {
  const stdout: string[] = [];
  const stderr: string[] = [];
  const context: CommandContext = {
    stdout: {write: (text) => stdout.push(text)},
    stderr: {write: (text) => stderr.push(text)},
    cwd: projectRoot,
    projectRoot,
    effects: {now: () => new Date(), fetch, log: (line) => stderr.push(`${line}\n`)},
    signal: abort.signal,
    exitCode: 0
  };
  const exitCode = await main(["data", "fetch", "cbs", ...args], context);
  return {exitCode, stdout: stdout.join(""), stderr: stderr.join("")};
}

describe("data fetch cbs", () => {
  it("writes a table to a folder and tells what it fetched in one JSON document", async () => {
    const {base4} = await serve();
    const {exitCode, stdout, stderr} = await run(["12345NED", "--base-url", base4, "--out", "here", "--json"]);
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      table: "12345NED",
      version: "202601010000",
      rows: 420,
      pages: 5,
      retries: 0,
      complete: true,
      folder: join(projectRoot, "here")
    });
    expect(stderr).toBe("");
    expect(existsSync(join(projectRoot, "here", "index.json"))).toBe(true);
  });

  it("speaks v3, filters, and writes beside the warehouse unless told otherwise", async () => {
    const {origin} = await serve();
    const args = ["12345NED", "--v3", "--base-url", origin, "--filter", "RegioS eq 'NL01'"];
    const {exitCode, stdout} = await run(args);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/rows\s+10\n/);
    const file = join(projectRoot, ".samenhang", "cbs", "12345NED", "TypedDataSet-page-1.json");
    expect(await readFile(file, "utf8")).toContain('"NL01  "');
  });

  it("cuts a table into slices on request", async () => {
    const {base4} = await serve();
    const {stdout} = await run(["12345NED", "--base-url", base4, "--slice-by", "Perioden", "--json"]);
    expect(JSON.parse(stdout)).toMatchObject({rows: 420, pages: 10});
  });

  it("exits 1 when an argument is wrong", async () => {
    await serve();
    expect(await run(["12345NED", "--base-url", "datasets.cbs.nl"])).toMatchObject({exitCode: 1});
    expect(await run(["../12345NED", "--base-url", server.base4])).toMatchObject({exitCode: 1});
  });

  it("exits 3 with two lines when the publisher fails, and with JSON too when asked", async () => {
    const {base4} = await serve();
    const {exitCode, stdout, stderr} = await run(["12345ned", "--base-url", base4, "--json"]);
    expect(exitCode).toBe(3);
    expect(JSON.parse(stdout)).toMatchObject({error: {kind: "unknown-table", where: base4}});
    expect(stderr.trimEnd().split("\n").length).toBe(2);
    expect(stderr).toContain("did you mean 12345NED");
  });

  it("stops on Ctrl-C with exit 3, keeps what came, and goes on with the same command", async () => {
    const abort = new AbortController();
    let pages = 0;
    const {base4} = await serve({
      onRequest: (path) => {
        if (/Observations($|\?)/.test(path) && (pages += 1) === 3) abort.abort();
      }
    });
    const args = ["12345NED", "--base-url", base4, "--json"];
    const stopped = await run(args, abort);
    expect(stopped.exitCode).toBe(3);
    expect(JSON.parse(stopped.stdout)).toMatchObject({error: {kind: "cancelled"}});
    expect(stopped.stderr).toContain("resume with the same command");
    expect(existsSync(join(projectRoot, ".samenhang", "cbs", "12345NED"))).toBe(false);
    server.requests.length = 0;
    expect(JSON.parse((await run(args)).stdout)).toMatchObject({rows: 420, complete: true});
    // Two pages were in; the third was under way.
    expect(server.requests.filter((path) => /Observations($|\?)/.test(path)).length).toBe(3);
  });
});

import type {ChildProcess} from "node:child_process";
import {fork} from "node:child_process";
import {existsSync} from "node:fs";
import {mkdtemp, readdir, rm, symlink, utimes, writeFile} from "node:fs/promises";
import {Agent, request} from "node:http";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {setTimeout as wait} from "node:timers/promises";
import {fileURLToPath} from "node:url";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {createRandom} from "../../models/statistics/random.js";

const requests = process.env["SAMENHANG_SOAK"] ? 40_000 : 2_000;
const script = join(dirname(fileURLToPath(import.meta.url)), "../helpers/serve-child.ts");
const large = 3_000_000;

let root: string;
let child: ChildProcess;
let url: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "samenhang-soak-"));
  for (let page = 0; page < 40; page++) await writeFile(join(root, `p${page}.html`), `<h1>${page}</h1>`.repeat(500));
  await writeFile(join(root, "x.duckdb"), Buffer.alloc(large, 7));
  await symlink("/etc/hostname", join(root, "out.txt"));
  child = fork(script, [root], {
    execArgv: ["--import", "tsx", "--expose-gc"],
    stdio: ["ignore", "ignore", "inherit", "ipc"]
  });
  ({url} = await told<{url: string}>());
});
afterAll(async () => {
  child?.kill();
  await rm(root, {recursive: true, force: true});
});

function told<T>(): Promise<T> {
  return new Promise((resolve) => child.once("message", (message) => resolve(message as T)));
}

/** Bytes in use after collection, and open files (where the system tells them). */
async function used(): Promise<{bytes: number; files: number}> {
  // What is being closed gets its turn.
  await wait(300);
  const answer = told<{heap: number; external: number}>();
  child.send("measure");
  const {heap, external} = await answer;
  const folder = `/proc/${child.pid ?? 0}/fd`;
  return {bytes: heap + external, files: existsSync(folder) ? (await readdir(folder)).length : 0};
}

const agent = new Agent({keepAlive: true, maxSockets: 16});

interface Asked {
  path: string;
  headers?: Record<string, string>;
  method?: string;
  /** Goes away after so many bytes. */
  leaveAfter?: number;
}

function ask({path, headers = {}, method = "GET", leaveAfter = Infinity}: Asked): Promise<number> {
  return new Promise((resolve) => {
    let received = 0;
    let status = 0;
    const outgoing = request(new URL(path, url), {agent, headers, method}, (response) => {
      status = response.statusCode ?? 0;
      const leave = (): void => {
        if (received >= leaveAfter) outgoing.destroy();
      };
      leave();
      response.on("data", (chunk: Buffer) => {
        received += chunk.length;
        leave();
      });
      response.on("error", () => undefined);
    });
    outgoing.on("error", () => undefined).on("close", () => resolve(status));
    outgoing.end();
    // Before anything is answered.
    if (leaveAfter < 0) setImmediate(() => outgoing.destroy());
  });
}

async function storm(count: number, seed: number): Promise<Map<number, number>> {
  const random = createRandom(seed, 0);
  const kinds: (() => Asked)[] = [
    () => ({path: `p${Math.floor(random.uniform() * 40)}`, headers: {"Accept-Encoding": "gzip"}}),
    () => ({path: `p${Math.floor(random.uniform() * 40)}.html`, headers: {"Accept-Encoding": "br"}}),
    () => ({path: "x.duckdb", headers: {Range: `bytes=${Math.floor(random.uniform() * large)}-`}, leaveAfter: 1}),
    () => ({path: "x.duckdb", headers: {Range: "bytes=100-299"}}),
    () => ({path: "x.duckdb", leaveAfter: random.uniform() * 200_000}),
    () => ({path: "x.duckdb", leaveAfter: -1}),
    () => ({path: "p1.html", leaveAfter: -1}),
    () => ({path: "nergens"}),
    () => ({path: "out.txt"}),
    () => ({path: "p2", method: "HEAD"}),
    () => ({path: "p3", method: "POST"})
  ];
  const statuses = new Map<number, number>();
  let left = count;
  const work = async (): Promise<void> => {
    while (left-- > 0) {
      const status = await ask((kinds[left % kinds.length] as () => Asked)());
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      // Files of a site that is built anew while it is served.
      if (left % 200 === 0) await utimes(join(root, `p${left % 40}.html`), new Date(), new Date(left * 1000));
    }
  };
  await Promise.all(Array.from({length: 16}, work));
  return statuses;
}

describe("the site's server", () => {
  it(
    `holds no more files and memory after ${requests} requests, many broken off, than after the first`,
    async () => {
      // What is made once, compressed pages above all, is there after this.
      await storm(1000, 1);
      const before = await used();
      const statuses = await storm(requests, 2);
      const after = await used();
      agent.destroy();
      for (const status of [200, 206, 404, 405])
        expect(statuses.get(status), String(status)).toBeGreaterThan(requests / 50);
      expect(statuses.get(500)).toBeUndefined();
      // Connections that are kept for a next request, sixteen at most, may differ.
      expect(after.files - before.files).toBeLessThanOrEqual(16);
      expect(after.bytes - before.bytes).toBeLessThan(3_000_000);
      expect(child.exitCode).toBeNull();
    },
    60_000 + requests * 30
  );
});

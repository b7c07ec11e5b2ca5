import {existsSync} from "node:fs";
import {readdir, readFile, readlink, realpath, writeFile} from "node:fs/promises";
import {createServer, type AddressInfo} from "node:net";
import {join} from "node:path";
import {setTimeout as wait} from "node:timers/promises";
import type {Browser, Locator} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {runFramework} from "../../tools/framework.js";
import {launchBrowser, newContext} from "../helpers/browser.js";
import type {Fixture} from "../helpers/fixture-site.js";
import {makeFixture} from "../helpers/fixture-site.js";

const rebuilds = process.env["SAMENHANG_SOAK"] ? 1000 : 12;
/** The first ones load code and fill caches. */
const first = 6;

const page = (version: number): string => `# Versie ${version}

\`\`\`js
import {getal} from "./getal.js";
display(html\`<output>\${getal} \${${version}}</output>\`);
\`\`\`
`;
const module = (version: number): string => `export const getal: string = "module ${version}";\n`;

let browser: Browser;
let fixture: Fixture;
let ended: Promise<void>;
const stopped = new AbortController();
let port: number;
beforeAll(async () => {
  fixture = await makeFixture({"index.md": page(0), "getal.ts": module(0)});
  port = await freePort();
  const args = ["preview", "--host", "127.0.0.1", "--port", String(port), "--no-open"];
  ended = runFramework({directory: fixture.directory, args, signal: stopped.signal}).catch(() => undefined);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  stopped.abort();
  await ended;
  await fixture?.remove();
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const {port: free} = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return free;
}

/** The process that works in the fixture's folder. */
async function processThere(): Promise<string> {
  const folder = await realpath(fixture.directory);
  for (const id of (await readdir("/proc")).filter((name) => /^\d+$/.test(name)))
    if ((await readlink(`/proc/${id}/cwd`).catch(() => "")) === folder) return id;
  throw new Error("no preview is running");
}

/** Open files and memory (MB) of a process. */
async function used(id: string): Promise<{files: number; memory: number}> {
  const status = await readFile(`/proc/${id}/status`, "utf8");
  const memory = Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
  return {files: (await readdir(`/proc/${id}/fd`)).length, memory};
}

/** Saves a file until the page shows it: a change that comes while a page is loading may pass it by. */
async function save(file: string, content: string, shown: Locator): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    await writeFile(file, content);
    const isShown = await shown.waitFor({timeout: 5000 * attempt}).then(
      () => true,
      () => false
    );
    if (isShown) return;
    expect(attempt, `${file} is never shown`).toBeLessThan(5);
  }
}

describe.skipIf(!existsSync("/proc/self/fd"))("a page that is being written", () => {
  it(
    `shows each of ${rebuilds} changes, and the preview holds no more files and memory at the end`,
    {timeout: 120_000 + rebuilds * 3000},
    async () => {
      const context = await newContext(browser);
      const tab = await context.newPage();
      for (let attempt = 0; ; attempt++) {
        const isUp = await tab.goto(`http://127.0.0.1:${port}/`).then(
          () => true,
          () => false
        );
        if (isUp) break;
        expect(attempt).toBeLessThan(300);
        await wait(100);
      }
      const output = tab.locator("output");
      const id = await processThere();
      let modules = 0;
      let before = await used(id);
      for (let version = 1; version <= first + rebuilds; version++) {
        if (version === first + 1) before = await used(id);
        // A module that changes makes the page load anew; a page is changed in place.
        const isModule = version % 10 === 5;
        if (isModule) modules = version;
        const [file, content] = isModule ? ["getal.ts", module(version)] : ["index.md", page(version)];
        const shown = output.getByText(`module ${modules} ${isModule ? version - 1 : version}`, {exact: true});
        await save(join(fixture.root, file), content, shown);
        // The page that loaded anew asks to be told of changes only then.
        if (isModule) await wait(500);
      }
      const after = await used(id);
      expect(after.files - before.files).toBeLessThanOrEqual(5);
      expect(after.memory - before.memory).toBeLessThan(150);
      await context.close();
    }
  );
});

import type {ChildProcess} from "node:child_process";
import {spawn, spawnSync} from "node:child_process";
import {existsSync} from "node:fs";
import {lstat, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile} from "node:fs/promises";
import {createServer, type AddressInfo} from "node:net";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {setTimeout as wait} from "node:timers/promises";
import {unzipSync} from "fflate";
import type {Browser} from "playwright-core";
import {afterAll, beforeAll, describe, expect, inject, it} from "vitest";
import {release} from "../../tools/release.js";
import {releaseReadme} from "../../tools/release-readme.js";
import {walk} from "../../tools/walk.js";
import {scriptPolicy} from "../../tools/content-policy.js";
import {launchBrowser, newContext, settle, watch, watchedPage} from "../helpers/browser.js";

// The release as somebody gets it, unpacked and served by the recipes of LEESMIJ.txt, word for word. A server that is not
// installed is passed over.
const readme = releaseReadme("0.0.0").replaceAll("\r\n", "\n");
const siteDirectory = inject("siteDirectory");
const soak = Boolean(process.env["SAMENHANG_SOAK"]);
const python = ["python3", "python"].find((name) => spawnSync(name, ["--version"]).status === 0);
const nginx = ["nginx", "/usr/sbin/nginx"].find((name) => spawnSync(name, ["-v"]).status === 0);
const mimeTypes = "/etc/nginx/mime.types";

let browser: Browser;
let www: string;
let database: string;
let worker: string;
beforeAll(async () => {
  browser = await launchBrowser();
  www = await mkdtemp(join(tmpdir(), "samenhang-www-"));
  await unpack(await release({site: siteDirectory, directory: www, version: "0.0.0"}));
  const files = await readdir(join(www, "samenhang", "_file", "data"));
  const modules = await readdir(join(www, "samenhang", "_import"));
  worker = `_import/${modules.find((file) => file.startsWith("statistics-worker.")) ?? ""}`;
  database = `_file/data/${files.find((file) => file.endsWith(".duckdb")) ?? ""}`;
});
afterAll(async () => {
  await browser?.close();
  await rm(www, {recursive: true, force: true});
});

/** Unpacks a release as any program would: folders and plain files, nothing else. */
async function unpack(zip: string): Promise<void> {
  for (const [name, content] of Object.entries(unzipSync(await readFile(zip)))) {
    await mkdir(dirname(join(www, name)), {recursive: true});
    await writeFile(join(www, name), content);
  }
  await rename(join(www, "site"), join(www, "samenhang"));
  await rm(zip);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const {port} = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function answers(url: string): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt++) {
    const isUp = await fetch(url).then(
      () => true,
      () => false
    );
    if (isUp) return;
    await wait(100);
  }
  throw new Error(`no server at ${url}`);
}

function stop(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) return resolve();
    child.on("exit", () => resolve());
    child.kill();
  });
}

/** Opens the front page, follows the menu, and asks the database; answers with how the database was read. */
async function lookAround(address: string): Promise<number[]> {
  const {page, faults, close} = await watchedPage(browser, {viewport: {width: 1360, height: 900}});
  const statuses: number[] = [];
  page.on("response", (response) => {
    if (response.url().endsWith(".duckdb") && response.request().method() === "GET") statuses.push(response.status());
  });
  await page.goto(address);
  await settle(page);
  await page.locator("#observablehq-sidebar").getByRole("link", {name: "Kwaliteit"}).click();
  await settle(page);
  expect(page.url()).toBe(new URL("gegevens/kwaliteit.html", address).href);
  await page.goto(new URL("gegevens/opvragen.html?cijfer=werkloosheid&niveau=provincie", address).href);
  const row = page.locator("figure table tbody tr").first();
  await row.waitFor({timeout: 120_000});
  expect(await row.textContent()).toContain("Drenthe");
  expect(faults).toEqual([]);
  await close();
  return statuses;
}

interface Opened {
  faults: string[];
  /** Pages on which a figure stands. */
  withFigure: number;
  /** From opening to the first figure of the slowest page, in seconds. */
  slowest: number;
}

/** Opens pages one after the other and tells what was wrong: all in the soak, else the `part`th of three parts. */
async function openAll(address: string, part: number): Promise<Opened> {
  const all = (await walk(join(www, "samenhang"))).filter((file) => file.endsWith(".html") && file !== "404.html");
  const alike = /^(docs|gegevens\/indicator|gebied)\//;
  const pages = all.filter((file, index) => soak || index % (alike.test(file) ? 90 : 3) === part);
  const found: Opened = {faults: [], withFigure: 0, slowest: 0};
  const context = await newContext(browser, {viewport: {width: 1360, height: 900}});
  await context.addInitScript(watchForFigure);
  for (const file of pages) {
    const page = await context.newPage();
    const faults = watch(page);
    await page.goto(new URL(file, address).href);
    await settle(page);
    const seconds = await page.evaluate(() => (window as {firstFigure?: number}).firstFigure ?? null);
    if (seconds !== null) found.withFigure += 1;
    found.slowest = Math.max(found.slowest, seconds ?? 0);
    faults.push(...(await page.locator(".observablehq--error").allTextContents()));
    if ((await page.locator("h1").count()) !== 1) faults.push("has not one heading");
    found.faults.push(...faults.map((fault) => `${file}: ${fault}`));
    await page.close();
  }
  await context.close();
  return found;
}

/** Runs in a page before all else: notes when the first figure can be seen. */
function watchForFigure(): void {
  const look = (): void => {
    const figures = [...document.querySelectorAll("main svg[role=img], main figure svg, main figure table")];
    if (figures.some((each) => each.getBoundingClientRect().width > 100))
      (window as {firstFigure?: number}).firstFigure = performance.now() / 1000;
    else requestAnimationFrame(look);
  };
  look();
}

function expectSound({faults, withFigure, slowest}: Opened): void {
  expect(faults).toEqual([]);
  expect(withFigure).toBeGreaterThan(soak ? 100 : 3);
  // On a machine that does nothing else; a test that runs beside others tells nothing of time.
  if (soak) expect(slowest).toBeLessThan(10);
}

describe("the release", () => {
  it("holds no links, and names that every system takes", async () => {
    const files = await walk(join(www, "samenhang"));
    expect(files.length).toBeGreaterThan(100);
    for (const file of files) {
      expect((await lstat(join(www, "samenhang", file))).isSymbolicLink()).toBe(false);
      expect(file).toMatch(/^[\w.@/+-]+$/);
      expect(file.length).toBeLessThan(180);
    }
    const lower = files.map((file) => file.toLowerCase());
    expect(new Set(lower).size).toBe(lower.length);
    expect(files).toContain("LICENTIES.txt");
  });
});

describe.skipIf(!python)("Python's server, by the recipe", () => {
  let child: ChildProcess;
  let address: string;
  beforeAll(async () => {
    const args = /^ +python3 (-m http\.server) 8000 (--bind 127\.0\.0\.1)$/m.exec(readme);
    expect(args).not.toBeNull();
    const port = String(await freePort());
    child = spawn(python ?? "", [...args![1]!.split(" "), port, ...args![2]!.split(" ")], {cwd: www, stdio: "ignore"});
    address = `http://127.0.0.1:${port}/samenhang/`;
    await answers(address);
  });
  afterAll(() => stop(child));

  it("shows the site under a path and reads the database whole", async () => {
    const statuses = await lookAround(address);
    expect(statuses.length).toBeGreaterThan(0);
    expect(new Set(statuses)).toEqual(new Set([200]));
  }, 240_000);

  it("shows its pages without a fault", {timeout: soak ? 3_600_000 : 600_000}, async () => {
    expectSound(await openAll(address, 0));
  });
});

describe.skipIf(!nginx || !existsSync(mimeTypes))("nginx, by the recipe", () => {
  let child: ChildProcess;
  let own: string;
  let shared: string;
  beforeAll(async () => {
    const [whole = "", underPath = ""] = readme
      .slice(readme.indexOf("2. NGINX"), readme.indexOf("3. IIS"))
      .match(/^ {3}(server|location = )[\s\S]*?\n {3}\}$/gm)!;
    const ports = [await freePort(), await freePort()];
    const folder = join(www, "nginx");
    await mkdir(folder);
    const placed = (text: string): string =>
      text.replaceAll("/var/www", www).replace("include mime.types", `include ${mimeTypes}`);
    const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
    await writeFile(
      join(folder, "nginx.conf"),
      `${process.getuid?.() === 0 ? "user root; " : ""}daemon off; pid ${folder}/pid; error_log ${folder}/error.log; events {}
http { access_log off; include ${mimeTypes};
${temporary.map((name) => `${name}_temp_path ${folder}/${name};`).join("\n")}
${placed(whole).replace("listen 80", `listen 127.0.0.1:${ports[0]}`)}
server { listen 127.0.0.1:${ports[1]}; ${placed(underPath)} } }`
    );
    child = spawn(nginx ?? "", ["-c", join(folder, "nginx.conf")], {stdio: "ignore"});
    own = `http://127.0.0.1:${ports[0]}/`;
    shared = `http://127.0.0.1:${ports[1]}/samenhang/`;
    await answers(own);
  });
  afterAll(() => stop(child));

  it("shows the site on an address of its own and reads the database by ranges", async () => {
    const statuses = await lookAround(own);
    expect(statuses.length).toBeGreaterThan(1);
    expect(new Set(statuses)).toEqual(new Set([206]));
  }, 240_000);

  it("shows the site under a path and reads the database by ranges", async () => {
    expect(new Set(await lookAround(shared))).toEqual(new Set([206]));
  }, 240_000);

  it("shows its pages without a fault", {timeout: soak ? 3_600_000 : 600_000}, async () => {
    expectSound(await openAll(shared, 1));
  });

  it("gives clean addresses, our own page for an unknown one, compressed text, and workers their policy", async () => {
    for (const address of [own, shared]) {
      expect((await fetch(new URL("over", address))).status).toBe(200);
      for (const unknown of ["bestaat/niet", "gegevens/"]) {
        const answer = await fetch(new URL(unknown, address));
        expect([unknown, answer.status]).toEqual([unknown, 404]);
        expect(await answer.text()).toContain("Deze pagina bestaat niet");
      }
      const page = await fetch(address);
      expect(page.headers.get("content-encoding")).toBe("gzip");
      const file = await fetch(new URL(database, address), {headers: {range: "bytes=0-99"}});
      expect([file.status, file.headers.get("content-encoding")]).toEqual([206, null]);
      const script = await fetch(new URL(worker, address));
      expect([script.status, script.headers.get("content-security-policy")]).toEqual([200, scriptPolicy]);
      expect(script.headers.get("x-content-type-options")).toBe("nosniff");
    }
    const bare = await fetch(shared.slice(0, -1), {redirect: "manual"});
    expect([bare.status, bare.headers.get("location")]).toEqual([301, shared]);
  });
});

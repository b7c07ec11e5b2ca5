import type {ChildProcess} from "node:child_process";
import {spawn, spawnSync} from "node:child_process";
import {existsSync} from "node:fs";
import {mkdir, mkdtemp, readdir, rm, symlink, writeFile} from "node:fs/promises";
import {createServer, type AddressInfo} from "node:net";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {setTimeout as wait} from "node:timers/promises";
import type {Browser} from "playwright-core";
import {afterAll, beforeAll, describe, expect, inject, it} from "vitest";
import {releaseReadme} from "../../tools/release-readme.js";
import {launchBrowser, settle, watchedPage} from "../helpers/browser.js";

// The recipes of LEESMIJ.txt, word for word, on the servers they are for. A server that is not installed is passed over.
const readme = releaseReadme("0.0.0").replaceAll("\r\n", "\n");
const siteDirectory = inject("siteDirectory");
const python = ["python3", "python"].find((name) => spawnSync(name, ["--version"]).status === 0);
const nginx = ["nginx", "/usr/sbin/nginx"].find((name) => spawnSync(name, ["-v"]).status === 0);
const mimeTypes = "/etc/nginx/mime.types";

let browser: Browser;
let www: string;
let database: string;
beforeAll(async () => {
  browser = await launchBrowser();
  www = await mkdtemp(join(tmpdir(), "samenhang-www-"));
  await symlink(siteDirectory, join(www, "samenhang"), "dir");
  const files = await readdir(join(siteDirectory, "_file", "data"));
  database = `_file/data/${files.find((file) => file.endsWith(".duckdb")) ?? ""}`;
});
afterAll(async () => {
  await browser?.close();
  await rm(www, {recursive: true, force: true});
});

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

  it("gives clean addresses, our own page for an unknown one, and compressed text", async () => {
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
    }
    const bare = await fetch(shared.slice(0, -1), {redirect: "manual"});
    expect([bare.status, bare.headers.get("location")]).toEqual([301, shared]);
  });
});

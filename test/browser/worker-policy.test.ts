import {mkdtemp, readFile, rm, writeFile} from "node:fs/promises";
import type {Server} from "node:http";
import {createServer} from "node:http";
import type {AddressInfo} from "node:net";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {Browser} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {withContentPolicy} from "../../tools/content-policy.js";
import {serveSite} from "../../tools/static-server.js";
import {launchBrowser, newContext} from "../helpers/browser.js";

// A worker in a page with the policy of our pages: it asks its own site and another host, and makes code from text.
const page = `<!DOCTYPE html>
<html lang="nl">
<head>
<meta charset="utf-8">
<title>Proef</title>
<script type="module" src="./page.js"></script>
</head>
<body></body>
</html>
`;
const pageScript = `
  const worker = new Worker("./proof-worker.js", {type: "module"});
  worker.onmessage = ({data}) => (window.answer = data);
  worker.postMessage(new URL(location.href).searchParams.get("elders"));
`;
const workerScript = `
  const tried = async (run) => { try { return await run(); } catch { return "refused"; } };
  self.onmessage = async ({data}) => self.postMessage({
    own: await tried(async () => (await fetch("./own.txt")).text()),
    other: await tried(async () => (await fetch(data)).text()),
    module: await tried(async () => (await import(data + "module.js")).said),
    code: await tried(() => new Function("return 'ran'")()),
    wasm: await tried(async () => (await WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]))) && "compiled")
  });
`;

let browser: Browser;
let site: string;
let other: Server;
let elsewhere: string;
let asked: string[] = [];

const listening = (server: Server): Promise<string> =>
  new Promise((resolve) =>
    server.listen(0, "127.0.0.1", () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`))
  );

beforeAll(async () => {
  browser = await launchBrowser();
  site = await mkdtemp(join(tmpdir(), "samenhang-worker-"));
  await writeFile(join(site, "index.html"), withContentPolicy(page));
  await writeFile(join(site, "page.js"), pageScript);
  await writeFile(join(site, "proof-worker.js"), workerScript);
  await writeFile(join(site, "own.txt"), "eigen");
  // A host that lets everybody in, so that only the policy can be what stops a worker.
  other = createServer((request, response) => {
    asked.push(request.url ?? "");
    const isModule = request.url === "/module.js";
    response.writeHead(200, {
      "Access-Control-Allow-Origin": "*",
      "Content-Type": isModule ? "text/javascript" : "text/plain"
    });
    response.end(isModule ? "export const said = 'loaded';" : "vreemd");
  });
  elsewhere = await listening(other);
});
afterAll(async () => {
  await browser?.close();
  other?.close();
  await rm(site, {recursive: true, force: true});
});

/** What the worker could do, opened from a server. */
async function answerOf(address: string): Promise<unknown> {
  asked = [];
  const context = await newContext(browser);
  const opened = await context.newPage();
  await opened.goto(`${address}?elders=${encodeURIComponent(elsewhere)}`);
  await opened.waitForFunction(() => "answer" in window);
  const answer = await opened.evaluate(() => (window as unknown as {answer: unknown}).answer);
  await context.close();
  return answer;
}

describe("a worker of the site", () => {
  it("asks nothing of another host and runs no code from text, as samenhang serve sends it", async () => {
    const server = await serveSite({site});
    expect(await answerOf(server.url)).toEqual({
      ...{own: "eigen", other: "refused", module: "refused", code: "refused", wasm: "compiled"}
    });
    expect(asked).toEqual([]);
    await server.close();
  });

  it("is bound by nothing where a server sends no policy with it, as the page's own does not reach it", async () => {
    const bare = createServer((request, response) => {
      const name = (request.url ?? "/").replace(/\?.*/, "").slice(1) || "index.html";
      const type = name.endsWith(".js") ? "text/javascript" : name.endsWith(".html") ? "text/html" : "text/plain";
      readFile(join(site, name)).then(
        (content) => response.writeHead(200, {"Content-Type": type}).end(content),
        () => response.writeHead(404).end()
      );
    });
    const address = await listening(bare);
    expect(await answerOf(address)).toMatchObject({own: "eigen", other: "vreemd", code: "ran", wasm: "compiled"});
    expect(asked).toContain("/");
    bare.close();
    bare.closeAllConnections();
  });
});

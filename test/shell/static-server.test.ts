import {mkdir, mkdtemp, rm, symlink, writeFile} from "node:fs/promises";
import {request} from "node:http";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {brotliDecompressSync, gunzipSync} from "node:zlib";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import type {RunningServer} from "../../tools/static-server.js";
import {serveSite} from "../../tools/static-server.js";

interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
}

let root: string;
let server: RunningServer;
const bytes = Buffer.from(Array.from({length: 256}, (_, index) => index));
const script = "export const words = 'herhaling ';\n".repeat(200);

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "samenhang-server-"));
  const site = join(root, "site");
  await mkdir(join(site, "map"), {recursive: true});
  await mkdir(join(site, ".git"));
  await writeFile(join(root, "secret.txt"), "geheim");
  await writeFile(join(site, ".git/config"), "geheim");
  await writeFile(join(site, "index.html"), "<h1>voor</h1>");
  await writeFile(join(site, "over.html"), "<h1>over</h1>");
  await writeFile(join(site, "map/index.html"), "<h1>map</h1>");
  await writeFile(join(site, "404.html"), "<h1>weg</h1>");
  await writeFile(join(site, "x.duckdb"), bytes);
  await writeFile(join(site, "leeg.bin"), "");
  await writeFile(join(site, "x.wasm"), bytes);
  await writeFile(join(site, "x.js"), script);
  await symlink(join(root, "secret.txt"), join(site, "link.txt"));
  server = await serveSite({site});
});

afterAll(async () => {
  await server.close();
  await rm(root, {recursive: true});
});

/** A request as it is written: fetch would tidy up the path. */
function get(path: string, headers: Record<string, string> = {}, method = "GET", url = server.url): Promise<Answer> {
  const {hostname, port} = new URL(url);
  return new Promise((resolve, reject) => {
    const outgoing = request({hostname, port, path, headers, method, agent: false}, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () =>
        resolve({status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks)})
      );
    });
    outgoing.on("error", reject).end();
  });
}

describe("serveSite", () => {
  it("listens on this machine alone", () => {
    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
  });

  it.each([
    ["/", "voor"],
    ["/over", "over"],
    ["/over.html?jaar=2020", "over"],
    ["/map/", "map"]
  ])("answers %s with its page", async (path, word) => {
    const {status, body, headers} = await get(path);
    expect([status, body.toString(), headers["content-type"]]).toEqual([
      200,
      `<h1>${word}</h1>`,
      "text/html; charset=utf-8"
    ]);
  });

  it("gives WebAssembly and scripts their types", async () => {
    expect((await get("/x.wasm")).headers["content-type"]).toBe("application/wasm");
    expect((await get("/x.js")).headers["content-type"]).toBe("text/javascript; charset=utf-8");
  });

  it.each([
    "/../secret.txt",
    "/..%2fsecret.txt",
    "/%2e%2e/secret.txt",
    "/map/../../secret.txt",
    "/..\\secret.txt",
    "/%5c..%5csecret.txt",
    "//etc/passwd",
    "/link.txt",
    "/.git/config",
    "/map/%00",
    "/%E0%A4%A",
    "/map"
  ])("finds nothing outside the site: %s", async (path) => {
    const {status, body} = await get(path);
    expect([status, body.toString()]).toEqual([404, "<h1>weg</h1>"]);
  });

  it("takes GET and HEAD alone", async () => {
    expect((await get("/", {}, "POST")).status).toBe(405);
    const head = await get("/x.duckdb", {}, "HEAD");
    expect([head.status, head.headers["content-length"], head.body.length]).toEqual([200, "256", 0]);
  });

  it.each([
    ["bytes=0-0", 206, [0], "bytes 0-0/256"],
    ["bytes=10-12", 206, [10, 11, 12], "bytes 10-12/256"],
    ["bytes=254-", 206, [254, 255], "bytes 254-255/256"],
    ["bytes=-2", 206, [254, 255], "bytes 254-255/256"],
    ["bytes=254-999", 206, [254, 255], "bytes 254-255/256"],
    ["bytes=-999", 206, [...bytes], "bytes 0-255/256"],
    ["bytes=256-", 416, [], "bytes */256"],
    ["bytes=-0", 416, [], "bytes */256"],
    ["bytes=2-1", 200, [...bytes], undefined],
    ["bytes=0-1,4-5", 200, [...bytes], undefined],
    ["items=0-1", 200, [...bytes], undefined]
  ])("answers the range %s", async (range, status, content, contentRange) => {
    const answer = await get("/x.duckdb", {Range: range});
    expect([answer.status, [...answer.body], answer.headers["content-range"]]).toEqual([status, content, contentRange]);
    expect(answer.headers["accept-ranges"]).toBe("bytes");
  });

  it("answers an empty file, and no range of it", async () => {
    expect((await get("/leeg.bin")).status).toBe(200);
    expect((await get("/leeg.bin", {Range: "bytes=0-0"})).status).toBe(416);
  });

  it("gives the whole when the file has changed since the client saw it", async () => {
    const {headers} = await get("/x.duckdb");
    const etag = String(headers.etag);
    expect((await get("/x.duckdb", {Range: "bytes=0-0", "If-Range": etag})).status).toBe(206);
    expect((await get("/x.duckdb", {Range: "bytes=0-0", "If-Range": '"other"'})).status).toBe(200);
    expect((await get("/x.duckdb", {"If-None-Match": etag})).status).toBe(304);
  });

  it("compresses text as the client can take it, ranges and binary data never", async () => {
    const br = await get("/x.js", {"Accept-Encoding": "gzip, br"});
    expect(brotliDecompressSync(br.body).toString()).toBe(script);
    const gz = await get("/x.js", {"Accept-Encoding": "br;q=0, gzip"});
    expect(gunzipSync(gz.body).toString()).toBe(script);
    expect([br.headers["content-encoding"], gz.headers["content-encoding"]]).toEqual(["br", "gzip"]);
    expect((await get("/x.js")).body.toString()).toBe(script);
    expect((await get("/x.duckdb", {"Accept-Encoding": "br"})).headers["content-encoding"]).toBeUndefined();
    const range = await get("/x.js", {"Accept-Encoding": "br", Range: "bytes=0-5"});
    expect([range.status, range.headers["content-encoding"], range.body.toString()]).toEqual([
      206,
      undefined,
      "export"
    ]);
  });

  it("can do as a server that knows no ranges", async () => {
    const plain = await serveSite({site: join(root, "site"), ranges: false});
    const answer = await get("/x.duckdb", {Range: "bytes=0-0"}, "GET", plain.url);
    expect([answer.status, answer.body.length, answer.headers["accept-ranges"]]).toEqual([200, 256, undefined]);
    await plain.close();
  });

  it.each(["evil.example", "evil.example:3000", "127.0.0.1.evil.example", "localhost.evil.example", "10.0.0.1"])(
    "refuses who reached this machine under the name %j, so that no page elsewhere reads the site",
    async (name) => {
      const {status, body} = await get("/over", {Host: name});
      expect([status, body.toString()]).toEqual([421, expect.not.stringContaining("<h1>")]);
    }
  );

  it.each(["127.0.0.1", "localhost:3000", "LOCALHOST", "127.0.0.2:80", "[::1]:3000"])(
    "answers this machine under its name %s",
    async (name) => expect((await get("/over", {Host: name})).status).toBe(200)
  );

  it("answers under any name where others were let in", async () => {
    const open = await serveSite({site: join(root, "site"), host: "0.0.0.0"});
    expect((await get("/over", {Host: "samenhang.gemeente.example"}, "GET", open.url)).status).toBe(200);
    await open.close();
  });

  it("lets no other site frame a page, guess a type, or learn the address a reader came from", async () => {
    for (const path of ["/", "/x.js", "/nergens"])
      expect((await get(path)).headers).toMatchObject({
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
        "x-frame-options": "SAMEORIGIN"
      });
  });

  it("sends with a page who may frame it, and with every script what it may do as a worker", async () => {
    const policy = async (path: string): Promise<unknown> => (await get(path)).headers["content-security-policy"];
    for (const path of ["/", "/over", "/nergens"]) expect(await policy(path), path).toBe("frame-ancestors 'self'");
    const compressed = await get("/x.js", {"Accept-Encoding": "br"});
    const again = await get("/x.js", {"If-None-Match": String(compressed.headers.etag)});
    expect(again.status).toBe(304);
    for (const {headers} of [compressed, again, await get("/x.js")])
      expect(headers["content-security-policy"]).toBe(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"
      );
    for (const path of ["/x.wasm", "/x.duckdb"]) expect(await policy(path), path).toBeUndefined();
  });

  it("gives what a file holds now, compressed too", async () => {
    await writeFile(join(root, "site", "wissel.js"), "oud ".repeat(1000));
    const ask = async (): Promise<string> =>
      gunzipSync((await get("/wissel.js", {"Accept-Encoding": "gzip"})).body)
        .toString()
        .slice(0, 5);
    expect(await ask()).toBe("oud o");
    await writeFile(join(root, "site", "wissel.js"), "nieuw ".repeat(1000));
    expect(await ask()).toBe("nieuw");
  });

  it("serves under a sub-path and nowhere else", async () => {
    const under = await serveSite({site: join(root, "site"), base: "/stad/"});
    expect((await get("/stad/over", {}, "GET", under.url)).status).toBe(200);
    expect((await get("/over", {}, "GET", under.url)).status).toBe(404);
    expect((await get("/stad", {}, "GET", under.url)).headers.location).toBe("/stad/");
    await under.close();
  });
});

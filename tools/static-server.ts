import {createHash} from "node:crypto";
import {createReadStream} from "node:fs";
import {open, realpath, stat} from "node:fs/promises";
import type {IncomingMessage, Server, ServerResponse} from "node:http";
import {createServer} from "node:http";
import type {AddressInfo} from "node:net";
import {extname, join, sep} from "node:path";
import {pipeline} from "node:stream/promises";
import {promisify} from "node:util";
import {brotliCompress, constants, gzip} from "node:zlib";
import {framePolicy, scriptPolicy} from "./content-policy.js";
import {parseRange} from "./parse-range.js";

export interface ServerOptions {
  /** Directory to serve. */
  site: string;
  /** 0 takes any free port. */
  port?: number;
  /** 127.0.0.1, so that nothing outside this machine gets in unless asked for. */
  host?: string;
  /** Serve under a sub-path, such as `/samenhang/`; elsewhere is 404. */
  base?: string;
  /** False behaves as a server that knows no range requests. */
  ranges?: boolean;
}

export interface RunningServer {
  url: string;
  close(): Promise<void>;
}

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".topojson": "application/json; charset=utf-8",
  ".geojson": "application/geo+json; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".md": "text/markdown; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".ico": "image/x-icon",
  ".wasm": "application/wasm",
  ".woff2": "font/woff2",
  ".zip": "application/zip",
  ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  ".duckdb": "application/octet-stream"
};
const compressible = /^(text\/|application\/(json|wasm|geo\+json)|image\/svg)/;

/** Serves a built site on one machine: ranges, compression, clean addresses; no listings, nothing outside the directory. */
export async function serveSite(options: ServerOptions): Promise<RunningServer> {
  const {port = 0, host = "127.0.0.1", base = "/"} = options;
  const root = await realpath(options.site);
  const context: Context = {
    root,
    base,
    ranges: options.ranges ?? true,
    compressed: new Map(),
    loopback: isLoopback(host)
  };
  const server = createServer((request, response) => {
    respond(request, response, context).catch(() => {
      // What was begun cannot be mended: broken off, the client sees that it is not whole.
      if (response.headersSent) response.destroy();
      else response.writeHead(500).end();
    });
  });
  await listen(server, port, host);
  const address = server.address() as AddressInfo;
  const name = address.family === "IPv6" ? `[${address.address}]` : address.address;
  return {
    url: `http://${name}:${address.port}${base}`,
    close: async () => {
      server.closeAllConnections();
      await promisify(server.close.bind(server))();
    }
  };
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
}

interface Context {
  root: string;
  base: string;
  ranges: boolean;
  /** Compressed contents by encoding and path, of the version they were made of; a newer one takes their place. */
  compressed: Map<string, {version: string; content: Promise<Buffer>}>;
  /** True when only this machine may ask: then under no name but its own. */
  loopback: boolean;
}

const isLoopback = (host: string): boolean => /^(127(\.\d+){3}|::1|localhost)$/.test(host);

/**
 * Whether a request is meant for this server. A page elsewhere may let its own name point at this machine, and would then
 * count as of the same origin as the site and read it (DNS rebinding): such a request carries that name as its Host.
 */
function isMeantForHere({headers}: IncomingMessage, {loopback}: Context): boolean {
  const name = headers.host?.replace(/:\d+$/, "").replace(/^\[(.*)\]$/, "$1");
  return !loopback || name === undefined || isLoopback(name.toLowerCase());
}

async function respond(request: IncomingMessage, response: ServerResponse, context: Context): Promise<void> {
  if (request.method !== "GET" && request.method !== "HEAD") {
    response.writeHead(405, {Allow: "GET, HEAD"}).end();
    return;
  }
  if (!isMeantForHere(request, context)) {
    response.writeHead(421, {"Content-Type": "text/plain; charset=utf-8", ...commonHeaders});
    response.end("This server answers to localhost and 127.0.0.1 alone; see --host.\n");
    return;
  }
  const [rawPath = "/"] = (request.url ?? "/").split("?");
  if (rawPath === context.base.slice(0, -1)) {
    response.writeHead(308, {Location: context.base}).end();
    return;
  }
  const found = rawPath.startsWith(context.base)
    ? await findFile(context.root, rawPath.slice(context.base.length))
    : null;
  if (found === null) return notFound(request, response, context);
  await sendFile(request, response, found, context);
}

interface Found {
  path: string;
  size: number;
  modified: Date;
}

/** The file a path names: itself, with .html, or its index.html. Null when there is none inside the root. */
async function findFile(root: string, rawPath: string): Promise<Found | null> {
  let path: string;
  try {
    path = decodeURIComponent(rawPath);
  } catch {
    return null;
  }
  if (path.includes("\0") || path.includes("\\") || path.split("/").some((part) => part.startsWith("."))) return null;
  const candidates = path === "" || path.endsWith("/") ? [`${path}index.html`] : [path, `${path}.html`];
  for (const candidate of candidates) {
    // The real path is compared, so that no link leads out.
    const real = await realpath(join(root, candidate)).catch(() => null);
    if (real === null || !real.startsWith(root + sep)) continue;
    const status = await stat(real);
    if (status.isFile()) return {path: real, size: status.size, modified: status.mtime};
  }
  return null;
}

async function notFound(request: IncomingMessage, response: ServerResponse, {root}: Context): Promise<void> {
  const file = await open(join(root, "404.html")).catch(() => null);
  const content = file === null ? "Niet gevonden" : await file.readFile().finally(() => file.close());
  response.writeHead(404, {
    "Content-Type": file === null ? "text/plain; charset=utf-8" : "text/html; charset=utf-8",
    "Content-Length": Buffer.byteLength(content),
    ...commonHeaders,
    ...policyOf(file === null ? "" : ".html")
  });
  response.end(request.method === "HEAD" ? undefined : content);
}

const commonHeaders = {
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  // For browsers that do not know frame-ancestors.
  "X-Frame-Options": "SAMEORIGIN"
};

/** What a page or a worker may not decide for itself. */
function policyOf(extension: string): Record<string, string> {
  if (extension === ".html") return {"Content-Security-Policy": framePolicy};
  return extension === ".js" || extension === ".mjs" ? {"Content-Security-Policy": scriptPolicy} : {};
}

async function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  file: Found,
  context: Context
): Promise<void> {
  const type = types[extname(file.path)] ?? "application/octet-stream";
  const version = createHash("sha256").update(`${file.path} ${file.size} ${file.modified.getTime()}`).digest("hex");
  const etag = `"${version.slice(0, 20)}"`;
  const headers: Record<string, string | number> = {
    ...commonHeaders,
    ...policyOf(extname(file.path)),
    "Content-Type": type,
    ETag: etag,
    "Last-Modified": file.modified.toUTCString(),
    "Cache-Control": "no-cache"
  };
  if (request.headers["if-none-match"]?.split(/,\s*/).some((tag) => tag === etag || tag === "*") === true) {
    response.writeHead(304, headers).end();
    return;
  }
  const encoding = compressible.test(type) ? acceptedEncoding(request) : null;
  if (compressible.test(type)) headers.Vary = "Accept-Encoding";
  // A range is of the bytes as they stand on disk, so compressed answers take none.
  if (context.ranges) headers["Accept-Ranges"] = "bytes";
  const wantsRange = context.ranges && isRangeCurrent(request, etag, file.modified);
  const range = wantsRange ? parseRange(request.headers.range, file.size) : null;
  if (range === "unsatisfiable") {
    response.writeHead(416, {...headers, "Content-Range": `bytes */${file.size}`}).end();
    return;
  }
  const isHead = request.method === "HEAD";
  if (range === null && encoding !== null && file.size > 1024 && !isHead) {
    const content = await compress(file, encoding, version, context);
    response.writeHead(200, {...headers, "Content-Encoding": encoding, "Content-Length": content.length});
    response.end(content);
    return;
  }
  const {start, end} = range ?? {start: 0, end: file.size - 1};
  const length = file.size === 0 ? 0 : end - start + 1;
  if (range !== null) headers["Content-Range"] = `bytes ${start}-${end}/${file.size}`;
  response.writeHead(range === null ? 200 : 206, {...headers, "Content-Length": length});
  if (isHead || length === 0) {
    response.end();
    return;
  }
  // Also lets go of the file when the client has left before the first byte.
  await pipeline(createReadStream(file.path, {start, end}), response);
}

/** If-Range: the range counts only when what the client has is what is here. */
function isRangeCurrent(request: IncomingMessage, etag: string, modified: Date): boolean {
  const condition = request.headers["if-range"];
  return typeof condition !== "string" || condition === etag || condition === modified.toUTCString();
}

function acceptedEncoding(request: IncomingMessage): "br" | "gzip" | null {
  const accepted = String(request.headers["accept-encoding"] ?? "");
  if (/\bbr\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/.test(accepted)) return "br";
  return /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/.test(accepted) ? "gzip" : null;
}

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

function compress(file: Found, encoding: "br" | "gzip", version: string, {compressed}: Context): Promise<Buffer> {
  const key = `${encoding} ${file.path}`;
  const existing = compressed.get(key);
  if (existing?.version === version) return existing.content;
  const content = (async () => {
    const handle = await open(file.path);
    const bytes = await handle.readFile().finally(() => handle.close());
    // High quality for what is small and asked often; the 36 MB of DuckDB would take a minute.
    const quality = file.size > 2_000_000 ? 4 : 9;
    return encoding === "gzip"
      ? zip(bytes, {level: quality > 5 ? 9 : 4})
      : brotli(bytes, {params: {[constants.BROTLI_PARAM_QUALITY]: quality}});
  })();
  const made = {version, content};
  compressed.set(key, made);
  content.catch(() => {
    if (compressed.get(key) === made) compressed.delete(key);
  });
  return content;
}

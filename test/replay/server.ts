import type {IncomingMessage, ServerResponse} from "node:http";
import {createServer} from "node:http";
import type {AddressInfo} from "node:net";
import type {Answer, Served, Serving} from "./answers.js";
import {answer} from "./answers.js";

/** What may go wrong with one answer. */
export type FaultKind =
  | "reset"
  | "reset-midway"
  | "429-seconds"
  | "429-date"
  | "429-long"
  | "500"
  | "503"
  | "400"
  | "truncated"
  | "wrong-length"
  | "html"
  | "not-utf8"
  | "repeated-page"
  | "next-loop"
  | "wrong-count"
  | "trickle"
  | "slow"
  | "silent"
  | "ignores-filter"
  | "lost-row"
  | "lost-link";

export interface Fault {
  kind: FaultKind;
  /** Requests it befalls: path and query, decoded, hold this text. */
  on: string;
  /** How many requests; after that the server behaves. */
  times: number;
}

export interface ReplayOptions extends Partial<Serving> {
  tables: readonly Served[];
  faults?: readonly Fault[];
  /** Called for every request, before it is answered: to change a table midway, or to wait. */
  onRequest?: (path: string) => void | Promise<void>;
  now?: () => Date;
}

export interface ReplayServer {
  /** `http://127.0.0.1:PORT`: the base for v3. */
  origin: string;
  /** The base for v4. */
  base4: string;
  /** Path and query of every request, decoded, in order. */
  requests: string[];
  close(): Promise<void>;
}

/** A publisher on loopback that speaks OData as CBS does, and misbehaves on demand. */
export async function startReplayServer(options: ReplayOptions): Promise<ReplayServer> {
  const requests: string[] = [];
  const faults = (options.faults ?? []).map((fault) => ({...fault}));
  let previousPage: Answer | null = null;
  const serving: Serving = {
    pageSize: 100,
    apiLimit: 10_000,
    hasFeed: true,
    linkHost: "",
    ...options
  };

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      response.destroy(error instanceof Error ? error : undefined);
    });
  });

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", origin);
    const path = decodeURIComponent(url.pathname + url.search);
    requests.push(path);
    await options.onRequest?.(path);
    const fault = faults.find(({on, times}) => times > 0 && path.includes(on));
    if (fault) fault.times -= 1;
    if (fault?.kind === "ignores-filter") url.searchParams.delete("$filter");
    const good = answer(url, serving);
    const isPage = /(Observations|DataSet)(\?|$)/.test(path);
    misbehave(fault?.kind ?? null, good, {
      response,
      path,
      previous: previousPage,
      now: options.now ?? (() => new Date())
    });
    // Under a fault the page that was served well stays the one to repeat.
    if (isPage && (!fault || previousPage === null)) previousPage = good;
  }

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  serving.linkHost = options.linkHost ?? origin;
  return {
    origin,
    base4: `${origin}/odata/v1/CBS`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      })
  };
}

interface Scene {
  response: ServerResponse;
  path: string;
  previous: Answer | null;
  now: () => Date;
}

function misbehave(kind: FaultKind | null, good: Answer, {response, path, previous, now}: Scene): void {
  const body = Buffer.from(good.body);
  const half = body.subarray(0, Math.floor(body.length / 2));
  const send = (status: number, content: string | Buffer, headers: Record<string, string> = {}): void => {
    response.writeHead(status, {"content-type": good.type, "content-length": Buffer.byteLength(content), ...headers});
    response.end(content);
  };
  const edited = (edit: (document: {value: unknown[]} & Record<string, unknown>) => void): void => {
    const document = JSON.parse(body.toString()) as {value: unknown[]} & Record<string, unknown>;
    edit(document);
    send(200, JSON.stringify(document));
  };
  switch (kind) {
    case null:
      send(good.status, body);
      return;
    case "reset":
      response.destroy();
      return;
    case "reset-midway":
      response.writeHead(200, {"content-type": good.type, "content-length": body.length});
      response.write(half, () => response.destroy());
      return;
    case "429-seconds":
      send(429, "", {"retry-after": "2"});
      return;
    case "429-date":
      send(429, "", {"retry-after": new Date(now().getTime() + 3000).toUTCString()});
      return;
    case "429-long":
      send(429, "", {"retry-after": "86400"});
      return;
    case "500":
    case "503":
    case "400":
      send(Number(kind), JSON.stringify({error: {message: "Something went wrong"}}));
      return;
    case "truncated":
      send(200, half);
      return;
    case "wrong-length":
      response.writeHead(200, {"content-type": good.type, "content-length": body.length + 100});
      response.write(body, () => response.destroy());
      return;
    case "html":
      send(200, "<!DOCTYPE html><html><body>Onderhoud</body></html>");
      return;
    case "not-utf8":
      send(200, Buffer.concat([body.subarray(0, body.length - 2), Buffer.from([0xff, 0xfe]), body.subarray(-2)]));
      return;
    case "repeated-page":
      send(200, Buffer.from(previous?.body ?? body));
      return;
    case "next-loop":
      edited((document) => {
        document["@odata.nextLink"] = document["odata.nextLink"] = `http://127.0.0.1${path}`;
      });
      return;
    case "wrong-count":
      send(200, String(Number(body.toString()) + 1));
      return;
    case "trickle":
      trickle(response, good.type);
      return;
    case "slow":
      slowly(response, good.type, body);
      return;
    case "silent":
      return;
    case "lost-row":
      edited((document) => document.value.pop());
      return;
    case "lost-link":
      edited((document) => {
        delete document["@odata.nextLink"];
        delete document["odata.nextLink"];
      });
      return;
    case "ignores-filter":
      send(good.status, body);
  }
}

/** A body that keeps coming, a space at a time, and never ends. */
function trickle(response: ServerResponse, type: string): void {
  response.writeHead(200, {"content-type": type});
  const timer = setInterval(() => response.write(" "), 5);
  response.on("close", () => {
    clearInterval(timer);
  });
}

function slowly(response: ServerResponse, type: string, body: Buffer): void {
  response.writeHead(200, {"content-type": type});
  const size = Math.ceil(body.length / 8);
  let sent = 0;
  const timer = setInterval(() => {
    response.write(body.subarray(sent, sent + size));
    sent += size;
    if (sent >= body.length) {
      clearInterval(timer);
      response.end();
    }
  }, 10);
  response.on("close", () => {
    clearInterval(timer);
  });
}

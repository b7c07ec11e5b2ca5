import {describe, expect, it} from "vitest";
import {SourceError} from "../../../models/errors.js";
import {BadAnswer} from "./bad-answer.js";
import type {HttpOptions} from "./http.js";
import {createHttp} from "./http.js";

const now = new Date("2026-01-05T12:00:00Z");
const text = {kind: "metadata", parse: (received: string) => received} as const;

/** A client whose answers come from a list, and whose waits are written down instead of waited. */
function client(answers: (Response | Error)[], options: Partial<HttpOptions> = {}) {
  const waits: number[] = [];
  const asked: {url: string; accept: string | null}[] = [];
  const queue = [...answers];
  const http = createHttp({
    effects: {
      now: () => now,
      fetch: (url, init) => {
        asked.push({url: String(url), accept: new Headers(init?.headers).get("accept")});
        const answer = queue.shift() ?? new Response("too many requests", {status: 500});
        return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
      }
    },
    signal: new AbortController().signal,
    sleep: (ms) => {
      waits.push(ms);
      return Promise.resolve();
    },
    random: () => 1,
    ...options
  });
  return {http, waits, asked};
}

const failed = (status: number, headers: Record<string, string> = {}): Response => new Response("", {status, headers});
const lost = (): Error => new TypeError("fetch failed", {cause: Object.assign(new Error("x"), {code: "ECONNRESET"})});

describe("createHttp", () => {
  it("waits 1.5, 3, 6 and 12 seconds between five attempts, and then gives up", async () => {
    const {http, waits} = client([failed(500), failed(502), failed(503), failed(504), failed(500)]);
    await expect(http.get("http://host/a", text)).rejects.toMatchObject({name: "SourceError", kind: "server-error"});
    expect(waits).toEqual([1500, 3000, 6000, 12_000]);
    expect(http).toMatchObject({requests: 5, retries: 4});
  });

  it("leaves half of each wait to chance", async () => {
    const {http, waits} = client([lost(), new Response("ok")], {random: () => 0});
    expect(await http.get("http://host/a", text)).toBe("ok");
    expect(waits).toEqual([750]);
  });

  it.each([
    ["20", 20_000],
    ["Mon, 05 Jan 2026 12:00:30 GMT", 30_000],
    ["0", 1500],
    ["Mon, 05 Jan 2026 11:00:00 GMT", 1500],
    ["soon", 1500]
  ])("waits at least as long as Retry-After asks: %s", async (header, expected) => {
    const {http, waits} = client([failed(429, {"retry-after": header}), new Response("ok")]);
    await http.get("http://host/a", text);
    expect(waits).toEqual([expected]);
  });

  it("obeys Retry-After of a 503 too", async () => {
    const {http, waits} = client([failed(503, {"retry-after": "7"}), new Response("ok")]);
    await http.get("http://host/a", text);
    expect(waits).toEqual([7000]);
  });

  it("stops rather than come back before a time it will not wait for", async () => {
    const {http, waits} = client([failed(429, {"retry-after": "3600"})]);
    await expect(http.get("http://host/a", text)).rejects.toMatchObject({kind: "rate-limited"});
    await expect(client([failed(429, {"retry-after": "3600"})]).http.get("http://host/a", text)).rejects.toThrow(
      "3600 s"
    );
    expect(waits).toEqual([]);
  });

  it.each([400, 401, 403, 404, 406, 410, 422])("does not ask again after %i", async (status) => {
    const {http} = client([failed(status), new Response("ok")]);
    await expect(http.get("http://host/a", text)).rejects.toBeInstanceOf(SourceError);
    expect(http.requests).toBe(1);
  });

  it("asks again when the answer does not parse, and reports why in the end", async () => {
    const {http} = client([new Response("<html>"), new Response("{")], {retries: 1});
    const parse = (): never => {
      throw new BadAnswer("invalid-json", "the answer is cut short or not JSON");
    };
    await expect(http.get("http://host/a", {kind: "metadata", parse})).rejects.toMatchObject({kind: "invalid-json"});
    expect(http.requests).toBe(2);
  });

  it("lets a defect of ours through as it is, unrepeated", async () => {
    const {http} = client([new Response("ok"), new Response("ok")]);
    const parse = (): never => {
      throw new TypeError("x is undefined");
    };
    await expect(http.get("http://host/a", {kind: "metadata", parse})).rejects.toThrow(TypeError);
    expect(http.requests).toBe(1);
  });

  it("asks for JSON unless told otherwise, as $metadata is XML only", async () => {
    const {http, asked} = client([new Response("{}"), new Response("<edmx/>")]);
    await http.get("http://host/a", text);
    await http.get("http://host/$metadata", {...text, accept: "application/xml"});
    expect(asked.map(({accept}) => accept)).toEqual(["application/json", "application/xml"]);
  });

  it("never has more requests under way than it may", async () => {
    let running = 0;
    let most = 0;
    const http = createHttp({
      effects: {
        now: () => now,
        fetch: async () => {
          most = Math.max(most, (running += 1));
          await new Promise((resolve) => setTimeout(resolve, 2));
          running -= 1;
          return new Response("ok");
        }
      },
      signal: new AbortController().signal,
      concurrency: 2
    });
    await Promise.all(Array.from({length: 10}, (_, index) => http.get(`http://host/${index}`, text)));
    expect(most).toBe(2);
  });

  it("holds back every request while the server asks for patience", async () => {
    const {http, asked, waits} = client([failed(429, {"retry-after": "5"}), new Response("b"), new Response("a")], {
      concurrency: 1
    });
    await Promise.all([http.get("http://host/a", text), http.get("http://host/b", text)]);
    expect(waits).toEqual([5000]);
    expect(asked.map(({url}) => url)).toEqual(["http://host/a", "http://host/a", "http://host/b"]);
  });

  it("refuses a body without end", async () => {
    const endless = (): Response =>
      new Response(
        new ReadableStream({
          pull(controller) {
            controller.enqueue(new Uint8Array(1024));
          }
        })
      );
    const {http} = client([endless()], {maxBytes: 10_000, retries: 0});
    await expect(http.get("http://host/a", text)).rejects.toMatchObject({kind: "too-large"});
  });

  it("takes nothing from an address without encryption that an encrypted one sent it to", async () => {
    const from = (url: string): Response => Object.defineProperty(new Response("[]"), "url", {value: url});
    const {http, asked} = client([from("http://other/a"), from("https://other/a"), from("http://host/b")]);
    await expect(http.get("https://host/a", text)).rejects.toMatchObject({kind: "refused"});
    expect(asked).toHaveLength(1);
    expect(await http.get("https://host/a", text)).toBe("[]");
    expect(await http.get("http://host/b", text)).toBe("[]");
  });

  it("tells a cancelled request from a failed one", async () => {
    const abort = new AbortController();
    const {http} = client([failed(500)], {
      signal: abort.signal,
      sleep: () => {
        abort.abort();
        return Promise.resolve();
      }
    });
    await expect(http.get("http://host/a", text)).rejects.toMatchObject({kind: "cancelled"});
  });

  it("tells the limit of 10,000 rows from other server errors, and does not repeat it", async () => {
    const body = JSON.stringify({"odata.error": {message: {value: "More than 10.000 rows"}}});
    const {http} = client([new Response(body, {status: 500}), new Response("ok")]);
    await expect(http.get("http://host/a", text)).rejects.toMatchObject({kind: "too-many-rows"});
    expect(http.requests).toBe(1);
  });
});

import {setDefaultResultOrder} from "node:dns";
import PQueue from "p-queue";
import pRetry from "p-retry";
import {SourceError} from "../../../models/errors.js";
import type {Effects} from "../source-loader.js";
import {backoff} from "./backoff.js";
import {BadAnswer} from "./bad-answer.js";
import {readBody} from "./read-body.js";
import {retryAfter} from "./retry-after.js";

export interface HttpOptions {
  effects: Pick<Effects, "now" | "fetch">;
  signal: AbortSignal;
  /** Requests at the same time; CBS publishes no limit, 1–3 is the custom. */
  concurrency?: number;
  /** Repeats of one request after its first attempt. */
  retries?: number;
  /** A whole request, from asking to the last byte. */
  timeoutMs?: {metadata: number; observations: number};
  stallMs?: number;
  floorBytes?: number;
  maxBytes?: number;
  /** Longest wait a server may ask for; beyond it the download stops and says so, rather than come back too early. */
  maxRetryAfterMs?: number;
  sleep?: (ms: number, signal: AbortSignal) => Promise<void>;
  random?: () => number;
}

export interface HttpRequest<T> {
  kind: "metadata" | "observations";
  /** Turns the text into a value; throws BadAnswer where asking again may help. */
  parse: (text: string, bytes: Uint8Array) => T;
  accept?: string;
  retries?: number | undefined;
}

export interface Http {
  /**
   * GETs a URL until `parse` is content. Repeats after a lost connection, a timeout, 408, 425, 429, 5xx and an answer
   * that `parse` refuses; any other status fails at once. Throws SourceError: `not-found`, `refused`, `cancelled`,
   * `rate-limited`, or the kind of the last failure (`network`, `timeout`, `server-error`, `invalid-json`, …).
   */
  get<T>(url: string, request: HttpRequest<T>): Promise<T>;
  /** Requests repeated so far. */
  readonly retries: number;
  /** Requests sent so far, repeats included. */
  readonly requests: number;
}

const passing = new Set([408, 425, 429]);
/** A request that timed out this often will not do better; each try costs minutes. */
const maxTimeouts = 3;

/** A polite client for one publisher: few requests at a time, patient with faults, no more patient than asked. */
export function createHttp(options: HttpOptions): Http {
  const {effects, signal} = options;
  const timeoutMs = options.timeoutMs ?? {metadata: 30_000, observations: 300_000};
  const limits = {
    maxBytes: options.maxBytes ?? 256 * 1024 * 1024,
    stallMs: options.stallMs ?? 12_000,
    floorBytes: options.floorBytes ?? 512
  };
  const maxRetryAfterMs = options.maxRetryAfterMs ?? 300_000;
  const sleep = options.sleep ?? wait;
  const random = options.random ?? Math.random;
  const queue = new PQueue({concurrency: options.concurrency ?? 2});
  // Over IPv6 some networks reach CBS badly or not at all.
  setDefaultResultOrder("ipv4first");
  let requests = 0;
  let retries = 0;
  /** While the server asks for patience, every request waits, not only the one that was told. */
  let pause: Promise<void> | null = null;

  async function attempt<T>(url: string, request: HttpRequest<T>): Promise<T> {
    await pause;
    const budget = AbortSignal.timeout(timeoutMs[request.kind]);
    try {
      requests += 1;
      const headers = {accept: request.accept ?? "application/json", "user-agent": "samenhang"};
      const response = await effects.fetch(url, {headers, signal: AbortSignal.any([signal, budget])});
      if (isUnsealed(url, response)) {
        await response.body?.cancel();
        throw new SourceError("refused", "the server sent the request on to an address without encryption", shown(url));
      }
      if (!response.ok) throw await failureOf(response, url, effects.now(), limits);
      const bytes = await readBody(response, limits);
      return request.parse(decode(bytes), bytes);
    } catch (error) {
      if (error instanceof BadAnswer || error instanceof SourceError || signal.aborted) throw error;
      if (budget.aborted)
        throw new BadAnswer("timeout", `no complete answer within ${timeoutMs[request.kind] / 1000} s`);
      if (isFetchFailure(error)) throw new BadAnswer("network", `connection failed: ${causeOf(error)}`);
      throw error;
    }
  }

  async function get<T>(url: string, request: HttpRequest<T>): Promise<T> {
    let timeouts = 0;
    const limit = request.retries ?? options.retries ?? 4;
    const mayRepeat = (error: Error, left: number): error is BadAnswer =>
      error instanceof BadAnswer && left > 0 && timeouts < maxTimeouts && !signal.aborted;
    try {
      return await pRetry(() => attempt(url, request), {
        retries: limit,
        // Waiting is done below, through `sleep`.
        minTimeout: 0,
        factor: 1,
        signal,
        shouldRetry: ({error, retriesLeft}) => mayRepeat(error, retriesLeft),
        onFailedAttempt: async ({error, attemptNumber, retriesLeft}) => {
          if (error instanceof BadAnswer && error.kind === "timeout") timeouts += 1;
          if (!mayRepeat(error, retriesLeft)) return;
          const asked = error.retryAfterMs;
          if (asked !== null && asked > maxRetryAfterMs) throw tooPatient(url, asked);
          retries += 1;
          const waiting = sleep(Math.max(asked ?? 0, backoff(attemptNumber, random)), signal);
          if (asked !== null) pause = waiting;
          await waiting;
        }
      });
    } catch (error) {
      if (signal.aborted) throw new SourceError("cancelled", "stopped; what was received is kept", shown(url));
      if (!(error instanceof BadAnswer)) throw error;
      throw new SourceError(error.kind, `${error.message}; asked in vain, try again later`, shown(url));
    }
  }

  return {
    get: (url, request) => queue.add(() => get(url, request)),
    get retries() {
      return retries;
    },
    get requests() {
      return requests;
    }
  };
}

/** A redirect from https to http: whoever sits in between could write the figures. */
const isUnsealed = (asked: string, {url}: Response): boolean =>
  asked.startsWith("https:") && url !== "" && !url.startsWith("https:");

async function failureOf(
  response: Response,
  url: string,
  now: Date,
  limits: {maxBytes: number; stallMs: number; floorBytes: number}
): Promise<Error> {
  const {status} = response;
  const asked = retryAfter(response.headers.get("retry-after"), now);
  const said = await readBody(response, {...limits, maxBytes: 65_536}).then(decode, () => "");
  const detail = serverMessage(said);
  if (tooManyRows(said))
    return new SourceError("too-many-rows", `the server refused: ${detail || "more than 10,000 rows"}`, shown(url));
  const text = `the server answered ${status}${detail === "" ? "" : ` (${detail})`}`;
  if (status === 429) return new BadAnswer("rate-limited", text, asked);
  if (status >= 500 || passing.has(status)) return new BadAnswer("server-error", text, asked);
  return new SourceError(status === 404 || status === 410 ? "not-found" : "refused", text, shown(url));
}

/** OData v3 answers a query of over 10,000 rows with an error that no repeat will mend. */
const tooManyRows = (body: string): boolean => /(?<!\d)10[.,]?000(?!\d)/.test(body);

/** The message of an OData error document (v3 `odata.error`, v4 `error`), one short line. */
function serverMessage(body: string): string {
  try {
    const document = JSON.parse(body) as Record<string, {message?: string | {value?: string}} | undefined> | null;
    const message = (document?.["odata.error"] ?? document?.["error"])?.message;
    const text = typeof message === "object" ? message.value : message;
    return typeof text === "string" ? text.replaceAll(/\s+/g, " ").slice(0, 200) : "";
  } catch {
    return "";
  }
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", {fatal: true}).decode(bytes);
  } catch {
    throw new BadAnswer("invalid-text", "the answer is not UTF-8 text");
  }
}

/** `fetch` and body streams report a lost connection as a TypeError with the socket's error as its cause. */
const isFetchFailure = (error: unknown): error is Error =>
  error instanceof Error &&
  (error.cause instanceof Error || /fetch failed|terminated|network|socket/i.test(error.message));

function causeOf(error: Error): string {
  const cause = error.cause;
  if (!(cause instanceof Error)) return error.message;
  const code = (cause as NodeJS.ErrnoException).code;
  return code ?? cause.message;
}

function tooPatient(url: string, asked: number): SourceError {
  const seconds = Math.ceil(asked / 1000);
  return new SourceError("rate-limited", `the server asks to wait ${seconds} s; try again after that`, shown(url));
}

/** A URL as people read it, where it can be decoded. */
function shown(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}

function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      reject(new Error("stopped"));
    };
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", stop);
      resolve();
    }, ms);
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop, {once: true});
  });
}

import {mkdtemp, readdir, readFile, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {DownloadOptions, TableDownload} from "../../loaders/sources/cbs/table-source.js";
import {downloadTable3} from "../../loaders/sources/cbs/odata3.js";
import {downloadTable4} from "../../loaders/sources/cbs/odata4.js";
import type {ReplayServer} from "./server.js";

/** A place to download to, and a client that waits for nobody but remembers how long it should have. */
export interface Bench {
  dir: string;
  out: string;
  waits: number[];
  now: Date;
  options: DownloadOptions;
  remove(): Promise<void>;
}

export async function makeBench(): Promise<Bench> {
  const dir = await mkdtemp(join(tmpdir(), "cbs-download-"));
  const out = join(dir, "recorded");
  const waits: number[] = [];
  const now = new Date("2026-01-05T12:00:00Z");
  const options: DownloadOptions = {
    out,
    cacheDir: join(dir, "cache"),
    effects: {now: () => now, fetch, log: () => undefined},
    signal: new AbortController().signal,
    http: {
      sleep: (ms) => {
        waits.push(ms);
        return Promise.resolve();
      },
      random: () => 1,
      stallMs: 150,
      timeoutMs: {metadata: 1_000, observations: 1_000}
    }
  };
  return {dir, out, waits, now, options, remove: () => rm(dir, {recursive: true, force: true})};
}

export type Version = "v3" | "v4";

export function downloadFrom(
  server: ReplayServer,
  version: Version,
  bench: Bench,
  changes: Partial<DownloadOptions> & {table?: string} = {}
): Promise<TableDownload> {
  const {table = "12345NED", ...options} = changes;
  return version === "v4"
    ? downloadTable4(table, {...bench.options, baseUrl: server.base4, ...options})
    : downloadTable3(table, {...bench.options, baseUrl: server.origin, ...options});
}

/** Everything in a recorded folder: name → text, with the server's port taken out. */
export async function folderContent(folder: string): Promise<Record<string, string>> {
  const names = (await readdir(folder)).sort();
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), "utf8")));
  return Object.fromEntries(names.map((name, index) => [name, texts[index]!.replaceAll(/127\.0\.0\.1:\d+/g, "HOST")]));
}

/** The rows of all pages of a folder, in order. */
export async function folderRows(folder: string): Promise<Record<string, unknown>[]> {
  const index = JSON.parse(await readFile(join(folder, "index.json"), "utf8")) as {observationPages: string[]};
  const rows: Record<string, unknown>[] = [];
  for (const file of index.observationPages) {
    const page = JSON.parse(await readFile(join(folder, file), "utf8")) as {value: Record<string, unknown>[]};
    rows.push(...page.value);
  }
  return rows;
}

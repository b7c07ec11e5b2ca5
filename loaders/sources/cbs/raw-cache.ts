import {createHash, randomUUID} from "node:crypto";
import {appendFile, mkdir, readFile, rename, rm, writeFile} from "node:fs/promises";
import {dirname, join} from "node:path";

/** One received answer: which URL gave it, and where its bytes are. */
export interface CachedAnswer {
  url: string;
  sha256: string;
  file: string;
}

/** Answers received for one version of one table; a scope never mixes versions. */
export interface CacheScope {
  /** The answer to a URL, its bytes checked against their hash; null when there is none or it was damaged. */
  read(url: string): Promise<(CachedAnswer & {bytes: Buffer}) | null>;
  write(url: string, bytes: Uint8Array): Promise<CachedAnswer>;
  /** Forgets every URL; the bytes stay, under their hash. */
  clear(): Promise<void>;
}

/**
 * Opens the content-addressed cache of raw responses: `raw/ab/abcd….json` holds bytes under their SHA-256, and
 * `index/SCOPE.jsonl` says line by line which URL gave which. Bytes are in place before their line is written, and a
 * line cut short by a kill is passed over, so a download can be stopped at any moment.
 */
export async function openCache(cacheDir: string, scope: string): Promise<CacheScope> {
  const index = join(cacheDir, "index", `${hash(scope)}.jsonl`);
  const known = await readIndex(index);
  const fileOf = (sha256: string): string => join(cacheDir, "raw", sha256.slice(0, 2), `${sha256}.json`);

  return {
    async read(url) {
      const sha256 = known.get(url);
      if (sha256 === undefined) return null;
      const bytes = await readFile(fileOf(sha256)).catch(() => null);
      return bytes && hash(bytes) === sha256 ? {url, sha256, file: fileOf(sha256), bytes} : null;
    },
    async write(url, bytes) {
      const sha256 = hash(bytes);
      const file = fileOf(sha256);
      await mkdir(dirname(file), {recursive: true});
      const temporary = `${file}.${randomUUID()}`;
      await writeFile(temporary, bytes);
      await rename(temporary, file);
      await mkdir(dirname(index), {recursive: true});
      // The newline in front closes a line that a kill may have left open.
      await appendFile(index, `\n${JSON.stringify({url, sha256})}\n`);
      known.set(url, sha256);
      return {url, sha256, file};
    },
    async clear() {
      known.clear();
      await rm(index, {force: true});
    }
  };
}

const hash = (content: string | Uint8Array): string => createHash("sha256").update(content).digest("hex");

async function readIndex(file: string): Promise<Map<string, string>> {
  const text = await readFile(file, "utf8").catch(() => "");
  const known = new Map<string, string>();
  for (const line of text.split("\n")) {
    try {
      const entry = JSON.parse(line) as {url?: unknown; sha256?: unknown};
      if (typeof entry.url === "string" && typeof entry.sha256 === "string") known.set(entry.url, entry.sha256);
    } catch {
      continue;
    }
  }
  return known;
}

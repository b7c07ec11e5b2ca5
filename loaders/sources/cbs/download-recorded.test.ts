import {existsSync, readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {gunzipSync} from "node:zlib";
import {createHash} from "node:crypto";
import {describe, expect, it} from "vitest";
import {sharedDir} from "../../../test/helpers/shared.js";
import {downloadFrom, folderRows, makeBench} from "../../../test/replay/fetching.js";
import {startReplayServer} from "../../../test/replay/server.js";

const recordings = sharedDir === null ? "" : join(sharedDir, "data", "cbs-v4");
const tables = existsSync(recordings) ? readdirSync(recordings).filter((id) => hasRows(join(recordings, id))) : [];

function hasRows(folder: string): boolean {
  return ["observations-page-1.json", "observations-page-1.json.gz"].some((name) => existsSync(join(folder, name)));
}

const sha256 = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("hex");

describe.runIf(tables.length > 0)("a download of what CBS really served", () => {
  it.each(tables)("keeps %s byte for byte", async (id) => {
    const folder = join(recordings, id);
    const bench = await makeBench();
    const server = await startReplayServer({tables: [{id, folder}]});
    try {
      // The recordings are slices of their tables; the server takes the filter for granted, as CBS did then.
      const {sliceFilter} = JSON.parse(readFileSync(join(folder, "index.json"), "utf8")) as {
        sliceFilter: string | null;
      };
      const download = await downloadFrom(server, "v4", bench, {table: id, filter: sliceFilter});
      const plain = join(folder, "observations-page-1.json");
      const original = existsSync(plain) ? readFileSync(plain) : gunzipSync(readFileSync(`${plain}.gz`));
      expect(sha256(readFileSync(join(bench.out, "observations-page-1.json")))).toBe(sha256(original));
      expect(download.rows).toBe((JSON.parse(original.toString()) as {value: unknown[]}).value.length);
      expect((await folderRows(bench.out)).length).toBe(download.rows);
      for (const file of readdirSync(folder).filter((name) => !/^(index|observations)/.test(name)))
        expect(sha256(readFileSync(join(bench.out, file)))).toBe(sha256(readFileSync(join(folder, file))));
    } finally {
      await server.close();
      await bench.remove();
    }
  });
});

import type {ChildProcess} from "node:child_process";
import {spawn} from "node:child_process";
import {once} from "node:events";
import {readdir} from "node:fs/promises";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {uniformInt} from "pure-rand/distribution/uniformInt";
import {xoroshiro128plus} from "pure-rand/generator/xoroshiro128plus";
import {describe, expect, it} from "vitest";
import {downloadFrom, folderRows, makeBench} from "../../../test/replay/fetching.js";
import {startReplayServer} from "../../../test/replay/server.js";
import {cells, makeTable} from "../../../test/replay/tables.js";
import {readRecordedIndex} from "./recorded-folder.js";

const script = fileURLToPath(new URL("../../../test/replay/download.ts", import.meta.url));
const kills = process.env["SAMENHANG_SOAK"] ? 50 : 5;

describe("a download that is killed", () => {
  it(
    `leaves the last complete folder or the new one, and goes on where it was (${kills} kills)`,
    async () => {
      const bench = await makeBench();
      const random = xoroshiro128plus(20260105);
      const table = makeTable({regions: 60});
      // 61 regions × 10 years × 2 measures in pages of 60 rows.
      const pageCount = Math.ceil(1220 / 60);
      let version = 0;
      let isSlow = true;
      let child: ChildProcess | null = null;
      let killAt = 0;
      let seen = 0;
      const server = await startReplayServer({
        tables: [{table}],
        pageSize: 60,
        onRequest: async () => {
          seen += 1;
          if (seen === killAt) {
            // Up to 25 ms later: some kills fall between requests, or while the folder is written.
            await new Promise((resolve) => setTimeout(resolve, uniformInt(random, 0, 25)));
            child?.kill("SIGKILL");
          }
          if (isSlow) await new Promise((resolve) => setTimeout(resolve, 3));
        }
      });
      const renew = (): void => {
        version += 1;
        Object.assign(table, {version: `2026010${version}`, measures: {...table.measures, M000352: () => version}});
      };
      try {
        await downloadFrom(server, "v4", bench);
        for (let kill = 0; kill < kills; kill += 1) {
          renew();
          seen = 0;
          server.requests.length = 0;
          // Metadata and count come first (8 requests); the last request reads the head again.
          killAt = uniformInt(random, 1, pageCount + 9);
          child = spawn(process.execPath, [
            "--import",
            "tsx",
            script,
            server.base4,
            table.id,
            bench.out,
            join(bench.dir, "cache")
          ]);
          await once(child, "exit");
          const left = await readRecordedIndex(bench.out);
          expect(left?.complete).toBe(true);
          expect((await folderRows(bench.out)).length).toBe(1220);

          killAt = 0;
          isSlow = false;
          const download = await downloadFrom(server, "v4", bench);
          isSlow = true;
          expect(download.version).toBe(table.version);
          expect(await folderRows(bench.out)).toEqual(cells(table));
          expect((await readdir(bench.dir)).sort()).toEqual(["cache", "recorded"]);
          const pages = server.requests.filter((path) => /Observations($|\?)/.test(path));
          // The page under way when the kill came is asked for twice, no other.
          expect(pages.length).toBeLessThanOrEqual(pageCount + 1);
          expect(new Set(pages).size).toBe(pageCount);
        }
      } finally {
        await server.close();
        await bench.remove();
      }
    },
    kills * 20_000
  );
});

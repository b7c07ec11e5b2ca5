import {existsSync} from "node:fs";
import {rm} from "node:fs/promises";
import {uniformInt} from "pure-rand/distribution/uniformInt";
import {xoroshiro128plus} from "pure-rand/generator/xoroshiro128plus";
import {describe, expect, it} from "vitest";
import {SourceError} from "../../../models/errors.js";
import {answer} from "../../../test/replay/answers.js";
import type {Version} from "../../../test/replay/fetching.js";
import {downloadFrom, folderRows, makeBench} from "../../../test/replay/fetching.js";
import {mutate} from "../../../test/replay/mutate.js";
import type {ReplayServer} from "../../../test/replay/server.js";
import {makeTable} from "../../../test/replay/tables.js";

const soak = Boolean(process.env["SAMENHANG_SOAK"]);
const rounds = soak ? 5_000 : 100;
const table = makeTable({regions: 2, years: 3});
const origin = "http://replay.invalid";
const server = {origin, base4: `${origin}/odata/v1/CBS`} as ReplayServer;
const serving = {tables: [{table}], pageSize: 5, apiLimit: 10_000, linkHost: origin, hasFeed: true};
const isRows = (path: string): boolean => /(Observations|TypedDataSet)$/.test(path);

describe.each<Version>(["v4", "v3"])("a download over %s of mutated answers", (version) => {
  it(
    `ends in a SourceError, or holds every row the publisher sent and counted (${rounds} mutations)`,
    async () => {
      const bench = await makeBench();
      const outcomes = {refused: 0, kept: 0};
      try {
        for (let seed = 0; seed < rounds; seed += 1) {
          const random = xoroshiro128plus(seed);
          // Mostly pages of rows; the metadata get their share.
          const victims =
            version === "v4"
              ? ["Observations", "Observations", "Observations", "Properties", "RegioSCodes", "Dimensions", "$count"]
              : ["DataSet", "DataSet", "DataSet", "TableInfos", "RegioS", "DataProperties", "$count"];
          const victim = victims[uniformInt(random, 0, victims.length - 1)]!;
          const page = uniformInt(random, 1, 3);
          let asked = 0;
          let struck: string | null = null;
          let mutated = new Uint8Array();
          const sent = new Map<string, unknown[]>();
          const fetchMutated = (input: unknown): Promise<Response> => {
            const url = new URL(String(input));
            const good = answer(url, serving);
            // A fault of one URL for ever, so that no repeat can mend it.
            if (
              struck === null &&
              url.pathname.endsWith(victim) &&
              (asked += 1) === Math.min(page, isRows(url.pathname) ? 3 : 1)
            ) {
              struck = url.href;
              mutated = new Uint8Array(mutate(String(good.body), random));
            }
            const body = url.href === struck ? mutated : new Uint8Array(Buffer.from(good.body));
            if (isRows(url.pathname)) sent.set(url.href, rowsIn(body));
            return Promise.resolve(new Response(body, {status: good.status}));
          };
          await rm(bench.dir, {recursive: true, force: true});
          const effects = {...bench.options.effects, fetch: fetchMutated as typeof fetch};
          const http = {...bench.options.http, retries: 1};
          try {
            const download = await downloadFrom(server, version, bench, {effects, http});
            // Where the feed failed, the rows are those of the other service.
            const services = [...sent].filter(([url]) => url.includes("ODataApi"));
            const expected = (services.length > 0 ? services : [...sent]).flatMap(([, rows]) => rows);
            expect(await folderRows(bench.out), `seed ${seed}`).toEqual(expected);
            expect(download.rows, `seed ${seed}`).toBe(version === "v4" ? 18 : 9);
            outcomes.kept += 1;
          } catch (error) {
            if (!(error instanceof SourceError)) throw new Error(`seed ${seed}`, {cause: error});
            expect(existsSync(bench.out), `seed ${seed}`).toBe(false);
            outcomes.refused += 1;
          }
        }
      } finally {
        await bench.remove();
      }
      // Both happen, so the test can tell them apart.
      expect(outcomes.refused).toBeGreaterThan(rounds / 4);
      expect(outcomes.kept).toBeGreaterThan(rounds / 20);
    },
    soak ? 3_600_000 : 300_000
  );
});

function rowsIn(body: Uint8Array): unknown[] {
  try {
    const {value} = JSON.parse(new TextDecoder().decode(body)) as {value?: unknown[]};
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

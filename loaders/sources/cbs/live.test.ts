import {existsSync, readdirSync} from "node:fs";
import {mkdtemp, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {DuckDBInstance} from "@duckdb/node-api";
import {describe, expect, it} from "vitest";
import {sharedDir} from "../../../test/helpers/shared.js";
import {startReplayServer} from "../../../test/replay/server.js";
import {readCatalogue, readProfile} from "../../catalogue/catalogue.js";
import {createRegionIndex} from "../../warehouse/region-names.js";
import {readRegions} from "../../warehouse/regions.js";
import type {Observation} from "../../warehouse/types.js";
import type {LoadContext, SourceLoader} from "../source-loader.js";
import {sourceLoaders} from "../index.js";
import {cardFilter} from "./card-filter.js";
import {makeCbsLoader} from "./load-cbs-odata.js";

const dataDir = fileURLToPath(new URL("../../../data", import.meta.url));
const recordings = sharedDir === null ? "" : join(sharedDir, "data", "cbs-v4");
const catalogue = await readCatalogue(dataDir);
const profile = await readProfile(dataDir, "live");
const cards = profile.sources.map((id) => catalogue.sources.get(id)!);
const isRecorded = (table: string): boolean =>
  existsSync(join(recordings, table)) &&
  readdirSync(join(recordings, table)).some((name) => name.startsWith("observations-page-"));

describe("the live profile", () => {
  it("names open sources with a table and a loader that can fetch it", () => {
    expect(cards.length).toBeGreaterThan(10);
    for (const card of cards) {
      expect(card.access).toBe("open");
      expect(card.table).toBeDefined();
      expect(["cbs-odata4", "cbs-odata3", "cbs-v4-folder"]).toContain(card.protocol);
    }
  });

  it("never asks for the hundred million cells of 03759ned", () => {
    expect(cardFilter(catalogue.sources.get("cbs-03759ned")!)).toBe(
      "Geslacht eq 'T001038' and Leeftijd eq '10000' and BurgerlijkeStaat eq 'T001019' and Measure eq 'M000352'"
    );
  });
});

describe.runIf(sharedDir !== null)("a card of the live profile", () => {
  const recorded = cards.filter((card) => isRecorded(card.table ?? ""));

  it.each(recorded.map((card) => [card.id, card] as const))(
    "%s gives over the network what its recording gives",
    async (_, card) => {
      const folder = join(recordings, card.table ?? "");
      const server = await startReplayServer({tables: [{id: card.table ?? "", folder}]});
      const cacheDir = await mkdtemp(join(tmpdir(), "cbs-live-"));
      try {
        const files = readdirSync(folder)
          .sort()
          .map((name) => join(folder, name));
        const network = await observations(makeCbsLoader({baseUrl: server.base4}), [], cacheDir);
        const disk = await observations(await sourceLoaders["cbs-v4-folder"](), files, cacheDir);
        expect(network.length).toBeGreaterThan(0);
        expect(network).toEqual(disk);
      } finally {
        await server.close();
        await rm(cacheDir, {recursive: true, force: true});
      }

      async function observations(loader: SourceLoader, files: string[], cache: string): Promise<Observation[]> {
        const rows: Observation[] = [];
        const connection = await (await DuckDBInstance.create(":memory:")).connect();
        const {regions, changes} = await readRegions(dataDir);
        const context: LoadContext = {
          connection,
          catalogue,
          regions: createRegionIndex(regions, changes),
          sink: {
            observations: async (found) => {
              for await (const row of found) rows.push(row);
            },
            select: () => Promise.resolve(),
            code: () => 0,
            selectCoded: () => Promise.resolve(),
            regions: () => Promise.resolve(),
            note: () => undefined,
            problem: () => undefined,
            employment: () => Promise.resolve(),
            commuting: () => Promise.resolve()
          },
          effects: {now: () => new Date("2026-07-20T12:00:00Z"), fetch, log: () => undefined},
          signal: new AbortController().signal,
          files,
          cacheDir: cache
        };
        await loader(card, context);
        connection.closeSync();
        return rows;
      }
    }
  );
});

import {resolve} from "node:path";
import {SourceError} from "../../../models/errors.js";
import {diskError} from "./disk-error.js";
import {downloadRows} from "./download-rows.js";
import type {Http} from "./http.js";
import {createHttp} from "./http.js";
import {openCache} from "./raw-cache.js";
import {checkRecordedPlace, writeRecordedFolder} from "./recorded-folder.js";
import type {DownloadOptions, TableDownload, TableSource} from "./table-source.js";

/**
 * Downloads a table into a recorded folder. The table is read under one version: when its head or its number of rows
 * has changed by the end, all is asked again once. Throws SourceError saying what happened; received pages stay in the
 * cache, so that the same call goes on where it stopped, and a previous complete folder stays in place.
 */
export async function downloadTable(source: TableSource, options: DownloadOptions): Promise<TableDownload> {
  try {
    await checkRecordedPlace(resolve(options.out));
    const http = createHttp({...options.http, effects: options.effects, signal: options.signal});
    return await downloadOnce(source, options, http, false).catch((error: unknown) => {
      if (!(error instanceof SourceError) || !["version-changed", "wrong-count"].includes(error.kind)) throw error;
      options.effects.log(`${source.table}: ${error.message}; asking again`);
      return downloadOnce(source, options, http, error.kind === "wrong-count");
    });
  } catch (error) {
    throw diskError(error);
  }
}

async function downloadOnce(
  source: TableSource,
  options: DownloadOptions,
  http: Http,
  distrustsCache: boolean
): Promise<TableDownload> {
  const {table} = source;
  const head = await source.readHead(http);
  const now = options.effects.now().toISOString();
  // Without a stamp nothing says that an earlier answer still holds, so nothing is shared between calls.
  const cache = await openCache(options.cacheDir, JSON.stringify([source.protocol, source.source, head.stamp ?? now]));
  if (distrustsCache) await cache.clear();
  const metadata = await source.readMetadata(http, cache);
  const sets = await downloadRows({source, options, http, cache, head, metadata});
  const after = await source.readHead(http);
  if (after.stamp !== head.stamp) {
    const change = `from version ${head.version ?? "unknown"} to ${after.version ?? "unknown"}`;
    throw new SourceError("version-changed", `the table changed ${change} while it was read`, source.source);
  }
  const folder = resolve(options.out);
  const index = await writeRecordedFolder(folder, {
    index: {
      tableId: table,
      protocol: source.protocol,
      capturedAt: options.effects.now().toISOString(),
      source: source.source,
      sliceFilter: options.filter ?? null,
      sliceBy: options.sliceBy ?? [],
      version: head.version
    },
    metadata: metadata.files,
    sets
  });
  return {
    table,
    version: head.version,
    rows: index.observationRows,
    pages: index.observationPages.length,
    retries: http.retries,
    sha256: index.sha256,
    complete: true,
    folder,
    retrievedAt: index.capturedAt
  };
}

import {readdir} from "node:fs/promises";
import {join} from "node:path";
import {InputError, SourceError} from "../../../models/errors.js";
import type {SourceCard} from "../../catalogue/schema.js";
import type {LoadContext, SourceLoader} from "../source-loader.js";
import {cardFilter} from "./card-filter.js";
import type {DownloadOptions, TableDownload} from "./table-source.js";
import {loadCbsFolder} from "./load-cbs-folder.js";
import {downloadTable3} from "./odata3.js";
import {downloadTable4} from "./odata4.js";
import {progressLines} from "./progress-lines.js";
import {readRecordedIndex} from "./recorded-folder.js";

/** Failures of the road, not of what came over it: a complete earlier download may stand in. */
const unreachable = new Set(["network", "timeout", "server-error", "rate-limited", "invalid-json", "invalid-text"]);

/**
 * Protocols `cbs-odata4` and `cbs-odata3`: downloads the card's table into a recorded folder in the cache and reads that
 * folder as any recorded one. Files recognised under --from are read instead, without a network. When the publisher
 * cannot be reached, the last complete download is used and reported as a problem; without one, SourceError.
 */
export const loadCbsOdata: SourceLoader = makeCbsLoader();

/** The loader with other download options: another base, less patience. */
export function makeCbsLoader(options: Pick<DownloadOptions, "baseUrl" | "http"> = {}): SourceLoader {
  return async (card, context) => {
    if (context.files.length > 0) return loadCbsFolder(card, context);
    const {folder, sha256, version, retrievedAt} = await obtain(card, context, options);
    const files = (await readdir(folder)).sort().map((name) => join(folder, name));
    const result = await loadCbsFolder(card, {...context, files});
    return {...result, sha256, publisherVersion: version ?? result.publisherVersion, retrievedAt};
  };
}

type Obtained = Pick<TableDownload, "folder" | "sha256" | "version" | "retrievedAt">;

async function obtain(
  card: SourceCard,
  context: LoadContext,
  options: Pick<DownloadOptions, "baseUrl" | "http">
): Promise<Obtained> {
  if (card.table === undefined)
    throw new InputError("missing-table", "a CBS source needs the id of its table", `${card.id}.table`);
  const cacheDir = join(context.cacheDir, "cbs");
  const folder = join(cacheDir, "tables", card.id);
  const isV3 = card.protocol === "cbs-odata3" || card.fetch?.version === "v3";
  const download = isV3 ? downloadTable3 : downloadTable4;
  const filter = isV3 ? (card.fetch?.filter ?? null) : cardFilter(card);
  const last = await readRecordedIndex(folder);
  const standIn = last?.tableId === card.table && last.sliceFilter === filter ? last : null;
  try {
    return await download(card.table, {
      ...options,
      filter,
      sliceBy: card.fetch?.sliceBy ?? [],
      out: folder,
      cacheDir,
      effects: context.effects,
      signal: context.signal,
      onProgress: progressLines(context.effects),
      // Without a network every table would otherwise cost half a minute of patience.
      headRetries: standIn ? 1 : undefined
    });
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    if (!standIn || !unreachable.has(error.kind)) {
      const kept = canGoOn(error) ? "; received pages are kept, so the next attempt goes on from there" : "";
      throw new SourceError(error.kind, `${card.table}: ${error.message}${kept}`, error.where);
    }
    context.sink.problem({
      source: card.id,
      kind: "earlier-download",
      message: `${card.table}: ${error.message}; the complete download of ${standIn.capturedAt} was used`,
      count: standIn.observationRows
    });
    return {folder, sha256: standIn.sha256, version: standIn.version, retrievedAt: standIn.capturedAt};
  }
}

const canGoOn = ({kind}: SourceError): boolean => !["not-found", "unknown-table", "refused"].includes(kind);

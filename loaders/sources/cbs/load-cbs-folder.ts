import {createHash} from "node:crypto";
import {readFile} from "node:fs/promises";
import {dirname} from "node:path";
import type {SourceCard} from "../../catalogue/schema.js";
import type {MissingReason} from "../../warehouse/types.js";
import {InputError} from "../../../models/errors.js";
import type {SourceLoader} from "../source-loader.js";
import {columnsOfCard} from "../table/card-columns.js";
import {NoteSink, passOn} from "../table/load-table.js";
import {mapTable} from "../table/map-table.js";
import {readRecordedTable, type RecordedTable} from "./read-recorded-table.js";
import {checkScales} from "./unit-scale.js";

const reasons: Readonly<Record<string, MissingReason>> = {
  "@Impossible": "impossible",
  "@Confidential": "confidential",
  "@NotAvailable": "not-available"
};

/**
 * Protocol `cbs-v4-folder`: recorded tables (v4 or v3) on disk. Missing values keep the publisher's reason; an unknown
 * ValueAttribute counts as not available and is reported. A folder with metadata only is a problem, not an error.
 * Of several folders with figures the oldest version and day count, and are unknown where those of one are: nothing in the
 * source is then older than it says, and a part that is behind puts none of it before another source.
 */
export const loadCbsFolder: SourceLoader = async (card, context) => {
  const folders = new Map<string, string[]>();
  for (const path of context.files) folders.set(dirname(path), [...(folders.get(dirname(path)) ?? []), path]);
  if (folders.size === 0)
    throw new InputError(
      "no-files",
      "no recorded table was recognised for this source; give the folder with --from",
      card.id
    );
  const hash = createHash("sha256");
  const notes = new NoteSink(card, context);
  const heads: Pick<RecordedTable, "version" | "retrievedAt">[] = [];
  for (const files of folders.values()) {
    context.signal.throwIfAborted();
    for (const path of files) hash.update(await readFile(path));
    const recorded = await readRecordedTable(files, context.connection, columnsOfCard(card));
    const name = card.table ?? card.id;
    if (recorded.table || folders.size === 1) heads.push(recorded);
    if (!recorded.table) {
      context.sink.problem({
        source: card.id,
        kind: "metadata-only",
        message: `${name}: the recording holds metadata but no observations`,
        count: files.length
      });
      continue;
    }
    checkScales(card, recorded.units);
    const missing = withAttributes(card, recorded.attributes, (mark) =>
      context.sink.problem({
        source: card.id,
        kind: "unknown-attribute",
        message: `${name}: ValueAttribute "${mark}" is not known; such values count as not available`,
        count: 1
      })
    );
    const result = mapTable(recorded.table, {...card, missing}, {...context, file: name});
    await passOn(result, context);
    notes.add(result.notes);
  }
  notes.finish();
  const versions = new Set(heads.map(({version}) => version ?? "unknown"));
  const publisherVersion = oldest(heads.map(({version}) => version));
  if (versions.size > 1)
    context.sink.problem({
      source: card.id,
      kind: "several-versions",
      message: `${card.table ?? card.id}: the folders hold versions ${[...versions].sort().join(" and ")}; as that of the source counts ${publisherVersion ?? "none"}`,
      count: versions.size
    });
  return {sha256: hash.digest("hex"), publisherVersion, retrievedAt: oldest(heads.map((head) => head.retrievedAt))};
};

/** The earliest of moments as a publisher writes them (`202606230000`, `2021-03-26T02:00:00`); null where one is not known. */
function oldest(moments: readonly (string | null)[]): string | null {
  const digits = (moment: string): string => moment.replace(/\D/g, "");
  return moments.reduce((first, each) => {
    if (first === null || each === null) return null;
    return digits(each) < digits(first) ? each : first;
  }, moments[0] ?? null);
}

/** The card's marks for missing values, with those a recorded table uses for its ValueAttributes; `unknown` hears of others. */
export function withAttributes(
  card: SourceCard,
  attributes: ReadonlySet<string>,
  unknown: (mark: string) => void
): SourceCard["missing"] {
  const missing = {...card.missing};
  for (const mark of attributes) {
    if (mark in missing) continue;
    const reason = reasons[mark];
    // `None` with an empty value says nothing of why it is empty.
    if (!reason && mark !== "@None") unknown(mark.slice(1));
    missing[mark] = reason ?? "not-available";
  }
  return missing;
}

import {join} from "node:path";
import type {DuckDBConnection} from "@duckdb/node-api";
import {InputError} from "../../models/errors.js";
import {diffEditions, unexplained, type EditionDiff} from "../../models/editions/diff-editions.js";
import {editionFormat, type Edition, type EditionContent, type EditionReason} from "../../models/editions/format.js";
import {readCatalogue} from "../catalogue/catalogue.js";
import {collectEdition} from "./collect-edition.js";
import {readEditions, readReasons} from "./edition-files.js";

export interface NextEdition {
  /** What stands now. */
  content: EditionContent;
  /** The editions it may be held against, the oldest first: of made-up figures when these are made up, else of counted ones. */
  editions: readonly Edition[];
  /** Every edition of the folder. */
  all: readonly Edition[];
  reasons: readonly EditionReason[];
  /** Since the last of them; null when there is none. */
  changes: EditionDiff | null;
}

/** What would be the next edition: what stands now, beside the last one. */
export async function nextEdition(
  connection: DuckDBConnection,
  {root, folder}: {root: string; folder: string}
): Promise<NextEdition> {
  const dataDir = join(root, "data");
  const catalogue = await readCatalogue(dataDir);
  const all = await readEditions(folder);
  const content = await collectEdition({connection, catalogue, dataDir, root});
  const editions = all.filter(({isSynthetic}) => isSynthetic === content.isSynthetic);
  const last = editions.at(-1);
  const reasons = await readReasons(folder, last);
  return {content, editions, all, reasons, changes: last === undefined ? null : diffEditions(last, content, reasons)};
}

/**
 * The next edition, named. Throws InputError: `duplicate-id`; `earlier-date` when it is older than the last; `reason-missing`
 * naming the models and parameters that changed without a word why.
 */
export function nameEdition(
  {content, editions, all, reasons, changes}: NextEdition,
  about: Pick<Edition, "id" | "title" | "date" | "owner">
): Edition {
  const last = editions.at(-1);
  if (all.some(({id}) => id === about.id))
    throw new InputError("duplicate-id", "there is an edition of that name; an edition is never overwritten", about.id);
  if (last !== undefined && about.date < last.date)
    throw new InputError(
      "earlier-date",
      `the last edition, ${last.id}, is of ${last.date}; give that day or a later one`,
      "--date"
    );
  const missing = changes === null ? [] : unexplained(changes);
  if (missing.length > 0)
    throw new InputError(
      "reason-missing",
      `say why these changed, each with kind, ref, reason, author and date: ${missing.join("; ")}`,
      "reasons.yaml"
    );
  return {format: editionFormat, ...about, ...content, reasons: [...reasons]};
}

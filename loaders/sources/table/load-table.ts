import {createHash} from "node:crypto";
import {readFile} from "node:fs/promises";
import {basename} from "node:path";
import type {SourceCard} from "../../catalogue/schema.js";
import type {LoadContext, SourceLoader} from "../source-loader.js";
import {InputError} from "../../../models/errors.js";
import type {QualityNote} from "../../warehouse/types.js";
import type {MapResult} from "./map-table.js";
import {mapTable} from "./map-table.js";
import {dropPersonal} from "./personal.js";
import {readTableFile} from "./read-table-file.js";

/** Protocol `table`: every file recognised for the card, one table each, through mapTable into the sink. */
export const loadTable: SourceLoader = async (card, context) => {
  if (context.files.length === 0)
    throw new InputError("no-files", "no file was recognised for this source; give the folder with --from", card.id);
  const hash = createHash("sha256");
  const notes = new NoteSink(card, context);
  for (const path of context.files) {
    context.signal.throwIfAborted();
    hash.update(await readFile(path));
    const file = basename(path);
    const table = dropPersonal(await readTableFile(path, card, context.connection, file), card);
    const result = mapTable(table, withFilePeriod(card, file), {...context, file});
    await passOn(result, context);
    notes.add(result.notes);
  }
  notes.finish();
  return {sha256: hash.digest("hex"), publisherVersion: null, retrievedAt: null};
};

/** Hands observations, regions and problems of one table to the sink. */
export async function passOn(result: MapResult, context: Pick<LoadContext, "sink">): Promise<void> {
  await context.sink.observations(result.observations);
  if (result.regions.length > 0) await context.sink.regions(result.regions);
  for (const problem of result.problems) context.sink.problem(problem);
}

/** Notes of several files of one source: one a subject, over the whole span; the card's own notes come first. */
export class NoteSink {
  private readonly notes = new Map<string, QualityNote>();

  constructor(
    card: SourceCard,
    private readonly context: Pick<LoadContext, "sink">
  ) {
    for (const {id, indicator, regions, starts, ends, kind, text, effect} of card.notes)
      this.notes.set(id, {id, indicator, regions, starts, ends, kind, text, effect, origin: "catalogue"});
  }

  add(notes: readonly QualityNote[]): void {
    for (const note of notes) {
      const known = this.notes.get(note.id);
      if (!known) this.notes.set(note.id, note);
      else {
        if (note.starts < known.starts) known.starts = note.starts;
        if (known.ends !== null && (note.ends === null || note.ends > known.ends)) known.ends = note.ends;
        if (known.regions && note.regions) known.regions = [...new Set([...known.regions, ...note.regions])].sort();
      }
    }
  }

  finish(): void {
    for (const note of this.notes.values()) this.context.sink.note(note);
  }
}

/** Where the content does not say its period, the card may take it from the file's name. */
function withFilePeriod(card: SourceCard, file: string): SourceCard {
  const pattern = card.period?.fileName;
  if (!card.period || pattern === undefined) return card;
  const found = new RegExp(pattern).exec(file)?.[1];
  if (found === undefined)
    throw new InputError(
      "unknown-period",
      `the file name does not hold the period as the card's period.fileName says (${pattern})`,
      file
    );
  return {...card, period: {...card.period, fixed: found}};
}

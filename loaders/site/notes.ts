import type {DuckDBConnection} from "@duckdb/node-api";
import {group} from "d3";
import {query} from "../warehouse/database.js";
import type {SiteNote} from "./types.js";

type NoteRow = Omit<SiteNote, "reach">;

/** Quality notes, each with every page, estimate and sentence it touches; of some indicators, or of all. */
export async function readNotes(connection: DuckDBConnection, indicators?: readonly string[]): Promise<SiteNote[]> {
  const chosen = indicators ? `WHERE indicator IN (SELECT unnest(string_split($1, ',')))` : "";
  const parameters = indicators ? [indicators.join(",")] : [];
  const notes = await query<NoteRow>(
    connection,
    `SELECT id, indicator, regions, level, starts, ends, kind, text, effect, origin,
       explained_by AS "explainedBy"
     FROM quality_note ${chosen} ORDER BY starts DESC, id`,
    parameters
  );
  const reach = await query<{note: string; kind: string; title: string; path: string}>(
    connection,
    `SELECT DISTINCT note, kind, title, path FROM note_reach ${chosen} ORDER BY note, kind, path`,
    parameters
  );
  const reachOf = group(reach, ({note}) => note);
  return notes.map((note) => ({
    ...note,
    reach: (reachOf.get(note.id) ?? []).map(({kind, title, path}) => ({kind, title, path}))
  }));
}

import type {DuckDBConnection} from "@duckdb/node-api";
import {InputError} from "../../models/errors.js";
import {query} from "./database.js";
import type {QualityNote} from "./types.js";

export interface Reached {
  kind: string;
  ref: string;
  title: string;
  path: string;
}

/** Everything a note touches, by one query on the view note_reach. Throws InputError at an unknown note. */
export async function noteReach(connection: DuckDBConnection, note: string): Promise<Reached[]> {
  const [found] = await query(connection, "SELECT id FROM quality_note WHERE id = $1", [note]);
  if (!found) throw new InputError("unknown-note", "no such note; `samenhang data reach` lists them", note);
  return query<Reached>(
    connection,
    "SELECT DISTINCT kind, ref, title, path FROM note_reach WHERE note = $1 ORDER BY kind, path, ref",
    [note]
  );
}

/** Every note, with how many things it touches. */
export async function listNotes(connection: DuckDBConnection): Promise<(QualityNote & {touches: number})[]> {
  return query(
    connection,
    `SELECT n.id, n.indicator, n.regions, n.starts, n.ends, n.kind, n.text, n.effect, n.origin,
            n.explained_by AS "explainedBy", count(DISTINCT r.ref) AS touches
     FROM quality_note n LEFT JOIN note_reach r ON r.note = n.id
     GROUP BY ALL ORDER BY n.indicator, n.starts, n.id`
  );
}

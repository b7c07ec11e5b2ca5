import {parse} from "csv-parse/sync";
import {InputError} from "../../../models/errors.js";
import type {BoundaryEvent} from "./boundary-event.js";
import {eventKinds, isoFromDutchDate} from "./boundary-event.js";

const columns = [
  "gm",
  "naam",
  "gebeurtenis",
  "datum",
  "richting",
  "ander_gm",
  "ander_naam",
  "hectare",
  "woningen",
  "inwoners"
];

/**
 * Reads boundary events that were taken from CBS code texts: a CSV with one side of an event a row. Throws InputError
 * naming the line and column of the first cell that cannot be read.
 */
export function parseEventsCsv(content: string, file: string): BoundaryEvent[] {
  const rows = parse(content, {bom: true, skip_empty_lines: true});
  const header = rows[0] ?? [];
  const at = new Map(header.map((name, index) => [name.trim(), index]));
  const absent = columns.find((column) => !at.has(column));
  if (absent)
    throw new InputError("missing-column", `the column ${absent} is not there; boundary events need it`, file);
  return rows.slice(1).map((row, index) => {
    const where = `${file}:${index + 2}`;
    const cell = (column: string): string => (row[at.get(column) ?? -1] ?? "").trim();
    const kind = eventKinds[cell("gebeurtenis")];
    if (!kind) throw new InputError("unknown-event", `gebeurtenis: not a known event: ${cell("gebeurtenis")}`, where);
    const date = isoFromDutchDate(cell("datum"));
    if (!date) throw new InputError("invalid-date", `datum: write it as 24-03-2022, not ${cell("datum")}`, where);
    const number = (column: string): number | null => {
      const text = cell(column);
      if (text === "") return null;
      const value = Number(text.replace(",", "."));
      if (!Number.isFinite(value)) throw new InputError("invalid-number", `${column}: not a number: ${text}`, where);
      return value;
    };
    return {
      code: cell("gm"),
      name: cell("naam"),
      kind,
      date,
      direction: cell("richting") === "overgegaan naar" ? "given" : "received",
      other: cell("ander_gm"),
      otherName: cell("ander_naam"),
      hectares: number("hectare"),
      dwellings: number("woningen"),
      inhabitants: number("inwoners")
    };
  });
}

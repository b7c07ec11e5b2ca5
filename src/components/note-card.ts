import {formatDate} from "../locale/format.js";
import {nl} from "../locale/nl.js";
import {h} from "./dom.js";
import type {Note} from "./types.js";

/** The period a note is about, in words. */
export function notePeriod(note: Note): string {
  if (note.period) return note.period;
  if (!note.starts) return "";
  return note.ends
    ? nl.period.range(formatDate(note.starts), formatDate(note.ends))
    : nl.period.from(formatDate(note.starts));
}

/** A quality note: what changed, what that means for the reader, and one click to everything it touches. */
export function NoteCard(note: Note): HTMLElement {
  const period = notePeriod(note);
  const kind = nl.notes.kind[note.kind];
  return h(
    "div",
    {class: "sh-note", role: "note"},
    h("p", {}, h("strong", {}, `${kind.charAt(0).toUpperCase()}${kind.slice(1)}. `), note.text),
    h("p", {class: "sh-note-effect"}, nl.notes.effect[note.effect], period ? ` ${nl.notes.period(period)}.` : ""),
    note.href ? h("p", {class: "sh-note-link"}, h("a", {href: note.href}, nl.notes.touches)) : null
  );
}

import {formatDate, formatNumber} from "../locale/format.js";
import {isoDay} from "../locale/format.js";
import {nl} from "../locale/nl.js";
import {notePeriod} from "./note-card.js";
import {sourceFacts} from "./source-line.js";
import type {Note, Source, StatementLevel} from "./types.js";

/** What every file says about itself. */
export interface ExportInfo {
  title: string;
  /** Statistical subtitle with unit. */
  subtitle: string;
  sources: readonly Source[];
  level: StatementLevel;
  notes?: readonly Note[];
  /** Choices in words: [["Gebied", "Helmond (GM0794)"], …]. */
  filters?: readonly (readonly [string, string])[];
  /** Address that brings this state back. */
  link?: string | null;
  /** Moment of saving. */
  date: Date;
  synthetic?: boolean;
  /** How to read the picture: dashes, bands, gaps. */
  reading?: readonly string[];
}

/** The explanation that goes with a file, as label and text; the second CSV, the second sheet and the SVG's foot. */
export function explanationRows(info: ExportInfo, rowCount?: number): [string, string][] {
  const words = nl.export.rows;
  const rows: [string, string][] = [
    [words.title, info.title],
    [words.subtitle, info.subtitle]
  ];
  if (info.synthetic) rows.push([words.synthetic, nl.figure.syntheticLong]);
  for (const source of info.sources) {
    const licence = source.licence ? ` · ${nl.source.licence(source.licence)}` : "";
    rows.push([words.source, sourceFacts(source).join(" · ") + licence + (source.url ? ` · ${source.url}` : "")]);
    if (source.vintage) rows.push([words.vintage, source.vintage]);
  }
  rows.push([words.level, `${nl.level[info.level]}. ${nl.levelExplained[info.level]}`]);
  for (const [label, value] of info.filters ?? []) rows.push([`${words.filters}: ${label}`, value]);
  for (const note of info.notes ?? []) {
    const period = notePeriod(note);
    rows.push([
      words.note,
      [note.text, nl.notes.effect[note.effect], period && `${nl.notes.period(period)}.`].filter(Boolean).join(" ")
    ]);
  }
  for (const line of info.reading ?? []) rows.push([words.reading, line]);
  if (rowCount !== undefined) rows.push([words.count, formatNumber(rowCount, 0)]);
  if (info.link) rows.push([words.link, info.link]);
  rows.push([words.date, formatDate(info.date)]);
  return rows;
}

/** `psychische-klachten-2026-11-22`, with the mark of made-up data in the name itself. */
export function exportName(info: ExportInfo): string {
  const slug = info.title
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 60)
    .replace(/-$/, "");
  const mark = info.synthetic ? `-${nl.figure.synthetic.replaceAll(" ", "-")}` : "";
  return `${slug || nl.export.fallbackName}${mark}-${isoDay(info.date)}`;
}

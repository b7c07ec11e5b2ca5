import type {QualityPage} from "../../../loaders/site/quality.js";
import type {SiteNote, SiteSource} from "../../../loaders/site/types.js";
import {formatDate} from "../../locale/format.js";
import {nl} from "../../locale/nl.js";
import {pages} from "../../locale/pages.js";
import {DataTable} from "../data-table.js";
import {h} from "../dom.js";
import {NoteCard} from "../note-card.js";
import {pageHref} from "./page-href.js";

const words = pages.quality;

/** Sum of the parts against the publisher's total, year by year. */
export function ReconciliationTable({reconciliation}: QualityPage): HTMLElement {
  return DataTable(
    {
      columns: [
        {key: "title", label: words.indicator, isHeader: true, href: (row) => indicatorPath(String(row["indicator"]))},
        {key: "level", label: words.level},
        {key: "period", label: words.period, type: "period", grain: "year"},
        {key: "sum", label: words.sum, type: "number", decimals: 0},
        {key: "published", label: words.published, type: "number", decimals: 0},
        {key: "ratio", label: words.ratio, type: "number", decimals: 3}
      ],
      rows: reconciliation.map((row) => ({...row}))
    },
    {caption: words.caption, search: true, limit: 25}
  );
}

/** A quality note with links to every page, estimate and sentence it touches. */
export function NoteWithReach(note: SiteNote, root: string): HTMLElement {
  const id = `note-${note.id}`;
  const reach = note.reach.map(({title, path}) => h("li", {}, h("a", {href: pageHref(root, path)}, title)));
  return h(
    "div",
    {id, class: "sh-note-reach"},
    NoteCard(note),
    h("details", {}, h("summary", {}, words.touches(words.pages(note.reach.length))), h("ul", {}, reach))
  );
}

/** Breaks by indicator, newest first. */
export function BreakList({notes, titles}: QualityPage): HTMLElement {
  const indicators = [...new Set(notes.map(({indicator}) => indicator))].sort((a, b) =>
    (titles[a] ?? a).localeCompare(titles[b] ?? b, "nl")
  );
  return h(
    "div",
    {},
    indicators.map((indicator) =>
      h(
        "section",
        {class: "sh-break-group"},
        h("h3", {}, h("a", {href: indicatorPath(indicator)}, titles[indicator] ?? indicator)),
        notes.filter((note) => note.indicator === indicator).map((note) => NoteWithReach(note, "../"))
      )
    )
  );
}

/** When a source was retrieved, else when it was read in. */
function retrievedWords({retrievedAt, readAt}: Pick<SiteSource, "retrievedAt" | "readAt">): string {
  if (retrievedAt !== null) return formatDate(retrievedAt);
  return readAt === null ? pages.indicator.none : words.readIn(formatDate(readAt));
}

/** Versions of the sources, the ones in use first. */
export function VintageTable({vintages}: QualityPage): HTMLElement {
  return DataTable(
    {
      columns: [
        {key: "title", label: words.source, isHeader: true},
        {key: "publisher", label: words.publisher},
        {key: "retrieved", label: words.retrieved},
        {key: "version", label: words.version},
        {key: "rows", label: words.rows, type: "number", decimals: 0},
        {key: "licence", label: words.licence},
        {key: "state", label: words.state}
      ],
      rows: vintages.map((vintage) => ({
        ...vintage,
        retrieved: retrievedWords(vintage),
        version: vintage.publisherVersion ?? pages.indicator.none,
        state: [
          vintage.isCurrent ? (vintage.isStale ? words.stale : words.current) : words.older,
          vintage.isSynthetic ? nl.figure.synthetic : null
        ]
          .filter(Boolean)
          .join(", ")
      }))
    },
    {caption: words.vintages, limit: 50}
  );
}

/** Versions of the sources behind one indicator. */
export function VersionTable(sources: readonly SiteSource[]): HTMLElement {
  return DataTable(
    {
      columns: [
        {key: "title", label: words.source, isHeader: true},
        {key: "publisher", label: words.publisher},
        {key: "retrieved", label: words.retrieved},
        {key: "version", label: words.version},
        {key: "licence", label: words.licence},
        {key: "vintage", label: words.vintage}
      ],
      rows: sources.map((source) => ({
        title: source.title,
        publisher: source.publisher,
        retrieved: retrievedWords(source),
        version: source.publisherVersion ?? pages.indicator.none,
        licence: source.licence,
        vintage: source.vintage
      }))
    },
    {caption: words.vintages}
  );
}

/** What stood out while reading the sources. */
export function ProblemTable({problems}: QualityPage): HTMLElement {
  if (problems.length === 0) return h("p", {}, words.noProblems);
  return DataTable(
    {
      columns: [
        {key: "source", label: words.source, isHeader: true},
        {key: "kind", label: words.kind},
        {key: "message", label: words.message},
        {key: "count", label: words.count, type: "number", decimals: 0}
      ],
      rows: problems.map(({source, kind, message, count}) => ({source, kind, message, count}))
    },
    {caption: words.problems, search: true, limit: 25}
  );
}

const indicatorPath = (id: string): string => pageHref("../", `gegevens/indicator/${id}`);

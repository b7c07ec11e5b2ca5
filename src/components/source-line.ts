import {formatDate} from "../locale/format.js";
import {nl} from "../locale/nl.js";
import {h, type Child} from "./dom.js";
import type {Source} from "./types.js";

/** The facts of a source in reading order: publisher, table, use, period, retrieved, status. Also used by exports. */
export function sourceFacts(source: Source): string[] {
  return [
    [source.publisher, source.title].filter(Boolean).join(", "),
    source.table ? nl.source.table(source.table) : "",
    source.use ?? "",
    source.period ?? "",
    source.retrievedAt ? nl.source.retrieved(formatDate(source.retrievedAt)) : "",
    source.status ? nl.status[source.status] : "",
    source.stale ? nl.source.stale : ""
  ].filter(Boolean);
}

/** One line per source, joined by middle dots; the publisher's own page behind its name. */
export function SourceLine(sources: readonly Source[]): HTMLElement {
  if (sources.length === 0) return h("p", {class: "sh-source"}, `${nl.source.label}: ${nl.source.unknown}`);
  return h(
    "p",
    {class: "sh-source"},
    sources.map((source, index): Child => {
      const [name = "", ...rest] = sourceFacts(source);
      return [
        index === 0 ? `${nl.source.label}: ` : "; ",
        source.url ? h("a", {href: source.url}, name) : name,
        rest.map((fact) => ` · ${fact}`)
      ];
    })
  );
}

import type {SourceCard} from "../catalogue/schema.js";
import type {Problem} from "../warehouse/types.js";

/** What to say of files that are recognised and on purpose not loaded (protocol `none`). */
export function notLoaded(card: SourceCard, files: readonly string[]): Problem {
  const why =
    card.personal.length > 0
      ? "contains personal identifiers; not loaded"
      : card.access === "restricted"
        ? "not public; give it to the command that takes it; not loaded"
        : "recognised; holds no figures of its own; not loaded";
  return {source: card.id, kind: "not-loaded", message: `${card.title}: ${why}`, count: files.length};
}

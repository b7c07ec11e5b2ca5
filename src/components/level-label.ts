import {nl} from "../locale/nl.js";
import {Tag} from "./tag.js";
import type {StatementLevel} from "./types.js";

/** How strong the statement is: beschrijving; verband, geen oorzaak; modeluitkomst: rust op aannames. */
export function LevelLabel(level: StatementLevel): HTMLElement {
  return Tag(nl.level[level], {title: nl.levelExplained[level]});
}

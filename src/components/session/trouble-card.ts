import {session as words} from "../../locale/session.js";
import {ErrorCard} from "../error-card.js";
import {SessionTrouble} from "./session-file.js";

/** Why something was not opened or joined, and what to do. */
export function SessionTroubleCard(error: unknown): HTMLElement {
  const {works, todo, todoCopy, place} = words.trouble;
  if (!(error instanceof SessionTrouble)) return ErrorCard(error, {works, todo});
  const next = error.kind === "invalid-json" ? todoCopy : todo;
  const where = error.place === null || error.place === "file" ? "" : ` ${place(error.place)}`;
  return ErrorCard(`${error.message}${where}`, {works, todo: next});
}

import type {Session} from "../../models/interpretation/format.js";
import {formatDate} from "../../locale/format.js";
import {session as words} from "../../locale/session.js";
import {h, uniqueId} from "../dom.js";
import type {KeptLine} from "./kept-session.js";
import {SessionTroubleCard} from "./trouble-card.js";

export interface StartActions {
  kept: readonly KeptLine[];
  openKept: (id: string) => Promise<void>;
  openFile: (file: File) => Promise<void>;
  /** The example of the site; null where it has no place. */
  example: (() => Promise<Session>) | null;
  openSession: (session: Session) => Promise<void>;
}

/** What to open: a session this browser kept, a file, or the example. */
export function StartPanel({kept, openKept, openFile, example, openSession}: StartActions): HTMLElement {
  const status = h("div", {role: "status", class: "sh-model-status"});
  const attempt = (work: Promise<void>): void =>
    void work.catch((error: unknown) => status.replaceChildren(SessionTroubleCard(error)));
  const id = uniqueId("file");
  const picker = h("input", {
    id,
    type: "file",
    accept: ".json,application/json",
    class: "sh-visually-hidden",
    tabindex: -1,
    onchange: () => {
      const [file] = picker.files ?? [];
      if (file) attempt(openFile(file).finally(() => (picker.value = "")));
    }
  });
  const button = (text: string, onclick: () => void): HTMLElement =>
    h("button", {type: "button", class: "sh-button", onclick}, text);
  return h(
    "section",
    {class: "sh-session-start"},
    h("h2", {}, words.start.title),
    kept.length === 0
      ? h("p", {}, words.start.none)
      : h(
          "ul",
          {class: "sh-session-kept", "aria-label": words.start.keptTitle},
          kept.map((line) => {
            const title = words.start.kept(line.title ?? words.untitled, formatDate(line.kept));
            return h(
              "li",
              {},
              button(title, () => attempt(openKept(line.id)))
            );
          })
        ),
    h(
      "p",
      {class: "sh-model-files"},
      h("label", {for: id, class: "sh-visually-hidden"}, words.start.openFile),
      picker,
      button(words.start.openFile, () => picker.click()),
      example === null ? null : button(words.start.example, () => attempt(example().then(openSession)))
    ),
    status,
    h("p", {class: "sh-field-help"}, words.start.offline)
  );
}

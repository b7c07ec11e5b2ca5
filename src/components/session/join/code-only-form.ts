import {bareSession} from "../../../models/interpretation/contribution.js";
import type {Session} from "../../../models/interpretation/format.js";
import {sessionJoin} from "../../../locale/session-join.js";
import {Select} from "../../controls/select.js";
import {h} from "../../dom.js";
import {TextField} from "../../scenario/own/text-field.js";

const words = sessionJoin.codeOnly;
const most = 6;

/** Taking part without a file: the questions stand on the screen in the room. */
export function CodeOnlyForm(open: (session: Session) => Promise<void>): HTMLElement {
  const id = TextField(words.id);
  const counts = Array.from({length: most}, (_, at) => ({value: String(at + 1), label: String(at + 1)}));
  const count = Select(counts, {label: words.count, value: "4"});
  const begin = (event: Event): void => {
    event.preventDefault();
    const name = id.input.value.trim();
    const isName = /^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/.test(name);
    id.say(isName ? null : words.wrong);
    if (!isName) return id.input.focus();
    const questions = Array.from({length: Number(count.value)}, (_, at) => words.question(String(at + 1)));
    void open(bareSession(name, questions));
  };
  return h(
    "section",
    {},
    h("h2", {}, words.title),
    h("p", {}, words.lede),
    h("form", {onsubmit: begin}, id, count, h("p", {}, h("button", {class: "sh-button", type: "submit"}, words.go)))
  );
}

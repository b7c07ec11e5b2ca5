import {session as words} from "../../locale/session.js";
import {h} from "../dom.js";
import type {SessionStore} from "./session-store.js";
import {watch} from "./watch.js";

/** Whether the work is safe, in words; when it is not, how to save it. */
export function SafetyLine(store: SessionStore, save: () => void): HTMLElement {
  // No live region: it changes with every key, and only what is not safe must be told.
  const state = h("p", {class: "sh-session-safety"});
  const alarm = h("div", {role: "alert"});
  const elsewhere = h("p", {class: "sh-note", role: "note"});
  const button = (text: string, onclick: () => void): HTMLElement =>
    h("button", {type: "button", class: "sh-button", onclick}, text);
  let shown = "";
  return watch(store, h("div", {class: "sh-screen-only"}, state, alarm, elsewhere), () => {
    const {safety, trouble, isElsewhere, joined} = store;
    state.textContent = safety === "lost" ? "" : words.safety[safety];
    elsewhere.textContent = [isElsewhere ? words.safety.elsewhere : "", joined > 0 ? words.safety.joined : ""]
      .filter((each) => each !== "")
      .join(" ");
    elsewhere.hidden = elsewhere.textContent === "";
    const isFull = trouble instanceof DOMException && trouble.name === "QuotaExceededError";
    const next = safety === "lost" ? (isFull ? "full" : "lost") : "";
    if (next === shown) return;
    shown = next;
    const {lost, lostFull, lostTodo, tryAgain} = words.safety;
    alarm.replaceChildren(
      ...(next === ""
        ? []
        : [
            h(
              "div",
              {class: "sh-error"},
              h("p", {class: "sh-error-title"}, lost),
              h("p", {}, `${next === "full" ? `${lostFull} ` : ""}${lostTodo}`),
              button(words.file.save, save),
              " ",
              button(tryAgain, () => void store.flush())
            )
          ])
    );
  });
}

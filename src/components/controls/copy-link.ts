import {nl} from "../../locale/nl.js";
import {h} from "../dom.js";
import {browserEffects, type Effects} from "../effects.js";

/** Puts the address of this page, with every choice in it, on the clipboard. */
export function CopyLink({href, effects = browserEffects}: {href?: () => string; effects?: Effects} = {}): HTMLElement {
  const status = h("span", {role: "status", class: "sh-copy-status"});
  const copy = async (): Promise<void> => {
    try {
      await effects.copy((href ?? effects.href)());
      status.textContent = nl.control.copied;
    } catch {
      status.textContent = nl.control.copyFailed;
    }
  };
  return h(
    "span",
    {class: "sh-copy"},
    h("button", {type: "button", class: "sh-button", onclick: () => void copy()}, nl.control.copyLink),
    status
  );
}

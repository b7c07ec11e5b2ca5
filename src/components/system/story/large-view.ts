import {systemPage} from "../../../locale/system.js";
import {h} from "../../dom.js";

const words = systemPage.story;

export interface LargeView {
  /** Opens the large view and closes it again. */
  readonly button: HTMLButtonElement;
  /** The place of what can be shown large. */
  around(content: HTMLElement): HTMLElement;
  close(): void;
}

/** Shows a part of a page on the whole screen, for a room full of people. Escape leads back. */
export function LargeView(onchange: () => void): LargeView {
  const place = h("div", {});
  const dialog = h("dialog", {class: "sh-large", "aria-label": words.large, onclose: putBack});
  const button = h("button", {type: "button", class: "sh-button sh-large-button", onclick: toggle}, words.large);
  return {
    button,
    around(content) {
      place.replaceChildren(content);
      return h("div", {}, place, dialog);
    },
    close: () => dialog.close()
  };

  function toggle(): void {
    if (dialog.open) dialog.close();
    else void open();
  }

  async function open(): Promise<void> {
    dialog.append(...place.childNodes);
    button.textContent = words.normal;
    // Where the browser does not give all of the screen, its window is enough.
    await document.documentElement.requestFullscreen?.().catch(() => undefined);
    document.addEventListener("fullscreenchange", left);
    dialog.showModal();
    onchange();
  }

  /** Escape leaves the whole screen first: then there is nothing large left. */
  function left(): void {
    if (document.fullscreenElement === null) dialog.close();
  }

  function putBack(): void {
    document.removeEventListener("fullscreenchange", left);
    if (document.fullscreenElement !== null) void document.exitFullscreen();
    place.append(...dialog.childNodes);
    button.textContent = words.large;
    button.focus();
  }
}

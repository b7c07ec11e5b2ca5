import {systemDiagram as words} from "../../../locale/system-diagram.js";
import {h, uniqueId} from "../../dom.js";

export interface LinkChoice {
  readonly key: string;
  readonly text: string;
}

/** The links of a variable in a list over the page: arrows move, Enter chooses, Escape closes. */
export function createLinkList(choose: (key: string) => void): {
  element: HTMLDialogElement;
  open(name: string, choices: readonly LinkChoice[]): void;
} {
  const titleId = uniqueId("links");
  const title = h("h3", {id: titleId});
  const body = h("div", {});
  const element = h(
    "dialog",
    {class: "sh-diagram-help", "aria-labelledby": titleId, onkeydown: (event) => step(event as KeyboardEvent)},
    title,
    body,
    h("button", {type: "button", class: "sh-button", onclick: () => element.close()}, words.edit.close)
  );
  return {
    element,
    open(name, choices) {
      title.textContent = words.edit.linksOf(name);
      body.replaceChildren(
        choices.length === 0
          ? h("p", {}, words.edit.noLinks(name))
          : h(
              "ul",
              {class: "sh-diagram-link-list"},
              choices.map(({key, text}) => h("li", {}, h("button", {type: "button", onclick: () => pick(key)}, text)))
            )
      );
      element.showModal();
      body.querySelector("button")?.focus();
    }
  };

  function pick(key: string): void {
    element.close();
    choose(key);
  }

  function step(event: KeyboardEvent): void {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const all = [...element.querySelectorAll("button")];
    const now = all.indexOf(document.activeElement as HTMLButtonElement);
    event.preventDefault();
    all[(now + (event.key === "ArrowDown" ? 1 : -1) + all.length) % all.length]?.focus();
  }
}

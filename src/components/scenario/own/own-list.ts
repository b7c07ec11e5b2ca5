import type {ScenarioPublication} from "../../../models/scenario/format.js";
import {formatCount, formatDate} from "../../../locale/format.js";
import {ownScenario} from "../../../locale/own-scenario.js";
import {h, type Child} from "../../dom.js";

const words = ownScenario.list;

export interface OwnListActions {
  save: (publication: ScenarioPublication) => void;
  edit: (publication: ScenarioPublication) => void;
  remove: (publication: ScenarioPublication) => void;
}

/** The reader's publications with what can be done with each. */
export function OwnList(
  publications: readonly ScenarioPublication[],
  titles: ReadonlyMap<string, string>,
  actions: OwnListActions
): HTMLElement {
  const button = (text: string, title: string, onclick: () => void): Child => [
    h(
      "button",
      {type: "button", class: "sh-button sh-button-small", "aria-label": words.named(text, title), onclick},
      text
    ),
    " "
  ];
  return h(
    "ul",
    {class: "sh-own-list"},
    publications.map((publication) => {
      const {id, title, publisher, published, basedOn, variants} = publication;
      const about = words.about(
        publisher,
        formatDate(published),
        formatCount(variants.length, words.variant, words.variants)
      );
      const source = basedOn === undefined ? "" : `; ${words.basedOn(titles.get(basedOn) ?? basedOn)}`;
      const [first] = variants;
      return h(
        "li",
        {},
        h("p", {class: "sh-own-title"}, h("strong", {}, title), h("span", {}, ` ${about}${source}`)),
        h(
          "p",
          {class: "sh-own-actions"},
          button(words.edit, title, () => actions.edit(publication)),
          button(words.save, title, () => actions.save(publication)),
          button(words.remove, title, () => actions.remove(publication)),
          h(
            "a",
            {
              href: `./scenario.html?v=1&publicatie=${id}&scenario=${first?.id ?? ""}`,
              "aria-label": words.named(words.view, title)
            },
            words.view
          )
        )
      );
    })
  );
}

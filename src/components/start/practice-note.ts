import type {SiteFacts} from "../../../loaders/site/site-facts.js";
import {pages} from "../../locale/pages.js";
import {h} from "../dom.js";

/** Above a page whose text goes with the demonstration world: on a site of other figures, that it does not go with those. */
export const PracticeNote = ({isSynthetic}: Pick<SiteFacts, "isSynthetic">): HTMLElement =>
  isSynthetic
    ? h("div")
    : h(
        "div",
        {class: "sh-note", role: "note"},
        h("p", {}, h("strong", {}, `${pages.practice.title} `), pages.practice.text)
      );

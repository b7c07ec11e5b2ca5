import type {SiteFacts} from "../../../loaders/site/site-facts.js";
import {formatDate, formatNumber} from "../../locale/format.js";
import {pages} from "../../locale/pages.js";
import {h} from "../dom.js";

/** What the warehouse holds, and a plain warning when all of it is made up. */
export function SyntheticExplanation(site: SiteFacts): HTMLElement {
  const moment = site.retrievedAt
    ? pages.lastRetrieved(formatDate(site.retrievedAt))
    : site.builtAt
      ? pages.readIn(formatDate(site.builtAt))
      : "";
  return h(
    "div",
    {},
    site.isSynthetic
      ? h(
          "div",
          {class: "sh-note", role: "note"},
          h("p", {}, h("strong", {}, `${pages.synthetic.title}. `), pages.synthetic.text)
        )
      : null,
    h("p", {}, pages.facts(formatNumber(site.observations, 0), formatNumber(site.indicators, 0), moment))
  );
}

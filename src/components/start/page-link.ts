import {h} from "../dom.js";
import {pageHref, pageWith} from "../pages/page-href.js";

/** A link from a page one level deep to a page of this site, with choices in its address. */
export function PageLink(
  path: string,
  text: string,
  choices: Readonly<Record<string, string>> = {}
): HTMLAnchorElement {
  const hasChoices = Object.keys(choices).length > 0;
  return h(
    "a",
    {class: "sh-start-link", href: hasChoices ? pageWith("../", path, choices) : pageHref("../", path)},
    text
  );
}

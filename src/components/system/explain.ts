import {whatIf as words} from "../../locale/system-what-if.js";
import {h} from "../dom.js";

/** How a figure is made and read, one click away. */
export const Explain = (...paragraphs: readonly string[]): HTMLElement =>
  h(
    "details",
    {class: "sh-explain"},
    h("summary", {}, words.explain),
    paragraphs.map((text) => h("p", {}, text))
  );

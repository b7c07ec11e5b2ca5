import type {ThemeText as Text} from "../../../loaders/catalogue/theme-texts.js";
import {formatDate} from "../../locale/format.js";
import {themes} from "../../locale/themes.js";
import {h} from "../dom.js";
import {Tag} from "../tag.js";

const words = themes.text;

/** "Wat betekenen de cijfers?": what people say of a theme, with its status and who answers for it. */
export function ThemeText(text: Text | null): HTMLElement {
  return h(
    "section",
    {class: "sh-theme-words", "aria-label": words.title},
    h("h2", {}, words.title),
    text === null
      ? h("p", {class: "sh-missing"}, words.none)
      : [
          text.paragraphs.map((paragraph) => h("p", {}, paragraph)),
          h(
            "p",
            {class: "sh-theme-byline"},
            Tag(words.status[text.status], {tone: text.status === "concept" ? "warn" : "quiet"}),
            " ",
            words.byline(text.author, formatDate(text.date)),
            text.tester === null ? null : `, ${words.tested(text.tester)}`
          )
        ]
  );
}

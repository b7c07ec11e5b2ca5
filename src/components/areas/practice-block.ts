import type {Practice} from "../../../loaders/catalogue/practice.js";
import {areas} from "../../locale/areas.js";
import {formatDate, formatPeriod} from "../../locale/format.js";
import {h} from "../dom.js";

const words = areas.practice;

/** "Uit de praktijk": what people tell of an area or of one it lies in, with date, author and source. */
export function PracticeBlock(name: string, codes: readonly string[], practice: readonly Practice[]): HTMLElement {
  const found = practice.filter(({regions}) =>
    regions.some((code) => codes.includes(code) || codes.includes(`L-${code}`))
  );
  return h(
    "section",
    {class: "sh-theme-words", "aria-label": words.title},
    h("h2", {}, words.title),
    found.length === 0
      ? h("p", {class: "sh-missing"}, words.none(name))
      : [
          h("p", {}, words.lede),
          found.map(({title, paragraphs, author, date, source, url}) => [
            h("h3", {}, title),
            paragraphs.map((paragraph) => h("p", {}, paragraph)),
            h(
              "p",
              {class: "sh-theme-byline"},
              `${words.byline(author, dateWords(date))} ${words.source} `,
              url === null ? source : h("a", {href: url}, source)
            )
          ])
        ]
  );
}

/** As exact as it is known: a year, a month or a day. */
function dateWords(date: string): string {
  if (date.length === 4) return date;
  return date.length === 7 ? formatPeriod(`${date}-01`, "month") : formatDate(date);
}

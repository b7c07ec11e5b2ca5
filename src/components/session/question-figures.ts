import type {SessionNumber} from "../../models/interpretation/calls.js";
import type {Question, Session} from "../../models/interpretation/format.js";
import {piecesOf} from "../../models/interpretation/number-refs.js";
import {formatDate, formatMissing, formatValue} from "../../locale/format.js";
import {session as words} from "../../locale/session.js";
import {sessionReport} from "../../locale/session-report.js";
import {h} from "../dom.js";
import {Tag} from "../tag.js";

/** The figures of a question: those that name it and those it names. */
export const numbersOf = ({numbers}: Session, question: Question): SessionNumber[] =>
  numbers.filter((number) => number.question === question.id || question.numbers.includes(number.ref));

export const shownValue = ({value, unit, decimals, missing}: SessionNumber): string =>
  value === null ? formatMissing(missing) : formatValue(value, {unit, decimals});

/** A text in which figures stand as {{ref}}; `hide` stands in their place as long as nobody may see them. */
export function figureText({numbers}: Session, text: string, hide: string | null = null): string {
  return piecesOf(text)
    .map((piece) => {
      if ("text" in piece) return piece.text;
      const number = numbers.find(({ref}) => ref === piece.ref);
      return hide ?? (number === undefined ? sessionReport.unknownNumber(piece.ref) : shownValue(number));
    })
    .join("");
}

/** The figures of a question as a table, each with its kind, its source and its date. */
export function QuestionFigures(session: Session, question: Question): HTMLElement {
  const numbers = numbersOf(session, question);
  if (numbers.length === 0) return h("p", {class: "sh-missing"}, words.figures.none);
  const sources = [...new Set(numbers.map(sourceOf))];
  const caption = words.figures.caption(figureText(session, question.text));
  return h(
    "div",
    {class: "sh-session-figures"},
    session.synthetic === true ? Tag(words.figures.synthetic, {tone: "warn"}) : null,
    h(
      "div",
      {class: "sh-table-scroll", role: "region", tabindex: 0, "aria-label": caption},
      h(
        "table",
        {class: "sh-table"},
        h("caption", {class: "sh-visually-hidden"}, caption),
        h(
          "thead",
          {},
          h(
            "tr",
            {},
            words.figures.columns.map((each) => h("th", {scope: "col"}, each))
          )
        ),
        h(
          "tbody",
          {},
          numbers.map((number) =>
            h(
              "tr",
              {},
              h("th", {scope: "row"}, number.label),
              h("td", {class: number.value === null ? "sh-missing" : "sh-number"}, shownValue(number)),
              h("td", {}, sessionReport.levels[number.level], number.status === undefined ? "" : `; ${number.status}`)
            )
          )
        )
      )
    ),
    h("p", {class: "sh-source"}, words.figures.source(sources.join("; ")))
  );
}

function sourceOf({source, retrieved}: SessionNumber): string {
  const date = retrieved === undefined ? "" : sessionReport.sources.retrieved(formatDate(retrieved));
  return `${source ?? sessionReport.sources.unknown}${date}`;
}

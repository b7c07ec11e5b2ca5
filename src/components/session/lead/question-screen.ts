import {moodAgainstFigures} from "../../../models/interpretation/agreement.js";
import {spokenCount} from "../../../models/interpretation/contribution.js";
import {addItem, freeItemId} from "../../../models/interpretation/edit-session.js";
import type {Question, Session} from "../../../models/interpretation/format.js";
import {formatPercent} from "../../../locale/format.js";
import {session as shared} from "../../../locale/session.js";
import {sessionLead} from "../../../locale/session-lead.js";
import {sessionReport} from "../../../locale/session-report.js";
import {h} from "../../dom.js";
import {BoundSelect} from "../bound-field.js";
import {edited, itemOf, type Desk} from "../edit.js";
import {ItemList} from "../item-list.js";
import {figureText, numbersOf, QuestionFigures} from "../question-figures.js";
import {moment} from "../session-context.js";
import {MainButton, SmallButton} from "../small-button.js";
import {watch} from "../watch.js";
import {HandsPart} from "./hands-part.js";
import {StatementCard} from "./statement-card.js";
import type {Variable} from "./shortest-way.js";
import {nameOf, peopleOf} from "./vote-panel.js";

const words = sessionLead.question;

/** One screen for a question: expectations, then figures, then first readings, then what they mean. */
export function QuestionScreen(desk: Desk, id: string, variables: () => Promise<readonly Variable[]>): HTMLElement {
  const {store} = desk;
  const asked = h("h2", {class: "sh-session-big"});
  const stage = h("div", {"aria-live": "polite"});
  let shown = "";
  return watch(store, h("section", {}, asked, stage, HandsPart(desk, id), StatementsPart(desk, id, variables)), () => {
    const question = itemOf(store.session, "questions", id);
    if (question === undefined) return;
    asked.textContent = figureText(store.session, question.text, question.revealed === undefined ? "…" : null);
    const {expectations, readings, numbers, participants} = store.session;
    const next = JSON.stringify([question, expectations.length, readings, numbers, participants]);
    if (next === shown) return;
    shown = next;
    stage.replaceChildren(...StageParts(desk, question));
  });
}

function StageParts(desk: Desk, question: Question): HTMLElement[] {
  const {context, store} = desk;
  const {session} = store;
  const change = (changes: Partial<Question>) => () =>
    store.change((now) => edited(desk, now, {part: "questions", id: question.id, changes}));
  const expected = counted(session, "expectations", question.id);
  if (question.revealed === undefined)
    return [
      h("p", {class: "sh-session-count"}, expected),
      h("p", {}, words.hidden),
      h(
        "p",
        {},
        MainButton(words.reveal, () => change({revealed: moment(context)})())
      ),
      h("p", {class: "sh-field-help"}, words.revealHelp)
    ];
  const read = counted(session, "readings", question.id);
  return [
    h("p", {class: "sh-session-count"}, `${expected}. ${words.revealed(timeOf(question.revealed))}`),
    QuestionFigures(session, question),
    MovedChoice(desk, question),
    ...(question.closed === undefined
      ? [
          h("p", {class: "sh-session-count"}, read),
          h(
            "p",
            {},
            MainButton(words.close, () => change({closed: moment(context)})())
          ),
          h("p", {class: "sh-field-help"}, words.closeHelp)
        ]
      : [MoodPart(session, question), ReadingsPart(session, question)])
  ];
}

const timeOf = (stamp: string): string =>
  new Date(stamp).toLocaleTimeString("nl-NL", {hour: "2-digit", minute: "2-digit"});

function counted(session: Session, part: "expectations" | "readings", question: string): string {
  const {n, of} = spokenCount(session, part, question);
  if (of === null) return (part === "readings" ? words.read : words.expected)(String(n));
  return (part === "readings" ? words.readOf : words.expectedOf)(String(n), String(of));
}

/** Which way the figures went: said by people, and kept with the first figure of the question. */
function MovedChoice({store}: Desk, question: Question): HTMLElement {
  const [first] = numbersOf(store.session, question);
  if (first === undefined) return h("div");
  const {up, down, same} = shared.directions;
  return BoundSelect(
    {
      store,
      label: words.moved,
      get: ({numbers}) => numbers.find(({question: own, moved}) => own === question.id && moved !== undefined)?.moved,
      set: (session, value) => ({
        ...session,
        numbers: session.numbers.map((number) => {
          if (number.ref !== first.ref) return number;
          const rest = Object.fromEntries(Object.entries(number).filter(([field]) => field !== "moved"));
          return {...rest, question: question.id, ...(value === null ? {} : {moved: value})} as typeof number;
        })
      })
    },
    [["", words.movedNone], ...Object.entries({up, down, same})]
  );
}

/** What people expected beside what the figures did. */
function MoodPart(session: Session, question: Question): HTMLElement {
  const mood = moodAgainstFigures(session).find((each) => each.question === question.id);
  if (mood === undefined) return h("div");
  const {expected, part, moved, late} = sessionReport.mood;
  const parts = (["up", "down", "same", "unknown"] as const).flatMap((direction) =>
    mood.expected[direction] === 0 ? [] : [part(String(mood.expected[direction]), shared.directions[direction])]
  );
  return h(
    "div",
    {class: "sh-session-mood"},
    h("h3", {}, words.mood),
    parts.length === 0 ? null : h("p", {}, expected(parts.join(", "))),
    mood.moved === null ? null : h("p", {}, moved(shared.directions[mood.moved])),
    mood.right === null ? null : h("p", {}, words.right(formatPercent(100 * mood.right, 0))),
    mood.late === 0 ? null : h("p", {}, late(String(mood.late))),
    h("p", {class: "sh-field-help"}, words.moodNote)
  );
}

/** First readings side by side, with what each expected. */
function ReadingsPart(session: Session, question: Question): HTMLElement {
  const said = peopleOf(session).flatMap((id) => {
    const own = <Item extends {participant: string; question: string}>(items: readonly Item[]): Item | undefined =>
      items.find((each) => each.participant === id && each.question === question.id);
    const reading = own(session.readings);
    return reading === undefined ? [] : [{id, reading, expectation: own(session.expectations)}];
  });
  const heading = h("h3", {}, words.readings);
  if (said.length === 0) return h("div", {}, heading, h("p", {class: "sh-missing"}, words.noReading));
  const direction = (value: keyof typeof shared.directions | undefined): string =>
    value === undefined ? "" : shared.directions[value];
  return h(
    "div",
    {},
    heading,
    h(
      "div",
      {class: "sh-table-scroll", role: "region", tabindex: 0, "aria-label": words.readings},
      h(
        "table",
        {class: "sh-table"},
        h(
          "thead",
          {},
          h(
            "tr",
            {},
            words.readingColumns.map((each) => h("th", {scope: "col"}, each))
          )
        ),
        h(
          "tbody",
          {},
          said.map(({id, reading, expectation}) =>
            h(
              "tr",
              {},
              h("th", {scope: "row"}, nameOf(session, id)),
              h("td", {}, direction(expectation?.direction)),
              h("td", {}, direction(reading.direction)),
              h("td", {}, reading.text ?? "")
            )
          )
        )
      )
    )
  );
}

/** The statements of a question, and a button for one more. */
function StatementsPart(desk: Desk, question: string, variables: () => Promise<readonly Variable[]>): HTMLElement {
  const {context, store} = desk;
  const list = ItemList(store, {
    label: words.statements,
    empty: sessionLead.statement.none,
    ids: ({statements}) => statements.filter((each) => each.question === question).map(({id}) => id),
    build: (id) => StatementCard(desk, id, variables)
  });
  const add = SmallButton(sessionLead.statement.add, () => {
    store.change((session) =>
      addItem(session, "statements", {
        id: freeItemId(session, "statements", context.tag),
        type: "waarneming",
        text: "",
        question,
        ...{evidence: [], links: [], votes: [], dissent: [], alternatives: []},
        status: "open",
        changed: moment(context)
      })
    );
    list.querySelector<HTMLElement>(":scope > ul > li:last-child textarea")?.focus();
  });
  return h("section", {}, h("h3", {}, words.statements), list, h("p", {}, add));
}

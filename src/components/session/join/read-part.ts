import {deviceState, speak} from "../../../models/interpretation/contribution.js";
import type {Question, Reading, Session} from "../../../models/interpretation/format.js";
import type {Direction} from "../../../models/interpretation/parts.js";
import {session as shared} from "../../../locale/session.js";
import {sessionJoin} from "../../../locale/session-join.js";
import {h} from "../../dom.js";
import {BoundText} from "../bound-field.js";
import {ChoiceRow} from "../choice-row.js";
import {figureText, QuestionFigures} from "../question-figures.js";
import {moment, type SessionContext} from "../session-context.js";
import type {SessionStore} from "../session-store.js";
import {certaintyChoices, directionChoices, expectationOf, OnlyWithFile} from "./expect-part.js";
import {participantOf} from "./who-part.js";

const words = sessionJoin.read;

const readingOf = (session: Session, question: string): Reading | undefined =>
  session.readings.find((each) => each.question === question && each.participant === participantOf(session));

/** The figures, what the participant expected, and the own first reading. */
export function ReadPart(context: SessionContext, store: SessionStore): HTMLElement {
  return h(
    "section",
    {},
    h("h2", {tabindex: -1}, words.title),
    h("p", {}, words.lede),
    h(
      "ol",
      {class: "sh-session-questions"},
      store.session.questions.map((question) => h("li", {}, ReadQuestion(context, store, question)))
    )
  );
}

function ReadQuestion(context: SessionContext, store: SessionStore, question: Question): HTMLElement {
  const change = (session: Session, part: Partial<Reading>): Session => {
    const whole = {...readingOf(session, question.id), ...part, question: question.id};
    return speak(session, "readings", {...whole, participant: participantOf(session), at: moment(context)});
  };
  const {session} = store;
  const expected = expectationOf(session, question.id)?.direction;
  const isElsewhere = deviceState(session).codeOnly === true;
  return h(
    "div",
    {class: "sh-session-question"},
    h("p", {class: "sh-session-asked"}, figureText(session, question.text)),
    isElsewhere ? h("p", {}, words.onScreen) : QuestionFigures(session, question),
    h(
      "p",
      {class: "sh-question"},
      expected === undefined ? sessionJoin.expect.ownNone : sessionJoin.expect.own(shared.directions[expected])
    ),
    ChoiceRow({
      store,
      label: words.direction,
      choices: directionChoices,
      get: (now) => readingOf(now, question.id)?.direction,
      set: (now, value) => change(now, {direction: value as Direction})
    }),
    ChoiceRow({
      store,
      label: sessionJoin.expect.certainty,
      choices: certaintyChoices,
      get: (now) => readingOf(now, question.id)?.certainty?.toString(),
      set: (now, value) => change(now, {certainty: Number(value)})
    }),
    OnlyWithFile(
      store,
      BoundText(
        {
          store,
          label: words.text,
          get: (now) => readingOf(now, question.id)?.text,
          set: (now, value) => change(now, {text: value ?? ""})
        },
        {isLong: true, most: 2000}
      )
    )
  );
}

import {deviceState, speak, withDeviceState} from "../../../models/interpretation/contribution.js";
import type {Expectation, Question, Session} from "../../../models/interpretation/format.js";
import type {Direction} from "../../../models/interpretation/parts.js";
import {session as shared} from "../../../locale/session.js";
import {sessionJoin} from "../../../locale/session-join.js";
import {h} from "../../dom.js";
import {BoundText} from "../bound-field.js";
import {ChoiceRow} from "../choice-row.js";
import {figureText} from "../question-figures.js";
import {moment, type SessionContext} from "../session-context.js";
import type {SessionStore} from "../session-store.js";
import {watch} from "../watch.js";
import {participantOf} from "./who-part.js";

const words = sessionJoin.expect;

export const directionChoices = Object.entries(shared.directions);
export const certaintyChoices = shared.certainty.map((label, at) => [String(at + 1), label] as const);
/** While nothing was shown yet, an expectation may be changed. */
export const isBlind = (session: Session): boolean =>
  deviceState(session).shown?.[participantOf(session)] === undefined;

export const expectationOf = (session: Session, question: string): Expectation | undefined =>
  session.expectations.find((each) => each.question === question && each.participant === participantOf(session));

/** What the participant expects of each question. No figure is in the page yet. */
export function ExpectPart(context: SessionContext, store: SessionStore): HTMLElement {
  const status = h("p", {role: "status"});
  const button = h(
    "button",
    {
      type: "button",
      class: "sh-button sh-button-main",
      onclick: () => store.change((session) => withDeviceState(session, shownNow(session)))
    },
    words.show
  );
  const section = h(
    "section",
    {},
    h("h2", {}, words.title),
    h("p", {}, words.lede),
    h(
      "ol",
      {class: "sh-session-questions"},
      store.session.questions.map((question) => h("li", {}, ExpectQuestion(context, store, question)))
    ),
    status,
    h("p", {}, button, " ", h("span", {class: "sh-field-help"}, words.warning))
  );
  return watch(store, section, () => {
    const {session} = store;
    const all = session.questions.length;
    const done = session.questions.filter(({id}) => expectationOf(session, id) !== undefined).length;
    const isReady = done === all && participantOf(session) !== "";
    status.textContent = participantOf(session) === "" ? words.noNumber : words.progress(String(done), String(all));
    button.disabled = !isReady;
  });

  function shownNow(session: Session): {shown: Record<string, string>} {
    return {shown: {...deviceState(session).shown, [participantOf(session)]: moment(context)}};
  }
}

function ExpectQuestion(context: SessionContext, store: SessionStore, question: Question): HTMLElement {
  const change = (session: Session, part: Partial<Expectation>): Session => {
    const before = expectationOf(session, question.id);
    const whole = {direction: "unknown" as Direction, ...before, ...part, question: question.id};
    return speak(session, "expectations", {...whole, participant: participantOf(session), at: moment(context)});
  };
  return h(
    "div",
    {class: "sh-session-question"},
    h("p", {class: "sh-session-asked"}, figureText(store.session, question.text, words.hidden)),
    ChoiceRow({
      store,
      label: words.direction,
      choices: directionChoices,
      get: (session) => expectationOf(session, question.id)?.direction,
      set: (session, value) => change(session, {direction: value as Direction}),
      isOpen: (session) => participantOf(session) !== ""
    }),
    ChoiceRow({
      store,
      label: words.certainty,
      choices: certaintyChoices,
      get: (session) => expectationOf(session, question.id)?.certainty?.toString(),
      set: (session, value) => change(session, {certainty: Number(value)}),
      isOpen: (session) => expectationOf(session, question.id) !== undefined
    }),
    OnlyWithFile(
      store,
      BoundText(
        {
          store,
          label: words.text,
          get: (session) => expectationOf(session, question.id)?.text,
          set: (session, value) =>
            expectationOf(session, question.id) === undefined ? session : change(session, {text: value ?? ""})
        },
        {isLong: true, most: 2000}
      )
    )
  );
}

/** Words do not fit in a code. */
export const OnlyWithFile = (store: SessionStore, element: HTMLElement): HTMLElement | null =>
  deviceState(store.session).codeOnly === true ? null : element;

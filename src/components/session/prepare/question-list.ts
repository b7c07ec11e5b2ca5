import {addItem, changeHead, freeItemId, removeItem} from "../../../models/interpretation/edit-session.js";
import type {Session} from "../../../models/interpretation/format.js";
import {sessionPrepare} from "../../../locale/session-prepare.js";
import {h} from "../../dom.js";
import {BoundText} from "../bound-field.js";
import {bind, type Desk} from "../edit.js";
import {ItemList} from "../item-list.js";
import {numbersOf} from "../question-figures.js";
import {moment} from "../session-context.js";
import {SmallButton} from "../small-button.js";
import {watch} from "../watch.js";
import {mostQuestions} from "./add-question.js";
import {withLeadScenario} from "./scenario-question.js";

const words = sessionPrepare.questions;
const part = "questions";

/** The questions of the session: three to six, to be put in own words. */
export function QuestionList(desk: Desk): HTMLElement {
  const {context, store} = desk;
  const list = ItemList(store, {
    label: words.title,
    empty: words.none,
    ids: ({questions}) => questions.map(({id}) => id),
    build: (id) => {
      const question = store.session.questions.find((each) => each.id === id);
      const figures = question === undefined ? 0 : numbersOf(store.session, question).length;
      return h(
        "div",
        {class: "sh-session-card"},
        BoundText(
          {...bind(desk, {part, id, field: "text"}, {keepsEmpty: true}), label: words.text(id.slice(1))},
          {isLong: true}
        ),
        h("p", {class: "sh-field-help"}, words.figures(String(figures))),
        SmallButton(words.remove, () => store.change((session) => withoutQuestion(session, id)))
      );
    }
  });
  const most = h("p", {class: "sh-field-help", role: "status"});
  const add = SmallButton(words.add, () => {
    store.change((session) =>
      addItem(session, part, {id: freeItemId(session, part), text: "", numbers: [], changed: moment(context)})
    );
    list.querySelector<HTMLElement>("li:last-child textarea")?.focus();
  });
  return watch(
    store,
    h("section", {}, h("h2", {}, words.title), h("p", {}, words.lede), list, h("p", {}, add), most),
    () => {
      add.disabled = store.session.questions.length >= mostQuestions;
      most.textContent = add.disabled ? words.most : "";
    }
  );
}

/** A question goes with its figures, but for those that another question shows too. */
function withoutQuestion(session: Session, id: string): Session {
  const gone = session.questions.find((question) => question.id === id);
  const rest = removeItem(session, part, id);
  const shown = new Set(rest.questions.flatMap(({numbers}) => numbers));
  const numbers = session.numbers
    .filter(({ref, question}) => shown.has(ref) || !(question === id || gone?.numbers.includes(ref) === true))
    .map((number) => {
      if (number.question !== id) return number;
      const other = rest.questions.find((question) => question.numbers.includes(number.ref));
      return other === undefined ? number : {...number, question: other.id};
    });
  const left = changeHead(rest, {numbers});
  const kept = new Set(numbers.map(({ref}) => ref));
  const isScenarioGone = session.numbers.some(({ref, call}) => call.kind === "scenario-project" && !kept.has(ref));
  return isScenarioGone ? withLeadScenario(left) : left;
}

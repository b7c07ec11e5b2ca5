import {addItem, changeHead, freeItemId} from "../../../models/interpretation/edit-session.js";
import type {SessionNumber} from "../../../models/interpretation/calls.js";
import type {Session} from "../../../models/interpretation/format.js";
import {formatCount} from "../../../locale/format.js";
import {sessionPrepare} from "../../../locale/session-prepare.js";
import type {SiteModel} from "../../system/site-models.js";
import {moment, type SessionContext} from "../session-context.js";
import {mostQuestions} from "./add-question.js";

const words = sessionPrepare.model;

/** What a model says of one of its goals: the change from the start until a moment, when one thing happens. */
export interface ModelOutcome {
  model: SiteModel;
  intervention: string;
  variable: string;
  time: number;
  change: number;
}

/** The file that the command of the call reads. */
const modelFile = ({id}: Pick<SiteModel, "id">): string => `data/systems/${id}.system.json`;

/** `2 jaar`, `1 maand`. */
export function timeText({system}: Pick<SiteModel, "system">, time: number): string {
  const [one, more] = words.units[system.timeUnit];
  return formatCount(time, one, more);
}

export const labelOf = ({system}: Pick<SiteModel, "system">, id: string): string => {
  const found = [...system.variables, ...system.interventions].find((each) => each.id === id);
  return found?.label ?? id;
};

const refOf = ({model, intervention, variable, time}: ModelOutcome): string =>
  `${model.id}-${intervention}-${variable}-${time}`.replace(/[^A-Za-z0-9._-]/g, "-").slice(0, 80);

/** Whether a question about this outcome is there already. */
export const hasModelQuestion = ({questions}: Session, outcome: ModelOutcome): boolean =>
  questions.some(({numbers}) => numbers.includes(refOf(outcome)));

/** Whether the figures of the session rest on another model, or on another version of this one. */
export function restsOnOther({snapshot, numbers}: Session, model: SiteModel): boolean {
  const held = snapshot?.model;
  if (held == null || !numbers.some(({call}) => call.kind === "simulate")) return false;
  return held.file !== modelFile(model) || held.sha256 !== model.sha256;
}

/** The session with a question about an outcome, its figure with its call, and the model it rests on. */
export function addModelQuestion(
  context: Pick<SessionContext, "effects" | "tag">,
  session: Session,
  outcome: ModelOutcome
): Session {
  const {model, intervention, variable, time, change} = outcome;
  if (session.questions.length >= mostQuestions || restsOnOther(session, model)) return session;
  const id = freeItemId(session, "questions");
  const ref = refOf(outcome);
  const [label, cause] = [labelOf(model, variable), labelOf(model, intervention)];
  const unit = model.system.variables.find((each) => each.id === variable)?.unit;
  const number: SessionNumber = {
    ...{ref, label: words.number(label, timeText(model, time), cause).slice(0, 300), value: change, decimals: 3},
    ...(unit === undefined ? {} : {unit: unit.slice(0, 300)}),
    ...{question: id, level: "modeluitkomst", source: model.system.name.slice(0, 300)},
    moved: change === 0 ? "same" : change > 0 ? "up" : "down",
    call: {kind: "simulate", model: modelFile(model), interventions: [intervention], variable, time, change: true}
  };
  const asked = addItem(session, "questions", {
    ...{id, text: words.question(cause, label), numbers: [ref]},
    changed: moment(context as SessionContext)
  });
  const {snapshot} = session;
  return changeHead(asked, {
    numbers: [...session.numbers.filter((each) => each.ref !== ref), number],
    ...(snapshot === undefined || model.sha256 === undefined
      ? {}
      : {snapshot: {...snapshot, model: {file: modelFile(model), sha256: model.sha256}}})
  });
}

import {addItem, changeHead, freeItemId} from "../../../models/interpretation/edit-session.js";
import type {Session} from "../../../models/interpretation/format.js";
import type {NotableChange} from "../../../models/interpretation/notable-changes.js";
import {sessionPrepare} from "../../../locale/session-prepare.js";
import {moment, type SessionContext} from "../session-context.js";
import {numbersFor, type Place, type SiteSeries} from "./site-series.js";

const words = sessionPrepare.changes;

/** Most questions of a session, as many as a typed code holds. */
export const mostQuestions = 6;

interface Asked {
  change: NotableChange;
  own: SiteSeries;
  place: Place;
  definition: string | undefined;
  theme: string;
}

const refsOf = ({series, from, period}: NotableChange, {code}: Place): string[] => [
  `${series}-${code}-${from}`,
  `${series}-${code}-${period}`
];

/** Whether a question about these two figures is there already. */
export const hasQuestion = ({questions}: Session, change: NotableChange, place: Place): boolean =>
  questions.some(({numbers}) => refsOf(change, place).every((ref) => numbers.includes(ref)));

/** The session with a question about a change, its figures with their calls, and what the indicator counts. */
export function addQuestion(
  context: Pick<SessionContext, "effects" | "tag">,
  session: Session,
  {change, own, place, definition, theme}: Asked
): Session {
  if (session.questions.length >= mostQuestions) return session;
  const id = freeItemId(session, "questions");
  const {title} = own.entry;
  const text =
    change.difference === null
      ? words.questionBroken(title, place.name)
      : words.question(title, change.from, change.period, place.name);
  const known = new Set(session.numbers.map(({ref}) => ref));
  const made = numbersFor(change, own, place);
  const numbers = made.filter(({ref}) => !known.has(ref)).map((number) => ({...number, question: id}));
  const asked = addItem(session, "questions", {
    ...{id, text, theme},
    numbers: made.map(({ref}) => ref),
    changed: moment(context as SessionContext)
  });
  const {snapshot} = session;
  return changeHead(asked, {
    numbers: [...session.numbers, ...numbers],
    ...(snapshot === undefined || definition === undefined
      ? {}
      : {snapshot: {...snapshot, definitions: {...snapshot.definitions, [own.entry.id]: definition.slice(0, 10_000)}}})
  });
}

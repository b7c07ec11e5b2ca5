import type {Session} from "./format.js";
import {naturalOrder} from "./versions.js";

/** Lists of things that have an id and that people work on together. */
export type ItemPart =
  "questions" | "hands" | "statements" | "actions" | "fieldQuestions" | "forecasts" | "participants";
export type ItemOf<Part extends ItemPart> = Session[Part][number];

/** Fields to set; null takes a field away. */
export type Changes<Item> = {[Field in keyof Item]?: Item[Field] | null};

const letters: Readonly<Record<ItemPart, string>> = {
  questions: "q",
  hands: "h",
  statements: "s",
  actions: "a",
  fieldQuestions: "v",
  forecasts: "f",
  participants: "p"
};

/**
 * An id that nothing in the list has or had, also among versions that do not count: the letter of the list, the next number
 * and, where two devices may add at once, the tag of this one (s4-k7p).
 *
 * @param tag letters and digits that stand for a device; empty for none
 */
export function freeItemId(session: Session, part: ItemPart, tag = ""): string {
  const kept = (session.superseded as {part: string; key: string}[]).filter((each) => each.part === part);
  const taken = [...session[part].map(({id}) => id), ...kept.map(({key}) => key)];
  const pattern = new RegExp(`^${letters[part]}(\\d{1,6})(?![0-9])`);
  const last = Math.max(0, ...taken.map((id) => Number(pattern.exec(id)?.[1] ?? 0)));
  return `${letters[part]}${last + 1}${tag === "" ? "" : `-${tag}`}`;
}

/** The session with one thing more, at the place its id has in the order people count in. */
export function addItem<Part extends ItemPart>(session: Session, part: Part, item: ItemOf<Part>): Session {
  const items = [...session[part], item] as ItemOf<Part>[];
  return {...session, [part]: items.sort((a, b) => naturalOrder(a.id, b.id))};
}

/**
 * The session with fields of one thing changed and the moment of it; unchanged when there is no such thing.
 *
 * @param at moment, with its zone
 */
export function changeItem<Part extends ItemPart>(
  session: Session,
  part: Part,
  {id, changes, at}: {id: string; changes: Changes<ItemOf<Part>>; at: string}
): Session {
  const items = session[part] as ItemOf<Part>[];
  if (!items.some((item) => item.id === id)) return session;
  const stamp = part === "participants" ? {} : part === "hands" ? {at} : {changed: at};
  return {
    ...session,
    [part]: items.map((item) => (item.id === id ? withChanges(item, {...changes, ...stamp}) : item))
  };
}

/** The session without one thing. */
export function removeItem(session: Session, part: ItemPart, id: string): Session {
  return {...session, [part]: (session[part] as {id: string}[]).filter((item) => item.id !== id)};
}

/** The session with fields of its head changed; null takes a field away. */
export function changeHead(session: Session, changes: Changes<Session>): Session {
  return withChanges(session, changes);
}

function withChanges<Item extends object>(item: Item, changes: object): Item {
  const kept = Object.entries({...item, ...changes}).filter(([, value]) => value !== null && value !== undefined);
  const nulls = Object.entries(item).filter(([field, value]) => value === null && !(field in changes));
  return Object.fromEntries([...kept, ...nulls]) as Item;
}

/** A vote of one participant on a statement, which takes the place of an earlier one. */
export function castVote(
  session: Session,
  {statement, participant, value, at}: {statement: string; participant: string; value: number | null; at: string}
): Session {
  return changeVotes(session, statement, (votes) => [
    ...votes.filter((vote) => vote.participant !== participant),
    {participant, value, at}
  ]);
}

/** Takes a vote away again. */
export const withdrawVote = (session: Session, statement: string, participant: string): Session =>
  changeVotes(session, statement, (votes) => votes.filter((vote) => vote.participant !== participant));

type Votes = Session["statements"][number]["votes"];

const changeVotes = (session: Session, id: string, change: (votes: Votes) => Votes): Session => ({
  ...session,
  statements: session.statements.map((statement) =>
    statement.id === id
      ? {...statement, votes: change(statement.votes).sort((a, b) => naturalOrder(a.participant, b.participant))}
      : statement
  )
});

import type {Direction} from "./parts.js";
import type {Expectation, Reading, Session} from "./format.js";
import {naturalOrder} from "./versions.js";
import {encodeReading, type CodedReading} from "./reading-code.js";

/** Stands in `contribution.device` of what participants get, so that nobody takes it for the facilitator's file. */
export const handoutDevice = "deelnemersbestand";

/** What a device knows of itself; stands in `contribution` and does not leave the device. */
export interface DeviceState {
  device: string;
  /** Who sits at it now, as p7; empty while nobody has said. */
  participant?: string;
  /** When it showed the figures to whom: from then on that participant's expectations stay as they are. */
  shown?: Readonly<Record<string, string>>;
  /** Questions stand on a screen elsewhere: only a code can be given. */
  codeOnly?: boolean;
}

export const deviceState = ({contribution}: Pick<Session, "contribution">): DeviceState =>
  (contribution ?? {device: "apparaat"}) as DeviceState;

/** The session of a device with other knowledge of itself. */
export const withDeviceState = (session: Session, state: Partial<DeviceState>): Session => ({
  ...session,
  contribution: {...deviceState(session), ...state}
});

/**
 * A newer hand-out in place of the one a device had: what was said on the device stays. One without figures takes nothing
 * away from a device that has them, and one with figures shows them where there were only questions.
 */
export function adoptHandout(held: Session, newer: Session): Session {
  const {codeOnly: hadQuestions = false, ...own} = deviceState(held);
  const {codeOnly = false} = deviceState(newer);
  if (codeOnly && !hadQuestions) return held;
  const {expectations, readings, votes, participants} = held;
  return {...newer, contribution: codeOnly ? {...own, codeOnly} : own, expectations, readings, votes, participants};
}

/** Whether a participant said something on this device. */
export const hasSpoken = ({expectations, readings, votes}: Session, participant: string): boolean =>
  [...expectations, ...readings, ...votes].some((each) => each.participant === participant);

/**
 * The session of a device with another number for who sits at it: what was said goes along. A number that said something on
 * this device before is another person: then that person sits there again.
 */
export function asParticipant(session: Session, participant: string): Session {
  const {participant: before = "", shown = {}} = deviceState(session);
  if (before === "" || hasSpoken(session, participant)) return withDeviceState(session, {participant});
  const own = <Item extends {participant: string}>(items: readonly Item[]): Item[] =>
    items.map((item) => (item.participant === before ? {...item, participant} : item));
  const seen = Object.entries(shown).map(([id, at]) => [id === before ? participant : id, at] as const);
  return withDeviceState(
    {
      ...session,
      expectations: own(session.expectations),
      readings: own(session.readings),
      votes: own(session.votes),
      participants: session.participants.map((each) => (each.id === before ? {...each, id: participant} : each))
    },
    {participant, shown: Object.fromEntries(seen)}
  );
}

/** A session of which only the id and the number of questions are known: enough for a code. */
export const bareSession = (id: string, questions: readonly string[]): Session => ({
  format: "samenhang-session/1",
  id,
  contribution: {device: handoutDevice, codeOnly: true},
  questions: questions.map((text, at) => ({id: `q${at + 1}`, text, numbers: []})),
  ...{expectations: [], readings: [], hands: [], statements: [], votes: [], actions: [], fieldQuestions: []},
  ...{forecasts: [], numbers: [], participants: [], superseded: []}
});

type Spoken = "expectations" | "readings";

/** What a participant said of a question; takes the place of what the same device held before. */
export function speak(session: Session, part: "expectations", item: Expectation): Session;
export function speak(session: Session, part: "readings", item: Reading): Session;
export function speak(session: Session, part: Spoken, item: Expectation | Reading): Session {
  const others = (session[part] as (Expectation | Reading)[]).filter(
    ({question, participant}) => question !== item.question || participant !== item.participant
  );
  return {...session, [part]: [...others, item].sort((a, b) => naturalOrder(a.question, b.question))};
}

/**
 * The typed code of what a participant expects or reads: directions and certainties, no words.
 *
 * @param participant as p7
 * @throws InputError of encodeReading; also (`no-code`) for a participant without a number
 */
export function contributionCode(
  session: Pick<Session, "id" | "questions" | "expectations" | "readings">,
  part: CodedReading["part"],
  participant: string
): string {
  const said: readonly (Expectation | Reading)[] = part === "reading" ? session.readings : session.expectations;
  const answers = session.questions
    .map(({id}) => id)
    .sort(naturalOrder)
    .map((question) => {
      const own = said.find((each) => each.question === question && each.participant === participant);
      const direction: Direction | undefined = own?.direction;
      return direction === undefined ? null : {direction, certainty: own?.certainty ?? null};
    });
  return encodeReading(session.id, {part, participant: Number(participant.replace(/^p/, "")), answers});
}

/** How many of the participants said something of a question; without a list of participants `of` is null. */
export function spokenCount(
  {participants, ...session}: Session,
  part: Spoken,
  question: string
): {n: number; of: number | null} {
  const n = new Set(session[part].filter((each) => each.question === question).map(({participant}) => participant))
    .size;
  return {n, of: participants.length === 0 ? null : participants.length};
}

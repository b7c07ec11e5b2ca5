import {agreement, mayShowCounts, moodAgainstFigures, publicAgreement, smallestGroup, type Mood} from "./agreement.js";
import type {Hands, Participant, Reading, Session} from "./format.js";
import {fullNameRedactor, redactSession, redactor} from "./redact.js";

/** Agreement as a report tells it; `n` of a public one is "at least". */
export interface ViewedAgreement {
  n: number;
  median: number;
  low: number;
  high: number;
  /** Share within one of the median and votes without a view: not for the public. */
  withinOne: number | null;
  noView: number | null;
}

/** What a report may tell of a session, and nothing else. */
export interface ReportView {
  isPublic: boolean;
  /** Without participants, expectations, readings, votes and versions that do not count. */
  session: Session;
  /** Number of participants; of a public report a multiple of five that is not above it, 0 for fewer than five. */
  participants: number;
  people: readonly Participant[];
  readings: readonly Reading[];
  /** By statement; absent where nothing may be told. */
  agreements: ReadonlyMap<string, ViewedAgreement>;
  /** Whether anybody voted, by statement. */
  voted: ReadonlySet<string>;
  moods: readonly Mood[];
  hands: readonly Hands[];
}

/**
 * Leaves out of a session what its report does not tell. For the public: no names (also not inside what people wrote), no ids of
 * people, no reading, no single vote, no count of a group under five, no dissent unless those who said it agree, no
 * expectation of one person, no tester.
 *
 * @param options `mark` stands where a name stood
 */
export function reportView(session: Session, {isPublic, mark}: {isPublic: boolean; mark: string}): ReportView {
  const bare: Session = {...session, participants: [], expectations: [], readings: [], votes: [], superseded: []};
  const people = peopleOf(session);
  const voted = new Set(session.statements.filter(({votes}) => votes.length > 0).map(({id}) => id));
  const moods = moodAgainstFigures(session);
  const agreements = new Map<string, ViewedAgreement>();
  for (const {id, votes} of session.statements) {
    const {n, noView, median, low, high, withinOne} = agreement(votes);
    const open = isPublic ? publicAgreement(votes) : null;
    if (open !== null) {
      const {atLeast, ...rest} = open;
      agreements.set(id, {n: atLeast, ...rest, withinOne: null, noView: null});
    } else if (!isPublic && median !== null && low !== null && high !== null)
      agreements.set(id, {n, median, low, high, withinOne, noView});
  }
  const statements = session.statements.map((statement) => ({...statement, votes: []}));
  const shared = {isPublic, agreements, voted};
  if (!isPublic)
    return {
      ...shared,
      session: {...bare, statements},
      participants: people,
      people: session.participants,
      readings: session.readings,
      moods,
      hands: session.hands
    };
  const redact = redactor(session.participants, mark);
  const redactOwn = fullNameRedactor(session.participants, mark);
  const {stage = "concept", date} = session.status ?? {};
  const hands = session.hands.filter(({options}) => mayShowCounts(options.map(({count}) => count)));
  const open: Session = {
    ...bare,
    status: {stage, ...(date === undefined ? {} : {date})},
    hands: [],
    numbers: session.numbers.map(({label, source, ...rest}) => ({
      ...{...rest, label: redactOwn(label)},
      ...(source === undefined ? {} : {source: redactOwn(source)})
    })),
    statements: statements.map((statement) => ({
      ...statement,
      dissent: statement.dissent.filter((each) => each.public).map(({text}) => ({text, public: true}))
    })),
    forecasts: session.forecasts.filter(({participant}) => participant === undefined)
  };
  return {
    ...shared,
    session: redactSession(open, redact),
    participants: people - (people % smallestGroup),
    people: [],
    readings: [],
    moods: moods.filter(({expected}) => mayShowCounts(Object.values(expected))).map((mood) => ({...mood, late: 0})),
    hands: redactSession(hands, redact)
  };
}

/** Everybody who said something, or is on the list. */
function peopleOf({participants, readings, expectations, statements}: Session): number {
  return new Set([
    ...participants.map(({id}) => id),
    ...readings.map(({participant}) => participant),
    ...expectations.map(({participant}) => participant),
    ...statements.flatMap(({votes}) => votes.map(({participant}) => participant))
  ]).size;
}

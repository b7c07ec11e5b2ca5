import type {Problem} from "../system/structure-problems.js";
import {snapshotChanges} from "./snapshot-changes.js";
import type {Session} from "./format.js";
import {refsIn} from "./number-refs.js";

/** Something wrong with a session: its place, what to do, and its kind for those who say it in other words. */
export interface SessionProblem extends Problem {
  kind: string;
}

type Say = (kind: string, where: string, message: string) => void;

/**
 * What is wrong with a session whose fields are each sound: what is not there yet (`incomplete`), names that lead nowhere
 * (`unknown-name`), doubles (`double`), values that do not fit each other (`contradiction`), changes without a reason
 * (`no-reason`) and names kept too long (`retention`). A file of a device is only asked for its own part.
 *
 * @param today the day it is; left out, terms are not judged
 */
export function sessionProblems(session: Session, today?: string): SessionProblem[] {
  const problems: SessionProblem[] = [];
  const say: Say = (kind, where, message) => void problems.push({where, message, kind});
  if (session.contribution === undefined) {
    headProblems(session, say);
    referenceProblems(session, say);
    reasonProblems(session, say);
  }
  doubleProblems(session, say);
  forecastProblems(session, say);
  const {retention, participants} = session;
  if (today !== undefined && retention !== undefined && retention.until < today && participants.length > 0)
    say(
      "retention",
      "retention.until",
      `names were to be kept until ${retention.until}: delete participants, or extend`
    );
  return problems;
}

function headProblems(session: Session, say: Say): void {
  const {title, date, owner, retention, snapshot, questions, status, cycle, numbers} = session;
  const asked = {title, date, owner, retention, snapshot};
  const why: Record<keyof typeof asked, string> = {
    title: "give the session a title",
    date: "give the day of the session",
    owner: "say which organisation or role answers for this file",
    retention: 'say until when names are kept, such as {"until": "2022-03-11"}',
    snapshot: "say which vintages, model and software the figures rest on"
  };
  for (const [field, value] of Object.entries(asked))
    if (value === undefined || value === "") say("incomplete", field, why[field as keyof typeof asked]);
  const fewest = cycle?.kind === "two-weeks" ? 1 : 3;
  if (questions.length < fewest || questions.length > 6)
    say("incomplete", "questions", `there are ${questions.length} questions; choose ${fewest} to 6`);
  if (snapshot !== undefined && numbers.length > 0 && snapshot.vintages.length === 0)
    say("incomplete", "snapshot.vintages", "there are figures, so name the vintages they come from");
  if (status !== undefined && status.stage !== "concept")
    for (const field of ["date", "by"] as const)
      if (status[field] === undefined)
        say(
          "incomplete",
          `status.${field}`,
          `a text that is ${status.stage} says ${field === "by" ? "by whom" : "when"}`
        );
  if (cycle?.kind !== "two-weeks") return;
  session.fieldQuestions.forEach(({id, owner: who, due}, at) => {
    if (who === undefined || due === undefined)
      say(
        "incomplete",
        `fieldQuestions[${at}]`,
        `${id}: in a cycle of two weeks a question has an owner and a due date`
      );
  });
}

/** Everything that names a participant, with its place. */
function namings(session: Session): {where: string; participant: string | undefined}[] {
  const {expectations, readings, statements, votes, forecasts} = session;
  return [
    ...expectations.map(({participant}, at) => ({where: `expectations[${at}].participant`, participant})),
    ...readings.map(({participant}, at) => ({where: `readings[${at}].participant`, participant})),
    ...votes.map(({participant}, at) => ({where: `votes[${at}].participant`, participant})),
    ...forecasts.map(({participant}, at) => ({where: `forecasts[${at}].participant`, participant})),
    ...statements.flatMap((statement, s) => [
      ...statement.votes.map(({participant}, at) => ({
        where: `statements[${s}].votes[${at}].participant`,
        participant
      })),
      ...statement.dissent.map(({participant}, at) => ({
        where: `statements[${s}].dissent[${at}].participant`,
        participant
      }))
    ])
  ];
}

function referenceProblems(session: Session, say: Say): void {
  const {questions, statements, numbers, participants} = session;
  const known = {
    question: new Set(questions.map(({id}) => id)),
    statement: new Set(statements.map(({id}) => id)),
    figure: new Set(numbers.map(({ref}) => ref)),
    participant: new Set(participants.map(({id}) => id))
  };
  const look = (what: keyof typeof known, where: string, name: string | undefined): void => {
    if (name !== undefined && !known[what].has(name))
      say("unknown-name", where, `there is no ${what} "${name}"; add it, or correct the name`);
  };
  questions.forEach((question, at) => {
    question.numbers.forEach((ref, n) => {
      look("figure", `questions[${at}].numbers[${n}]`, ref);
    });
  });
  for (const part of ["expectations", "readings", "hands", "statements", "numbers"] as const)
    session[part].forEach(({question}, at) => {
      look("question", `${part}[${at}].question`, question);
    });
  for (const part of ["votes", "actions", "forecasts"] as const)
    session[part].forEach(({statement}, at) => {
      look("statement", `${part}[${at}].statement`, statement);
    });
  statements.forEach(({evidence}, s) => {
    evidence.forEach(({number}, at) => {
      look("figure", `statements[${s}].evidence[${at}].number`, number);
    });
  });
  // Names may have been deleted; then nobody is known, and nothing is wrong.
  if (participants.length > 0)
    for (const {where, participant} of namings(session)) look("participant", where, participant);
  for (const {where, text} of texts(session)) for (const ref of refsIn(text)) look("figure", where, ref);
}

/** Texts in which a figure may stand as {{ref}}. */
function texts({statements, actions, questions}: Session): {where: string; text: string}[] {
  return [
    ...questions.map(({text}, at) => ({where: `questions[${at}].text`, text})),
    ...statements.map(({text}, at) => ({where: `statements[${at}].text`, text})),
    ...statements.flatMap(({evidence}, s) =>
      evidence.map(({text}, at) => ({where: `statements[${s}].evidence[${at}].text`, text}))
    ),
    ...actions.map(({action}, at) => ({where: `actions[${at}].action`, text: action}))
  ];
}

function doubleProblems(session: Session, say: Say): void {
  const once = (where: string, keys: readonly string[], what: string): void => {
    const seen = new Set<string>();
    keys.forEach((key, at) => {
      if (seen.has(key)) say("double", `${where}[${at}]`, `${what} ${key} stands twice; keep one`);
      seen.add(key);
    });
  };
  for (const part of [
    "questions",
    "hands",
    "statements",
    "actions",
    "fieldQuestions",
    "forecasts",
    "participants"
  ] as const)
    once(
      part,
      session[part].map(({id}) => id),
      "the id"
    );
  once(
    "numbers",
    session.numbers.map(({ref}) => ref),
    "the ref"
  );
  for (const part of ["expectations", "readings"] as const)
    once(
      part,
      session[part].map(({participant, question}) => `${participant} on ${question}`),
      part === "readings" ? "the reading of" : "the expectation of"
    );
  session.statements.forEach(({votes}, at) => {
    once(
      `statements[${at}].votes`,
      votes.map(({participant}) => participant),
      "the vote of"
    );
  });
  const first = session.participants[0];
  if (session.namesDeleted !== undefined && first !== undefined)
    say("contradiction", "participants", `names were deleted on ${session.namesDeleted}; delete participants again`);
}

function forecastProblems({forecasts, expectations}: Session, say: Say): void {
  forecasts.forEach((forecast, at) => {
    if (forecast.kind === "interval" && !(forecast.low <= forecast.high))
      say("contradiction", `forecasts[${at}].low`, `${forecast.id}: the lower end of the interval comes first`);
  });
  expectations.forEach(({size}, at) => {
    if (size !== undefined && !(size.low <= size.high))
      say("contradiction", `expectations[${at}].size`, "the lower end of the size comes first");
  });
}

/** Another model, or another parameter, than in the edition before: somebody says why. */
function reasonProblems({previous, snapshot, reasons = []}: Session, say: Say): void {
  if (previous === undefined || snapshot === undefined) return;
  const given = new Set(reasons.map(({kind, ref}) => `${kind} ${ref}`));
  for (const {kind, ref} of snapshotChanges(previous.snapshot, snapshot))
    if ((kind === "model" || kind === "parameter") && !given.has(`${kind} ${ref}`))
      say("no-reason", "reasons", `${kind} ${ref} differs from ${previous.id}: say why`);
}

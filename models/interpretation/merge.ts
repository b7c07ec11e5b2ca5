import {InputError} from "../errors.js";
import {canonical} from "../canonical.js";
import {sessionFormat, sessionSchema, type Session} from "./format.js";
import {doublesOf, lateOf, type Double, type Late} from "./merge-findings.js";
import {chooseVersion, naturalOrder, type Preference, type Version} from "./versions.js";

/** A session file and its name. */
export interface NamedSession {
  file: string;
  session: Session;
}

export interface Merged {
  session: Session;
  /** Distinct participants with a first reading. */
  participants: number;
  readings: number;
  expectations: number;
  votes: number;
  /** Said after the figures were on screen: kept, but not blind. */
  late: Late[];
  /** What came more than once: the same again, or another version that does not count. */
  doubles: Double[];
}

interface List {
  preference: Preference;
  key(item: Record<string, unknown>): string;
}

const lists = new Map<string, List>(
  Object.entries<List>({
    questions: {preference: "last", key: ({id}) => String(id)},
    expectations: {preference: "first", key: (item) => `${String(item.question)} ${String(item.participant)}`},
    readings: {preference: "first", key: (item) => `${String(item.question)} ${String(item.participant)}`},
    hands: {preference: "last", key: ({id}) => String(id)},
    statements: {preference: "last", key: ({id}) => String(id)},
    votes: {preference: "last", key: (item) => `${String(item.statement)} ${String(item.participant)}`},
    actions: {preference: "last", key: ({id}) => String(id)},
    fieldQuestions: {preference: "last", key: ({id}) => String(id)},
    forecasts: {preference: "last", key: ({id}) => String(id)},
    numbers: {preference: "last", key: ({ref}) => String(ref)},
    participants: {preference: "last", key: ({id}) => String(id)}
  })
);

/**
 * Joins the files of one session: the facilitator's own and small ones of devices. The result is the same whatever the
 * order of the files and however they are grouped, and a file that comes twice changes nothing: every thing is a set of
 * versions, of which one counts (of blind readings and expectations the first, of votes and texts the last) and the others
 * stay in `superseded`. Lists come in the natural order of their ids. Names that one file has deleted do not come back.
 *
 * @throws InputError (`no-file`, `other-session`) when there is nothing to join, or a file is of another session
 */
export function mergeSessions(files: readonly NamedSession[]): Merged {
  const [first] = files;
  if (first === undefined) throw new InputError("no-file", "name at least one session file");
  const stranger = files.find(({session}) => session.id !== first.session.id);
  if (stranger !== undefined)
    throw new InputError(
      "other-session",
      `this is the session ${stranger.session.id}, not ${first.session.id}: merge files of one session`,
      stranger.file
    );
  const namesDeleted = files.flatMap(({session}) => session.namesDeleted ?? []).sort()[0];
  const mayStay = ({part}: Version): boolean => namesDeleted === undefined || part !== "participants";
  const versions = files.flatMap(({session}) => versionsOf(session)).filter(mayStay);
  const spoilt = files
    .flatMap(({session}) => (session.superseded as Version[]).filter((each) => !isSound(each, session.id)))
    .filter(mayStay);
  const session = joined(first.session.id, versions, {namesDeleted, spoilt});
  return {
    session,
    participants: new Set(session.readings.map(({participant}) => participant)).size,
    readings: session.readings.length,
    expectations: session.expectations.length,
    votes: session.votes.length + session.statements.reduce((sum, {votes}) => sum + votes.length, 0),
    late: lateOf(session),
    doubles: doublesOf(files, session, versionsOf)
  };
}

/** Fields that are neither a list nor what only the facilitator has. */
const apart = new Set(["format", "id", "contribution", "namesDeleted", "superseded"]);

/** Everything in a file, as versions; what a device wrote carries its device and, without one of its own, its moment. */
export function versionsOf(session: Session): Version[] {
  const {id, contribution, superseded} = session;
  const head: Record<string, unknown> = {};
  const versions: Version[] = (superseded as Version[]).filter((version) => isSound(version, id));
  for (const [part, value] of Object.entries(session)) {
    if (apart.has(part)) continue;
    const list = lists.get(part);
    if (list === undefined) head[part] = value;
    else if (part !== "statements")
      for (const item of value as Record<string, unknown>[])
        versions.push({part, key: list.key(item), item: stamped(part, item, contribution)});
  }
  for (const {votes, ...statement} of session.statements) {
    versions.push({part: "statements", key: statement.id, item: statement});
    for (const vote of votes) {
      const item = stamped("votes", {...vote, statement: statement.id}, contribution);
      versions.push({part: "votes", key: `${statement.id} ${vote.participant}`, item});
    }
  }
  if (Object.values(head).some((value) => value !== undefined)) versions.push({part: "head", key: "head", item: head});
  return versions;
}

function stamped(part: string, item: Record<string, unknown>, contribution: Session["contribution"]): object {
  if (contribution === undefined || !["expectations", "readings", "votes"].includes(part)) return item;
  const {device, made} = contribution;
  return {...item, device: item.device ?? device, ...(made === undefined ? {} : {at: item.at ?? made})};
}

function joined(
  id: string,
  versions: readonly Version[],
  {namesDeleted, spoilt}: {namesDeleted: string | undefined; spoilt: readonly Version[]}
): Session {
  const groups = new Map<string, Version[]>();
  const superseded: Version[] = [...spoilt];
  for (const version of versions) {
    const key = `${version.part} ${version.key}`;
    groups.set(key, [...(groups.get(key) ?? []), version]);
  }
  const parts: Record<string, Record<string, unknown>[]> = {};
  let head: object | null = null;
  for (const [, group] of [...groups].sort(([a], [b]) => naturalOrder(a, b))) {
    const part = group[0]?.part ?? "";
    const {chosen, others} = chooseVersion(group, lists.get(part)?.preference ?? "last");
    superseded.push(...others);
    if (part === "head") head = chosen.item;
    else (parts[part] ??= []).push(chosen.item as Record<string, unknown>);
  }
  const votes = parts.votes ?? [];
  const statements = (parts.statements ?? []).map((statement) => ({
    ...statement,
    votes: votes.filter((vote) => vote.statement === statement.id).map((vote) => without(vote, "statement"))
  }));
  const placed = new Set(statements.map((statement) => (statement as unknown as {id: string}).id));
  return sessionSchema.parse({
    ...(head ?? {contribution: {device: "merged"}}),
    format: sessionFormat,
    id,
    ...parts,
    statements,
    votes: votes.filter(({statement}) => !placed.has(String(statement))),
    ...(namesDeleted === undefined ? {} : {namesDeleted}),
    superseded: [...new Map(superseded.map((version) => [canonical(version), version]))]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, version]) => version)
  });
}

/** A copy of an item without one of its fields. */
const without = (item: Record<string, unknown>, field: string): Record<string, unknown> =>
  Object.fromEntries(Object.entries(item).filter(([key]) => key !== field));

/** Whether a version can stand in a session; one that somebody has spoilt stays among those that do not count. */
function isSound({part, key, item}: Version, id: string): boolean {
  if (typeof item !== "object" || item === null) return false;
  const file = {format: sessionFormat, id};
  if (part === "head") return key === "head" && sessionSchema.safeParse({...item, ...file}).success;
  const list = lists.get(part);
  if (list === undefined) return false;
  return (
    sessionSchema.safeParse({...file, [part]: [item]}).success && list.key(item as Record<string, unknown>) === key
  );
}

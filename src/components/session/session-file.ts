import type {Session} from "../../models/interpretation/format.js";
import {handoutDevice} from "../../models/interpretation/contribution.js";
import {session as words, type TroubleKind} from "../../locale/session.js";
import type {SessionReading} from "../../models/interpretation/read-session.js";
import type {RunSessionTask} from "../workers/session-runner.js";

/** Bytes: a larger file is not even read; what reads it counts characters (models/interpretation/read-session.ts). */
const mostBytes = 40_000_000;

/** Why a file was not opened, in Dutch, with its place in the file. */
export class SessionTrouble extends Error {
  override name = "SessionTrouble";
  constructor(
    readonly kind: TroubleKind,
    readonly place: string | null = null
  ) {
    super(words.trouble.kinds[kind]);
  }
}

export interface OpenedSession {
  session: Session;
  isMigrated: boolean;
  problems: number;
}

export const troubleKind = (kind: string): TroubleKind =>
  Object.hasOwn(words.trouble.kinds, kind) ? (kind as TroubleKind) : "field";

/** The text of a file that somebody chose. Throws SessionTrouble. */
export async function fileText(file: File): Promise<string> {
  if (file.size > mostBytes) throw new SessionTrouble("too-large");
  return file.text().catch(() => {
    throw new SessionTrouble("unreadable");
  });
}

/** A session from a text, with what is wrong with it in numbers. Throws SessionTrouble; what is open stays as it is. */
export async function readText(run: RunSessionTask, text: string): Promise<OpenedSession> {
  return openedOf(await run("read", {text}));
}

/** The same of what stands in a link. */
export async function readLink(run: RunSessionTask, fragment: string): Promise<OpenedSession> {
  const {problems, ...reading} = await run("readFragment", {fragment});
  // A place in a file says nothing to who has a link.
  return openedOf({...reading, problems: problems.map((problem) => ({...problem, where: ""}))});
}

function openedOf({session, migratedFrom, problems}: SessionReading): OpenedSession {
  if (session === null) {
    const [first] = problems;
    throw new SessionTrouble(troubleKind(first?.kind ?? "field"), first?.where === "" ? null : (first?.where ?? null));
  }
  return {session, isMigrated: migratedFrom !== null, problems: problems.length};
}

export const sessionText = (session: Session): string => `${JSON.stringify(session, null, 2)}\n`;
export const sessionFileName = (id: string): string => `${id}.session.json`;
export const jsonBlob = (session: Session): Blob => new Blob([sessionText(session)], {type: "application/json"});

/** Only a facilitator's own file can be led. Throws SessionTrouble for what devices get and give. */
export function acceptLead(opened: Session): Session {
  if (opened.contribution === undefined) return opened;
  throw new SessionTrouble(opened.contribution.device === handoutDevice ? "handout" : "device");
}

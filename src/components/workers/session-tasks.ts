import {InputError} from "../../models/errors.js";
import {codeContribution} from "../../models/interpretation/code-contribution.js";
import {handout, ownPart} from "../../models/interpretation/handout.js";
import type {Session} from "../../models/interpretation/format.js";
import {mergeSessions, type Merged, type NamedSession} from "../../models/interpretation/merge.js";
import {notableChanges, type NotableChanges, type Series} from "../../models/interpretation/notable-changes.js";
import {checkSession, readSessionText, type SessionReading} from "../../models/interpretation/read-session.js";
import type {ReplayedNumber} from "../../models/interpretation/replay.js";
import {reportView} from "../../models/interpretation/report-view.js";
import {sessionProblems, type SessionProblem} from "../../models/interpretation/session-problems.js";
import {sessionReport} from "../../locale/session-report.js";
import {buildReport} from "../session-report/build-report.js";
import {joinFragment, readFragment, type Extent} from "../session/join/join-link.js";
import {reportDocx} from "../session-report/report-docx.js";
import type {ReportDocument} from "../session-report/report-document.js";
import {reportHtml} from "../session-report/report-html.js";
import {reportMarkdown} from "../session-report/report-markdown.js";
import {reportPptx} from "../session-report/report-pptx.js";

export interface MergeInput {
  /** The file that is open. */
  own: NamedSession;
  files: readonly {file: string; text: string}[];
  codes: readonly string[];
}

/** What came of joining; a file or a code that cannot be read does not keep the others out. */
export interface Joined extends Merged {
  refused: {file: string; kind: string}[];
}

export interface ReportInput {
  session: Session;
  isPublic: boolean;
  replayed: readonly ReplayedNumber[] | null;
  /** Labels of the system model's variables, by id. */
  labels: readonly (readonly [id: string, label: string])[];
}

const writers = {
  html: reportHtml,
  md: reportMarkdown,
  docx: reportDocx,
  pptx: reportPptx
} satisfies Record<string, (report: ReportDocument) => string | Uint8Array>;
export type ReportKind = keyof typeof writers;

/** The work on sessions that runs beside a page, each a function of plain data. */
export const sessionTasks = {
  read: ({text, today}: {text: string; today?: string}): SessionReading =>
    readSessionText(text, today === undefined ? {} : {today}),
  /** The same of what a browser kept. */
  check: ({json}: {json: unknown}): SessionReading => checkSession(json),
  problems: ({session, today}: {session: Session; today: string}): SessionProblem[] => sessionProblems(session, today),
  merge: ({own, files, codes}: MergeInput): Joined => {
    const refused: Joined["refused"] = [];
    const read: NamedSession[] = files.flatMap(({file, text}) => {
      const {session, problems} = readSessionText(text);
      if (session !== null && session.id === own.session.id) return [{file, session}];
      refused.push({file, kind: session === null ? (problems[0]?.kind ?? "field") : "other-session"});
      return [];
    });
    const typed: NamedSession[] = codes.flatMap((code) => {
      try {
        return [{file: code, session: codeContribution(own.session, code)}];
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        refused.push({file: code, kind: error.kind});
        return [];
      }
    });
    return {...mergeSessions([own, ...read, ...typed]), refused};
  },
  handout: ({session}: {session: Session}): Session => handout(session),
  ownPart: ({session}: {session: Session}): Session => ownPart(session),
  joinFragments: ({session}: {session: Session}): Record<Extent, string> => ({
    all: joinFragment(session, "all"),
    questions: joinFragment(session, "questions")
  }),
  readFragment: ({fragment}: {fragment: string}): SessionReading => {
    try {
      return readSessionText(readFragment(fragment));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      const {kind, message, where} = error;
      return {session: null, migratedFrom: null, problems: [{kind, message, where: where ?? "link"}]};
    }
  },
  notable: ({series, crisisStart}: {series: readonly Series[]; crisisStart: string}): NotableChanges =>
    notableChanges(series, crisisStart),
  report: (input: ReportInput): ReportDocument => reportOf(input),
  reportFile: ({kind, ...input}: ReportInput & {kind: ReportKind}): string | Uint8Array =>
    writers[kind](reportOf(input))
};

function reportOf({session, isPublic, replayed, labels}: ReportInput): ReportDocument {
  const view = reportView(session, {isPublic, mark: sessionReport.nameLeftOut});
  return buildReport(view, {replayed, labels: new Map(labels)});
}

export type SessionTasks = typeof sessionTasks;

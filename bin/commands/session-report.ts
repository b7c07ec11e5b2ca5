import {resolve} from "node:path";
import {InputError} from "../../models/errors.js";
import type {Replay} from "../../models/interpretation/replay.js";
import type {Session} from "../../models/interpretation/format.js";
import type {ReportDocument} from "../../src/components/session-report/report-document.js";
import type {CommandContext, CommandResult, Register} from "../command.js";
import {commandGroup, defaultWarehouse, runCommand} from "../command.js";

interface Options {
  out: string;
  openbaar?: boolean;
  replay: boolean;
  db?: string;
  json?: boolean;
}

/** `session report`: what was seen, said and decided, with figures bound to their cells. */
export const register: Register = (program, context) => {
  commandGroup(program, "session", "interpretation sessions: what the figures mean, and what came of it")
    .command("report")
    .description("write the report of a session in Dutch: .html, .md, .docx or .pptx by the name of the file")
    .argument("<file>", "a *.session.json")
    .requiredOption("--out <file>", "report to write")
    .option("--openbaar", "for the public: no names, no single votes, no group under five")
    .option("--no-replay", "do not make the figures again; the report says so")
    .option("--db <file>", "warehouse (default: .samenhang/samenhang.duckdb)")
    .option("--json", "one JSON document on stdout")
    .action((file: string, options: Options) =>
      runCommand({context, json: options.json}, () => run(file, options, context))
    );
};

async function run(file: string, options: Options, context: CommandContext): Promise<CommandResult> {
  const write = await writerOf(options.out);
  const {openSession} = await import("../session-file.js");
  const {reportView} = await import("../../models/interpretation/report-view.js");
  const {buildReport} = await import("../../src/components/session-report/build-report.js");
  const {sessionReport} = await import("../../src/locale/session-report.js");
  const session = await openSession(context, file);
  const isPublic = options.openbaar === true;
  if (isPublic && session.namesDeleted === undefined && session.participants.length === 0)
    context.stderr.write("note: the file has no list of names, so names inside texts cannot be taken out\n");
  const replayed = await replayedOf(context, session, file, options);
  const view = reportView(session, {isPublic, mark: sessionReport.nameLeftOut});
  const report = buildReport(view, {replayed: replayed?.numbers ?? null, labels: await labelsOf(context, session)});
  await write(report, resolve(context.cwd, options.out), options.out);
  const stale = replayed?.numbers.filter(({equal}) => !equal).map(({ref}) => ref) ?? null;
  const checked = stale === null ? "figures not made again" : `${stale.length} stale figures`;
  return {
    json: {out: options.out, public: isPublic, sections: report.sections.length, stale},
    text: `${options.out}: ${report.sections.length} sections, ${checked}`
  };
}

type Writer = (report: ReportDocument, path: string, name: string) => Promise<void>;

async function writerOf(out: string): Promise<Writer> {
  const {writeWhole} = await import("../write-whole.js");
  switch (/\.(html|md|docx|pptx)$/i.exec(out)?.[1]?.toLowerCase()) {
    case "html": {
      const {reportHtml} = await import("../../src/components/session-report/report-html.js");
      return (report, path, name) => writeWhole(path, reportHtml(report), name);
    }
    case "md": {
      const {reportMarkdown} = await import("../../src/components/session-report/report-markdown.js");
      return (report, path, name) => writeWhole(path, reportMarkdown(report), name);
    }
    case "docx": {
      const {reportDocx} = await import("../../src/components/session-report/report-docx.js");
      return (report, path, name) => writeWhole(path, reportDocx(report), name);
    }
    case "pptx": {
      const {reportPptx} = await import("../../src/components/session-report/report-pptx.js");
      return (report, path, name) => writeWhole(path, reportPptx(report), name);
    }
    default:
      throw new InputError("invalid-option", "a report is .html, .md, .docx or .pptx", "--out");
  }
}

/** Figures made again; null when asked not to, or without a warehouse. */
async function replayedOf(
  context: CommandContext,
  session: Session,
  file: string,
  {replay, db}: Options
): Promise<Replay | null> {
  const {existsSync} = await import("node:fs");
  const warehouse = db === undefined ? defaultWarehouse(context) : resolve(context.cwd, db);
  if (!replay || (db === undefined && !existsSync(warehouse))) return null;
  const {replaySession} = await import("../replay-session.js");
  return replaySession(context, session, {file, db});
}

/** Labels of the variables of the model the session rests on; none when its file is not there any more. */
async function labelsOf({projectRoot}: CommandContext, {snapshot}: Session): Promise<Map<string, string>> {
  const model = snapshot?.model?.file;
  if (model === undefined) return new Map();
  const {readModel} = await import("../model-file.js");
  try {
    const {variables} = await readModel({cwd: projectRoot}, model);
    return new Map(variables.map(({id, label}) => [id, label ?? id]));
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return new Map();
  }
}

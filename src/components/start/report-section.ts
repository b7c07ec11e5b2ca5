import {sessionReport} from "../../locale/session-report.js";
import {start} from "../../locale/start.js";
import {h} from "../dom.js";
import {SectionBlocks} from "../session/report/report-blocks.js";
import {loadSiteModels} from "../system/site-models.js";
import {sessionTaskRunner, type RunSessionTask} from "../workers/session-runner.js";

/**
 * A part of the report of a session, as its page shows it.
 *
 * @param json a session as its file holds it
 * @param part a question by its number, from 1, or a named part
 */
export async function ReportSection(
  json: unknown,
  part: number | "actions" | "forecasts",
  run: RunSessionTask = sessionTaskRunner()
): Promise<HTMLElement> {
  const {session} = await run("check", {json});
  if (session === null) return h("p", {class: "sh-missing"}, start.noExample);
  const {models} = await loadSiteModels();
  const labels = (models[0]?.system.variables ?? []).map(({id, label}) => [id, label ?? id] as const);
  const {marks, sections} = await run("report", {session, isPublic: false, replayed: null, labels});
  const begin = typeof part === "number" ? sessionReport.question(String(part), "") : sessionReport[part].heading;
  const section = sections.find(({title}) => title.startsWith(begin));
  if (section === undefined) return h("p", {class: "sh-missing"}, start.noExample);
  return h(
    "div",
    {class: "sh-report"},
    marks.map((mark) => h("p", {class: "sh-report-mark"}, mark)),
    SectionBlocks(section, {headingLevel: 3})
  );
}

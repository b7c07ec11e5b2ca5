import {changeHead} from "../../../models/interpretation/edit-session.js";
import type {Session} from "../../../models/interpretation/format.js";
import type {SessionProblem} from "../../../models/interpretation/session-problems.js";
import {isoDay} from "../../../locale/format.js";
import {sessionLead} from "../../../locale/session-lead.js";
import {sessionReport} from "../../../locale/session-report.js";
import {h} from "../../dom.js";
import {pageHref} from "../../pages/page-href.js";
import {BoundSelect, BoundText} from "../bound-field.js";
import type {Desk} from "../edit.js";
import {HeadFields} from "../head-fields.js";
import {watch} from "../watch.js";

const words = sessionLead.finish;

/** What is missing, the status of the text, and the way to the report. */
export function FinishPart(desk: Desk): HTMLElement {
  const {context, store} = desk;
  const found = h("div", {"aria-live": "polite"});
  let asked: Session | null = null;
  const section = h(
    "section",
    {},
    h("h2", {}, words.title),
    found,
    HeadFields(desk),
    h(
      "div",
      {class: "sh-session-row"},
      BoundSelect(
        {
          store,
          label: words.status,
          get: ({status}) => status?.stage ?? "concept",
          set: (session, value) => withStatus(session, {stage: (value ?? "concept") as Stage})
        },
        Object.entries(sessionReport.stages)
      ),
      BoundText(
        {
          store,
          label: words.date,
          get: ({status}) => status?.date,
          set: (session, value) => withStatus(session, {date: value})
        },
        {type: "date"}
      ),
      BoundText({
        store,
        label: words.by,
        get: ({status}) => status?.by,
        set: (session, value) => withStatus(session, {by: value})
      })
    ),
    h("p", {}, h("a", {href: pageHref("../", "duiding/verslag")}, words.report))
  );
  return watch(store, section, () => void check());

  async function check(): Promise<void> {
    const {session} = store;
    if (asked === session) return;
    asked = session;
    const problems = await context.run("problems", {session, today: isoDay(context.effects.now())});
    if (asked === session) found.replaceChildren(...problemLines(problems));
  }
}

type Stage = keyof typeof sessionReport.stages;

function withStatus(session: Session, changes: {stage?: Stage; date?: string | null; by?: string | null}): Session {
  const whole = {stage: "concept" as Stage, ...session.status, ...changes};
  const status = Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== null));
  return changeHead(session, {status: status as NonNullable<Session["status"]>});
}

function problemLines(problems: readonly SessionProblem[]): HTMLElement[] {
  if (problems.length === 0) return [h("p", {}, words.checked)];
  const {titles, ...kinds} = words.kinds;
  return [
    h("p", {}, words.lede),
    h(
      "ul",
      {},
      problems.map(({kind, where}) => {
        const own = (titles as Record<string, string>)[where];
        if (kind === "incomplete" && own !== undefined) return h("li", {}, own);
        return h("li", {}, (kinds as Record<string, string>)[kind] ?? kinds.incomplete, words.where(where));
      })
    )
  ];
}

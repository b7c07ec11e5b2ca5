import type {Session} from "../../../models/interpretation/format.js";
import type {ReplayedNumber} from "../../../models/interpretation/replay.js";
import {formatMissing, formatNumber} from "../../../locale/format.js";
import {session as shared} from "../../../locale/session.js";
import {sessionView as words} from "../../../locale/session-view.js";
import {Toggle} from "../../controls/toggle.js";
import {h} from "../../dom.js";
import {ErrorCard} from "../../error-card.js";
import {ExportMenu} from "../../export-menu.js";
import {Lede} from "../../prose.js";
import {loadSiteModels} from "../../system/site-models.js";
import type {ReportInput, ReportKind} from "../../workers/session-tasks.js";
import {browserContext, type SessionContext} from "../session-context.js";
import {acceptLead} from "../session-file.js";
import {SessionFrame} from "../session-frame.js";
import type {SessionStore} from "../session-store.js";
import {SmallButton} from "../small-button.js";
import {watch} from "../watch.js";
import {replayFromSite} from "./replay-site.js";
import {ReportBlocks} from "./report-blocks.js";

/** The page Verslag: the report of a session in the page, on paper and as a file. */
export function SessionReportView(
  {example}: {example: () => Promise<Session>},
  context: SessionContext = browserContext()
): HTMLElement {
  return h(
    "div",
    {class: "sh-session-report"},
    Lede(words.lede),
    SessionFrame(context, {role: "lead", draw: (store) => ReportPart(context, store), example, accept: acceptLead})
  );
}

const types: Readonly<Record<ReportKind, string>> = {
  html: "text/html",
  md: "text/markdown",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation"
};

function ReportPart(context: SessionContext, store: SessionStore): HTMLElement {
  let replayed: ReplayedNumber[] | null = null;
  let labels: ReportInput["labels"] = [];
  let asked = 0;
  const open = Toggle({label: words.open});
  open.addEventListener("input", () => void draw());
  const warning = h("p", {class: "sh-note", role: "note"});
  const status = h("div", {role: "status", class: "sh-screen-only"});
  const body = h("div", {class: "sh-report-body"}, h("p", {}, words.busy));
  const replay = SmallButton(words.replay, () => void recompute());
  const menu = ExportMenu(
    Object.entries(words.kinds).map(([kind, label]) => ({id: kind, label, run: () => save(kind as ReportKind)})),
    {label: words.save}
  );
  void loadSiteModels()
    .then(({models}) => {
      labels = (models[0]?.system.variables ?? []).map(({id, label}) => [id, label ?? id]);
      return draw();
    })
    .catch(() => undefined);
  const bar = h(
    "div",
    {class: "sh-report-bar"},
    open,
    h("p", {class: "sh-field-help"}, words.openHelp),
    h(
      "div",
      {class: "sh-model-files"},
      SmallButton(words.print, () => globalThis.print()),
      menu,
      replay
    )
  );
  return watch(store, h("div", {}, bar, warning, status, body), () => void draw());

  function input(): ReportInput {
    return {session: store.session, isPublic: open.value, replayed, labels};
  }

  async function draw(): Promise<void> {
    const mine = ++asked;
    const {participants, namesDeleted} = store.session;
    warning.hidden = !open.value;
    warning.textContent = participants.length === 0 && namesDeleted === undefined ? words.openNoNames : words.openRead;
    try {
      const report = await context.run("report", input());
      if (mine === asked) body.replaceChildren(ReportBlocks(report));
    } catch (error) {
      if (mine === asked) body.replaceChildren(ErrorCard(error));
    }
  }

  async function save(kind: ReportKind): Promise<string> {
    const content = await context.run("reportFile", {...input(), kind});
    const name = `${store.session.id}${open.value ? "-openbaar" : ""}.${kind}`;
    context.effects.save(name, new Blob([content as BlobPart], {type: types[kind]}));
    return words.saved(name);
  }

  async function recompute(): Promise<void> {
    const {numbers} = store.session;
    status.replaceChildren(h("p", {}, words.replaying));
    try {
      const found = await replayFromSite(numbers);
      replayed = found.length === 0 ? null : found;
      const equal = found.filter((each) => each.equal).length;
      const others = numbers.length - found.length;
      const stale = found.filter((each) => !each.equal);
      status.replaceChildren(
        found.length === 0 ? "" : h("p", {}, words.replayed(String(equal), String(found.length))),
        stale.length === 0 ? "" : StaleList(store.session, stale),
        others === 0 ? "" : h("p", {}, words.notHere(String(others)))
      );
    } catch {
      status.replaceChildren(h("p", {}, words.replayFailed));
    }
    await draw();
  }
}

function StaleList({numbers}: Session, stale: readonly ReplayedNumber[]): HTMLElement {
  return h(
    "ul",
    {"aria-label": shared.figures.columns[0]},
    stale.map(({ref, stored, now}) => {
      const number = numbers.find((each) => each.ref === ref);
      const shown = (value: number | null): string =>
        value === null ? formatMissing(number?.missing) : formatNumber(value, number?.decimals);
      return h("li", {}, words.staleList(number?.label ?? ref, shown(stored), now === null ? words.gone : shown(now)));
    })
  );
}

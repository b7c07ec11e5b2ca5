import type {ScenarioFactsFile} from "../../../../loaders/site/scenario-facts-file.js";
import type {ScenarioPublication, ScenarioVariant} from "../../../models/scenario/format.js";
import {formatNumber, formatPercent, formatSigned, withUnit} from "../../../locale/format.js";
import {session as shared} from "../../../locale/session.js";
import {sessionPrepare} from "../../../locale/session-prepare.js";
import {sessionScenario as words} from "../../../locale/session-scenario.js";
import {h} from "../../dom.js";
import {LevelLabel} from "../../level-label.js";
import {noOwnUse} from "../../scenario/own-data/with-own.js";
import {scenarioSources} from "../../scenario/scenario-sources.js";
import {warningWords} from "../../scenario/warning-words.js";
import {SourceLine} from "../../source-line.js";
import {Tag} from "../../tag.js";
import type {RegionOutcome} from "../../workers/scenario-tasks.js";
import type {Desk} from "../edit.js";
import {SmallButton} from "../small-button.js";
import {markedSynthetic} from "../synthetic-mark.js";
import {watch} from "../watch.js";
import {
  addScenarioQuestion,
  hasScenarioQuestion,
  onlyYears,
  outcomesOf,
  restsOnOtherPublication,
  type ScenarioOutcome,
  type ScenarioRun
} from "./scenario-question.js";

interface Shown {
  run: ScenarioRun & {publication: ScenarioPublication; variant: ScenarioVariant};
  /** Year of the outcomes. */
  period: string;
  file: ScenarioFactsFile;
  outcome: RegionOutcome;
  /** Position of the municipality in the facts. */
  home: number;
}

/** What a scenario means for a municipality in one year, each outcome to make a question of. */
export function ScenarioOutcomes(desk: Desk, {run, period, file, outcome, home}: Shown): HTMLElement[] {
  const heading = words.result(run.region.name, period);
  const warnings = warningWords({...{variant: run.variant, file, outcome, at: home}, own: noOwnUse});
  const {jobs, growth} = onlyYears(run);
  return [
    h("h3", {}, heading),
    h("p", {}, LevelLabel("model"), file.synthetic ? [" ", Tag(shared.figures.synthetic, {tone: "warn"})] : null),
    h(
      "ul",
      {class: "sh-session-list", "aria-label": heading},
      outcomesOf(run, period).map((each) =>
        h("li", {}, OutcomeCard(desk, {run, isSynthetic: file.synthetic, outcome: each}))
      )
    ),
    ...(jobs === growth ? [] : [h("p", {class: "sh-field-help"}, words.elsewhere(jobs, growth))]),
    ...(warnings.length === 0
      ? []
      : [
          h(
            "details",
            {},
            h("summary", {}, words.warnings(formatNumber(warnings.length, 0))),
            h(
              "ul",
              {},
              warnings.map((each) => h("li", {}, each))
            )
          )
        ]),
    SourceLine(scenarioSources({publication: run.publication, file, systemName: "", own: noOwnUse}))
  ];
}

function OutcomeCard(
  {context, store}: Desk,
  {run, isSynthetic, outcome}: {run: ScenarioRun; isSynthetic: boolean; outcome: ScenarioOutcome}
): HTMLElement {
  const {value, band, decimals, period} = outcome;
  const {title, unit, beside} = words.outcomes[outcome.outcome];
  const {ask: action, asked} = sessionPrepare.changes;
  const heading = words.heading(title, period);
  const status = h("span", {role: "status"});
  const ask = SmallButton(action, () => {
    if (restsOnOtherPublication(store.session, run.publication)) return void (status.textContent = words.other);
    store.change((session) => {
      const next = addScenarioQuestion(context, session, run, outcome);
      return next === session ? session : markedSynthetic(next, isSynthetic);
    });
    if (!hasScenarioQuestion(store.session, run, outcome)) status.textContent = sessionPrepare.questions.most;
  });
  ask.setAttribute("aria-label", `${action}: ${heading}`);
  // A level is as it is; of a change one sees the direction.
  const shown = (number: number): string =>
    outcome.outcome === "unemployment" ? formatNumber(number, decimals) : formatSigned(number, decimals);
  const end = (number: number): string => (unit.startsWith("%") ? withUnit(shown(number), "%") : shown(number));
  const start = formatPercent(run.start, decimals);
  const card = h(
    "article",
    {class: "sh-session-card"},
    h("h4", {}, heading),
    h("p", {}, h("strong", {}, withUnit(shown(value), unit)), ` (${beside(String(run.publication.baseYear), start)})`),
    band === null ? null : h("p", {}, words.band(end(band.low), end(band.high))),
    h("p", {}, ask, " ", status)
  );
  // A question may be taken out of the list again.
  return watch(store, card, () => {
    const isThere = hasScenarioQuestion(store.session, run, outcome);
    if (ask.disabled === isThere) return;
    ask.disabled = isThere;
    status.textContent = isThere ? asked : "";
  });
}

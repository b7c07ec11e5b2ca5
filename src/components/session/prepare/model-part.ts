import {formatNumber, formatSigned} from "../../../locale/format.js";
import {sessionPrepare} from "../../../locale/session-prepare.js";
import {Select} from "../../controls/select.js";
import {h} from "../../dom.js";
import {ErrorCard} from "../../error-card.js";
import {LevelLabel} from "../../level-label.js";
import {loadSiteModels, type SiteModel, type SiteModels} from "../../system/site-models.js";
import {systemTaskRunner, type RunSystemTask} from "../../workers/system-runner.js";
import type {Desk} from "../edit.js";
import {MainButton, SmallButton} from "../small-button.js";
import {LoadedFold} from "./loaded-fold.js";
import {
  addModelQuestion,
  hasModelQuestion,
  labelOf,
  restsOnOther,
  timeText,
  type ModelOutcome
} from "./model-question.js";

const words = sessionPrepare.model;

export interface ModelPartOptions {
  models?: () => Promise<SiteModels>;
  run?: RunSystemTask;
}

/** Questions about what a system model says when one thing happens. Models are fetched when somebody opens this part. */
export function ModelPart(
  desk: Desk,
  {models = loadSiteModels, run = systemTaskRunner()}: ModelPartOptions = {}
): HTMLElement {
  return LoadedFold({
    ...{title: words.title, lede: words.lede, loading: words.busy, load: models},
    draw: (found) => ModelForm(desk, found.models, run)
  });
}

function ModelForm(desk: Desk, models: readonly SiteModel[], run: RunSystemTask): HTMLElement {
  const result = h("div", {"aria-live": "polite"});
  const choice = Select(
    models.map(({id, system}) => ({value: id, label: system.name})),
    {label: words.model}
  );
  const chosen = (): SiteModel | undefined => models.find(({id}) => id === choice.value);
  const fields = h("div", {class: "sh-session-row"});
  let intervention: ReturnType<typeof Select> | null = null;
  let time: ReturnType<typeof Select> | null = null;
  choice.addEventListener("input", draw);
  draw();
  return h(
    "div",
    {},
    choice,
    fields,
    h(
      "p",
      {},
      MainButton(words.find, () => void find())
    ),
    result
  );

  function draw(): void {
    const model = chosen();
    if (model === undefined) return;
    const {interventions, horizon, timeUnit} = model.system;
    intervention = Select(
      interventions.map(({id, label}) => ({value: id, label: label ?? id})),
      {label: words.intervention}
    );
    const steps = [1, 2, 3, 5, 10, 12, 24, 36].filter((step) => step <= horizon);
    time = Select(
      steps.map((step) => ({value: String(step), label: String(step)})),
      {label: words.time(words.units[timeUnit][1]), value: String(steps[1] ?? steps[0] ?? 1)}
    );
    fields.replaceChildren(intervention, time);
    result.replaceChildren();
  }

  async function find(): Promise<void> {
    const model = chosen();
    if (model === undefined || intervention === null || time === null) return;
    const [cause, until] = [intervention.value, Number(time.value)];
    result.replaceChildren(h("p", {}, words.busy));
    try {
      const {values} = await run("simulate", {
        system: model.system,
        options: {times: [0, until], interventions: [cause]}
      });
      const outcomes = model.system.goals.flatMap(({variable}): ModelOutcome[] => {
        const [first, last] = [values[variable]?.[0], values[variable]?.at(-1)];
        if (first == null || last == null) return [];
        return [{model, intervention: cause, variable, time: until, change: last - first}];
      });
      outcomes.sort((a, b) => Math.abs(b.change) - Math.abs(a.change));
      result.replaceChildren(
        outcomes.length === 0
          ? h("p", {class: "sh-missing"}, words.none)
          : h(
              "ul",
              {class: "sh-session-list", "aria-label": words.title},
              outcomes.map((outcome) => h("li", {}, OutcomeCard(desk, outcome)))
            )
      );
    } catch (error) {
      result.replaceChildren(ErrorCard(error, {retry: () => void find()}));
    }
  }
}

function OutcomeCard({context, store}: Desk, outcome: ModelOutcome): HTMLElement {
  const {model, variable, time, change} = outcome;
  const status = h("span", {role: "status"});
  const heading = words.heading(labelOf(model, variable), timeText(model, time));
  const asked = sessionPrepare.changes;
  const ask = SmallButton(asked.ask, () => {
    if (restsOnOther(store.session, model)) return void (status.textContent = words.other);
    store.change((session) => addModelQuestion(context, session, outcome));
    ask.disabled = hasModelQuestion(store.session, outcome);
    status.textContent = ask.disabled ? asked.asked : sessionPrepare.questions.most;
  });
  ask.setAttribute("aria-label", `${asked.ask}: ${heading}`);
  if (hasModelQuestion(store.session, outcome)) {
    ask.disabled = true;
    status.textContent = asked.asked;
  }
  const unit = model.system.variables.find(({id}) => id === variable)?.unit ?? "";
  const shown = change === 0 ? formatNumber(0, 3) : formatSigned(change, 3);
  return h(
    "article",
    {class: "sh-session-card"},
    h("h3", {}, heading),
    h("p", {}, words.change(shown, unit)),
    h("p", {}, LevelLabel("model")),
    h("p", {}, ask, " ", status)
  );
}

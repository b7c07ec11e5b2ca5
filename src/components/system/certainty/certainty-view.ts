import type {SystemFile} from "../../../models/system/format.js";
import {voteMap} from "../../../models/system/votes/vote-map.js";
import {formatNumber} from "../../../locale/format.js";
import {certainty as words} from "../../../locale/system-certainty.js";
import {Bar} from "../../controls/bar.js";
import {Select} from "../../controls/select.js";
import {h} from "../../dom.js";
import {ResultArea, type Work} from "../../explore/result-area.js";
import {Lede} from "../../prose.js";
import {createState, type State} from "../../state.js";
import {textField} from "../../state-fields.js";
import {systemTaskRunner, type RunSystemTask} from "../../workers/system-runner.js";
import {siteModelStore, type ModelStore} from "../model-store.js";
import {inSentence, labelOf} from "../natural.js";
import {loadSiteModels, type SiteModels} from "../site-models.js";
import {indexAmount} from "../what-if/rest-figure.js";
import {causesOf, whatIfSchema} from "../what-if/what-if-state.js";
import {
  BasesFigure,
  DirectionsFigure,
  DominanceFigure,
  ExpectationsFigure,
  SharesFigure,
  TornadoFigure,
  VotesFigure
} from "./certainty-figures.js";

const schemaOf = (system: SystemFile) => {
  const {oorzaak, toon} = whatIfSchema(system);
  return {oorzaak, uitkomst: textField(toon.initial.at(-1) ?? system.variables[0]?.id ?? "")};
};

type CertaintyState = State<ReturnType<typeof schemaOf>>;

/** The page Hoe zeker is dit?: what the model should do and does, how sure its directions are, and what that hangs on. */
export async function CertaintyView({
  store,
  models,
  run = systemTaskRunner()
}: {store?: ModelStore; models?: SiteModels; run?: RunSystemTask} = {}): Promise<HTMLElement> {
  const {system} = store ?? (await siteModelStore());
  const {models: known} = models ?? (await loadSiteModels());
  const state = createState(schemaOf(system));
  const lede = h("div");
  const expected = ResultArea({label: words.expectations.title});
  const quick = ResultArea({label: words.directions.label});
  const votes = VotesFigure(system, voteMap(system));
  void expected.show(expectations);
  state.subscribe(() => void quick.show(directions));
  void quick.show(directions);
  return h(
    "div",
    {class: "sh-certainty"},
    lede,
    controls(system, state),
    quick,
    expected,
    OnDemand(words.tornado.ask, tornado),
    OnDemand(words.bases.ask, bases),
    OnDemand(words.dominance.ask, dominance),
    OnDemand(words.shares.ask, shares),
    votes
  );

  async function expectations(work: Work): Promise<HTMLElement[]> {
    const file = known.find((model) => model.system.name === system.name)?.expectations ?? null;
    if (file === null) {
      lede.replaceChildren(Lede(words.noExpectations(system.name), {level: "model"}));
      return [];
    }
    const report = await run("expectations", {system, file}, work);
    const holds = report.results.filter((each) => each.holds).length;
    lede.replaceChildren(
      Lede(words.lede(formatNumber(holds, 0), formatNumber(report.results.length, 0), system.name), {level: "model"})
    );
    return [ExpectationsFigure(system, report)];
  }

  /** The cause one natural unit up for good, nothing else imposed. */
  function imposed(): {push: Record<string, number>; interventions: string[]; outputs: string[]} {
    const {oorzaak, uitkomst} = state.get();
    return {push: {[oorzaak]: indexAmount(system, oorzaak, 1)}, interventions: [], outputs: [uitkomst]};
  }

  async function directions(work: Work): Promise<HTMLElement[]> {
    const {push, interventions, outputs} = imposed();
    const goals = system.goals.map(({variable}) => variable);
    const asked = [...new Set([...outputs, ...goals])];
    const report = await run("directions", {system, options: {push, interventions, outputs: asked, draws: 1000}}, work);
    return [DirectionsFigure(system, report, inSentence(labelOf(system, state.get().oorzaak)))];
  }

  async function tornado(work: Work): Promise<HTMLElement[]> {
    return TornadoFigure(system, await run("tornado", {system, options: {...imposed(), by: "interval"}}, work));
  }

  async function bases(work: Work): Promise<HTMLElement[]> {
    const {push, interventions} = imposed();
    return [BasesFigure(system, await run("bases", {system, options: {push, interventions}}, work))];
  }

  async function dominance(work: Work): Promise<HTMLElement[]> {
    const {oorzaak} = state.get();
    const pushed: SystemFile = {
      ...system,
      interventions: [
        {id: "push", variable: oorzaak, type: "step", value: indexAmount(system, oorzaak, 1), start: 0, end: null}
      ]
    };
    return [DominanceFigure(system, await run("dominance", {system: pushed, options: {}}, work))];
  }

  async function shares(work: Work): Promise<HTMLElement[]> {
    const times = [system.horizon];
    return SharesFigure(system, await run("sobol", {system, options: {...imposed(), times, draws: 128}}, work));
  }
}

/** A result that is worked out when it is asked for. */
function OnDemand(label: string, compute: (work: Work) => Promise<HTMLElement[]>): HTMLElement {
  const area = ResultArea({label});
  const button = h(
    "button",
    {type: "button", class: "sh-button", onclick: () => void area.show(compute)},
    words.button
  );
  return h("section", {class: "sh-on-demand"}, h("div", {class: "sh-on-demand-ask"}, h("p", {}, label), button), area);
}

function controls(system: SystemFile, state: CertaintyState): HTMLElement {
  const choice = ({id, label}: SystemFile["variables"][number]) => ({value: id, label: label ?? id});
  const cause = Select(causesOf(system).map(choice), {label: words.cause, value: state.get().oorzaak});
  cause.addEventListener("input", () => state.set({oorzaak: cause.value}));
  const outcome = Select(system.variables.map(choice), {label: words.outcome, value: state.get().uitkomst});
  outcome.addEventListener("input", () => state.set({uitkomst: outcome.value}));
  const summary = (): string =>
    `${words.cause}: ${labelOf(system, state.get().oorzaak)}; ${words.outcome}: ${labelOf(system, state.get().uitkomst)}`;
  return Bar([h("div", {class: "sh-bar-row"}, cause, outcome)], {summary});
}

import type {ExpectationsFile} from "../../../models/system/expectations/format.js";
import {naturalRange} from "../../../models/system/evidence/scale.js";
import type {SystemFile} from "../../../models/system/format.js";
import {voteMap} from "../../../models/system/votes/vote-map.js";
import {formatNumber} from "../../../locale/format.js";
import {certainty as words} from "../../../locale/system-certainty.js";
import {Bar} from "../../controls/bar.js";
import {Select} from "../../controls/select.js";
import {h} from "../../dom.js";
import type {Work} from "../../explore/result-area.js";
import {Lede} from "../../prose.js";
import type {RunSystemTask} from "../../workers/system-runner.js";
import {Explain} from "../explain.js";
import {ModelArea} from "../model-area.js";
import {ModelLine} from "../model-line.js";
import type {ModelStore} from "../model-store.js";
import {inSentence, labelOf, variableOf} from "../natural.js";
import {causesOf, firstAmount} from "../what-if/what-if-state.js";
import {chosenIn, type CertaintyState} from "./certainty-state.js";
import {BasesFigure, DirectionsFigure, pushWords, VotesFigure} from "./directions-figure.js";
import {DominanceFigure} from "./dominance-figure.js";
import {ExpectationsFigure} from "./expectations-figure.js";
import {ScreeningFigure, SharesFigure, TornadoFigure} from "./inputs-figures.js";

/** Draws of the directions; of the shares a power of two, for each of the numbers. */
const directionDraws = 1000;
const shareDraws = 128;
/** Most loops looked at for what drives the run. */
const mostLoops = 2000;

/** The parts of the page for one model: what is quick at once, what takes long when it is asked for. */
export function certaintyPage(
  model: ModelStore,
  {state, expectations, run}: {state: CertaintyState; expectations: ExpectationsFile | null; run: RunSystemTask}
): HTMLElement[] {
  const {system} = model;
  const lede = h("div");
  const expected = ModelArea(words.expectations.title);
  const sure = ModelArea(words.directions.label);
  const votes = VotesFigure(system, voteMap(system));
  const questions = [
    OnDemand(words.tornado.ask, tornado),
    OnDemand(words.screening.ask, screening),
    OnDemand(words.shares.ask, shares),
    OnDemand(words.bases.ask, bases),
    OnDemand(words.dominance.ask, dominance)
  ];
  void sure.show(directions);
  void expected.show(doesWhatItShould);
  state.subscribe(() => {
    void sure.show(directions);
    // What was asked about other choices is asked again: else it would seem to be about these.
    for (const question of questions) question.again();
  });
  return [
    ...[lede, controls(system, state), ModelLine(model), sure, expected],
    h("h2", {class: "sh-on-demand-title"}, words.more),
    ...questions.map(({element}) => element),
    ...(votes === null ? [] : [votes])
  ];

  async function doesWhatItShould(work: Work): Promise<HTMLElement[]> {
    if (expectations === null) {
      lede.replaceChildren(Lede(words.noExpectations(model.name), {level: "model"}));
      return [];
    }
    const report = await run("expectations", {system, file: expectations}, work);
    const holds = formatNumber(report.results.filter((each) => each.holds).length, 0);
    const sentence = words.lede(holds, formatNumber(report.results.length, 0), model.name);
    lede.replaceChildren(Lede(model.changed ? `${sentence} ${words.changed}` : sentence, {level: "model"}));
    return [ExpectationsFigure(system, report), Explain(words.expectations.explain)];
  }

  /** The cause up for good, nothing else imposed. */
  function imposed(): {push: Record<string, number>; interventions: string[]; outputs: string[]} {
    const {cause, outcome} = chosenIn(system, state);
    return {push: {[cause]: pushOf(system, cause)}, interventions: [], outputs: [outcome]};
  }

  async function directions(work: Work): Promise<HTMLElement[]> {
    const {push, interventions, outputs} = imposed();
    const {cause} = chosenIn(system, state);
    const asked = [...new Set([...outputs, ...system.goals.map(({variable}) => variable)])];
    const options = {push, interventions, outputs: asked, draws: directionDraws};
    const report = await run("directions", {system, options}, work);
    return [DirectionsFigure(system, report, {supposed: pushWords(system, cause, firstAmount(system, cause))})];
  }

  async function tornado(work: Work): Promise<HTMLElement[]> {
    const report = await run("tornado", {system, options: {...imposed(), by: "interval"}}, work);
    return [...TornadoFigure(system, report), Explain(words.tornado.explain)];
  }

  async function screening(work: Work): Promise<HTMLElement[]> {
    return ScreeningFigure(system, await run("morris", {system, options: imposed()}, work));
  }

  async function shares(work: Work): Promise<HTMLElement[]> {
    const times = [0.1, 0.3, 1].map((part) => part * system.horizon);
    return SharesFigure(system, await run("sobol", {system, options: {...imposed(), times, draws: shareDraws}}, work));
  }

  async function bases(work: Work): Promise<HTMLElement[]> {
    const {push, interventions} = imposed();
    return [BasesFigure(system, await run("bases", {system, options: {push, interventions}}, work))];
  }

  async function dominance(work: Work): Promise<HTMLElement[]> {
    const {cause} = chosenIn(system, state);
    const push = {
      id: "push",
      variable: cause,
      type: "step",
      value: pushOf(system, cause),
      start: 0,
      end: null
    } as const;
    const pushed: SystemFile = {...system, interventions: [push]};
    const report = await run("dominance", {system: pushed, options: {limit: mostLoops}}, work);
    return [DominanceFigure(system, report), Explain(words.dominance.explain)];
  }
}

/** The first amount of a cause in index units. */
const pushOf = (system: SystemFile, cause: string): number =>
  firstAmount(system, cause) / naturalRange(variableOf(system, cause));

/** A result that is worked out when it is asked for, and again when the choices change after that. */
function OnDemand(
  label: string,
  compute: (work: Work) => Promise<HTMLElement[]>
): {element: HTMLElement; again: () => void} {
  const area = ModelArea(label);
  let isAsked = false;
  const ask = (): void => {
    isAsked = true;
    button.hidden = true;
    void area.show(compute);
  };
  const button = h(
    "button",
    {type: "button", class: "sh-button", "aria-label": `${words.button}: ${label}`, onclick: ask},
    words.button
  );
  const element = h(
    "section",
    {class: "sh-on-demand", "aria-label": label},
    h("div", {class: "sh-on-demand-ask"}, h("h3", {}, label), button),
    area
  );
  return {
    element,
    again: () => {
      if (isAsked) ask();
    }
  };
}

function controls(system: SystemFile, state: CertaintyState): HTMLElement {
  const choice = ({id, label}: SystemFile["variables"][number]) => ({value: id, label: label ?? id});
  const now = chosenIn(system, state);
  const cause = Select(causesOf(system).map(choice), {label: words.cause, value: now.cause});
  cause.addEventListener("input", () => state.set({oorzaak: cause.value}));
  const outcome = Select(system.variables.map(choice), {label: words.outcome, value: now.outcome});
  outcome.addEventListener("input", () => state.set({uitkomst: outcome.value}));
  state.subscribe(() => {
    const next = chosenIn(system, state);
    cause.value = next.cause;
    outcome.value = next.outcome;
  });
  const summary = (): string => {
    const chosen = chosenIn(system, state);
    const supposed = pushWords(system, chosen.cause, firstAmount(system, chosen.cause));
    return words.summary(supposed, inSentence(labelOf(system, chosen.outcome)));
  };
  return Bar([h("div", {class: "sh-bar-row"}, cause, outcome)], {summary, state});
}

import type {SystemFile} from "../../../models/system/format.js";
import {formatNumber} from "../../../locale/format.js";
import {whatIf as words} from "../../../locale/system-what-if.js";
import {Bar} from "../../controls/bar.js";
import {Chips} from "../../controls/chips.js";
import {Select} from "../../controls/select.js";
import {Slider} from "../../controls/slider.js";
import {h} from "../../dom.js";
import {ResultArea, type Work} from "../../explore/result-area.js";
import {Lede} from "../../prose.js";
import {createState, type State} from "../../state.js";
import {systemTaskRunner, type RunSystemTask} from "../../workers/system-runner.js";
import {siteModelStore, type ModelStore} from "../model-store.js";
import {differenceUnit, inSentence, labelOf, natural, variableOf} from "../natural.js";
import {CompareFigure} from "./compare-figure.js";
import {indexAmount, RestFigure} from "./rest-figure.js";
import {ledeOf, TrajectoryFigure, trajectoryOf} from "./trajectories.js";
import {runWhatIf, whatIfBands, type WhatIfRuns} from "./what-if-result.js";
import {amountRange, causesOf, whatIfSchema, type WhatIfSchema} from "./what-if-state.js";

/** The page Wat als: what follows in the model when something is supposed, with and without measures. */
export async function WhatIfView({
  store,
  run = systemTaskRunner()
}: {store?: ModelStore; run?: RunSystemTask} = {}): Promise<HTMLElement> {
  const models = store ?? (await siteModelStore());
  const {system, name} = models;
  const state = createState(whatIfSchema(system));
  const lede = h("div", {"aria-live": "polite"});
  const area = ResultArea({label: words.result});
  const compare = ResultArea({label: words.compare.title});
  const start = h(
    "button",
    {type: "button", class: "sh-button", onclick: () => void compare.show(compareAll)},
    words.compare.button
  );
  const compareAll = async (work: Work): Promise<HTMLElement[]> => [
    CompareFigure(system, await run("compare", {system, options: {combinations: 2}}, work), name)
  ];
  state.subscribe(() => void refresh());
  void refresh();
  return h(
    "div",
    {class: "sh-what-if"},
    lede,
    controls(system, state),
    area,
    system.goals.length > 0 && system.interventions.length > 0 ? [h("p", {}, start), compare] : null
  );

  function refresh(): Promise<void> {
    const chosen = state.get();
    return area.show(async (work) => {
      const runs = await runWhatIf(system, chosen, run, work);
      const outcomes = chosen.toon.filter((id) => system.variables.some((each) => each.id === id));
      const isMoved = runs.supposed.length > 0;
      lede.replaceChildren(
        isMoved ? Lede(ledeOf(runs, outcomes, causeOf(system, chosen)), {level: "model"}) : Lede(words.nothing)
      );
      const figures = outcomes.map((id) => TrajectoryFigure(runs, id, null, name));
      if (isMoved) void addBands(runs, outcomes, figures, work.signal);
      const rest = chosen.hoeveel === 0 ? [] : [await restOf(system, chosen, outcomes, work)];
      return [h("div", {class: "sh-trajectories"}, figures), ...boundsOf(runs, outcomes), ...rest];
    });
  }

  /** Bands follow when the middle already stands there; newer choices stop them. */
  async function addBands(
    runs: WhatIfRuns,
    outcomes: readonly string[],
    figures: readonly ReturnType<typeof TrajectoryFigure>[],
    signal: AbortSignal
  ): Promise<void> {
    const bands = await whatIfBands(runs, run, {signal}).catch((error: unknown) => {
      if (signal.aborted) return null;
      throw error;
    });
    if (bands === null) return;
    outcomes.forEach(
      (id, at) => void figures[at]?.update(Promise.resolve(trajectoryOf(runs, id, bands[id] ?? null, name)))
    );
  }

  async function restOf(
    system: SystemFile,
    {oorzaak, hoeveel}: ReturnType<State<WhatIfSchema>["get"]>,
    outcomes: readonly string[],
    work: Work
  ): Promise<HTMLElement> {
    const amount = {[oorzaak]: indexAmount(system, oorzaak, hoeveel)};
    const push = await run("effects", {system, options: {push: amount}}, work);
    const fix = await run("effects", {system, options: {fix: amount}}, work);
    return RestFigure(system, {push, fix}, {cause: oorzaak, outcomes, name});
  }
}

/** What is supposed, in words: "werkloosheid + 1 procentpunt"; null when only measures act. */
function causeOf(
  system: SystemFile,
  {oorzaak, hoeveel, wijze}: ReturnType<State<WhatIfSchema>["get"]>
): {label: string; amount: string} | null {
  if (hoeveel === 0 && wijze === "push") return null;
  const variable = variableOf(system, oorzaak);
  const amount = `${words.signed(hoeveel)} ${differenceUnit(variable)}`;
  return {label: inSentence(labelOf(system, oorzaak)), amount: wijze === "push" ? amount : `blijft op ${amount}`};
}

function boundsOf({system, with: run}: WhatIfRuns, outcomes: readonly string[]): HTMLElement[] {
  return run.bounds
    .filter(({id}) => outcomes.includes(id))
    .map(({id, from, to}) =>
      h("p", {class: "sh-field-help"}, words.bounds(labelOf(system, id), formatNumber(from, 1), formatNumber(to, 1)))
    );
}

function controls(system: SystemFile, state: State<WhatIfSchema>): HTMLElement {
  const {oorzaak, hoeveel, wijze, met, toon} = state.get();
  const choice = ({id, label}: SystemFile["variables"][number]) => ({value: id, label: label ?? id});
  const cause = Select(causesOf(system).map(choice), {label: words.cause, value: oorzaak});
  const sliderFor = (id: string, value: number): ReturnType<typeof Slider> => {
    const variable = variableOf(system, id);
    const {most, step} = amountRange(system, id);
    const start = natural(variable, typeof variable.initial === "number" ? variable.initial : null);
    const unit = differenceUnit(variable);
    return Slider({
      label: words.amount(unit),
      ...{min: -most, max: most, step, value},
      write: (amount) =>
        `${words.signed(amount)} ${unit}${start === null ? "" : ` (${words.start}: ${formatNumber(start, 1)})`}`
    });
  };
  const place = h("div", {});
  const showSlider = (id: string, value: number): void => {
    const slider = sliderFor(id, value);
    slider.addEventListener("input", () => state.set({hoeveel: slider.value}, {replace: true}));
    place.replaceChildren(slider);
  };
  showSlider(oorzaak, hoeveel);
  cause.addEventListener("input", () => {
    const {most} = amountRange(system, cause.value);
    const value = Math.min(state.get().hoeveel, most);
    showSlider(cause.value, value);
    state.set({oorzaak: cause.value, hoeveel: value});
  });
  const mode = Select(
    (["push", "fix"] as const).map((value) => ({value, label: words.modes[value]})),
    {label: words.mode, value: wijze}
  );
  mode.addEventListener("input", () => state.set({wijze: mode.value === "fix" ? "fix" : "push"}));
  const measures = Chips(
    system.interventions.map(({id, label}) => ({value: id, label: label ?? id})),
    {label: words.measures, value: met}
  );
  measures.addEventListener("input", () => state.set({met: measures.value}));
  const outcomes = Chips(system.variables.map(choice), {label: words.outcomes, value: toon, most: 8});
  outcomes.addEventListener("input", () => state.set({toon: outcomes.value}));
  const summary = (): string => {
    const now = causeOf(system, state.get());
    return now === null ? words.measures : words.summary(now.label, now.amount);
  };
  return Bar(
    [
      h("div", {class: "sh-bar-row"}, cause, place, mode),
      h("div", {class: "sh-bar-row"}, system.interventions.length > 0 ? measures : null, outcomes)
    ],
    {summary}
  );
}

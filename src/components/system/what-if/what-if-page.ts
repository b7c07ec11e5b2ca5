import type {Band} from "../../../models/system/simulate/bands.js";
import {formatNumber} from "../../../locale/format.js";
import {whatIf as words} from "../../../locale/system-what-if.js";
import {Select} from "../../controls/select.js";
import {h} from "../../dom.js";
import {keepFocus} from "../../explore/keep-focus.js";
import type {Work} from "../../explore/result-area.js";
import type {FigureElement} from "../../figure.js";
import {Lede} from "../../prose.js";
import type {RunSystemTask} from "../../workers/system-runner.js";
import {ModelArea} from "../model-area.js";
import type {ModelStore} from "../model-store.js";
import {ModelLine} from "../model-line.js";
import {labelOf} from "../natural.js";
import {oneAtATime} from "../one-at-a-time.js";
import {CompareBasesFigure} from "./compare-bases-figure.js";
import {CompareFigure, combinationsOf, measuresOf} from "./compare-figure.js";
import {asWhatIf, settingsIn} from "./measure-settings.js";
import {RestFigure, restsOf} from "./rest-figure.js";
import {TrajectoryFigure, trajectoryOf} from "./trajectories.js";
import {WaysFigure} from "./ways-figure.js";
import {WhatIfControls} from "./what-if-controls.js";
import {ledeOf, supposedOf, type Supposed} from "./what-if-lede.js";
import {bandDraws, runWhatIf, whatIfBands, whatIfSets, type WhatIfRuns, type WhatIfSets} from "./what-if-result.js";
import {causeIn, outcomesIn, type WhatIfState} from "./what-if-state.js";

export interface WhatIfPage {
  elements: HTMLElement[];
  dispose(): void;
}

/** A slider that rests this long (ms) is where the reader wants it: then the slower figures are worked out. */
const rest = 250;
/** Most ways looked for: a dense model has more than anyone reads. */
const mostWays = 500;

/** The parts of the page for one model. The middle of each line follows a slider at once; all else follows when it rests. */
export function whatIfPage(
  model: ModelStore,
  {state, run, quick}: {state: WhatIfState; run: RunSystemTask; quick: RunSystemTask}
): WhatIfPage {
  const {system} = model;
  const lede = h("div", {"aria-live": "polite"});
  const controls = WhatIfControls(system, state);
  const grid = h("div", {class: "sh-trajectories"});
  const areas = {
    lines: ModelArea(words.result),
    margins: ModelArea(words.margins.label),
    rests: ModelArea(words.rest.title),
    ways: ModelArea(words.ways.ask),
    compare: ModelArea(words.compare.area)
  };
  const waysOf = h("div", {class: "sh-ways-choice"});
  let figures = new Map<string, FigureElement>();
  let bands: Record<string, Band> = {};
  let timer: ReturnType<typeof setTimeout> | undefined;
  let round = 0;
  let waysShown = "";
  const refresh = oneAtATime(() => areas.lines.show(showLines));
  state.subscribe(changed);
  changed();
  const {lines, margins, rests, ways, compare} = areas;
  return {
    elements: [lede, controls.element, ModelLine(model), lines, margins, rests, waysOf, ways, compare],
    dispose() {
      clearTimeout(timer);
      round = Infinity;
      state.dispose();
    }
  };

  function changed(): void {
    controls.follow();
    clearTimeout(timer);
    round++;
    void refresh().then(() => {
      clearTimeout(timer);
      timer = setTimeout(() => void followUp(), rest);
    });
  }

  function setsFor(mode: "push" | "fix"): WhatIfSets {
    const {hoeveel, met} = state.get();
    const variable = causeIn(system, state.get());
    return whatIfSets(system, {variable, amount: hoeveel, mode, ...asWhatIf(settingsIn(system, met))});
  }

  function supposed(): Supposed | null {
    const {hoeveel, wijze} = state.get();
    const isNothing = hoeveel === 0 && wijze === "push";
    return isNothing ? null : supposedOf(system, causeIn(system, state.get()), hoeveel, wijze);
  }

  /** The middle lines. Newer choices do not end this work, only the reader's own stop does. */
  async function showLines(work: Work): Promise<HTMLElement[]> {
    const outcomes = outcomesIn(system, state.get());
    const told = supposed();
    const runs = await runWhatIf(setsFor(state.get().wijze), quick, work);
    lede.replaceChildren(
      runs.all.length > 0 ? Lede(ledeOf(runs, outcomes, told), {level: "model"}) : Lede(words.nothing)
    );
    await draw(runs, outcomes, (id) => ({band: null, before: bands[id] ?? null}));
    return [grid];
  }

  async function draw(
    runs: WhatIfRuns,
    outcomes: readonly string[],
    choices: (id: string) => Parameters<typeof trajectoryOf>[2]
  ): Promise<void> {
    const isSame = outcomes.length === figures.size && outcomes.every((id, at) => id === [...figures.keys()][at]);
    if (!isSame) {
      figures = new Map(outcomes.map((id) => [id, TrajectoryFigure(runs, id, choices(id))]));
      grid.replaceChildren(...figures.values());
      return;
    }
    const next = (id: string) => Promise.resolve(trajectoryOf(runs, id, choices(id)));
    await Promise.all([...figures].map(([id, figure]) => figure.update(next(id))));
  }

  /** What takes longer than a picture may: margins first, then the long run, the ways and the measures. */
  async function followUp(): Promise<void> {
    const mine = round;
    const cause = causeIn(system, state.get());
    const outcomes = outcomesIn(system, state.get());
    // Why a model cannot be run, the lines say already.
    const runs = await runWhatIf(setsFor(state.get().wijze), quick).catch(() => null);
    if (runs === null || mine !== round) return;
    const isMoved = runs.all.length > 0;
    void areas.margins.show(async (work) => {
      if (!isMoved) return [];
      bands = await whatIfBands(runs, run, work);
      if (mine === round) await draw(runs, outcomes, (id) => ({band: bands[id] ?? null}));
      return [h("p", {class: "sh-field-help"}, words.margins.said(formatNumber(bandDraws, 0)))];
    });
    void areas.rests.show(async (work) => {
      if (!isMoved) return [];
      const found = await restsOf({push: setsFor("push"), fix: setsFor("fix")}, run, work);
      return [RestFigure(runs, found, {cause, outcomes})];
    });
    showWays(cause, outcomes);
    void areas.compare.show(async (work) => {
      const among = measuresOf(system, runs.all);
      if (among.length === 0 || system.goals.length === 0) return [];
      const measures = new Set(system.interventions.filter(({role}) => role !== "event").map(({id}) => id));
      const events = runs.all.filter((id) => !measures.has(id));
      const options = {among, always: events, combinations: combinationsOf(among.length)};
      const sets = await run("compare", {system: runs.system, options}, work);
      const bases = await run("compareBases", {system: runs.system, options: {...options, combinations: 1}}, work);
      return [CompareFigure(system, sets, {under: underOf(events)}), CompareBasesFigure(system, bases)];
    });
  }

  /** What goes on in every set compared: what is supposed, and events. */
  function underOf(events: readonly string[]): string | null {
    const told = supposed();
    const names = system.interventions.filter(({id}) => events.includes(id)).map(({id, label}) => label ?? id);
    const all = [...(told === null ? [] : [`${told.label} ${told.amount}`]), ...names];
    return all.length === 0 ? null : all.join("; ");
  }

  function showWays(cause: string, outcomes: readonly string[]): void {
    const wanted = state.get().langs;
    const known = system.variables.filter(({id}) => id !== cause);
    const to = known.some(({id}) => id === wanted) ? wanted : (outcomes.find((id) => id !== cause) ?? known[0]?.id);
    if (to === undefined || `${cause} ${to}` === waysShown) return;
    waysShown = `${cause} ${to}`;
    const choice = Select(
      known.map(({id}) => ({value: id, label: labelOf(system, id)})),
      {label: words.ways.outcome, value: to}
    );
    choice.addEventListener("input", () => state.set({langs: choice.value}));
    keepFocus(waysOf, () => waysOf.replaceChildren(h("h2", {}, words.ways.ask), choice));
    void areas.ways.show(async (work) => [
      WaysFigure(system, await run("paths", {system, from: cause, to, limit: mostWays}, work))
    ]);
  }
}

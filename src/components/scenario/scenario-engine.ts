import {formatNumber} from "../../locale/format.js";
import {scenarioPage as words} from "../../locale/scenario.js";
import {scenarioFigures} from "../../locale/scenario-figures.js";
import {afterFrame} from "../after-frame.js";
import {h} from "../dom.js";
import {ErrorCard} from "../error-card.js";
import {Progress} from "../progress.js";
import type {ScenarioContext, ScenarioResults, ScenarioView} from "./scenario-data.js";
import {oneAtATime} from "../system/one-at-a-time.js";
import type {RegionOutcome} from "../workers/scenario-tasks.js";
import type {ScenarioRuns} from "./scenario-runs.js";
import {troubleWords} from "./trouble-words.js";

export interface ScenarioEngine {
  /** Computes what a choice asks for: the middle at once, draws after a rest. What changes no number only shows anew. */
  start(context: ScenarioContext): Promise<void>;
  /** Stops what runs and forgets what was shown. */
  stop(): void;
  /** Where progress of draws stands, with a button to stop. */
  readonly busy: HTMLElement;
  /** Where the draws for all municipalities are asked for. */
  readonly ask: HTMLElement;
}

/** Milliseconds without a change before what takes longer begins. */
const pause = 250;

const nothingYet = {
  hasBands: false,
  isStopped: false,
  regions: null,
  regionsHaveBands: false,
  regionsCare: null,
  tornado: null
};

/** Runs what the page shows, one choice at a time, and shows every step of it. */
export function createScenarioEngine(runs: ScenarioRuns, show: (view: ScenarioView) => void): ScenarioEngine {
  const busy = h("div", {class: "sh-scenario-busy"});
  const ask = h("div", {class: "sh-scenario-ask"});
  let key = "";
  let now: ScenarioView | null = null;
  let running = new AbortController();
  let waiting: {context: ScenarioContext; mine: AbortController} | null = null;
  const follow = oneAtATime(middles);
  const isOf = (mine: AbortController): boolean => running === mine;
  const put = (changes: Partial<ScenarioResults>): void => {
    if (now !== null) show((now = {...now, ...changes}));
  };

  function stop(): void {
    waiting = null;
    running.abort(new Error("superseded"));
    running = new AbortController();
    busy.replaceChildren();
    ask.replaceChildren();
    now = null;
    key = "";
  }

  async function start(context: ScenarioContext): Promise<void> {
    const next = keyOf(context);
    if (next === key && now !== null) return show((now = {...now, ...context}));
    stop();
    waiting = {context, mine: running};
    key = next;
    return follow();
  }

  /**
   * What follows a slider: the region first, then, once that is on the screen, what takes a picture's time more, and after
   * a rest what takes longer. A newer choice ends an older one.
   */
  async function middles(): Promise<void> {
    if (waiting === null) return;
    const {context, mine} = waiting;
    waiting = null;
    try {
      const outcome = await runs.middle(context);
      if (!isOf(mine)) return;
      now = {...context, ...nothingYet, outcome, variants: new Map([[context.variant.id, outcome]])};
      show(now);
      await afterFrame();
      for await (const found of more(context, outcome, mine)) {
        if (!isOf(mine)) return;
        put(found);
      }
    } catch (error) {
      // What became of an older choice is no news.
      if (isOf(mine)) throw error;
    }
  }

  async function* more(
    context: ScenarioContext,
    outcome: RegionOutcome,
    {signal}: AbortController
  ): AsyncGenerator<Partial<ScenarioResults>> {
    if (signal.aborted) return;
    const regions = await runs.middleOfRegions(context, {signal});
    yield {regions};
    const variants = new Map([[context.variant.id, outcome]]);
    for (const {variant} of regions)
      if (!variants.has(variant)) variants.set(variant, await runs.middle(context, variant));
    yield {variants};
    askForRegions();
    await rest(signal);
    if (signal.aborted) return;
    void draw();
    yield {tornado: await runs.sectors(context, {signal})};
    const regionsCare = await runs.careOfRegions(context, {signal});
    // The reader may have asked for the bands meanwhile: those hold the middle too.
    if (now?.regionsCare == null) yield {regionsCare};
  }

  /** The draws of the chosen scenario, then those of the others beside it. */
  async function draw(): Promise<void> {
    const context = now;
    if (context === null) return;
    const mine = running;
    put({isStopped: false});
    await watched(
      busy,
      words.bandsBusy,
      {stopped: words.bandsStopped, again: words.bandsAgain, redo: draw},
      async (work) => {
        const outcome = await runs.withBands(context, work);
        if (!isOf(mine)) return;
        put({outcome, hasBands: true, variants: new Map(now?.variants).set(context.variant.id, outcome)});
        for (const {variant} of context.regions ?? []) {
          if (variant === context.variant.id) continue;
          const other = await runs.withBands(context, work, variant);
          if (!isOf(mine)) return;
          put({variants: new Map(now?.variants).set(variant, other)});
        }
      }
    );
  }

  function askForRegions(): void {
    if (now?.regions == null) return;
    const {regions, file} = now;
    const {button, buttonHelp} = scenarioFigures.regions;
    const scenarios = `${formatNumber(regions.length, 0)} ${regions.length === 1 ? "scenario" : "scenario's"}`;
    ask.replaceChildren(
      h("button", {type: "button", class: "sh-button", onclick: () => void drawRegions()}, button),
      h("p", {class: "sh-field-help"}, buttonHelp(formatNumber(file.regions.length, 0), scenarios))
    );
  }

  async function drawRegions(): Promise<void> {
    const context = now;
    if (context === null) return;
    const mine = running;
    const redo = (): Promise<void> => drawRegions();
    const {busy: label, done} = scenarioFigures.regions;
    const texts = {stopped: words.bandsStopped, again: scenarioFigures.regions.button, redo};
    await watched(ask, label, texts, async (work) => {
      const regions = await runs.bandsOfRegions(context, work);
      if (!isOf(mine)) return;
      put({regions, regionsHaveBands: true});
      const regionsCare = await runs.careBandsOfRegions(context, work);
      if (!isOf(mine)) return;
      put({regionsCare});
      ask.replaceChildren(h("p", {class: "sh-field-help", role: "status"}, done));
    });
  }

  /** Shows progress of long work in a place, with a button to stop; a stop or failure is said, with a way to go on. */
  async function watched(
    place: HTMLElement,
    label: string,
    {stopped, again, redo}: {stopped: string; again: string; redo: () => Promise<void>},
    run: (work: {signal: AbortSignal; onProgress: (done: number, total: number) => void}) => Promise<void>
  ): Promise<void> {
    const mine = running;
    const control = new AbortController();
    const ended = (): void => control.abort(new Error("superseded"));
    mine.signal.addEventListener("abort", ended, {once: true});
    const progress = Progress({label, cancel: () => control.abort(new Error("stopped"))});
    place.replaceChildren(progress);
    try {
      await run({signal: control.signal, onProgress: (done, total) => progress.update({done, total})});
    } catch (error) {
      if (isOf(mine)) {
        if (place === busy) put({isStopped: true});
        place.replaceChildren(
          ...(control.signal.aborted
            ? [
                h("p", {class: "sh-figure-status", role: "status"}, stopped),
                h("button", {type: "button", class: "sh-button sh-button-small", onclick: () => void redo()}, again)
              ]
            : [ErrorCard(troubleWords(error), {retry: () => void redo()})])
        );
      }
    } finally {
      mine.signal.removeEventListener("abort", ended);
      progress.finish();
    }
  }

  return {start, stop, busy, ask};
}

/** Waits a while, no longer than until the signal. */
const rest = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, pause);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });

/** All that a number depends on; what is only shown or said is left out. */
export function keyOf({choice, publication, region, own}: ScenarioContext): string {
  const {scenario, sector, banen, theta, overdracht, steun, steuntot, terug} = choice;
  const files = [own.register?.id, own.register?.year, own.table?.id, own.table?.multiplier];
  const numbers = [sector, banen, theta, overdracht, steun, steuntot, terug, files];
  return JSON.stringify([publication, region.code, scenario, ...numbers]);
}

import {InputError} from "../../../models/errors.js";
import type {ScenarioPublication} from "../../../models/scenario/format.js";
import {scenarioBeside as words} from "../../../locale/scenario-beside.js";
import {Chips} from "../../controls/chips.js";
import {browserStore} from "../../controls/saved-choices.js";
import {h} from "../../dom.js";
import {ErrorCard} from "../../error-card.js";
import {Progress} from "../../progress.js";
import {readChoices, type Store} from "../../saved-choices.js";
import type {State} from "../../state.js";
import {oneAtATime} from "../../system/one-at-a-time.js";
import type {RegionOutcome} from "../../workers/scenario-tasks.js";
import {FigurePlace} from "../figure-place.js";
import type {ScenarioContext, ScenarioView} from "../scenario-data.js";
import {keyOf} from "../scenario-engine.js";
import type {ScenarioRuns} from "../scenario-runs.js";
import type {ScenarioChoice, ScenarioSchema} from "../scenario-state.js";
import {troubleWords} from "../trouble-words.js";
import {besideChoices, besideName, choiceOf, type BesideSources} from "./beside-entries.js";
import {besideFigure} from "./beside-figure.js";
import type {BesideItem} from "./beside-rows.js";

/** More would not fit beside each other, on a screen or on paper. */
const most = 4;

export interface BesideOptions {
  state: State<ScenarioSchema>;
  library: readonly ScenarioPublication[];
  own: () => readonly ScenarioPublication[];
  runs: Pick<ScenarioRuns, "middle" | "withBands">;
  contextOf: (choice: ScenarioChoice) => Promise<ScenarioContext | null>;
  store?: Store | null;
}

interface Known {
  /** Null: cannot be projected. */
  outcome: RegionOutcome | null;
  hasBands: boolean;
}

/** The chosen scenario beside others of any publication, of the reader's own and of choices kept under a name. */
export function BesideSection({
  state,
  library,
  own,
  runs,
  contextOf,
  store = browserStore()
}: BesideOptions): HTMLElement & {show(view: ScenarioView): void} {
  const controls = h("div", {class: "sh-scenario-beside"});
  const [status, busy] = [h("p", {role: "status", class: "sh-field-help"}), h("div", {})];
  const place = FigurePlace();
  const known = new Map<string, Known>();
  let view: ScenarioView | null = null;
  let beside: {name: string; context: ScenarioContext}[] = [];
  let offered = "";
  let running = new AbortController();
  let stoppedAt = "";
  const follow = oneAtATime(work);
  const element = h(
    "section",
    {class: "sh-scenario-besides"},
    h("h2", {}, words.heading),
    h("p", {}, words.intro),
    controls,
    status,
    busy,
    place
  );
  return Object.assign(element, {show});

  function show(next: ScenarioView): void {
    if (view !== null && keyOf(view) !== keyOf(next)) running.abort(new Error("superseded"));
    view = next;
    offer(next.choice);
    void follow();
  }

  function sources(): BesideSources {
    return {library, own: own(), kept: store === null ? [] : readChoices(store, new URL(state.href()).pathname)};
  }

  /** The field to add a scenario, made anew only when what it offers has changed, so that it keeps its place. */
  function offer(choice: ScenarioChoice): void {
    const chosen = choice.naast.slice(0, most);
    const choices = besideChoices(sources(), choice);
    const lost = chosen
      .filter((entry) => !choices.some(({value}) => value === entry))
      .map((value) => ({value, label: words.goneName}));
    const key = JSON.stringify([choices, chosen]);
    if (key === offered) return;
    offered = key;
    status.textContent = lost.length > 0 ? words.gone : "";
    const hadFocus = controls.contains(document.activeElement);
    const chips = Chips([...choices, ...lost], {label: words.add, value: chosen, most});
    chips.addEventListener("input", () => {
      running.abort(new Error("superseded"));
      stoppedAt = "";
      state.set({naast: chips.value});
    });
    controls.replaceChildren(chips);
    if (hadFocus) controls.querySelector("input")?.focus();
  }

  function draw(): void {
    if (view === null) return;
    element.classList.toggle("sh-scenario-besides-none", beside.length === 0);
    if (beside.length === 0) return place.show(null);
    const {publication, variant, outcome} = view;
    const first: BesideItem = {name: besideName(publication, variant), context: view, outcome, isProjected: true};
    const others = beside.map(({name, context}): BesideItem => {
      const found = known.get(keyOf(context));
      return {name, context, outcome: found?.outcome ?? null, isProjected: found?.outcome !== null};
    });
    place.show(besideFigure([first, ...others]));
  }

  /** Computes what is not known yet: the middle of each at once, draws after those of the chosen scenario. */
  async function work(): Promise<void> {
    if (view === null) return;
    const {signal} = (running = new AbortController());
    try {
      beside = await contexts(view.choice);
      for (const {context} of beside)
        if (!known.has(keyOf(context))) known.set(keyOf(context), {outcome: await middleOf(context), hasBands: false});
      draw();
      const open = beside.filter(({context}) => lacksBands(known.get(keyOf(context))));
      const key = open.map(({context}) => keyOf(context)).join(" ");
      if (open.length === 0 || !view.hasBands || stoppedAt === key) return;
      await drawBands(
        open.map(({context}) => context),
        signal,
        () => (stoppedAt = key)
      );
      draw();
    } catch (error) {
      if (!signal.aborted) busy.replaceChildren(ErrorCard(troubleWords(error), {retry: () => void follow()}));
    }
  }

  async function drawBands(open: readonly ScenarioContext[], signal: AbortSignal, onstop: () => void): Promise<void> {
    const control = new AbortController();
    const stop = (): void => control.abort(new Error("stopped"));
    signal.addEventListener("abort", stop, {once: true});
    const progress = Progress({
      label: words.busy,
      cancel: () => {
        onstop();
        stop();
      }
    });
    busy.replaceChildren(progress);
    try {
      for (const context of open) {
        const outcome = await runs.withBands(context, {
          signal: control.signal,
          onProgress: (done, total) => progress.update({done, total})
        });
        known.set(keyOf(context), {outcome, hasBands: true});
      }
    } catch (error) {
      if (!control.signal.aborted) throw error;
    } finally {
      signal.removeEventListener("abort", stop);
      progress.finish();
      busy.replaceChildren();
    }
  }

  async function contexts(choice: ScenarioChoice): Promise<typeof beside> {
    const from = sources();
    const found = await Promise.all(
      choice.naast.slice(0, most).map(async (entry) => {
        const own = choiceOf(entry, from, choice);
        const context = own === null ? null : await contextOf(own);
        const label = besideChoices(from, choice).find(({value}) => value === entry)?.label;
        return context === null || label === undefined ? [] : [{name: label, context}];
      })
    );
    return found.flat();
  }

  /** Null for a scenario that gives nothing to compute with: its published figures still stand beside the others. */
  async function middleOf(context: ScenarioContext): Promise<RegionOutcome | null> {
    try {
      return await runs.middle(context);
    } catch (error) {
      if (error instanceof InputError) return null;
      throw error;
    }
  }
}

const lacksBands = (known: Known | undefined): boolean => known?.outcome !== null && known?.hasBands !== true;

import type {SystemFile} from "../../../models/system/format.js";
import {formatNumber} from "../../../locale/format.js";
import {systemPage} from "../../../locale/system.js";
import {h} from "../../dom.js";
import {LargeView} from "./large-view.js";
import {SystemDiagram, type Highlight} from "../diagram/system-diagram.js";
import {createModelStore} from "../model-store.js";
import {createSelection} from "../selection.js";
import {shownSteps, storyOf, type ShownStep, type StoryStep} from "./story-steps.js";

const words = systemPage.story;

export interface SystemStoryOptions {
  system: SystemFile;
  /** By default the goals of the model, its named loops, and all of it. */
  steps?: readonly StoryStep[];
  /** Of the drawing, in px; otherwise what fits the screen. */
  height?: number;
  headingLevel?: 2 | 3;
}

/** A model told step by step: each step brings its part into view. Buttons or the left and right arrow keys lead on and back. */
export function SystemStory({
  system,
  steps = storyOf(system),
  height,
  headingLevel = 2
}: SystemStoryOptions): HTMLElement & {dispose(): void} {
  const all = shownSteps(system, steps);
  const selection = createSelection();
  const store = createModelStore(system, {name: system.name});
  const diagram = SystemDiagram({
    store,
    selection,
    readOnly: true,
    highlight: highlightOf(all[0]),
    ...(height === undefined ? {} : {height})
  });
  const text = h("div", {class: "sh-story-text", "aria-live": "polite"});
  const back = h("button", {type: "button", class: "sh-button", onclick: () => go(-1)}, words.back);
  const next = h("button", {type: "button", class: "sh-button", onclick: () => go(1)}, words.next);
  const buttons = h("div", {class: "sh-story-buttons"}, back, next);
  const large = LargeView(() => next.focus());
  buttons.append(large.button);
  let at = 0;
  const heading = `h${headingLevel}` as const;
  const step = `h${headingLevel + 1}` as "h3" | "h4";
  const element = h(
    "section",
    {
      class: "sh-story",
      "aria-label": words.title(system.name),
      onkeydown: (event) => keyPressed(event as KeyboardEvent)
    },
    h(heading, {}, words.title(system.name)),
    large.around(
      h(
        "div",
        {class: "sh-story-columns"},
        h("div", {class: "sh-story-side"}, text, buttons, h("p", {class: "sh-field-help"}, words.keys)),
        diagram
      )
    ),
    h(
      "ol",
      {class: "sh-print-only"},
      all.map((each) => h("li", {}, h("strong", {}, `${each.title}. `), each.text))
    )
  );
  show();
  return Object.assign(element, {
    dispose: () => {
      large.close();
      diagram.dispose();
    }
  });

  function go(by: number): void {
    const wanted = Math.min(Math.max(at + by, 0), all.length - 1);
    if (wanted === at) return;
    at = wanted;
    show();
  }

  function show(): void {
    const now = all[at];
    if (now === undefined) return;
    text.replaceChildren(
      h("p", {class: "sh-story-step"}, words.step(formatNumber(at + 1, 0), formatNumber(all.length, 0))),
      h(step, {}, now.title),
      h("p", {}, now.text)
    );
    // A button that goes dead under the finger would lose the focus: it only says so.
    back.setAttribute("aria-disabled", String(at === 0));
    next.setAttribute("aria-disabled", String(at === all.length - 1));
    diagram.highlight = highlightOf(now);
    selection.set({loop: now.marked, link: null, variable: null});
  }

  /** Inside the drawing the arrows walk over the map. */
  function keyPressed(event: KeyboardEvent): void {
    const isElsewhere =
      event.target instanceof Element && event.target.closest("svg, input, select, textarea, dialog:not(.sh-large)");
    if (event.defaultPrevented || isElsewhere || event.ctrlKey || event.altKey || event.metaKey) return;
    const by = {ArrowRight: 1, ArrowLeft: -1}[event.key];
    if (by === undefined) return;
    event.preventDefault();
    go(by);
  }
}

/** What this step is about is large and clear; what was told before stands dimmed around it. */
function highlightOf(step: ShownStep | undefined): Highlight | null {
  if (step === undefined) return null;
  const {shown, told} = step;
  if (told.length === 0) return {...shown, only: true};
  const isPast = (key: string): boolean => !told.includes(key);
  return {...shown, only: true, frame: told, past: [...shown.variables, ...shown.links].filter(isPast)};
}

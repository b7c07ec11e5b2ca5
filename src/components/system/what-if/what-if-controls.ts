import type {SystemFile} from "../../../models/system/format.js";
import {formatNumber} from "../../../locale/format.js";
import {whatIf as words} from "../../../locale/system-what-if.js";
import {Bar} from "../../controls/bar.js";
import {Chips} from "../../controls/chips.js";
import {Select} from "../../controls/select.js";
import {Slider} from "../../controls/slider.js";
import {StateTools} from "../../controls/state-tools.js";
import {h} from "../../dom.js";
import {keepFocus} from "../../explore/keep-focus.js";
import {differenceUnit, natural, shortUnit, variableOf} from "../natural.js";
import {MeasureControls} from "./measure-controls.js";
import {ownSetting, settingsIn, writeSetting} from "./measure-settings.js";
import {supposedOf} from "./what-if-lede.js";
import {amountRange, causeIn, causesOf, firstAmount, outcomesIn, type WhatIfState} from "./what-if-state.js";

export interface WhatIfControls {
  element: HTMLElement;
  /** Draws the controls as the state has them: after a step back, or a choice elsewhere. */
  follow(): void;
}

/** The bar of the page: what is supposed, which measures act, and what to look at; below it a line of sliders a measure. */
export function WhatIfControls(system: SystemFile, state: WhatIfState): WhatIfControls {
  const settings = h("div", {class: "sh-measure-settings"});
  const host = h("div", {});
  const tools = StateTools(state);
  let drawn = "";
  let amounts = "";
  follow();
  return {element: h("div", {}, host, settings), follow};

  function follow(): void {
    const {oorzaak, hoeveel, wijze, met, toon} = state.get();
    const now = JSON.stringify([oorzaak, wijze, settingsIn(system, met).map(({id}) => id), toon]);
    const before = amounts;
    amounts = JSON.stringify([hoeveel, met]);
    // A slider that moves draws itself: only other choices, and a step back, need new controls.
    if (now === drawn && (amounts === before || isSliding())) return;
    drawn = now;
    keepFocus(host, () => host.replaceChildren(bar()));
    keepFocus(settings, () => settings.replaceChildren(...MeasureControls(system, state)));
  }

  function isSliding(): boolean {
    const at = document.activeElement;
    return at instanceof HTMLInputElement && at.type === "range" && (host.contains(at) || settings.contains(at));
  }

  function bar(): HTMLElement {
    const {met, toon} = state.get();
    const choice = ({id, label}: SystemFile["variables"][number]) => ({value: id, label: label ?? id});
    const measures = Chips(
      system.interventions.map(({id, label}) => ({value: id, label: label ?? id})),
      {label: words.measures, value: settingsIn(system, met).map(({id}) => id)}
    );
    measures.addEventListener("input", () => {
      const known = new Map(settingsIn(system, state.get().met).map((each) => [each.id, each]));
      const next = system.interventions
        .filter(({id}) => measures.value.includes(id))
        .map((each) => writeSetting(system, known.get(each.id) ?? ownSetting(system, each)));
      state.set({met: next});
    });
    const outcomes = Chips(system.variables.map(choice), {
      ...{label: words.outcomes, value: outcomesIn(system, {toon}), most: 8}
    });
    outcomes.addEventListener("input", () => state.set({toon: outcomes.value}));
    return Bar(
      [
        h("div", {class: "sh-bar-row"}, causeControls()),
        h("div", {class: "sh-bar-row sh-what-if-chosen"}, system.interventions.length > 0 ? measures : null, outcomes)
      ],
      {summary: () => summaryOf(system, state), tools}
    );
  }

  function causeControls(): HTMLElement[] {
    const {hoeveel, wijze} = state.get();
    const cause = causeIn(system, state.get());
    const variable = variableOf(system, cause);
    const unit = shortUnit(differenceUnit(variable));
    const {most, step} = amountRange(system, cause);
    const start = natural(variable, typeof variable.initial === "number" ? variable.initial : null);
    const now = start === null ? null : formatNumber(start);
    const which = Select(
      causesOf(system).map(({id, label}) => ({value: id, label: label ?? id})),
      {label: words.cause, value: cause}
    );
    which.addEventListener("input", () =>
      state.set({oorzaak: which.value, hoeveel: firstAmount(system, which.value), langs: ""})
    );
    const amount = Slider({
      label: words.amount(unit),
      ...{min: -most, max: most, step, value: hoeveel},
      write: (value) => words.amountWords(words.signed(value), unit, now)
    });
    amount.addEventListener("input", () => state.set({hoeveel: amount.value}, {gather: true}));
    const mode = Select(
      (["push", "fix"] as const).map((value) => ({value, label: words.modes[value]})),
      {label: words.mode, value: wijze}
    );
    mode.addEventListener("input", () => state.set({wijze: mode.value === "fix" ? "fix" : "push"}));
    return [which, amount, mode];
  }
}

/** What is chosen in a sentence: on a folded bar, and on paper. */
function summaryOf(system: SystemFile, state: WhatIfState): string {
  const {hoeveel, wijze, met} = state.get();
  const count = words.summaryMeasures(settingsIn(system, met).length);
  if (hoeveel === 0 && wijze === "push") return count;
  const {label, amount} = supposedOf(system, causeIn(system, state.get()), hoeveel, wijze);
  return `${words.summary(label, amount)}; ${count}`;
}

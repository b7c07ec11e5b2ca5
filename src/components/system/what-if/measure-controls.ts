import type {SystemFile, SystemIntervention} from "../../../models/system/format.js";
import {formatNumber} from "../../../locale/format.js";
import {whatIf as words} from "../../../locale/system-what-if.js";
import {Slider} from "../../controls/slider.js";
import {h} from "../../dom.js";
import {durationWords} from "../evidence/duration.js";
import {decimalsOf, differenceUnit, niceUp, shortUnit, unitOf, variableOf} from "../natural.js";
import {settingsIn, valueRange, writeSetting, type MeasureSetting} from "./measure-settings.js";
import type {WhatIfState} from "./what-if-state.js";

/** For each measure that acts: how much, from when, and until when. */
export function MeasureControls(system: SystemFile, state: WhatIfState): HTMLElement[] {
  return settingsIn(system, state.get().met).flatMap((setting) => {
    const intervention = system.interventions.find(({id}) => id === setting.id);
    return intervention === undefined ? [] : [MeasureSliders(system, state, intervention, setting)];
  });
}

function MeasureSliders(
  system: SystemFile,
  state: WhatIfState,
  intervention: SystemIntervention,
  {id, value, start, end}: MeasureSetting
): HTMLElement {
  const {horizon, timeUnit} = system;
  const variable = variableOf(system, intervention.variable);
  const range = valueRange(system, intervention);
  const unit = shortUnit(range.isLevel ? unitOf(variable) : differenceUnit(variable));
  const decimals = Math.min(2, decimalsOf(variable));
  const timeStep = niceUp(horizon / 50);
  const after = (time: number): string =>
    time === 0 ? words.setting.now : words.setting.after(durationWords(time, timeUnit));
  const amount = Slider({
    label: (range.isLevel ? words.setting.level : words.setting.change)(unit),
    ...{min: range.min, max: range.max, step: range.step, value},
    write: (now) => `${range.isLevel ? formatNumber(now, decimals) : words.signed(now)} ${unit}`
  });
  const begin = Slider({
    label: words.setting.start,
    ...{min: 0, max: horizon, step: timeStep, value: start},
    write: after
  });
  // The far end of the slider is for ever; a pulse is over at once and has no end.
  const finish = Slider({
    label: words.setting.end,
    ...{min: 0, max: horizon, step: timeStep, value: end ?? horizon},
    write: (time) => (time >= horizon ? words.setting.lasts : after(time))
  });
  const changed = (): void => {
    const next: MeasureSetting = {
      ...{id, value: amount.value, start: begin.value},
      end: finish.value >= horizon ? null : Math.max(finish.value, begin.value)
    };
    const met = settingsIn(system, state.get().met).map((each) => writeSetting(system, each.id === id ? next : each));
    state.set({met}, {gather: true});
  };
  for (const slider of [amount, begin, finish]) slider.addEventListener("input", changed);
  return h(
    "fieldset",
    {class: "sh-measure-setting"},
    h("legend", {}, intervention.label ?? id),
    amount,
    begin,
    intervention.type === "pulse" ? null : finish
  );
}

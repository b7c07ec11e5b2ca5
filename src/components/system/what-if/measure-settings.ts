import {toNatural} from "../../../models/system/evidence/scale.js";
import type {SystemFile, SystemIntervention} from "../../../models/system/format.js";
import {naturalValue, type WhatIf} from "../../../models/system/what-if.js";
import {naturalSize, niceUp, variableOf} from "../natural.js";

/** A measure that acts, in natural units of its variable and time units of the model; an end of null: it lasts. */
export interface MeasureSetting {
  id: string;
  value: number;
  start: number;
  end: number | null;
}

const found = (system: SystemFile, id: string): SystemIntervention | undefined =>
  system.interventions.find((each) => each.id === id);

/** A measure as the model has it. */
export function ownSetting(system: SystemFile, intervention: SystemIntervention): MeasureSetting {
  const {id, start, end} = intervention;
  return {id, value: tidy(naturalValue(variableOf(system, intervention.variable), intervention).value), start, end};
}

/** The measures of an address, as far as the model has them. */
export function settingsIn(system: SystemFile, met: readonly string[]): MeasureSetting[] {
  return met.flatMap((token): MeasureSetting[] => {
    const [id = "", value, start, end] = token.split("~");
    const intervention = found(system, id);
    if (intervention === undefined) return [];
    if (value === undefined) return [ownSetting(system, intervention)];
    const setting = {id, value: Number(value), start: Number(start), end: end === "" ? null : Number(end)};
    const isSound = [setting.value, setting.start, setting.end ?? 0].every(Number.isFinite);
    return [isSound ? setting : ownSetting(system, intervention)];
  });
}

/** The setting as the address has it: only its name when it is as the model has it. */
export function writeSetting(system: SystemFile, {id, value, start, end}: MeasureSetting): string {
  const intervention = found(system, id);
  const own = intervention === undefined ? null : ownSetting(system, intervention);
  if (own !== null && own.value === value && own.start === start && own.end === end) return id;
  return `${id}~${tidy(value)}~${tidy(start)}~${end === null ? "" : tidy(end)}`;
}

/** What of the settings differs from the model, as `withWhatIf` takes it. */
export const asWhatIf = (settings: readonly MeasureSetting[]): Pick<WhatIf, "measures" | "values" | "times"> => ({
  measures: settings.map(({id}) => id),
  values: Object.fromEntries(settings.map(({id, value}) => [id, value])),
  times: Object.fromEntries(settings.map(({id, start, end}) => [id, {start, end}]))
});

/** Ends and step of the slider of a measure's value: levels of its variable, or changes on either side of nothing. */
export function valueRange(
  system: SystemFile,
  intervention: SystemIntervention
): {min: number; max: number; step: number; isLevel: boolean} {
  const variable = variableOf(system, intervention.variable);
  const {value, isLevel} = naturalValue(variable, intervention);
  const size = naturalSize(variable);
  if (isLevel) {
    const low = tidy(toNatural(variable, variable.min ?? 0));
    const ends = [low, tidy(low + size), tidy(value)];
    return {min: Math.min(...ends), max: Math.max(...ends), step: niceUp(size / 100), isLevel};
  }
  const most = Math.max(niceUp(size / 2), niceUp(Math.abs(value)));
  return {min: -most, max: most, step: niceUp(most / 100), isLevel};
}

/** Without the last digits of arithmetic, so that 0.30000000000000004 reads as 0.3. */
const tidy = (value: number): number => Number(value.toFixed(6));

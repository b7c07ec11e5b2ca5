import {InputError} from "../../errors.js";
import type {ModelFrame, PanelIndex} from "../types.js";

/**
 * The panel of a frame, for a method that compares units.
 *
 * @throws InputError `panel-needed`
 */
export function needPanel(frame: ModelFrame, method: string): PanelIndex {
  if (frame.panel === null || frame.panel.unit.name === "")
    throw new InputError("panel-needed", `${method} needs units and periods: give --panel unit,period`, "--panel");
  return frame.panel;
}

/** Throws InputError `no-weights`: the method has no accepted weighted form. */
export function refuseWeights(frame: ModelFrame, method: string): void {
  if (frame.weights !== null)
    throw new InputError(
      "no-weights",
      `${method} has no weights: leave out --weights, or use --method ols`,
      "--weights"
    );
}

/** Throws InputError `no-instruments`. */
export function refuseInstruments(frame: ModelFrame, method: string): void {
  if (frame.instruments.terms.length > 0)
    throw new InputError(
      "no-instruments",
      `${method} takes no instruments after a second bar; use --method ols or first-difference`,
      frame.formula
    );
}

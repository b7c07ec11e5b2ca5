import {h, uniqueId} from "../dom.js";
import {asControl, changed, type Control} from "./control.js";

export interface SliderOptions {
  label: string;
  min: number;
  max: number;
  step: number;
  value: number;
  /** The value in words, beside the slider and for a screen reader. */
  write: (value: number) => string;
}

/** A number between bounds, by dragging, arrow keys, or Home and End. */
export function Slider({label, min, max, step, value, write}: SliderOptions): Control<number> {
  const id = uniqueId("slider");
  const shown = h("output", {for: id, class: "sh-slider-value"});
  const input = h("input", {id, type: "range", min, max, step, class: "sh-slider"});
  // The browser keeps a value on the grid of steps; what people read follows what it kept.
  const tell = (): void => {
    const words = write(Number(input.value));
    shown.textContent = words;
    input.setAttribute("aria-valuetext", words);
  };
  input.value = String(value);
  tell();
  const element = h("div", {class: "sh-field sh-slider-field"}, h("label", {for: id}, label), input, shown);
  input.addEventListener("input", (event) => {
    event.stopPropagation();
    tell();
    changed(element);
  });
  return asControl(
    element,
    () => Number(input.value),
    (next) => {
      input.value = String(next);
      tell();
    }
  );
}

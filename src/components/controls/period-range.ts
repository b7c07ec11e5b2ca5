import {formatPeriod} from "../../locale/format.js";
import {nl} from "../../locale/nl.js";
import {h, uniqueId} from "../dom.js";
import type {Grain} from "../types.js";
import {asControl, changed, type Control} from "./control.js";

/** First days of the first and last period, ISO. */
export type PeriodRangeValue = readonly [from: string, to: string];

/** From and up to and including: two lists, so that no dragging is needed. The other end gives way when they cross. */
export function PeriodRange(
  periods: readonly string[],
  {label, grain, value}: {label: string; grain: Grain; value?: PeriodRangeValue}
): Control<PeriodRangeValue> {
  const sorted = [...periods].sort();
  const field = (name: string): [HTMLElement, HTMLSelectElement] => {
    const id = uniqueId("period");
    const select = h(
      "select",
      {id},
      sorted.map((period) => h("option", {value: period}, formatPeriod(period, grain)))
    );
    return [h("span", {class: "sh-period-end"}, h("label", {for: id}, name), select), select];
  };
  const [fromField, from] = field(nl.control.from);
  const [toField, to] = field(nl.control.to);
  const element = h("fieldset", {class: "sh-field sh-period-range"}, h("legend", {}, label), fromField, toField);
  set(value ?? [sorted[0] ?? "", sorted.at(-1) ?? ""]);
  for (const [moved, other] of [
    [from, to],
    [to, from]
  ] as const) {
    moved.addEventListener("input", (event) => event.stopPropagation());
    moved.addEventListener("change", () => {
      if (from.value > to.value) other.value = moved.value;
      changed(element);
    });
  }
  return asControl<PeriodRangeValue>(element, () => [from.value, to.value], set);

  function set([first, last]: PeriodRangeValue): void {
    from.value = sorted.includes(first) ? first : (sorted[0] ?? "");
    to.value = sorted.includes(last) ? last : (sorted.at(-1) ?? "");
  }
}

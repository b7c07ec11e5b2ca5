import type {LinkFields} from "../../../models/system/edit/edit.js";
import type {SystemFile, SystemLink} from "../../../models/system/format.js";
import {evidence as words} from "../../../locale/system-evidence.js";
import {Select} from "../../controls/select.js";
import {h, uniqueId} from "../../dom.js";
import {basisChoices, chosenFields} from "./basis-choices.js";
import {parseDutchNumber} from "../../dutch-number.js";
import {amountWords, effectScale} from "./link-effect.js";

const text = words.basis;
const own = "zelf";

export interface BasisForm {
  readonly element: HTMLElement;
  /** Opens it with a choice made. */
  open(choice: string): void;
}

/**
 * Lets a person say which evidence sets the strength of a link: one source, the middle of the votes, or a number of their
 * own. Without a reason nothing changes.
 *
 * @param choose changes the link; answers what to tell the reader
 */
export function BasisForm(system: SystemFile, link: SystemLink, choose: (fields: LinkFields) => string): BasisForm {
  const scale = effectScale(system, link);
  const choices = basisChoices(system, link);
  const which = Select([...choices.map(({id, label}) => ({value: id, label})), {value: own, label: text.own}], {
    label: text.which
  });
  const value = Field(text.value(scale.toUnit, amountWords(scale), scale.from), {inputmode: "decimal"});
  const low = Field(text.low, {inputmode: "decimal"});
  const high = Field(text.high, {inputmode: "decimal"});
  const numbers = h("div", {class: "sh-evidence-numbers"}, value.element, low.element, high.element);
  const reason = Field(text.reason, {long: true});
  const who = Field(text.who, {});
  const status = h("p", {class: "sh-evidence-status", role: "status"});
  const form = h(
    "form",
    {class: "sh-evidence-form", novalidate: true, onsubmit: submit},
    which,
    numbers,
    reason.element,
    who.element,
    h("button", {type: "submit", class: "sh-button"}, text.save),
    status
  );
  const element = h("details", {class: "sh-evidence-more"}, h("summary", {}, text.open), form);
  which.addEventListener("input", showNumbers);
  showNumbers();
  return {
    element,
    open(choice) {
      which.value = choice;
      showNumbers();
      element.open = true;
      reason.input.focus();
    }
  };

  function showNumbers(): void {
    numbers.hidden = which.value !== own;
  }

  function submit(event: Event): void {
    event.preventDefault();
    const said = reason.input.value.trim();
    if (said === "") return refuse(text.needReason, reason.input);
    const fields = which.value === own ? ownFields() : choices.find(({id}) => id === which.value)?.fields;
    if (fields == null) return;
    const by = who.input.value.trim();
    status.textContent = choose({...fields, reason: said, chosenBy: by === "" ? null : by});
  }

  /** The number typed, as a strength of the index; null when it is none, and then that has been said. */
  function ownFields(): LinkFields | null {
    const effect = parseDutchNumber(value.input.value);
    if (effect === null) {
      refuse(text.needNumber, value.input);
      return null;
    }
    const ends = [low, high].map(({input}) => parseDutchNumber(input.value));
    const [least, most] = [ends[0] ?? null, ends[1] ?? null];
    if (least === null || most === null) return chosenFields(effect / scale.factor, null);
    if (least > most) {
      refuse(text.needOrder, low.input);
      return null;
    }
    const [first = 0, last = 0] = [least / scale.factor, most / scale.factor].sort((a, b) => a - b);
    return chosenFields(effect / scale.factor, [first, last]);
  }

  function refuse(why: string, input: HTMLElement): void {
    status.textContent = why;
    input.setAttribute("aria-invalid", "true");
    input.addEventListener("input", () => input.removeAttribute("aria-invalid"), {once: true});
    input.focus();
  }
}

/** A field for text with its label. */
export function Field(
  label: string,
  {long = false, ...attributes}: {long?: boolean; inputmode?: string}
): {element: HTMLElement; input: HTMLInputElement | HTMLTextAreaElement} {
  const id = uniqueId("field");
  const input = long
    ? h("textarea", {id, rows: 2, maxlength: 2000})
    : h("input", {id, type: "text", autocomplete: "off", maxlength: 300, ...attributes});
  return {element: h("div", {class: "sh-field"}, h("label", {for: id}, label), input), input};
}

import type {PanelGrain} from "../../../loaders/site/panel-file.js";
import {explore} from "../../locale/explore.js";
import {nl} from "../../locale/nl.js";
import {Combobox} from "../controls/combobox.js";
import {asControl, changed, type Choice, type Control} from "../controls/control.js";
import {h, uniqueId} from "../dom.js";
import {columnPart, type TermPart} from "./formula-parts.js";

export interface TermListOptions {
  label: string;
  add: string;
  grain: PanelGrain;
  value?: readonly TermPart[];
}

/** Terms of a formula as rows: the figure, how long before it counts, and a button to leave it out; a field adds one. */
export function TermList(choices: readonly Choice[], options: TermListOptions): Control<readonly TermPart[]> {
  let terms = options.value ?? [];
  const {grain} = options;
  const titles = new Map(choices.map(({value, label}) => [value, label]));
  const list = h("ul", {class: "sh-terms", "aria-label": options.label});
  const adder = h("div");
  const element = h("fieldset", {class: "sh-field sh-term-list"}, h("legend", {}, options.label), list, adder);
  draw();
  return asControl<readonly TermPart[]>(
    element,
    () => terms,
    (next) => {
      terms = next;
      draw();
    }
  );

  function draw(): void {
    list.replaceChildren(...terms.map(row));
    list.hidden = terms.length === 0;
    const box = Combobox(choices, {label: options.add});
    box.addEventListener("input", (event) => {
      event.stopPropagation();
      if (box.value === null) return;
      set([...terms, columnPart(box.value)]);
      adder.querySelector("input")?.focus();
    });
    adder.replaceChildren(box);
  }

  function row(term: TermPart, index: number): HTMLElement {
    const name = term.name === null ? term.text : (titles.get(term.name) ?? term.name);
    return h(
      "li",
      {class: "sh-term"},
      h("span", {class: "sh-term-name"}, name),
      term.name === null ? null : lagSelect(term, name, index),
      h(
        "button",
        {
          type: "button",
          class: "sh-button sh-button-small",
          "aria-label": nl.control.remove(name),
          onclick: () => {
            set(terms.filter((_, at) => at !== index));
            adder.querySelector("input")?.focus();
          }
        },
        h("span", {"aria-hidden": "true"}, "×")
      )
    );
  }

  function lagSelect(term: TermPart, name: string, index: number): HTMLElement {
    const id = uniqueId("lag");
    const most = grain === "year" ? 5 : 36;
    const lags = [...new Set([...Array.from({length: most + 1}, (_, lag) => lag), term.lag])].sort((a, b) => a - b);
    const select = h(
      "select",
      {
        id,
        onchange: () => {
          const lag = Number(select.value);
          set(terms.map((each, at) => (at === index && each.name !== null ? columnPart(each.name, lag) : each)));
          list.querySelectorAll("select")[index]?.focus();
        }
      },
      lags.map((lag) => h("option", {value: lag}, lagWords(lag, grain)))
    );
    select.addEventListener("input", (event) => event.stopPropagation());
    select.value = String(term.lag);
    return h("span", {}, h("label", {for: id, class: "sh-visually-hidden"}, explore.form.lagOf(name)), select);
  }

  function set(next: readonly TermPart[]): void {
    terms = next;
    draw();
    changed(element);
  }
}

/** "in hetzelfde jaar", "2 jaar eerder". */
export function lagWords(lag: number, grain: PanelGrain): string {
  if (lag === 0) return explore.form.samePeriod[grain];
  const steps = explore.term.steps(String(Math.abs(lag)), grain);
  return lag > 0 ? explore.form.earlier(steps) : explore.form.later(steps);
}

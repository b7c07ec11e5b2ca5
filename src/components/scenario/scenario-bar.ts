import type {ScenarioFactsFile, ScenarioFactsIndex} from "../../../loaders/site/scenario-facts-file.js";
import {sectorCodes, type ScenarioPublication} from "../../models/scenario/format.js";
import {formatDate, formatNumber, formatSigned} from "../../locale/format.js";
import {scenarioPage, sectorNames} from "../../locale/scenario.js";
import {scenarioOwnData} from "../../locale/scenario-own-data.js";
import {Bar} from "../controls/bar.js";
import {Combobox} from "../controls/combobox.js";
import {Select} from "../controls/select.js";
import {Slider} from "../controls/slider.js";
import {h, uniqueId} from "../dom.js";
import {parseDutchNumber} from "../dutch-number.js";
import {keepFocus} from "../explore/keep-focus.js";
import type {State} from "../state.js";
import type {OwnFiles} from "./own-data/own-files.js";
import {chosenScenario} from "./scenario-data.js";
import {transferChoices, type ScenarioSchema} from "./scenario-state.js";

const words = scenarioPage.bar;

export interface ScenarioBarOptions {
  state: State<ScenarioSchema>;
  library: readonly ScenarioPublication[];
  own: () => readonly ScenarioPublication[];
  regions: ScenarioFactsFile["regions"];
  index: ScenarioFactsIndex;
  /** Files of the reader's own, and where they are given. */
  files: OwnFiles;
  ownData: HTMLElement;
}

/** What is chosen: publication, scenario and municipality, and below it the assumptions that can be changed. */
export function ScenarioBar({state, library, own, regions, index, files, ownData}: ScenarioBarOptions): HTMLElement {
  const scenarios = h("div", {class: "sh-bar-row"});
  const assumptions = h("div", {class: "sh-scenario-assumptions"});
  const region = Combobox(
    [
      ...regions.map(({code, name}) => ({value: code, label: name})),
      ...index.dissolved.map(({code, name, became}) => ({
        ...{value: code, label: name},
        hint: words.became(became.map(([to]) => regions.find((each) => each.code === to)?.name ?? to).join(", "))
      }))
    ],
    {label: words.region, value: state.get().gebied}
  );
  region.addEventListener("input", () => {
    if (region.value !== null) state.set({gebied: region.value});
  });
  const element = Bar(
    [
      h("div", {class: "sh-bar-row"}, region, printButton()),
      scenarios,
      h("details", {class: "sh-scenario-more"}, h("summary", {}, words.more), assumptions),
      ownData
    ],
    {summary, state}
  );
  draw();
  state.subscribe(() => {
    if (!element.contains(document.activeElement) || !isSliding()) draw();
    // What is printed and folded says what is chosen, also after a step back.
    element.dispatchEvent(new Event("input"));
  });
  files.subscribe(draw);
  return element;

  function printButton(): HTMLElement {
    return h("button", {type: "button", class: "sh-button", onclick: () => globalThis.print()}, words.print);
  }

  // A slider that is being moved must not be taken away from under the pointer.
  function isSliding(): boolean {
    return document.activeElement instanceof HTMLInputElement && document.activeElement.type === "range";
  }

  function summary(): string {
    const {variant} = chosenScenario(library, own(), state.get());
    const name = regions.find(({code}) => code === state.get().gebied)?.name ?? state.get().gebied;
    return words.summary(name, variant.label);
  }

  function draw(): void {
    const choice = state.get();
    region.value = choice.gebied;
    const {publication} = chosenScenario(library, own(), choice);
    keepFocus(element, () => {
      scenarios.replaceChildren(publicationSelect(publication), variantSelect(publication, choice.scenario));
      assumptions.replaceChildren(...assumptionFields(publication));
    });
  }

  function publicationSelect(chosen: ScenarioPublication): HTMLElement {
    const choices = [
      ...library.map(({id, publisher, title, published}) => ({
        ...{value: id, label: words.library(publisher, title, formatDate(published))}
      })),
      ...own().map(({id, title}) => ({value: id, label: words.own(title)}))
    ];
    const select = Select(choices, {label: words.publication, value: chosen.id});
    select.addEventListener("input", () => {
      const next = [...library, ...own()].find(({id}) => id === select.value);
      const first = next?.variants[0];
      // Own growth of sectors was meant for the scenario that is left.
      if (next !== undefined && first !== undefined)
        state.set({publicatie: next.id, scenario: first.id, sector: [], waarom: []});
    });
    return select;
  }

  function variantSelect({variants}: ScenarioPublication, chosen: string): HTMLElement {
    const select = Select(
      variants.map(({id, label}) => ({value: id, label})),
      {label: words.variant, value: variants.some(({id}) => id === chosen) ? chosen : (variants[0]?.id ?? "")}
    );
    select.addEventListener("input", () => state.set({scenario: select.value, sector: [], waarom: []}));
    return select;
  }

  function assumptionFields({baseYear, variants}: ScenarioPublication): HTMLElement[] {
    const choice = state.get();
    const theta = Slider({
      ...{label: words.theta, min: 0, max: 1, step: 0.05, value: choice.theta},
      write: (value) => words.thetaValue(formatNumber(value, value % 1 === 0 ? 0 : 2))
    });
    theta.addEventListener("input", () => state.set({theta: theta.value}, {gather: true}));
    const transfer = Select(
      transferChoices.map((value) => ({value, label: words.transfers[value] ?? value})),
      {label: words.transfer, value: choice.overdracht}
    );
    transfer.addEventListener("input", () =>
      state.set({overdracht: transferChoices.find((each) => each === transfer.value) ?? "band"})
    );
    const support = Slider({
      ...{label: words.support, min: 0, max: 100, step: 5, value: choice.steun},
      write: (value) => words.supportValue(formatNumber(value, 0))
    });
    support.addEventListener("input", () => state.set({steun: support.value}, {gather: true}));
    const last = Math.max(...variants.flatMap(({cells}) => cells.map(({year}) => year)));
    const years = Array.from({length: last - baseYear}, (_, at) => String(baseYear + 1 + at));
    const ends = Select(
      years.map((year) => ({value: year, label: year})),
      {label: words.supportEnds, value: String(choice.steuntot || years[0] || "")}
    );
    ends.addEventListener("input", () => state.set({steuntot: Number(ends.value)}));
    const returns = Slider({
      ...{label: words.supportReturns, min: 0, max: 100, step: 5, value: choice.terug},
      write: (value) => words.percent(formatNumber(value, 0))
    });
    returns.addEventListener("input", () => state.set({terug: returns.value}, {gather: true}));
    return [
      h("div", {class: "sh-bar-row"}, theta, transfer),
      h("div", {class: "sh-bar-row"}, support, ends, returns),
      h("div", {class: "sh-bar-row"}, employerField(), files.table() === null ? null : chainField(), reasonField())
    ];
  }

  function employerField(): HTMLElement {
    const id = uniqueId("employer");
    const {banen} = state.get();
    const input = h("input", {id, type: "text", inputmode: "numeric", autocomplete: "off"});
    input.value = banen === 0 ? "0" : formatSigned(banen, 0);
    input.addEventListener("change", () => {
      const value = input.value.trim() === "" ? 0 : parseDutchNumber(input.value, {thousands: true});
      if (value === null) input.setAttribute("aria-invalid", "true");
      else {
        input.removeAttribute("aria-invalid");
        state.set({banen: Math.round(value)});
      }
    });
    return h("div", {class: "sh-field"}, h("label", {for: id}, words.employer), input);
  }

  /** Whose suppliers count: asked only where a table says who delivers to whom. */
  function chainField(): HTMLElement {
    const {employerSector, noEmployerSector} = scenarioOwnData;
    const select = Select(
      [{value: "", label: noEmployerSector}, ...sectorCodes.map((code) => ({value: code, label: sectorNames[code]}))],
      {label: employerSector, value: state.get().werkgevertak}
    );
    select.addEventListener("input", () => state.set({werkgevertak: select.value}));
    return select;
  }

  function reasonField(): HTMLElement {
    const id = uniqueId("reason");
    const input = h("input", {id, type: "text", autocomplete: "off", maxlength: 200});
    input.value = state.get().werkgever;
    input.addEventListener("change", () => state.set({werkgever: input.value}));
    return h("div", {class: "sh-field sh-scenario-reason"}, h("label", {for: id}, words.employerReason), input);
  }
}

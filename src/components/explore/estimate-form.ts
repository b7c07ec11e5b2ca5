import type {PanelIndex} from "../../../loaders/site/panel-file.js";
import {explore} from "../../locale/explore.js";
import {Combobox} from "../controls/combobox.js";
import type {Choice} from "../controls/control.js";
import {Select} from "../controls/select.js";
import {Toggle} from "../controls/toggle.js";
import {h, uniqueId} from "../dom.js";
import type {State} from "../state.js";
import {
  errorChoices,
  grainOf,
  methods,
  type EstimateSchema,
  type ErrorChoice,
  type MethodChoice
} from "./estimate-state.js";
import {columnPart, readParts, writeFormula, type FormulaParts, type TermPart} from "./formula-parts.js";
import {keepFocus} from "./keep-focus.js";
import {TermList} from "./term-list.js";

export interface EstimateFormElement extends HTMLElement {
  /** Says what is wrong with the formula beside it, or takes that away. */
  setTrouble(text: string | null): void;
}

/** Sets of fixed differences that can be clicked, by what they compare. */
const effectSets = {
  both: ["region", "period"],
  "province-period": ["region", "province^period"],
  "corop-period": ["region", "corop^period"],
  period: ["period"],
  region: ["region"],
  none: []
} as const;
type EffectSet = keyof typeof effectSets;

/** A regression put together by clicking or written as a formula; each follows the other. */
export function EstimateForm(index: PanelIndex, state: State<EstimateSchema>): EstimateFormElement {
  const words = explore.form;
  const host = h("div", {class: "sh-estimate-choices"});
  const formulaId = uniqueId("formula");
  const troubleId = uniqueId("trouble");
  const trouble = h("p", {id: troubleId, class: "sh-formula-trouble", role: "alert", hidden: true});
  const text = h("textarea", {
    id: formulaId,
    rows: 3,
    spellcheck: "false",
    autocapitalize: "off",
    "aria-describedby": troubleId,
    onkeydown: (event) => {
      const {key, shiftKey} = event as KeyboardEvent;
      if (key !== "Enter" || shiftKey) return;
      event.preventDefault();
      apply();
    },
    onchange: () => apply()
  });
  let drawnFor = "";
  let showsMore = state.get().wijze !== "ols" || state.get().marge !== "auto";
  state.subscribe(draw);
  draw();
  return Object.assign(
    h(
      "div",
      {class: "sh-estimate-form"},
      host,
      h(
        "div",
        {class: "sh-field sh-formula"},
        h("label", {for: formulaId}, words.formula),
        text,
        trouble,
        h("p", {class: "sh-field-help"}, words.formulaHelp),
        h("button", {type: "button", class: "sh-button", onclick: () => apply()}, words.compute)
      )
    ),
    {
      setTrouble(problem: string | null): void {
        trouble.hidden = problem === null;
        trouble.textContent = problem ?? "";
        if (problem === null) text.removeAttribute("aria-invalid");
        else text.setAttribute("aria-invalid", "true");
      }
    }
  );

  function apply(): void {
    state.set({formule: text.value.trim().replaceAll(/\s+/g, " ")});
  }

  function draw(): void {
    const {formule, controle, niveau, stap, wijze, marge, weeg, breuken} = state.get();
    const key = JSON.stringify([formule, controle, niveau, stap, wijze, marge, weeg, breuken]);
    if (key === drawnFor) return;
    drawnFor = key;
    if (text.value !== formule) text.value = formule;
    const parts = partsOrNull(formule);
    // What cannot be read cannot be clicked; the last choices stay as they were.
    if (parts) keepFocus(host, () => host.replaceChildren(...controls(parts)));
  }

  function controls(parts: FormulaParts): HTMLElement[] {
    const {controle, niveau, stap, wijze, marge, weeg, breuken} = state.get();
    const grain = grainOf(stap);
    const choices = index.indicators
      .filter(({extents}) => extents[grain] !== undefined)
      .map(({id, title, unit, synonyms}): Choice => ({value: id, label: title, hint: unit, synonyms}));
    const isControl = ({name}: TermPart): boolean => name !== null && controle.includes(name);
    const change = (changes: Partial<FormulaParts>, control = controle): void =>
      state.set({formule: writeFormula({...parts, ...changes}), controle: control});

    const outcome = Combobox(choices, {label: words.outcome, value: parts.outcome.name});
    outcome.addEventListener("input", () => outcome.value && change({outcome: columnPart(outcome.value)}));
    const explanations = TermList(choices, {
      ...{label: words.explanations, add: words.addExplanation, grain},
      value: parts.terms.filter((term) => !isControl(term))
    });
    explanations.addEventListener("input", () =>
      change({terms: [...explanations.value, ...parts.terms.filter(isControl)]})
    );
    const controlled = TermList(choices, {
      ...{label: words.controls, add: words.addControl, grain},
      value: parts.terms.filter(isControl)
    });
    controlled.addEventListener("input", () => {
      const names = controlled.value.flatMap(({name}) => name ?? []);
      change({terms: [...parts.terms.filter((term) => !isControl(term)), ...controlled.value]}, [...new Set(names)]);
    });
    const sets = (Object.keys(effectSets) as EffectSet[]).filter(
      (set) => niveau === "gemeente" || (set !== "corop-period" && (niveau === "corop" || set !== "province-period"))
    );
    const current = sets.find((set) => [...effectSets[set]].sort().join() === [...parts.effects].sort().join());
    const compare = Select(
      [
        ...sets.map((set) => ({value: set, label: words.effects[set](niveau, grain)})),
        ...(current ? [] : [{value: "own", label: words.effects.own(parts.effects.join(" + "))}])
      ],
      {label: words.compare, value: current ?? "own"}
    );
    compare.addEventListener("input", () => {
      if (compare.value !== "own") change({effects: effectSets[compare.value as EffectSet]});
    });
    const method = Select(
      methods.map((value) => ({value, label: words.methods[value]})),
      {label: words.method, value: wijze}
    );
    method.addEventListener("input", () => state.set({wijze: method.value as MethodChoice}));
    const errors = Select(
      errorChoices.map((value) => ({value, label: words.errors[value]})),
      {label: words.error, value: marge}
    );
    errors.addEventListener("input", () => state.set({marge: errors.value as ErrorChoice}));
    const weights = Toggle({label: words.weigh, value: weeg});
    weights.addEventListener("input", () => state.set({weeg: weights.value}));
    const breaks = Toggle({label: words.keepBreaks, value: breuken});
    breaks.addEventListener("input", () => state.set({breuken: breaks.value}));
    const more = h(
      "details",
      {class: "sh-estimate-more", open: showsMore, ontoggle: () => (showsMore = more.open)},
      h("summary", {}, words.more),
      method,
      errors,
      weights,
      breaks
    );
    return [
      h("div", {class: "sh-estimate-what"}, outcome, explanations, controlled),
      h(
        "div",
        {class: "sh-estimate-how"},
        compare,
        h("p", {class: "sh-field-help"}, current ? words.effectsHelp[current] : ""),
        more
      )
    ];
  }
}

function partsOrNull(formula: string): FormulaParts | null {
  try {
    return readParts(formula);
  } catch {
    return null;
  }
}

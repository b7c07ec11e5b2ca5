import type {PanelIndex} from "../../../loaders/site/panel-file.js";
import {choiceField, flagField, listField, numberField, textField} from "../state-fields.js";
import type {StateOf} from "../state.js";
import {levels, periodPattern} from "./estimate-state.js";
import {columnPart, writeFormula} from "./formula-parts.js";
import type {Link} from "./link-figures.js";
import {clustersOf, withinColumns, type Within} from "./links.js";
import type {PanelLevel} from "./panel.js";

const idPattern = /^[a-z0-9-]+$/;

/** From work to income to complaints to care and behaviour: figures that are often spoken of together. */
const wanted = [
  "werkloosheid",
  "bijstand",
  "laag-inkomen",
  "problematische-schulden",
  "psychische-klachten",
  "ggz-clienten",
  "jongeren-met-jeugdzorg",
  "misdrijven"
];

/** Every choice of the page Verbanden, as the address has it. */
export const linksSchema = (index: PanelIndex) => ({
  cijfers: listField(defaultIds(index), {pattern: idPattern}),
  niveau: choiceField<PanelLevel>("gemeente", levels),
  stap: choiceField<"jaar" | "maand">("jaar", ["jaar", "maand"]),
  van: textField("", {pattern: periodPattern}),
  tot: textField("", {pattern: periodPattern}),
  binnen: choiceField<WithinWord>("beide", ["beide", "gebied", "periode", "niets"]),
  vertraging: numberField(3, {min: 0, max: 24}),
  groep: choiceField<GroupChoice>("auto", groupChoices),
  breuken: flagField(false),
  x: textField("", {pattern: idPattern}),
  y: textField("", {pattern: idPattern}),
  na: numberField(-1, {min: -1, max: 24}),
  // Looks at the confirmation half: family, and the moment.
  gekeken: listField([], {pattern: /^[0-9a-f]{16}_[\dTZ:.-]+$/})
});

export type LinksSchema = ReturnType<typeof linksSchema>;
export type LinksState = StateOf<LinksSchema>;

/** What the standard errors allow for; `auto`: whatever gives the largest p. */
export const groupChoices = ["auto", "province", "corop", "region"] as const;
export type GroupChoice = (typeof groupChoices)[number];

export type WithinWord = "beide" | "gebied" | "periode" | "niets";
const withinWords: Readonly<Record<WithinWord, Within>> = {
  beide: "both",
  gebied: "region",
  periode: "period",
  niets: "none"
};
export const withinOf = (binnen: WithinWord): Within => withinWords[binnen];

function defaultIds({indicators}: PanelIndex): string[] {
  const yearly = indicators.filter(({extents}) => extents.year !== undefined).map(({id}) => id);
  const known = wanted.filter((id) => yearly.includes(id));
  return known.length >= 3 ? known : yearly.slice(0, wanted.length);
}

/** The regression that belongs to a link. */
export const formulaOf = ({x, y, lag}: Link, within: Within): string =>
  writeFormula({
    ...{outcome: columnPart(y), terms: [columnPart(x, lag)], effects: withinColumns[within]},
    ...{instruments: "", isWithoutIntercept: false}
  });

/** What is computed, apart from what is looked at. */
export function computedOf({cijfers, niveau, stap, van, tot, binnen, vertraging, groep, breuken}: LinksState): string {
  return JSON.stringify([cijfers, niveau, stap, van, tot, binnen, vertraging, groep, breuken]);
}

/** The clustering chosen, where there is one at this level; null: all there are. */
export function clusterOf({groep, niveau}: Pick<LinksState, "groep" | "niveau">): string | null {
  return groep !== "auto" && clustersOf({level: niveau}).includes(groep) ? groep : null;
}

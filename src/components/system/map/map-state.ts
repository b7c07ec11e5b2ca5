import {choiceField, flagField, listField, textField} from "../../state-fields.js";
import {createState, type State, type StateOf} from "../../state.js";
import type {SystemFile} from "../../../models/system/format.js";
import {systemGraph} from "../../../models/system/graph.js";
import type {LoopKind} from "../loops/loop-panel.js";
import type {LoopOrder} from "../loops/loop-words.js";
import type {Chosen, ChosenLoop} from "../selection.js";

/** Ids of a model in an address; a line drawn from an equation is `from->to`. */
const id = /^[A-Za-z_][\w.-]*(?:->[A-Za-z_][\w.-]*)?$/;

const statusChoices = ["alle", "fact", "plausible", "fear", "contested", "none"] as const;

/** Choices of the page Kaart en bewijs, as the address has them. */
const mapSchema = {
  /** A model of the site; empty: the default model, or one of the reader's own. */
  model: textField("", {pattern: /^[\w-]*$/}),
  verband: textField("", {pattern: id}),
  variabele: textField("", {pattern: id}),
  /** Links of the chosen loop. */
  kring: listField([], {pattern: id}),
  toon: choiceField<(typeof statusChoices)[number]>("alle", statusChoices),
  maatregelen: listField([], {pattern: id}),
  soort: choiceField<LoopKind>("all", ["all", "R", "B", "?"]),
  volgorde: choiceField<LoopOrder>("named", ["named", "most", "quick", "short"]),
  langs: textField("", {pattern: id}),
  verhaal: flagField(false)
};

export type MapState = State<typeof mapSchema>;
export type MapChoices = StateOf<typeof mapSchema>;
export type StatusFilter = MapChoices["toon"];

export const createMapState = (): MapState => createState(mapSchema);

/** What is chosen, as the address has it. */
export const addressOf = ({variable, link, loop}: Chosen): Pick<MapChoices, "verband" | "variabele" | "kring"> => ({
  verband: link ?? "",
  variabele: variable ?? "",
  kring: loop?.links ?? []
});

/** What an address asks for, as far as the model has it; the loop gets its name later, when loops are known. */
export function chosenIn(
  system: SystemFile,
  {verband, variabele, kring}: MapChoices
): {variable: string | null; link: string | null; loop: Omit<ChosenLoop, "name"> | null} {
  const {ids, edges} = systemGraph(system);
  const link = edges.some((edge) => edge.id === verband) ? verband : null;
  const variable = link === null && ids.includes(variabele) ? variabele : null;
  const path = kring.map((name) => edges.find((edge) => edge.id === name));
  const closes = path.every((edge, at) => edge !== undefined && edge.to === path[(at + 1) % path.length]?.from);
  const nodes = path.map((edge) => ids[edge?.from ?? -1] ?? "");
  return {variable, link, loop: closes && path.length > 0 ? {links: kring, nodes} : null};
}

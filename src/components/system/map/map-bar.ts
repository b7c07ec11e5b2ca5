import type {SystemFile} from "../../../models/system/format.js";
import {formatNumber} from "../../../locale/format.js";
import {nl} from "../../../locale/nl.js";
import {systemDiagram} from "../../../locale/system-diagram.js";
import {systemPage} from "../../../locale/system.js";
import {Bar} from "../../controls/bar.js";
import {Chips} from "../../controls/chips.js";
import {Select} from "../../controls/select.js";
import {h, type Child} from "../../dom.js";
import {LevelLabel} from "../../level-label.js";
import {Tag} from "../../tag.js";
import {inSentence, labelOf} from "../natural.js";
import {statusOf} from "./facts.js";
import type {MapState, StatusFilter} from "./map-state.js";

const words = systemPage.bar;
const statuses = ["fact", "plausible", "fear", "contested", "none"] as const;

/** The bar under the message: which model, which measures and which links to bring forward; level and source as tags. */
export function MapBar(system: SystemFile, state: MapState, files: readonly Child[], tools: HTMLElement): HTMLElement {
  const {toon, maatregelen} = state.get();
  const used = statuses.filter((status) => system.links.some((link) => statusOf(link) === status));
  const filter = Select(
    [
      {value: "alle", label: words.allLinks},
      ...used.map((status) => ({value: status, label: systemDiagram.status[status]}))
    ],
    {label: words.status, value: toon}
  );
  filter.addEventListener("input", () => state.set({toon: filter.value as StatusFilter}));
  const measures = Chips(
    system.interventions.map(({id, label}) => ({value: id, label: label ?? id, hint: ""})),
    {label: words.measures, value: maatregelen.filter((id) => system.interventions.some((each) => each.id === id))}
  );
  measures.addEventListener("input", () => state.set({maatregelen: measures.value}));
  return Bar(
    [
      h("div", {class: "sh-bar-row"}, files),
      h("div", {class: "sh-bar-row sh-map-choices"}, system.interventions.length > 0 ? measures : null, filter)
    ],
    {
      tools,
      summary: () => words.summary(system.name),
      tags: [LevelLabel("model"), Tag(sourcesTag(system), {title: nl.levelExplained.model})]
    }
  );
}

/** Where the strengths come from: "sterkten: 5 uit onderzoek, 38 gekozen". */
function sourcesTag({links}: SystemFile): string {
  const parts = (["estimate", "literature", "vote", "chosen", "none"] as const).flatMap((basis) => {
    const count = links.filter((link) => (link.basis ?? "none") === basis).length;
    return count === 0 ? [] : [words.source[basis](formatNumber(count, 0))];
  });
  return words.sources(parts.join(", "));
}

/** Where the chosen measures act, and a way to reckon them through. */
export function MeasureNote(system: SystemFile, measures: readonly string[]): HTMLElement | null {
  const chosen = system.interventions.filter(({id}) => measures.includes(id));
  if (chosen.length === 0) return null;
  const text = systemPage.measures;
  const query = new URLSearchParams({v: "1", hoeveel: "0", met: chosen.map(({id}) => id).join(",")});
  return h(
    "p",
    {class: "sh-field-help"},
    chosen.map(({id, label, variable}) => `${text.acts(label ?? id, inSentence(labelOf(system, variable)))} `),
    `${text.then} `,
    h("a", {href: `./wat-als.html?${query.toString().replaceAll("%2C", ",")}`}, text.toWhatIf)
  );
}

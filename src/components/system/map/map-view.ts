import type {Loops} from "../../../models/system/loops/loops.js";
import type {SystemFile} from "../../../models/system/format.js";
import {checkWarnings} from "../../../models/system/check-warnings.js";
import {formatNumber} from "../../../locale/format.js";
import {systemDiagram} from "../../../locale/system-diagram.js";
import {systemMap as words} from "../../../locale/system-map.js";
import {Select} from "../../controls/select.js";
import {h} from "../../dom.js";
import {ResultArea} from "../../explore/result-area.js";
import {Lede} from "../../prose.js";
import {systemTaskRunner, type RunSystemTask} from "../../workers/system-runner.js";
import {SystemDiagram} from "../diagram/system-diagram.js";
import {siteModelStore, type ModelStore} from "../model-store.js";
import {createSelection} from "../selection.js";
import {loadSiteModels, type SiteModels} from "../site-models.js";
import {FactsFigure, statuses, statusOf, type StatusChoice} from "./facts.js";
import {FileBar} from "./file-bar.js";
import {LinkCard} from "./link-card.js";
import {LoopList} from "./loop-list.js";
import {VariableCard} from "./variable-card.js";

/** Most loops listed: a dense diagram has more than anyone reads. */
const mostLoops = 2000;

/** The page Kaart en bewijs: the diagram and its editor, the loops beside it, and what each link rests on. */
export async function MapView({
  store,
  models,
  run = systemTaskRunner()
}: {store?: ModelStore; models?: SiteModels; run?: RunSystemTask} = {}): Promise<HTMLElement> {
  const model = store ?? (await siteModelStore());
  const {models: known} = models ?? (await loadSiteModels());
  const selection = createSelection();
  const lede = h("div");
  const loopArea = ResultArea({label: words.loops.title("")});
  const card = h("div", {class: "sh-map-card", "aria-live": "polite"});
  const facts = h("div");
  const diagram = SystemDiagram({store: model, selection});
  const files = FileBar(model, known);
  files.drop(diagram);
  const filter = Select(
    [
      {value: "all", label: words.showAll},
      ...statuses.map((status) => ({value: status, label: systemDiagram.status[status]}))
    ],
    {label: words.show, value: "all"}
  );
  filter.addEventListener("input", () => {
    diagram.highlight = highlightOf(model.system, filter.value as StatusChoice | "all");
  });
  let shown: SystemFile | null = null;
  let listed = "";
  model.subscribe(refresh);
  selection.subscribe(showCard);
  refresh();
  return h(
    "div",
    {class: "sh-map"},
    lede,
    h("div", {class: "sh-bar"}, files.element, h("div", {class: "sh-bar-row"}, filter)),
    h("div", {class: "sh-map-columns"}, diagram, h("div", {class: "sh-map-side"}, loopArea, card)),
    facts
  );

  function refresh(): void {
    const {system} = model;
    if (system === shown) return;
    shown = system;
    facts.replaceChildren(FactsFigure(system));
    showCard();
    // Moving a variable over the map changes no loop.
    const meaning = JSON.stringify([
      system.name,
      system.links,
      system.loops,
      system.variables.map(({id, label, equation}) => [id, label, equation])
    ]);
    if (meaning === listed) return;
    listed = meaning;
    void loopArea.show(async (work) => {
      const loops = await run("loops", {system, options: {limit: mostLoops}}, work);
      selection.set({loop: null});
      lede.replaceChildren(ledeOf(system, loops));
      return [LoopList(system, loops, selection)];
    });
  }

  function showCard(): void {
    const {system} = model;
    const found =
      selection.link !== null
        ? LinkCard(model, selection.link)
        : selection.variable !== null
          ? VariableCard(system, selection.variable, selection)
          : null;
    card.replaceChildren(found ?? h("p", {class: "sh-field-help"}, words.choose));
  }
}

/** How much there is, and how sure it is; no cause is weighed against another. */
function ledeOf(system: SystemFile, {count, complete}: Loops): HTMLElement {
  const number = (value: number): string => formatNumber(value, 0);
  const loops = complete ? number(count) : `${number(count)}+`;
  const of = (status: StatusChoice): string => number(system.links.filter((link) => statusOf(link) === status).length);
  const size = words.lede(system.name, number(system.variables.length), number(system.links.length), loops);
  const judged = system.links.some(({status}) => status !== undefined);
  const warnings = [...new Set(checkWarnings(system).map(({code}) => words.warnings[code]))].filter(
    (text) => text !== undefined
  );
  return h(
    "div",
    {},
    Lede(judged ? `${size} ${words.status(of("fact"), of("fear"))}` : size, {level: "model"}),
    warnings.length === 0
      ? null
      : h(
          "details",
          {},
          h("summary", {}, words.problems),
          h(
            "ul",
            {},
            warnings.map((text) => h("li", {}, text))
          )
        )
  );
}

function highlightOf(system: SystemFile, choice: StatusChoice | "all"): {variables: string[]; links: string[]} | null {
  if (choice === "all") return null;
  const links = system.links.filter((link) => statusOf(link) === choice);
  return {links: links.map(({id}) => id), variables: [...new Set(links.flatMap(({from, to}) => [from, to]))]};
}

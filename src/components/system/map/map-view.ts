import type {Loops} from "../../../models/system/loops/loops.js";
import {withFields} from "../../../models/system/edit/fields.js";
import type {SystemFile} from "../../../models/system/format.js";
import {systemMap} from "../../../locale/system-map.js";
import {systemPage as words} from "../../../locale/system.js";
import {h} from "../../dom.js";
import {StateTools} from "../../controls/state-tools.js";
import {keepFocus} from "../../explore/keep-focus.js";
import {Lede} from "../../prose.js";
import {systemTaskRunner, type RunSystemTask} from "../../workers/system-runner.js";
import {CheckList} from "../checks/check-list.js";
import type {WarningRow} from "../checks/warning-words.js";
import {SystemDiagram} from "../diagram/system-diagram.js";
import {FileBar, siteModelOf} from "../file/file-bar.js";
import {modelLede} from "../lede/model-lede.js";
import {LoopPanel} from "../loops/loop-panel.js";
import {chosenLoop} from "../loops/loop-words.js";
import {ModelArea} from "../model-area.js";
import {siteModelStore, type ModelStore} from "../model-store.js";
import {createSelection} from "../selection.js";
import {loadSiteModels, type SiteModels} from "../site-models.js";
import {SystemStory} from "../story/system-story.js";
import {DrawingMenu} from "./drawing-export.js";
import {FactsFigure} from "./facts.js";
import {highlightOf} from "./highlight.js";
import {MapBar, MeasureNote} from "./map-bar.js";
import {addressOf, chosenIn, createMapState} from "./map-state.js";
import {Drawer} from "./side.js";

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
  const state = createMapState();
  const selection = createSelection();
  const diagram = SystemDiagram({store: model, selection});
  const files = FileBar(model, known);
  const drawer = Drawer(model, selection);
  const loopArea = ModelArea(systemMap.loops.title(""));
  const [lede, bar, note, facts, checks, story] = [h("div"), h("div"), h("div"), h("div"), h("div"), h("div")];
  const stories = h("button", {
    type: "button",
    class: "sh-button",
    onclick: () => state.set({verhaal: !state.get().verhaal})
  });
  const drawings = DrawingMenu(model, diagram);
  const tools = StateTools(state);
  let panel: ReturnType<typeof LoopPanel> | null = null;
  let told: {element: ReturnType<typeof SystemStory>; meaning: string} | null = null;
  let drawnBar = "";
  let shown: {system: SystemFile | null; meaning: string} = {system: null, meaning: ""};
  let loops: Loops | null = null;

  openFromAddress();
  model.subscribe(showModel);
  selection.subscribe(showChosen);
  state.subscribe(followAddress);
  choose();
  showModel();
  return h(
    "div",
    {class: "sh-map"},
    lede,
    bar,
    files.status,
    story,
    note,
    h("div", {class: "sh-map-columns"}, diagram, h("div", {class: "sh-map-side"}, drawer.element, loopArea)),
    checks,
    facts
  );

  /** A model the address names is opened; over changes of one's own only after asking. */
  function openFromAddress(): void {
    const wanted = known.find(({id}) => id === state.get().model);
    if (wanted !== undefined && siteModelOf(model, known) !== wanted) files.offer(wanted.system, wanted.system.name);
  }

  function showModel(): void {
    const {system} = model;
    if (system === shown.system) return;
    // Moving a variable over the map changes nothing of what the model says.
    const variables = system.variables.map((variable) => withFields(variable, {x: null, y: null}));
    const meaning = JSON.stringify({...system, variables});
    const isNew = meaning !== shown.meaning;
    shown = {system, meaning};
    if (!isNew) return;
    const site = siteModelOf(model, known);
    state.set({model: site === undefined || site === known[0] ? "" : site.id}, {replace: true});
    lede.replaceChildren(Lede(modelLede(system)));
    facts.replaceChildren(
      FactsFigure(system, (toon) => {
        state.set({toon});
        showMap();
      })
    );
    showAddress();
    drawer.draw();
    void listLoops(system);
  }

  function listLoops(system: SystemFile): Promise<void> {
    return loopArea.show(async (work) => {
      const found = await run("loops", {system, options: {limit: mostLoops}}, work);
      const warnings = await run("warnings", {system}, work);
      loops = found;
      checks.replaceChildren(CheckList(system, warnings, goTo));
      nameLoop();
      panel?.dispose();
      const {soort, volgorde, langs} = state.get();
      panel = LoopPanel(system, found, {
        selection,
        choices: {kind: soort, order: volgorde, through: langs},
        onchoose: ({kind, order, through}) => state.set({soort: kind, volgorde: order, langs: through}, {replace: true})
      });
      return [panel];
    });
  }

  /** The chosen loop as the model has it now; none when it is gone. */
  function nameLoop(): void {
    const wanted = selection.loop?.links.join(" ");
    if (wanted === undefined) return;
    const found = loops?.loops.find(({links}) => links.join(" ") === wanted);
    selection.set({loop: found === undefined ? null : chosenLoop(model.system, found, "")});
  }

  function choose(): void {
    const {loop, ...rest} = chosenIn(model.system, state.get());
    const isSame = loop !== null && loop.links.join(" ") === selection.loop?.links.join(" ");
    selection.set({...rest, loop: loop === null ? null : isSame ? selection.loop : chosenLoop(model.system, loop, "")});
  }

  function showChosen(): void {
    state.set(addressOf(selection), {replace: true});
    drawer.draw();
    // A loop chosen in a list under the map is marked where nobody would see it.
    if (selection.loop !== null && loopArea.contains(document.activeElement)) showMap();
  }

  function showMap(): void {
    const box = diagram.querySelector(".sh-diagram-box") ?? diagram;
    const {top, bottom} = box.getBoundingClientRect();
    if (bottom < window.innerHeight / 3 || top > (window.innerHeight * 2) / 3) box.scrollIntoView({block: "start"});
  }

  function followAddress(): void {
    choose();
    showAddress();
  }

  function showAddress(): void {
    const {system} = model;
    const {toon, maatregelen, verhaal} = state.get();
    const measure = MeasureNote(system, maatregelen);
    note.replaceChildren(...(measure === null ? [] : [measure]));
    diagram.highlight = highlightOf(system, {status: toon, measures: maatregelen});
    showStory(verhaal);
    const key = JSON.stringify([shown.meaning, toon, maatregelen]);
    if (key === drawnBar) return;
    drawnBar = key;
    keepFocus(bar, () => bar.replaceChildren(MapBar(system, state, [files.element, stories, drawings], tools)));
  }

  function showStory(isOpen: boolean): void {
    stories.textContent = isOpen ? words.story.close : words.story.open;
    stories.setAttribute("aria-expanded", String(isOpen));
    if (isOpen === (told !== null) && (told === null || told.meaning === shown.meaning)) return;
    told?.element.dispose();
    told = isOpen ? {element: SystemStory({system: model.system}), meaning: shown.meaning} : null;
    story.replaceChildren(...(told === null ? [] : [told.element]));
  }

  function goTo(place: NonNullable<WarningRow["place"]>): void {
    if (place.kind === "variable") selection.set({variable: place.id});
    else if (place.kind === "link") selection.set({link: place.id});
    else {
      const found = loops?.loops.find(({nodes}) => nodes.join() === place.nodes.join());
      if (found !== undefined) selection.set({loop: chosenLoop(model.system, found, "")});
    }
    showMap();
  }
}

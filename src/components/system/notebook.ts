import type {SystemFile} from "../../models/system/format.js";
import type {Loops} from "../../models/system/loops/loops.js";
import {systemLoops} from "../../models/system/loops/loops.js";
import {systemPage} from "../../locale/system.js";
import {systemTaskRunner, type RunSystemTask} from "../workers/system-runner.js";
import {SystemDiagram as Diagram, type Highlight, type SystemDiagramElement} from "./diagram/system-diagram.js";
import {parseModel} from "./file/parse-model.js";
import {chosenLoop} from "./loops/loop-words.js";
import {createModelStore} from "./model-store.js";
import {createSelection} from "./selection.js";
import {loadSiteModels, type SiteModels} from "./site-models.js";

/** A file of a page, as Framework's FileAttachment gives it. */
interface TextFile {
  text(): Promise<string>;
}

/**
 * A system model to compute with and to draw: one of this site by its id ("standaardmodel"), a `*.system.json` beside the
 * page (`FileAttachment("mijn.system.json")`), or an object as such a file holds it. Rejects, in Dutch, when there is none
 * or it is not sound.
 */
export async function systemModel(
  source: string | TextFile | object,
  {models = loadSiteModels}: {models?: () => Promise<SiteModels>} = {}
): Promise<SystemFile> {
  if (typeof source !== "string")
    return parseModel(
      "text" in source && typeof source.text === "function" ? await textOf(source) : JSON.stringify(source)
    );
  const {models: known} = await models();
  const found = known.find(({id}) => id === source);
  if (found === undefined) throw new Error(systemPage.notebook.noModel(source, known.map(({id}) => id).join(", ")));
  return found.system;
}

const textOf = (file: object): Promise<string> => (file as TextFile).text();

/** All loops of a model with what returns after a round and after how long, reckoned in a worker. */
export function loops(
  system: SystemFile,
  {limit = 2000, run = systemTaskRunner()}: {limit?: number; run?: RunSystemTask} = {}
): Promise<Loops> {
  return run("loops", {system, options: {limit}});
}

export interface ModelDiagramOptions {
  /** Name of a loop of the model to mark. */
  loop?: string;
  highlight?: Highlight | null;
  height?: number;
}

/** The diagram of a model to look at and walk through; changes are made on the page Kaart en bewijs. */
export function SystemDiagram(
  system: SystemFile,
  {loop, highlight = null, height = 460}: ModelDiagramOptions = {}
): SystemDiagramElement {
  const selection = createSelection();
  if (loop !== undefined) {
    const named = system.loops.find(({name}) => name === loop);
    const nodes = named === undefined ? "" : turned(named.nodes);
    const found = systemLoops(system).loops.find((each) => turned(each.nodes) === nodes);
    if (found === undefined) throw new Error(systemPage.story.unknown(loop));
    selection.set({loop: chosenLoop(system, found, "")});
  }
  return Diagram({store: createModelStore(system, {name: system.name}), selection, readOnly: true, highlight, height});
}

/** The variables of a loop from the smallest id on, as one text. */
function turned(nodes: readonly string[]): string {
  const first = nodes.reduce((best, id, at) => (id < (nodes[best] ?? "") ? at : best), 0);
  return [...nodes.slice(first), ...nodes.slice(0, first)].join("\u0000");
}

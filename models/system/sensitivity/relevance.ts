import type {SystemFile} from "../format.js";
import {systemGraph} from "../graph.js";
import type {SensitivityInput} from "./types.js";

/**
 * Which inputs can change what is asked at all: a link when something can move the variable it leaves and what it leads to
 * reaches an output; a starting level when its variable is or reaches an output; a value that is imposed likewise. A
 * variable can be moved by what is imposed, by an equation, and by what moves those. Runs that differ in other inputs only
 * need not be made.
 *
 * @param imposed variables that interventions act on
 * @returns in the order of the inputs
 */
export function relevantInputs(
  file: SystemFile,
  inputs: readonly SensitivityInput[],
  {outputs, imposed}: {outputs: readonly string[]; imposed: readonly string[]}
): boolean[] {
  const {ids, edges} = systemGraph(file);
  const closure = (start: readonly string[], isForward: boolean): Set<string> => {
    const reached = new Set(start);
    for (let before = -1; before < reached.size;) {
      before = reached.size;
      for (const {from, to} of edges) {
        const [source, target] = [ids[isForward ? from : to] ?? "", ids[isForward ? to : from] ?? ""];
        if (reached.has(source)) reached.add(target);
      }
    }
    return reached;
  };
  const own = file.variables.flatMap(({id, equation}) => (equation === undefined ? [] : [id]));
  const movable = closure([...imposed, ...own], true);
  const asked = closure(outputs, false);
  const links = new Map(file.links.map((link) => [link.id, link]));
  const interventions = new Map(file.interventions.map(({id, variable}) => [id, variable]));
  return inputs.map(({kind, of}) => {
    if (kind === "initial") return asked.has(of);
    if (kind === "value") return asked.has(interventions.get(of) ?? "");
    const link = links.get(of);
    return link !== undefined && movable.has(link.from) && asked.has(link.to);
  });
}

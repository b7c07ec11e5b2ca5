import {systemGraph} from "../../../models/system/graph.js";
import type {SystemFile} from "../../../models/system/format.js";
import {formatNumber} from "../../../locale/format.js";
import {systemPage} from "../../../locale/system.js";
import {loopPath} from "../loops/loop-words.js";
import {inSentence, labelOf} from "../natural.js";

const words = systemPage.story;

/** A step of a story: what to read, and which parts of the model come into view with it. */
export interface StoryStep {
  title: string;
  text: string;
  /** Name of a loop of the model, or its variables in order. */
  loop?: string | readonly string[];
  /** Ids of variables and links that come into view. */
  variables?: readonly string[];
  links?: readonly string[];
  /** All of the model. */
  whole?: boolean;
}

/** A step with all that is in view then: its own parts and those of the steps before it. */
export interface ShownStep extends StoryStep {
  shown: {variables: string[]; links: string[]};
  /** Variables and links that this step is about; empty: all that is in view. */
  told: string[];
  /** The loop of this step, to be marked. */
  marked: {name: string; nodes: string[]; links: string[]} | null;
}

/**
 * What is in view at each step of a story. Throws an Error in Dutch that names a loop, variable or link the model does not
 * have, so that who writes a story sees it at once.
 */
export function shownSteps(system: SystemFile, steps: readonly StoryStep[]): ShownStep[] {
  const {ids, edges} = systemGraph(system);
  const seen = {variables: new Set<string>(), links: new Set<string>()};
  const known = {variables: new Set(ids), links: new Set(edges.map(({id}) => id))};
  const need = (set: ReadonlySet<string>, name: string): void => {
    if (!set.has(name)) throw new Error(words.unknown(name));
  };
  return steps.map((step) => {
    const marked = step.loop === undefined ? null : findLoop(system, step.loop);
    for (const id of step.variables ?? []) need(known.variables, id);
    for (const id of step.links ?? []) need(known.links, id);
    const links = step.whole === true ? [...known.links] : [...(marked?.links ?? []), ...(step.links ?? [])];
    const variables = step.whole === true ? ids : [...(marked?.nodes ?? []), ...(step.variables ?? [])];
    for (const id of links) seen.links.add(id);
    for (const id of variables) seen.variables.add(id);
    // A line never hangs in the air.
    for (const {id, from, to} of edges)
      if (seen.links.has(id)) for (const end of [from, to]) seen.variables.add(ids[end] ?? "");
    const ends = edges.flatMap(({id, from, to}) => (links.includes(id) ? [ids[from] ?? "", ids[to] ?? ""] : []));
    const told = step.whole === true ? [] : [...new Set([...variables, ...links, ...ends])];
    return {...step, marked, told, shown: {variables: [...seen.variables], links: [...seen.links]}};
  });
}

function findLoop(system: SystemFile, loop: string | readonly string[]): NonNullable<ShownStep["marked"]> {
  const named = typeof loop === "string" ? system.loops.find(({name}) => name === loop) : undefined;
  const nodes = typeof loop === "string" ? named?.nodes : loop;
  if (nodes === undefined || nodes.length === 0) throw new Error(words.unknown(String(loop)));
  const {ids, edges} = systemGraph(system);
  const links = nodes.map((node, at) => {
    const next = nodes[(at + 1) % nodes.length];
    const found = edges.find(({from, to}) => ids[from] === node && ids[to] === next);
    if (found === undefined) throw new Error(words.unknown(`${node} → ${next ?? ""}`));
    return found.id;
  });
  const name = typeof loop === "string" ? loop : loopPath(system, {nodes: [...nodes]});
  return {name, nodes: [...nodes], links};
}

/** A story from the model itself: its goals, then each loop with a name and what its maker says of it, then all of it. */
export function storyOf(system: SystemFile): StoryStep[] {
  const outcomes = [...new Set(system.goals.map(({variable}) => variable))];
  const names = outcomes.map((id) => inSentence(labelOf(system, id)));
  const count = (n: number): string => formatNumber(n, 0);
  const begin =
    outcomes.length === 0 ? [] : [{title: words.begin, text: words.beginText(names.join(", ")), variables: outcomes}];
  return [
    ...begin,
    ...system.loops.map(({name, nodes, note}) => ({
      title: systemPage.loopNumber(name),
      text: [words.loop(loopPath(system, {nodes})), note].filter((part) => part !== undefined).join(" "),
      loop: name
    })),
    {
      title: words.whole,
      text: words.wholeText(count(system.variables.length), count(system.links.length)),
      whole: true
    }
  ];
}

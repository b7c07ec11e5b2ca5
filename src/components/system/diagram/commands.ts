import {formatNumber} from "../../../locale/format.js";
import {systemDiagram as words} from "../../../locale/system-diagram.js";
import type {ModelStore} from "../model-store.js";
import type {Selection} from "../selection.js";
import type {Actions} from "./actions.js";
import type {Canvas, Item, Labels} from "./canvas.js";
import {labelOf} from "./describe.js";
import type {Editor} from "./editor.js";
import type {KeyCommand} from "./key-commands.js";
import type {LinkChoice} from "./link-list.js";
import {diagramLinks} from "./look.js";
import {nearestInDirection, type Direction} from "./nearest.js";
import type {Point} from "./shapes.js";
import type {Stage} from "./stage.js";
import {zoomAt} from "./view.js";

export interface CommandContext {
  store: ModelStore;
  selection: Selection;
  actions: Actions;
  canvas: Canvas;
  stage: Stage;
  labels: Labels;
  editor: Editor | null;
  help: {open(): void};
  linkList: {open(name: string, choices: readonly LinkChoice[]): void};
  say(text: string): void;
}

const NUDGE = 12;
const PAN = 60;
const steps: Readonly<Record<Direction, Point>> = {
  up: {x: 0, y: -1},
  down: {x: 0, y: 1},
  left: {x: -1, y: 0},
  right: {x: 1, y: 0}
};

/** Does what a key or a button asks, on the thing that has the focus; true when there was something to do. */
export function runCommand(command: KeyCommand, item: Item | null, context: CommandContext): boolean {
  const {store, selection, actions, canvas, stage, editor, say} = context;
  const node = item?.kind === "node" ? item.key : null;
  const link = item?.kind === "link" && store.system.links.some(({id}) => id === item.key) ? item.key : null;
  switch (command.type) {
    case "go":
      return go(command.direction, item, context);
    case "move":
      return move(command.direction, node, context);
    case "pan":
      stage.pan(steps[command.direction].x * PAN, steps[command.direction].y * PAN);
      return true;
    case "closer":
    case "further":
      stage.look((view) => zoomAt(view, command.type === "closer" ? 1.25 : 0.8));
      say(words.said.zoom(formatNumber(stage.view().scale * 100, 0)));
      return true;
    case "whole":
      stage.lookAtAll();
      return true;
    case "help":
      context.help.open();
      return true;
    case "undo":
      actions.undo();
      return true;
    case "redo":
      actions.redo();
      return true;
    case "choose":
      if (item === null) return false;
      selection.set(item.kind === "node" ? {variable: item.key, link: null} : {link: item.key, variable: null});
      say(item.kind === "node" ? context.labels.node(item.key) : context.labels.link(item.key));
      return true;
    case "escape":
      return escape(item, context);
    case "links":
      return listLinks(node, context);
    case "add":
      editor?.startAdd();
      return true;
    case "connect":
      editor?.startConnect(node);
      return true;
    case "edit":
    case "rename":
      if (item === null) return nothingChosen(say);
      selection.set(item.kind === "node" ? {variable: item.key, link: null} : {link: item.key, variable: null});
      editor?.draw();
      editor?.focus(command.type === "rename" && node !== null ? "name" : undefined);
      return true;
    case "remove":
      return remove(node, link, context);
    case "sign":
    case "strength":
    case "speed":
    case "status":
      if (link === null) return nothingChosen(say);
      if (command.type === "sign") actions.setSign(link, command.sign);
      else if (command.type === "strength") actions.setStrength(link, command.strength);
      else if (command.type === "speed") actions.nextSpeed(link);
      else actions.nextStatus(link);
      canvas.focus({kind: "link", key: link});
      return true;
  }
}

function nothingChosen(say: (text: string) => void): boolean {
  say(words.said.chooseTarget);
  return true;
}

function go(direction: Direction, item: Item | null, {canvas, stage, say}: CommandContext): boolean {
  const {scene} = stage;
  if (scene === null) return false;
  const points = new Map<string, Point>(scene.nodes);
  const here = item === null ? null : middleOf(item, stage);
  if (item?.kind === "node") points.delete(item.key);
  const next = here === null ? (scene.nodes.keys().next().value ?? null) : nearestInDirection(here, direction, points);
  if (next === null) say(words.said.nothingThere);
  else canvas.focus({kind: "node", key: next});
  return true;
}

function middleOf({kind, key}: Item, {scene}: Stage): Point | null {
  if (kind === "node") return scene?.nodes.get(key) ?? null;
  const points = scene?.links.get(key)?.curve.points;
  return points?.[Math.floor(points.length / 2)] ?? null;
}

function move(direction: Direction, node: string | null, {stage, actions, canvas}: CommandContext): boolean {
  const place = node === null ? undefined : stage.places().get(node);
  if (node === null || place === undefined) return false;
  const {x, y} = steps[direction];
  actions.move(node, {x: place.x + x * NUDGE, y: place.y + y * NUDGE});
  canvas.focus({kind: "node", key: node});
  return true;
}

/** From a link back to where it comes from; otherwise nothing is chosen any more. */
function escape(item: Item | null, {store, selection, canvas}: CommandContext): boolean {
  const link = item?.kind === "link" ? diagramLinks(store.system).find(({key}) => key === item.key) : undefined;
  if (link !== undefined) canvas.focus({kind: "node", key: link.from});
  selection.set({variable: null, link: null, loop: null});
  return true;
}

function listLinks(node: string | null, {store, labels, linkList, say}: CommandContext): boolean {
  if (node === null) return nothingChosen(say);
  const links = diagramLinks(store.system).filter(({from, to}) => from === node || to === node);
  const outFirst = [...links.filter(({from}) => from === node), ...links.filter(({from}) => from !== node)];
  linkList.open(
    labelOf(store.system, node),
    outFirst.map(({key}) => ({key, text: labels.link(key)}))
  );
  return true;
}

function remove(node: string | null, link: string | null, {store, actions, canvas, stage}: CommandContext): boolean {
  const from = store.system.links.find(({id}) => id === link)?.from;
  const near = node === null ? from : nearestNode(node, stage);
  const isDone = node !== null ? actions.removeVariable(node) : link !== null && actions.removeLink(link);
  if (isDone && near !== undefined) void stage.settled().then(() => canvas.focus({kind: "node", key: near}));
  return node !== null || link !== null;
}

function nearestNode(id: string, {scene}: Stage): string | undefined {
  const here = scene?.nodes.get(id);
  if (here === undefined || scene === null) return undefined;
  const far = (key: string): number => {
    const node = scene.nodes.get(key);
    return node === undefined ? 0 : Math.hypot(node.x - here.x, node.y - here.y);
  };
  return [...scene.nodes.keys()].filter((key) => key !== id).sort((a, b) => far(a) - far(b))[0];
}

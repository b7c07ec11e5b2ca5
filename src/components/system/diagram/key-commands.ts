import type {Direction} from "./nearest.js";

/** What a key asks of the diagram. */
export type KeyCommand =
  | {readonly type: "go" | "move" | "pan"; readonly direction: Direction}
  | {readonly type: "sign"; readonly sign: "+" | "-" | "?"}
  | {readonly type: "strength"; readonly strength: "weak" | "average" | "strong" | "very-strong"}
  | {
      readonly type:
        | "choose"
        | "edit"
        | "links"
        | "escape"
        | "add"
        | "connect"
        | "rename"
        | "remove"
        | "speed"
        | "status"
        | "undo"
        | "redo"
        | "closer"
        | "further"
        | "whole"
        | "help";
    };

type Pressed = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "shiftKey" | "altKey">;

const arrows: Readonly<Record<string, Direction>> = {
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowLeft: "left",
  ArrowRight: "right"
};

const plain: Readonly<Record<string, KeyCommand>> = {
  enter: {type: "choose"},
  " ": {type: "choose"},
  e: {type: "edit"},
  v: {type: "links"},
  escape: {type: "escape"},
  "+": {type: "closer"},
  "=": {type: "closer"},
  "-": {type: "further"},
  _: {type: "further"},
  "0": {type: "whole"},
  h: {type: "help"}
};

const editing: Readonly<Record<string, KeyCommand>> = {
  n: {type: "add"},
  insert: {type: "add"},
  c: {type: "connect"},
  f2: {type: "rename"},
  delete: {type: "remove"},
  backspace: {type: "remove"},
  p: {type: "sign", sign: "+"},
  m: {type: "sign", sign: "-"},
  o: {type: "sign", sign: "?"},
  "1": {type: "strength", strength: "weak"},
  "2": {type: "strength", strength: "average"},
  "3": {type: "strength", strength: "strong"},
  "4": {type: "strength", strength: "very-strong"},
  s: {type: "speed"},
  t: {type: "status"}
};

/** The command of a key; null for keys that are not ours. */
export function keyCommand(
  {key, ctrlKey, metaKey, shiftKey, altKey}: Pressed,
  {readOnly}: {readOnly: boolean}
): KeyCommand | null {
  if (altKey) return null;
  const name = key.toLowerCase();
  const direction = arrows[key];
  if (direction !== undefined) {
    if (ctrlKey || metaKey) return {type: "pan", direction};
    if (!shiftKey) return {type: "go", direction};
    return readOnly ? null : {type: "move", direction};
  }
  if (ctrlKey || metaKey) {
    if (readOnly) return null;
    if (name === "z") return {type: shiftKey ? "redo" : "undo"};
    return name === "y" ? {type: "redo"} : null;
  }
  if (name === "e" && readOnly) return null;
  return plain[name] ?? (readOnly ? null : (editing[name] ?? null));
}

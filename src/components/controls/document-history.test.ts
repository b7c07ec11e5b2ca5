// @vitest-environment happy-dom
import {beforeEach, describe, expect, it, vi} from "vitest";
import {DocumentHistory} from "./document-history.js";

const store = {undo: vi.fn(), redo: vi.fn(), canUndo: true, canRedo: true, subscribe: () => () => undefined};
const press = (target: EventTarget, key: string, more: KeyboardEventInit = {}): KeyboardEvent => {
  const event = new KeyboardEvent("keydown", {key, ctrlKey: true, bubbles: true, cancelable: true, ...more});
  target.dispatchEvent(event);
  return event;
};
const calls = (): number[] => [store.undo.mock.calls.length, store.redo.mock.calls.length];

beforeEach(() => {
  document.body.replaceChildren(DocumentHistory(store));
  vi.clearAllMocks();
});

describe("steps through the edits of a document", () => {
  it("go by Ctrl+Z, Ctrl+Shift+Z and Ctrl+Y, or by Command", () => {
    expect(press(document.body, "z").defaultPrevented).toBe(true);
    press(document.body, "z", {ctrlKey: false, metaKey: true});
    expect(calls()).toEqual([2, 0]);
    press(document.body, "Z", {shiftKey: true});
    press(document.body, "y");
    expect(calls()).toEqual([2, 2]);
    for (const more of [{ctrlKey: false}, {altKey: true}]) press(document.body, "z", more);
    press(document.body, "x");
    expect(calls()).toEqual([2, 2]);
  });

  it("leave a field in which is typed to the browser, not a box or a list", () => {
    const made = (html: string): Element => {
      document.body.insertAdjacentHTML("beforeend", html);
      return document.body.lastElementChild!;
    };
    for (const html of ["<input>", "<input type=number>", "<textarea></textarea>"])
      expect(press(made(html), "z").defaultPrevented).toBe(false);
    expect(calls()).toEqual([0, 0]);
    for (const html of ["<input type=checkbox>", "<select></select>", "<button></button>"]) press(made(html), "z");
    expect(calls()).toEqual([3, 0]);
  });

  it("stop when the document has left the page", () => {
    press(document.body, "z");
    document.body.replaceChildren();
    press(document.body, "z");
    press(document.body, "z");
    expect(calls()).toEqual([1, 0]);
  });
});

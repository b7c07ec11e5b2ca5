/** A control as Framework's `view()` expects it: an element with a value that fires "input" when the reader changes it. */
export type Control<T> = HTMLElement & {value: T};

/** Makes `element` a control: reading and setting go through the functions given; setting never fires an event. */
export function asControl<T>(element: HTMLElement, get: () => T, set: (value: T) => void): Control<T> {
  Object.defineProperty(element, "value", {get, set, configurable: true});
  return element as Control<T>;
}

/** Tells listeners that the reader changed the value. */
export function changed(element: HTMLElement): void {
  element.dispatchEvent(new Event("input", {bubbles: true}));
}

export interface Choice {
  value: string;
  label: string;
  /** Shown after the label, quieter: a code, a count. */
  hint?: string | undefined;
  /** Other words it is found by. */
  synonyms?: readonly string[] | undefined;
}

/** Lower case without accents and punctuation, for search. */
export function searchKey(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
}

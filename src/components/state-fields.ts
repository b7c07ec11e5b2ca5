/** How one choice is written in the address. `parse` answers undefined for what it does not understand. */
export interface Field<T> {
  initial: T;
  parse: (text: string) => T | undefined;
  // A method, so that a field of texts counts as a field of anything.
  format(value: T): string;
  /** Names this field had before; links people kept must go on working. */
  formerly?: readonly string[];
}

interface Options {
  formerly?: readonly string[];
}

const field = <T>(
  initial: T,
  parse: Field<T>["parse"],
  format: Field<T>["format"],
  {formerly = []}: Options = {}
): Field<T> => ({
  initial,
  parse,
  format,
  formerly
});

/** Any text, or only text that `pattern` allows. */
export function textField(initial: string, {pattern, ...options}: Options & {pattern?: RegExp} = {}): Field<string> {
  return field(
    initial,
    (text) => (!pattern || pattern.test(text) ? text : undefined),
    (value) => value,
    options
  );
}

/** One of a fixed set. */
export function choiceField<T extends string>(initial: T, allowed: readonly T[], options: Options = {}): Field<T> {
  return field<T>(
    initial,
    (text) => allowed.find((each) => each === text),
    (value) => value,
    options
  );
}

/** A number with decimal point, within bounds. */
export function numberField(
  initial: number,
  {min = -Infinity, max = Infinity, ...options}: Options & {min?: number; max?: number} = {}
): Field<number> {
  const parse = (text: string): number | undefined => {
    const value = text.trim() === "" ? Number.NaN : Number(text);
    return Number.isFinite(value) && value >= min && value <= max ? value : undefined;
  };
  return field(initial, parse, String, options);
}

/** On or off, written 1 or 0. */
export function flagField(initial: boolean, options: Options = {}): Field<boolean> {
  return field<boolean>(
    initial,
    (text) => ({"1": true, "0": false})[text],
    (value) => (value ? "1" : "0"),
    options
  );
}

/** Several values without commas in them, order kept; parts that `pattern` refuses are left out. */
export function listField(
  initial: readonly string[],
  {pattern, ...options}: Options & {pattern?: RegExp} = {}
): Field<readonly string[]> {
  const parse = (text: string): readonly string[] =>
    text.split(",").filter((part) => part && (!pattern || pattern.test(part)));
  return field<readonly string[]>(initial, parse, (value) => value.join(","), options);
}

import {InputError} from "../../errors.js";
import {splitAt, type VensimToken} from "./vensim-tokens.js";

const mostElements = 100_000;

/** Subscript ranges of a file and which of them stand for each other. */
export interface Ranges {
  readonly elements: ReadonlyMap<string, readonly string[]>;
  /** Pairs `from>to` that are mapped element by element. */
  readonly mapped: ReadonlySet<string>;
}

export function createRanges(): {elements: Map<string, string[]>; mapped: Set<string>} {
  return {elements: new Map(), mapped: new Set()};
}

/**
 * Adds `dim: a, b, (c1-c4), other -> mapped` or `dim <-> other`; false when the statement is something else.
 *
 * @throws InputError (invalid-mdl) for maps that name elements one by one, and ranges that do not count up
 */
export function addRange(
  tokens: readonly VensimToken[],
  ranges: ReturnType<typeof createRanges>,
  place: string
): boolean {
  const [name, sign, ...rest] = tokens;
  if (name?.type !== "name" || sign?.type !== "sign") return false;
  if (sign.text === "<->") {
    const other = rest[0]?.text ?? "";
    ranges.elements.set(name.text, [...(ranges.elements.get(other) ?? [])]);
    ranges.mapped.add(`${name.text}>${other}`).add(`${other}>${name.text}`);
    return true;
  }
  if (sign.text !== ":") return false;
  const [list = [], maps = []] = splitAt(rest, "->");
  const names = splitAt(list, ",").flatMap((part): readonly string[] => {
    const [first] = part;
    if (first?.type === "sign" && first.text === "(") return counted(part.slice(1, -1), place);
    return ranges.elements.get(first?.text ?? "") ?? [first?.text ?? ""];
  });
  ranges.elements.set(name.text, names);
  for (const part of splitAt(maps, ",")) {
    if (part.length === 0) continue;
    if (part.length > 1 || part[0]?.type !== "name")
      throw new InputError("invalid-mdl", "a map that names elements is not read; order the ranges alike", place);
    ranges.mapped.add(`${name.text}>${part[0].text}`);
    ranges.mapped.add(`${part[0].text}>${name.text}`);
  }
  return true;
}

/** `(a1-a4)`. */
function counted(part: readonly VensimToken[], place: string): string[] {
  const [from, to] = [part[0]?.text ?? "", part[2]?.text ?? ""].map((text) => /^(.*?)(\d+)$/.exec(text));
  const [low, high] = [Number(from?.[2] ?? NaN), Number(to?.[2] ?? NaN)];
  if (part.length !== 3 || from?.[1] !== to?.[1] || !(low <= high) || high - low > mostElements)
    throw new InputError("invalid-mdl", "a range of elements is written as (a1-a4)", place);
  return Array.from({length: high - low + 1}, (_, at) => `${from?.[1] ?? ""}${low + at}`);
}

/** Elements that a subscript on the left stands for. */
export const elementsOf = (name: string, {elements}: Ranges): readonly string[] => elements.get(name) ?? [name];

/** The element that a subscript means where the ranges on the left stand at these elements; null: not known. */
export function elementAt(name: string, at: ReadonlyMap<string, string>, {elements, mapped}: Ranges): string | null {
  const own = at.get(name);
  if (own !== undefined) return own;
  const list = elements.get(name);
  if (list === undefined) return name;
  for (const [range, element] of at) {
    const other = elements.get(range) ?? [];
    if (mapped.has(`${range}>${name}`)) return list[other.indexOf(element)] ?? null;
    if (list.includes(element)) return element;
  }
  return null;
}

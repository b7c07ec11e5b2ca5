import {InputError} from "../../errors.js";
import {combinations} from "../xmile/combinations.js";
import {elementAt, elementsOf, type Ranges} from "./subscripts.js";
import {vensimFunctions} from "./vensim-functions.js";
import {closing, splitAt, type VensimToken} from "./vensim-tokens.js";

/** What equations of a file may call and read. */
export interface Surroundings {
  readonly ranges: Ranges;
  readonly macros: ReadonlySet<string>;
  /** Name of the hidden graph of `name` or `name[a,b]`; undefined when it is no lookup. */
  graphOf(key: string): string | undefined;
  /** Counts what equations become. Throws InputError (too-large) when that is no model. */
  spend(characters: number, place: string): void;
  /** A graph written inside an equation; its name. */
  addGraph(points: readonly VensimToken[], place: string): string;
}

export interface Place {
  /** Element by subscript range on the left. */
  readonly at: ReadonlyMap<string, string>;
  readonly place: string;
}

/** Quotients and pulses name an argument more than once, and so double what stands in them; sums write out arrays. */
const longest = 100_000;

/** Many terms are joined by halves, so that the equation stays shallow. */
function joined(parts: readonly string[], operator: string): string {
  if (parts.length <= 50) return `(${parts.map((part) => `(${part})`).join(` ${operator} `)})`;
  const middle = parts.length >> 1;
  return `(${joined(parts.slice(0, middle), operator)} ${operator} ${joined(parts.slice(middle), operator)})`;
}

const overArrays: Readonly<Record<string, (parts: readonly string[]) => string>> = {
  sum: (parts) => joined(parts, "+"),
  prod: (parts) => joined(parts, "*"),
  vmin: (parts) => `min(${parts.join(", ")})`,
  vmax: (parts) => `max(${parts.join(", ")})`
};
const clock: Readonly<Record<string, string>> = {
  ...{time$: "time", time_step$: "dt", initial_time$: "starttime", final_time$: "stoptime"}
};

/**
 * An equation of Vensim as text of XMILE's grammar, for one element of an array: every subscript becomes the element it
 * means there, every name stands in quotes.
 *
 * @throws InputError: invalid-mdl naming what is not understood; random-function
 */
export function translate(tokens: readonly VensimToken[], where: Place, around: Surroundings): string {
  const {place} = where;
  const fail = (message: string): never => {
    throw new InputError("invalid-mdl", message, place);
  };
  let text = "";
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as VensimToken;
    if (isSign(token, " not ")) {
      // It turns over a whole comparison, up to the next :AND: or :OR:.
      const end = endOfComparison(tokens, at + 1);
      text += ` (not (${translate(tokens.slice(at + 1, end), where, around)})) `;
      at = end - 1;
      continue;
    }
    if (token.type === "number" || token.type === "sign") {
      if (/^(?:[\][;!:]|:=|==|->|<->|:EXCEPT:)$/.test(token.text)) fail(`"${token.text}" is not expected here`);
      text += token.type === "sign" ? ` ${token.text} ` : token.text;
      continue;
    }
    let name = token.text;
    let elements: string[] | null = null;
    if (isSign(tokens[at + 1], "[")) {
      const end = closing(tokens, at + 1, place);
      elements = splitAt(tokens.slice(at + 2, end), ",").map((part) => {
        const element = part.length === 1 ? elementAt(part[0]?.text ?? "", where.at, around.ranges) : null;
        return (
          element ?? fail(`the subscript ${part.map((each) => each.text).join("")} of ${name} is not at hand here`)
        );
      });
      at = end;
    }
    if (!isSign(tokens[at + 1], "(")) {
      text += elements === null ? reading(name, where, around) : `"${name}"[${elements.map(quoted).join(", ")}]`;
      continue;
    }
    const end = closing(tokens, at + 1, place);
    const args = splitAt(tokens.slice(at + 2, end), ",");
    at = end;
    const graph = around.graphOf(elements === null ? name : `${name}[${elements.join(",")}]`);
    if (graph !== undefined) {
      text += `lookup("${graph}", ${args.map((part) => translate(part, where, around)).join(", ")})`;
      continue;
    }
    name = elements === null ? name : fail(`${name}[…] is no lookup, so it cannot be called`);
    text += call(name, args, where, around);
  }
  return text.replaceAll(/ +/g, " ").trim();
}

function endOfComparison(tokens: readonly VensimToken[], from: number): number {
  let depth = 0;
  for (let at = from; at < tokens.length; at++) {
    const token = tokens[at];
    if (isSign(token, "(") || isSign(token, "[")) depth++;
    if ((isSign(token, ")") || isSign(token, "]")) && --depth < 0) return at;
    if (depth === 0 && (isSign(token, " and ") || isSign(token, " or "))) return at;
  }
  return tokens.length;
}

const quoted = (name: string): string => `"${name}"`;
const isSign = (token: VensimToken | undefined, text: string): boolean => token?.type === "sign" && token.text === text;

/** A name that is read: a range stands for the number of its element. */
function reading(name: string, {at}: Place, {ranges}: Surroundings): string {
  if (Object.hasOwn(clock, name)) return clock[name] ?? name;
  const list = ranges.elements.get(name);
  const own = list === undefined ? null : elementAt(name, at, ranges);
  return list === undefined || own === null ? quoted(name) : String(list.indexOf(own) + 1);
}

function call(name: string, args: VensimToken[][], where: Place, around: Surroundings): string {
  const {place} = where;
  const inner = (part: readonly VensimToken[]): string => translate(part, where, around);
  if (/^random_/.test(name))
    throw new InputError(
      "random-function",
      `${name} draws at random: a run would not be the same twice; replace it`,
      place
    );
  if (name === "with_lookup") {
    const [input = [], ...points] = args;
    const flat = points.flatMap((part, index) => (index === 0 ? part : [{type: "sign", text: ","} as const, ...part]));
    return `lookup("${around.addGraph(flat.slice(1, -1), place)}", ${inner(input)})`;
  }
  if (name === "elmcount") return String(elementsOf(args[0]?.[0]?.text ?? "", around.ranges).length);
  const array = Object.hasOwn(overArrays, name) ? overArrays[name] : undefined;
  if (array !== undefined) return array(everyElement(args[0] ?? [], where, around));
  const given = args.map((part) => `(${inner(part)})`.replace(/^\(("[^"]*"|[\d.]+)\)$/, "$1"));
  if (around.macros.has(name)) return `${name}(${given.join(", ")})`;
  const known = Object.hasOwn(vensimFunctions, name) ? vensimFunctions[name] : undefined;
  if (known === undefined)
    throw new InputError("invalid-mdl", `${name.toUpperCase().replaceAll("_", " ")} is not read; rewrite it`, place);
  if (given.length !== known.count)
    throw new InputError("invalid-mdl", `${name} takes ${known.count} arguments, not ${given.length}`, place);
  const text = known.write(...given);
  refuseLength(text.length, place);
  return text;
}

/** An argument once for each element of the ranges it marks with an exclamation mark. */
function everyElement(tokens: readonly VensimToken[], where: Place, around: Surroundings): string[] {
  const marked = [
    ...new Set(tokens.flatMap(({type, text}, at) => (type === "name" && isSign(tokens[at + 1], "!") ? [text] : [])))
  ];
  const plain = tokens.filter((token) => !isSign(token, "!"));
  const lists = marked.map((name) => elementsOf(name, around.ranges));
  let length = 0;
  return combinations(lists, where.place).map((elements) => {
    const at = new Map([...marked.map((name, index) => [name, elements[index] ?? ""] as const), ...where.at]);
    marked.forEach((name, index) => at.set(name, elements[index] ?? ""));
    const text = translate(plain, {...where, at}, around);
    length += text.length;
    refuseLength(length, where.place);
    return text;
  });
}

function refuseLength(length: number, place: string): void {
  if (length > longest)
    throw new InputError("too-large", `written out the equation is longer than ${longest} characters; split it`, place);
}

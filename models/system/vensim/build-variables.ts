import {InputError} from "../../errors.js";
import {parseEquation} from "../equation/parse-equation.js";
import type {ElementEquation, XmileVariable} from "../xmile/model.js";
import {combinations} from "../xmile/combinations.js";
import {lookupPoints} from "./lookup-points.js";
import type {Statement} from "./statements.js";
import {elementsOf, type Ranges} from "./subscripts.js";
import {translate, type Surroundings} from "./translate.js";
import {closing, splitAt, type VensimToken} from "./vensim-tokens.js";

/** Where variables go: hidden ones (#…) and ranges made for arrays that no range of the file fits among them. */
export interface Built {
  readonly variables: XmileVariable[];
  readonly graphs: Map<string, XmileVariable>;
  readonly dimensions: Map<string, readonly string[]>;
}

const bare = {elements: new Map<string, ElementEquation>(), initial: null, inflows: [], outflows: [], lookup: null};
export const plainVariable = (name: string, more: Partial<XmileVariable> = {}): XmileVariable => ({
  ...bare,
  ...{kind: "aux", name, dimensions: [], equations: [], nonNegative: false, units: null, doc: null},
  ...more
});

/** Hidden graphs of all lookups that are named, by `name` or `name[a,b]`. */
export function addLookups(statements: readonly Statement[], ranges: Ranges, built: Built): void {
  for (const {kind, name, subscripts, right, place} of statements) {
    if (kind !== "lookup") continue;
    const lookup = lookupPoints(right, place);
    for (const elements of combinations(
      subscripts.map((each) => elementsOf(each, ranges)),
      place
    )) {
      const key = elements.length === 0 ? name : `${name}[${elements.join(",")}]`;
      built.graphs.set(key, plainVariable(hiddenGraph(built), {lookup}));
    }
  }
}

export const hiddenGraph = ({graphs}: Built): string => `#graph.${graphs.size + 1}`;

/** One element of a variable in XMILE's words. */
interface Element {
  readonly equation: string;
  readonly net: string | null;
  readonly start: string | null;
}

/**
 * A variable from all statements about it.
 *
 * @throws InputError (invalid-mdl): parts that are partly a stock, ACTIVE INITIAL in an array, lists that do not fit
 */
export function addVariable(statements: readonly Statement[], around: Surroundings, built: Built): void {
  const [first] = statements;
  if (first === undefined) return;
  const {ranges} = around;
  const found = new Map<string, Element>();
  const lists = first.subscripts.map((): Set<string> => new Set());
  for (const statement of statements) {
    const {subscripts, except, place, right} = statement;
    if (subscripts.length !== first.subscripts.length)
      throw new InputError("invalid-mdl", `${statement.written} has another number of subscripts before`, place);
    const left = subscripts.map((each) => elementsOf(each, ranges));
    const all = combinations(left, place);
    const out = new Set(
      except.flatMap((names) =>
        combinations(
          names.map((each) => elementsOf(each, ranges)),
          place
        ).map((each) => each.join(","))
      )
    );
    const listed = listOf(right, all.length, place);
    all.forEach((elements, index) => {
      const key = elements.join(",");
      if (out.has(key)) return;
      elements.forEach((element, at) => lists[at]?.add(element));
      const at = new Map(subscripts.map((range, position) => [range, elements[position] ?? ""]));
      found.set(key, elementOf(listed?.[index] ?? right, {at, place}, around));
    });
  }
  const each = [...found.values()];
  const isStock = each.some(({net}) => net !== null);
  if (isStock && each.some(({net}) => net === null))
    throw new InputError("invalid-mdl", `${first.written} is a stock for some elements only; split it`, first.place);
  const start = each[0]?.start ?? null;
  if (first.subscripts.length > 0 && each.some((element) => element.start !== null))
    throw new InputError(
      "invalid-mdl",
      `${first.written} is an array with ACTIVE INITIAL, which is not read`,
      first.place
    );
  const dimensions = lists.map((list) => rangeFor([...list], ranges, built));
  const shape = (name: string, text: (element: Element) => string): XmileVariable =>
    plainVariable(name, {
      dimensions,
      equations: dimensions.length === 0 ? each.map(text) : [],
      elements:
        dimensions.length === 0
          ? new Map()
          : new Map([...found].map(([key, element]) => [key, {equation: text(element), lookup: null}]))
    });
  const about = {units: first.units === "" ? null : first.units, doc: first.doc === "" ? null : first.doc};
  const main = {...shape(first.written, ({equation}) => equation), ...about, initial: start};
  if (!isStock) {
    built.variables.push(main);
    return;
  }
  const flow = `#net ${first.written}`;
  built.variables.push({...main, kind: "stock", inflows: [flow]});
  built.variables.push({...shape(flow, ({net}) => net ?? "0"), kind: "flow"});
}

/** Numbers for all elements, as `1, 2, 3` or rows `1, 2; 3, 4;`. */
function listOf(right: readonly VensimToken[], count: number, place: string): VensimToken[][] | null {
  const rows = splitAt(right, ";").filter((row) => row.length > 0);
  const listed = rows.flatMap((row) => splitAt(row, ","));
  if (listed.length === 1 && rows.length === 1) return null;
  if (listed.length !== count)
    throw new InputError("invalid-mdl", `there are ${listed.length} numbers for ${count} elements`, place);
  return listed;
}

function elementOf(
  right: readonly VensimToken[],
  where: {at: ReadonlyMap<string, string>; place: string},
  around: Surroundings
): Element {
  const [head] = right;
  const isWhole =
    head?.type === "name" && right[1]?.text === "(" && closing(right, 1, where.place) === right.length - 1;
  const args = isWhole ? splitAt(right.slice(2, -1), ",") : [];
  const text = (part: readonly VensimToken[] | undefined): string => {
    const written = translate(part ?? [], where, around);
    around.spend(written.length, where.place);
    return checked(written, where.place);
  };
  const needTwo = (): void => {
    if (args.length !== 2)
      throw new InputError("invalid-mdl", `${head?.text ?? ""} takes 2 arguments, not ${args.length}`, where.place);
  };
  if (isWhole && head.text === "integ") {
    needTwo();
    return {equation: text(args[1]), net: text(args[0]), start: null};
  }
  if (isWhole && head.text === "active_initial") {
    needTwo();
    return {equation: text(args[0]), net: null, start: text(args[1])};
  }
  return {equation: text(right), net: null, start: null};
}

/** Parses once here, where the line is known. */
function checked(text: string, place: string): string {
  try {
    parseEquation(text);
  } catch (error) {
    throw error instanceof InputError ? new InputError("invalid-mdl", error.message, place) : error;
  }
  return text;
}

/** The range of the file with just these elements, or one made for them. */
function rangeFor(list: readonly string[], {elements}: Ranges, {dimensions}: Built): string {
  const key = [...list].sort().join(",");
  for (const [name, own] of elements) if ([...own].sort().join(",") === key) return name;
  const made = `#${key}`;
  dimensions.set(made, list);
  return made;
}

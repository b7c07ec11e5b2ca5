import {InputError} from "../../errors.js";
import {foldName} from "../equation/fold-name.js";
import {makeLookup, type Lookup} from "./lookup.js";
import type {ElementEquation, SimulationSpecs, XmileFile, XmileMacro, XmileModel, XmileVariable} from "./model.js";
import {attributeOf, childOf, childrenOf, parseXml, type XmlNode} from "./xml.js";

/** Name of the element that carries what XMILE has no word for. */
export const extensionName = "samenhang:model";

/**
 * Reads an XMILE file (OASIS XMILE 1.0): stocks, flows, auxiliaries, graphical functions, modules, arrays, macros.
 * Prefixes need not be declared.
 *
 * @throws InputError of parseXml, and invalid-xmile with the variable and what is wrong with it
 */
export function readXmile(text: string, where = "the file"): XmileFile {
  const root = parseXml(text, where);
  if (!/(^|:)xmile$/i.test(root.name))
    throw new InputError("invalid-xmile", `the outermost element is <${root.name}>, not <xmile>`, where);
  const header = childOf(root, "header");
  const dimensions = new Map(
    childrenOf(childOf(root, "dimensions"), "dim").map((dim) => [
      foldName(attributeOf(dim, "name") ?? ""),
      elementsOf(dim)
    ])
  );
  const always = defaultsOf(childOf(root, "behavior"));
  const models = childrenOf(root, "model").map((model): XmileModel => {
    const own = {...always, ...defaultsOf(childOf(model, "behavior"))};
    const variables = childOf(model, "variables");
    return {
      name: attributeOf(model, "name") ?? "",
      variables: variablesOf(variables, own, where),
      modules: childrenOf(variables, "module").map((module) => ({
        name: attributeOf(module, "name") ?? "",
        model: attributeOf(module, "model") ?? attributeOf(module, "name") ?? "",
        connects: childrenOf(module, "connect").map((connect) => ({
          to: attributeOf(connect, "to") ?? "",
          from: attributeOf(connect, "from") ?? ""
        }))
      }))
    };
  });
  if (models.length === 0) throw new InputError("invalid-xmile", "there is no <model> in this file", where);
  return {
    name: childOf(header, "name")?.text ?? "",
    simulation: specsOf(childOf(root, "sim_specs"), models, where),
    dimensions,
    models,
    macros: childrenOf(root, "macro").map((macro) => macroOf(macro, always, where)),
    extension: root.children.find(({name}) => name === extensionName)?.text ?? null
  };
}

interface Defaults {
  stock: boolean;
  flow: boolean;
}

function defaultsOf(behavior: XmlNode | undefined): Partial<Defaults> {
  if (behavior === undefined) return {};
  const all = flagOf(childOf(behavior, "non_negative"));
  const [stock, flow] = ["stock", "flow"].map(
    (kind) => flagOf(childOf(childOf(behavior, kind), "non_negative")) ?? all
  );
  return {
    ...(stock === null || stock === undefined ? {} : {stock}),
    ...(flow === null || flow === undefined ? {} : {flow})
  };
}

/** `<non_negative/>` is true; null when it is not there. */
function flagOf(node: XmlNode | undefined): boolean | null {
  return node === undefined ? null : node.text.trim().toLowerCase() !== "false";
}

function elementsOf(dim: XmlNode): string[] {
  const named = childrenOf(dim, "elem").map((elem) => foldName(attributeOf(elem, "name") ?? ""));
  if (named.length > 0) return named;
  const size = Number(attributeOf(dim, "size") ?? NaN);
  return Number.isInteger(size) && size > 0 && size <= 10_000
    ? Array.from({length: size}, (_, index) => String(index + 1))
    : [];
}

function specsOf(node: XmlNode | undefined, models: readonly XmileModel[], where: string): SimulationSpecs {
  const number = (name: string, otherwise: number): number => {
    const text = childOf(node, name)?.text.trim();
    if (text === undefined || text === "") return otherwise;
    const value = Number(text);
    if (!Number.isFinite(value))
      throw new InputError(
        "invalid-xmile",
        `<${name}> is "${text.slice(0, 40)}"; give a number`,
        `${where}, sim_specs`
      );
    return value;
  };
  const [start, stop] = [number("start", 0), number("stop", 100)];
  const dt = number("dt", 1);
  const step = attributeOf(childOf(node, "dt"), "reciprocal")?.toLowerCase() === "true" ? 1 / dt : dt;
  if (!(step > 0)) throw new InputError("invalid-xmile", `dt is ${step}; give a number above 0`, `${where}, sim_specs`);
  if (!(stop >= start)) throw new InputError("invalid-xmile", `the run stops before it starts`, `${where}, sim_specs`);
  const method = (attributeOf(node, "method") ?? "Euler").toLowerCase();
  const saved = Number(attributeOf(node, "save_interval") ?? constantOf(models, "saveper") ?? NaN);
  return {
    ...{start, stop, step},
    saveStep: saved > 0 ? Math.max(step, saved) : step,
    method: /rk|runge/.test(method) ? "rk4" : "euler",
    timeUnit: attributeOf(node, "time_units") ?? ""
  };
}

/** A constant of the root model, as Vensim's control block has it. */
function constantOf(models: readonly XmileModel[], name: string): string | undefined {
  return models[0]?.variables.find((variable) => foldName(variable.name) === name)?.equations[0];
}

function variablesOf(node: XmlNode | undefined, defaults: Partial<Defaults>, where: string): XmileVariable[] {
  return (node?.children ?? []).flatMap((child): XmileVariable[] => {
    const kind = child.name.slice(child.name.indexOf(":") + 1).toLowerCase();
    if (kind !== "stock" && kind !== "flow" && kind !== "aux" && kind !== "gf") return [];
    return [variableOf(child, kind, defaults, where)];
  });
}

function variableOf(
  node: XmlNode,
  kind: "stock" | "flow" | "aux" | "gf",
  defaults: Partial<Defaults>,
  where: string
): XmileVariable {
  const name = attributeOf(node, "name") ?? "";
  const place = `${where}, ${name}`;
  if (name.trim() === "") throw new InputError("invalid-xmile", `a <${kind}> has no name`, where);
  const elements = new Map(
    childrenOf(node, "element").map((element): [string, ElementEquation] => [
      (attributeOf(element, "subscript") ?? "").split(",").map(foldName).join(","),
      {equation: childOf(element, "eqn")?.text ?? null, lookup: lookupOf(childOf(element, "gf"), place)}
    ])
  );
  const isBounded = kind === "stock" ? defaults.stock : kind === "flow" ? defaults.flow : false;
  return {
    kind: kind === "gf" ? "aux" : kind,
    name,
    dimensions: childrenOf(childOf(node, "dimensions"), "dim").map((dim) => foldName(attributeOf(dim, "name") ?? "")),
    equations: childrenOf(node, "eqn").map(({text}) => text),
    elements,
    initial: childOf(node, "init_eqn")?.text ?? null,
    inflows: childrenOf(node, "inflow").map(({text}) => unquoted(text)),
    outflows: childrenOf(node, "outflow").map(({text}) => unquoted(text)),
    nonNegative: flagOf(childOf(node, "non_negative")) ?? isBounded ?? false,
    lookup: lookupOf(kind === "gf" ? node : childOf(node, "gf"), place),
    units: childOf(node, "units")?.text ?? null,
    doc: childOf(node, "doc")?.text ?? null
  };
}

/** A name without the quotes that equations need. */
const unquoted = (text: string): string => text.trim().replace(/^"(.*)"$/s, "$1");

function lookupOf(node: XmlNode | undefined, where: string): Lookup | null {
  if (node === undefined) return null;
  const y = pointsOf(childOf(node, "ypts"), where);
  const given = childOf(node, "xpts");
  const scale = childOf(node, "xscale");
  const bound = (name: string): number => Number(attributeOf(scale, name) ?? NaN);
  const isDiscrete = attributeOf(node, "discrete")?.toLowerCase() === "true";
  const type = (attributeOf(node, "type") ?? (isDiscrete ? "discrete" : "continuous")).toLowerCase();
  return makeLookup(
    {
      x: given === undefined ? {min: bound("min"), max: bound("max")} : pointsOf(given, where),
      y,
      type: type === "discrete" || type === "extrapolate" ? type : "continuous"
    },
    where
  );
}

function pointsOf(node: XmlNode | undefined, where: string): number[] {
  if (node === undefined) return [];
  const sep = attributeOf(node, "sep") ?? ",";
  return node.text
    .split(sep)
    .map((text) => text.trim())
    .filter((text) => text !== "")
    .map((text) => {
      const value = Number(text);
      if (!Number.isFinite(value))
        throw new InputError("invalid-lookup", `"${text.slice(0, 40)}" among the points is no number`, where);
      return value;
    });
}

function macroOf(node: XmlNode, defaults: Partial<Defaults>, where: string): XmileMacro {
  const name = attributeOf(node, "name") ?? "";
  const equation = childOf(node, "eqn")?.text;
  if (equation === undefined) throw new InputError("invalid-xmile", `the macro ${name} has no <eqn>`, where);
  return {
    name,
    parameters: childrenOf(node, "parm").map((parameter) => ({
      name: parameter.text,
      preset: attributeOf(parameter, "default") ?? null
    })),
    equation,
    variables: variablesOf(childOf(node, "variables"), defaults, where)
  };
}

import {formatExpression, formatNumber} from "../equation/format-expression.js";
import type {SystemFile} from "../format.js";
import {keptSpecs} from "../kept-specs.js";
import {resolveSystem, type ResolvedSystem} from "../resolve.js";
import {createEngine} from "../simulate/engine.js";
import {xmlText} from "../../xml-text.js";
import {imposedOn, type Imposed} from "./imposed.js";
import {createNames} from "./legal-names.js";
import {extensionName} from "./read-xmile.js";
import {refuseDirectCycles} from "./refuse-direct-cycles.js";
import {stepAsKept, stepFor, type WrittenStep} from "./step-for.js";

export interface WrittenXmile {
  text: string;
  /** Name in the file by id of the model. */
  names: Map<string, string>;
  warnings: {code: string; message: string}[];
}

/**
 * A system model as XMILE 1.0 in level form, with every intervention in the file: a stock for each stage of a delayed link,
 * `y' = (k·(A − A₀) − y)·n/τ`, and each variable an auxiliary `B = B₀ + Σy + Σk·(A − A₀)` over links without delay. The model
 * itself stands in the element samenhang:model as JSON, so that reading the file gives it back.
 *
 * What is imposed works through switches that PREVIOUS moves at whole steps, so that no step of Runge–Kutta sees a jump
 * that comes at its end.
 *
 * @throws InputError: of createEngine; cycle-without-delay, since XMILE has no variables that follow from each other at once
 */
export function writeXmile(system: SystemFile): WrittenXmile {
  const resolved = resolveSystem(system);
  const {base} = createEngine(resolved);
  refuseDirectCycles(resolved);
  const makeName = createNames();
  const names = new Map(system.variables.map(({id}) => [id, makeName(id)]));
  const kept = keptSpecs(system);
  const {method, dt, start, warnings: stepWarnings} = kept === null ? stepFor(resolved) : stepAsKept(kept);
  const warnings = [...stepWarnings];
  const file = createParts(makeName);
  const imposed = imposedOn(resolved, start, (time) => file.switchAt(time));
  const nameAt = (variable: number): string => names.get(resolved.ids[variable] ?? "") ?? "";
  const change = (variable: number): string => minus(nameAt(variable), base[variable] ?? 0);

  const inputs = resolved.ids.map((): string[] => []);
  const flowsInto = resolved.ids.map((): string[] => []);
  for (const link of resolved.links) {
    const k = formatNumber(link.strength);
    if (!(link.delay > 0)) {
      inputs[link.to]?.push(`${k} * (${change(link.from)})`);
      continue;
    }
    let inflow = `${k} * (${change(link.from)})`;
    const rate = formatNumber(link.order / link.delay);
    for (let stage = 1; stage <= link.order; stage++) {
      const suffix = link.order === 1 ? "" : `_${stage}`;
      const stock = makeName(`${link.id}_passed${suffix}`);
      const flow = makeName(`${link.id}_passing${suffix}`);
      file.flow(flow, `(${inflow} - ${stock}) * ${rate}`);
      file.stock(stock, "0", [flow], stage === link.order ? `What came through ${link.id}` : null);
      inflow = stock;
      if (stage < link.order) continue;
      inputs[link.to]?.push(stock);
      flowsInto[link.to]?.push(flow);
    }
  }
  system.variables.forEach((variable, at) =>
    writeVariable({
      ...{variable, resolved, at, name: nameAt(at), makeName, file, imposed: imposed[at] ?? null},
      ...{inputs: inputs[at] ?? [], flowsInto: flowsInto[at] ?? []},
      nameOf: (folded) => names.get(resolved.equations.idOf.get(folded) ?? "") ?? folded
    })
  );
  for (const each of imposed)
    if (each?.endsWithDirect === true)
      warnings.push({
        code: "fix-ends",
        message: `${resolved.ids[each.variable] ?? ""} has links without delay or an equation: what it keeps when its fix ends is taken one step early`
      });
  return {text: documentOf(system, {method, dt, start, variables: file.parts}), names, warnings};
}

interface VariableParts {
  readonly variable: SystemFile["variables"][number];
  readonly resolved: ResolvedSystem;
  readonly at: number;
  readonly name: string;
  readonly makeName: (wanted: string) => string;
  readonly file: Parts;
  readonly imposed: Imposed | null;
  readonly inputs: readonly string[];
  readonly flowsInto: readonly string[];
  readonly nameOf: (folded: string) => string;
}

function writeVariable(all: VariableParts): void {
  const {variable, resolved, at, name, makeName, file, imposed, nameOf} = all;
  const about = {units: variable.unit ?? null, doc: [variable.label, variable.indicator].filter(Boolean).join(" · ")};
  const expression = resolved.equations.equations.get(variable.id);
  const equation = expression === undefined ? null : formatExpression(expression, nameOf);
  const isStock = resolved.isStock[at] === true && equation !== null;
  const initial = formatNumber(resolved.initial[at] ?? 0);
  if (isStock && imposed === null) {
    const flow = makeName(`${variable.id}_net_flow`);
    file.flow(flow, equation);
    file.stock(name, initial, [flow], about.doc, about.units);
    return;
  }
  const held = imposed === null || imposed.held === "" ? null : makeName(`${variable.id}_held`);
  if (held !== null) file.aux(held, imposed?.held ?? "");
  const unlessHeld = (flow: string): string => (held === null ? flow : `IF ${held} > 0.5 THEN 0 ELSE ${flow}`);
  const terms = equation !== null && !isStock ? [`(${equation})`] : [initial, ...all.inputs];
  terms.push(...(imposed?.jumps ?? []));
  const added = [...(isStock ? [`(${equation})`] : []), ...(imposed?.flows(name) ?? [])];
  if (added.length > 0) {
    const [stock, flow] = [makeName(`${variable.id}_added`), makeName(`${variable.id}_adding`)];
    file.flow(flow, unlessHeld(added.join(" + ")));
    file.stock(stock, "0", [flow], null);
    terms.push(stock);
  }
  if (held === null || imposed === null) {
    file.aux(name, terms.join(" + "), about.doc, about.units);
    return;
  }
  if (all.flowsInto.length > 0) {
    // What comes in while a variable is held is lost.
    const [stock, flow] = [makeName(`${variable.id}_lost`), makeName(`${variable.id}_losing`)];
    file.flow(flow, `IF ${held} > 0.5 THEN ${all.flowsInto.join(" + ")} ELSE 0`);
    file.stock(stock, "0", [flow], null);
    terms.push(`-1 * ${stock}`);
  }
  const [free, kept] = [makeName(`${variable.id}_free`), makeName(`${variable.id}_kept`)];
  file.aux(free, terms.join(" + "));
  file.aux(kept, `PREVIOUS(IF ${held} > 0.5 THEN ${imposed.heldValue} - ${free} ELSE ${kept}, 0)`);
  file.aux(name, `IF ${held} > 0.5 THEN ${imposed.heldValue} ELSE ${free} + ${kept}`, about.doc, about.units);
}

const minus = (name: string, value: number): string =>
  value < 0 ? `${name} + ${formatNumber(-value)}` : `${name} - ${formatNumber(value)}`;

interface Parts {
  readonly parts: readonly string[];
  aux(name: string, equation: string, doc?: string | null, units?: string | null): void;
  flow(name: string, equation: string): void;
  stock(name: string, initial: string, inflows: readonly string[], doc: string | null, units?: string | null): void;
  /** Name of what is 0 before a moment and 1 from then on, moving at whole steps. */
  switchAt(time: number): string;
}

function createParts(makeName: (wanted: string) => string): Parts {
  const parts: string[] = [];
  const switches = new Map<number, string>();
  const element = (tag: string, text: string | null | undefined): string =>
    text === null || text === undefined || text === "" ? "" : `<${tag}>${xmlText(text)}</${tag}>`;
  const add = (kind: string, name: string, inside: string): void =>
    void parts.push(`<${kind} name="${xmlText(name)}">${inside}</${kind}>`);
  const file: Parts = {
    parts,
    aux: (name, equation, doc, units) =>
      add("aux", name, element("doc", doc) + element("eqn", equation) + element("units", units)),
    flow: (name, equation) => add("flow", name, element("eqn", equation)),
    stock: (name, initial, inflows, doc, units) =>
      add(
        "stock",
        name,
        element("doc", doc) +
          element("eqn", initial) +
          inflows.map((flow) => element("inflow", flow)).join("") +
          element("units", units)
      ),
    switchAt(time) {
      const known = switches.get(time);
      if (known !== undefined) return known;
      const name = makeName(`from_time_${time < 0 ? "minus_" : ""}${Math.abs(time)}`);
      switches.set(time, name);
      file.aux(name, `PREVIOUS(IF TIME >= ${formatNumber(time)} - 1.5 * DT THEN 1 ELSE 0, 0)`);
      return name;
    }
  };
  return file;
}

function documentOf(
  system: SystemFile,
  {method, dt, start, variables}: Omit<WrittenStep, "warnings"> & {variables: readonly string[]}
): string {
  const step = dt.reciprocal ? `<dt reciprocal="true">${dt.text}</dt>` : `<dt>${dt.text}</dt>`;
  // In JSON these stand in texts only; as escapes they need no entities of XML.
  const kept = JSON.stringify(system).replaceAll(
    /[<>&\u007f-\u009f\u2028\u2029\ufffe\uffff]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<xmile version="1.0" xmlns="http://docs.oasis-open.org/xmile/ns/XMILE/v1.0" xmlns:isee="http://iseesystems.com/XMILE" xmlns:samenhang="urn:samenhang:system">
<header><name>${xmlText(system.name)}</name><vendor>Samenhang</vendor><product version="1.0">Samenhang</product></header>
<sim_specs method="${method}" time_units="${system.timeUnit}" isee:save_interval="${dt.save}"><start>${formatNumber(start)}</start><stop>${formatNumber(system.horizon)}</stop>${step}</sim_specs>
<model><variables>
${variables.join("\n")}
</variables></model>
<${extensionName}>${kept}</${extensionName}>
</xmile>
`;
}

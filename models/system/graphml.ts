import type {SystemFile} from "./format.js";
import {systemGraph} from "./graph.js";
import {xmlText} from "../xml-text.js";

type Cell = string | number | boolean | null | undefined;

const nodeKeys = {label: "string", kind: "string", unit: "string", initial: "double", equation: "string"} as const;
const edgeKeys = {
  label: "string",
  sign: "string",
  strength: "double",
  low: "double",
  high: "double",
  delay: "double",
  status: "string",
  basis: "string",
  drawn: "boolean"
} as const;

/**
 * A system model as GraphML (Brandes et al. 2002), for programs that draw and analyse networks: a node a variable; an edge a
 * link with its signed strength in index units, interval and mean delay in time units, and one (`drawn`) for each name that
 * an equation reads. What is not known is left out. Characters that XML cannot hold are dropped.
 */
export function systemGraphml(system: SystemFile): string {
  const {ids, edges} = systemGraph(system);
  const links = new Map(system.links.map((link) => [link.id, link]));
  const keys = [
    ...Object.entries(nodeKeys).map(([name, type]) => key("node", name, type)),
    ...Object.entries(edgeKeys).map(([name, type]) => key("edge", name, type)),
    key("graph", "name", "string"),
    key("graph", "timeUnit", "string")
  ];
  const nodes = system.variables.map(({id, label, kind, unit, initial, equation}) => {
    const start = typeof initial === "number" ? initial : null;
    return `<node id="${xmlText(id)}">${cells("node", {label: label ?? id, kind, unit, initial: start, equation})}</node>`;
  });
  const drawn = edges.map(({id, from, to, sign, strength, delay, interval}) => {
    const link = links.get(id);
    const data = cells("edge", {
      ...{label: id, sign, strength, low: interval?.[0], high: interval?.[1]},
      delay: link === undefined ? null : delay,
      ...{status: link?.status, basis: link?.basis, drawn: link === undefined}
    });
    return `<edge id="${xmlText(id)}" source="${xmlText(ids[from] ?? "")}" target="${xmlText(ids[to] ?? "")}">${data}</edge>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
${keys.join("\n")}
<graph id="system" edgedefault="directed">${cells("graph", {name: system.name, timeUnit: system.timeUnit})}
${[...nodes, ...drawn].join("\n")}
</graph>
</graphml>
`;
}

const key = (target: string, name: string, type: string): string =>
  `<key id="${target}.${name}" for="${target}" attr.name="${name}" attr.type="${type}"/>`;

function cells(target: string, values: Readonly<Record<string, Cell>>): string {
  return Object.entries(values)
    .flatMap(([name, value]) =>
      value === null || value === undefined ? [] : [`<data key="${target}.${name}">${xmlText(String(value))}</data>`]
    )
    .join("");
}

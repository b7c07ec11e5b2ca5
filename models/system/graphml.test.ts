import {readFileSync} from "node:fs";
import {XMLParser, XMLValidator} from "fast-xml-parser";
import {describe, expect, it} from "vitest";
import {systemGraph} from "./graph.js";
import {systemGraphml} from "./graphml.js";
import {readSystem} from "./read-system.js";

interface Data {
  "@_key": string;
  "#text": string;
}
interface Parsed {
  graphml: {
    graph: {node: {"@_id": string; data: Data[]}[]; edge: {"@_source": string; "@_target": string; data: Data[]}[]};
  };
}
const parse = (text: string): Parsed["graphml"]["graph"] => {
  expect(XMLValidator.validate(text)).toBe(true);
  const isArray = (name: string): boolean => ["node", "edge", "data"].includes(name);
  return (new XMLParser({ignoreAttributes: false, parseTagValue: false, isArray}).parse(text) as Parsed).graphml.graph;
};
const dataOf = (data: Data[]): Record<string, string> =>
  Object.fromEntries(data.map((each) => [each["@_key"].replace(/^\w+\./, ""), each["#text"]]));

describe("a system model as GraphML", () => {
  it("has a node a variable and an edge a link, those of equations too", () => {
    const file = "data/systems/standaardmodel.system.json";
    const system = readSystem(JSON.parse(readFileSync(file, "utf8")), file);
    const {node, edge} = parse(systemGraphml(system));
    expect(node.map((each) => each["@_id"])).toEqual(system.variables.map(({id}) => id));
    expect(edge).toHaveLength(systemGraph(system).edges.length);
    expect(edge.filter(({data}) => dataOf(data)["drawn"] === "false")).toHaveLength(system.links.length);
  });

  it("gives signs, strengths, delays and status, and escapes what is hostile", () => {
    const label = `</node><script>"&' \u0000\u001b é`;
    const system = readSystem(
      {
        format: "samenhang-system/1",
        name: label,
        timeUnit: "month",
        variables: [{id: "a", label, unit: "%"}, {id: "b"}],
        links: [
          {id: "ab", from: "a", to: "b", sign: "-", strength: "average", speed: "average", status: "fear"},
          {id: "ba", from: "b", to: "a"}
        ]
      },
      "m"
    );
    const {node, edge} = parse(systemGraphml(system));
    expect(dataOf(node[0]?.data ?? [])).toEqual({
      label: `</node><script>"&'  é`.trim(),
      kind: "variable",
      unit: "%",
      initial: "0"
    });
    expect(dataOf(edge[0]?.data ?? [])).toEqual({
      ...{
        label: "ab",
        sign: "-",
        strength: "-0.5",
        low: "-1",
        high: "-0.2",
        delay: "12",
        status: "fear",
        drawn: "false"
      }
    });
    expect(dataOf(edge[1]?.data ?? [])).toEqual({label: "ba", sign: "?", delay: "0", drawn: "false"});
  });
});

import type {SystemFile, SystemLink} from "../../../models/system/format.js";
import {systemDiagram} from "../../../locale/system-diagram.js";
import {systemMap} from "../../../locale/system-map.js";
import {whatIf} from "../../../locale/system-what-if.js";
import {DataTable} from "../../data-table.js";
import {figure} from "../../figure.js";
import {linkName} from "../certainty/link-name.js";

const words = systemMap.facts;

export const statuses = ["fact", "plausible", "fear", "contested", "none"] as const;
export type StatusChoice = (typeof statuses)[number];

export const statusOf = ({status}: SystemLink): StatusChoice => status ?? "none";

/** Links by how sure they are: facts against fears. */
export function FactsFigure(system: SystemFile): HTMLElement {
  const rows = statuses.flatMap((status) => {
    const links = system.links.filter((link) => statusOf(link) === status);
    if (links.length === 0) return [];
    return [
      {
        status: systemDiagram.status[status],
        count: links.length,
        links: links.map(({id}) => linkName(system, id)).join("; ")
      }
    ];
  });
  const table = {
    columns: [
      {key: "status", label: words.status, isHeader: true},
      {key: "count", label: words.count, type: "number" as const, decimals: 0},
      {key: "links", label: words.links}
    ],
    rows
  };
  return figure(DataTable(table, {caption: words.title, hideCaption: true}), {
    ...{title: words.title, subtitle: words.subtitle, label: words.label, table},
    level: "model",
    headingLevel: 2,
    sources: [{publisher: whatIf.source.publisher, title: whatIf.source.title(system.name)}]
  });
}

import type {SystemFile, SystemLink} from "../../../models/system/format.js";
import {formatNumber} from "../../../locale/format.js";
import {systemDiagram} from "../../../locale/system-diagram.js";
import {evidence} from "../../../locale/system-evidence.js";
import {systemPage} from "../../../locale/system.js";
import {h} from "../../dom.js";
import {figure} from "../../figure.js";
import {Question} from "../../prose.js";
import {linkName} from "../certainty/link-name.js";
import {drawSample} from "../diagram/draw.js";
import {inSentence, labelOf} from "../natural.js";

const words = systemPage.facts;
const order = ["fact", "plausible", "fear", "contested", "none"] as const;
export type LinkStatus = (typeof order)[number];

export const statusOf = ({status}: SystemLink): LinkStatus => status ?? "none";

/** Most questions asked at once. */
const mostQuestions = 4;

/** Facts against concerns: how many links of each, to be shown on the map, with all links as a table, and what to ask. */
export function FactsFigure(system: SystemFile, show: (status: LinkStatus | "alle") => void): HTMLElement {
  const {links} = system;
  const count = (status: LinkStatus): number => links.filter((link) => statusOf(link) === status).length;
  const [facts, all] = [formatNumber(count("fact"), 0), formatNumber(links.length, 0)];
  const used = order.filter((status) => count(status) > 0);
  const rows = used.map((status) => {
    const n = count(status);
    const name = systemDiagram.status[status];
    return h(
      "li",
      {class: "sh-fact-row"},
      h("span", {class: "sh-fact-name"}, drawSample(status), ` ${name}`),
      h(
        "span",
        {class: "sh-fact-bar", "aria-hidden": "true"},
        h("span", {"data-status": status, style: `width: ${(100 * n) / Math.max(1, links.length)}%`})
      ),
      h("span", {class: "sh-fact-count"}, formatNumber(n, 0)),
      h(
        "button",
        {
          type: "button",
          class: "sh-button sh-button-small",
          "aria-label": `${words.tint}: ${name}`,
          onclick: () => show(status)
        },
        words.tint
      )
    );
  });
  const body = h(
    "div",
    {},
    h("ul", {class: "sh-fact-list"}, rows),
    h(
      "p",
      {},
      h("button", {type: "button", class: "sh-button sh-button-small", onclick: () => show("alle")}, words.all)
    ),
    links
      .filter((link) => statusOf(link) === "fear" || statusOf(link) === "contested")
      .slice(0, mostQuestions)
      .map(({id}) => Question(words.question(linkName(system, id))))
  );
  return figure(body, {
    title: facts === "0" ? words.titleNone : words.title(facts, all),
    subtitle: words.subtitle,
    label: words.label,
    level: "model",
    headingLevel: 2,
    table: linkTable(system),
    tableOptions: {search: true, limit: 50},
    sources: [{publisher: systemPage.publisher, title: systemPage.drawing.source(system.name)}]
  });
}

/** Every link with how sure it is and what its strength comes from. */
export function linkTable(system: SystemFile): Parameters<typeof figure>[1]["table"] {
  return {
    columns: [
      {key: "from", label: words.from, isHeader: true},
      {key: "to", label: words.to},
      {key: "status", label: words.status},
      {key: "basis", label: words.basis},
      {key: "sources", label: words.sources, type: "number", decimals: 0}
    ],
    rows: system.links.map((link) => ({
      from: labelOf(system, link.from),
      to: inSentence(labelOf(system, link.to)),
      status: systemDiagram.status[statusOf(link)],
      basis: evidence.bases[link.basis ?? "none"],
      sources: link.evidence.length
    }))
  };
}

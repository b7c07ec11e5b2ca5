import {systemDiagram as words} from "../../../locale/system-diagram.js";
import {h} from "../../dom.js";
import {drawSample} from "./draw.js";
import type {Status} from "./look.js";
import type {Scene} from "./scene.js";

const statuses: readonly Status[] = ["fact", "plausible", "fear", "contested", "none", "equation"];

/** What lines and boxes mean: only what stands in this diagram. */
export function drawLegend({nodes, links}: Scene, loop: string | null): HTMLElement {
  const used = new Set([...links.values()].map(({status}) => status));
  const kinds = new Set([...nodes.values()].map(({variable}) => variable.kind));
  const rows = [
    ...statuses
      .filter((status) => used.has(status))
      .map((status) => h("li", {}, drawSample(status), words.status[status])),
    ...(["stock", "exogenous"] as const)
      .filter((kind) => kinds.has(kind))
      .map((kind) => h("li", {}, h("span", {class: "sh-diagram-sample-box", "data-kind": kind}), words.legend[kind]))
  ];
  return h(
    "div",
    {class: "sh-diagram-legend"},
    h("ul", {"aria-label": words.legend.title}, rows),
    h("p", {}, [words.legend.width, words.legend.bars, words.legend.signs].join(" ")),
    loop === null ? null : h("p", {class: "sh-diagram-legend-loop"}, words.legend.loop(loop))
  );
}

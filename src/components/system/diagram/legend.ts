import {systemDiagram as words} from "../../../locale/system-diagram.js";
import {h} from "../../dom.js";
import {drawSample} from "./draw.js";
import type {Status} from "./look.js";
import type {Item} from "./canvas.js";
import type {Scene} from "./scene.js";

const statuses: readonly Status[] = ["fact", "plausible", "fear", "contested", "none", "equation"];

/** What lines and boxes mean: only what is to be seen in this diagram. */
export function drawLegend(
  {nodes, links}: Scene,
  {loop, isSeen}: {loop: string | null; isSeen: (item: Item) => boolean}
): HTMLElement {
  const used = new Set([...links].flatMap(([key, {status}]) => (isSeen({kind: "link", key}) ? [status] : [])));
  const kinds = new Set(
    [...nodes].flatMap(([key, {variable}]) => (isSeen({kind: "node", key}) ? [variable.kind] : []))
  );
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

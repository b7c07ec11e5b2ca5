import {systemDiagram} from "../../../locale/system-diagram.js";
import {nl} from "../../../locale/nl.js";
import {systemPage} from "../../../locale/system.js";
import {browserEffects, type Effects} from "../../effects.js";
import {exportName, type ExportInfo} from "../../export-info.js";
import {ExportMenu, type MenuItem} from "../../export-menu.js";
import {exportItems} from "../../figure-export.js";
import {diagramLinks} from "../diagram/look.js";
import type {ModelStore} from "../model-store.js";
import {linkTable} from "./facts.js";

const words = systemPage.drawing;

/** Saves the map: all of it as a drawing or a picture, its links as a table, and as a network for other programs. */
export function DrawingMenu(
  store: Pick<ModelStore, "system" | "name">,
  diagram: Element,
  effects: Effects = browserEffects
): HTMLElement {
  const chart = (): SVGSVGElement | null => diagram.querySelector<SVGSVGElement>(".sh-diagram-svg");
  const info = (): ExportInfo => {
    const statuses = [...new Set(diagramLinks(store.system).map(({status}) => systemDiagram.status[status]))];
    return {
      title: words.title(store.name),
      subtitle: `${words.subtitle} (${statuses.join(", ")}).`,
      sources: [{publisher: systemPage.publisher, title: words.source(store.system.name)}],
      level: "model",
      link: effects.href(),
      date: effects.now(),
      reading: [systemDiagram.legend.width, systemDiagram.legend.bars, systemDiagram.legend.signs]
    };
  };
  const ids = ["svg", "png", "csv", "xlsx"];
  const items = ids.map((id): MenuItem => ({
    id,
    label: nl.export[id as "svg"],
    run: () => withWhole(chart(), () => itemOf(id).run())
  }));
  const graphml: MenuItem = {
    id: "graphml",
    label: words.graphml,
    run: async () => {
      const {systemGraphml} = await import("../../../models/system/graphml.js");
      const name = `${exportName(info())}.graphml`;
      effects.save(name, new Blob([systemGraphml(store.system)], {type: "application/xml"}));
      return name;
    }
  };
  const xmile: MenuItem = {
    id: "xmile",
    label: words.xmile,
    run: async () => {
      const {writeXmile} = await import("../../../models/system/xmile/write-xmile.js");
      const name = `${exportName(info())}.xmile`;
      effects.save(name, new Blob([writeXmile(store.system).text], {type: "application/xml"}));
      return name;
    }
  };
  return ExportMenu([...items, graphml, xmile], {label: words.menu});

  /** Made anew each time: the model may have changed since. */
  function itemOf(id: string): MenuItem {
    const found = exportItems({table: linkTable(store.system), chart, info}, effects).find((item) => item.id === id);
    if (found === undefined) throw new Error(nl.figure.noContent);
    return found;
  }
}

/** Room around the drawing, px. */
const margin = 12;

/** Does something while all of the drawing is in view at its own size, whatever part the reader looks at. */
async function withWhole<T>(svg: SVGSVGElement | null, body: () => T | Promise<T>): Promise<T> {
  if (svg === null) return body();
  const before = svg.getAttribute("viewBox");
  const {x, y, width, height} = svg.getBBox();
  const whole = [x - margin, y - margin, width + 2 * margin, height + 2 * margin];
  svg.setAttribute("viewBox", whole.map((value) => Math.round(value)).join(" "));
  try {
    return await body();
  } finally {
    if (before === null) svg.removeAttribute("viewBox");
    else svg.setAttribute("viewBox", before);
  }
}

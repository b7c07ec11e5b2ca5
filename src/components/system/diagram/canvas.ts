import {systemDiagram as words} from "../../../locale/system-diagram.js";
import {s} from "../../dom.js";
import type {Box} from "../../label-layout.js";
import {textWidth} from "../../text-width.js";
import type {Chosen} from "../selection.js";
import {drawHalo, drawLink, drawName, drawNode, shortened} from "./draw.js";
import {boxAt, placeName} from "./marks.js";
import {SIGN, type Scene} from "./scene.js";
import {boxOf, type Point} from "./shapes.js";
import {fit, viewBox, type Size, type View} from "./view.js";

export interface Labels {
  node(id: string): string;
  link(key: string): string;
}

export type ItemKind = "node" | "link";

/** A thing of the diagram that can have the focus. */
export interface Item {
  readonly kind: ItemKind;
  readonly key: string;
}

export type Shown = "full" | "dimmed" | "out";

/** The drawing itself: puts a scene on the page and shows what is chosen, dimmed and looked at. */
export function createCanvas({readOnly}: {readOnly: boolean}) {
  const layers = {
    halos: s("g", {class: "sh-diagram-halos", "aria-hidden": "true"}),
    links: s("g", {}),
    nodes: s("g", {}),
    over: s("g", {"aria-hidden": "true"})
  };
  const svg = s(
    "svg",
    {
      class: "sh-diagram-svg",
      role: "application",
      "aria-roledescription": words.kindOfThing,
      preserveAspectRatio: "xMidYMid meet"
    },
    Object.values(layers)
  );
  const elements = {node: new Map<string, SVGGElement>(), link: new Map<string, SVGGElement>()};
  let scene: Scene | null = null;
  let tab: Item | null = null;

  return {
    svg,
    elementOf: ({kind, key}: Item): SVGGElement | undefined => elements[kind].get(key),

    /** All of a scene in place of what was there; the focus stays on the same thing. */
    draw(next: Scene, labels: Labels): void {
      const had = focused();
      scene = next;
      elements.node = new Map(
        [...next.nodes].map(([id, node]) => [id, drawNode(node, labels.node(id), {handle: !readOnly})])
      );
      elements.link = new Map([...next.links].map(([key, link]) => [key, drawLink(link, labels.link(key))]));
      layers.links.replaceChildren(...elements.link.values());
      layers.nodes.replaceChildren(...elements.node.values());
      makeReachable();
      if (had !== null) elements[had.kind].get(had.key)?.focus({preventScroll: true});
    },

    /** Only one variable and its lines, while it is being moved. */
    redrawPart(id: string, part: Scene, labels: Labels): void {
      const node = part.nodes.get(id);
      if (node === undefined) return;
      elements.node.get(id)?.setAttribute("transform", `translate(${node.x},${node.y})`);
      for (const [key, link] of part.links) {
        const fresh = drawLink(link, labels.link(key));
        elements.link.get(key)?.replaceWith(fresh);
        elements.link.set(key, fresh);
      }
      layers.halos.replaceChildren();
    },

    /** Shows what is chosen; a loop gets light around it and its name. */
    mark({variable, link, loop}: Chosen): void {
      if (scene === null) return;
      const inLoop = {nodes: new Set(loop?.nodes), links: new Set(loop?.links)};
      for (const [id, element] of elements.node) {
        element.classList.toggle("sh-chosen", id === variable);
        element.classList.toggle("sh-in-loop", inLoop.nodes.has(id));
        element.setAttribute("aria-pressed", String(id === variable));
      }
      for (const [key, element] of elements.link) {
        element.classList.toggle("sh-chosen", key === link);
        element.classList.toggle("sh-in-loop", inLoop.links.has(key));
        element.setAttribute("aria-pressed", String(key === link));
      }
      svg.classList.toggle("sh-has-loop", inLoop.nodes.size > 0);
      const links = [...scene.links.values()].filter(({key}) => inLoop.links.has(key));
      layers.halos.replaceChildren(...links.map(drawHalo));
      layers.over.replaceChildren();
      if (loop !== null && links.length > 0)
        layers.over.append(
          loopName(
            scene,
            loop.name,
            links.map(({key}) => key)
          )
        );
    },

    /** How much of each thing is to be seen. */
    dim(shownAs: (item: Item) => Shown): void {
      for (const kind of ["node", "link"] as const)
        for (const [key, element] of elements[kind]) {
          const shown = shownAs({kind, key});
          element.classList.toggle("sh-dimmed", shown === "dimmed");
          element.classList.toggle("sh-left-out", shown === "out");
        }
    },

    look(view: View, size: Size): void {
      svg.setAttribute("viewBox", viewBox(view, size));
    },

    /** As on paper: all of it, whatever is looked at now. */
    lookAtAll(): void {
      if (scene === null) return;
      const {x1, y1, x2, y2} = scene.bounds;
      const size = {width: x2 - x1, height: y2 - y1};
      svg.setAttribute("viewBox", viewBox(fit(scene.bounds, size, 1), size));
      svg.style.setProperty("--sh-diagram-ratio", `${Math.round(size.width)} / ${Math.round(size.height)}`);
    },

    focus(item: Item): void {
      tab = item;
      makeReachable();
      elements[item.kind].get(item.key)?.focus({preventScroll: true});
    },

    focused,

    /** A line that follows the pointer while a link is being made. */
    pull(from: Point | null, to: Point | null): void {
      layers.over.querySelector(".sh-diagram-pull")?.remove();
      if (from === null || to === null) return;
      layers.over.append(s("path", {class: "sh-diagram-pull", d: `M${from.x},${from.y}L${to.x},${to.y}`}));
    }
  };

  function focused(): Item | null {
    return itemOf(document.activeElement);
  }

  /** One thing can be reached with Tab: the one that had the focus last, or the first. */
  function makeReachable(): void {
    const now = tab !== null && elements[tab.kind].has(tab.key) ? tab : null;
    const first = elements.node.keys().next().value;
    const reachable = now ?? (first === undefined ? null : {kind: "node" as const, key: first});
    for (const kind of ["node", "link"] as const)
      for (const [key, element] of elements[kind])
        element.setAttribute("tabindex", reachable?.kind === kind && reachable.key === key ? "0" : "-1");
  }
}

export type Canvas = ReturnType<typeof createCanvas>;

/** What an element of the drawing stands for. */
export function itemOf(target: EventTarget | null): Item | null {
  const group = target instanceof Element ? target.closest("[data-key]") : null;
  const key = group?.getAttribute("data-key");
  if (key == null) return null;
  return {kind: group?.classList.contains("sh-diagram-node") ? "node" : "link", key};
}

function loopName(scene: Scene, name: string, keys: readonly string[]): SVGGElement {
  const text = shortened(name, 28);
  const size = {width: textWidth(text, 15, {bold: true}) + 14, height: 24};
  const points = keys.flatMap((key) => {
    const curve = scene.links.get(key)?.curve;
    return curve === undefined ? [] : [curve.points[Math.floor(curve.points.length / 2)] as Point];
  });
  const near = {
    x: points.reduce((sum, {x}) => sum + x, 0) / points.length,
    y: points.reduce((sum, {y}) => sum + y, 0) / points.length
  };
  const signs: Box[] = [...scene.links.values()].flatMap(({marks}) =>
    marks.sign === null ? [] : [boxAt(marks.sign, SIGN.width, SIGN.height)]
  );
  const boxes = [...[...scene.nodes.values()].map((node) => boxOf(node, 3)), ...signs];
  const curves = [...scene.links.values()].map(({curve}) => curve);
  return drawName(text, placeName(near, size, {boxes, curves}) ?? near, size);
}

import {nl} from "../locale/nl.js";
import {h, s} from "./dom.js";

export interface ReadoutStop {
  /** Place on the drawing, px. */
  x: number;
  /** Heights of the points to mark. */
  ys: readonly number[];
  text: string;
}

export interface ReadoutOptions {
  title: string;
  plot: {left: number; right: number; top: number; bottom: number; width: number; height: number};
}

/**
 * Reads a chart off without a mouse: one tab stop, arrow keys go from period to period (Home, End), and the line of
 * text under the chart says what stands there. The pointer does the same. A slider in ARIA terms, because that is a
 * value chosen along one axis, with its meaning in words.
 */
export function chartReadout(
  svg: SVGSVGElement,
  stops: readonly ReadoutStop[],
  {title, plot}: ReadoutOptions
): HTMLElement[] {
  if (stops.length === 0) return [];
  const marker = s("g", {class: "sh-readout-mark", "data-screen-only": "true", "aria-hidden": "true"});
  svg.append(marker);
  const text = h("p", {class: "sh-readout", "aria-hidden": "true"}, nl.chart.readHint);
  const handle = h("div", {
    class: "sh-readout-handle",
    role: "slider",
    tabindex: 0,
    "aria-label": nl.chart.read(title),
    "aria-orientation": "horizontal",
    "aria-valuemin": 1,
    "aria-valuemax": stops.length,
    onkeydown: (event) => keyPressed(event as KeyboardEvent),
    onpointermove: (event) => pointed(event as PointerEvent),
    onpointerdown: (event) => pointed(event as PointerEvent),
    onpointerleave: () => {
      if (document.activeElement !== handle) clear();
    },
    onfocus: () => show(at),
    onblur: clear
  });
  handle.style.cssText = `left:${(100 * plot.left) / plot.width}%;width:${(100 * (plot.right - plot.left)) / plot.width}%;top:${plot.top}px;height:${plot.bottom - plot.top}px`;
  let at = stops.length - 1;
  describe();
  return [handle, text];

  function describe(): void {
    handle.setAttribute("aria-valuenow", String(at + 1));
    handle.setAttribute("aria-valuetext", stops[at]?.text ?? "");
  }

  function show(index: number): void {
    at = Math.max(0, Math.min(stops.length - 1, index));
    const stop = stops[at];
    if (!stop) return;
    describe();
    text.textContent = stop.text;
    marker.replaceChildren(
      s("line", {x1: stop.x, x2: stop.x, y1: plot.top, y2: plot.bottom}),
      ...stop.ys.map((y) => s("circle", {cx: stop.x, cy: y, r: 4.5}))
    );
  }

  function clear(): void {
    marker.replaceChildren();
    text.textContent = nl.chart.readHint;
  }

  function keyPressed(event: KeyboardEvent): void {
    const next = {
      ArrowLeft: at - 1,
      ArrowDown: at - 1,
      ArrowRight: at + 1,
      ArrowUp: at + 1,
      PageDown: at - 5,
      PageUp: at + 5,
      Home: 0,
      End: stops.length - 1
    }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    show(next);
  }

  function pointed(event: PointerEvent): void {
    const box = handle.getBoundingClientRect();
    const x = plot.left + ((event.clientX - box.left) / Math.max(1, box.width)) * (plot.right - plot.left);
    let nearest = 0;
    stops.forEach((stop, index) => {
      if (Math.abs(stop.x - x) < Math.abs((stops[nearest]?.x ?? 0) - x)) nearest = index;
    });
    show(nearest);
  }
}

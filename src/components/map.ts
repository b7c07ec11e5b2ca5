import {formatBare, formatMissing, formatNumber, formatValue, isNumber} from "../locale/format.js";
import {nl} from "../locale/nl.js";
import {accessibleSvg} from "./accessible-svg.js";
import {Combobox} from "./controls/combobox.js";
import {h, s, uniqueId} from "./dom.js";
import {areEven, mapClasses, type MapClasses} from "./map-classes.js";
import {fitShapes, type MapShapes} from "./map-shapes.js";

/** A region's value; null exactly when `missing` says why. */
export interface RegionValue {
  code: string;
  name: string;
  value: number | null;
  missing?: string | null | undefined;
  /** Said behind the value of what is pointed at or chosen, such as its band. */
  note?: string | undefined;
}

export interface RegionMapOptions {
  shapes: MapShapes;
  /** Accessible name. */
  label: string;
  unit?: string;
  decimals?: number;
  width?: number;
  maxHeight?: number;
  method?: "quantile" | "equal";
  classes?: number;
  /** `diverging`: from one side of `middle` to the other. */
  scale?: "sequential" | "diverging";
  chosen?: string | null;
  onchoose?: (code: string) => void;
}

/**
 * A map of regions in classes. Colour never stands alone: a hatch for what is missing, a legend in words, a list to
 * search by name, and the name and value of whatever is pointed at or chosen in a line of text.
 */
export function RegionMap(values: readonly RegionValue[], options: RegionMapOptions): HTMLElement {
  const {
    shapes,
    label,
    unit = "",
    decimals,
    width = 480,
    maxHeight = 560,
    method = "quantile",
    classes = 5,
    scale = "sequential"
  } = options;
  const byCode = new Map(values.map((each) => [each.code, each]));
  const divided = mapClasses(
    values.map(({value}) => value),
    {method, classes, decimals}
  );
  const fitted = fitShapes(shapes, width, maxHeight);
  const hatch = uniqueId("hatch");
  let chosen = options.chosen ?? null;

  const paths = new Map(
    fitted.shapes.map((shape) => [
      shape.code,
      s("path", {d: shape.d, class: "sh-region", "data-code": shape.code, fill: fillOf(shape.code)})
    ])
  );
  const marker = s("g", {class: "sh-region-mark", "aria-hidden": "true"});
  const svg = s(
    "svg",
    {
      class: "sh-chart sh-map",
      viewBox: `0 0 ${fitted.width} ${fitted.height}`,
      width: fitted.width,
      height: fitted.height
    },
    s(
      "defs",
      {},
      s(
        "pattern",
        {id: hatch, width: 5, height: 5, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)"},
        s("rect", {width: 5, height: 5, class: "sh-hatch-ground"}),
        s("line", {x1: 0, x2: 0, y1: 0, y2: 5, class: "sh-hatch-line"})
      )
    ),
    s("g", {}, [...paths.values()]),
    marker
  );
  accessibleSvg(svg, label);
  const readout = h("p", {class: "sh-readout", role: "status"});
  svg.addEventListener("pointerover", (event) => {
    const code = codeAt(event);
    if (code) mark(code);
  });
  svg.addEventListener("pointerleave", () => mark(chosen));
  svg.addEventListener("click", (event) => {
    const code = codeAt(event);
    if (code) choose(code);
  });
  const search = Combobox(
    values.map(({code, name, value, missing}) => ({
      value: code,
      label: name,
      hint: isNumber(value) ? formatBare(value, {unit, decimals}) : formatMissing(missing)
    })),
    {label: nl.map.choose, value: chosen, onactive: (code) => mark(code ?? chosen)}
  );
  search.addEventListener("input", () => {
    if (search.value) choose(search.value);
  });
  mark(chosen);
  return h(
    "div",
    {class: "sh-map-box"},
    h("div", {class: "sh-map-canvas"}, svg, readout),
    h("div", {class: "sh-map-side"}, search, legend()),
    h(
      "ul",
      {class: "sh-chart-notes"},
      notes().map((note) => h("li", {}, note))
    )
  );

  function fillOf(code: string): string {
    const value = byCode.get(code)?.value;
    return isNumber(value) ? classColour(divided.classOf(value), divided.count, scale) : `url(#${hatch})`;
  }

  function codeAt(event: Event): string | null {
    return event.target instanceof Element ? event.target.getAttribute("data-code") : null;
  }

  function describe(code: string): string {
    const region = byCode.get(code);
    if (!region) return `${code}: ${formatMissing(nl.map.unknownRegion)}`;
    const value = isNumber(region.value) ? formatValue(region.value, {unit, decimals}) : formatMissing(region.missing);
    return `${region.name}: ${value}${region.note === undefined ? "" : `; ${region.note}`}`;
  }

  function mark(code: string | null): void {
    readout.textContent = code ? describe(code) : "\u00a0";
    const path = code ? paths.get(code) : null;
    marker.replaceChildren(
      ...(path
        ? [
            s("path", {d: path.getAttribute("d"), class: "sh-region-halo"}),
            s("path", {d: path.getAttribute("d"), class: "sh-region-ring"})
          ]
        : [])
    );
  }

  function choose(code: string): void {
    chosen = code;
    search.value = code;
    mark(code);
    options.onchoose?.(code);
  }

  function legend(): HTMLElement {
    const missing = new Map<string, number>();
    for (const {value, missing: reason} of values)
      if (!isNumber(value)) missing.set(formatMissing(reason), (missing.get(formatMissing(reason)) ?? 0) + 1);
    const rows = classLabels(divided, values, {unit, decimals}).map((text, index) =>
      legendRow(classColour(index, divided.count, scale), text, divided.sizes[index] ?? 0)
    );
    const gaps = [...missing].map(([text, count]) => legendRow(`url(#${hatch})`, text, count));
    return h(
      "div",
      {class: "sh-map-legend"},
      h("p", {class: "sh-legend-title"}, unit || nl.map.classes),
      h("ul", {"aria-label": nl.map.classes}, rows, gaps)
    );
  }

  function legendRow(fill: string, text: string, count: number): HTMLElement {
    return h(
      "li",
      {},
      s(
        "svg",
        {width: 22, height: 16, "aria-hidden": "true"},
        s("rect", {x: 0.5, y: 0.5, width: 21, height: 15, fill, class: "sh-swatch"})
      ),
      h("span", {}, text),
      h("span", {class: "sh-legend-count"}, nl.map.regions(formatNumber(count, 0)))
    );
  }

  function notes(): string[] {
    const quantile = areEven(divided) ? nl.map.quantile : nl.map.ties;
    return [
      ...(divided.count > 1 ? [method === "quantile" ? quantile : nl.map.equal] : []),
      ...(shapes.type === "circles" ? [nl.map.circles] : [])
    ];
  }
}

/** Tokens from light to dark, spread over the scale when there are fewer classes than five. */
function classColour(index: number, count: number, scale: "sequential" | "diverging"): string {
  const step = count <= 1 ? 3 : 1 + Math.round((index * 4) / (count - 1));
  return `var(--sh-${scale === "diverging" ? "div" : "seq"}-${step})`;
}

/** Limits in words: "minder dan 4,2 %", "4,2 % tot 5,1 %", "7,9 % of meer". */
export function classLabels(
  {limits, count}: MapClasses,
  values: readonly RegionValue[],
  format: {unit?: string; decimals?: number | undefined}
): string[] {
  const write = (value: number): string => formatBare(value, format);
  if (count === 0) return [];
  const first = limits[0];
  const last = limits.at(-1);
  if (first === undefined || last === undefined) {
    const only = values.find(({value}) => isNumber(value))?.value;
    return isNumber(only) ? [nl.map.exactly(write(only))] : [];
  }
  return [
    nl.map.lessThan(write(first)),
    ...limits.slice(1).map((limit, index) => nl.map.between(write(limits[index] ?? first), write(limit))),
    nl.map.atLeast(write(last))
  ];
}

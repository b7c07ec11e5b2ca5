import * as Plot from "@observablehq/plot";
import {formatNumber, isNumber, tickNumber} from "../../locale/format.js";
import {explore} from "../../locale/explore.js";
import {h, s} from "../dom.js";
import {figure, type FigureElement, type FigureOptions} from "../figure.js";
import {RegionMap} from "../map.js";
import type {MapShapes} from "../map-shapes.js";
import {probabilityColumn} from "../table-data.js";
import {leftOutWords} from "./comparable.js";
import {notesOf, periodsWords} from "./estimate-words.js";
import {IntervalPlot, intervalWords, type IntervalRow} from "./interval-plot.js";
import {contributions, correlationInterval, linkSums, type LinkRows} from "./link-detail.js";
import {linkFilters} from "./link-matrix.js";
import {significance, type PanelLinks} from "./links.js";
import {lagWords} from "./term-list.js";

/** One link: x leads y by a number of periods. */
export interface Link {
  x: string;
  y: string;
  lag: number;
}

type Shared = Pick<FigureOptions, "level" | "sources" | "notes" | "filters" | "headingLevel">;

const sharedOf = (links: PanelLinks, {x, y}: Pick<Link, "x" | "y">): Shared => ({
  ...{level: "association", sources: links.about.table.sources},
  notes: notesOf(links.about.table).filter(({indicator}) => indicator === x || indicator === y),
  ...{filters: linkFilters(links), headingLevel: 3}
});

const titleOf = ({about: {table}}: PanelLinks, id: string): string => table.variables[id]?.title ?? id;
const unitOf = ({about: {table}}: PanelLinks, id: string): string => table.variables[id]?.unit ?? "";

/** "Werkloosheid, 1 jaar eerder" */
export const leadingWords = (links: PanelLinks, {x, lag}: Link): string =>
  lag === 0 ? titleOf(links, x) : `${titleOf(links, x)}, ${lagWords(lag, links.about.table.grain)}`;

/** The areas and periods that both figures have, which may be fewer than the table has. */
function scopeOf({about: {table}}: PanelLinks, {regions, periods}: LinkRows): string {
  const areas = explore.regions[table.level](formatNumber(new Set(regions).size, 0));
  const own = [...new Set(periods)].sort();
  return explore.scope(areas, periodsWords({periods: own, grain: table.grain}), formatNumber(regions.length, 0));
}

/** More dots than this are counted in cells instead. */
const mostDots = 4000;

/** The rows of a link as dots: as they are, or with what does not count taken out. */
export function LinkScatter(links: PanelLinks, link: Link, rows: LinkRows, kind: "raw" | "within"): FigureElement {
  const words = explore.detail;
  const [xs, ys] = kind === "raw" ? [rows.x, rows.y] : [rows.xWithin, rows.yWithin];
  const points = Array.from(xs, (x, row) => ({x, y: ys[row] ?? 0}));
  const title = words[kind];
  const subtitle = words.scatter(leadingWords(links, link), titleOf(links, link.y), scopeOf(links, rows));
  const {slope} = linkSums(rows);
  return figure(
    ({width}) =>
      Plot.plot({
        ...{
          width,
          height: Math.min(420, Math.max(260, width * 0.62)),
          marginLeft: 56,
          marginBottom: 44,
          className: "sh-plot"
        },
        x: {label: null, tickFormat: tickNumber(), nice: true, ticks: Math.max(3, Math.floor(width / 110))},
        y: {label: null, tickFormat: tickNumber(), nice: true, grid: true},
        ...(points.length > mostDots ? {color: {range: ["var(--sh-seq-1)", "var(--sh-seq-5)"], type: "log"}} : {}),
        marks: [
          ...(points.length > mostDots
            ? [Plot.hexagon(points, Plot.hexbin({fill: "count"}, {x: "x", y: "y", binWidth: 9}))]
            : [manyDots(points, 4, {})]),
          ...(kind === "within" && slope !== null ? [lineThrough(points, slope)] : [])
        ]
      }) as SVGSVGElement,
    {
      ...sharedOf(links, link),
      ...{title, subtitle, label: `${title}. ${subtitle}`, caption: words.axes(axisWords(links, link))},
      table: scatterTable(links, link, rows),
      tableOptions: {limit: 50, search: true}
    }
  );
}

function axisWords(links: PanelLinks, link: Link): [string, string] {
  const withUnit = (text: string, unit: string): string => (unit ? `${text} (${unit})` : text);
  return [
    withUnit(leadingWords(links, link), unitOf(links, link.x)),
    withUnit(titleOf(links, link.y), unitOf(links, link.y))
  ];
}

/** Layers the dots are spread over, so that where many lie together it is darker. */
const dotLayers = 8;

/** Thousands of dots as a few paths: as elements of their own they make a page slow, also for a screen reader. */
function manyDots<D extends {x: number; y: number}>(
  points: readonly D[],
  size: number,
  facet: Plot.DotOptions
): Plot.Markish {
  return Plot.dot(points, {
    ...facet,
    x: "x",
    y: "y",
    clip: true,
    render: (index, _scales, {x = [], y = []}) =>
      s(
        "g",
        {class: "sh-dots", "stroke-width": size},
        Array.from({length: dotLayers}, (_, layer) =>
          s("path", {
            d: [...index]
              .filter((_each, place) => place % dotLayers === layer)
              .map((each) => `M${(x[each] ?? 0).toFixed(1)},${(y[each] ?? 0).toFixed(1)}h0`)
              .join("")
          })
        )
      )
  });
}

function lineThrough(points: readonly {x: number; y: number}[], slope: number): Plot.Markish {
  const xs = points.map(({x}) => x);
  const [low, high] = [Math.min(...xs), Math.max(...xs)];
  const ends = [low, high].map((x) => ({x, y: slope * x}));
  return Plot.line(ends, {x: "x", y: "y", stroke: "var(--sh-ink)", strokeWidth: 1.5});
}

function scatterTable(links: PanelLinks, link: Link, rows: LinkRows): FigureOptions["table"] {
  const words = explore.detail.columns;
  const names = new Map(links.about.table.regions.map(({code, name}) => [code, name]));
  const [x, y] = [leadingWords(links, link), titleOf(links, link.y)];
  const number = {type: "number" as const, decimals: 3};
  return {
    columns: [
      {key: "region", label: words.region, isHeader: true},
      {key: "period", label: words.period},
      {key: "x", label: x, ...number},
      {key: "y", label: y, ...number},
      {key: "xWithin", label: words.within(x), ...number},
      {key: "yWithin", label: words.within(y), ...number}
    ],
    rows: rows.regions.map((code, row) => ({
      ...{region: names.get(code) ?? code, period: rows.periods[row] ?? ""},
      ...{x: rows.x[row] ?? null, y: rows.y[row] ?? null},
      ...{xWithin: rows.xWithin[row] ?? null, yWithin: rows.yWithin[row] ?? null}
    }))
  };
}

/** The correlation at every lag, y leading on top, x leading below. */
export function LagProfile(links: PanelLinks, link: Link): FigureElement {
  const {x, y, lag: chosen} = link;
  const words = explore.detail;
  const {table} = links.about;
  const decimals = 2;
  const found = links.results
    .filter((row) => (row.x === x && row.y === y) || (row.x === y && row.y === x && (row.lag ?? 0) > 0))
    .map((row) => ({row, signed: row.x === x ? (row.lag ?? 0) : -(row.lag ?? 0)}))
    .sort((a, b) => a.signed - b.signed);
  const rows = found.map(({row, signed}): IntervalRow => {
    const interval = correlationInterval(row, links.sizes[row.cluster] ?? 0);
    const steps = explore.term.steps(String(Math.abs(signed)), table.grain);
    const label =
      signed === 0 ? explore.form.samePeriod[table.grain] : words.leads(titleOf(links, signed > 0 ? x : y), steps);
    return {
      ...{label, estimate: row.r, low: interval?.low ?? null, high: interval?.high ?? null},
      value: intervalWords(row.r, interval?.low ?? null, interval?.high ?? null, decimals),
      isMain: row.x === x && row.lag === chosen
    };
  });
  const title = words.profile;
  const subtitle = words.profileSubtitle(titleOf(links, x), titleOf(links, y));
  const number = {type: "number" as const, decimals: 3};
  return figure(({width}) => IntervalPlot(rows, {label: `${title}. ${subtitle}`, width}), {
    ...sharedOf(links, link),
    ...{title, subtitle, label: `${title}. ${subtitle}`, caption: words.profileCaption},
    table: {
      columns: [
        {key: "label", label: words.columns.when, isHeader: true},
        {key: "estimate", label: explore.links.columns.r, ...number},
        {key: "low", label: explore.coefficients.low, ...number},
        {key: "high", label: explore.coefficients.high, ...number},
        probabilityColumn("q", explore.links.columns.q)
      ],
      rows: rows.map(({label, estimate, low, high}, index) => ({
        label,
        estimate,
        low,
        high,
        q: found[index]?.row.q ?? null
      }))
    }
  });
}

/** The same link within each province: one that holds everywhere looks alike in all. */
export function ProvincePanels(links: PanelLinks, link: Link, rows: LinkRows): FigureElement {
  const words = explore.detail;
  const {table} = links.about;
  const provinceOf = new Map(table.regions.map(({code, province}) => [code, province ?? ""]));
  const provinces = [...new Set(rows.regions.map((region) => provinceOf.get(region) ?? ""))].filter(Boolean);
  const named = provinces
    .map((code) => ({
      code,
      name: table.areaNames[code] ?? code,
      sums: linkSums(rows, (region) => provinceOf.get(region) === code)
    }))
    .sort((a, b) => a.name.localeCompare(b.name, "nl"));
  const nameOf = new Map(named.map(({code, name}) => [code, name]));
  const points = rows.regions.map((region, row) => ({
    ...{x: rows.xWithin[row] ?? 0, y: rows.yWithin[row] ?? 0},
    province: nameOf.get(provinceOf.get(region) ?? "") ?? ""
  }));
  const shown =
    points.length > 3 * mostDots ? points.filter((_, row) => row % Math.ceil(points.length / mostDots) === 0) : points;
  const xs = points.map(({x}) => x);
  const [low, high] = [Math.min(...xs), Math.max(...xs)];
  const lines = named.flatMap(({name, sums: {slope}}) =>
    slope === null ? [] : [low, high].map((x) => ({x, y: slope * x, province: name}))
  );
  const title = words.provinces;
  const subtitle = words.scatter(leadingWords(links, link), titleOf(links, link.y), scopeOf(links, rows));
  const number = {type: "number" as const, decimals: 3};
  return figure(
    ({width}) => {
      const columns = Math.max(2, Math.min(6, Math.floor(width / 165)));
      const place = (province: string): number => named.findIndex(({name}) => name === province);
      const facet = {
        fx: (d: {province: string}) => place(d.province) % columns,
        fy: (d: {province: string}) => Math.floor(place(d.province) / columns)
      };
      return Plot.plot({
        ...{
          width,
          height: Math.ceil(named.length / columns) * 135 + 30,
          marginLeft: 40,
          marginTop: 24,
          className: "sh-plot"
        },
        fx: {axis: null, padding: 0.08},
        fy: {axis: null, padding: 0.22},
        x: {label: null, ticks: 2, tickFormat: tickNumber()},
        y: {label: null, ticks: 3, tickFormat: tickNumber(), grid: true, domain: domainOf(points.map(({y}) => y))},
        marks: [
          manyDots(shown, 2.6, facet),
          Plot.line(lines, {
            ...facet,
            x: "x",
            y: "y",
            z: "province",
            stroke: "var(--sh-ink)",
            strokeWidth: 1.5,
            clip: true
          }),
          Plot.text(named, {
            fx: (d: {name: string}) => place(d.name) % columns,
            fy: (d: {name: string}) => Math.floor(place(d.name) / columns),
            frameAnchor: "top-left",
            dy: -16,
            text: (d: (typeof named)[number]) => `${d.name} ${isNumber(d.sums.r) ? formatNumber(d.sums.r, 2) : ""}`,
            fill: "var(--sh-ink)",
            fontSize: 12
          })
        ]
      }) as SVGSVGElement;
    },
    {
      ...sharedOf(links, link),
      ...{title, subtitle, label: `${title}. ${subtitle}`, caption: words.provincesCaption},
      table: {
        columns: [
          {key: "name", label: words.columns.province, isHeader: true},
          {key: "r", label: explore.links.columns.r, ...number},
          {key: "slope", label: explore.links.columns.slope, ...number},
          {key: "n", label: explore.links.columns.n, type: "number", decimals: 0}
        ],
        rows: named.map(({name, sums: {r, slope, n}}) => ({name, r, slope, n}))
      }
    }
  );
}

/** From the 1st to the 99th percentile and a little more, so that one stray point does not flatten the rest. */
function domainOf(values: readonly number[]): [number, number] {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
  const reach = 1.6 * Math.max(-at(0.01), at(0.99), 1e-9);
  return [-reach, reach];
}

/** Where the link comes from: each municipality's part in the correlation, on the map. */
export function ContributionMap(
  links: PanelLinks,
  link: Link,
  rows: LinkRows,
  shapes: MapShapes
): FigureElement | null {
  const parts = contributions(rows);
  const {r} = linkSums(rows);
  if (parts === null || r === null || links.about.table.level !== "gemeente") return null;
  const words = explore.detail;
  // In thousandths: the parts of 342 municipalities in one correlation are small.
  const values = links.about.table.regions.map(({code, name}) => {
    const part = parts.get(code);
    return part === undefined
      ? {code, name, value: null, missing: explore.links.tooFew}
      : {code, name, value: 1000 * part};
  });
  const title = words.map;
  const subtitle = words.mapSubtitle(leadingWords(links, link), titleOf(links, link.y), formatNumber(1000 * r, 0));
  return figure(
    ({width}) =>
      RegionMap(values, {
        ...{shapes, label: `${title}. ${subtitle}`, unit: "", decimals: 1, width: Math.min(width, 520)},
        scale: "diverging"
      }),
    {
      ...sharedOf(links, link),
      ...{
        title,
        subtitle,
        label: `${title}. ${subtitle}`,
        caption: words.mapCaption,
        tableOptions: {search: true, limit: 50}
      },
      table: {
        columns: [
          {key: "name", label: words.columns.region, isHeader: true},
          {key: "value", label: words.columns.part, type: "number", decimals: 2}
        ],
        rows: values.map(({name, value, ...rest}) => ({
          name,
          value: value ?? {missing: "missing" in rest ? (rest.missing ?? null) : null}
        }))
      }
    }
  );
}

/** What to mind about a link, in sentences. */
export function linkWarnings(links: PanelLinks, link: Link, rows: LinkRows): string[] {
  const words = explore.linkWarnings;
  const {table, within, leftOut} = links.about;
  const row = links.results.find((each) => each.x === link.x && each.y === link.y && each.lag === link.lag);
  const periods = new Set(rows.periods).size;
  const provinceOf = new Map(table.regions.map(({code, province}) => [code, province ?? code]));
  const whole = linkSums(rows).r ?? 0;
  const flips = [...new Set(provinceOf.values())].filter((province) => {
    const rest = linkSums(rows, (region) => provinceOf.get(region) !== province).r;
    return rest !== null && rest * whole < 0;
  });
  const neighbours = links.results.filter(
    (each) =>
      each.x === link.x &&
      each.y === link.y &&
      Math.abs((each.lag ?? 0) - link.lag) === 1 &&
      each.q !== null &&
      each.q < significance
  );
  return [
    words.level,
    words.tests(formatNumber(links.tests, 0)),
    ...(row?.q != null && row.q >= significance ? [words.chance] : []),
    ...(isNumber(row?.r) && Math.abs(row.r) < 0.1 ? [words.weak(formatNumber(100 * row.r * row.r, 1))] : []),
    ...(neighbours.length > 0 ? [words.neighbours] : []),
    ...(periods < 6 ? [words.fewPeriods(formatNumber(periods, 0))] : []),
    ...(flips.length > 0 ? [words.flips(flips.map((code) => table.areaNames[code] ?? code).join(", "))] : []),
    ...(within === "both" || within === "region" ? [] : [words.between]),
    ...(within === "both" || within === "period" ? [] : [words.trend]),
    ...leftOut
      .filter(({column}) => column === link.x || column === link.y)
      .map((gone) => words.leftOut(titleOf(links, gone.column), leftOutWords(gone, table), gone.texts.join(" "))),
    words.areas
  ];
}

/** The warnings as a list. */
export function LinkWarnings(links: PanelLinks, link: Link, rows: LinkRows): HTMLElement {
  return h(
    "div",
    {class: "sh-note sh-reading-warnings", role: "note"},
    h("p", {}, h("strong", {}, explore.reading.warnings)),
    h(
      "ul",
      {},
      linkWarnings(links, link, rows).map((text) => h("li", {}, text))
    )
  );
}

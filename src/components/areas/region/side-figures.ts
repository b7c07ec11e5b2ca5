import type {AcrossFile, AcrossRow, AreaIndicator} from "../../../../loaders/site/areas/area-types.js";
import type {Change} from "../../../models/signals/change.js";
import {isWithinRounding} from "../../../models/signals/rounding.js";
import {areas} from "../../../locale/areas.js";
import {formatNumber, formatPeriod} from "../../../locale/format.js";
import {nl} from "../../../locale/nl.js";
import {DataTable} from "../../data-table.js";
import {h} from "../../dom.js";
import {figure} from "../../figure.js";
import {RegionMap, type RegionValue} from "../../map.js";
import type {MapShapes} from "../../map-shapes.js";
import {pageHref} from "../../pages/page-href.js";
import {sourcesIn} from "../../pages/words.js";
import type {TableData} from "../../table-data.js";
import {FunnelPlot} from "./funnel-plot.js";

const words = areas.side;

export interface SideOptions {
  /** Name of the region. */
  area: string;
  members: ReadonlySet<string>;
  names: ReadonlyMap<string, string>;
  shapes: MapShapes;
  root: string;
  /** First year of the crisis whose years before are compared with. */
  crisisYear: number;
  /** Page of a municipality. */
  hrefOf: (code: string) => string;
}

/** The municipalities of a region for one indicator: a table, a map that shows the same, and a funnel instead of a ranking. */
export function SideFigures(indicator: AreaIndicator, across: AcrossFile, options: SideOptions): HTMLElement {
  const {title, unit, decimals, grain} = indicator;
  const {area, members, names, shapes, root} = options;
  const period = formatPeriod(across.period, grain);
  const rows = across.rows
    .filter(({code}) => members.has(code))
    .sort((a, b) => (names.get(a.code) ?? "").localeCompare(names.get(b.code) ?? "", "nl"));
  const table = sideTable(indicator, rows, options);
  const values: RegionValue[] = rows.map(({code, value, missing}) => ({
    ...{code, name: names.get(code) ?? code, value, missing}
  }));
  const subtitle = areas.block.subtitle(unit, `${area}, ${period}`);
  const shared = {
    ...{level: "description" as const, headingLevel: 3 as const, table},
    sources: sourcesIn(indicator, across.sources, {grain, period: across.period}),
    notes: indicator.notes.map((note) => ({...note, href: pageHref(root, "gegevens/kwaliteit")})),
    filters: [[areas.region.title, area] as const]
  };
  const headline = words.title(title, area);
  return h(
    "section",
    {class: "sh-area-side"},
    h("h2", {}, headline),
    DataTable(table, {caption: `${headline}. ${subtitle}`, hideCaption: true, limit: 60}),
    h("p", {class: "sh-figure-caption"}, words.order),
    figure(
      ({width}) =>
        RegionMap(values, {
          ...{unit, decimals, width: Math.min(width, 560), label: `${words.map(title)}. ${subtitle}`},
          shapes: shapesOf(shapes, members)
        }),
      {...shared, title: words.map(title), subtitle, label: `${words.map(title)}. ${subtitle}`}
    ),
    funnelFigure()
  );

  function funnelFigure(): HTMLElement {
    const {funnel, noFunnel} = across;
    if (!funnel) return h("p", {class: "sh-missing"}, areas.funnel.none[noFunnel ?? "no-size"]);
    const placed = rows.filter(({zone}) => zone !== null);
    const outside = placed.filter(({zone}) => zone !== "within").length;
    const still = placed.filter(({widenedZone}) => widenedZone !== "within").length;
    const all = formatNumber(placed.length, 0);
    const reading =
      funnel.isOverdispersed && funnel.dispersion !== null
        ? `${areas.funnel.reading} ${areas.funnel.overdispersed(formatNumber(funnel.dispersion, funnel.dispersion < 10 ? 1 : 0), formatNumber(still, 0), all)}`
        : areas.funnel.reading;
    const label = areas.funnel.label(title);
    return figure(({width}) => FunnelPlot(across.rows, funnel, {label, width, unit, decimals, names, members}), {
      ...shared,
      // Where all municipalities differ, to lie outside the plain limits is no news.
      title: funnel.isOverdispersed
        ? areas.funnel.widenedTitle(title, still, all)
        : areas.funnel.title(title, outside, all),
      ...{label, caption: reading},
      subtitle: areas.funnel.subtitle(unit, period)
    });
  }
}

function sideTable(
  {unit, decimals, countUnit}: AreaIndicator,
  rows: readonly AcrossRow[],
  {names, hrefOf, crisisYear}: SideOptions
): TableData {
  const zones = areas.funnel.zones;
  const hasZones = rows.some(({zone}) => zone !== null);
  // The unit stands in the column of values; a difference of percentages is in points.
  const points = unit.startsWith("%") ? nl.unit.percentagePoint : words.sameUnit;
  return {
    columns: [
      {key: "name", label: words.municipality, isHeader: true, href: ({code}) => hrefOf(String(code))},
      {key: "value", label: `${words.value} (${unit})`, type: "number", unit, decimals},
      ...(countUnit === null
        ? []
        : [{key: "count", label: words.count, type: "number" as const, unit: countUnit, decimals: 0}]),
      {key: "previous", label: words.previous, type: "number", unit: points, decimals},
      {key: "before", label: words.before(String(crisisYear)), type: "number", unit: points, decimals},
      {key: "chance", label: words.chance},
      ...(hasZones
        ? [
            {key: "zone", label: areas.funnel.zone},
            {key: "widened", label: areas.funnel.widened}
          ]
        : [])
    ],
    rows: rows.map(({code, value, count, missing, sincePrevious, sinceBaseline, notComparable, zone, widenedZone}) => ({
      ...{code, name: names.get(code) ?? code},
      value: value ?? {missing},
      count: count ?? {missing: missing ?? "not-available"},
      previous: sincePrevious?.difference ?? words.unknown,
      before: sinceBaseline?.difference ?? noBaseline(notComparable),
      chance: sinceBaseline ? chanceOf(sinceBaseline) : noBaseline(notComparable),
      zone: zone === null ? words.unknown : zones[zone],
      widened: widenedZone === null ? words.unknown : zones[widenedZone]
    }))
  };
}

/** Figures on either side of a break are not to be compared; else there are none of the years before. */
const noBaseline = (because: AcrossRow["notComparable"]): string =>
  because === "break" ? words.unknown : words.notAvailable;

function chanceOf(change: Change): string {
  if (isWithinRounding(change)) return words.rounding;
  return change.exceedsNoise === null ? words.unknown : change.exceedsNoise ? words.beyond : words.maybe;
}

/** The map of the region alone, so that it fills its place. */
function shapesOf(shapes: MapShapes, members: ReadonlySet<string>): MapShapes {
  if (shapes.type === "circles") return {...shapes, circles: shapes.circles.filter(({code}) => members.has(code))};
  const name = shapes.object ?? Object.keys(shapes.topology.objects)[0] ?? "";
  const all = shapes.topology.objects[name];
  if (all?.type !== "GeometryCollection") return shapes;
  const isMember = ({id, properties}: {id?: string | number | undefined; properties?: unknown}): boolean => {
    const named = properties as Record<string, unknown> | undefined;
    return members.has(String(named?.[shapes.key ?? "code"] ?? named?.["statcode"] ?? id));
  };
  const geometries = all.geometries.filter(isMember);
  return geometries.length === 0
    ? shapes
    : {...shapes, topology: {...shapes.topology, objects: {...shapes.topology.objects, [name]: {...all, geometries}}}};
}

import type {AreaFile, AreaIndicator} from "../../../loaders/site/areas/area-types.js";
import {areas} from "../../locale/areas.js";
import {formatPeriod} from "../../locale/format.js";
import {Distribution} from "../distribution.js";
import {h} from "../dom.js";
import {figure} from "../figure.js";
import {sourcesIn} from "../pages/words.js";

const words = areas.wijken;

/** The wijken of a municipality for one indicator, where data reach. */
export function WijkFigure(indicator: AreaIndicator, name: string, {wijken}: AreaFile): HTMLElement {
  const table = wijken?.[indicator.id];
  if (!table) return h("p", {class: "sh-missing"}, words.none);
  const {unit, decimals, title} = indicator;
  const period = formatPeriod(table.period, "year");
  const headline = words.title(title, name);
  const subtitle = areas.block.subtitle(unit, period);
  return figure(({width}) => Distribution(table.rows, {unit, decimals, width, label: `${headline}. ${subtitle}`}), {
    ...{title: headline, subtitle, label: `${headline}. ${subtitle}`, level: "description", headingLevel: 3},
    sources: sourcesIn(indicator, table.sources, {grain: "year", period: table.period}),
    caption: words.note,
    table: {
      columns: [
        {key: "name", label: words.name, isHeader: true},
        {key: "code", label: "Code"},
        {key: "value", label: title, type: "number", unit, decimals},
        ...(indicator.countUnit === null
          ? []
          : [{key: "count", label: areas.side.count, type: "number" as const, unit: indicator.countUnit, decimals: 0}])
      ],
      rows: table.rows.map(({name: wijk, code, value, count, missing}) => ({
        ...{name: wijk, code},
        value: value ?? {missing},
        count: count ?? {missing: missing ?? "not-available"}
      }))
    }
  });
}

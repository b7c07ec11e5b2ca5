import type {IndicatorPage, IndicatorSeries} from "../../../loaders/site/types.js";
import {pages} from "../../locale/pages.js";
import type {Row, TableData} from "../table-data.js";
import type {Grain} from "../types.js";
import {standsApart} from "./municipal-trend.js";

const words = pages.indicator;

/**
 * Every municipality in every period, a row each, after the rows of the Netherlands. Why a figure is not there is known
 * of the Netherlands and of the latest period. The Netherlands is left out when its periods are of another length,
 * or its values in another unit.
 * @param names of municipalities by code
 */
export function fullTable(
  page: IndicatorPage,
  grain: Grain,
  series: IndicatorSeries | null,
  names: ReadonlyMap<string, string>
): TableData {
  const country = (part: string): string =>
    page.national.length > 1 ? words.part(words.nationalOnly, part) : words.nationalOnly;
  const isOther = standsApart(page);
  const national = (isOther ? [] : page.national).flatMap(({label, points}) =>
    points.map(({period, value, missing}): Row => ({
      name: country(label),
      code: "NL01",
      period,
      value: value ?? {missing: missing ?? null}
    }))
  );
  const latest = new Map(page.latest?.values.map(({code, missing}) => [code, missing ?? null]));
  const municipal = Object.entries(series?.values ?? {})
    .map(([code, values]) => ({code, name: names.get(code) ?? code, values}))
    .sort((a, b) => a.name.localeCompare(b.name, "nl") || (a.code < b.code ? -1 : 1))
    .flatMap(({code, name, values}) =>
      (series?.periods ?? []).map((period, index): Row => {
        const missing = period === page.latest?.period ? (latest.get(code) ?? null) : null;
        return {name, code, period, value: values[index] ?? {missing}};
      })
    );
  return {
    columns: [
      {key: "name", label: words.region, isHeader: true},
      {key: "code", label: words.code},
      {key: "period", label: words.period, type: "period", grain: isOther ? (page.latest?.grain ?? grain) : grain},
      {
        key: "value",
        label: page.indicator.title,
        type: "number",
        unit: page.latest?.unit ?? page.unitShown,
        decimals: page.latest?.decimals ?? page.decimalsShown
      }
    ],
    rows: [...national, ...municipal]
  };
}

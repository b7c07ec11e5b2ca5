import type {BacktestFile} from "../../../../loaders/site/scenario-backtest.js";
import type {MaximumRow} from "../../../models/scenario/regional-backtest.js";
import {backtestPage} from "../../../locale/backtest.js";
import {formatNumber, formatPercent, formatPercentagePoints, formatSigned} from "../../../locale/format.js";
import {h} from "../../dom.js";
import {figure, type FigureOptions} from "../../figure.js";
import {BarRows, DotRows} from "./dot-rows.js";

const words = backtestPage.region;
type Regional = BacktestFile["regional"][number];

/** "Scenario 3" of an id that ends in s3; else the id. */
export const variantName = (id: string): string => {
  const ending = id.split("-").at(-1) ?? id;
  return /^s\d$/.test(ending) ? `Scenario ${ending.slice(1)}` : ending;
};

const common = ({
  result
}: Regional): Pick<FigureOptions, "level" | "sources" | "synthetic" | "filters" | "headingLevel"> => ({
  ...{level: "model" as const, synthetic: result.synthetic, headingLevel: 3 as const},
  sources: [
    backtestPage.sources.region,
    {...backtestPage.sources.mix, period: words.structure(String(result.structureYear))}
  ],
  filters: []
});

/** The highest unemployment of each region, published and projected, by variant. */
export function MaximaFigures(regional: Regional): HTMLElement[] {
  const {maxima} = regional.result;
  return [...new Set(maxima.map(({region}) => region))].map((region) =>
    MaximumFigure(
      regional,
      maxima.filter((row) => row.region === region)
    )
  );
}

function MaximumFigure(regional: Regional, rows: readonly MaximumRow[]): HTMLElement {
  const {name, source} = rows[0] ?? {name: "", source: ""};
  const counted = rows.filter(({leftOut}) => leftOut === null);
  const mean = counted.reduce((sum, {distance}) => sum + Math.abs(distance), 0) / counted.length;
  const {columns} = words.maxima;
  const label = words.maxima.label(name);
  const drawn = rows.map(({variant, projected, low, high, published, publishedHigh, leftOut}) => ({
    ...{label: variantName(variant), value: projected, low, high, reference: published, referenceHigh: publishedHigh},
    isMuted: leftOut !== null
  }));
  const legend = h(
    "ul",
    {class: "sh-legend"},
    h("li", {}, h("span", {class: "sh-dot-key sh-dot-key-value", "aria-hidden": "true"}), words.maxima.projected),
    h("li", {}, h("span", {class: "sh-dot-key sh-dot-key-reference", "aria-hidden": "true"}), words.maxima.published)
  );
  const parts = rows.at(-1)?.parts;
  const number = (key: Exclude<keyof typeof columns, "variant">) => ({
    ...{key, label: columns[key], type: "number" as const, decimals: 1},
    unit: key === "national" || key === "regional" ? "procentpunt" : "%"
  });
  return figure(({width}) => h("div", {}, legend, DotRows(drawn, {width, label})), {
    ...common(regional),
    title:
      counted.length > 0 ? words.maxima.title(name, formatPercentagePoints(mean, 1)) : words.maxima.titleUnsure(name),
    ...{subtitle: words.maxima.subtitle(source), label},
    caption: [
      ...(parts === undefined
        ? []
        : [
            `${variantName(rows.at(-1)?.variant ?? "")}. ${words.maxima.parts(
              formatPercent(parts.base, 1),
              `${formatSigned(parts.national, 1)} procentpunt`,
              `${formatSigned(parts.regional, 1)} procentpunt`
            )}`
          ]),
      ...(counted.length < rows.length ? [words.maxima.unsure] : [])
    ].join(" "),
    table: {
      columns: [
        {key: "variant", label: columns.variant, isHeader: true},
        ...(["published", "high", "projected", "national", "regional"] as const).map(number),
        {key: "counts", label: backtestPage.national.columns.counts}
      ],
      rows: rows.map(({variant, published, publishedHigh, projected, parts: own, leftOut}) => ({
        ...{variant: variantName(variant), published, high: publishedHigh, projected},
        ...{national: own.national, regional: own.regional},
        counts: backtestPage.national.counts[leftOut ?? "yes"]
      }))
    }
  });
}

/** Provinces from the deepest fall on, those published as hardest hit dark, for one variant; with what else was published. */
export function OrderFigure(regional: Regional, variant: string): HTMLElement[] {
  const {hardest, milder, falls} = regional.result;
  const row = hardest.find((each) => each.variant === variant);
  if (row === undefined) return [];
  const nameOf = (code: string): string => regional.names[code] ?? code;
  const marked = new Set(row.published);
  const bars = row.order.map(({region, growth}) => ({
    label: nameOf(region),
    value: growth,
    isMarked: marked.has(region)
  }));
  const label = words.order.label(bars[0]?.label ?? "");
  const shown = figure(({width}) => BarRows(bars, {width, label}), {
    ...common(regional),
    title: words.order.title(formatNumber(row.found, 0), formatNumber(row.published.length, 0)),
    ...{subtitle: words.order.subtitle(String(row.year), row.source), label},
    ...(row.leftOut === null ? {} : {caption: words.unsure}),
    filters: [[words.order.variant, variantName(variant)]],
    table: {
      columns: [
        {key: "region", label: words.order.columns.region, isHeader: true},
        {key: "growth", label: words.order.columns.growth, type: "number", decimals: 2, unit: "%"},
        {key: "published", label: words.order.columns.published}
      ],
      rows: bars.map(({label: region, value, isMarked}) => ({
        ...{region, growth: value},
        published: isMarked ? words.order.yes : words.order.no
      }))
    }
  });
  const sentences = [
    ...(row.tau === null ? [] : [words.order.tau(formatNumber(row.tau, 2))]),
    ...milder
      .filter((each) => each.variant === variant)
      .map(({name, own, country, agrees}) =>
        words.order.milder[agrees ? "yes" : "no"](name, formatPercent(own, 1), formatPercent(country, 1))
      ),
    ...falls
      .filter((each) => each.variant === variant)
      .map(({name, projected, published}) =>
        words.order.fall(name, formatNumber(projected, 2), formatNumber(published, 2))
      )
  ];
  return [shown, ...sentences.map((text) => h("p", {}, text))];
}

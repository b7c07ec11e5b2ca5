import {scaleLinear} from "d3";
import type {RegionResult} from "../../models/scenario/region-result.js";
import {formatPercent} from "../../locale/format.js";
import {scenarioFigures} from "../../locale/scenario-figures.js";
import {accessibleSvg} from "../accessible-svg.js";
import {s} from "../dom.js";
import {inSentence, labelOf} from "../system/natural.js";
import type {FigureSpec} from "./figure-place.js";
import type {ScenarioView} from "./scenario-data.js";
import {scenarioFilters, scenarioSources} from "./scenario-sources.js";

const words = scenarioFigures.parts;

type Part = keyof RegionResult["variance"];

/** Which part of the band comes from what, the largest first; null before the draws are there. */
export function partsFigure(view: ScenarioView): FigureSpec | null {
  const {outcome, hasBands, system} = view;
  if (!hasBands) return null;
  const {variance, care} = outcome.result;
  const parts = (Object.entries(variance) as [Part, number][])
    .map(([part, share]) => ({name: words.names[part], share: share * 100}))
    .sort((a, b) => b.share - a.share);
  const last = care.at(-1);
  const about = last === undefined ? (words.outcome["unemployment"] ?? "") : inSentence(labelOf(system, last.variable));
  const year = String(outcome.years.at(-1)?.year ?? "");
  const label = words.label(parts.map(({name, share}) => `${name} ${formatPercent(share, 0)}`).join(", "));
  const isScaled = system.links.some(({basis}) => basis === "estimate");
  return {
    body: ({width}) => PartsPlot(parts, Math.min(width, 860), label),
    options: {
      title: words.title(inSentence(parts[0]?.name ?? ""), formatPercent(parts[0]?.share, 0)),
      subtitle: words.subtitle(about, year),
      label,
      level: "model",
      table: {
        columns: [
          {key: "name", label: words.columns.part, isHeader: true},
          {key: "share", label: words.columns.share, type: "number", unit: "%", decimals: 0}
        ],
        rows: parts
      },
      sources: scenarioSources(view, {care: true}),
      filters: scenarioFilters(view),
      synthetic: view.file.synthetic,
      caption: isScaled ? words.caption : `${words.caption} ${words.noTransfer}`
    }
  };
}

const row = 44;

function PartsPlot(parts: readonly {name: string; share: number}[], width: number, label: string): SVGElement {
  const height = parts.length * row + 6;
  const x = scaleLinear([0, 100], [0, width - 60]);
  const svg = s(
    "svg",
    {class: "sh-chart sh-parts-plot", viewBox: `0 0 ${width} ${height}`, width, height},
    parts.map(({name, share}, at) => {
      const y = at * row;
      return [
        s("text", {class: "sh-waterfall-name", x: 0, y: y + 15, "font-size": 14}, name),
        s("rect", {class: "sh-parts-bar", x: 0, y: y + 21, width: Math.max(1.5, x(share)), height: 13}),
        s(
          "text",
          {class: "sh-waterfall-value", x: x(share) + 8, y: y + 28, dy: "0.32em", "font-size": 14},
          formatPercent(share, 0)
        )
      ];
    })
  );
  accessibleSvg(svg, label);
  return svg;
}

import {scaleLinear} from "d3";
import type {VarianceParts} from "../../models/scenario/variance-parts.js";
import {formatPercent} from "../../locale/format.js";
import {scenarioFigures} from "../../locale/scenario-figures.js";
import {accessibleSvg} from "../accessible-svg.js";
import type {Choice} from "../controls/control.js";
import {s} from "../dom.js";
import {inSentence, labelOf} from "../system/natural.js";
import type {Column} from "../table-data.js";
import type {FigureSpec} from "./figure-place.js";
import type {ScenarioView} from "./scenario-data.js";
import {scenarioFilters, scenarioSources} from "./scenario-sources.js";

const words = scenarioFigures.parts;

type Part = keyof VarianceParts;
const parts = Object.keys(words.names) as Part[];

/** Outcomes whose band can be taken apart, in the order of the page. */
export function partOutcomes({outcome, system}: Pick<ScenarioView, "outcome" | "system">): Choice[] {
  const ids = new Set(outcome.result.variances.map((each) => each.outcome));
  return [...ids].map((id) => ({value: id, label: words.outcomes[id] ?? labelOf(system, id)}));
}

/** Which part of the band of an outcome comes from what, the largest first; null before the draws are there. */
export function partsFigure(view: ScenarioView): FigureSpec | null {
  const {outcome, hasBands, choice, publication} = view;
  if (!hasBands) return null;
  const {variances, transferred} = outcome.result;
  const year = String(outcome.years.at(-1)?.year ?? "");
  const now = variances.filter(({period}) => period === year);
  const chosen = now.find((each) => each.outcome === choice.marge) ?? now[0];
  if (chosen === undefined) return null;
  const nameOf = new Map(partOutcomes(view).map(({value, label}) => [value, label]));
  const about = inSentence(nameOf.get(chosen.outcome) ?? chosen.outcome);
  const drawn = parts
    .map((part) => ({name: words.names[part], share: chosen[part] * 100}))
    .sort((a, b) => b.share - a.share);
  const label = words.label(about, drawn.map(({name, share}) => `${name} ${formatPercent(share, 0)}`).join(", "));
  const [largest] = drawn;
  return {
    body: ({width}) => PartsPlot(drawn, Math.min(width, 860), label),
    options: {
      title: words.title(about, inSentence(largest?.name ?? ""), formatPercent(largest?.share, 0)),
      subtitle: words.subtitle(about, year, String(publication.baseYear)),
      label,
      level: "model",
      table: {
        columns: [
          {key: "outcome", label: words.columns.outcome, isHeader: true},
          ...parts.map((part): Column => ({
            ...{key: part, label: words.names[part], unit: "%", decimals: 0},
            type: "number"
          }))
        ],
        rows: now.map((each) => ({
          outcome: nameOf.get(each.outcome) ?? each.outcome,
          ...Object.fromEntries(parts.map((part) => [part, each[part] * 100]))
        }))
      },
      sources: scenarioSources(view, {care: true}),
      filters: scenarioFilters(view),
      synthetic: view.file.synthetic,
      caption: transferred.length > 0 ? words.caption : `${words.caption} ${words.noTransfer}`
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

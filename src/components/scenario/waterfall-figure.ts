import {formatSigned} from "../../locale/format.js";
import {sectorNames} from "../../locale/scenario.js";
import {scenarioFigures} from "../../locale/scenario-figures.js";
import type {FigureSpec} from "./figure-place.js";
import {growthParts, type GrowthPart} from "./growth-parts.js";
import type {ScenarioView} from "./scenario-data.js";
import {scenarioFilters, scenarioSources} from "./scenario-sources.js";
import {WaterfallPlot} from "./waterfall-plot.js";

const words = scenarioFigures.waterfall;
const decimals = 2;

/** How the growth of a region is made up: the country, the mix of sectors here, and what is local. */
export function waterfallFigure(view: ScenarioView): FigureSpec {
  const {outcome, region, publication} = view;
  const {result} = outcome;
  const shocks = new Map(outcome.years[0]?.shocks.sectors.map(({sector, value}) => [sector, value]));
  const parts = growthParts(result, {shares: outcome.shares, shocks}, decimals);
  const names = parts.map((part) => nameOf(part, region.name));
  const year = String(outcome.years[0]?.year ?? publication.baseYear + 1);
  const label = words.label(
    region.name,
    parts.map(({value}, at) => `${names[at] ?? ""} ${formatSigned(value, decimals)}`).join(", ")
  );
  let running = 0;
  const rows = parts.map(({kind, value}, at) => {
    running = kind === "total" ? value : running + value;
    return {part: names[at] ?? "", value, running};
  });
  return {
    body: ({width}) => WaterfallPlot(parts, names, {width: Math.min(width, 860), decimals, label}),
    options: {
      title: words.title(
        region.name,
        formatSigned(parts.at(-1)?.value, decimals),
        formatSigned(parts[0]?.value, decimals)
      ),
      subtitle: words.subtitle(year),
      label,
      level: "model",
      table: {
        columns: [
          {key: "part", label: words.columns.part, isHeader: true},
          {key: "value", label: words.columns.value, type: "number", unit: scenarioFigures.sectors.points, decimals},
          {
            key: "running",
            label: words.columns.running,
            type: "number",
            unit: scenarioFigures.sectors.percent,
            decimals
          }
        ],
        rows
      },
      sources: scenarioSources(view),
      filters: scenarioFilters(view),
      synthetic: view.file.synthetic,
      caption: [words.caption, result.gdp === null ? "" : words.gdp(formatSigned(result.gdp, 1))].join(" ").trim()
    }
  };
}

const nameOf = ({kind, sector}: GrowthPart, region: string): string =>
  kind === "national"
    ? words.national
    : kind === "local"
      ? words.local
      : kind === "total"
        ? words.total(region)
        : sector === null
          ? ""
          : sectorNames[sector];

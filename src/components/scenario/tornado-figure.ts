import {formatNumber, formatSigned} from "../../locale/format.js";
import {sectorNames} from "../../locale/scenario.js";
import {scenarioFigures} from "../../locale/scenario-figures.js";
import {inSentence} from "../system/natural.js";
import {RangePlot} from "../system/range-plot.js";
import type {Column} from "../table-data.js";
import type {FigureSpec} from "./figure-place.js";
import {signedRoughly} from "./headline.js";
import type {ScenarioView} from "./scenario-data.js";
import {scenarioFilters, scenarioSources} from "./scenario-sources.js";

const words = scenarioFigures.tornado;

/** Which sector's band moves the jobs of the region most, one sector at a time; null before it was computed. */
export function tornadoFigure(view: ScenarioView): FigureSpec | null {
  const {tornado, region, publication} = view;
  if (tornado === null) return null;
  const {sectors, jobs, firstYear, lastYear} = tornado;
  const [widest] = sectors;
  const drawn = sectors.map(({sector, growth, jobs: {low, high}}) => ({
    label: words.row(sectorNames[sector], formatNumber(growth.low, 1), formatNumber(growth.high, 1)),
    ...{from: low - jobs, to: high - jobs, value: words.value(signed(low - jobs), signed(high - jobs))}
  }));
  const label = words.label(drawn.map((row) => `${row.label}: ${row.value}`).join("; "));
  const moves = widest !== undefined && widest.jobs.high - widest.jobs.low >= 1;
  return {
    body: ({width}) =>
      RangePlot(drawn, {label, width: Math.min(width, 860), base: 0, baseLabel: words.base(signedRoughly(jobs))}),
    options: {
      title: moves
        ? words.title(
            inSentence(sectorNames[widest.sector]),
            signed(widest.jobs.low - jobs),
            signed(widest.jobs.high - jobs)
          )
        : words.nothing,
      subtitle: words.subtitle(region.name, String(lastYear), String(publication.baseYear)),
      label,
      level: "model",
      table: {
        columns: columnsOf(String(firstYear)),
        rows: sectors.map(({sector, origin, growth, jobs: range, unemployment}) => ({
          ...{sector: sectorNames[sector], origin: words.origins[origin] ?? origin},
          ...{growthLow: growth.low, growthHigh: growth.high},
          ...{jobsLow: range.low, jobsHigh: range.high},
          ...{unemploymentLow: unemployment.low, unemploymentHigh: unemployment.high}
        }))
      },
      sources: scenarioSources(view),
      filters: scenarioFilters(view),
      synthetic: view.file.synthetic,
      caption: words.caption
    }
  };
}

const signed = (value: number): string => formatSigned(Math.round(value), 0);

function columnsOf(year: string): Column[] {
  const {columns, units} = words;
  const number = (key: string, label: string, unit: string, decimals: number): Column => ({
    ...{key, label, unit, decimals},
    type: "number"
  });
  return [
    {key: "sector", label: columns.sector, isHeader: true},
    {key: "origin", label: columns.origin},
    number("growthLow", columns.growthLow(year), units.growth, 1),
    number("growthHigh", columns.growthHigh(year), units.growth, 1),
    number("jobsLow", columns.jobsLow, units.jobs, 0),
    number("jobsHigh", columns.jobsHigh, units.jobs, 0),
    number("unemploymentLow", columns.unemploymentLow, units.unemployment, 2),
    number("unemploymentHigh", columns.unemploymentHigh, units.unemployment, 2)
  ];
}

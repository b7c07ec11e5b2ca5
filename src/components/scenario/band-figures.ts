import {bandLevels} from "../../models/scenario/measures.js";
import type {Banded, Bands} from "../../models/scenario/region-result.js";
import {formatNumber} from "../../locale/format.js";
import {scenarioFigures} from "../../locale/scenario-figures.js";
import {labelOf} from "../system/natural.js";
import type {TableData} from "../table-data.js";
import {BandPlot} from "./band-plot.js";
import type {FigureSpec} from "./figure-place.js";
import type {ScenarioView} from "./scenario-data.js";
import {scenarioFilters, scenarioSources} from "./scenario-sources.js";

const words = scenarioFigures.bands;

interface Course {
  title: string;
  unit: string;
  decimals: number;
  /** Level in the base year. */
  start: number;
  banded: readonly Banded[];
  care?: boolean;
}

/** The course of every outcome over the years, with the bands of the draws once they are there. */
export function bandFigures(view: ScenarioView): FigureSpec[] {
  const {result} = view.outcome;
  const start = view.facts.unemployment[view.at] ?? NaN;
  const courses: Course[] = [
    {title: words.titles.unemployment, unit: words.units.unemployment, decimals: 1, start, banded: result.unemployment},
    ...(["ww", "bijstand"] as const).map((name): Course => ({
      ...{title: words.titles[name], unit: words.units.benefits, decimals: 0, start: 0},
      banded: result.benefits.filter(({benefit}) => benefit === name)
    })),
    ...[...new Set(result.care.map(({variable}) => variable))].map((id): Course => {
      const banded = result.care.filter(({variable}) => variable === id);
      return {
        title: words.careTitle(labelOf(view.system, id)),
        unit: words.difference(banded[0]?.unit ?? ""),
        decimals: careDecimals(banded),
        start: 0,
        banded,
        care: true
      };
    })
  ];
  return courses.map((course) => bandFigure(view, course));
}

/** Enough decimals for two figures of the last value. */
function careDecimals(banded: readonly Banded[]): number {
  const size = Math.abs(banded.at(-1)?.value ?? 1);
  for (let decimals = 0; decimals < 4; decimals++) if (size >= 10 ** (1 - decimals)) return decimals;
  return 4;
}

function bandFigure(view: ScenarioView, {title, unit, decimals, start, banded, care = false}: Course): FigureSpec {
  const {region, publication, hasBands} = view;
  const years = [publication.baseYear, ...banded.map(({period}) => Number(period))];
  const values = [start, ...banded.map(({value}) => value)];
  const still = Object.fromEntries(bandLevels.map((level) => [level, [start, start]])) as Bands;
  const bands = hasBands ? [still, ...banded.map((each) => each.bands)] : null;
  const last = years.at(-1) ?? 0;
  const label = words.label(title, String(last), formatNumber(values.at(-1), decimals));
  return {
    body: ({width}) => BandPlot({years, values, bands, decimals}, Math.min(width, 640), label),
    options: {
      title,
      subtitle: hasBands ? words.subtitle(unit, region.name) : words.pending(unit, region.name),
      label,
      level: "model",
      table: bandTable(years, values, bands, unit, decimals),
      sources: scenarioSources(view, {care}),
      filters: scenarioFilters(view),
      synthetic: view.file.synthetic
    }
  };
}

function bandTable(
  years: readonly number[],
  values: readonly number[],
  bands: readonly Bands[] | null,
  unit: string,
  decimals: number
): TableData {
  const number = {type: "number" as const, decimals};
  const levels = bands === null ? [] : bandLevels;
  return {
    columns: [
      {key: "year", label: words.columns.year, isHeader: true},
      {key: "value", label: words.columns.value, unit, ...number},
      ...levels.flatMap((level) => [
        {key: `low${level}`, label: words.columns.low(String(level)), ...number},
        {key: `high${level}`, label: words.columns.high(String(level)), ...number}
      ])
    ],
    rows: years.map((year, at) => ({
      year: String(year),
      value: values[at],
      ...Object.fromEntries(
        levels.flatMap((level) => [
          [`low${level}`, bands?.[at]?.[level][0]],
          [`high${level}`, bands?.[at]?.[level][1]]
        ])
      )
    }))
  };
}

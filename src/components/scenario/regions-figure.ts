import {regionMeasures, type AllRegions, type RegionMeasure} from "../../models/scenario/all-regions.js";
import {formatBare} from "../../locale/format.js";
import {scenarioFigures} from "../../locale/scenario-figures.js";
import {inSentence} from "../system/natural.js";
import {RegionMap, type RegionValue} from "../map.js";
import type {MapShapes} from "../map-shapes.js";
import type {Column, Row, TableData} from "../table-data.js";
import type {FigureSpec} from "./figure-place.js";
import type {ScenarioView} from "./scenario-data.js";
import {scenarioFilters, scenarioSources} from "./scenario-sources.js";

const words = scenarioFigures.regions;

const decimals: Readonly<Record<RegionMeasure, number>> = {
  jobs: 1,
  unemployment: 1,
  unemploymentChange: 1,
  ww: 1,
  bijstand: 1
};

/** One measure of the chosen scenario in its last year for all municipalities: a map, and a table of every measure. */
export function regionsFigure(
  view: ScenarioView,
  {shapes, choose}: {shapes: MapShapes; choose: (code: string) => void}
): FigureSpec | null {
  const {variant, file, choice, publication} = view;
  const all = view.regions.find((each) => each.variant === variant.id);
  const last = all?.years.at(-1);
  if (last === undefined) return null;
  const {kaart: measure} = choice;
  const values = valuesOf(view, last, measure);
  const numbers = values.flatMap(({value}) => value ?? []);
  const unit = words.units[measure];
  const write = (value: number): string => formatBare(value, {unit, decimals: decimals[measure]});
  const year = String(last.year);
  const label = words.label(inSentence(words.measures[measure]), year);
  return {
    body: ({width}) =>
      RegionMap(values, {
        ...{shapes, label, unit, decimals: decimals[measure], chosen: view.region.code, onchoose: choose},
        width: Math.min(width, 480)
      }),
    options: {
      title: words.title(words.measures[measure], write(Math.min(...numbers)), write(Math.max(...numbers))),
      subtitle: words.subtitle(variant.label, String(publication.baseYear), year, unit),
      label,
      level: "model",
      table: regionTable(view, last),
      tableOptions: {search: true, limit: 25},
      sources: scenarioSources(view),
      filters: scenarioFilters(view),
      synthetic: file.synthetic,
      caption: words.weighted
    }
  };
}

type Year = AllRegions["years"][number];

const isBenefit = (measure: RegionMeasure): boolean => measure === "ww" || measure === "bijstand";

/** Benefits per 1,000 of the labour force on a map: persons would only show where many people live. */
function valuesOf({file, facts}: ScenarioView, {measures}: Year, measure: RegionMeasure): RegionValue[] {
  return file.regions.map(({code, name}, r) => {
    const value = measures[measure].value[r] ?? null;
    const labourForce = facts.labourForce[r] ?? NaN;
    return {code, name, value: value === null || !isBenefit(measure) ? value : (1000 * value) / labourForce};
  });
}

function regionTable({file, regionsHaveBands}: ScenarioView, {measures}: Year): TableData {
  const columns: Column[] = [
    {key: "region", label: words.columns.region, isHeader: true},
    ...regionMeasures.flatMap((measure): Column[] => {
      const column = {
        ...{type: "number" as const, decimals: isBenefit(measure) ? 0 : decimals[measure]},
        unit: isBenefit(measure) ? words.persons : tableUnits[measure]
      };
      const label = words.columns[measure];
      return [
        {key: measure, label, ...column},
        ...(regionsHaveBands
          ? [
              {key: `${measure}-low`, label: `${label}, ${words.columns.low}`, ...column},
              {key: `${measure}-high`, label: `${label}, ${words.columns.high}`, ...column}
            ]
          : [])
      ];
    })
  ];
  const rows = file.regions.map(({name}, r): Row => {
    const cells = regionMeasures.flatMap((measure) => {
      const {value, low, high} = measures[measure];
      return [
        [measure, value[r]],
        ...(low !== null && high !== null
          ? [
              [`${measure}-low`, low[r]],
              [`${measure}-high`, high[r]]
            ]
          : [])
      ];
    });
    return {region: name, ...(Object.fromEntries(cells) as Row)};
  });
  const collator = new Intl.Collator("nl-NL");
  return {columns, rows: rows.sort((a, b) => collator.compare(String(a["region"]), String(b["region"])))};
}

const tableUnits: Readonly<Record<RegionMeasure, string>> = {
  jobs: "%",
  unemployment: "%",
  unemploymentChange: "procentpunt",
  ww: words.persons,
  bijstand: words.persons
};

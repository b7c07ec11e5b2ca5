import type {AllRegions} from "../../models/scenario/all-regions.js";
import {regionMeasures, scenarioOutcomes, type RegionMeasure} from "../../models/scenario/measures.js";
import {scenarioFigures} from "../../locale/scenario-figures.js";
import type {Column, Row, TableData} from "../table-data.js";
import {careOf} from "./regions-care-values.js";
import type {ScenarioView} from "./scenario-data.js";

const words = scenarioFigures.regions;

export type RegionsYear = AllRegions["years"][number];

export const isBenefit = (measure: string): boolean => measure === "ww" || measure === "bijstand";

const units: Readonly<Record<RegionMeasure, string>> = {
  jobs: "%",
  unemployment: "%",
  unemploymentChange: "procentpunt",
  ww: words.persons,
  bijstand: words.persons
};

/** Every measure of one year for all municipalities, by name: with bands where they are, and care where it was computed. */
export function regionTable(view: ScenarioView, {measures}: RegionsYear): TableData {
  const {file, regionsHaveBands} = view;
  const care = scenarioOutcomes.flatMap((variable) => {
    const found = careOf(view, variable);
    return found === null ? [] : [{variable, ...found}];
  });
  const columns: Column[] = [
    {key: "region", label: words.columns.region, isHeader: true},
    ...regionMeasures.flatMap((measure): Column[] => {
      const column = {
        ...{type: "number" as const, decimals: isBenefit(measure) ? 0 : 1},
        unit: units[measure]
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
    }),
    ...care.flatMap(({variable, unit, decimals, low}): Column[] => {
      const column = {unit, decimals, type: "number" as const};
      const label = words.measures[variable];
      return [
        {key: variable, label, ...column},
        ...(low === null
          ? []
          : [
              {key: `${variable}-low`, label: `${label}, ${words.columns.low}`, ...column},
              {key: `${variable}-high`, label: `${label}, ${words.columns.high}`, ...column}
            ])
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
    const caring = care.flatMap(({variable, values, low: from, high: to}) => [
      [variable, values[r]],
      ...(from === null || to === null
        ? []
        : [
            [`${variable}-low`, from[r]],
            [`${variable}-high`, to[r]]
          ])
    ]);
    return {region: name, ...(Object.fromEntries([...cells, ...caring]) as Row)};
  });
  const collator = new Intl.Collator("nl-NL");
  return {columns, rows: rows.sort((a, b) => collator.compare(String(a["region"]), String(b["region"])))};
}

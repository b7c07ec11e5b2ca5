import {regionMeasures} from "../../models/scenario/measures.js";
import {formatBare} from "../../locale/format.js";
import {scenarioFigures} from "../../locale/scenario-figures.js";
import {RegionMap} from "../map.js";
import type {MapShapes} from "../map-shapes.js";
import {inSentence} from "../system/natural.js";
import type {FigureSpec} from "./figure-place.js";
import {careOf, type CareValues} from "./regions-care-values.js";
import {isBenefit, regionTable, type RegionsYear} from "./regions-table.js";
import type {ScenarioView} from "./scenario-data.js";
import {scenarioFilters, scenarioSources} from "./scenario-sources.js";
import type {CareVariable} from "./scenario-state.js";

const words = scenarioFigures.regions;

/** One measure of the chosen scenario in its last year for all municipalities: a map, and a table of every measure. */
export function regionsFigure(
  view: ScenarioView,
  {shapes, choose}: {shapes: MapShapes; choose: (code: string) => void}
): FigureSpec | null {
  const {variant, file, choice, publication} = view;
  const all = view.regions?.find((each) => each.variant === variant.id);
  const last = all?.years.at(-1);
  const shown = last === undefined ? null : shownOf(view, last);
  if (last === undefined || shown === null) return null;
  const {values, unit, decimals, isCare} = shown;
  const numbers = values.flatMap((value) => value ?? []);
  const write = (value: number): string => formatBare(value, {unit, decimals});
  const year = String(last.year);
  const measure = words.measures[choice.kaart];
  const label = words.label(inSentence(measure), year);
  const regions = file.regions.map(({code, name}, r) => ({code, name, value: values[r] ?? null}));
  return {
    body: ({width}) =>
      RegionMap(regions, {
        ...{shapes, label, unit, decimals, chosen: view.region.code, onchoose: choose},
        width: Math.min(width, 480)
      }),
    options: {
      title: words.title(measure, write(Math.min(...numbers)), write(Math.max(...numbers))),
      subtitle: words.subtitle(variant.label, String(publication.baseYear), year, unit),
      label,
      level: "model",
      table: regionTable(view, last),
      tableOptions: {search: true, limit: 25},
      sources: scenarioSources(view, {care: isCare}),
      filters: scenarioFilters(view),
      synthetic: file.synthetic,
      caption: isCare ? words.careCaption : words.weighted
    }
  };
}

/** What the map is to show; null while care is still computed. */
function shownOf(view: ScenarioView, {measures}: RegionsYear): (CareValues & {isCare: boolean}) | null {
  const {choice, file, facts} = view;
  const measure = regionMeasures.find((each) => each === choice.kaart);
  if (measure === undefined) {
    const care = careOf(view, choice.kaart as CareVariable);
    return care === null ? null : {...care, isCare: true};
  }
  // Benefits per 1,000 of the labour force: persons would only show where many people live.
  const values = file.regions.map((_, r) => {
    const value = measures[measure].value[r] ?? null;
    return value === null || !isBenefit(measure) ? value : (1000 * value) / (facts.labourForce[r] ?? NaN);
  });
  return {values, unit: words.units[measure], decimals: 1, isCare: false};
}

import {regionMeasures} from "../../models/scenario/measures.js";
import type {Banded} from "../../models/scenario/region-result.js";
import {formatBare} from "../../locale/format.js";
import {scenarioFigures} from "../../locale/scenario-figures.js";
import {RegionMap} from "../map.js";
import type {MapShapes} from "../map-shapes.js";
import {inSentence, variableOf} from "../system/natural.js";
import type {FigureSpec} from "./figure-place.js";
import {perThousand} from "./of-whom.js";
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
  const {values, low, high, unit, decimals, isCare} = shown;
  const numbers = values.flatMap((value) => value ?? []);
  const write = (value: number): string => formatBare(value, {unit, decimals});
  const year = String(last.year);
  const measure = words.measures[choice.kaart];
  const label = words.label(inSentence(measure), year);
  const bands = file.regions.map(({code}, r): [number, number] | null => {
    const [from, to] = [low?.[r] ?? null, high?.[r] ?? null];
    if (from !== null && to !== null) return [from, to];
    return code === view.region.code ? ownBand(view) : null;
  });
  const regions = file.regions.map(({code, name}, r) => {
    const [from, to] = bands[r] ?? [];
    const note = from === undefined || to === undefined ? undefined : words.band(write(from), write(to));
    return {code, name, value: values[r] ?? null, note};
  });
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
      caption: [isCare ? words.careCaption : words.weighted, low === null ? words.middleOnly : words.banded].join(" ")
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
  const {value, low, high} = measures[measure];
  // Benefits per 1,000 of the labour force: persons would only show where many people live.
  const scaled = (all: Float64Array): (number | null)[] =>
    file.regions.map((_, r) => {
      const own = all[r] ?? null;
      return own === null || !isBenefit(measure) ? own : (1000 * own) / (facts.labourForce[r] ?? NaN);
    });
  return {
    ...{values: scaled(value), low: low === null ? null : scaled(low), high: high === null ? null : scaled(high)},
    ...{unit: words.units[measure], decimals: 1, isCare: false}
  };
}

/** Band of the chosen municipality in the map's own unit, which is there before those of the others; null without draws. */
function ownBand({choice, outcome, hasBands, facts, at, system}: ScenarioView): [number, number] | null {
  if (!hasBands) return null;
  const {result} = outcome;
  const period = String(outcome.years.at(-1)?.year ?? "");
  const last = <T extends Banded>(list: readonly T[]): T | undefined => list.find((each) => each.period === period);
  const {kaart} = choice;
  const scaled = (
    banded: {low: number; high: number} | undefined,
    factor: number,
    from = 0
  ): [number, number] | null =>
    banded === undefined ? null : [(banded.low - from) * factor, (banded.high - from) * factor];
  if (kaart === "jobs") return scaled(result.jobs, 100 / result.jobs.before);
  if (kaart === "unemployment") return scaled(last(result.unemployment), 1);
  if (kaart === "unemploymentChange") return scaled(last(result.unemployment), 1, facts.unemployment[at] ?? NaN);
  if (kaart === "ww" || kaart === "bijstand")
    return scaled(
      last(result.benefits.filter(({benefit}) => benefit === kaart)),
      1000 / (facts.labourForce[at] ?? NaN)
    );
  const factor = perThousand(variableOf(system, kaart));
  return factor === null ? null : scaled(last(result.care.filter(({variable}) => variable === kaart)), factor);
}

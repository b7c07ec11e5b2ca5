import type {Level} from "../catalogue/schema.js";
import {mergeCandidates} from "./panel-candidates.js";
import type {Layer, PanelIndicator} from "./panel-data.js";
import {requireIndicator} from "./panel-data.js";
import {directDivision} from "./panel-division.js";
import type {Additivity} from "./panel-harmonise.js";
import {combineParts} from "./panel-harmonise.js";
import type {Remarks} from "./panel-remarks.js";
import type {PanelCell} from "./panel-types.js";
import {emptyCell} from "./panel-types.js";
import {aggregateToArea, areaLevels, changedAreas} from "./panel-areas.js";
import type {ObservedCell} from "./panel-wijken.js";
import {combineWijken} from "./panel-wijken.js";
import type {World} from "./panel-world.js";
import type {Grain} from "./types.js";

/** A value for each region of the target division in one period, as counted or published: no rates yet. */
export type Column = Map<string, PanelCell>;

export interface ColumnRequest {
  indicator: string;
  level: Level;
  grain: Grain;
  breakdown: string;
  /** Year of the target division. */
  boundaries: number;
  /** First day of the period. */
  period: string;
  /** False: means are only ever weighed by their own denominator. */
  mayReplaceWeights: boolean;
}

export type ColumnBuilder = (request: ColumnRequest) => Promise<Column>;

const additivityOf = ({measure}: PanelIndicator): Additivity =>
  measure === "count" || measure === "amount" ? "sum" : measure === "median" || measure === "index" ? "none" : "mean";

/**
 * Makes columns: every source that has the indicator at the level asked for, or (for municipalities) at the level of
 * wijken, each brought to the target division on its own; then, cell by cell, the one that measures the level itself
 * first, the latest publication next. Levels above the municipality are added up from municipalities where their area
 * changed or nothing measures them. Columns already made are kept.
 *
 * @param summed takes the ids of indicators of which some municipality was put together from its wijken
 */
export function createColumnBuilder(world: World, remarks: Remarks, summed: Set<string>): ColumnBuilder {
  const made = new Map<string, Promise<Column>>();
  const build: ColumnBuilder = (request) => {
    const key = JSON.stringify(request);
    let column = made.get(key);
    if (!column) made.set(key, (column = make(request)));
    return column;
  };

  async function make(request: ColumnRequest): Promise<Column> {
    const {level, boundaries, period, indicator: id} = request;
    const regions = await world.regions(boundaries, level);
    const candidates: {direct: boolean; source: string; cells: Column}[] = [];
    const wijken: Column[] = [];
    for (const layer of await layersOf(request, level)) {
      const cells = await direct(request, layer);
      if (cells) candidates.push({direct: true, source: layer.source, cells});
    }
    if (level === "gemeente") {
      for (const layer of await layersOf(request, "wijk")) {
        const cells = await fromWijken(request, layer);
        if (cells === null) continue;
        candidates.push({direct: false, source: layer.source, cells});
        wijken.push(cells);
      }
    }
    if (areaLevels.has(level)) {
      const cells = await fromMunicipalities(request);
      if (cells) candidates.push({direct: false, source: "", cells});
    }
    const isCount = additivityOf(requireIndicator(world.indicators, id)) === "sum";
    const {column, disagreement} = mergeCandidates(
      regions.map(({code}) => code),
      candidates,
      isCount
    );
    for (const {used, other, count} of disagreement)
      for (let index = 0; index < count; index++)
        remarks.add({
          id: `verschil-${used}-${other}`,
          indicator: id,
          kind: "plausibility",
          period,
          text: `De bronnen ${used} en ${other} verschillen bij {n} waarden (perioden {periods}) meer dan door afronding kan. Gebruikt is ${used}.`
        });
    const chosen = new Set(column.values());
    if (wijken.some((cells) => [...cells.values()].some((cell) => cell.value !== null && chosen.has(cell))))
      summed.add(id);
    return column;
  }

  async function layersOf(request: ColumnRequest, level: Level): Promise<readonly Layer[]> {
    const layers = await world.layers(request.indicator, {...request, level});
    const there = layers.filter((layer) => layer.periods.has(request.period));
    return request.indicator === "inwoners" && request.grain === "year" && request.breakdown === "total"
      ? [...there, ...(await populationLayer(level, request.period))]
      : there;
  }

  /** Inhabitants on 1 January as data/regions has them; the last resort. */
  async function populationLayer(level: Level, period: string): Promise<Layer[]> {
    const year = Number(period.slice(0, 4));
    const known = (await world.regions(year, level)).filter(({population}) => population !== null);
    if (known.length === 0) return [];
    const cells = new Map<string, ObservedCell>(
      known.map(({code, population}) => [code, {value: population, missing: null, status: "definitive"}])
    );
    const periods = new Map([[period, cells]]);
    return [{source: "regions", level, boundaryYear: year, periods}];
  }

  async function direct(request: ColumnRequest, layer: Layer): Promise<Column | null> {
    const observed = layer.periods.get(request.period);
    if (!observed) return null;
    const cells = new Map([...observed].map(([code, cell]) => [code, toCell(cell, layer.source)]));
    if (request.level === "gemeente") return toTarget(request, layer, cells);
    if (layer.boundaryYear === request.boundaries || request.level === "land" || request.level === "landsdeel")
      return cells;
    if (!areaLevels.has(request.level)) return null;
    const changed = await changedAreas(world, request.level, layer.boundaryYear, request.boundaries);
    return new Map([...cells].filter(([code]) => !changed.has(code)));
  }

  async function fromWijken(request: ColumnRequest, layer: Layer): Promise<Column | null> {
    const observed = layer.periods.get(request.period);
    if (!observed) return null;
    const indicator = requireIndicator(world.indicators, request.indicator);
    const additivity = additivityOf(indicator);
    const year = Number(request.period.slice(0, 4));
    const populations = await world.wijkPopulations(year);
    if (populations.year !== null && populations.year !== year)
      remarks.add({
        id: "wijkinwoners",
        indicator: indicator.id,
        kind: "plausibility",
        period: request.period,
        text: `Van {periods} zijn de inwoners per wijk niet bekend. Welk deel van de inwoners in waargenomen wijken woont, is bepaald met het dichtstbijzijnde jaar dat wel bekend is (${populations.year}).`
      });
    const own = additivity === "mean" ? await wijkWeights(request, indicator) : null;
    const ownIsKnown = own !== null && [...observed.keys()].every((code) => own.has(code));
    const replaced = additivity === "mean" && !ownIsKnown && request.mayReplaceWeights;
    const weightOf = (code: string): number | null => (replaced ? populations.of(code) : (own?.get(code) ?? null));
    const cells = combineWijken(observed, populations, additivity, weightOf, layer.source);
    if (replaced) {
      remarkWeights(request, indicator);
      for (const [code, cell] of cells) if (cell.value !== null) cells.set(code, {...cell, isEstimated: true});
    }
    const column = await toTarget(request, layer, cells);
    // Here every gap, also a municipality none of whose wijken are in the source, comes of wijken that are not known.
    const gaps = new Set(["missing-part", "no-observation"]);
    for (const {code} of await world.regions(request.boundaries, "gemeente")) {
      const missing = column.get(code)?.missing;
      if (!column.has(code) || (missing && gaps.has(missing)))
        column.set(code, emptyCell("incomplete-wijken", layer.source));
    }
    return column;
  }

  async function wijkWeights(request: ColumnRequest, indicator: PanelIndicator): Promise<Map<string, number> | null> {
    if (indicator.denominator === null) return null;
    const year = `${request.period.slice(0, 4)}-01-01`;
    const what = {grain: "year", breakdown: request.breakdown, level: "wijk"} as const;
    const weights = new Map<string, number>();
    for (const layer of await world.layers(indicator.denominator, what))
      for (const [code, {value}] of layer.periods.get(year) ?? []) if (value !== null) weights.set(code, value);
    return weights;
  }

  async function toTarget(request: ColumnRequest, layer: Layer, cells: Column): Promise<Column> {
    const indicator = requireIndicator(world.indicators, request.indicator);
    const additivity = additivityOf(indicator);
    const {parts, absorbed, unknown} = await directDivision(world, layer.boundaryYear, request.boundaries, cells);
    if (absorbed.length > 0)
      remarks.add({
        id: `later-${layer.source}`,
        indicator: indicator.id,
        kind: "border",
        period: request.period,
        text: `${layer.source} noemt ${absorbed.join(", ")} in {periods} niet meer apart, maar wel de gemeente waarin die in dat jaar opging: gelezen als cijfers ná die herindeling.`
      });
    if (unknown.length > 0)
      remarks.add({
        id: `onbekend-${layer.source}`,
        indicator: indicator.id,
        kind: "border",
        period: request.period,
        text: `${layer.source} heeft in {periods} cijfers van codes die in de indeling van ${layer.boundaryYear} niet bestaan (${unknown.slice(0, 5).join(", ")}${unknown.length > 5 ? ", …" : ""}): niet gebruikt.`
      });
    const needsWeights = additivity === "mean" || [...cells.values()].some(({share}) => share < 1);
    const {weights, replaced} = needsWeights
      ? await municipalWeights(request, indicator, layer.boundaryYear, cells)
      : {weights: new Map<string, number>(), replaced: false};
    const column: Column = new Map();
    for (const [target, list] of parts) {
      if (list === "not-reversible") column.set(target, emptyCell("not-reversible", layer.source));
      else if (list.some(({from}) => cells.has(from))) {
        const cell = combineParts(
          list,
          (code) => cells.get(code),
          additivity,
          (code) => weights.get(code) ?? null
        );
        const rests = replaced && additivity === "mean" && list.length > 1 && cell.value !== null;
        column.set(target, rests ? {...cell, isEstimated: true} : cell);
        if (rests) remarkWeights(request, indicator);
      }
    }
    return column;
  }

  /** What means are weighed by on the division of a source: the own denominator where all is known, else inhabitants. */
  async function municipalWeights(
    request: ColumnRequest,
    indicator: PanelIndicator,
    boundaries: number,
    cells: Column
  ): Promise<{weights: Map<string, number>; replaced: boolean}> {
    const at = async (id: string, breakdown: string): Promise<Map<string, number>> => {
      const year = Number(request.period.slice(0, 4));
      for (const candidate of [year, year + 1, year - 1]) {
        const period = `${candidate}-01-01`;
        const shared = {indicator: id, level: "gemeente", grain: "year", breakdown, boundaries, period} as const;
        const column = await build({...shared, mayReplaceWeights: false});
        const known = [...column].flatMap(([code, {value}]) => (value === null ? [] : [[code, value] as const]));
        if (known.length > 0) return new Map(known);
      }
      return new Map();
    };
    const own = indicator.denominator === null ? new Map() : await at(indicator.denominator, request.breakdown);
    const ownIsKnown = [...cells].every(([code, {value}]) => value === null || own.has(code));
    if (ownIsKnown || !request.mayReplaceWeights) return {weights: own, replaced: false};
    return {weights: await at("inwoners", "total"), replaced: true};
  }

  function remarkWeights(request: ColumnRequest, indicator: PanelIndicator): void {
    remarks.add({
      id: "gewicht",
      indicator: indicator.id,
      kind: "plausibility",
      period: request.period,
      text: "Samengevoegde percentages of gemiddelden zijn in {periods} gewogen met alle inwoners, omdat de eigen noemer niet voor alle delen bekend is. Deze waarden zijn schattingen."
    });
  }

  async function fromMunicipalities(request: ColumnRequest): Promise<Column | null> {
    const indicator = requireIndicator(world.indicators, request.indicator);
    const additivity = additivityOf(indicator);
    const cells = await build({...request, level: "gemeente"});
    if (![...cells.values()].some(({value}) => value !== null)) return null;
    const {weights, replaced} =
      additivity === "mean"
        ? await municipalWeights(request, indicator, request.boundaries, cells)
        : {weights: new Map<string, number>(), replaced: false};
    const regions = await world.regions(request.boundaries, "gemeente");
    const column = aggregateToArea(regions, request.level, cells, additivity, (code) => weights.get(code) ?? null);
    if (replaced) {
      remarkWeights(request, indicator);
      for (const [code, cell] of column) if (cell.value !== null) column.set(code, {...cell, isEstimated: true});
    }
    return column;
  }

  return build;
}

function toCell({value, missing, status}: ObservedCell, source: string): PanelCell {
  if (status === "imputed") return emptyCell("imputed", source);
  return {
    value,
    missing: value === null ? ((missing ?? "not-available") as PanelCell["missing"]) : null,
    isEstimated: value !== null && (status === "estimated" || status === "modelled"),
    status: value === null ? null : status,
    source,
    share: 1
  };
}

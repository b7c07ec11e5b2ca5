import {kendall} from "../statistics/correlation/kendall.js";
import {quantile} from "../system/simulate/bands.js";
import type {AreaPath} from "./area-path.js";
import type {ScenarioPublication} from "./format.js";
import type {RegionalPublished} from "./regional-format.js";

interface Held {
  readonly variant: string;
  readonly source: string;
  /** Rests on a figure still to be verified: shown and not scored. */
  readonly leftOut: "to-be-verified" | null;
}

/** Unemployment at its highest, published and projected, in % of the labour force (the publication's definition). */
export interface MaximumRow extends Held {
  readonly region: string;
  readonly name: string;
  readonly published: number;
  readonly publishedHigh: number;
  readonly projected: number;
  /** 80 % band of the draws; null without any. */
  readonly low: number | null;
  readonly high: number | null;
  /** How far the projection lies outside what was published; 0 inside. */
  readonly distance: number;
  /** What the projection is made of: level before, the country's change, and how the region differs from it. */
  readonly parts: {readonly base: number; readonly national: number; readonly regional: number};
}

/** Whether the areas published as hardest hit are so in the projection. */
export interface HardestRow extends Held {
  readonly year: number;
  readonly published: readonly string[];
  /** Areas of that level, the deepest fall first, with growth in %. */
  readonly order: readonly {readonly region: string; readonly growth: number}[];
  /** Of the published areas, how many are among as many hardest. */
  readonly found: number;
  /** Kendall's tau-b between being published as hardest hit and the fall: 1 or near it the same, 0 nothing in common. */
  readonly tau: number | null;
}

export interface MilderRow extends Held {
  readonly region: string;
  readonly name: string;
  readonly year: number;
  /** Growth in %. */
  readonly own: number;
  readonly country: number;
  readonly agrees: boolean;
}

export interface FallRow extends Held {
  readonly region: string;
  readonly name: string;
  readonly year: number;
  /** Growth of the region as a multiple of the country's. */
  readonly published: number;
  readonly projected: number;
}

export interface RegionalBacktest {
  readonly maxima: readonly MaximumRow[];
  readonly hardest: readonly HardestRow[];
  readonly milder: readonly MilderRow[];
  readonly falls: readonly FallRow[];
  /** Over rows that count: mean distance of maxima, part of them inside the band, part of hardest areas found, and of signs. */
  readonly scores: {
    readonly maximumMae: number | null;
    readonly coverage80: number | null;
    readonly hardestFound: number | null;
    readonly milderAgrees: number | null;
  };
}

/**
 * Projections over regions against what others published of them. A maximum counts from the region's own level before,
 * in the publication's definition. Rows that rest on a figure still to be verified are shown and not scored.
 *
 * @param paths by variant: the middle, and draws for a band
 */
export function regionalBacktest(
  published: RegionalPublished,
  publication: ScenarioPublication,
  paths: ReadonlyMap<string, {readonly middle: AreaPath; readonly draws: readonly AreaPath[]}>
): RegionalBacktest {
  const isUnsure = (variant: string, measure: string, years: readonly number[]): boolean =>
    publication.variants
      .find(({id}) => id === variant)
      ?.cells.some((cell) => cell.measure === measure && years.includes(cell.year) && cell.verify === true) ?? true;
  const held = (
    variant: string,
    {source, verify}: {source: string; verify?: boolean | undefined},
    unsure: boolean
  ): Held => ({
    ...{variant, source},
    leftOut: verify === true || unsure ? "to-be-verified" : null
  });
  const growthAt = ({years, areas, country}: AreaPath, region: string | null, year: number): number =>
    (region === null ? country : areas[region])?.growth[years.indexOf(year)] ?? NaN;

  const maxima = published.maxima.flatMap(({region, name, base, values, ...about}) =>
    values.flatMap(({variant, value, high = value}): MaximumRow[] => {
      const path = paths.get(variant);
      const own = path?.middle.areas[region];
      if (path === undefined || own === undefined) return [];
      const at = topOf(own.unemployment);
      const projected = base.value + (own.unemployment[at] ?? NaN);
      const national = path.middle.country.unemployment[at] ?? NaN;
      const drawn = Float64Array.from(path.draws, ({areas}) => {
        const changes = areas[region]?.unemployment ?? [];
        return base.value + (changes[topOf(changes)] ?? NaN);
      }).sort();
      return [
        {
          ...held(variant, about, isUnsure(variant, "unemployment", [path.middle.years[at] ?? 0])),
          ...{region, name, published: value, publishedHigh: high, projected},
          ...{low: quantile(drawn, 0.1), high: quantile(drawn, 0.9)},
          distance: projected < value ? projected - value : Math.max(0, projected - high),
          parts: {base: base.value, national, regional: projected - base.value - national}
        }
      ];
    })
  );

  const hardest = published.hardest.flatMap(({level, year, variants, regions, ...about}) =>
    variants.flatMap((variant): HardestRow[] => {
      const path = paths.get(variant)?.middle;
      if (path === undefined || !path.years.includes(year)) return [];
      const order = Object.keys(path.areas)
        .filter((region) => region.startsWith(level === "corop" ? "CR" : "PV"))
        .map((region) => ({region, growth: growthAt(path, region, year)}))
        .sort((a, b) => a.growth - b.growth || (a.region < b.region ? -1 : 1));
      const top = new Set(order.slice(0, regions.length).map(({region}) => region));
      return [
        {
          ...held(variant, about, isUnsure(variant, "gdp-growth", [year])),
          ...{year, published: regions, order},
          found: regions.filter((region) => top.has(region)).length,
          tau: agreement(order, new Set(regions))
        }
      ];
    })
  );

  const milder = published.milder.flatMap(({region, name, year, variants, ...about}) =>
    variants.flatMap((variant): MilderRow[] => {
      const path = paths.get(variant)?.middle;
      if (path?.areas[region] === undefined || !path.years.includes(year)) return [];
      const [own, country] = [growthAt(path, region, year), growthAt(path, null, year)];
      const unsure = isUnsure(variant, "gdp-growth", [year]);
      return [{...held(variant, about, unsure), ...{region, name, year, own, country, agrees: own > country}}];
    })
  );

  const falls = published.falls.flatMap(({region, name, year, own, country, variant, ...about}): FallRow[] => {
    const path = paths.get(variant)?.middle;
    if (path?.areas[region] === undefined || !path.years.includes(year)) return [];
    const projected = growthAt(path, region, year) / growthAt(path, null, year);
    const unsure = isUnsure(variant, "gdp-growth", [year]);
    return [{...held(variant, about, unsure), ...{region, name, year, published: own / country, projected}}];
  });

  return {maxima, hardest, milder, falls, scores: scoresOf(maxima, hardest, milder)};
}

function scoresOf(
  maxima: readonly MaximumRow[],
  hardest: readonly HardestRow[],
  milder: readonly MilderRow[]
): RegionalBacktest["scores"] {
  const counted = <T extends Held>(rows: readonly T[]): T[] => rows.filter(({leftOut}) => leftOut === null);
  const mean = (values: readonly number[]): number | null =>
    values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    maximumMae: mean(counted(maxima).map(({distance}) => Math.abs(distance))),
    coverage80: mean(
      counted(maxima).flatMap(({low, high, published, publishedHigh}) =>
        low === null || high === null ? [] : [Number(low <= publishedHigh && published <= high)]
      )
    ),
    hardestFound: mean(counted(hardest).map(({found, published}) => found / published.length)),
    milderAgrees: mean(counted(milder).map(({agrees}) => Number(agrees)))
  };
}

/** Kendall's tau-b between a set and depth of fall; null where it says nothing (fewer than three, or all alike). */
function agreement(order: HardestRow["order"], published: ReadonlySet<string>): number | null {
  if (order.length < 3) return null;
  const isIn = Float64Array.from(order, ({region}) => Number(published.has(region)));
  const {tau, xVaries, yVaries} = kendall(
    isIn,
    Float64Array.from(order, ({growth}) => -growth)
  );
  return xVaries && yVaries ? tau : null;
}

function topOf(values: readonly number[]): number {
  let best = 0;
  values.forEach((value, at) => {
    if (value > (values[best] ?? -Infinity)) best = at;
  });
  return best;
}

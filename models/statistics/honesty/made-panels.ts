import {createRandom} from "../random.js";
import type {Frame, Random} from "../types.js";

export interface PanelShape {
  regions: number;
  periods: number;
  indicators: number;
  /** ρ of the AR(1) of every region's series. */
  persistence: number;
}

/**
 * A panel of series that have nothing to do with each other: AR(1) per region and indicator, begun from its stationary
 * distribution, so that every correlation in it is chance. Columns `region`, `t`, `v1` … ; rows by region, then period.
 */
export function noisePanel(shape: PanelShape, seed: number): Frame {
  const random = createRandom(seed);
  return framed(shape, series(shape, random));
}

export interface AreaShape extends PanelShape {
  /** Areas the regions lie in, of about equal size: `province` and, within those, `corop`. */
  provinces: number;
  corops: number;
  /** Standard deviation of the shock all regions of a province share in a period, beside the series' own shock of 1. */
  shock: number;
}

/** Noise in which the regions of a province are hit together, each indicator by its own shocks; region codes as given. */
export function shockPanel(shape: AreaShape, seed: number): {table: Frame; areas: Areas} {
  const {regions, periods, provinces, corops, shock} = shape;
  const random = createRandom(seed);
  const areas: Areas = {province: {}, corop: {}};
  const provinceOf = Int32Array.from({length: regions}, (_, region) => Math.floor((region * provinces) / regions));
  for (let region = 0; region < regions; region++) {
    const name = regionName(region);
    areas.province[name] = `p${provinceOf[region] ?? 0}`;
    areas.corop[name] = `c${Math.floor((region * corops) / regions)}`;
  }
  const columns = series(shape, random).map((values) => {
    const shocks = Float64Array.from({length: provinces * periods}, () => shock * random.normal());
    return values.map(
      (value, row) => value + (shocks[(provinceOf[Math.floor(row / periods)] ?? 0) * periods + (row % periods)] ?? 0)
    );
  });
  return {table: framed(shape, columns), areas};
}

/** Area of each region, by name of the division. */
export type Areas = Record<"province" | "corop", Record<string, string>>;

export interface Planted {
  x: string;
  y: string;
  lag: number;
  slope: number;
}

/** Links put into noise, with effects of region and period over it. */
export function plantedPanel(shape: PanelShape, links: readonly Planted[], seed: number): Frame {
  const {regions, periods} = shape;
  const random = createRandom(seed);
  const columns = series(shape, random);
  const place = (name: string): Float64Array => columns[Number(name.slice(1)) - 1] ?? new Float64Array();
  for (const {x, y, lag, slope} of links) {
    const [from, to] = [place(x), place(y)];
    for (let region = 0; region < regions; region++)
      // From the last period back, so that a column may lead and follow.
      for (let t = periods - 1; t >= lag; t--) {
        const row = region * periods + t;
        to[row] = (to[row] as number) + slope * (from[row - lag] as number);
      }
  }
  const moved = columns.map((values) => {
    const ofRegion = Float64Array.from({length: regions}, () => 3 * random.normal());
    const ofPeriod = Float64Array.from({length: periods}, () => 2 * random.normal());
    return values.map(
      (value, row) => value + (ofRegion[Math.floor(row / periods)] ?? 0) + (ofPeriod[row % periods] ?? 0)
    );
  });
  return framed(shape, moved);
}

function series({regions, periods, indicators, persistence}: PanelShape, random: Random): Float64Array[] {
  const first = 1 / Math.sqrt(1 - persistence * persistence);
  return Array.from({length: indicators}, () => {
    const values = new Float64Array(regions * periods);
    for (let row = 0; row < values.length; row++)
      values[row] =
        row % periods === 0 ? first * random.normal() : persistence * (values[row - 1] as number) + random.normal();
    return values;
  });
}

const regionName = (region: number): string => `r${String(region).padStart(5, "0")}`;

function framed({regions, periods}: PanelShape, values: readonly Float64Array[]): Frame {
  const length = regions * periods;
  const region = Array.from({length}, (_, row) => regionName(Math.floor(row / periods)));
  const t = Float64Array.from({length}, (_, row) => row % periods);
  return {
    length,
    columns: {region, t, ...Object.fromEntries(values.map((column, k) => [`v${k + 1}`, column]))}
  };
}

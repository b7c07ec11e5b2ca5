import type {Planted} from "./made-panels.js";

/** The panels on which the honesty of the methods is measured: sizes of Dutch municipal data. */
export const shapes = {
  /** Monthly indicators of all municipalities that wander on their own. */
  noise: {regions: 355, periods: 60, indicators: 60, persistence: 0.9},
  /** One pair, few regions. */
  null: {regions: 40, periods: 60, persistence: 0.9},
  /** Ten years in which the municipalities of a province are hit together. */
  shocks: {regions: 355, periods: 10, indicators: 10, persistence: 0.7, provinces: 12, corops: 40, shock: 0.8},
  planted: {regions: 40, periods: 60, indicators: 10, persistence: 0.5}
} as const;

export const links: readonly Planted[] = [
  {x: "v1", y: "v2", lag: 3, slope: 0.5},
  {x: "v3", y: "v5", lag: 6, slope: -0.4},
  {x: "v7", y: "v8", lag: 1, slope: 0.4}
];

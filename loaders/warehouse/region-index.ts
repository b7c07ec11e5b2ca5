import type {Level} from "../catalogue/schema.js";
import type {Region, RegionChange} from "./types.js";

/** Answer of matchName: a code, or why there is none. */
export type NameMatch = {code: string} | {code: null; reason: "unknown" | "ambiguous"; candidates: string[]};

/** Look-ups over the regions of every year; pure, also used in the browser. Built by createRegionIndex. */
export interface RegionIndex {
  /** Regions of a level in a boundary year, by code. */
  list(level: Level, year: number): readonly Region[];
  /** A code in a year; undefined when it did not exist then. */
  get(code: string, year: number): Region | undefined;
  /** True when the code existed on some day of the year. */
  existed(code: string, year: number): boolean;
  /** Code by name in a year: case, accents, punctuation, "S GRAVENHAGE", "BERGEN LB", "Hengelo (O.)" understood. Never guesses. */
  matchName(name: string, level: Level, year: number): NameMatch;
  readonly changes: readonly RegionChange[];
}

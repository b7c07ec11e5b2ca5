import type {Parents} from "../parent-groups.js";
import type {SmallSample} from "../types.js";

export type ProjectionEffects = "unit+period" | "unit" | "period" | "none";

/** What to project and how; docs/method/local-projection.md says what it means. */
export interface LocalProjectionOptions {
  /** Column, or expression of the formula language, such as `log(y)`. */
  outcome: string;
  shock: string;
  /** Periods ahead, whole numbers of 0 or more, ascending. */
  horizons: readonly number[];
  /** `unit: null` for one series. */
  panel: {unit: string | null; period: string};
  /** Lags of outcome, shock and controls among the terms; default 0. */
  lags?: number;
  /** One lag more than `lags`, so that errors without autocorrelation suffice. */
  lagAugment?: boolean;
  /** Absorbed effects; default `unit+period`, `none` for one series. */
  effects?: ProjectionEffects;
  /** Further terms, at the time of the shock and with the same lags. */
  controls?: readonly string[];
  /** As in an estimate, also `dk:h+1` and `nw:h`; the first leads. */
  vcov?: readonly string[];
  smallSample?: SmallSample;
  weights?: string;
  /** Seed of everything random; default 1. */
  seed?: number;
  /** Larger areas of municipalities: `corop` and `province`, by code. */
  parents?: Parents;
  signal?: AbortSignal;
  onProgress?: (done: number, total: number) => void;
}

import type {Grain, MissingReason} from "../../warehouse/types.js";

/** Why a cell is empty, by number; 0: it holds a value. */
export const missingReasons: readonly (MissingReason | null)[] = [null, "suppressed", "impossible"];
export const SUPPRESSED = 1;
export const IMPOSSIBLE = 2;

/** What a run of cells is about; cells refer to it by number. */
export interface SeriesKey {
  indicator: string;
  region: string;
  grain: Grain;
  breakdown: string;
}

const INITIAL = 1 << 20;

/** Cells column by column: objects for every one of a million cells would cost seconds. */
export class Columns {
  readonly keys: SeriesKey[] = [];
  /** Number of the key, month since January of the first year, value (NaN: none), margins (NaN: none), missing reason. */
  key = new Int32Array(INITIAL);
  month = new Int16Array(INITIAL);
  value = new Float64Array(INITIAL);
  low = new Float64Array(INITIAL);
  high = new Float64Array(INITIAL);
  missing = new Uint8Array(INITIAL);
  length = 0;

  /** Registers a run of cells and gives its number. */
  addKey(key: SeriesKey): number {
    return this.keys.push(key) - 1;
  }

  push(key: number, month: number, value: number, missing: number, low = NaN, high = NaN): void {
    const i = this.length++;
    if (i === this.key.length) this.#grow();
    this.key[i] = key;
    this.month[i] = month;
    this.value[i] = missing === 0 ? value : NaN;
    this.low[i] = missing === 0 ? low : NaN;
    this.high[i] = missing === 0 ? high : NaN;
    this.missing[i] = missing;
  }

  #grow(): void {
    const size = this.key.length * 2;
    const larger = <T extends Int32Array | Int16Array | Float64Array | Uint8Array>(from: T, to: T): T => {
      to.set(from as never);
      return to;
    };
    this.key = larger(this.key, new Int32Array(size));
    this.month = larger(this.month, new Int16Array(size));
    this.value = larger(this.value, new Float64Array(size));
    this.low = larger(this.low, new Float64Array(size));
    this.high = larger(this.high, new Float64Array(size));
    this.missing = larger(this.missing, new Uint8Array(size));
  }
}

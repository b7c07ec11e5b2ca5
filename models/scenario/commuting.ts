import {InputError} from "../errors.js";

/** Where people who live in a region work: rows = home, in compressed form. */
export interface Commuting {
  readonly homes: readonly string[];
  readonly works: readonly string[];
  /** Position in `works` and share of each flow of home h: entries start[h] … start[h + 1] − 1; shares of a home add up to 1. */
  readonly start: Int32Array;
  readonly work: Int32Array;
  readonly share: Float64Array;
}

export interface CommutingRow {
  home: string;
  work: string;
  jobs: number;
}

/** Flows between home and work regions in compressed form, as `Commuting` has their shares. */
export interface CommutingFlows extends Omit<Commuting, "share"> {
  /** Persons of each flow; a home without any has one who works where they live. */
  readonly jobs: Float64Array;
}

/**
 * Flows by home and work region, each once, in the order of the works. A home without flows works where it lives.
 *
 * @param homes regions of residence, in the order of the result
 * @param works regions of work, in the order of the shocks
 * @throws InputError for an unknown region or a negative flow
 */
export function commutingFlows(
  rows: readonly CommutingRow[],
  homes: readonly string[],
  works: readonly string[]
): CommutingFlows {
  const homeOf = new Map(homes.map((code, index) => [code, index]));
  const workOf = new Map(works.map((code, index) => [code, index]));
  const flows: Map<number, number>[] = homes.map(() => new Map());
  for (const {home, work, jobs} of rows) {
    const where = `${home} to ${work}`;
    const from = homeOf.get(home);
    const to = workOf.get(work);
    const flow = from === undefined ? undefined : flows[from];
    if (flow === undefined || to === undefined)
      throw new InputError("unknown-region", `${flow === undefined ? home : work} is not among the regions`, where);
    if (!(jobs >= 0 && jobs < Infinity))
      throw new InputError("invalid-jobs", `the number of commuters is ${jobs}; give a number from 0`, where);
    flow.set(to, (flow.get(to) ?? 0) + jobs);
  }
  flows.forEach((flow, h) => {
    if (sumOf(flow.values()) > 0) return;
    const code = homes[h] ?? "";
    const own = workOf.get(code);
    if (own === undefined)
      throw new InputError("unknown-region", "there are no commuters from here and no jobs either", code);
    flow.set(own, 1);
  });
  const start = new Int32Array(homes.length + 1);
  const work: number[] = [];
  const jobs: number[] = [];
  flows.forEach((flow, h) => {
    for (const [to, persons] of [...flow].sort(([a], [b]) => a - b)) {
      work.push(to);
      jobs.push(persons);
    }
    start[h + 1] = work.length;
  });
  return {homes, works, start, work: Int32Array.from(work), jobs: Float64Array.from(jobs)};
}

/** Shares of work regions for each home region. The same flows give the same bits, wherever they were read. */
export function commutingShares({homes, works, start, work, jobs}: CommutingFlows): Commuting {
  const share = new Float64Array(jobs.length);
  for (let h = 0; h < homes.length; h++) {
    const [from, to] = [start[h] ?? 0, start[h + 1] ?? 0];
    const sum = sumOf(jobs.subarray(from, to));
    for (let k = from; k < to; k++) share[k] = (jobs[k] ?? 0) / sum;
  }
  return {homes, works, start, work, share};
}

const sumOf = (values: Iterable<number>): number => [...values].reduce((sum, value) => sum + value, 0);

/** Everybody works where they live. */
export function noCommuting(regions: readonly string[]): Commuting {
  return {
    homes: regions,
    works: regions,
    start: Int32Array.from({length: regions.length + 1}, (_, index) => index),
    work: Int32Array.from(regions, (_, index) => index),
    share: new Float64Array(regions.length).fill(1)
  };
}

/** A shock by work region as those meet it who live in each home region: Σ_w share(home, w)·shock(w). */
export function atHome({homes, start, work, share}: Commuting, shock: Float64Array): Float64Array {
  const felt = new Float64Array(homes.length);
  // A plain loop: this is the longest of every draw.
  for (let h = 0; h < felt.length; h++) {
    const end = start[h + 1] ?? 0;
    let sum = 0;
    for (let k = start[h] ?? 0; k < end; k++) sum += (share[k] ?? 0) * (shock[work[k] ?? 0] ?? 0);
    felt[h] = sum;
  }
  return felt;
}

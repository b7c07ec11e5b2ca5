import type {Columns, SeriesKey} from "./columns.js";
import {IMPOSSIBLE, SUPPRESSED} from "./columns.js";
import type {Geography, PublishedLevel} from "./geography.js";
import {splitWhole} from "./population.js";
import {Stream} from "./stream.js";
import type {Wijken} from "./wijken.js";

/** Amounts per atom and period: atom × periods + period, from January of the first published year. */
export interface Amounts {
  values: Float64Array;
  periods: number;
  monthly: boolean;
}

/** An amount in a month; a yearly one holds for every month of its year. */
export function amountAt({values, periods, monthly}: Amounts, atom: number, month: number): number {
  return values[atom * periods + (monthly ? month : Math.floor(month / 12))] ?? 0;
}

/** One series, or one part of it, ready to be added up by region and published. */
export interface Publication {
  indicator: string;
  breakdown: string;
  /** As published; monthly amounts give months, yearly ones a year or school year. */
  grain: "year" | "month" | "day" | "school-year";
  /** Counts and amounts: the sum itself. Percentages and means: the numerator. */
  numerator: Amounts;
  /** null: the numerator is published. */
  denominator: Amounts | null;
  /** Value = numerator ÷ denominator × times. */
  times: number;
  /** Highest value there can be: 100 for percentages. */
  ceiling: number | null;
  levels: readonly PublishedLevel[];
  years: readonly number[];
  /** First and last month, counted from January of the first year of the world; null: all. */
  window: readonly [number, number] | null;
  decimals: number;
  roundTo: number;
  suppressBelow: number;
  /** What the publisher's counting does to the true figure. */
  factor: (level: PublishedLevel | "wijk", year: number) => number;
  sample: {share: number; min: number; max: number} | null;
  wijk: {from: number; to: number; spread: number; roundTo: number} | null;
}

/** Levels large enough for small cells never to be hidden, and too large to round coarsely. */
const OPEN_LEVELS: readonly (PublishedLevel | "wijk")[] = ["land", "provincie", "corop", "veiligheidsregio"];
const SMALLEST_SAMPLE = 30;
/** A school year is stored by its first day, 1 August. */
const AUGUST = 7;

/** Adds up a publication by region of each year and writes its cells, rounded and suppressed as the publisher does. */
export class Publisher {
  readonly #geography: Geography;
  readonly #wijken: readonly Wijken[];
  readonly #columns: Columns;
  readonly #seed: number;

  constructor(geography: Geography, wijken: readonly Wijken[], columns: Columns, seed: number) {
    this.#geography = geography;
    this.#wijken = wijken;
    this.#columns = columns;
    this.#seed = seed;
  }

  publish(publication: Publication): void {
    const {codes, levels, firstYear} = this.#geography;
    const keys = new Int32Array(codes.length).fill(-1);
    const begins = publication.grain === "school-year" ? AUGUST : 0;
    const streams = new Map<number, Stream>();
    const wijken = publication.wijk ? this.#prepareWijken(publication, publication.wijk.spread) : [];
    const numerator = new Float64Array(codes.length);
    const denominator = new Float64Array(codes.length);
    const perYear = publication.grain === "month" || publication.grain === "day" ? 12 : 1;
    const [first, last] = publication.window ?? [-Infinity, Infinity];
    for (const year of publication.years) {
      for (let step = 0; step < perYear; step++) {
        const month = (year - firstYear) * 12 + step;
        if (perYear === 12 && (month < first || month > last)) continue;
        this.#sum(publication, month, numerator, denominator);
        for (let region = 0; region < codes.length; region++) {
          const level = levels[region];
          const above = numerator[region] ?? NaN;
          if (level === undefined || Number.isNaN(above) || !publication.levels.includes(level)) continue;
          let key = keys[region] ?? -1;
          if (key < 0) keys[region] = key = this.#columns.addKey(keyOf(publication, codes[region] ?? ""));
          const below = denominator[region] ?? 0;
          if (publication.sample) {
            let stream = streams.get(region);
            if (!stream) streams.set(region, (stream = this.#sampling(publication, codes[region] ?? "")));
            this.#writeSample(publication, key, month + begins, level, year, above, below, stream);
          } else this.#write(publication, key, month + begins, level, year, above, below);
        }
        if (publication.wijk && step === 0)
          this.#publishWijken(publication, wijken, year, month + begins, numerator, denominator);
      }
    }
  }

  /** Sums by region number; NaN where the region does not exist in the year or its level is not published. */
  #sum(publication: Publication, month: number, numerator: Float64Array, denominator: Float64Array): void {
    numerator.fill(NaN);
    denominator.fill(0);
    const {slots, atoms} = this.#geography;
    const parts = publication.denominator;
    const inside: readonly PublishedLevel[] = publication.wijk ? ["gemeente"] : [];
    for (const level of new Set([...publication.levels, ...inside])) {
      const slot = slots.get(level)?.[Math.floor(month / 12)];
      if (!slot) continue;
      for (let atom = 0; atom < atoms.length; atom++) {
        const region = slot[atom] ?? 0;
        const before = numerator[region] ?? NaN;
        numerator[region] = (Number.isNaN(before) ? 0 : before) + amountAt(publication.numerator, atom, month);
        if (parts) denominator[region] = (denominator[region] ?? 0) + amountAt(parts, atom, month);
      }
    }
  }

  #write(
    publication: Publication,
    key: number,
    month: number,
    level: PublishedLevel | "wijk",
    year: number,
    numerator: number,
    denominator: number
  ): void {
    const open = OPEN_LEVELS.includes(level);
    const measured = numerator * publication.factor(level, year);
    const roundTo = level === "wijk" ? (publication.wijk?.roundTo ?? 1) : publication.roundTo;
    if (!publication.denominator) {
      const hidden = !open && measured > 0 && measured < publication.suppressBelow;
      this.#columns.push(key, month, Math.round(measured / roundTo) * roundTo, hidden ? SUPPRESSED : 0);
      return;
    }
    if (denominator <= 0) return this.#columns.push(key, month, NaN, IMPOSSIBLE);
    const hidden = !open && measured > 0 && measured < publication.suppressBelow;
    const exact = (measured / denominator) * publication.times;
    const value = publication.ceiling === null ? exact : Math.min(publication.ceiling, exact);
    this.#columns.push(key, month, round(value, publication.decimals), hidden ? SUPPRESSED : 0);
  }

  /** A survey estimate: the true share with its sampling error, and the 95 % margin belonging to its sample size. */
  #writeSample(
    publication: Publication,
    key: number,
    month: number,
    level: PublishedLevel,
    year: number,
    numerator: number,
    denominator: number,
    stream: Stream
  ): void {
    const error = stream.normal();
    const {sample, times, decimals} = publication;
    if (!sample || denominator <= 0) return this.#columns.push(key, month, NaN, IMPOSSIBLE);
    const share = (numerator / denominator) * publication.factor(level, year);
    const limit = OPEN_LEVELS.includes(level) ? sample.max * 10 : sample.max;
    const n = Math.min(limit, Math.max(sample.min, Math.round(denominator * sample.share)));
    if (n < SMALLEST_SAMPLE) return this.#columns.push(key, month, NaN, SUPPRESSED);
    const p = Math.min(0.999, Math.max(0.001, share));
    const standardError = Math.sqrt((p * (1 - p)) / n);
    const estimate = Math.min(1, Math.max(0, p + error * standardError));
    const bound = (value: number): number => round(Math.min(1, Math.max(0, value)) * times, decimals);
    this.#columns.push(
      key,
      month,
      bound(estimate),
      0,
      bound(estimate - 1.96 * standardError),
      bound(estimate + 1.96 * standardError)
    );
  }

  #sampling(publication: Publication, region: string): Stream {
    return new Stream(this.#seed, publication.indicator, region, "sample", publication.breakdown);
  }

  #prepareWijken(publication: Publication, spread: number): WijkShares[] {
    return this.#wijken.map(({municipality, codes, shares}) => ({
      region: this.#geography.codes.indexOf(municipality),
      keys: codes.map((code) => this.#columns.addKey(keyOf(publication, code))),
      shares,
      weights: codes.map((code, i) => {
        const leaning = new Stream(this.#seed, publication.indicator, code, "wijk").normal() * spread;
        return (shares[i] ?? 0) * (1 + Math.max(-0.9, leaning));
      })
    }));
  }

  /** Divides each municipality's figure over its wijken: counts add up to it, percentages average to it. */
  #publishWijken(
    publication: Publication,
    wijken: readonly WijkShares[],
    year: number,
    month: number,
    numerators: Float64Array,
    denominators: Float64Array
  ): void {
    const {wijk} = publication;
    if (!wijk || year < wijk.from || year > wijk.to) return;
    for (const {region, keys, shares, weights} of wijken) {
      const numerator = numerators[region] ?? NaN;
      if (Number.isNaN(numerator)) continue;
      const parts = splitWhole(Math.round(numerator), weights);
      const bases = publication.denominator ? splitWhole(Math.round(denominators[region] ?? 0), shares) : [];
      keys.forEach((key, i) => this.#write(publication, key, month, "wijk", year, parts[i] ?? 0, bases[i] ?? 0));
    }
  }
}

/** The wijken of a municipality in one publication: where they go, and how its figure is divided over them. */
interface WijkShares {
  region: number;
  keys: readonly number[];
  /** Of the inhabitants. */
  shares: readonly number[];
  /** Of the figure: shares times how far the wijk leans. */
  weights: readonly number[];
}

function keyOf({indicator, grain, breakdown}: Publication, region: string): SeriesKey {
  return {indicator, region, grain, breakdown};
}

/** Rounded to decimals; tenths and hundredths come out as the nearest double of the written number. */
function round(value: number, decimals: number): number {
  let scale = 1;
  for (let i = 0; i < decimals; i++) scale *= 10;
  return Math.round(value * scale) / scale;
}

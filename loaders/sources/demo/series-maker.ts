import exp from "@stdlib/math-base-special-exp";
import type {Columns} from "./columns.js";
import type {Geography} from "./geography.js";
import type {Labour} from "./labour.js";
import {publishNational} from "./publish-national.js";
import type {Amounts, Publication, Publisher} from "./publish.js";
import {amountAt} from "./publish.js";
import {isSigned, makeRates} from "./rates.js";
import type {Rates} from "./rates.js";
import type {RatioSeries, Series, Truth, World} from "./recipe-schema.js";
import {splitByDimension} from "./split-by-dimension.js";
import {Stream} from "./stream.js";
import {monthOf} from "./time-path.js";
import {truthVariables} from "./truth-variables.js";
import type {Variable} from "./variables.js";
import {wholeParts} from "./whole-parts.js";

/** How the parts of a merged municipality differ from each other, against how municipalities differ. */
const WITHIN = 0.35;

/** Makes the series of the recipe one after the other, each from its base and from the causes made before it. */
export class SeriesMaker {
  readonly variables: Map<string, Variable>;
  readonly #world: World;
  readonly #truth: Truth;
  readonly #geography: Geography;
  readonly #amounts: Map<string, Amounts>;
  readonly #publisher: Publisher;
  readonly #columns: Columns;

  constructor(
    world: World,
    truth: Truth,
    geography: Geography,
    labour: Labour,
    amounts: Map<string, Amounts>,
    publisher: Publisher,
    columns: Columns
  ) {
    this.#world = world;
    this.#truth = truth;
    this.#geography = geography;
    this.#amounts = amounts;
    this.#publisher = publisher;
    this.#columns = columns;
    this.variables = truthVariables(world, truth, geography, labour.gap);
  }

  make(series: World["series"][number]): void {
    if (series.measure === "ratio") this.#makeRatio(series);
    else if (series.measure === "national") publishNational(series, this.#columns, this.#world);
    else this.#makeSeries(series);
  }

  #makeRatio(series: RatioSeries): void {
    this.#publisher.publish({
      indicator: series.id,
      breakdown: "total",
      grain: "year",
      numerator: this.#amountsOf(series.numerator),
      denominator: this.#amountsOf(series.base),
      times: series.per,
      ceiling: null,
      levels: series.levels,
      years: this.#years(series.from, series.to),
      decimals: series.decimals,
      roundTo: 1,
      suppressBelow: series.suppressBelow,
      factor: this.#factor(series.numerator),
      window: null,
      sample: null,
      wijk: series.wijk ? {...series.wijk, roundTo: 1} : null
    });
  }

  #makeSeries(series: Series): void {
    const {burnIn} = this.#world;
    const {firstYear, years, homes} = this.#geography;
    const links = this.#truth.links
      .filter(({to}) => to === series.id)
      .map((link) => ({link, from: this.#variable(link.from)}));
    const rates = makeRates(series, {
      seed: this.#world.seed,
      firstYear: firstYear - burnIn,
      years: years + burnIn,
      homes,
      links
    });
    const {values, periods} = rates;
    this.variables.set(
      series.id,
      series.grain === "month" ? {kind: "monthly", values, months: periods} : {kind: "yearly", values, years: periods}
    );
    const amounts = this.#toAmounts(series, rates);
    const yearly = amounts.monthly ? this.#toYears(series, amounts) : amounts;
    this.#amounts.set(series.id, yearly);
    const grains = series.grains ?? (amounts.monthly ? ["month", "year"] : ["year"]);
    for (const grain of grains)
      this.#publisher.publish(
        grain === "month" || grain === "day"
          ? {...this.#publication(series, amounts), grain, wijk: null}
          : {...this.#publication(series, yearly), grain}
      );
    const grain = grains.find((each) => each === "year" || each === "school-year");
    if (!grain) return;
    for (const {breakdown, numerator} of splitByDimension(series, yearly, this.#geography, this.#world.seed))
      this.#publisher.publish({...this.#publication(series, numerator), grain, breakdown, wijk: null});
  }

  #publication(series: Series, numerator: Amounts): Publication {
    const whole = series.measure === "count" || series.measure === "amount";
    const first = this.#geography.firstYear;
    return {
      indicator: series.id,
      breakdown: "total",
      grain: "year",
      numerator,
      denominator: whole ? null : this.#amountsOf(series.base),
      times: series.measure === "percentage" ? 100 : 1,
      ceiling: series.measure === "percentage" ? 100 : null,
      levels: series.levels,
      years: series.waves ?? this.#years(series.from, series.to),
      decimals: series.decimals,
      roundTo: series.roundTo,
      suppressBelow: series.suppressBelow,
      factor: this.#factor(series.id),
      window: series.window ? [monthOf(series.window[0], first), monthOf(series.window[1], first)] : null,
      sample: series.sample ?? null,
      wijk: series.wijk ?? null
    };
  }

  /** Base × rate by atom and period: whole for counts and amounts, exact for what is divided again. */
  #toAmounts(series: Series, {values, periods, scale}: Rates): Amounts {
    const {atoms, years} = this.#geography;
    const base = this.#amountsOf(series.base);
    const monthly = series.grain === "month";
    const per = series.measure === "percentage" ? 100 : series.measure === "mean" ? 1 : series.per;
    const signed = isSigned(series);
    const made = monthly ? years * 12 : years;
    const skipped = periods - made;
    const parts = new Map<number, number>();
    for (const {home} of atoms) parts.set(home, (parts.get(home) ?? 0) + 1);
    const result = new Float64Array(atoms.length * made);
    atoms.forEach((atom, a) => {
      const alone = parts.get(atom.home) === 1;
      const lean = alone
        ? 0
        : WITHIN * series.spread * new Stream(this.#world.seed, series.id, atom.key, "lean").normal();
      const times = series.form === "multiplicative" ? exp(lean) : 1;
      const plus = series.form === "additive" ? lean * scale : 0;
      const whole =
        series.measure === "count" || series.measure === "amount"
          ? wholeParts(this.#world.seed, series.id, atom.key)
          : (expected: number) => expected;
      for (let t = 0; t < made; t++) {
        const exact = (values[atom.home * periods + skipped + t] ?? 0) * times + plus;
        const rate = signed ? exact : Math.max(0, exact);
        const most = series.measure === "percentage" ? Math.min(100, rate) : rate;
        result[a * made + t] = whole((amountAt(base, a, monthly ? t : t * 12) * most) / per);
      }
    });
    return {values: result, periods: made, monthly};
  }

  #toYears(series: Series, {values, periods}: Amounts): Amounts {
    const {atoms, years} = this.#geography;
    const result = new Float64Array(atoms.length * years);
    for (let i = 0; i < result.length; i++) {
      const start = Math.floor(i / years) * periods + (i % years) * 12;
      let sum = 0;
      for (let month = 0; month < 12; month++) sum += values[start + month] ?? 0;
      result[i] = series.yearly === "end" ? (values[start + 11] ?? 0) : series.yearly === "sum" ? sum : sum / 12;
    }
    return {values: result, periods: years, monthly: false};
  }

  #years(from: number | undefined, to: number | undefined): number[] {
    const [first, last] = this.#world.years;
    const start = Math.max(first, from ?? first);
    return Array.from({length: Math.max(0, Math.min(last, to ?? last) - start + 1)}, (_, i) => start + i);
  }

  #factor(id: string): Publication["factor"] {
    const effects = this.#truth.measurement.filter(({series}) => series === id);
    return (level, year) =>
      effects
        .filter((effect) => (effect.level === null || effect.level === level) && year >= effect.from)
        .filter(({to}) => to === null || year <= to)
        .reduce((product, {factor}) => product * factor, 1);
  }

  #amountsOf(id: string): Amounts {
    const amounts = this.#amounts.get(id);
    if (!amounts) throw new RangeError(`${id} is not made yet`);
    return amounts;
  }

  #variable(id: string): Variable {
    const variable = this.variables.get(id);
    if (!variable) throw new RangeError(`${id} is not made yet`);
    return variable;
  }
}

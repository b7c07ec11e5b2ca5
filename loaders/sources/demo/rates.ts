import exp from "@stdlib/math-base-special-exp";
import type {Home} from "./geography.js";
import type {Link, Series} from "./recipe-schema.js";
import {Stream} from "./stream.js";
import {monthlyPath, yearlyPath} from "./time-path.js";
import type {Variable} from "./variables.js";
import {valueInMonth, valueInYear} from "./variables.js";

/** Lowest rate, as a share of the level: no municipality falls to nothing (few come near). */
const FLOOR = 0.05;

export interface RateContext {
  seed: number;
  /** Year of period 0, burn-in included. */
  firstYear: number;
  years: number;
  homes: readonly Home[];
  /** Links into this series, with the variable each comes from. */
  links: readonly {link: Link; from: Variable}[];
}

/** True rates of a series: home × periods + period, in the periods of its grain. */
export interface Rates {
  values: Float64Array;
  periods: number;
  /** Mean size of the national level, the unit of all relative deviations. */
  scale: number;
}

/**
 * rate = level + municipal effect + municipal trend + province × year + autocorrelated noise + Σ links, times season
 * (additive form); multiplicative form: level × e^effect × (1 + the rest). The municipal effect averages to the level
 * over the inhabitants of the country.
 */
export function makeRates(series: Series, context: RateContext): Rates {
  const {firstYear, years, homes} = context;
  const monthly = series.grain === "month";
  const periods = monthly ? years * 12 : years;
  const level = monthly ? monthlyPath(series.level, firstYear, periods) : yearlyPath(series.level, firstYear, periods);
  const signed = isSigned(series);
  const scale = level.reduce((sum, value) => sum + Math.abs(value), 0) / periods;
  const effects = municipalEffects(series, context);
  const shared = provinceYears(series, context);
  const values = new Float64Array(homes.length * periods);
  const deviations = new Float64Array(periods);
  homes.forEach((home, h) => {
    deviate(deviations, series, context, home.code);
    const drift = new Stream(context.seed, series.id, home.code, "trend").normal() * series.trendSpread;
    const province = shared.get(home.province);
    const effect = effects[h] ?? 0;
    for (let t = 0; t < periods; t++) {
      const year = monthly ? Math.floor(t / 12) : t;
      const base = level[t] ?? 0;
      const other = (deviations[t] ?? 0) + (drift * (year - years / 2)) / 10 + (province?.[year] ?? 0);
      let rate = series.form === "additive" ? base + (effect + other) * scale : base * effect * (1 + other);
      for (const {link, from} of context.links) {
        const x = monthly ? valueInMonth(from, h, t, link.lagMonths) : valueInYear(from, h, t, link.lagMonths);
        const push = link.strength * (1 + link.urbanLoading * home.urban) * (x - link.reference);
        rate = link.form === "linear" ? rate + push : rate * (1 + push);
      }
      if (monthly && series.season) rate *= series.season[t % 12] ?? 1;
      values[h * periods + t] = signed ? rate : Math.max(base * FLOOR, rate);
    }
  });
  return {values, periods, scale};
}

/** Growth and excess may be negative: a level below 0 somewhere says so, and then nothing is held above 0. */
export function isSigned(series: Series): boolean {
  return Object.values(series.level).some((value) => value < 0);
}

/** Additive: deviations with weighted mean 0, in units of the level. Multiplicative: factors with weighted mean 1. */
function municipalEffects(series: Series, {seed, homes}: RateContext): Float64Array {
  const own = Math.sqrt(Math.max(0, 1 - series.deprivation * series.deprivation - series.urban * series.urban));
  const z = homes.map(
    (home) =>
      series.deprivation * home.deprivation +
      series.urban * home.urban +
      own * new Stream(seed, series.id, home.code, "effect").normal()
  );
  const effects = Float64Array.from(z, (value) =>
    series.form === "additive" ? value * series.spread : exp(value * series.spread)
  );
  let weight = 0;
  let sum = 0;
  homes.forEach((home, h) => {
    weight += home.population;
    sum += home.population * (effects[h] ?? 0);
  });
  const mean = sum / weight;
  return effects.map((effect) => (series.form === "additive" ? effect - mean : effect / mean));
}

function provinceYears(series: Series, {seed, homes, years}: RateContext): Map<string, Float64Array> {
  const provinces = [...new Set(homes.map(({province}) => province))];
  return new Map(
    provinces.map((province) => {
      const stream = new Stream(seed, series.id, province, "province-year");
      return [province, Float64Array.from({length: years}, () => stream.normal() * series.provinceYear)];
    })
  );
}

/** First-order autocorrelated noise, started in its steady state. */
function deviate(into: Float64Array, series: Series, {seed}: RateContext, code: string): void {
  const {sd, autocorrelation} = series.noise;
  const stream = new Stream(seed, series.id, code, "noise");
  const innovation = sd * Math.sqrt(1 - autocorrelation * autocorrelation);
  let value = sd * stream.normal();
  for (let t = 0; t < into.length; t++) {
    into[t] = value;
    value = autocorrelation * value + innovation * stream.normal();
  }
}

import type {Geography} from "./geography.js";
import type {Population} from "./population.js";
import {addUp, splitWhole} from "./population.js";
import type {Publication, Publisher} from "./publish.js";
import type {World} from "./recipe-schema.js";

/** Publishes the inhabitants, the bands and the breakdowns by age and sex: exact, never rounded. */
export function publishPopulation(
  publisher: Publisher,
  population: Population,
  geography: Geography,
  world: World
): void {
  const {levels, breakdowns, women, wijk} = world.population;
  const publish = (indicator: string, breakdown: string, values: Float64Array, wijken: boolean): void => {
    const publication: Publication = {
      indicator,
      breakdown,
      grain: "year",
      numerator: {values, periods: geography.years, monthly: false},
      denominator: null,
      times: 1,
      ceiling: null,
      levels,
      years: Array.from({length: geography.years}, (_, i) => geography.firstYear + i),
      decimals: 0,
      roundTo: 1,
      suppressBelow: 0,
      factor: () => 1,
      window: null,
      sample: null,
      wijk: wijken ? {from: wijk.from, to: wijk.to, spread: 0, roundTo: 1} : null
    };
    publisher.publish(publication);
  };
  for (const [id, values] of population.bands)
    if (!world.population.hidden.includes(id)) publish(id, "total", values, wijk.bands.includes(id));
  const everyone = population.bands.get("inwoners") ?? new Float64Array(0);
  for (const [breakdown, ages] of Object.entries(breakdowns))
    publish("inwoners", breakdown, addUp(ages, population.ages, everyone.length), false);
  const split = [...everyone].map((value) => splitWhole(value, [women, 1 - women]));
  publish(
    "inwoners",
    "sex=f",
    Float64Array.from(split, ([f]) => f ?? 0),
    false
  );
  publish(
    "inwoners",
    "sex=m",
    Float64Array.from(split, ([, m]) => m ?? 0),
    false
  );
}

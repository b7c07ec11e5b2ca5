import type {Geography} from "./geography.js";
import type {Labour} from "./labour.js";
import type {Amounts, Publisher} from "./publish.js";
import type {World} from "./recipe-schema.js";

/** Publishes the jobs, all and by sector, and gives the sum over the sectors. */
export function publishLabour(publisher: Publisher, labour: Labour, geography: Geography, world: World): Amounts {
  const {indicator, roundTo, levels} = world.employment;
  const total: Amounts = {
    values: new Float64Array(geography.atoms.length * geography.years),
    periods: geography.years,
    monthly: false
  };
  for (const amounts of labour.jobs.values())
    amounts.values.forEach((value, i) => (total.values[i] = (total.values[i] ?? 0) + value));
  const publish = (breakdown: string, numerator: Amounts): void =>
    publisher.publish({
      indicator,
      breakdown,
      grain: "year",
      numerator,
      denominator: null,
      times: 1,
      ceiling: null,
      levels,
      years: Array.from({length: geography.years}, (_, i) => geography.firstYear + i),
      decimals: 0,
      roundTo,
      suppressBelow: 0,
      factor: () => 1,
      window: null,
      sample: null,
      wijk: null
    });
  publish("total", total);
  for (const sector of labour.sectors) {
    const amounts = labour.jobs.get(sector);
    if (amounts) publish(`sector=${sector}`, amounts);
  }
  return total;
}

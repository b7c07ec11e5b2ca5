import type {EmploymentRow} from "../source-loader.js";
import type {Geography} from "./geography.js";
import type {Labour} from "./labour.js";
import {amountAt} from "./publish.js";
import type {World} from "./recipe-schema.js";

/** Jobs by sector and work region, rounded, with the bounds the true number lies between. */
export function employmentRows(labour: Labour, geography: Geography, world: World): EmploymentRow[] {
  const {roundTo, levels} = world.employment;
  const rows: EmploymentRow[] = [];
  for (let year = 0; year < geography.years; year++) {
    for (const level of levels) {
      const slot = geography.slots.get(level)?.[year];
      if (!slot) continue;
      for (const sector of labour.sectors) {
        const amounts = labour.jobs.get(sector);
        if (!amounts) continue;
        const sums = new Map<number, number>();
        slot.forEach((region, atom) => sums.set(region, (sums.get(region) ?? 0) + amountAt(amounts, atom, year * 12)));
        for (const [region, sum] of sums) {
          const jobs = Math.round(sum / roundTo) * roundTo;
          rows.push({
            region: geography.codes[region] ?? "",
            sector,
            boundaryYear: geography.firstYear + year,
            period: `${geography.firstYear + year}-01-01`,
            jobs,
            low: Math.max(0, jobs - roundTo / 2),
            high: jobs + roundTo / 2,
            imputed: false
          });
        }
      }
    }
  }
  return rows;
}

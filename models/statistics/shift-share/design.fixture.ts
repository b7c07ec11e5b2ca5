import {createRandom} from "../random.js";
import type {Frame} from "../types.js";
import type {Shock} from "./types.js";

/**
 * Sixty regions with six sectors that cover part of the work: shares do not sum to one, weights and clusters are there.
 * Values have four decimals, so that the same table can be given to another program.
 */
export function smallDesign(): {table: Frame; shocks: Shock[]} {
  const random = createRandom(2019);
  const round = (value: number): number => Math.round(value * 1e4) / 1e4;
  const regions = 60;
  const sectors = ["A", "B", "C", "D", "E", "F"];
  const shocks = sectors.map((sector, index): Shock => ({
    sector,
    period: null,
    value: round(random.normal()),
    cluster: ["p", "p", "q", "q", "r", "s"][index] ?? null
  }));
  const shares = sectors.map(() => new Float64Array(regions));
  const columns = ["y", "d", "a", "w"].map(() => new Float64Array(regions));
  const [y, d, a, w] = columns as [Float64Array, Float64Array, Float64Array, Float64Array];
  const province: string[] = [];
  for (let region = 0; region < regions; region++) {
    const raw = sectors.map(() => random.uniform() * random.uniform());
    const covered = 0.5 + 0.4 * random.uniform();
    const total = raw.reduce((sum, value) => sum + value, 0);
    let exposure = 0;
    let error = 0;
    raw.forEach((value, sector) => {
      const share = round((covered * value) / total);
      (shares[sector] as Float64Array)[region] = share;
      exposure += share * (shocks[sector]?.value ?? 0);
      error += share * (sector % 2 === 0 ? 1 : -1);
    });
    a[region] = round(random.normal());
    d[region] = round(exposure + 0.3 * (a[region] ?? 0) + 0.2 * random.normal());
    y[region] = round(0.7 * (d[region] ?? 0) + 0.5 * (a[region] ?? 0) + error + 0.3 * random.normal());
    w[region] = 1 + random.integer(9);
    province.push(`P${region % 7}`);
  }
  return {
    table: {
      length: regions,
      columns: {
        y,
        d,
        a,
        w,
        province,
        ...Object.fromEntries(sectors.map((name, index) => [`s_${name}`, shares[index] as Float64Array]))
      }
    },
    shocks
  };
}

import type {CommutingRow} from "../source-loader.js";
import type {Geography} from "./geography.js";
import type {Labour} from "./labour.js";
import type {Amounts} from "./publish.js";
import {amountAt} from "./publish.js";
import type {World} from "./recipe-schema.js";

/**
 * Jobs by home and work municipality in the boundaries of each commuting year. Rounded so that the flows into a work
 * municipality add up to its rounded jobs (largest remainders); flows that round to nothing are left out.
 * @param base inhabitants by atom and year, the weight of a merged municipality's parts as homes
 */
export function commutingRows(labour: Labour, geography: Geography, base: Amounts, world: World): CommutingRow[] {
  return world.commuting.years.flatMap((year) => {
    const flows = labour.flows.get(year);
    return flows ? rowsOf(year, flows, labour, geography, base, world.commuting.roundTo) : [];
  });
}

interface Part {
  code: string;
  homeShare: number;
  workShare: number;
}

function rowsOf(
  year: number,
  flows: Float64Array,
  labour: Labour,
  geography: Geography,
  base: Amounts,
  roundTo: number
): CommutingRow[] {
  const n = geography.homes.length;
  const parts = partsOf(year, labour, geography, base);
  const columns = new Map<string, Map<string, number>>();
  for (let work = 0; work < n; work++) {
    for (const to of parts[work] ?? []) {
      let column = columns.get(to.code);
      if (!column) columns.set(to.code, (column = new Map()));
      for (let home = 0; home < n; home++) {
        const flow = (flows[home * n + work] ?? 0) * to.workShare;
        if (flow < roundTo / 20) continue;
        for (const from of parts[home] ?? [])
          column.set(from.code, (column.get(from.code) ?? 0) + flow * from.homeShare);
      }
    }
  }
  const jobs = jobsOf(year, labour, geography);
  const rows: CommutingRow[] = [];
  for (const [work, column] of [...columns].sort(byCode)) {
    const homes = [...column].sort(byCode);
    const steps = roundToTotal(
      homes.map(([, flow]) => flow),
      Math.round((jobs.get(work) ?? 0) / roundTo)
    );
    homes.forEach(([home], i) => {
      const rounded = (steps[i] ?? 0) * roundTo;
      if (rounded > 0)
        rows.push({
          home,
          work,
          boundaryYear: year,
          period: `${year}-01-01`,
          jobs: rounded,
          low: Math.max(0, rounded - roundTo),
          high: rounded + roundTo,
          imputed: false
        });
    });
  }
  return rows;
}

/** The municipalities of the year inside each municipality of the last year, with their share of residents and jobs. */
function partsOf(year: number, labour: Labour, geography: Geography, base: Amounts): Part[][] {
  const at = year - geography.firstYear;
  const parts = geography.homes.map(() => new Map<string, {residents: number; jobs: number}>());
  geography.atoms.forEach((atom, a) => {
    const part = parts[atom.home]?.get(atom.path[at] ?? "") ?? {residents: 0, jobs: 0};
    part.residents += amountAt(base, a, at * 12);
    for (const amounts of labour.jobs.values()) part.jobs += amountAt(amounts, a, at * 12);
    parts[atom.home]?.set(atom.path[at] ?? "", part);
  });
  return parts.map((within) => {
    let residents = 0;
    let jobs = 0;
    for (const part of within.values()) {
      residents += part.residents;
      jobs += part.jobs;
    }
    return [...within].map(([code, part]) => ({
      code,
      homeShare: part.residents / Math.max(1, residents),
      workShare: part.jobs / Math.max(1, jobs)
    }));
  });
}

function jobsOf(year: number, labour: Labour, geography: Geography): Map<string, number> {
  const jobs = new Map<string, number>();
  const at = year - geography.firstYear;
  geography.atoms.forEach((atom, a) => {
    const code = atom.path[at] ?? "";
    for (const amounts of labour.jobs.values()) jobs.set(code, (jobs.get(code) ?? 0) + amountAt(amounts, a, at * 12));
  });
  return jobs;
}

/** Whole numbers in proportion to the values that sum to the total: largest remainders, ties to the first. */
function roundToTotal(values: readonly number[], total: number): number[] {
  const sum = values.reduce((a, b) => a + b, 0);
  if (sum <= 0) return values.map(() => 0);
  const exact = values.map((value) => (value * total) / sum);
  const whole = exact.map(Math.floor);
  const missing = total - whole.reduce((a, b) => a + b, 0);
  exact
    .map((value, i) => ({i, rest: value - Math.floor(value)}))
    .sort((a, b) => b.rest - a.rest || a.i - b.i)
    .slice(0, missing)
    .forEach(({i}) => (whole[i] = (whole[i] ?? 0) + 1));
  return whole;
}

function byCode(a: readonly [string, unknown], b: readonly [string, unknown]): number {
  return a[0] < b[0] ? -1 : 1;
}

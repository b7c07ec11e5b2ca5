import exp from "@stdlib/math-base-special-exp";
import type {Geography} from "./geography.js";
import {gravity} from "./gravity.js";
import type {Amounts} from "./publish.js";
import {amountAt} from "./publish.js";
import type {Truth, World} from "./recipe-schema.js";
import {Stream} from "./stream.js";
import {monthOf, monthlyPath, yearlyPath} from "./time-path.js";
import type {Variable} from "./variables.js";
import {wholeParts} from "./whole-parts.js";

/** Jobs of the world and what the shocks do to them. */
export interface Labour {
  sectors: readonly string[];
  /** Whole jobs per atom and year, by sector. */
  jobs: ReadonlyMap<string, Amounts>;
  /** Jobs lost (−) to the residents of a municipality, percent, by month: sector shocks seen through commuting. */
  gap: Variable;
  /** Flows of jobs, home × municipalities + work, in each year of the recipe's commuting. */
  flows: ReadonlyMap<number, Float64Array>;
}

/**
 * Sector shocks hit jobs where people work; commuting carries them to where people live. What support keeps alive is
 * never lost: the fall of jobs is the shock times what no moderator dampens.
 * @param base inhabitants the jobs are counted per, by atom and year
 */
export function createLabour(world: World, truth: Truth, geography: Geography, base: Amounts): Labour {
  const {homes, atoms, years} = geography;
  const firstMade = geography.firstYear - world.burnIn;
  const yearsMade = years + world.burnIn;
  const sectors = Object.keys(world.employment.sectors).sort();
  const falls = sectors.map((sector) => fallOfJobs(sector, truth, firstMade, yearsMade * 12));
  const rates = sectors.map((sector) => sectorRates(sector, world, geography, firstMade, yearsMade));

  const jobs = new Map<string, Amounts>();
  sectors.forEach((sector, s) => {
    const values = new Float64Array(atoms.length * years);
    atoms.forEach((atom, a) => {
      const lean = exp(0.3 * new Stream(world.seed, "jobs", sector, atom.key).normal());
      const whole = wholeParts(world.seed, `jobs|${sector}`, atom.key);
      for (let year = 0; year < years; year++) {
        const made = year + world.burnIn;
        let fall = 0;
        for (let month = made * 12; month < made * 12 + 12; month++) fall += (falls[s]?.[month] ?? 0) / 12;
        const rate = (rates[s]?.[atom.home * yearsMade + made] ?? 0) * lean * (1 + fall / 100);
        values[a * years + year] = whole((amountAt(base, a, year * 12) * rate) / 100);
      }
    });
    jobs.set(sector, {values, periods: years, monthly: false});
  });

  const flows = new Map(
    world.commuting.years.map((year) => [year, flowsOf(year, world, geography, base, jobs)] as const)
  );
  const structure = flows.get(world.commuting.years[0] ?? 0) ?? new Float64Array(homes.length * homes.length);
  const shares = sectorShares(sectors, jobs, geography, world.commuting.years[0] ?? geography.firstYear);
  const exposures = expose(structure, shares, homes.length, sectors.length);
  const months = yearsMade * 12;
  const values = new Float64Array(homes.length * months);
  homes.forEach((_, h) => {
    for (let month = 0; month < months; month++) {
      let gap = 0;
      falls.forEach((fall, s) => (gap += (exposures[h * sectors.length + s] ?? 0) * (fall[month] ?? 0)));
      values[h * months + month] = gap;
    }
  });
  return {sectors, jobs, gap: {kind: "monthly", values, months}, flows};
}

/** Fall of a sector's jobs by month, percent, after moderation; negative is a loss. */
function fallOfJobs(sector: string, truth: Truth, firstYear: number, months: number): Float64Array {
  const fall = new Float64Array(months);
  for (const shock of truth.shocks) {
    const profile = monthlyPath(shock.profile, firstYear, months);
    const left = new Float64Array(months).fill(1);
    for (const moderator of truth.moderators) {
      const variable = truth.variables.find(({id}) => id === moderator.variable);
      const dampening = moderator.dampens[shock.id] ?? 0;
      if (variable?.kind !== "national") continue;
      const help = monthlyPath(variable.path, firstYear, months);
      const [from, to] = [monthOf(moderator.starts, firstYear), monthOf(moderator.ends, firstYear)];
      for (let m = Math.max(0, from); m <= Math.min(to, months - 1); m++)
        left[m] = (left[m] ?? 1) * (1 - dampening * (help[m] ?? 0));
    }
    for (let m = 0; m < months; m++)
      fall[m] = (fall[m] ?? 0) + (shock.sectors[sector] ?? 0) * (profile[m] ?? 0) * (left[m] ?? 1);
  }
  return fall;
}

/** Jobs to 100 of the base without shocks: home × years + year. */
function sectorRates(sector: string, world: World, {homes}: Geography, firstYear: number, years: number): Float64Array {
  const recipe = world.employment.sectors[sector];
  const values = new Float64Array(homes.length * years);
  if (!recipe) return values;
  const level = yearlyPath(recipe.level, firstYear, years);
  const own = Math.sqrt(1 - recipe.urban * recipe.urban);
  const effects = homes.map(({code, urban}) =>
    exp(recipe.spread * (recipe.urban * urban + own * new Stream(world.seed, "jobs", sector, code).normal()))
  );
  let weight = 0;
  let sum = 0;
  homes.forEach(({population}, h) => {
    weight += population;
    sum += population * (effects[h] ?? 0);
  });
  homes.forEach(({code}, h) => {
    const stream = new Stream(world.seed, "jobs", sector, code, "noise");
    let deviation = stream.normal() * recipe.noise;
    for (let year = 0; year < years; year++) {
      values[h * years + year] = ((level[year] ?? 0) * (effects[h] ?? 0) * weight * (1 + deviation)) / sum;
      deviation = 0.8 * deviation + 0.6 * recipe.noise * stream.normal();
    }
  });
  return values;
}

function flowsOf(
  year: number,
  world: World,
  {homes, atoms, firstYear}: Geography,
  base: Amounts,
  jobs: ReadonlyMap<string, Amounts>
): Float64Array {
  const workers = new Float64Array(homes.length);
  const places = new Float64Array(homes.length);
  const month = (year - firstYear) * 12;
  atoms.forEach(({home}, a) => {
    workers[home] = (workers[home] ?? 0) + (amountAt(base, a, month) * world.commuting.workers) / 100;
    for (const amounts of jobs.values()) places[home] = (places[home] ?? 0) + amountAt(amounts, a, month);
  });
  return gravity(homes, workers, places, world.commuting.distance);
}

/** Share of each sector in the jobs of each municipality: home × sectors + sector. */
function sectorShares(
  sectors: readonly string[],
  jobs: ReadonlyMap<string, Amounts>,
  {homes, atoms, firstYear}: Geography,
  year: number
): Float64Array {
  const shares = new Float64Array(homes.length * sectors.length);
  const totals = new Float64Array(homes.length);
  sectors.forEach((sector, s) => {
    const amounts = jobs.get(sector);
    atoms.forEach(({home}, a) => {
      const value = amounts ? amountAt(amounts, a, (year - firstYear) * 12) : 0;
      shares[home * sectors.length + s] = (shares[home * sectors.length + s] ?? 0) + value;
      totals[home] = (totals[home] ?? 0) + value;
    });
  });
  return shares.map((value, i) => value / Math.max(1, totals[Math.floor(i / sectors.length)] ?? 1));
}

/** Share of each sector in the jobs that residents hold, through commuting. */
function expose(flows: Float64Array, shares: Float64Array, n: number, sectors: number): Float64Array {
  const exposures = new Float64Array(n * sectors);
  for (let i = 0; i < n; i++) {
    let sum = 0;
    for (let j = 0; j < n; j++) {
      const flow = flows[i * n + j] ?? 0;
      sum += flow;
      for (let s = 0; s < sectors; s++)
        exposures[i * sectors + s] = (exposures[i * sectors + s] ?? 0) + flow * (shares[j * sectors + s] ?? 0);
    }
    for (let s = 0; s < sectors; s++) exposures[i * sectors + s] = (exposures[i * sectors + s] ?? 0) / sum;
  }
  return exposures;
}

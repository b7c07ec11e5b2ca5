import {fileURLToPath} from "node:url";
import {beforeAll, describe, expect, it} from "vitest";
import type {Catalogue} from "../../catalogue/catalogue.js";
import {readCatalogue} from "../../catalogue/catalogue.js";
import {createRegionIndex} from "../../warehouse/region-names.js";
import type {RegionIndex} from "../../warehouse/region-index.js";
import {readRegions} from "../../warehouse/regions.js";
import type {DemoWorld} from "./generate-world.js";
import {generateWorld} from "./generate-world.js";
import {SUPPRESSED} from "./columns.js";
import {hashWorld} from "./load-demo.js";
import {readRecipe} from "./read-recipe.js";
import type {Truth, World} from "./recipe-schema.js";

const dataDir = fileURLToPath(new URL("../../../data", import.meta.url));

/** A changed recipe, region list or generator changes every figure of the demonstration: then, and only then, this. */
const WORLD_SHA256 = "2caacdeeea079d8469086e21d27318b214fb4121f13c5323626c32890d8b6431";

let catalogue: Catalogue;
let index: RegionIndex;
let world: World;
let truth: Truth;
let made: DemoWorld;
/** `indicator|grain|breakdown` → `region|month` → value; suppressed cells are NaN. */
let table: Map<string, Map<string, number>>;

beforeAll(async () => {
  catalogue = await readCatalogue(dataDir);
  const {regions, changes} = await readRegions(dataDir);
  index = createRegionIndex(regions, changes);
  ({world, truth} = await readRecipe(dataDir));
  made = generateWorld(world, truth, index);
  table = tabulate(made);
}, 120_000);

function tabulate({columns}: DemoWorld): typeof table {
  const result = new Map<string, Map<string, number>>();
  for (let i = 0; i < columns.length; i++) {
    const {indicator, grain, breakdown, region} = columns.keys[columns.key[i]!]!;
    const name = `${indicator}|${grain}|${breakdown}`;
    let cells = result.get(name);
    if (!cells) result.set(name, (cells = new Map()));
    cells.set(`${region}|${columns.month[i]!}`, columns.value[i]!);
  }
  return result;
}

const yearly = (indicator: string, region: string, year: number, breakdown = "total"): number =>
  table.get(`${indicator}|year|${breakdown}`)?.get(`${region}|${(year - 2011) * 12}`) ?? NaN;

describe("the demonstration world", () => {
  it("is equal to the bit on every machine", () => {
    expect(hashWorld(made)).toBe(WORLD_SHA256);
  });

  it("holds one to two million figures of 60 indicators or more, about twelve of them or more by month", () => {
    expect(made.columns.length).toBeGreaterThan(1_000_000);
    expect(made.columns.length).toBeLessThan(2_000_000);
    expect(new Set(made.columns.keys.map(({indicator}) => indicator)).size).toBeGreaterThanOrEqual(60);
    const monthly = made.columns.keys.filter(({grain, region}) => grain === "month" && region === "GM0794");
    expect(new Set(monthly.map(({indicator}) => indicator)).size).toBeGreaterThanOrEqual(12);
  });

  it("has figures of every indicator of the catalogue that is not declared a gap, in a grain the catalogue names", () => {
    const grains = new Map<string, Set<string>>();
    for (const {indicator, grain} of made.columns.keys)
      grains.set(indicator, (grains.get(indicator) ?? new Set()).add(grain));
    const without = [...catalogue.indicators.values()]
      .filter(({missingBecause, parts}) => missingBecause === null && parts.length === 0)
      .filter(({id}) => !grains.has(id));
    expect(without.map(({id}) => id)).toEqual([]);
    expect([...grains.keys()].filter((id) => !catalogue.indicators.has(id))).toEqual([]);
    const odd = [...grains].flatMap(([id, own]) =>
      [...own]
        .filter((grain) => !catalogue.indicators.get(id)!.grains.some((known) => known === grain))
        .map((g) => `${id} ${g}`)
    );
    expect(odd).toEqual([]);
  });

  it("stays inside the plausible range of every indicator", () => {
    const outside = new Set<string>();
    const {columns} = made;
    for (let i = 0; i < columns.length; i++) {
      const id = columns.keys[columns.key[i]!]!.indicator;
      const [low, high] = catalogue.indicators.get(id)!.plausible;
      const value = columns.value[i]!;
      if ((low !== null && value < low) || (high !== null && value > high)) outside.add(id);
    }
    expect([...outside]).toEqual([]);
  });

  it("has no negative count, no percentage above 100, and no value in a suppressed cell", () => {
    const {columns} = made;
    let wrong = 0;
    let suppressed = 0;
    for (let i = 0; i < columns.length; i++) {
      const indicator = catalogue.indicators.get(columns.keys[columns.key[i]!]!.indicator)!;
      const value = columns.value[i]!;
      if ((indicator.measure === "count" || indicator.measure === "amount") && value < 0) wrong++;
      if (
        indicator.measure === "percentage" &&
        indicator.kind !== "model" &&
        indicator.plausible[1] === 100 &&
        value > 100
      )
        wrong++;
      if (Number.isNaN(value) !== columns.missing[i]! > 0) wrong++;
      if (columns.missing[i] === SUPPRESSED) suppressed++;
    }
    expect(wrong).toBe(0);
    expect(suppressed).toBeGreaterThan(1000);
  });
});

describe("regions of the demonstration world", () => {
  it("publishes the municipalities of each year and none that is dissolved", () => {
    for (let year = 2011; year <= 2024; year++) {
      const published = [...table.get("inwoners|year|total")!.keys()]
        .filter((key) => key.startsWith("GM") && key.endsWith(`|${(year - 2011) * 12}`))
        .map((key) => key.slice(0, 6));
      expect(published.sort()).toEqual(
        index
          .list("gemeente", year)
          .map(({code}) => code)
          .sort()
      );
    }
    expect(yearly("inwoners", "GM0738", 2018)).toBeGreaterThan(0);
    expect(yearly("inwoners", "GM0738", 2019)).toBeNaN();
  });

  it("adds up to the province and the country, over every merger, where the publisher does not round", () => {
    for (const indicator of [
      "inwoners",
      "huishoudens",
      "beroepsbevolking",
      "ww-uitkeringen",
      "bijstand",
      "verdachten"
    ]) {
      const roundTo = indicator === "verdachten" ? 5 : 1;
      for (let year = 2011; year <= 2024; year++) {
        const cells = [...table.get(`${indicator}|year|total`)!].filter(([key]) =>
          key.endsWith(`|${(year - 2011) * 12}`)
        );
        const sum = (prefix: string): {total: number; n: number} => {
          const values = cells.filter(([key]) => key.startsWith(prefix)).map(([, value]) => value);
          return {total: values.reduce((a, b) => a + b, 0), n: values.length};
        };
        const country = yearly(indicator, "NL01", year);
        for (const prefix of indicator === "verdachten" ? ["PV"] : ["GM", "PV", "CR"].filter((p) => sum(p).n > 0)) {
          const {total, n} = sum(prefix);
          expect(Math.abs(total - country), `${indicator} ${prefix} ${year}`).toBeLessThanOrEqual(
            roundTo === 1 ? 0 : ((n + 1) * roundTo) / 2
          );
        }
      }
    }
  });

  it("keeps ages inside each other and adding up to everyone", () => {
    const ages = Object.keys(world.population.breakdowns);
    for (const region of ["NL01", "GM0794", "PV28", "GM1955"]) {
      const of = (id: string): number => yearly(id, region, 2020);
      expect(ages.reduce((sum, age) => sum + yearly("inwoners", region, 2020, age), 0)).toBe(of("inwoners"));
      expect(yearly("inwoners", region, 2020, "sex=f") + yearly("inwoners", region, 2020, "sex=m")).toBe(
        of("inwoners")
      );
      expect(of("inwoners-0-17") + of("inwoners-18-plus")).toBe(of("inwoners"));
      expect(of("inwoners-0-17")).toBeLessThan(of("inwoners-0-22"));
      expect(of("inwoners-0-22")).toBeLessThan(of("inwoners-0-24"));
      expect(of("inwoners-15-aow")).toBeLessThan(of("inwoners-15-74"));
    }
  });

  it("divides a municipality over its wijken without loss", () => {
    const own = made.wijken.filter(
      ({municipality, boundaryYear}) => municipality === "GM0794" && boundaryYear === 2020
    );
    expect(own.length).toBeGreaterThan(5);
    expect(own.map(({code, name}) => [code, name])[0]).toEqual(["WK079401", "Wijk 01"]);
    const sum = own.reduce((total, {code}) => total + yearly("inwoners", code, 2020), 0);
    expect(sum).toBe(yearly("inwoners", "GM0794", 2020));
    expect(own.reduce((total, {population}) => total + population!, 0)).toBe(sum);
  });
});

describe("work in the demonstration world", () => {
  it("has jobs by sector that add up to the jobs, within the bounds of rounding", () => {
    for (const region of ["GM0794", "GM0363", "NL01"]) {
      const rows = made.employment.filter((row) => row.region === region && row.boundaryYear === 2019);
      expect(rows).toHaveLength(10);
      const jobs = yearly("banen", region, 2019);
      expect(rows.reduce((sum, {low}) => sum + low!, 0)).toBeLessThanOrEqual(jobs + 5);
      expect(rows.reduce((sum, {high}) => sum + high!, 0)).toBeGreaterThanOrEqual(jobs - 5);
    }
  });

  it("has commuting that adds up to the jobs of each work municipality and is mostly near", () => {
    for (const year of world.commuting.years) {
      const rows = made.commuting.filter(({boundaryYear}) => boundaryYear === year);
      const into = new Map<string, number>();
      for (const {work, jobs} of rows) into.set(work, (into.get(work) ?? 0) + jobs);
      const codes = index.list("gemeente", year).map(({code}) => code);
      expect([...into.keys()].sort()).toEqual(codes.sort());
      for (const [work, jobs] of into) expect(jobs).toBe(yearly("banen", work, year));
      const within = rows.filter(({home, work}) => home === work).reduce((sum, {jobs}) => sum + jobs, 0);
      const all = rows.reduce((sum, {jobs}) => sum + jobs, 0);
      expect(within / all).toBeGreaterThan(0.2);
    }
  });
});

describe("breaks of the demonstration world", () => {
  it("counts a tenth less WW by wijk from 2020, and not in municipalities", () => {
    const ratio = (year: number): number => {
      const inYear = made.wijken.filter(({boundaryYear}) => boundaryYear === year);
      const municipalities = [...new Set(inYear.map(({municipality}) => municipality!))];
      const share = municipalities.reduce((sum, code) => sum + yearly("inwoners", code, year), 0);
      expect(share / yearly("inwoners", "NL01", year)).toBeGreaterThan(0.9);
      const parts = inYear.reduce((sum, {code}) => sum + yearly("ww-uitkeringen", code, year), 0);
      return parts / municipalities.reduce((sum, code) => sum + yearly("ww-uitkeringen", code, year), 0);
    };
    expect(ratio(2019)).toBeCloseTo(1, 2);
    expect(ratio(2020)).toBeCloseTo(0.9, 2);
  });

  it("follows the published GGZ costs of 2018–2023, with the fall of 2021 (Vektis, € million)", () => {
    const published = {2018: 3551, 2019: 3738, 2020: 4022, 2021: 2857, 2022: 4484, 2023: 4958};
    for (const [year, euros] of Object.entries(published))
      expect(yearly("ggz-kosten", "NL01", Number(year)) / 1e6 / euros).toBeCloseTo(1, 1);
  });

  it("follows the published unemployment of the country (CBS 85224NED, yearly means)", () => {
    const published = {2013: 8.2, 2019: 4.45, 2020: 4.85, 2021: 4.2, 2022: 3.525};
    for (const [year, percent] of Object.entries(published))
      expect(Math.abs(yearly("werkloosheid", "NL01", Number(year)) - percent)).toBeLessThan(0.2);
  });
});

describe("the truth of the demonstration world", () => {
  /** Municipalities of 2024 that never changed: no boundary effects in a regression. */
  const stable = (): string[] =>
    made.geography.homes
      .map(({code}, home) => ({code, atoms: made.geography.atoms.filter((atom) => atom.home === home)}))
      .filter(({code, atoms}) => atoms.length === 1 && atoms[0]!.path.every((each) => each === code))
      .map(({code}) => code);

  const panel = (outcome: (region: string, year: number) => number, lag: number, from: number): Fit => {
    const years = Array.from({length: 2024 - from + 1}, (_, i) => from + i);
    const regions = stable();
    return twoWay(
      regions.map((region) => years.map((year) => outcome(region, year))),
      regions.map((region) => years.map((year) => yearly("werkloosheid", region, year - lag)))
    );
  };
  const clients = (region: string, year: number): number =>
    (1000 * yearly("ggz-clienten", region, year)) / yearly("verzekerden-18-plus", region, year);
  const total = (to: string, lagYears: number): number =>
    truth.totals.find((each) => each.from === "werkloosheid" && each.to === to && each.lagYears === lagYears)!.effect;

  it("comes back from a two-way fixed-effects regression of GGZ clients on unemployment a year before", () => {
    const fit = panel(clients, 1, 2012);
    expect(fit.regions).toBeGreaterThan(250);
    expect(Math.abs(fit.estimate - total("ggz-clienten", 1))).toBeLessThan(3 * fit.se);
    expect(fit.estimate / fit.se).toBeGreaterThan(3);
  });

  it("does not come back from comparing municipalities in one year: what makes them poor makes both high", () => {
    const regions = stable();
    const fit = line(
      regions.map((region) => clients(region, 2019)),
      regions.map((region) => yearly("werkloosheid", region, 2018))
    );
    expect(fit.estimate - total("ggz-clienten", 1)).toBeGreaterThan(3 * fit.se);
  });

  it("comes back for complaints in the same year, through the sampling error of the survey", () => {
    const fit = panel((region, year) => yearly("psychische-klachten", region, year), 0, 2011);
    expect(Math.abs(fit.estimate - total("psychische-klachten", 0))).toBeLessThan(3 * fit.se);
  });

  it("comes back for debts a year later", () => {
    const fit = panel((region, year) => yearly("problematische-schulden", region, year), 1, 2015);
    expect(Math.abs(fit.estimate - total("problematische-schulden", 1))).toBeLessThan(3 * fit.se);
  });

  it("comes back for bijstand by month, 24 months later", () => {
    const december = (indicator: string, region: string, year: number): number =>
      table.get(`${indicator}|month|total`)!.get(`${region}|${(year - 2011) * 12 + 11}`)!;
    const years = Array.from({length: 12}, (_, i) => 2013 + i);
    const fit = twoWay(
      stable().map((region) =>
        years.map((year) => (100 * december("bijstand", region, year)) / yearly("inwoners-15-aow", region, year))
      ),
      stable().map((region) => years.map((year) => december("werkloosheid", region, year - 2)))
    );
    expect(Math.abs(fit.estimate - total("bijstand", 2))).toBeLessThan(3 * fit.se);
  });

  it("is too small to be seen for youth care: the smallest effect found with 80 % power is larger than the true one", () => {
    const rate = (region: string, year: number): number =>
      (100 * yearly("jongeren-met-jeugdzorg", region, year)) / yearly("inwoners-0-22", region, year);
    const fit = panel(rate, 1, 2015);
    expect(2.8 * fit.se).toBeGreaterThan(total("jongeren-met-jeugdzorg", 1));
  });

  it("has a crisis that raises unemployment by about one point, three tenths of what it would be without support", () => {
    const until = world.series.findIndex(({id}) => id === "werkloosheid") + 1;
    const small = {...world, series: world.series.slice(0, until)};
    const august2020 = (world.burnIn + 9) * 12 + 7;
    const rates = (each: Truth): number[] => {
      const variable = generateWorld(small, each, index).variables.get("werkloosheid");
      if (variable?.kind !== "monthly") throw new Error("unemployment is made by month");
      return made.geography.homes.map((_, home) => variable.values[home * variable.months + august2020]!);
    };
    const real = rates(truth);
    const without = rates({...truth, shocks: []});
    const unsupported = rates({...truth, moderators: []});
    // A municipality held at the lowest rate shows no effect of its own.
    const free = real.map((_, home) => home).filter((home) => without[home]! > 0.25);
    expect(free.length).toBeGreaterThan(330);
    for (const home of free) {
      const rise = real[home]! - without[home]!;
      expect(rise).toBeGreaterThan(0.4);
      expect(rise).toBeLessThan(2);
      expect(rise / (unsupported[home]! - without[home]!)).toBeCloseTo(0.3, 9);
    }
  });

  it("lets growth fall below nothing", () => {
    const provinces = index.list("provincie", 2020).map(({code}) => yearly("economische-groei-regio", code, 2020));
    const mean = provinces.reduce((sum, value) => sum + value, 0) / provinces.length;
    expect(mean).toBeGreaterThan(-4.6);
    expect(mean).toBeLessThan(-3.2);
  });

  it("changes nothing in other indicators when one is left out", () => {
    const until = (id: string): World["series"] =>
      world.series.slice(0, world.series.findIndex((each) => each.id === id) + 1);
    const fewer = until("werkloosheid").filter(({id}) => id !== "eenoudergezinnen");
    const other = tabulate(generateWorld({...world, series: fewer}, truth, index));
    for (const name of ["werkloosheid|year|total", "werkloosheid|month|total", "huishoudens|year|total"])
      expect([...other.get(name)!]).toEqual([...table.get(name)!]);
  });
});

interface Fit {
  estimate: number;
  se: number;
  regions: number;
}

/** Two-way fixed effects of a balanced panel, standard error clustered by region; regions with a gap are left out. */
function twoWay(y: number[][], x: number[][]): Fit {
  const whole = y.map((_, i) => i).filter((i) => [...y[i]!, ...x[i]!].every(Number.isFinite));
  const demean = (rows: number[][]): number[][] => {
    const mean = (values: number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
    const columns = rows[0]!.map((_, t) => mean(rows.map((row) => row[t]!)));
    const all = mean(columns);
    return rows.map((row) => row.map((value, t) => value - mean(row) - columns[t]! + all));
  };
  const [v, w] = [demean(whole.map((i) => y[i]!)), demean(whole.map((i) => x[i]!))];
  const dot = (a: number[], b: number[]): number => a.reduce((sum, value, i) => sum + value * b[i]!, 0);
  const xx = w.reduce((sum, row) => sum + dot(row, row), 0);
  const estimate = v.reduce((sum, row, i) => sum + dot(row, w[i]!), 0) / xx;
  const meat = v.reduce((sum, row, i) => {
    const score = dot(
      row.map((value, t) => value - estimate * w[i]![t]!),
      w[i]!
    );
    return sum + score * score;
  }, 0);
  return {estimate, se: Math.sqrt((meat * whole.length) / (whole.length - 1)) / xx, regions: whole.length};
}

/** A straight line through points, robust standard error. */
function line(y: number[], x: number[]): Fit {
  const keep = y.map((_, i) => i).filter((i) => Number.isFinite(y[i]!) && Number.isFinite(x[i]!));
  const mean = (values: number[]): number => keep.reduce((sum, i) => sum + values[i]!, 0) / keep.length;
  const [my, mx] = [mean(y), mean(x)];
  const xx = keep.reduce((sum, i) => sum + (x[i]! - mx) ** 2, 0);
  const estimate = keep.reduce((sum, i) => sum + (x[i]! - mx) * (y[i]! - my), 0) / xx;
  const meat = keep.reduce((sum, i) => sum + ((x[i]! - mx) * (y[i]! - my - estimate * (x[i]! - mx))) ** 2, 0);
  return {estimate, se: Math.sqrt(meat) / xx, regions: keep.length};
}

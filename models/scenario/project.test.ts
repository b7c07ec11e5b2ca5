import {readFileSync, readdirSync} from "node:fs";
import {parse} from "yaml";
import {describe, expect, it} from "vitest";
import {noCommuting} from "./commuting.js";
import {delayedShare} from "./delayed-share.js";
import {drawScenario} from "./draws.js";
import {sectorCodes, type ScenarioPublication, type ScenarioVariant, type SectorCode} from "./format.js";
import {projectScenario, type RegionFacts} from "./project.js";
import {readPublication} from "./read-publication.js";
import {scenarioPath} from "./scenario-path.js";
import {sectorShocks} from "./sector-shocks.js";
import {regionTotals, sectorMix} from "./structure.js";
import {supportFactors} from "./support.js";

const folder = new URL("../../data/scenarios/", import.meta.url);
const library = readdirSync(folder)
  .filter((file) => file.endsWith(".yaml"))
  .map((file) => readPublication(parse(readFileSync(new URL(file, folder), "utf8")), file));
const march = library.find(({id}) => id === "cpb-2020-03") as ScenarioPublication;
const variant = (id: string): ScenarioVariant => march.variants.find((each) => each.id === id) as ScenarioVariant;

/** Shares in value added of 2019, in percent, roughly: only to have weights. */
const weights = {
  ...{A: 1.8, "B-E": 14.7, F: 5.3, "G-I": 21, J: 5.1},
  ...{K: 6.5, L: 5.9, "M-N": 15.6, "O-Q": 22, "R-U": 2.6}
} satisfies Record<SectorCode, number>;

const rows = ["A", "B", "C"].flatMap((region, r) =>
  sectorCodes.map((sector, s) => ({region, sector, jobs: 100 + 37 * ((r * 7 + s * 3) % 10), low: 90, high: 500}))
);
const facts: RegionFacts = {
  mix: sectorMix(rows, 2019),
  commuting: noCommuting(["A", "B", "C"]),
  labourForce: Float64Array.of(1000, 2000, 4000),
  unemployment: Float64Array.of(3, 4, 5),
  levelYear: 2019
};
const project = (id: string, options = {}): ReturnType<typeof projectScenario> =>
  projectScenario(variant(id), scenarioPath(march, id), facts, options);
const weighted = (values: ArrayLike<number>): number =>
  [...facts.labourForce].reduce((sum, w, r) => sum + w * (values[r] ?? 0), 0) / 7000;

describe("the scenario library", () => {
  it("is sound, and its ids start with their publication's", () => {
    expect(library.length).toBeGreaterThanOrEqual(8);
    for (const {id, variants} of library)
      for (const each of variants) expect(each.id.startsWith(`${id}-`), each.id).toBe(true);
  });

  it("has a fourth scenario that is not the deepest in 2020 and the worst over two years", () => {
    const growth = (id: string): number[] => scenarioPath(march, id).years.map(({gdpGrowth}) => gdpGrowth ?? NaN);
    const ids = [1, 2, 3, 4].map((n) => `cpb-2020-03-s${n}`);
    const first = ids.map((id) => growth(id)[0] ?? 0);
    const both = ids.map((id) => growth(id).reduce((level, g) => level * (1 + g / 100), 1));
    expect(Math.min(...first)).toBe(first[2]);
    expect(Math.min(...both)).toBe(both[3]);
  });

  it("counts changes inside a publication, and never takes an end of year or a bound for an average", () => {
    const of = (publication: string, id: string): ReturnType<typeof scenarioPath> =>
      scenarioPath(library.find((each) => each.id === publication) as ScenarioPublication, id);
    const august = of("cpb-2020-08", "cpb-2020-08-basis");
    expect(august.years[1]?.unemploymentChange).toBeCloseTo(3.1, 12);
    expect(august.warnings.map(({code}) => code)).toContain("not-an-average");
    const weak = of("cpb-2020-06", "cpb-2020-06-zwak-herstel");
    expect(weak.years[1]?.unemploymentChange).toBeNull();
    expect(weak.warnings.map(({code}) => code)).toContain("only-a-bound");
  });
});

describe("sector shocks", () => {
  it.each([
    ["cpb-2020-03-s1", -11.25, -1.2],
    ["cpb-2020-03-s4", -26.25, -7.3]
  ])("of %s keep the published cell and add up to the growth of GDP", (id, culture, gdpGrowth) => {
    const {sectors, sum, lambda} = sectorShocks(variant(id), {year: 2020, gdpGrowth, weights});
    expect(sectors.find(({sector}) => sector === "R-U")).toEqual({sector: "R-U", value: culture, origin: "found"});
    expect(sum).toBeCloseTo(gdpGrowth, 12);
    expect(lambda).toBeLessThan(0);
  });

  it("lets the user's own cell lead, and refuses what cannot be solved", () => {
    const own = sectorShocks(variant("cpb-2020-03-s1"), {
      year: 2020,
      gdpGrowth: -1.2,
      weights,
      overrides: [{sector: "R-U", value: -20}]
    });
    expect(own.sectors.find(({sector}) => sector === "R-U")).toMatchObject({value: -20, origin: "overridden"});
    expect(own.sum).toBeCloseTo(-1.2, 12);
    const all = sectorCodes.map((sector) => ({sector, value: -1}));
    expect(
      sectorShocks(variant("cpb-2020-03-s1"), {year: 2020, gdpGrowth: -5, weights, overrides: all}).lambda
    ).toBeNull();
    const most = sectorCodes.filter((code) => code !== "J").map((sector) => ({sector, value: 30}));
    expect(() =>
      sectorShocks(variant("cpb-2020-03-s1"), {year: 2020, gdpGrowth: -20, weights, overrides: most})
    ).toThrow(/J would shrink by/);
    expect(() =>
      sectorShocks(variant("cpb-2020-03-s1"), {year: 2020, gdpGrowth: -1, weights: {...weights, A: -1}})
    ).toThrow(/share of A is -1/);
  });
});

describe("a projection", () => {
  it.each(["cpb-2020-03-s1", "cpb-2020-03-s2", "cpb-2020-03-s3", "cpb-2020-03-s4"])(
    "of %s gives the country its own change back every year, on top of present levels",
    (id) => {
      const path = scenarioPath(march, id);
      for (const theta of [0, 0.5, 1]) {
        const {years} = project(id, {theta});
        years.forEach(({unemploymentChange, unemployment, year}) => {
          const own = path.years.find((each) => each.year === year)?.unemploymentChange ?? NaN;
          expect(Math.abs(weighted(unemploymentChange) - own)).toBeLessThan(1e-9);
          expect(weighted(unemployment)).toBeCloseTo(weighted(facts.unemployment) + own, 9);
        });
      }
    }
  );

  it("without shocks is what was there before", () => {
    const still: ScenarioVariant = {
      ...variant("cpb-2020-03-s1"),
      sectors: [],
      cells: variant("cpb-2020-03-s1").cells.map((cell) => ({
        ...cell,
        value: cell.measure === "unemployment" ? 3.4 : 0,
        relation: "exact"
      }))
    };
    const publication = {...march, variants: [still]};
    const {years} = projectScenario(still, scenarioPath(publication, still.id), facts);
    for (const {unemployment, growth, jobs, benefits} of years) {
      expect([...unemployment]).toEqual([...facts.unemployment]);
      for (const zeros of [growth, jobs, benefits.ww, benefits.bijstand])
        expect([...zeros].every((value) => Math.abs(value) < 1e-12)).toBe(true);
    }
  });

  it("says that a mix of another decade is an example", () => {
    const old = {...facts, mix: {...facts.mix, year: 2015}};
    const {warnings} = projectScenario(variant("cpb-2020-03-s1"), scenarioPath(march, "cpb-2020-03-s1"), old);
    expect(warnings.map(({code}) => code)).toContain("old-structure");
  });

  it("keeps part of the loss away as long as support lasts, and part of that comes after all", () => {
    expect(supportFactors([2020, 2021, 2022], {dampens: 0.6, starts: 2020, ends: 2021.5, returns: 1})).toEqual([
      0.4, 0.7, 1
    ]);
    const [with0] = project("cpb-2020-03-s4", {support: {dampens: 0.5, starts: 2020, ends: 2022, returns: 0}}).years;
    const [without] = project("cpb-2020-03-s4").years;
    expect(weighted(with0?.unemploymentChange ?? [])).toBeCloseTo(weighted(without?.unemploymentChange ?? []) / 2, 9);
    expect(() => supportFactors([2020], {dampens: 2, starts: 2020, ends: 2021, returns: 0})).toThrow(/dampens/);
  });

  // y' = (0.3·x − y)/2 from rest: after a straight rise to 100 over one year and nine years at 100, by hand
  // y(1) = 30·(1 − 2·(1 − e^−½)), y(10) = 30 − (30 − y(1))·e^−4.5.
  it("lets benefits follow with a delay that does not depend on the years asked for", () => {
    const first = 30 * (1 - 2 * (1 - Math.exp(-0.5)));
    const last = 30 - (30 - first) * Math.exp(-4.5);
    const path = {share: 0.3, delay: 2};
    expect(delayedShare([2020, 2029], [100, 100], path)[0]).toBeCloseTo(first, 9);
    expect(delayedShare([2020, 2029], [100, 100], path)[1]).toBeCloseTo(last, 9);
    const years = Array.from({length: 10}, (_, index) => 2020 + index);
    expect(
      delayedShare(
        years,
        years.map(() => 100),
        path
      )[9]
    ).toBeCloseTo(last, 9);
    expect(delayedShare([2020], [100], {share: 0.3, delay: 0})).toEqual([30]);
  });
});

describe("a projection of which one region is asked", () => {
  it("gives that region the very benefits it has among all, the others none, and everybody the same unemployment", () => {
    const [all, one] = [project("cpb-2020-03-s4"), project("cpb-2020-03-s4", {benefitsOf: [1]})];
    all.years.forEach(({benefits, unemployment, jobs}, y) => {
      for (const name of ["ww", "bijstand"] as const)
        expect([...(one.years[y]?.benefits[name] ?? [])]).toEqual([NaN, benefits[name][1], NaN]);
      expect(one.years[y]?.unemployment).toEqual(unemployment);
      expect(one.years[y]?.jobs).toEqual(jobs);
    });
    expect(one.warnings).toEqual(all.warnings);
  });
});

describe("draws", () => {
  const path = scenarioPath(march, "cpb-2020-03-s3");
  const draw = (n: number, options = {}): ReturnType<typeof drawScenario> =>
    drawScenario(variant("cpb-2020-03-s3"), path, facts, options, {seed: 7, draw: n});

  it("return the publication's change in every draw when only sectors and parameters are drawn", () => {
    for (let n = 0; n < 50; n++) {
      const {years} = draw(n, {groups: ["sectors", "parameters"]});
      expect(weighted(years[0]?.unemploymentChange ?? [])).toBeCloseTo(2.7, 9);
      expect(years[0]?.shocks.sum).toBeCloseTo(-7.7, 9);
    }
  });

  it("are the same for a seed and a number, and differ between numbers", () => {
    expect(draw(3)).toEqual(draw(3));
    expect(draw(3).years[0]?.unemployment[0]).not.toBe(draw(4).years[0]?.unemployment[0]);
  });

  /** Forty regions, two by two in an area: so many that none of them is the country. */
  const names = Array.from({length: 40}, (_, r) => `R${r}`);
  const many: RegionFacts = {
    mix: sectorMix(
      names.flatMap((region, r) =>
        sectorCodes.map((sector, s) => ({region, sector, jobs: 100 + 37 * ((r * 7 + s * 3) % 10), low: 90, high: 500}))
      ),
      2019
    ),
    commuting: noCommuting(names),
    labourForce: Float64Array.from(names, (_, r) => 1000 + 100 * (r % 5)),
    unemployment: new Float64Array(names.length).fill(4),
    levelYear: 2019
  };
  const local = Array.from({length: 4000}, (_, n) =>
    drawScenario(
      variant("cpb-2020-03-s3"),
      path,
      many,
      {groups: ["parameters"], together: names.map((_, r) => `area ${r >> 1}`), localSd: 1},
      {seed: 7, draw: n}
    )
  );

  it("move together inside a COROP area as much as asked", () => {
    const correlation = (a: number, b: number): number => {
      const xs = local.map(({years}) => years[0]?.jobs[a] ?? 0);
      const ys = local.map(({years}) => years[0]?.jobs[b] ?? 0);
      const centre = (values: number[]): number => values.reduce((sum, v) => sum + v, 0) / values.length;
      const [mx, my] = [centre(xs), centre(ys)];
      const cross = (p: number[], q: number[], mp: number, mq: number): number =>
        p.reduce((sum, v, n) => sum + (v - mp) * ((q[n] ?? 0) - mq), 0);
      return cross(xs, ys, mx, my) / Math.sqrt(cross(xs, xs, mx, mx) * cross(ys, ys, my, my));
    };
    expect(Math.abs(correlation(0, 1) - 0.5)).toBeLessThan(0.05);
    expect(Math.abs(correlation(0, 2))).toBeLessThan(0.06);
  });

  it("keep the country's jobs in every draw, so that no draw answers to them in another way than the middle", () => {
    const totals = regionTotals(many.mix);
    const whole = totals.reduce((sum, jobs) => sum + jobs, 0);
    const apart: number[] = [];
    for (const {years, warnings} of local) {
      const [first] = years;
      const sum = totals.reduce((all, jobs, r) => all + jobs * (first?.jobs[r] ?? NaN), 0);
      expect(sum / whole).toBeCloseTo(first?.jobsTotal.persons ?? NaN, 9);
      expect(warnings.map(({code}) => code)).not.toContain("slope-not-national");
      apart.push((first?.jobs[0] ?? 0) - (first?.jobsTotal.persons ?? 0));
    }
    // What a region has of its own still spreads by about the one point asked for.
    const mean = apart.reduce((sum, own) => sum + own, 0) / apart.length;
    const sd = Math.sqrt(apart.reduce((sum, own) => sum + (own - mean) ** 2, 0) / apart.length);
    expect(sd).toBeGreaterThan(0.9);
    expect(sd).toBeLessThan(1.1);
  });
});

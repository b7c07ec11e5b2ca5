import {mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join, resolve} from "node:path";
import {fileURLToPath} from "node:url";
import {describe, expect, it} from "vitest";
import {createRegionIndex} from "./region-names.js";
import {sizeClassOf} from "./region-size-class.js";
import {readRegions} from "./regions.js";

const dataDir = resolve(fileURLToPath(new URL("../../data", import.meta.url)));
const {regions, changes} = await readRegions(dataDir);
const index = createRegionIndex(regions, changes);

describe("readRegions", () => {
  // Numbers of municipalities on 1 January as CBS publishes them.
  it.each([
    [2011, 418], [2012, 415], [2013, 408], [2014, 403], [2015, 393], [2016, 390], [2017, 388], [2018, 380],
    [2019, 355], [2020, 355], [2021, 352], [2022, 345], [2023, 342], [2024, 342], [2025, 342], [2026, 342]
  ])("lists the municipalities of %i as CBS counts them", (year, count) => {
    expect(index.list("gemeente", year)).toHaveLength(count);
  }); // prettier-ignore

  it("lists the country, 4 parts, 12 provinces, 40 COROP areas and 25 safety regions every year", () => {
    for (const year of [2011, 2026]) {
      const levels = ["land", "landsdeel", "provincie", "corop", "veiligheidsregio"] as const;
      expect(levels.map((level) => index.list(level, year).length)).toEqual([1, 4, 12, 40, 25]);
    }
  });

  it("adds the municipalities of 2015 up to the country, each province and each COROP area, to the inhabitant", () => {
    const sums = new Map<string, number>();
    for (const {province, corop, population} of index.list("gemeente", 2015))
      for (const parent of ["NL01", province ?? "", corop ?? ""])
        sums.set(parent, (sums.get(parent) ?? 0) + (population ?? 0));
    for (const level of ["land", "provincie", "corop"] as const)
      for (const area of index.list(level, 2015))
        expect([area.code, sums.get(area.code)]).toEqual([area.code, area.population]);
    expect(index.get("NL01", 2015)?.population).toBe(16_900_726);
  });

  it.each([2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026])(
    "adds the municipalities of %i up to the country and each province",
    (year) => {
      const sums = new Map<string, number>();
      for (const {province, population} of index.list("gemeente", year))
        for (const parent of ["NL01", province ?? ""]) sums.set(parent, (sums.get(parent) ?? 0) + (population ?? 0));
      for (const level of ["land", "provincie"] as const)
        for (const area of index.list(level, year)) expect(sums.get(area.code)).toBe(area.population);
    }
  );

  it("gives every empty parent, population and centroid a reason, and every municipality a province and a COROP area", () => {
    for (const region of regions.filter(({level}) => level === "gemeente")) {
      expect(region.province).toMatch(/^PV\d\d$/);
      expect(region.corop).toMatch(/^CR\d\d$/);
      if (region.population === null) expect(region.missingBecause).toContain("inwonertal");
      if (region.safetyRegion === null) expect(region.missingBecause).toContain("veiligheidsregio");
      if (region.longitude === null) expect(region.missingBecause).toContain("zwaartepunt");
      expect(region.sizeClass === null).toBe(region.population === null);
    }
  });

  it("keeps Leerdam in Zuid-Holland and does not lend it the safety region of Vijfheerenlanden in Utrecht", () => {
    const leerdam = index.get("GM0545", 2018);
    expect(leerdam).toMatchObject({province: "PV28", corop: "CR30", safetyRegion: null});
    expect(index.get("GM1961", 2019)).toMatchObject({province: "PV26", corop: "CR17", safetyRegion: "VR09"});
  });

  it("knows Weesp until 23 March 2022 and De Fryske Marren from 1 July 2015", () => {
    expect(index.existed("GM0457", 2022)).toBe(true);
    expect(index.existed("GM0457", 2023)).toBe(false);
    expect(index.get("GM0457", 2022)?.validTo).toBe("2022-03-24");
    expect(index.existed("GM1940", 2015)).toBe(true);
    expect(index.existed("GM1940", 2014)).toBe(false);
    expect(index.list("gemeente", 2015).map(({code}) => code)).not.toContain("GM1940");
  });

  it("splits Haaren over four municipalities by dwellings, Weesp joins Amsterdam whole on 24 March 2022", () => {
    const haaren = changes.filter(({from}) => from === "GM0788");
    expect(haaren.map(({to, weight, date}) => [to, date, weight])).toEqual([
      ["GM0757", "2021-01-01", 918 / 6003],
      ["GM0824", "2021-01-01", 2412 / 6003],
      ["GM0855", "2021-01-01", 588 / 6003],
      ["GM0865", "2021-01-01", 2085 / 6003]
    ]);
    expect(changes.filter(({from, weight}) => from === "GM0457" && weight > 0)).toEqual([
      expect.objectContaining({to: "GM0363", date: "2022-03-24", weight: 1, basis: "whole", kind: "merge"})
    ]);
  });

  it("ends every dissolved or renamed municipality in changes that add up to 1", () => {
    const ended = new Map(
      regions.flatMap(({code, level, validTo}) => (level === "gemeente" && validTo ? [[code, validTo]] : []))
    );
    for (const [code, day] of ended) {
      const out = changes.filter(({from, date}) => from === code && date === day);
      expect(out.reduce((sum, {weight}) => sum + weight, 0)).toBeCloseTo(1, 12);
    }
    expect(ended.size).toBeGreaterThan(90);
  });

  it("names file and line of a weight that is no share", async () => {
    const dir = await mkdtemp(join(tmpdir(), "regions-"));
    try {
      await import("node:fs/promises").then(({mkdir}) => mkdir(join(dir, "regions")));
      for (const name of ["municipalities", "areas", "populations"])
        await writeFile(join(dir, "regions", `${name}.csv`), "code\n");
      await writeFile(join(dir, "regions", "changes.csv"), "from,to,date,weight\nGM0001,GM0002,2020-01-01,2\n");
      await expect(readRegions(dir)).rejects.toMatchObject({
        kind: "invalid-weight",
        where: expect.stringMatching(/changes\.csv:2$/)
      });
      await expect(readRegions(join(dir, "absent"))).rejects.toMatchObject({kind: "missing-file"});
    } finally {
      await rm(dir, {recursive: true});
    }
  });
});

describe("sizeClassOf", () => {
  it.each([
    [4_999, "minder dan 5.000"],
    [5_000, "5.000 tot 10.000"],
    [99_999, "50.000 tot 100.000"],
    [100_000, "100.000 tot 150.000"],
    [149_999, "100.000 tot 150.000"],
    [250_000, "250.000 of meer"]
  ])("puts %i inhabitants in %s", (population, name) => {
    expect(sizeClassOf(population)).toBe(name);
  });
});

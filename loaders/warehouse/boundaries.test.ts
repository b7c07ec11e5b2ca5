import {resolve} from "node:path";
import {fileURLToPath} from "node:url";
import fc from "fast-check";
import {describe, expect, it} from "vitest";
import type {BoundaryTarget} from "./boundaries.js";
import {boundaryWeights} from "./boundaries.js";
import {readRegions} from "./regions.js";
import type {RegionChange} from "./types.js";

const {regions, changes} = await readRegions(resolve(fileURLToPath(new URL("../../data", import.meta.url))));

const change = (
  from: string,
  to: string,
  date: string,
  weight = 1,
  kind: RegionChange["kind"] = "merge"
): RegionChange => ({
  from,
  to,
  date,
  weight,
  basis: kind === "merge" || kind === "rename" ? "whole" : "dwellings",
  kind,
  source: "test"
});
const whole = (to: string): BoundaryTarget => ({to, weight: 1, basis: "whole", isEstimated: false});

/** Values of one division brought to another. */
function apply(
  values: ReadonlyMap<string, number>,
  weights: ReadonlyMap<string, BoundaryTarget[]>
): Map<string, number> {
  const moved = new Map<string, number>();
  for (const [code, value] of values)
    for (const {to, weight} of weights.get(code) ?? [whole(code)]) moved.set(to, (moved.get(to) ?? 0) + weight * value);
  return moved;
}
const total = (values: ReadonlyMap<string, number>): number =>
  [...values.values()].reduce((sum, value) => sum + value, 0);

describe("boundaryWeights", () => {
  it("brings Haaren to four municipalities by the dwellings CBS counted in each part", () => {
    expect(boundaryWeights(changes, 2020, 2021).get("GM0788")).toEqual([
      {to: "GM0757", weight: 918 / 6003, basis: "dwellings", isEstimated: true},
      {to: "GM0824", weight: 2412 / 6003, basis: "dwellings", isEstimated: true},
      {to: "GM0855", weight: 588 / 6003, basis: "dwellings", isEstimated: true},
      {to: "GM0865", weight: 2085 / 6003, basis: "dwellings", isEstimated: true}
    ]);
  });

  it("takes Weesp into Amsterdam on 24 March 2022, not the day before", () => {
    expect(boundaryWeights(changes, 2022, "2022-03-23").has("GM0457")).toBe(false);
    expect(boundaryWeights(changes, 2022, "2022-03-24").get("GM0457")).toEqual([whole("GM0363")]);
    expect(boundaryWeights(changes, "2022-03-24", 2023).has("GM0457")).toBe(false);
  });

  it("follows a chain: Menaldumadeel became Menameradiel in 2011, which joined Waadhoeke in 2018", () => {
    expect(boundaryWeights(changes, 2010, 2019).get("GM0083")).toEqual([whole("GM1949")]);
    expect(boundaryWeights(changes, 2010, 2015).get("GM0083")).toEqual([whole("GM1908")]);
  });

  it("follows Slochteren: a border change first, a merger the year after", () => {
    // 1,033 inhabitants went to Groningen in 2017; the rest of Slochteren became Midden-Groningen in 2018.
    const share =
      changes.find(({from, to, date}) => from === "GM0040" && to === "GM0014" && date === "2017-01-01")?.weight ?? 0;
    expect(share).toBeGreaterThan(0.06);
    expect(share).toBeLessThan(0.075);
    const targets = boundaryWeights(changes, 2016, 2018).get("GM0040") ?? [];
    expect(targets.map(({to}) => to)).toEqual(["GM0014", "GM1952"]);
    expect(targets[0]?.weight).toBeCloseTo(share, 12);
    expect(targets[1]?.weight).toBeCloseTo(1 - share, 12);
    expect(targets.every(({isEstimated}) => isEstimated)).toBe(true);
  });

  it("does not chain changes of one day: an exchange of land is two moves, not a round trip", () => {
    const exchange = [
      change("GM0001", "GM0002", "2020-01-01", 0.1, "border"),
      change("GM0002", "GM0001", "2020-01-01", 0.2, "border")
    ];
    const weights = boundaryWeights(exchange, 2019, 2020);
    expect(weights.get("GM0001")?.map(({to, weight}) => [to, weight])).toEqual([
      ["GM0001", 0.9],
      ["GM0002", 0.1]
    ]);
    expect(weights.get("GM0002")?.map(({to, weight}) => [to, weight])).toEqual([
      ["GM0001", 0.2],
      ["GM0002", 0.8]
    ]);
  });

  it("is empty between a year and itself, and leaves untouched codes out", () => {
    expect(boundaryWeights(changes, 2020, 2020).size).toBe(0);
    expect(boundaryWeights(changes, 2018, 2023).has("GM0794")).toBe(false);
  });

  it("brings every municipality of a year to municipalities of the other, all inhabitants with it", () => {
    for (const from of [2011, 2015, 2018, 2020, 2022])
      for (const to of [2019, 2023, 2026]) {
        if (to < from) continue;
        const before = regions.filter(({level, boundaryYear}) => level === "gemeente" && boundaryYear === from);
        const after = new Set(
          regions.flatMap((r) => (r.level === "gemeente" && r.boundaryYear === to ? [r.code] : []))
        );
        const moved = apply(
          new Map(before.map(({code}, index) => [code, 1000 + index])),
          boundaryWeights(changes, from, to)
        );
        expect([...moved.keys()].filter((code) => !after.has(code))).toEqual([]);
        expect([...after].filter((code) => !moved.has(code))).toEqual([]);
        expect(total(moved)).toBeCloseTo(
          before.reduce((sum, _, index) => sum + 1000 + index, 0),
          6
        );
      }
  });

  it("comes within growth of CBS's own inhabitants of 2019 where municipalities of 2015 changed", () => {
    const populations = (year: number): Map<string, number> =>
      new Map(
        regions.flatMap((r) => (r.level === "gemeente" && r.boundaryYear === year ? [[r.code, r.population ?? 0]] : []))
      );
    const weights = boundaryWeights(changes, 2015, 2019);
    const moved = apply(populations(2015), weights);
    const touched = new Set([...weights.values()].flatMap((targets) => targets.map(({to}) => to)));
    const growth = [...touched].map((code) => (populations(2019).get(code) ?? 0) / (moved.get(code) ?? 0));
    // Four years of growth in all; a part forgotten or counted twice stands out.
    expect(growth.length).toBeGreaterThan(30);
    expect(Math.min(...growth)).toBeGreaterThan(0.98);
    expect(Math.max(...growth)).toBeLessThan(1.06);
  });

  it("refuses parts that add up to more than the whole", () => {
    const bad = [
      change("GM0001", "GM0002", "2020-01-01", 0.7, "split"),
      change("GM0001", "GM0003", "2020-01-01", 0.7, "split")
    ];
    expect(() => boundaryWeights(bad, 2019, 2021)).toThrow(/GM0001/);
  });

  describe("backwards", () => {
    it("tells a mere change of name exactly", () => {
      expect(boundaryWeights(changes, 2017, 2015).get("GM1940")).toEqual([whole("GM1921")]);
    });
    it("tells nothing of what was put together or divided", () => {
      const weights = boundaryWeights(changes, 2023, 2018);
      for (const code of ["GM1959", "GM0363", "GM0824", "GM0394"])
        expect([code, weights.get(code)]).toEqual([code, []]);
      expect(weights.has("GM0794")).toBe(false);
    });
    it("tells nothing of a municipality that swallowed one other whole", () => {
      expect(boundaryWeights([change("GM0001", "GM0002", "2020-01-01")], 2021, 2019).get("GM0002")).toEqual([]);
    });
  });

  describe("on random histories", () => {
    // Every year each of some living codes is renamed, merged, split or loses a border strip; codes are never used again.
    const history = fc
      .array(
        fc.array(fc.record({pick: fc.nat(), kind: fc.nat(3), share: fc.double({min: 0.01, max: 0.6, noNaN: true})}), {
          maxLength: 6
        }),
        {
          minLength: 1,
          maxLength: 8
        }
      )
      .map((years) => {
        let living = Array.from({length: 8}, (_, index) => `GM${String(index).padStart(4, "0")}`);
        const first = [...living];
        let next = 100;
        const made: RegionChange[] = [];
        for (const [offset, steps] of years.entries()) {
          const date = `${2001 + offset}-0${1 + (offset % 9)}-15`;
          const before = [...living];
          const touched = new Set<string>();
          for (const {pick, kind, share} of steps) {
            const from = before[pick % before.length] ?? "";
            if (touched.has(from)) continue;
            touched.add(from);
            const [a, b] = [`GM${String(next++).padStart(4, "0")}`, `GM${String(next++).padStart(4, "0")}`];
            const neighbour = before.find((code) => !touched.has(code));
            if (kind === 0) made.push(change(from, a, date, 1, "rename"));
            else if (kind === 1 && neighbour) {
              touched.add(neighbour);
              made.push(change(from, a, date), change(neighbour, a, date));
              living = living.filter((code) => code !== neighbour);
            } else if (kind === 2)
              made.push(change(from, a, date, share, "split"), change(from, b, date, 1 - share, "split"));
            else {
              if (neighbour) {
                touched.add(neighbour);
                made.push(
                  change(from, neighbour, date, share, "border"),
                  change(neighbour, from, date, share / 2, "border")
                );
              }
              continue;
            }
            living = living.filter((code) => code !== from);
            living.push(a, ...(kind === 2 ? [b] : []));
          }
        }
        return {first, made, living: new Set(living), last: 2002 + years.length};
      });

    it("keeps the total, and ends in living codes only", () => {
      fc.assert(
        fc.property(
          history,
          fc.array(fc.integer({min: 0, max: 1_000_000}), {minLength: 8, maxLength: 8}),
          ({first, made, living, last}, counts) => {
            const values = new Map(first.map((code, index) => [code, counts[index] ?? 0]));
            const moved = apply(values, boundaryWeights(made, 2001, last));
            expect(total(moved)).toBeCloseTo(total(values), 3);
            for (const code of moved.keys()) expect(living.has(code)).toBe(true);
          }
        )
      );
    });

    it("gives every code weights that add up to 1", () => {
      fc.assert(
        fc.property(history, ({made, last}) => {
          for (const targets of boundaryWeights(made, 2001, last).values())
            expect(targets.reduce((sum, {weight}) => sum + weight, 0)).toBeCloseTo(1, 9);
        })
      );
    });

    it("gives the same in one step as in two", () => {
      fc.assert(
        fc.property(history, fc.integer({min: 2001, max: 2010}), ({first, made, last}, half) => {
          const middle = Math.min(half, last);
          const values = new Map(first.map((code, index) => [code, 100 + index]));
          const once = apply(values, boundaryWeights(made, 2001, last));
          const twice = apply(apply(values, boundaryWeights(made, 2001, middle)), boundaryWeights(made, middle, last));
          expect([...twice.keys()].sort()).toEqual([...once.keys()].sort());
          for (const [code, value] of once) expect(twice.get(code)).toBeCloseTo(value, 6);
        })
      );
    });

    it("brings what it can tell backwards forward to the same region", () => {
      fc.assert(
        fc.property(history, ({made, last}) => {
          const forward = boundaryWeights(made, 2001, last);
          for (const [code, targets] of boundaryWeights(made, last, 2001))
            for (const {to} of targets)
              expect(forward.get(to)).toEqual([expect.objectContaining({to: code, weight: 1})]);
        })
      );
    });
  });
});

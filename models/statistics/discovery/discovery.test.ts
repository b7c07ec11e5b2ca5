import {describe, expect, it} from "vitest";
import {noisePanel, plantedPanel} from "../honesty/made-panels.js";
import {links} from "../honesty/shapes.js";
import {confirm, runDiscovery} from "./discover.js";
import {familyHash, type Family} from "./family-hash.js";
import {recordLook, type LookLog} from "./look-log.js";
import {splitPanel} from "./split-panel.js";

const panel = {unit: "region", period: "t"} as const;
const shape = {regions: 80, periods: 40, indicators: 10, persistence: 0.5};
const unitNames = Array.from({length: 80}, (_, region) => `r${String(region).padStart(5, "0")}`);
const areas = Object.fromEntries(unitNames.map((name, region) => [name, `c${Math.floor(region / 4)}`]));
const strata = Object.fromEntries(unitNames.map((name, region) => [name, `p${Math.floor(region / 16)}`]));
const family: Family = {
  columns: Array.from({length: 10}, (_, k) => `v${k + 1}`),
  lags: [0, 1, 2, 3, 4, 5, 6],
  seed: 1
};
const regionsOf = (column: ArrayLike<unknown> | undefined): Set<unknown> => new Set(Array.from(column ?? []));

describe("splitPanel", () => {
  const table = noisePanel(shape, 2);

  it("keeps areas whole, shares no unit, and gives each stratum about half on each side", () => {
    const {discovery, confirmation, record} = splitPanel(table, {...panel, seed: 5, areas, strata});
    const [one, other] = [discovery, confirmation].map(({columns}) => regionsOf(columns["region"]));
    expect(one!.size + other!.size).toBe(80);
    expect([...one!].filter((name) => other!.has(name))).toEqual([]);
    expect([record.discoveryUnits, record.confirmationUnits]).toEqual([40, 40]);
    for (let stratum = 0; stratum < 5; stratum++)
      expect([...one!].filter((name) => strata[name as string] === `p${stratum}`)).toHaveLength(8);
    const areaOf = (names: Set<unknown>): Set<unknown> => new Set([...names].map((name) => areas[name as string]));
    expect([...areaOf(one!)].filter((name) => areaOf(other!).has(name))).toEqual([]);
    expect([...areaOf(one!)].sort()).toEqual(record.discoveryAreas);
  });

  it("is the same for the same seed and another for another, whatever the order of the rows", () => {
    const split = (seed: number): string[] => splitPanel(table, {...panel, seed, areas, strata}).record.discoveryAreas;
    expect(split(1)).toEqual(split(1));
    expect(split(1)).not.toEqual(split(2));
    const order = Array.from({length: table.length}, (_, row) => (row * 7) % table.length);
    const columns = Object.fromEntries(
      Object.entries(table.columns).map(([name, column]) => [
        name,
        column instanceof Float64Array
          ? Float64Array.from(order, (row) => column[row]!)
          : order.map((row) => column[row]!)
      ])
    );
    expect(
      splitPanel({length: table.length, columns}, {...panel, seed: 1, areas, strata}).record.discoveryAreas
    ).toEqual(split(1));
  });

  it("holds the last periods out of discovery", () => {
    const {discovery, confirmation, record} = splitPanel(table, {...panel, seed: 1, areas, holdout: 6});
    expect(Math.max(...(discovery.columns["t"] as Float64Array))).toBe(33);
    expect(Math.min(...(confirmation.columns["t"] as Float64Array))).toBe(0);
    expect(record.heldOutFrom).toBe("34");
    expect(record.words).toBe(
      "40 units in 10 areas before 34 to discover, 40 units in 10 other areas to confirm; seed 1"
    );
    const late = splitPanel(table, {...panel, seed: 1, areas, holdout: 6, confirmOn: "held-out"});
    expect(Math.min(...(late.confirmation.columns["t"] as Float64Array))).toBe(34);
    const byTime = splitPanel(table, {...panel, seed: 1, areas: null, holdout: 6});
    expect(byTime.discovery.length + byTime.confirmation.length).toBe(table.length);
    expect(byTime.record.discoveryUnits).toBe(80);
  });

  it.each([
    [{areas: null}, "invalid-split"],
    [{areas, holdout: 39}, "invalid-split"],
    [{areas, holdout: -1}, "invalid-split"],
    [{areas, holdout: 1, confirmOn: "held-out"}, "invalid-split"],
    [{areas: Object.fromEntries(unitNames.map((name) => [name, "all"]))}, "invalid-split"],
    [{areas: {r00000: "c0"}}, "unknown-group"]
  ] as const)("refuses %o", (options, kind) => {
    expect(() => splitPanel(table, {...panel, seed: 1, ...options})).toThrow(expect.objectContaining({kind}) as Error);
  });
});

describe("familyHash", () => {
  it("is one fixed fingerprint of what was declared", () => {
    // FNV-1a, 64 bits, of the text [["a"],[0],[],null,null,1], worked out in Python
    expect(familyHash({columns: ["a", "a"], lags: [0], seed: 1})).toBe("2c8129809183b3e9");
    expect(familyHash(family)).toMatch(/^[0-9a-f]{16}$/);
    expect(familyHash({...family, columns: [...family.columns].reverse(), lags: [...family.lags].reverse()})).toBe(
      familyHash(family)
    );
  });

  it("changes with every part of the declaration", () => {
    const others: Family[] = [
      {...family, columns: family.columns.slice(1)},
      {...family, lags: [0, 1]},
      {...family, seed: 2},
      {...family, transforms: {v1: "log"}},
      {...family, transforms: {v1: "d"}},
      {...family, within: ["region"]},
      {...family, clusters: ["province"]}
    ];
    expect(new Set([family, ...others].map(familyHash)).size).toBe(8);
  });
});

describe("recordLook", () => {
  const record = {hashOfFamily: "aa", seed: 1, split: "half", at: "2026-01-01"};

  it("refuses a second look at the same family unless it is stated as such", () => {
    const log = recordLook([], record);
    expect(log).toEqual([{...record, looked: true}]);
    expect(() => recordLook(log, {...record, at: "2026-01-02"})).toThrow(/looked at for this family on 2026-01-01/);
    expect(() => recordLook(log, {...record, again: " "})).toThrow(/say why/);
    const second = recordLook(log, {...record, again: "a mistake in the data was mended"});
    expect(second[1]).toMatchObject({again: "a mistake in the data was mended", looked: true});
    expect(log).toHaveLength(1);
    expect(second).toHaveLength(2);
    expect(recordLook(log, {...record, hashOfFamily: "bb"})).toHaveLength(2);
  });
});

describe("runDiscovery and confirm", () => {
  const look = {at: "2026-01-01", split: "by area"};

  it("find the planted links on one part and confirm them on the other", () => {
    const table = plantedPanel(shape, links, 4);
    const {discovery, confirmation, record} = splitPanel(table, {...panel, seed: 1, areas, strata});
    for (const screen of ["bh", "two-stage"] as const) {
      const found = runDiscovery(discovery, family, {...panel, screen});
      expect(found.tests).toBe(630);
      for (const {x, y, lag, slope} of links)
        expect(
          found.candidates.find((one) => one.x === x && one.y === y && one.lag === lag)!.slope * slope
        ).toBeGreaterThan(0);
      const pairs = found.candidates.map(({x, y}) => `${x} ${y}`);
      expect(new Set(pairs).size).toBe(pairs.length);
      const result = confirm(confirmation, found, {...panel, log: [], look: {...look, split: record.words}});
      for (const {x, y, lag} of links)
        expect(result.results.find((one) => one.x === x && one.y === y && one.lag === lag)).toMatchObject({
          sameSign: true,
          confirmed: true
        });
      expect(result.log).toEqual([
        {hashOfFamily: found.hash, seed: 1, split: record.words, at: "2026-01-01", looked: true}
      ]);
      expect(result.replication).toBe(result.confirmed / found.candidates.length);
    }
  });

  it("confirm nothing that discovery found by chance", () => {
    const chance = {...panel, alpha: 0.9, screen: "bh"} as const;
    let [candidates, confirmed] = [0, 0];
    for (let seed = 1; seed <= 12; seed++) {
      const split = splitPanel(noisePanel(shape, seed), {...panel, seed, areas, strata});
      const found = runDiscovery(split.discovery, family, chance);
      const result = confirm(split.confirmation, found, {...panel, log: [], look});
      candidates += found.candidates.length;
      confirmed += result.confirmed;
    }
    expect(candidates).toBeGreaterThan(20);
    // At most .05 of twelve families on average; two would be rare.
    expect(confirmed).toBeLessThanOrEqual(1);
  });

  it("does not confirm an effect of the other sign", () => {
    const table = plantedPanel(shape, links, 4);
    const {discovery, confirmation} = splitPanel(table, {...panel, seed: 1, areas, strata});
    const found = runDiscovery(discovery, family, panel);
    const turned = {...confirmation, columns: {...confirmation.columns}};
    turned.columns["v2"] = (confirmation.columns["v2"] as Float64Array).map((value) => -value);
    const {results} = confirm(turned, found, {...panel, log: [], look});
    const row = results.find(({x, y}) => x === "v1" && y === "v2");
    expect(row!.holm).toBeLessThan(0.05);
    expect(row).toMatchObject({sameSign: false, confirmed: false});
  });

  it("looks once: a second confirmation of the same family needs a reason, and says that it is one", () => {
    const table = plantedPanel(shape, links, 4);
    const {discovery, confirmation} = splitPanel(table, {...panel, seed: 1, areas});
    const found = runDiscovery(discovery, family, panel);
    const first = confirm(confirmation, found, {...panel, log: [], look});
    const again = (log: LookLog, reason?: string): ReturnType<typeof confirm> =>
      confirm(confirmation, found, {...panel, log, look: {...look, ...(reason === undefined ? {} : {again: reason})}});
    expect(first.isFirstLook).toBe(true);
    expect(() => again(first.log)).toThrow(/already|looked/);
    expect(again(first.log, "asked by a reader").isFirstLook).toBe(false);
    expect(() => confirm(confirmation, {...found, family: {...family, lags: [0]}}, {...panel, log: [], look})).toThrow(
      /not the one that was declared/
    );
  });

  it("spends no look's worth of tests when there are no candidates", () => {
    const {discovery, confirmation} = splitPanel(noisePanel(shape, 3), {...panel, seed: 1, areas});
    const found = runDiscovery(discovery, family, {...panel, alpha: 1e-9});
    expect(found.candidates).toEqual([]);
    expect(confirm(confirmation, found, {...panel, log: [], look})).toMatchObject({confirmed: 0, replication: null});
  });
});

import {describe, expect, it} from "vitest";
import {plantedPanel} from "../honesty/made-panels.js";
import {twoSidedT} from "../distributions.js";
import {estimate} from "../estimate.js";
import type {Frame} from "../types.js";
import {partialNetwork} from "./partial-network.js";

/** v1 → v2 → v3 without lag, v4 and v5 apart; 60 regions, 15 periods. */
const chain = plantedPanel(
  {regions: 60, periods: 15, indicators: 5, persistence: 0.4},
  [
    {x: "v1", y: "v2", lag: 0, slope: 0.8},
    {x: "v2", y: "v3", lag: 0, slope: 0.8}
  ],
  6
);
const panel = {unit: "region", period: "t"} as const;
const names = ({edges}: {edges: readonly {x: string; y: string; stable: boolean}[]}): string[] =>
  edges.flatMap(({x, y, stable}) => (stable ? [`${x}-${y}`] : [])).sort();

describe("partialNetwork", () => {
  const network = partialNetwork(chain, {...panel, draws: 40});

  it("finds the links of a chain as stable edges and not the one between its ends", () => {
    expect(names(network)).toEqual(["v1-v2", "v2-v3"]);
    expect(network).toMatchObject({clusters: 60, rows: 900, draws: 40, seed: 1});
    const best = network.path.reduce((least, line) => (line.ebic < least.ebic ? line : least));
    expect(network.penalty).toBe(best.penalty);
  });

  it("shrinks the strongest edges towards 0 and keeps their sign, with a p as if each cluster were one observation", () => {
    for (const {partial, r} of network.edges.filter(({stable}) => stable)) {
      expect(Math.abs(partial)).toBeLessThan(Math.abs(r!));
      expect(partial * r!).toBeGreaterThan(0);
    }
    const [first] = network.edges;
    expect(first!.frequency).toBe(1);
    // 2 * pt(-|r| sqrt(55 / (1 - r^2)), 55): 60 clusters less 5 columns
    expect(first!.p).toBeCloseTo(twoSidedT(first!.r! * Math.sqrt(55 / (1 - first!.r! ** 2)), 55), 14);
  });

  it("gives the partial correlation that a regression with the same effects implies", () => {
    const others = (name: string): string =>
      ["v1", "v2", "v3", "v4", "v5"].filter((other) => other !== name).join(" + ");
    const slope = (outcome: string, term: string): number =>
      estimate(chain, {
        formula: `${outcome} ~ ${others(outcome)} | region + t`,
        panel,
        vcov: ["iid"]
      }).coefficients.find((row) => row.term === term)!.estimate;
    const edge = network.edges.find(({x, y}) => x === "v1" && y === "v2");
    // ρ² is the product of the two slopes.
    expect(edge!.r).toBeCloseTo(Math.sqrt(slope("v1", "v2") * slope("v2", "v1")), 9);
  });

  it("is repeatable from its seed, and depends on no order of rows", () => {
    expect(partialNetwork(chain, {...panel, draws: 40})).toEqual(network);
    const order = Array.from({length: chain.length}, (_, row) => (row * 7) % chain.length);
    const turned: Frame = {
      length: chain.length,
      columns: Object.fromEntries(
        Object.entries(chain.columns).map(([name, column]) => [
          name,
          column instanceof Float64Array
            ? Float64Array.from(order, (row) => column[row]!)
            : order.map((row) => column[row]!)
        ])
      )
    };
    expect(partialNetwork(turned, {...panel, draws: 40})).toEqual(network);
    expect(partialNetwork(chain, {...panel, draws: 40, seed: 2}).penalty).toBe(network.penalty);
  });

  it("takes missing values, clusters of areas, and leaves out what the effects explain", () => {
    const v4 = Float64Array.from(chain.columns["v4"] as Float64Array, (value, row) => (row % 9 === 0 ? NaN : value));
    const area = (chain.columns["region"] as string[]).map((name) => `p${Number(name.slice(1)) % 20}`);
    const trend = (chain.columns["t"] as Float64Array).map((t) => 2 * t);
    const found = partialNetwork(
      {length: chain.length, columns: {...chain.columns, v4, area, trend}},
      {...panel, cluster: "area", draws: 20}
    );
    expect(found.clusters).toBe(20);
    expect(found.rows).toBe(800);
    expect(found.excluded).toContainEqual({column: "trend", reason: "constant"});
    expect(names(found)).toContain("v1-v2");
  });

  it("refuses a table with too little", () => {
    expect(() => partialNetwork(chain, {...panel, columns: ["v1"]})).toThrow(/1 columns? vary/);
    expect(() => partialNetwork(chain, {...panel, cluster: "nothing"})).toThrow(/no column "nothing"/);
  });
});

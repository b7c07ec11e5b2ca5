import {fileURLToPath} from "node:url";
import {beforeAll, describe, expect, it} from "vitest";
import {readRegions} from "../warehouse/regions.js";
import type {CartogramCell, CartogramInput} from "./cartogram.js";
import {createCartogram} from "./cartogram.js";

const dataDir = fileURLToPath(new URL("../../data", import.meta.url));

describe("createCartogram", () => {
  let input: CartogramInput[];
  let provinces: Map<string, string>;
  let cells: CartogramCell[];

  beforeAll(async () => {
    const {regions} = await readRegions(dataDir);
    const municipalities = regions.filter(({level, boundaryYear}) => level === "gemeente" && boundaryYear === 2024);
    provinces = new Map(municipalities.map(({code, province}) => [code, province ?? ""]));
    input = municipalities.map(({code, population, longitude, latitude}) => ({
      code,
      population: population!,
      longitude: longitude!,
      latitude: latitude!
    }));
    cells = createCartogram(input);
  });

  it("draws each of the 342 municipalities once, inside the unit square", () => {
    expect(cells.map(({code}) => code)).toEqual(input.map(({code}) => code).sort());
    expect(cells).toHaveLength(342);
    for (const {x, y, r} of cells) {
      expect(Math.min(x - r, y - r)).toBeGreaterThanOrEqual(-1e-9);
      expect(Math.max(x + r, y + r)).toBeLessThanOrEqual(1 + 1e-9);
    }
  });

  it("leaves no overlap of more than two hundredths of the smaller circle", () => {
    let worst = 0;
    cells.forEach((a, i) => {
      for (const b of cells.slice(i + 1))
        worst = Math.max(worst, (a.r + b.r - Math.hypot(a.x - b.x, a.y - b.y)) / Math.min(a.r, b.r));
    });
    expect(worst).toBeLessThan(0.02);
  });

  it("keeps west–east and north–south: rank correlation with the centroids above 0.97", () => {
    const byCode = new Map(input.map((each) => [each.code, each]));
    const real = cells.map(({code}) => byCode.get(code)!);
    expect(
      spearman(
        cells.map(({x}) => x),
        real.map(({longitude}) => longitude)
      )
    ).toBeGreaterThan(0.97);
    expect(
      spearman(
        cells.map(({y}) => y),
        real.map(({latitude}) => -latitude)
      )
    ).toBeGreaterThan(0.97);
  });

  it("keeps provinces as much together as the centroids do: four nearest of the same province, within 0.07", () => {
    const together = (points: {code: string; x: number; y: number}[]): number => {
      const shares = points.map((a) => {
        const nearest = points
          .filter((b) => b !== a)
          .sort((b, c) => Math.hypot(a.x - b.x, a.y - b.y) - Math.hypot(a.x - c.x, a.y - c.y))
          .slice(0, 4);
        return nearest.filter(({code}) => provinces.get(code) === provinces.get(a.code)).length / 4;
      });
      return shares.reduce((sum, share) => sum + share, 0) / shares.length;
    };
    const real = input.map(({code, longitude, latitude}) => ({code, x: longitude * 0.6157, y: latitude}));
    expect(together(cells)).toBeGreaterThan(together(real) - 0.07);
  });

  it("makes area go with inhabitants, Amsterdam against Utrecht", () => {
    const r = (code: string): number => cells.find((cell) => cell.code === code)!.r;
    const population = (code: string): number => input.find((each) => each.code === code)!.population;
    expect((r("GM0363") / r("GM0344")) ** 2).toBeCloseTo(population("GM0363") / population("GM0344"), 6);
  });

  it("does not depend on the order of its input", () => {
    expect(createCartogram([...input].reverse())).toEqual(cells);
  });

  it("draws nothing for nothing, one in the middle, and parts two in one place", () => {
    expect(createCartogram([])).toEqual([]);
    const one = {code: "GM0001", population: 10, longitude: 5, latitude: 52};
    expect(createCartogram([one])).toEqual([{code: "GM0001", x: 0.5, y: 0.5, r: 0.5}]);
    const [a, b] = createCartogram([one, {...one, code: "GM0002"}]);
    expect(Math.hypot(a!.x - b!.x, a!.y - b!.y)).toBeGreaterThan(0.98 * (a!.r + b!.r));
  });
});

function spearman(a: number[], b: number[]): number {
  const rank = (values: number[]): number[] => {
    const order = values.map((_, i) => i).sort((i, j) => values[i]! - values[j]!);
    const ranks = new Array<number>(values.length);
    order.forEach((i, position) => (ranks[i] = position));
    return ranks;
  };
  const [x, y] = [rank(a), rank(b)];
  const squares = x.reduce((sum, value, i) => sum + (value - y[i]!) ** 2, 0);
  return 1 - (6 * squares) / (a.length * (a.length ** 2 - 1));
}

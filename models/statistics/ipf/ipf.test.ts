import fc from "fast-check";
import {describe, expect, it} from "vitest";
import ln from "@stdlib/math-base-special-ln";
import {createRandom} from "../random.js";
import {ipf, type Ipf} from "./ipf.js";
import type {IpfCell} from "./seed-table.js";

const cellsOf = (matrix: readonly (readonly number[])[]): IpfCell[] =>
  matrix.flatMap((line, i) => line.map((value, j) => ({row: `r${i + 1}`, column: `c${j + 1}`, value})));
const totals = (values: readonly number[], letter: string): Record<string, number> =>
  Object.fromEntries(values.map((value, index) => [`${letter}${index + 1}`, value]));
const margins = (rows: readonly number[], columns: readonly number[]): Parameters<typeof ipf>[1] => ({
  rows: totals(rows, "r"),
  columns: totals(columns, "c")
});
const sums = ({fitted}: Ipf, kind: "row" | "column"): Record<string, number> => {
  const found: Record<string, number> = {};
  for (const cell of fitted) found[cell[kind]] = (found[cell[kind]] ?? 0) + cell.value;
  return found;
};

const seed = [
  [5, 2, 0, 1],
  [8, 3, 4, 4],
  [6, 9, 1, 7]
];
const wanted = margins([20, 35, 45], [18, 27, 31, 24]);

describe("iterative proportional fitting", () => {
  it("gives what R's loglin gives", () => {
    // loglin(outer(R, C) / 100, list(1, 2), fit = TRUE, start = seed, eps = 1e-12, iter = 10000)
    const known = [
      [8.57184958726, 7.25608226879, 0, 4.17206814395],
      [4.27783895747, 3.3948716842, 22.12204297081, 5.20524638752],
      [5.15031145527, 16.34904604701, 8.87795702919, 14.62268546853]
    ].flat();
    const {fitted, converged, problems} = ipf(cellsOf(seed), wanted);
    expect(converged).toBe(true);
    expect(problems).toEqual([]);
    fitted.forEach(({value}, index) => expect(value).toBeCloseTo(known[index]!, 8));
  });

  it("meets every total to 1e-10 of itself and keeps the odds ratios of the seed, in any order of the cells", () => {
    const result = ipf(cellsOf(seed), wanted);
    for (const [name, sum] of Object.entries({...sums(result, "row"), ...sums(result, "column")})) {
      const target = {...wanted.rows, ...wanted.columns}[name]!;
      expect(Math.abs(sum / target - 1)).toBeLessThanOrEqual(1e-10);
    }
    const at = (row: string, column: string): number =>
      result.fitted.find((cell) => cell.row === row && cell.column === column)!.value;
    expect((at("r1", "c1") * at("r2", "c2")) / (at("r1", "c2") * at("r2", "c1"))).toBeCloseTo((5 * 3) / (2 * 8), 10);
    const turned = ipf([...cellsOf(seed)].reverse(), wanted);
    for (const cell of turned.fitted) expect(cell.value).toBeCloseTo(at(cell.row, cell.column), 7);
  });

  it("leaves a seed that has the totals as it is, and scales with the totals", () => {
    const own = ipf(cellsOf(seed), margins([8, 19, 23], [19, 14, 5, 12]));
    expect(own.fitted.map(({value}) => value)).toEqual(seed.flat());
    const base = ipf(cellsOf(seed), wanted);
    const larger = ipf(cellsOf(seed), margins([20e6, 35e6, 45e6], [18e6, 27e6, 31e6, 24e6]));
    larger.fitted.forEach(({value}, index) => expect(value / 1e6).toBeCloseTo(base.fitted[index]!.value, 8));
  });

  it("keeps a whole line at 0 when its total is 0", () => {
    const {fitted, converged} = ipf(cellsOf(seed), margins([0, 55, 45], [18, 27, 31, 24]));
    expect(converged).toBe(true);
    expect(fitted.filter(({row}) => row === "r1").every(({value}) => value === 0)).toBe(true);
  });

  it("names the rows that ask more than the columns they can stand in hold", () => {
    const {converged, problems, iterations} = ipf(
      cellsOf([
        [1, 1],
        [1, 0]
      ]),
      margins([1, 2], [1, 2])
    );
    expect(converged).toBe(false);
    expect(iterations).toBeLessThan(200);
    expect(problems).toMatchObject([{kind: "structural-zeros", columns: []}]);
    expect(problems[0]!.message).toBe(
      "row r2 must add up to 2, but can stand only in column c1 of 1 together: their other cells are 0"
    );
    expect(problems[0]!.rows.map(({name, target}) => [name, target])).toEqual([
      ["r1", 1],
      ["r2", 2]
    ]);
  });

  it.each([
    [
      "row",
      [
        [1, 1],
        [0, 0]
      ],
      "all cells of row r2 are 0, but the total is 2"
    ],
    [
      "column",
      [
        [1, 0],
        [1, 0]
      ],
      "all cells of column c2 are 0, but its total is not"
    ]
  ] as const)("names a %s of zeros that has a total", (_, matrix, message) => {
    const {converged, problems} = ipf(cellsOf(matrix), margins([1, 2], [2, 1]));
    expect(converged).toBe(false);
    expect(problems.map((problem) => problem.message)).toEqual([message]);
  });

  it("says so when the totals can be met only by cells that go to 0", () => {
    const matrix = [
      [1, 1],
      [1, 0]
    ];
    const {converged, problems} = ipf(cellsOf(matrix), margins([1, 2], [2, 1]), {maxIterations: 300});
    expect(converged).toBe(false);
    expect(problems).toMatchObject([{kind: "not-converged"}]);
  });

  it.each([
    ["margins-differ", cellsOf(seed), margins([20, 35, 45], [18, 27, 31, 25])],
    ["missing-target", cellsOf(seed), margins([20, 35, 45], [45, 31, 24])],
    ["missing-seed", cellsOf(seed), margins([20, 35, 40, 5], [18, 27, 31, 24])],
    ["invalid-target", cellsOf(seed), margins([20, 35, -45], [18, 27, 31, 24])],
    ["invalid-target", cellsOf(seed), margins([20, 35, NaN], [18, 27, 31, 24])],
    ["invalid-seed", cellsOf([[1, -1]]), margins([1], [1, 0])],
    ["invalid-seed", cellsOf([[1, NaN]]), margins([1], [1, 0])],
    ["invalid-seed", [], margins([], [])],
    ["duplicate-cell", [...cellsOf(seed), ...cellsOf([[1]])], wanted]
  ] as const)("refuses %s", (kind, cells, targets) => {
    expect(() => ipf(cells, targets)).toThrow(expect.objectContaining({kind}));
  });

  it("takes a difference of 1e-9 between the grand totals for rounding", () => {
    const rows = [20, 35, 45.0000001];
    expect(ipf(cellsOf(seed), margins(rows, [18, 27, 31, 24])).converged).toBe(true);
  });
});

describe("iterative proportional fitting within bounds", () => {
  const bounded = (width: number): IpfCell[] =>
    cellsOf(seed).map((cell) => ({...cell, value: cell.value + 4, low: 2, high: cell.value + 4 + width}));

  it("is the same as without where no bound bites", () => {
    const free = ipf(cellsOf(seed), wanted);
    const wide = ipf(
      cellsOf(seed).map((cell) => ({...cell, low: 0, high: 1000})),
      wanted
    );
    wide.fitted.forEach(({value, bound}, index) => {
      expect(value).toBeCloseTo(free.fitted[index]!.value, 8);
      if (value > 0) expect(bound).toBeUndefined();
    });
  });

  it("meets the conditions of the nearest table inside the bounds (Karush–Kuhn–Tucker), for random bounds", () => {
    fc.assert(
      fc.property(fc.integer({min: 1, max: 10_000}), (number) => {
        const random = createRandom(number);
        // A table inside the bounds gives totals that can be met.
        const cells = Array.from({length: 12}, (_, index): IpfCell & {inside: number} => {
          const value = 1 + 20 * random.uniform();
          const low = value * random.uniform();
          const high = value * (1 + random.uniform());
          const inside = low + (0.05 + 0.9 * random.uniform()) * (high - low);
          return {row: `r${Math.floor(index / 4)}`, column: `c${index % 4}`, value, low, high, inside};
        });
        const total = (kind: "row" | "column"): Record<string, number> => {
          const found: Record<string, number> = {};
          for (const cell of cells) found[cell[kind]] = (found[cell[kind]] ?? 0) + cell.inside;
          return found;
        };
        const result = ipf(cells, {rows: total("row"), columns: total("column")});
        expect(result.converged).toBe(true);
        // ln(x/seed) = α + β on free cells; not below it at a lower bound, not above it at an upper one.
        const free = result.fitted.flatMap(({row, column, value, bound}, index) =>
          bound === undefined ? [{row, column, log: ln(value / cells[index]!.value)}] : []
        );
        const potentials = new Map<string, number>();
        for (let grew = true; grew;) {
          grew = false;
          for (const {row, column, log} of free) {
            const [a, b] = [potentials.get(row), potentials.get(column)];
            if (a === undefined && b === undefined && potentials.size > 0) continue;
            if (a !== undefined && b !== undefined) {
              expect(a + b).toBeCloseTo(log, 6);
              continue;
            }
            grew = true;
            if (a === undefined && b === undefined) potentials.set(row, 0).set(column, log);
            else if (a === undefined) potentials.set(row, log - b!);
            else potentials.set(column, log - a);
          }
        }
        result.fitted.forEach(({row, column, value, bound}, index) => {
          const {low, high, value: own} = cells[index]!;
          expect(value).toBeGreaterThanOrEqual(low!);
          expect(value).toBeLessThanOrEqual(high!);
          const [a, b] = [potentials.get(row), potentials.get(column)];
          if (bound === undefined || a === undefined || b === undefined) return;
          if (bound === "low") expect(ln(value / own)).toBeGreaterThanOrEqual(a + b - 1e-6);
          else expect(ln(value / own)).toBeLessThanOrEqual(a + b + 1e-6);
        });
      }),
      {numRuns: 60, seed: 1}
    );
  });

  it("flags the cells that stand at a bound", () => {
    const result = ipf(bounded(1), margins([27, 36, 35], [33, 25, 16, 24]));
    expect(result.converged).toBe(true);
    const flagged = result.fitted.filter(({bound}) => bound !== undefined);
    expect(flagged.length).toBeGreaterThan(0);
    for (const {row, column, value, bound} of flagged) {
      const cell = bounded(1).find((other) => other.row === row && other.column === column)!;
      expect(value).toBe(bound === "low" ? cell.low : cell.high);
    }
  });

  it("refuses totals outside what the bounds allow, and bounds that turn round, naming the line", () => {
    expect(() => ipf(bounded(3), margins([60, 35, 38], [26, 27, 56, 24]))).toThrow(
      expect.objectContaining({kind: "outside-bounds", where: "row r1"})
    );
    expect(() => ipf([{row: "a", column: "b", value: 1, low: 3, high: 2}], {rows: {a: 2}, columns: {b: 2}})).toThrow(
      expect.objectContaining({kind: "invalid-bounds"})
    );
    expect(() => ipf([{row: "a", column: "b", value: 0, low: 1}], {rows: {a: 2}, columns: {b: 2}})).toThrow(
      expect.objectContaining({kind: "invalid-bounds"})
    );
  });
});

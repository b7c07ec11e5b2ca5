import fc from "fast-check";
import {describe, expect, it} from "vitest";
import type {CrossTable, DisclosedTable} from "./disclosure.js";
import {discloseTable, disclosePercentage, houseRules, roundTo} from "./disclosure.js";

const hiddenOf = (table: DisclosedTable): string[] =>
  table.cells.flatMap((line, row) =>
    line.flatMap((cell, column) => (cell.hidden ? [`${row},${column} ${cell.hidden}`] : []))
  );

/**
 * What an outsider can conclude, by trying every table: all counts that add up, agree with the numbers shown (taken as
 * exact, the worst case) and with the marks: `<t` is 1 to t − 1, `.` is 0 or at least t. Lowest and highest possible
 * value of every cell. Independent of the method under test.
 */
function intervals(counts: readonly (readonly number[])[], table: DisclosedTable, threshold: number, highest: number) {
  const [rows, columns] = [counts.length, counts[0]!.length];
  const truth = (row: number, column: number): number => {
    const line =
      row < rows
        ? counts[row]!
        : counts.reduce((sum, l) => sum.map((v, i) => v + l[i]!), Array<number>(columns).fill(0));
    return column < columns ? line[column]! : line.reduce((a, b) => a + b, 0);
  };
  const fits = (row: number, column: number, value: number): boolean => {
    const cell = table.cells[row]![column]!;
    if (cell.hidden === null) return value === truth(row, column);
    return cell.shown.startsWith("<") ? value >= 1 && value < threshold : value === 0 || value >= threshold;
  };
  const found = table.cells.map((line) => line.map(() => [Infinity, -Infinity] as [number, number]));
  const grid = counts.map((line) => line.map(() => 0));
  const note = (row: number, column: number, value: number): void => {
    const range = found[row]![column]!;
    range[0] = Math.min(range[0], value);
    range[1] = Math.max(range[1], value);
  };
  const sumRow = (row: number): number => grid[row]!.reduce((a, b) => a + b, 0);
  const sumColumn = (column: number): number => grid.reduce((sum, line) => sum + line[column]!, 0);
  const visit = (place: number): void => {
    if (place === rows * columns) {
      const totals = grid[0]!.map((_, column) => sumColumn(column));
      const all = totals.reduce((a, b) => a + b, 0);
      if (!totals.every((total, column) => fits(rows, column, total)) || !fits(rows, columns, all)) return;
      grid.forEach((line, row) => {
        line.forEach((value, column) => note(row, column, value));
        note(row, columns, sumRow(row));
      });
      totals.forEach((total, column) => note(rows, column, total));
      note(rows, columns, all);
      return;
    }
    const [row, column] = [Math.floor(place / columns), place % columns];
    const isShown = table.cells[row]![column]!.hidden === null;
    const [first, last] = isShown ? [truth(row, column), truth(row, column)] : [0, highest];
    for (let value = first; value <= last; value++) {
      if (!fits(row, column, value)) continue;
      grid[row]![column] = value;
      if (column === columns - 1 && !fits(row, columns, sumRow(row))) continue;
      visit(place + 1);
    }
  };
  visit(0);
  return found;
}

describe("discloseTable", () => {
  it("shows 1–9 as <10, zero as zero, and rounds each number to 5 by itself", () => {
    const {cells} = discloseTable(
      {
        counts: [
          [12, 13],
          [23, 0]
        ],
        columnsAreSensitive: false
      },
      houseRules
    );
    expect(cells.map((line) => line.map(({shown}) => shown))).toEqual([
      ["10", "15", "25"],
      ["25", "0", "25"],
      ["35", "15", "50"]
    ]);
  });

  it("hides three more cells around a single small one, never a zero, totals last", () => {
    const table = discloseTable(
      {
        counts: [
          [4, 60, 70],
          [80, 50, 0],
          [90, 95, 99]
        ]
      },
      houseRules
    );
    expect(table.cells[0]![0]).toEqual({value: null, shown: "<10", hidden: "small"});
    expect(hiddenOf(table)).toEqual(["0,0 small", "0,1 secondary", "1,0 secondary", "1,1 secondary"]);
    expect(table.exposed).toEqual([]);
  });

  // With a lower limit than 10, all tables that fit can be tried one by one.
  it.each([
    {rows: 2, limit: 4, largest: 10, highest: 13, numRuns: 200},
    {rows: 3, limit: 3, largest: 5, highest: 7, numRuns: 60}
  ])("leaves no small cell to be placed more narrowly than its mark does: $rows by 2, every table tried", (size) => {
    const rules = {...houseRules, suppressBelow: size.limit};
    const line = fc.array(fc.nat({max: size.largest}), {minLength: 2, maxLength: 2});
    fc.assert(
      fc.property(fc.array(line, {minLength: size.rows, maxLength: size.rows}), (counts) => {
        const table = discloseTable({counts, columnsAreSensitive: false}, rules);
        // All hidden alike: the marks tell nothing, so there is nothing to conclude.
        if (table.cells.flat().every(({shown}) => shown === ".")) return;
        const ranges = intervals(counts, table, size.limit, size.highest);
        table.cells.forEach((cells, row) =>
          cells.forEach((cell, column) => {
            const [low, high] = ranges[row]![column]!;
            if (cell.hidden === "small") expect([low, high]).toEqual([1, size.limit - 1]);
            if (cell.hidden !== null) expect(high).toBeGreaterThan(low);
          })
        );
      }),
      {numRuns: size.numRuns}
    );
  });

  it("never shows a small number, and shows the right rounded one where it shows any", () => {
    fc.assert(
      fc.property(
        fc.integer({min: 1, max: 5}).chain((columns) =>
          fc.array(fc.array(fc.nat({max: 60}), {minLength: columns, maxLength: columns}), {
            minLength: 1,
            maxLength: 5
          })
        ),
        (counts) => {
          const {cells} = discloseTable({counts}, houseRules);
          counts.forEach((line, row) =>
            line.forEach((count, column) => {
              const cell = cells[row]![column]!;
              if (count > 0 && count < 10) expect(cell.value).toBeNull();
              if (cell.value !== null) expect(cell.value).toBe(roundTo(count, 5));
            })
          );
        }
      )
    );
  });

  it("hides a row that stands wholly in one column, with enough around it that it may be otherwise", () => {
    const table = discloseTable(
      {
        counts: [
          [40, 0],
          [30, 50],
          [60, 70]
        ]
      },
      houseRules
    );
    expect(table.cells[0]![0]!.hidden).toBe("group");
    expect(table.cells[0]![1]!.hidden).toBe("secondary");
    const open = discloseTable(
      {
        counts: [
          [40, 0],
          [30, 50],
          [60, 70]
        ],
        columnsAreSensitive: false
      },
      houseRules
    );
    expect(hiddenOf(open)).toEqual([]);
  });

  it("hides a cell that one contributor dominates", () => {
    const rules = {...houseRules, dominance: {n: 1, share: 0.75}};
    const table: CrossTable = {
      counts: [
        [100, 90],
        [80, 70]
      ],
      contributions: [
        [
          [80, 20],
          [40, 50]
        ],
        [
          [40, 40],
          [35, 35]
        ]
      ]
    };
    expect(discloseTable(table, rules).cells[0]![0]!.hidden).toBe("dominance");
    expect(hiddenOf(discloseTable(table, houseRules))).toEqual([]);
  });

  it("does not show a change of fewer than ten between two editions", () => {
    const first = [
      [101, 60],
      [80, 70]
    ];
    const earlier = {counts: first, cells: discloseTable({counts: first}, houseRules).cells};
    const next = discloseTable(
      {
        counts: [
          [104, 60],
          [80, 95]
        ]
      },
      houseRules,
      earlier
    );
    expect(next.cells[0]![0]!.value).toBe(100);
    expect(next.cells[1]![1]!.value).toBe(95);
  });

  it("keeps hidden what the edition before hid, and names what that edition already gives away", () => {
    const counts = [
      [4, 60],
      [80, 50]
    ];
    const earlier = {counts, cells: discloseTable({counts}, houseRules).cells};
    const next = discloseTable(
      {
        counts: [
          [12, 60],
          [80, 50]
        ]
      },
      houseRules,
      earlier
    );
    expect(next.cells[0]![0]).toMatchObject({value: null, hidden: "edition"});
    const open = [
      [12, 60],
      [80, 50]
    ];
    const shown = {counts: open, cells: discloseTable({counts: open}, houseRules).cells};
    expect(discloseTable({counts}, houseRules, shown).exposed).toContainEqual({row: 0, column: 0});
  });

  it("refuses what are no counts", () => {
    expect(() => discloseTable({counts: [[1.5]]}, houseRules)).toThrow("not a whole number");
    expect(() => discloseTable({counts: [[1, 2], [3]]}, houseRules)).toThrow("as many columns");
    expect(() => discloseTable({counts: [[-1]]}, houseRules)).toThrow("not a whole number");
  });

  it("hides all of a table that is too small to protect otherwise", () => {
    const table = discloseTable({counts: [[3]]}, houseRules);
    expect(table.cells.flat().every(({value}) => value === null)).toBe(true);
  });
});

describe("disclosePercentage", () => {
  it("hides small denominators, small numerators and nearly everybody", () => {
    expect(disclosePercentage(20, 49, houseRules)).toEqual({value: null, hidden: "denominator"});
    expect(disclosePercentage(7, 100, houseRules)).toEqual({value: null, hidden: "numerator"});
    expect(disclosePercentage(8, 100, houseRules)).toEqual({value: 8, hidden: null});
    expect(disclosePercentage(100, 100, houseRules)).toEqual({value: null, hidden: "group"});
    expect(disclosePercentage(33, 100, houseRules)).toEqual({value: 33, hidden: null});
  });
});

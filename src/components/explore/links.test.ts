import {describe, expect, it} from "vitest";
import {leftOutWords, withoutBreaks} from "./comparable.js";
import {confirmLinks, entriesOf, hashOf, logOf} from "./confirm.js";
import {contributions, correlationInterval, linkRows, linkSums} from "./link-detail.js";
import {correlate, foundPairs, linkCells, withinChoices} from "./links.js";
import {smallPanel} from "./small-panel.fixture.js";

const table = smallPanel();

describe("correlate on a panel", () => {
  it("tests every ordered pair at every lag and finds the planted link at its lag first", async () => {
    const links = await correlate(table, {lags: 3});
    expect(links.tests).toBe(3 * 2 * 4);
    const [first] = links.results;
    expect([first?.x, first?.y, first?.lag]).toEqual(["a", "b", 2]);
    expect(first?.slope).toBeCloseTo(2, 1);
    expect(foundPairs(links)[0]).toBe(first);
    const cell = linkCells(links, ["a", "b", "c"])[0]?.[1];
    expect(cell?.best).toBe(first);
    expect(cell?.lags.map(({lag}) => lag)).toEqual([0, 1, 2, 3]);
  });

  it("compares no figure across a break in its series", async () => {
    const {table: whole, leftOut} = withoutBreaks(table);
    expect(leftOut.map(({column, periods}) => [column, periods])).toEqual([["c", ["2021", "2022"]]]);
    expect((whole.columns["c"] as Float64Array).filter((value) => !Number.isNaN(value))).toHaveLength(24 * 5);
    const links = await correlate(table, {lags: 0});
    expect(links.results.find(({x, y}) => x === "a" && y === "c")?.n).toBe(24 * 5);
    expect((await correlate(table, {lags: 0, keepBreaks: true})).about.leftOut).toEqual([]);
  });
});

describe("withoutBreaks", () => {
  it("empties the areas a note is about, and tells which in words", () => {
    const note = {...table.notes.find(({effect}) => effect === "exclude")!, column: "b", regions: ["GM0001"]};
    const {table: whole, leftOut} = withoutBreaks({...table, notes: [note]});
    const known = (id: string, from: typeof table): number =>
      (from.columns[id] as Float64Array).filter((value) => !Number.isNaN(value)).length;
    expect(leftOut).toMatchObject([{column: "b", periods: ["2021", "2022"], areas: ["GM0001"]}]);
    expect(known("b", whole)).toBe(known("b", table) - 2);
    expect(leftOutWords(leftOut[0]!, table)).toBe("2021, 2022 (GM0001)");
  });
});

describe("the rows behind a link", () => {
  it.each(withinChoices)("give the numbers of the scan, within %s", async (within) => {
    const links = await correlate(table, {lags: 3, within});
    expect(links.results.filter(({p}) => p !== null).length).toBe(24);
    for (const {x, y, lag, n, r, slope} of links.results) {
      const sums = linkSums(linkRows(links.about.table, {x, y, lag: lag ?? 0}, within));
      expect(sums.n).toBe(n);
      expect(sums.r).toBeCloseTo(r ?? NaN, 9);
      expect(sums.slope).toBeCloseTo(slope ?? NaN, 8);
    }
  });

  it("share the correlation out over the regions", () => {
    const rows = linkRows(table, {x: "a", y: "b", lag: 2}, "both");
    const parts = contributions(rows);
    expect(parts?.size).toBe(24);
    expect([...(parts?.values() ?? [])].reduce((sum, part) => sum + part, 0)).toBeCloseTo(linkSums(rows).r ?? 0, 12);
  });

  it("have no correlation when one figure does not vary", () => {
    const flat = {...table, columns: {...table.columns, b: new Float64Array(table.length).fill(3)}};
    const rows = linkRows(flat, {x: "a", y: "b", lag: 0}, "both");
    expect(linkSums(rows).r).toBeNull();
    expect(contributions(rows)).toBeNull();
  });

  it("put the interval of r around r, and 0 in it exactly when p is above 5 %", async () => {
    const links = await correlate(table, {lags: 3});
    for (const row of links.results) {
      const interval = correlationInterval(row, links.sizes[row.cluster] ?? 0);
      expect(interval === null ? null : interval.low < 0 && interval.high > 0).toBe((row.p ?? 0) > 0.05);
    }
  });
});

describe("searching on one half and confirming on the other", () => {
  it("confirms the planted link once, and asks why at a second look at the same choices", async () => {
    const links = await correlate(table, {lags: 2});
    const made = await confirmLinks(links, {log: [], look: {at: "2026-11-27T10:00:00.000Z"}});
    const {confirmation, record} = made;
    expect(record.discoveryAreas.filter((area) => record.confirmationAreas.includes(area))).toEqual([]);
    expect(confirmation.results[0]).toMatchObject({x: "a", y: "b", lag: 2, confirmed: true});
    expect(confirmation.isFirstLook).toBe(true);
    const kept = logOf(entriesOf(confirmation.log));
    const again = {log: kept, look: {at: "2026-11-28T10:00:00.000Z"}};
    await expect(confirmLinks(links, again)).rejects.toThrow(/looked at/);
    const second = await confirmLinks(links, {...again, look: {...again.look, again: "een fout in de cijfers"}});
    expect(second.confirmation.isFirstLook).toBe(false);
    // Other lags are another family: that part was not looked at yet.
    expect(hashOf(await correlate(table, {lags: 1}))).not.toBe(hashOf(links));
  });
});

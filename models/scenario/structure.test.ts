import {describe, expect, it} from "vitest";
import {sectorCodes} from "./format.js";
import {knownMix, mixPosition, sectorMix} from "./structure.js";

const rowsOf = (region: string, jobs: number) => sectorCodes.map((sector) => ({region, sector, jobs}));

describe("municipalities without a mix of sectors", () => {
  it("are those without rows and those without any job; one job is enough to count", () => {
    const one = rowsOf("GM0003", 0).map((row, at) => (at === 0 ? {...row, jobs: 1} : row));
    const {rows, without} = knownMix(
      [...rowsOf("GM0001", 5), ...rowsOf("GM0002", 0), ...one],
      [...["GM0001", "GM0002", "GM0003", "GM0004"]]
    );
    expect(without).toEqual(["GM0002", "GM0004"]);
    expect(sectorMix(rows, 2019).regions).toEqual(["GM0001", "GM0003"]);
  });

  it("hide no fault: a number that is none, and a cell that is kept back, are still refused", () => {
    const bad = [...rowsOf("GM0001", 5), {region: "GM0002", sector: "A", jobs: NaN}];
    expect(() => sectorMix(knownMix(bad, []).rows, 2019)).toThrow(expect.objectContaining({kind: "invalid-jobs"}));
    const part = [...rowsOf("GM0001", 5), {region: "GM0002", sector: "A", jobs: 5}];
    expect(() => sectorMix(knownMix(part, []).rows, 2019)).toThrow(expect.objectContaining({kind: "missing-sectors"}));
  });

  it("have no place in a mix, and the error says what is missing and what to do", () => {
    const mix = sectorMix(rowsOf("GM0001", 5), 2019);
    expect(mixPosition(mix, "GM0001")).toBe(0);
    expect(() => mixPosition(mix, "GM0002")).toThrow(
      expect.objectContaining({kind: "no-sector-mix", message: expect.stringMatching(/GM0002 in 2019.*choose another/)})
    );
  });
});

import {describe, expect, it} from "vitest";
import {sectorCodes} from "../../../models/scenario/format.js";
import {InputError} from "../../../models/errors.js";
import {readOwnRegister, readOwnTable} from "./read-own.js";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const kindOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "none",
    (error: unknown) => (error instanceof InputError ? `${error.kind} at ${error.where}` : String(error))
  );

describe("a file of the reader's own", () => {
  it("has Dutch or English names of columns, in capitals or not, and numbers kept back", async () => {
    const text =
      "\ufeffBedrijfstak;Banen;Nederland;Vestigingen\r\n1;120;90000;30\r\nB-E;x;800000;12\r\ntotaal;900;;\r\n";
    const read = await readOwnRegister(bytes(text), "lisa.csv");
    expect(read.unit).toBe("jobs");
    expect(read.rows).toEqual([
      {sector: "01", value: 120, national: 90000, establishments: 30},
      {sector: "B-E", value: null, national: 800000, establishments: 12},
      {sector: "totaal", value: 900, national: null, establishments: null}
    ]);
    const english = await readOwnRegister(bytes("sector,share\nA,0.25\nB-E,0.75\n"), "share.csv");
    expect(english).toEqual({
      unit: "share",
      rows: [
        {sector: "A", value: 0.25},
        {sector: "B-E", value: 0.75}
      ]
    });
  });

  it("tells the decimal sign from its own numbers, and refuses what may be either, with its line", async () => {
    const shares = await readOwnRegister(bytes("bedrijfstak;aandeel\nA;0,25\nB-E;0,75\n"), "a.csv");
    expect(shares.rows.map(({value}) => value)).toEqual([0.25, 0.75]);
    const point = "bedrijfstak;banen\nA;120\nB-E;1.250\n";
    expect(await kindOf(readOwnRegister(bytes(point), "b.csv"))).toBe("ambiguous-number at b.csv:3");
    expect(await kindOf(readOwnRegister(bytes("bedrijfstak;banen\nA;1,5\nF;2.5\n"), "c.csv"))).toBe(
      "ambiguous-number at c.csv:2"
    );
    const half = await readOwnRegister(bytes("bedrijfstak;banen\nA;12.5\nB-E;1.250\n"), "d.csv");
    expect(half.rows.map(({value}) => value)).toEqual([12.5, 1.25]);
  });

  it("says where a cell is no number, and which column is missing", async () => {
    expect(await kindOf(readOwnRegister(bytes("bedrijfstak;banen\nA;veel\n"), "e.csv"))).toBe(
      "invalid-number at e.csv:2"
    );
    expect(await kindOf(readOwnRegister(bytes("tak;banen\nA;1\n"), "f.csv"))).toBe("missing-column at f.csv");
  });

  it("gives an input–output table with coefficients by output of the buyer", async () => {
    const head = ["bedrijfstak", ...sectorCodes, "productie"].join(";");
    const rows = sectorCodes.map((code, at) =>
      [code, ...sectorCodes.map((_, to) => (to === at ? "1,5" : "0")), "10"].join(";")
    );
    const {coefficients, output} = await readOwnTable(bytes([head, ...rows].join("\n")), "io.csv");
    expect([...output]).toEqual(sectorCodes.map(() => 10));
    expect(coefficients[3]?.[3]).toBe(0.15);
    expect(coefficients[3]?.[4]).toBe(0);
    expect(await kindOf(readOwnTable(bytes([head, ...rows.slice(1)].join("\n")), "io.csv"))).toBe(
      "missing-sectors at io.csv"
    );
    const odd = [head, ...rows].join("\n").replace("1,5", "veel");
    expect(await kindOf(readOwnTable(bytes(odd), "io.csv"))).toBe("text-in-number-column at io.csv:2");
  });
});

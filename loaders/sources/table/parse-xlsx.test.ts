import {strToU8, zipSync} from "fflate";
import {describe, expect, it} from "vitest";
import writeExcel from "write-excel-file/node";
import {parseXlsx} from "./parse-xlsx.js";

async function workbook(): Promise<Uint8Array> {
  const data = [
    [{value: "Gemeente"}, {value: "Waarde"}, {value: "Datum"}],
    [{value: "Helmond"}, {value: 1.5}, {value: new Date(Date.UTC(2022, 2, 24)), format: "dd-mm-yyyy"}],
    [null, null, null],
    [{value: "Utrecht"}, null, null]
  ];
  const result = await (writeExcel as unknown as (data: unknown, options: unknown) => {toBuffer(): Promise<Buffer>})(
    data,
    {sheet: "Cijfers"}
  ).toBuffer();
  return new Uint8Array(result);
}

describe("parseXlsx", () => {
  it("reads numbers in the declared notation, dates as ISO, and passes over blank rows", async () => {
    const table = await parseXlsx(await workbook(), {file: "t.xlsx", decimal: ","});
    expect(table).toEqual({
      columns: ["Gemeente", "Waarde", "Datum"],
      rows: [
        ["Helmond", "1,5", "2022-03-24"],
        ["Utrecht", "", ""]
      ],
      rowNumbers: [2, 4]
    });
  });

  it("names the sheets there are when the one asked for is not there", async () => {
    await expect(parseXlsx(await workbook(), {file: "t.xlsx", sheet: "Blad9"})).rejects.toMatchObject({
      kind: "missing-sheet",
      message: expect.stringContaining("Cijfers")
    });
  });

  it.each([
    ["text", strToU8("a,b\n1,2")],
    ["a cut zip", new Uint8Array([0x50, 0x4b, 3, 4, 0, 0])],
    ["a zip without a workbook", zipSync({"a.txt": strToU8("x")})]
  ])("refuses %s", async (_, bytes) => {
    await expect(parseXlsx(bytes, {file: "t.xlsx"})).rejects.toMatchObject({name: "InputError", kind: "broken-xlsx"});
  });

  it("refuses a small file that unpacks to a large one, before it is unpacked", async () => {
    const bomb = zipSync({"xl/worksheets/sheet1.xml": [new Uint8Array(5_000_000), {level: 9}]});
    expect(bomb.length).toBeLessThan(10_000);
    const reading = parseXlsx(bomb, {file: "t.xlsx", maxUnpacked: 4_999_999});
    await expect(reading).rejects.toMatchObject({kind: "too-large", message: expect.stringContaining("unpacked")});
    // As large as is allowed: what is wrong with it then is that it is no workbook.
    await expect(parseXlsx(bomb, {file: "t.xlsx", maxUnpacked: 5_000_000})).rejects.toMatchObject({
      kind: "broken-xlsx"
    });
  });

  it("unpacks no more than the zip says, whatever is in it", async () => {
    const bytes = new Uint8Array(await workbook());
    const view = new DataView(bytes.buffer);
    // Every entry of the central directory (PK 1 2) now says that it holds ten bytes.
    for (let at = 0; at < bytes.length - 46; at++)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 10, true);
    await expect(parseXlsx(bytes, {file: "t.xlsx"})).rejects.toMatchObject({name: "InputError"});
  });
});

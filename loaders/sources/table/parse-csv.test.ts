import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {InputError} from "../../../models/errors.js";
import {parseCsv} from "./parse-csv.js";

const read = (text: string | Uint8Array, encoding: "utf-8" | "windows-1252" = "utf-8") =>
  parseCsv(text, {file: "t.csv", encoding});
const fault = (text: string | Uint8Array, encoding: "utf-8" | "windows-1252" = "utf-8"): InputError => {
  try {
    read(text, encoding);
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
  throw new Error("no error");
};

describe("parseCsv", () => {
  it("takes ; when the header has one outside quotes, else ,", () => {
    expect(read("a;b\n1,5;2").rows).toEqual([["1,5", "2"]]);
    expect(read('"a;b",c\n1,2').columns).toEqual(["a;b", "c"]);
    expect(read('"Regio\'s";"Perioden"\n"x";"2022*"').columns).toEqual(["Regio's", "Perioden"]);
  });

  it("drops the byte order mark, understands every line end and passes over blank lines", () => {
    expect(read("\ufeffa,b\r\n1,2\r\n\r\n3,4\r")).toEqual({
      columns: ["a", "b"],
      rows: [
        ["1", "2"],
        ["3", "4"]
      ],
      rowNumbers: [2, 4]
    });
  });

  it("keeps quotes, delimiters and line ends inside quoted cells", () => {
    expect(read('a,b\n"x ""y"", z","1\n2"').rows).toEqual([['x "y", z', "1\n2"]]);
  });

  it.each([
    ["a,b\n1,2,3", "wrong-field-count", "t.csv:2"],
    ['a,b\n1,"2', "unclosed-quote", "t.csv:2"],
    ['a,b\n1,2\n3,x"y"z,4', "stray-quote", "t.csv:3"],
    ["a,b,a\n1,2,3", "duplicate-header", "t.csv:1"],
    ["", "empty-file", "t.csv"],
    ["\n\n", "empty-file", "t.csv"],
    ["a,b\n1,\u00002", "nul-byte", "t.csv"]
  ])("names what is wrong with %j and where", (text, kind, where) => {
    expect(fault(text)).toMatchObject({kind, where});
  });

  it("refuses a file that is larger than allowed", () => {
    expect(() => parseCsv("a,b\n1,2", {file: "t.csv", maxBytes: 4})).toThrow(/larger than 4 bytes/);
  });

  it("reads Windows-1252 when declared, and refuses either encoding taken for the other", () => {
    const latin = new Uint8Array([...new TextEncoder().encode("a,b\nS"), 0xfa, ...new TextEncoder().encode("dwest,1")]);
    expect(read(latin, "windows-1252").rows).toEqual([["Súdwest", "1"]]);
    expect(fault(latin).kind).toBe("wrong-encoding");
    expect(fault(new TextEncoder().encode("a,b\nSúdwest,1"), "windows-1252").kind).toBe("wrong-encoding");
  });

  it("refuses text that a wrong encoding garbled before, naming the line", () => {
    expect(fault(new TextEncoder().encode("a,b\nx,1\nSÃºdwest,1"))).toMatchObject({
      kind: "garbled-text",
      where: "t.csv:3"
    });
  });

  it("calls nameless columns by their number", () => {
    expect(read(",a,\n1,2,3").columns).toEqual(["column-1", "a", "column-3"]);
  });

  it("gives the same rows with and without a quote somewhere in the file", () => {
    const cell = fc.stringMatching(/^[a-z0-9 .]{1,5}$/);
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), {minLength: 1, maxLength: 20}), (rows) => {
        const body = rows.map((row) => row.join(";")).join("\n");
        const plain = read(`a;b\n${body}`);
        const quoted = read(`"a";b\n${body}`);
        expect(quoted).toEqual(plain);
      })
    );
  });
});

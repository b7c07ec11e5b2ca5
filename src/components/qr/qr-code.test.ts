import {createHash} from "node:crypto";
import {describe, expect, it} from "vitest";
import {InputError} from "../../models/errors.js";
import {errorCorrection} from "./error-correction.js";
import {qrCode, type QrModules} from "./qr-code.js";
import {formatBits, versionBits} from "./symbol.js";

const hex = (modules: QrModules): string[] =>
  modules.map((row) => BigInt(`0b${row.map((dark) => (dark ? 1 : 0)).join("")}`).toString(16));
/** The symbol of each mask, as rows of hexadecimal digits. */
const eachMask = (text: string): string[][] => Array.from({length: 8}, (_, mask) => hex(qrCode(text, {mask})));

// Reference symbols: qrcode-generator 2.0.4 (Kazuhiko Arase), byte mode, level L, of the version named.
const helloWorld =
  "1fd77f 104641 175a5d 17595d 17525d 104f41 1fd57f 300 1e5f9d ba7ec 1e52a3 1fa22a 1c6985 1a65 1fc7f0 1040af 174548 17544e 175d24 105af1 1fd2a0";
const version7Text =
  "De figuren gaan pas open als iedereen heeft gezegd wat hij of zij verwacht. Vraag 1 tot en met 4: zeg het eerst. Vraag 1 tot en met 4: zeg het eerst. ";
const version7 =
  "1fdeca48c97f 10415d42d241 175bd670b25d 175495fceb5d 1752aff61f5d 1048b71d6841 1fd55555557f 5af1dc000 1e542bf3ab9d 119ac10afbad 1266e801d407 6a27268b002 147abdf0ce80 f2c2c3612c0 6fb0b65c0d4 1f9a0e3bf9be 5455142338d 9a9f751ae03 67f0bbe3d54 1025e5a5a29b df02bf345fc 71e4113e311 75583507f53 1f1edf10b918 dff35f265f0 13aa2ee53b08 6a9a9e6998 59de0315e44 1764d8b6765f 7aad410ac3b 17ed340c9c8a 58a59e50120 5408acb85ae 1e1622f8c004 157099256fb f03b3e3beeb 1348bdf061fa 16a51c9b12 1fc1755d6358 1046751b531d 1740b1fad9f7 1750b6e3bd88 175382743f85 105e6e1948d1 1fd188e56bd4";

describe("a QR code", () => {
  it("corrects with the codewords that are known for HELLO WORLD (version 1-M, tutorial of thonky.com)", () => {
    const data = [32, 91, 11, 120, 209, 114, 220, 77, 67, 64, 236, 17, 236, 17, 236, 17];
    expect(errorCorrection(Object.freeze(data), 10)).toEqual([196, 35, 39, 119, 235, 215, 231, 226, 93, 23]);
  });

  it("writes format and version as the tables of ISO/IEC 18004 give them", () => {
    expect(formatBits(0).toString(2)).toBe("111011111000100");
    expect(formatBits(7).toString(2)).toBe("110100101110110");
    expect(versionBits(7).toString(2).padStart(18, "0")).toBe("000111110010010100");
    expect(versionBits(20).toString(2).padStart(18, "0")).toBe("010100100110100110");
  });

  it("equals reference symbols, module for module", () => {
    expect(eachMask("HELLO WORLD").map((rows) => rows.join(" "))).toContain(helloWorld);
    expect(eachMask(version7Text).map((rows) => rows.join(" "))).toContain(version7);
    const largest = eachMask("0123456789".repeat(85)).map((rows) =>
      createHash("sha256").update(rows.join(" ")).digest("hex")
    );
    expect(largest).toContain("8a8fa027bc5e5690d785b5219c648c67b6f7c14945c838992c4a50487b73b4f1");
  });

  it("takes the smallest version that holds the bytes, and at most 858 of them", () => {
    const sizeOf = (length: number): number => qrCode("a".repeat(length)).length;
    // Capacities of level L in bytes: version 1 17, 9 230, 10 271, 20 858 (table 7).
    expect([17, 18, 230, 231, 271, 272, 858].map(sizeOf)).toEqual([21, 25, 53, 57, 57, 61, 97]);
    // Two characters of two and four bytes in UTF-8, on the last place of version 1.
    expect(qrCode(`${"a".repeat(11)}é🙂`).length).toBe(21);
    expect(() => qrCode("a".repeat(859))).toThrow(InputError);
  });

  it("is the same each time, one of its own eight masks", () => {
    const chosen = hex(qrCode("samenhang"));
    expect(hex(qrCode("samenhang"))).toEqual(chosen);
    expect(eachMask("samenhang")).toContainEqual(chosen);
  });
});

import {readdir, readFile} from "node:fs/promises";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {describe, expect, it} from "vitest";
import {InputError} from "../../../models/errors.js";
import {ownFile} from "../../locale/own-file.js";
import {exampleWords, placeWords, troubleWords} from "./trouble.js";

const folder = fileURLToPath(new URL("../../../loaders/sources/table", import.meta.url));
/** Of files that are no CSV or XLSX, or of the command line. */
const elsewhere = /^(read-table-file|json-table|load-table|.*\.test)\.ts$/;
const sources = await Promise.all(
  (await readdir(folder))
    .filter((name) => name.endsWith(".ts") && !elsewhere.test(name))
    .map((name) => readFile(join(folder, name), "utf8"))
);
const kinds = (pattern: RegExp): string[] => [
  ...new Set(sources.flatMap((text) => [...text.matchAll(pattern)].map((match) => match[1] ?? "")))
];

describe("troubleWords", () => {
  it("has Dutch for every error the reading of a table can throw", () => {
    const thrown = kinds(/new InputError\(\s*(?:open \? )?"([a-z-]+)"/g);
    expect(thrown.length).toBeGreaterThan(10);
    expect(thrown.filter((kind) => !(kind in ownFile.errors))).toEqual([]);
  });

  it("tells place and text of a cell", () => {
    const error = new InputError(
      "invalid-number",
      '"1.5" is no number with decimal ","; correct',
      "a.csv:3, column Banen"
    );
    expect(troubleWords(error)).toMatchObject({where: "a.csv, rij 3, kolom Banen", found: '"1.5"'});
    expect(placeWords("a.xlsx, sheet Blad1:3")).toBe("a.xlsx, blad Blad1, rij 3");
  });
});

describe("exampleWords", () => {
  it("says in Dutch which municipalities a name may be, and in which row a code stands", () => {
    expect(exampleWords('"Bergen", could be GM0373 or GM0893')).toBe('"Bergen" (misschien GM0373 of GM0893)');
    expect(exampleWords('"9x" row 12')).toBe('"9x" rij 12');
  });
});

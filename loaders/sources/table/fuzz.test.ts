import fc from "fast-check";
import {strFromU8, strToU8, unzipSync, zipSync} from "fflate";
import {describe, expect, it} from "vitest";
import writeExcel from "write-excel-file/node";
import {InputError} from "../../../models/errors.js";
import {mapTable} from "./map-table.js";
import {parseCsv} from "./parse-csv.js";
import {parseXlsx} from "./parse-xlsx.js";
import {jsonTable} from "./json-table.js";
import {parseJson} from "./read-table-file.js";
import type {StringTable} from "./string-table.js";
import {testCard, testRegions} from "./fixtures/test-card.js";

const runs = process.env["SAMENHANG_SOAK"] === "1" ? 10_000 : 1_000;
const regions = testRegions();
const card = testCard({
  format: {delimiter: ";", decimal: ","},
  region: {column: "gemeente", format: "name", level: "gemeente", aliases: {Nederland: "NL01"}},
  period: {column: "periode"},
  columns: [{column: "waarde", indicator: "x"}],
  breakdown: {sex: {column: "geslacht", map: {"": "total", M: "m", V: "f"}}},
  missing: {".": "confidential"},
  rules: [
    {rule: "repeated-mean"},
    {rule: "copied-year"},
    {rule: "carried-forward"},
    {rule: "lost-decimals"},
    {rule: "dissolved-region"},
    {rule: "repeated-value"}
  ]
});

const header = ["gemeente", "periode", "geslacht", "waarde"];
const places = ["Helmond", "Utrecht", "S GRAVENHAGE", "Bergen", "Nederland"];
const rows = places.flatMap((place) =>
  [2018, 2019, 2020].flatMap((year) =>
    ["M", "V", ""].map((sex, index) => [place, String(year), sex, `${year - 2000 + index},${index}`])
  )
);
const csv = [header, ...rows].map((row) => row.join(";")).join("\n");

/** A mutation: what is done at a place, with some bytes. */
const mutation = fc.record({
  kind: fc.constantFrom("insert", "delete", "replace", "duplicate", "swap", "truncate"),
  at: fc.double({min: 0, max: 1, noNaN: true, maxExcluded: true}),
  length: fc.integer({min: 1, max: 12}),
  bytes: fc.oneof(
    fc.uint8Array({minLength: 1, maxLength: 6}),
    fc
      .constantFrom(
        ...[
          '"',
          ";",
          "\n",
          "\r",
          ",",
          ".",
          "'",
          "*",
          "\u0000",
          "é",
          "{",
          "}",
          "[",
          "]",
          "<",
          ">",
          "1e999",
          "-",
          "2020",
          "=1+1"
        ]
      )
      .map(strToU8)
  )
});
type Mutation = typeof mutation extends fc.Arbitrary<infer T> ? T : never;

function mutate(source: Uint8Array, changes: readonly Mutation[]): Uint8Array {
  let bytes = source;
  for (const {kind, at, length, bytes: extra} of changes) {
    const start = Math.floor(at * bytes.length);
    const end = Math.min(bytes.length, start + length);
    const part = bytes.slice(start, end);
    const middle =
      kind === "insert"
        ? [...extra, ...part]
        : kind === "delete"
          ? []
          : kind === "replace"
            ? [...extra]
            : kind === "duplicate"
              ? [...part, ...part]
              : kind === "swap"
                ? [...part].reverse()
                : [];
    bytes = new Uint8Array([...bytes.slice(0, start), ...middle, ...(kind === "truncate" ? [] : bytes.slice(end))]);
  }
  return bytes;
}

/** Every row and cell is accounted for, and every value that went missing is in a problem. */
function expectAccounted(table: StringTable): void {
  const {observations, problems, account} = mapTable(table, card, {
    catalogue: {indicators: new Map()},
    regions,
    file: "f"
  });
  expect(account.rows).toBe(table.rows.length);
  expect(account.filtered + account.refused + account.used).toBe(account.rows);
  expect(account.observed + account.passedOver + account.dropped).toBe(account.cells);
  expect(observations).toHaveLength(account.observed);
  const reported = problems.filter(({kind}) => kind !== "repeated-value").reduce((sum, {count}) => sum + count, 0);
  expect(reported).toBeGreaterThanOrEqual(account.rows - observations.length);
}

async function survives(read: () => StringTable | Promise<StringTable>): Promise<void> {
  try {
    expectAccounted(await read());
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    expect(error.kind).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(error.message.split("\n")).toHaveLength(1);
  }
}

describe("damaged input", () => {
  it(`gives an InputError or a full account for CSV (${runs} mutations)`, async () => {
    const bytes = strToU8(csv);
    await fc.assert(
      fc.asyncProperty(fc.array(mutation, {minLength: 1, maxLength: 4}), (changes) =>
        survives(() => parseCsv(mutate(bytes, changes), {file: "f.csv"}))
      ),
      {numRuns: runs, seed: 1}
    );
  }, 240_000);

  it(`gives an InputError or a full account for JSON (${runs} mutations)`, async () => {
    const records = rows.map((row) => Object.fromEntries(header.map((name, index) => [name, row[index]])));
    const bytes = strToU8(JSON.stringify({value: records}));
    await fc.assert(
      fc.asyncProperty(fc.array(mutation, {minLength: 1, maxLength: 3}), (changes) =>
        survives(() => jsonTable(parseJson(mutate(bytes, changes), "f.json"), "f.json"))
      ),
      {numRuns: runs, seed: 2}
    );
  }, 240_000);

  it(`gives an InputError or a full account for XLSX (${runs} mutations of the zip or of the XML in it)`, async () => {
    const data = [header, ...rows.slice(0, 12)].map((row) => row.map((value) => ({value})));
    const write = writeExcel as unknown as (data: unknown, options: unknown) => {toBuffer(): Promise<Buffer>};
    const bytes = new Uint8Array(await write(data, {sheet: "Blad1"}).toBuffer());
    const parts = unzipSync(bytes);
    const names = Object.keys(parts).filter((name) => name.endsWith(".xml"));
    await fc.assert(
      fc.asyncProperty(
        fc.boolean(),
        fc.nat(),
        fc.array(mutation, {minLength: 1, maxLength: 3}),
        (outside, which, changes) => {
          const name = names[which % names.length]!;
          const damaged = outside
            ? mutate(bytes, changes)
            : zipSync({...parts, [name]: mutate(parts[name]!, changes)}, {level: 0});
          return survives(() => parseXlsx(damaged, {file: "f.xlsx", decimal: ","}));
        }
      ),
      {numRuns: runs, seed: 3}
    );
  }, 240_000);

  it("reads the undamaged file whole", () => {
    expectAccounted(parseCsv(csv, {file: "f.csv"}));
    expect(strFromU8(strToU8(csv)).split("\n")).toHaveLength(46);
  });
});

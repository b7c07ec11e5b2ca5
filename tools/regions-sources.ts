import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {parse} from "csv-parse/sync";
import type {CodeText} from "../loaders/sources/boundaries/parse-code-text.js";
import {parseCodeText} from "../loaders/sources/boundaries/parse-code-text.js";

/** A code of a CBS v4 RegioS list, with its text read. */
export interface RegionCode {
  code: string;
  /** Without the level that CBS adds: "Groningen (PV)", "Utrecht (gemeente)". */
  name: string;
  /** The publisher's group, such as GMPV20 (a municipality of Groningen) or CRPV20. */
  group: string;
  description: string;
  text: CodeText;
}

interface RawCode {
  Identifier: string;
  Title: string;
  Description: string | null;
  DimensionGroupId: string;
}

export async function readCodes(file: string): Promise<RegionCode[]> {
  const {value} = JSON.parse(await readFile(file, "utf8")) as {value: RawCode[]};
  return value.map((raw) => {
    const name = raw.Title.replace(/ \((?:NL|LD|PV|CR|gemeente)\)$/, "");
    const description = raw.Description ?? "";
    return {
      code: raw.Identifier.trim(),
      name,
      group: raw.DimensionGroupId,
      description,
      text: parseCodeText(raw.Identifier.trim(), name, description)
    };
  });
}

export interface CompiledRow {
  code: string;
  province: string;
  corop: string;
  safety_region: string;
  longitude: string;
  latitude: string;
}

/** The compiled list of municipalities of 2024. */
export async function readCompiled(file: string): Promise<Map<string, CompiledRow>> {
  const rows = parse<CompiledRow>(await readFile(file, "utf8"), {bom: true, columns: true});
  return new Map(rows.map((row) => [row.code, row]));
}

export interface Populations {
  get(code: string, year: number): number | null;
  /** Of the year, else of the nearest year that has one, the earlier first. */
  nearest(code: string, year: number): number | null;
  rows(municipalities: ReadonlySet<string>): {code: string; year: number; population: number; source: string}[];
}

/** Inhabitants on 1 January: 03759ned (v4, recorded) and 70072ned (v3 CSV, 2015). */
export async function readPopulations(dir: string): Promise<Populations> {
  const found = new Map<string, {code: string; year: number; population: number; source: string}>();
  const add = (code: string, year: number, population: number, source: string): void => {
    found.set(`${code} ${year}`, {code, year, population, source});
  };
  const old = parse<Record<string, string>>(
    await readFile(join(dir, "cbs-v3/70072ned_UntypedDataSet_06062018_000805.csv"), "utf8"),
    {bom: true, columns: true, delimiter: ";"}
  );
  for (const row of old) {
    const cell = (row["TotaleBevolking_1"] ?? "").trim();
    if (/^\d+$/.test(cell))
      add((row["RegioS"] ?? "").trim(), Number((row["Perioden"] ?? "").slice(0, 4)), Number(cell), "CBS 70072ned");
  }
  const recorded = JSON.parse(await readFile(join(dir, "cbs-v4/03759ned/observations-page-1.json"), "utf8")) as {
    value: {Measure: string; Value: number | null; RegioS: string; Perioden: string}[];
  };
  for (const row of recorded.value) {
    if (row.Measure === "M000352" && row.Value !== null)
      add(row.RegioS.trim(), Number(row.Perioden.slice(0, 4)), row.Value, "CBS 03759ned");
  }
  const years = [...new Set([...found.values()].map((row) => row.year))];
  const get = (code: string, year: number): number | null => found.get(`${code} ${year}`)?.population ?? null;
  return {
    get,
    nearest(code, year) {
      const sorted = [...years].sort((a, b) => Math.abs(a - year) - Math.abs(b - year) || a - b);
      for (const candidate of sorted) {
        const population = get(code, candidate);
        if (population !== null) return population;
      }
      return null;
    },
    rows(municipalities) {
      return [...found.values()]
        .filter((row) => municipalities.has(row.code) || /^(NL01|LD|PV|CR)/.test(row.code))
        .sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : a.year - b.year));
    }
  };
}

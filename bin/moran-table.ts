import {readFile} from "node:fs/promises";
import {resolve} from "node:path";
import type {Topology} from "topojson-specification";
import {z} from "zod";
import {readRegions} from "../loaders/warehouse/regions.js";
import {InputError} from "../models/errors.js";
import {numberColumn, placeOf} from "../models/statistics/formula/table-column.js";
import {contiguity} from "../models/statistics/spatial/contiguity.js";
import {moranI, moranPermutation, type MoranPermutation, type MoranTest} from "../models/statistics/spatial/moran.js";
import {nearestNeighbours} from "../models/statistics/spatial/nearest-neighbours.js";
import {spatialWeights, type NeighbourList} from "../models/statistics/spatial/spatial-weights.js";
import type {Column, Frame, Warning} from "../models/statistics/types.js";
import type {CommandContext} from "./command.js";
import {dataDirectory} from "./command.js";
import {readFrame} from "./frame-file.js";

export interface MoranTableOptions {
  value: string;
  neighbours?: string;
  nearest?: number;
  border?: string;
  region?: string;
  permutations?: number;
  decimal: string;
  seed: number;
}

interface MoranResult extends MoranTest {
  /** The column of region codes; "row number" without one. */
  region: string;
  excluded: {region: string; reason: "missing" | "no-neighbours"}[];
  warnings: Warning[];
  permutation?: MoranPermutation;
}

/** Moran's I of a column of a table. Throws InputError, among others for a region that has two rows. */
export async function moranOfTable(
  context: Pick<CommandContext, "cwd" | "projectRoot">,
  table: Frame,
  options: MoranTableOptions
): Promise<MoranResult> {
  const values = numberColumn(table, options.value);
  const list = await neighbourList(context, table, options);
  const {name, codes} = regionColumn(table, list, options);
  const excluded: MoranResult["excluded"] = [];
  const present = new Map<string, number>();
  codes.forEach((code, row) => {
    const value = values[row] ?? NaN;
    if (present.has(code) || excluded.some(({region}) => region === code))
      throw new InputError("duplicate-region", `${code} has two rows; give one row a region`, placeOf(table, row));
    if (Number.isFinite(value)) present.set(code, value);
    else excluded.push({region: code, reason: "missing"});
  });
  const {weights, isolated} = spatialWeights([...present.keys()], list);
  excluded.push(...isolated.map((region) => ({region, reason: "no-neighbours" as const})));
  if (weights.units.length === 0)
    throw new InputError(
      "no-neighbours",
      "no region with a value has a neighbour with a value",
      options.neighbours ?? null
    );
  const kept = Float64Array.from(weights.units, (unit) => present.get(unit) ?? NaN);
  return {
    ...moranI(kept, weights),
    region: name,
    excluded,
    warnings: oneWay(list),
    ...(options.permutations === undefined
      ? {}
      : {permutation: moranPermutation(kept, weights, {draws: options.permutations, seed: options.seed})})
  };
}

async function neighbourList(
  context: Pick<CommandContext, "cwd" | "projectRoot">,
  table: Frame,
  {neighbours, nearest, border, region, decimal}: MoranTableOptions
): Promise<NeighbourList> {
  if ([neighbours, nearest, border].filter((given) => given !== undefined).length !== 1)
    throw new InputError(
      "invalid-options",
      "give --neighbours FILE, --nearest K or --border FILE, one of them",
      "samenhang moran"
    );
  if (border !== undefined) return contiguity(await readTopology(context, border));
  if (neighbours === undefined) return nearestMunicipalities(context, table, {region, k: nearest ?? 0});
  const pairs = await readFrame(context, neighbours, {decimal});
  const [from, to] = ["from", "to"].map((name) => {
    const column = pairs.columns[name];
    if (column === undefined)
      throw new InputError("missing-column", `there is no column ${name}; the columns are from,to`, neighbours);
    return textOf(column);
  });
  const list: Record<string, string[]> = {};
  from?.forEach((code, row) => {
    const other = to?.[row] ?? null;
    if (code === null || other === null)
      throw new InputError("missing-code", "a neighbour needs both codes, from and to", placeOf(pairs, row));
    if (code === other)
      throw new InputError(
        "own-neighbour",
        `${code} stands as its own neighbour; leave that row out`,
        placeOf(pairs, row)
      );
    (list[code] ??= []).push(other);
  });
  if (Object.keys(list).length === 0)
    throw new InputError("no-rows", "there are no neighbours in this file", neighbours);
  return list;
}

const arcs = z.array(z.unknown());
const topologySchema = z.object({
  type: z.literal("Topology"),
  arcs,
  objects: z.record(
    z.string(),
    z.object({
      type: z.literal("GeometryCollection"),
      geometries: z
        .array(
          z.object({
            type: z.enum(["Polygon", "MultiPolygon"]),
            arcs,
            properties: z.object({code: z.string().min(1)})
          })
        )
        .min(1)
    })
  )
});

/** Regions of a map with their outlines; what it holds besides is not looked at. */
async function readTopology({cwd}: Pick<CommandContext, "cwd">, file: string): Promise<Topology> {
  const text = await readFile(resolve(cwd, file), "utf8").catch((error: unknown) => {
    throw new InputError("missing-file", `cannot be read: ${(error as Error).message}`, file);
  });
  try {
    return topologySchema.parse(JSON.parse(text)) as unknown as Topology;
  } catch {
    throw new InputError(
      "wrong-format",
      "this is no TopoJSON of regions with a code; data fetch writes one, or give --neighbours FILE",
      file
    );
  }
}

async function nearestMunicipalities(
  context: Pick<CommandContext, "projectRoot">,
  table: Frame,
  {region, k}: {region: string | undefined; k: number}
): Promise<NeighbourList> {
  const {regions} = await readRegions(dataDirectory(context));
  const known = new Map(
    regions.flatMap(({level, code, longitude, latitude}) =>
      level === "gemeente" && longitude !== null && latitude !== null ? [[code, {code, longitude, latitude}]] : []
    )
  );
  const names = region === undefined ? Object.keys(table.columns) : [region];
  const codes = names
    .map((name) => textOf(table.columns[name] ?? []))
    .find((own) => own.some((code) => known.has(code ?? "")));
  return nearestNeighbours(
    (codes ?? []).flatMap((code) => known.get(code ?? "") ?? []),
    k
  );
}

/** The column asked for; else the one in which most rows hold a code of the neighbours; else the numbers of the rows. */
function regionColumn(
  table: Frame,
  list: NeighbourList,
  {region, value, neighbours}: MoranTableOptions
): {name: string; codes: string[]} {
  const known = new Set([...Object.keys(list), ...Object.values(list).flat()]);
  const name = region ?? bestColumn(table, known, value);
  if (name === null) {
    const isRowNumber = (code: string): boolean => /^[1-9]\d*$/.test(code) && Number(code) <= table.length;
    if ([...known].every(isRowNumber))
      return {name: "row number", codes: Array.from({length: table.length}, (_, row) => String(row + 1))};
    throw new InputError(
      "unknown-region",
      "no column holds the codes of the neighbours; name the column of codes with --region",
      neighbours ?? null
    );
  }
  const column = table.columns[name];
  if (column === undefined)
    throw new InputError("missing-column", `there is no column ${name}`, table.origin?.file ?? "--region");
  const codes = textOf(column).map((code, row) => {
    if (code === null) throw new InputError("missing-code", `${name} is empty in a row`, placeOf(table, row));
    return code;
  });
  return {name, codes};
}

function bestColumn(table: Frame, known: ReadonlySet<string>, value: string): string | null {
  const scores = Object.entries(table.columns)
    .filter(([name]) => name !== value)
    .map(([name, column]) => ({name, hits: textOf(column).filter((code) => code !== null && known.has(code)).length}));
  const best = scores.reduce((most, own) => (own.hits > most.hits ? own : most), {name: "", hits: 0});
  return best.hits * 2 > table.length ? best.name : null;
}

/** Cells as text, numbers in their shortest spelling; null where missing. */
const textOf = (column: Column): readonly (string | null)[] =>
  column instanceof Float64Array ? Array.from(column, (value) => (Number.isNaN(value) ? null : String(value))) : column;

/** Neighbours that do not name each other in turn are taken as given, and said. */
function oneWay(list: NeighbourList): Warning[] {
  const pairs = new Set(Object.entries(list).flatMap(([from, own]) => own.map((to) => `${from} ${to}`)));
  const [first, ...more] = Object.entries(list).flatMap(([from, own]) =>
    own.filter((to) => !pairs.has(`${to} ${from}`)).map((to) => `${from} names ${to}`)
  );
  if (first === undefined) return [];
  const message = `${more.length + 1} neighbours are not named in turn (${first}); they are taken as given`;
  return [{code: "one-way-neighbours", message}];
}

import {createHash} from "node:crypto";
import {mkdir, readFile, rename, writeFile} from "node:fs/promises";
import {basename, dirname, join} from "node:path";
import {InputError} from "../../../models/errors.js";
import type {Level, SourceCard} from "../../catalogue/schema.js";
import type {Region} from "../../warehouse/types.js";
import type {LoadContext, SourceLoader} from "../source-loader.js";
import type {Outlines} from "./read-geometry.js";
import {readOutlines} from "./read-geometry.js";
import {mergeOutlines, simplifyOutlines} from "./simplify-outlines.js";

/** Upper bound of a municipal map on disk; a page loads it whole. */
export const maxMapBytes = 150_000;

const larger: readonly (readonly [Level, (region: Region) => string | null])[] = [
  ["corop", (region) => region.corop],
  ["provincie", (region) => region.province],
  ["veiligheidsregio", (region) => region.safetyRegion]
];

/** Where maps lie: `geo` beside the cache, so beside the warehouse: `geo/gemeente-2024.topojson`. */
export const mapFile = (cacheDir: string, level: Level, year: number): string =>
  join(dirname(cacheDir), "geo", `${level}-${year}.topojson`);

/**
 * Boundaries (GeoJSON or TopoJSON, degrees) → one simplified TopoJSON a level and division. Of municipalities it also
 * makes maps of COROP areas, provinces and safety regions. Of several files of one division the most detailed counts.
 * Features without a region, and regions without a feature, are reported.
 */
export const loadBoundaries: SourceLoader = async (card, context) => {
  const hash = createHash("sha256");
  const found = new Map<string, Outlines & {file: string; detail: number}>();
  for (const path of context.files) {
    context.signal.throwIfAborted();
    const content = await readFile(path, "utf8");
    hash.update(content);
    const file = basename(path);
    const outlines = readOutlines(content, file, context.regions, yearOf(card, file));
    const key = `${outlines.level} ${outlines.year}`;
    const known = found.get(key);
    if (known)
      report(
        card,
        context,
        "duplicate-boundaries",
        `${file} and ${known.file} hold the same division; the larger is used`,
        1
      );
    if (!known || content.length > known.detail) found.set(key, {...outlines, file, detail: content.length});
  }
  for (const outlines of [...found.values()].sort((a, b) => a.year - b.year)) {
    context.signal.throwIfAborted();
    await writeMaps(card, context, outlines, found);
  }
  return {sha256: hash.digest("hex"), publisherVersion: null, retrievedAt: null};
};

function yearOf(card: SourceCard, file: string): number | null {
  if (typeof card.region?.boundaries === "number") return card.region.boundaries;
  if (card.period?.fixed !== undefined) return Number(card.period.fixed.slice(0, 4));
  const stem = card.period?.fileName === undefined ? null : new RegExp(card.period.fileName).exec(file);
  return stem?.[1] === undefined ? null : Number(stem[1]);
}

async function writeMaps(
  card: SourceCard,
  context: LoadContext,
  {level, year, outlines, unmatched, file}: Outlines & {file: string},
  found: ReadonlyMap<string, unknown>
): Promise<void> {
  const regions = context.regions.list(level, year);
  const drawn = new Set(outlines.map(({code}) => code));
  const bare = regions.filter(({code}) => !drawn.has(code)).map(({code}) => code);
  if (unmatched.length > 0)
    report(
      card,
      context,
      "unmatched-region",
      `${file}: no region of ${year}: ${unmatched.join(", ")}`,
      unmatched.length
    );
  if (bare.length > 0)
    report(card, context, "missing-outline", `${file}: no outline of ${year} for ${bare.join(", ")}`, bare.length);
  if (outlines.length === 0) throw new InputError("no-regions", "no feature is a region of its year", file);
  const names = new Map(regions.map(({code, name}) => [code, name]));
  const named = outlines.map((outline) => ({...outline, name: names.get(outline.code) ?? outline.name}));
  const map = simplifyOutlines(named, level, maxMapBytes);
  await writeMap(mapFile(context.cacheDir, level, year), map);
  if (level !== "gemeente") return;
  const byCode = new Map(regions.map((region) => [region.code, region]));
  for (const [area, parentOf] of larger) {
    if (found.has(`${area} ${year}`)) continue;
    const parent = (code: string): string | null => {
      const region = byCode.get(code);
      return region ? parentOf(region) : null;
    };
    const nameOf = (code: string): string | null => context.regions.get(code, year)?.name ?? null;
    const homeless = [...drawn].filter((code) => parent(code) === null).sort();
    if (homeless.length > 0) {
      const message = `the map of ${area} ${year} lacks ${homeless.join(", ")}: no ${area} known`;
      report(card, context, "no-parent", message, homeless.length);
    }
    await writeMap(mapFile(context.cacheDir, area, year), mergeOutlines(map, area, parent, nameOf));
  }
}

async function writeMap(file: string, map: object): Promise<void> {
  await mkdir(dirname(file), {recursive: true});
  const draft = `${file}.${process.pid}.part`;
  await writeFile(draft, JSON.stringify(map));
  await rename(draft, file);
}

function report(card: SourceCard, {sink}: LoadContext, kind: string, message: string, count: number): void {
  sink.problem({source: card.id, kind, message, count});
}

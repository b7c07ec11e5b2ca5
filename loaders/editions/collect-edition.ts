import {createHash} from "node:crypto";
import {readdir, readFile} from "node:fs/promises";
import {join} from "node:path";
import type {DuckDBConnection} from "@duckdb/node-api";
import type {EditionContent} from "../../models/editions/format.js";
import {houseRules} from "../../models/groups/disclosure.js";
import {benefitDefaults} from "../../models/scenario/measures.js";
import {defaultSlope} from "../../models/scenario/unemployment.js";
import type {Catalogue} from "../catalogue/catalogue.js";
import {readThemeTexts} from "../catalogue/theme-texts.js";
import {pageCrisis} from "../site/crisis.js";
import {readSiteFacts} from "../site/site-facts.js";
import {query} from "../warehouse/database.js";
import {vintageOrder} from "../warehouse/vintage-order.js";

export interface EditionSources {
  connection: DuckDBConnection;
  catalogue: Catalogue;
  /** The folder data, and the one package.json stands in. */
  dataDir: string;
  root: string;
}

/** Everything an edition freezes, as it is now: the warehouse, the catalogue, and the files of data. */
export async function collectEdition({connection, catalogue, dataDir, root}: EditionSources): Promise<EditionContent> {
  const facts = await readSiteFacts(connection);
  const [municipalities] = await query<{count: number}>(
    connection,
    "SELECT count(*) AS count FROM region WHERE level = 'gemeente' AND boundary_year = $1",
    [facts.boundaryYear]
  );
  const figures = await nationalFigures(connection);
  const used = new Set(figures.map(({indicator}) => indicator));
  const {version} = JSON.parse(await readFile(join(root, "package.json"), "utf8")) as {version: string};
  const themes = await readThemeTexts(dataDir);
  return {
    profile: facts.profile,
    isSynthetic: facts.isSynthetic,
    software: version,
    boundaries: {year: facts.boundaryYear, municipalities: municipalities?.count ?? 0},
    vintages: await query(
      connection,
      `SELECT v.id, v.source, s.title, v.sha256, v.is_synthetic AS "isSynthetic"
       FROM vintage v JOIN source s ON s.id = v.source WHERE v.is_current ORDER BY v.id`
    ),
    definitions: Object.fromEntries(
      [...catalogue.indicators.values()]
        .filter(({id}) => used.has(id))
        .map(({id, title, definition, unit, measure, flow, denominator, ageBase}) => [
          id,
          {title, definition, unit, measure, flow, denominator, ageBase}
        ])
    ),
    figures,
    municipal: await municipalPrints(connection),
    ...(await heldFigures(connection)),
    models: await systemModels(join(dataDir, "systems")),
    scenarios: await fingerprints(join(dataDir, "scenarios"), ".yaml"),
    parameters: parametersOf(catalogue),
    texts: [...themes.values()].map((text) => ({
      ...text,
      title: catalogue.themes.get(text.theme)?.title ?? text.theme
    }))
  };
}

/** Totals of the Netherlands, in the unit they are stored in. */
async function nationalFigures(connection: DuckDBConnection): Promise<EditionContent["figures"]> {
  const rows = await query<{indicator: string; grain: string; period: string; value: number | null; status: string}>(
    connection,
    `SELECT o.indicator, o.grain, o.period, o.value, coalesce(o.missing, o.status) AS status
     FROM current_observation o JOIN vintage v ON v.id = o.vintage
     WHERE o.region = 'NL01' AND o.breakdown = 'total'
     QUALIFY row_number() OVER (PARTITION BY o.indicator, o.grain, o.period ORDER BY ${vintageOrder("v")}) = 1
     ORDER BY o.indicator, o.grain, o.period`
  );
  const figures: EditionContent["figures"] = [];
  for (const {indicator, grain, period, value, status} of rows) {
    let last = figures.at(-1);
    if (last?.indicator !== indicator || last.grain !== grain) figures.push((last = {indicator, grain, points: []}));
    last.points.push([period, value, status]);
  }
  return figures;
}

/** Of each year: how many figures of municipalities there are, and the bits of their hashes against each other (in any order). */
async function municipalPrints(connection: DuckDBConnection): Promise<EditionContent["municipal"]> {
  const rows = await query<{indicator: string; grain: string; year: number; count: number; print: string}>(
    connection,
    `SELECT indicator, grain, year(period) AS year, count(*) AS count,
       printf('%x', bit_xor(md5_number_upper(concat_ws('|', region, period, breakdown, value, missing)))) AS print
     FROM current_observation WHERE region LIKE 'GM%' GROUP BY ALL ORDER BY indicator, grain, year`
  );
  const prints: EditionContent["municipal"] = [];
  for (const {indicator, grain, year, count, print} of rows) {
    let last = prints.at(-1);
    if (last?.indicator !== indicator || last.grain !== grain) prints.push((last = {indicator, grain, years: []}));
    last.years.push([year, count, print]);
  }
  return prints;
}

/** Of all figures but totals of the Netherlands: how many values each year has, and which areas have a row. */
async function heldFigures(connection: DuckDBConnection): Promise<Pick<EditionContent, "held" | "regionSets">> {
  type Key = Omit<NonNullable<EditionContent["held"]>[number], "years">;
  const rows = await query<Key & {year: number; count: number; regions: string | null}>(
    connection,
    `WITH by_region AS (
       SELECT indicator, grain, breakdown, year(period) AS year, region, count(value) AS values FROM current_observation
       WHERE NOT (region = 'NL01' AND breakdown = 'total') GROUP BY ALL
     )
     SELECT indicator, grain, level, breakdown, year, CAST(sum(values) AS INTEGER) AS count,
       string_agg(region, ' ' ORDER BY region) FILTER (level NOT IN ('wijk', 'buurt')) AS regions
     FROM by_region JOIN (SELECT DISTINCT code, level FROM region) ON code = region
     GROUP BY indicator, grain, level, breakdown, year ORDER BY ALL`
  );
  const sets = new Map<string, number>();
  const held: NonNullable<EditionContent["held"]> = [];
  let last = "";
  for (const {year, count, regions, ...key} of rows) {
    const name = JSON.stringify(key);
    if (name !== last) held.push({...key, years: []});
    last = name;
    if (regions !== null && !sets.has(regions)) sets.set(regions, sets.size);
    held.at(-1)?.years.push([year, count, regions === null ? null : (sets.get(regions) ?? null)]);
  }
  return {held, regionSets: [...sets.keys()].map((codes) => codes.split(" "))};
}

const modelSuffix = ".system.json";

async function systemModels(folder: string): Promise<EditionContent["models"]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith(modelSuffix)).sort();
  return Promise.all(
    files.map(async (file) => {
      const content = JSON.parse(await readFile(join(folder, file), "utf8")) as Record<string, unknown>;
      const id = file.slice(0, -modelSuffix.length);
      return {id, name: typeof content["name"] === "string" ? content["name"] : id, content};
    })
  );
}

async function fingerprints(folder: string, suffix: string): Promise<EditionContent["scenarios"]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith(suffix)).sort();
  return Promise.all(
    files.map(async (file) => ({
      id: file.slice(0, -suffix.length),
      sha256: createHash("sha256")
        .update(await readFile(join(folder, file)))
        .digest("hex")
    }))
  );
}

/** The numbers and choices behind pages that somebody may change, by name. */
function parametersOf(catalogue: Catalogue): EditionContent["parameters"] {
  const crisis = pageCrisis(catalogue);
  return {
    crisis: crisis.id,
    "crisis.starts": crisis.starts,
    "disclosure.roundTo": houseRules.roundTo,
    "disclosure.suppressBelow": houseRules.suppressBelow,
    "disclosure.denominatorBelow": houseRules.denominatorBelow,
    "scenario.unemploymentForJobs": defaultSlope,
    ...Object.fromEntries(
      Object.entries(benefitDefaults).flatMap(([benefit, {share, delay}]): [string, number][] => [
        [`scenario.${benefit}.share`, share],
        [`scenario.${benefit}.delay`, delay]
      ])
    )
  };
}

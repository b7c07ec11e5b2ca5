import type {DuckDBConnection} from "@duckdb/node-api";
import {join} from "node:path";
import type {Catalogue} from "../../catalogue/catalogue.js";
import {readPractice} from "../../catalogue/practice.js";
import {readRegionLists} from "../../catalogue/region-lists.js";
import type {Indicator} from "../../catalogue/schema.js";
import {projectRoot} from "../../warehouse/paths.js";
import {sizeClasses} from "../../warehouse/region-size-class.js";
import {readRegions} from "../../warehouse/regions.js";
import {pageCrisis, siteCrises, siteCrisis} from "../crisis.js";
import {readSources} from "../indicator-page.js";
import {panelUnit} from "../shown-unit.js";
import {readSiteFacts} from "../site-facts.js";
import type {SiteSource} from "../types.js";
import {acrossFile, acrossSeries} from "./across.js";
import {isCounted, isSize, readAreaColumns, type AreaColumn} from "./area-columns.js";
import {areaFigure, gapChange, municipalFigure} from "./area-figure.js";
import {listCode, readAreaRegions, sizeClassCode} from "./area-regions.js";
import type {AcrossFile, AcrossSeries, AreaFigure, AreaFile, AreaIndex, AreaIndicator} from "./area-types.js";
import type {Weights} from "./half-step.js";
import {readWijken} from "./area-wijken.js";

/**
 * The files of municipalities and areas by name: `index.json`, `CODE.json` for each of them, and for each indicator with
 * figures of municipalities `across-ID.json` and the `series-ID.json` behind it.
 */
export async function readAreaFiles(
  connection: DuckDBConnection,
  catalogue: Catalogue
): Promise<Record<string, AreaIndex | AreaFile | AcrossFile | AcrossSeries | null>> {
  const dataDir = join(projectRoot(), "data");
  const {boundaryYear, isSynthetic} = await readSiteFacts(connection);
  const crisis = pageCrisis(catalogue);
  const crisisYear = Number(crisis.starts.slice(0, 4));
  const regions = await readAreaRegions(connection, boundaryYear, await readRegionLists(dataDir));
  const shown = new Set(shownIndicators(catalogue).map(({id}) => id));
  const columns = await readAreaColumns(connection, catalogue, {boundaryYear, level: "gemeente", ids: shown});
  const ids = new Set(columns.map(({indicator}) => weightId(indicator, catalogue)));
  const years = await readAreaColumns(connection, catalogue, {boundaryYear, level: "gemeente", only: "year", ids});
  const baseOf = basesOf(years, catalogue);
  const weights = weightsOf(baseOf);
  const wijken = await readWijken(connection, catalogue);
  const files = new Map<string, AreaFile>();
  const fileOf = (code: string): AreaFile => {
    const known = files.get(code);
    if (known) return known;
    const made = {code, figures: {}, wijken: wijken.get(code) ?? null};
    files.set(code, made);
    return made;
  };
  for (const {code} of [...regions.municipalities, ...regions.areas]) fileOf(code);
  const across: Record<string, AcrossFile | AcrossSeries> = {};
  for (const column of columns) {
    const {id} = column.indicator;
    const weight = weights(column.indicator);
    const areas = new Map<string, AreaFigure>();
    for (const {code, members} of regions.areas) {
      const figure = areaFigure(column, members, weight, crisisYear);
      if (figure) areas.set(code, (fileOf(code).figures[id] = figure));
    }
    const own = new Map<string, AreaFigure>();
    for (const {code, province, sizeClass} of regions.municipalities) {
      const figure = municipalFigure(column, code, crisisYear);
      if (!figure) continue;
      const against: Record<string, ReturnType<typeof gapChange>> = {};
      for (const base of isSize(column.indicator) ? [] : ["NL01", province, sizeClass]) {
        const other = base === null ? undefined : areas.get(base);
        if (base !== null && other) against[base] = gapChange(column, figure, other, code, crisisYear);
      }
      own.set(code, (fileOf(code).figures[id] = {...figure, against}));
    }
    // The chance of a share is read from its own population; another stands in for a mean, not for a size.
    const hasOwnBase = years.some((each) => each.indicator.id === column.indicator.denominator);
    const [acrossName, seriesName] = acrossNames(id);
    across[acrossName] = acrossFile(column, own, hasOwnBase ? weight : () => new Map());
    across[seriesName] = acrossSeries(column, own);
  }
  const index: AreaIndex = {
    ...{boundaryYear, synthetic: isSynthetic, crisis: siteCrisis(crisis), crises: siteCrises(catalogue), ...regions},
    themes: [...catalogue.themes.values()]
      .filter(({classification}) => classification !== "base")
      .map(({id, title, token}) => ({id, title, token})),
    indicators: await Promise.all(
      columns.map((column) => describe(connection, catalogue, column, baseOf(column.indicator)))
    ),
    absent: absentOf(catalogue, columns),
    practice: await readPractice(dataDir)
  };
  const names = await areaFileNames(dataDir, catalogue.indicators.values());
  return {
    ...Object.fromEntries(names.map((name) => [name, null])),
    ...across,
    "index.json": index,
    ...Object.fromEntries([...files].map(([code, file]) => [`${code}.json`, file]))
  };
}

const acrossNames = (id: string): [across: string, series: string] => [`across-${id}.json`, `series-${id}.json`];

/** Side by side: of every indicator the catalogue names for municipalities or wijken. */
const acrossFileNames = (indicators: Iterable<Pick<Indicator, "id" | "levels" | "parts">>): string[] =>
  [...indicators]
    .filter(({levels, parts}) => parts.length === 0 && (levels.includes("gemeente") || levels.includes("wijk")))
    .flatMap(({id}) => acrossNames(id));

/** Which indicator's values weigh the municipalities of an area. */
const weightId = ({denominator}: Pick<Indicator, "denominator">, {indicators}: Catalogue): string =>
  denominator !== null && indicators.has(denominator) ? denominator : "inwoners";

type BaseOf = (indicator: Indicator) => AreaColumn | undefined;

/** The population of an indicator: its denominator, or all inhabitants where that is not counted. */
function basesOf(years: readonly AreaColumn[], catalogue: Catalogue): BaseOf {
  const columns = new Map(years.map((column) => [column.indicator.id, column]));
  return (indicator) => {
    const own = columns.get(weightId(indicator, catalogue));
    return own && own.counts ? own : columns.get("inwoners");
  };
}

/** What municipalities are weighed by: the counts of an indicator's population in the year, or the nearest known one. */
function weightsOf(baseOf: BaseOf): (indicator: Indicator) => Weights {
  const made = new Map<string, ReadonlyMap<string, number>>();
  return (indicator) => {
    const column = baseOf(indicator);
    return (period) => {
      if (!column?.counts) return new Map();
      const year = nearest(
        column.periods.map((each) => Number(each.slice(0, 4))),
        Number(period.slice(0, 4))
      );
      const key = `${column.indicator.id} ${year}`;
      const known = made.get(key);
      if (known) return known;
      const at = column.periods.findIndex((each) => each.startsWith(String(year)));
      const found = new Map(
        [...column.counts].flatMap(([code, cells]) => {
          const value = cells[at]?.value ?? null;
          return value === null ? [] : [[code, value] as const];
        })
      );
      made.set(key, found);
      return found;
    };
  };
}

const nearest = (years: readonly number[], wanted: number): number =>
  years.reduce((best, year) => (Math.abs(year - wanted) < Math.abs(best - wanted) ? year : best), years[0] ?? wanted);

/** The sources that the values of a column are from. */
async function sourcesUsed(connection: DuckDBConnection, {indicator, cells}: AreaColumn): Promise<SiteSource[]> {
  const used = new Set([...cells.values()].flatMap((row) => row.flatMap(({source}) => source ?? [])));
  return (await readSources(connection, [indicator.id])).filter(({vintage}) => used.has(vintage.split("@")[0] ?? ""));
}

async function describe(
  connection: DuckDBConnection,
  {indicators}: Catalogue,
  {indicator, grain, periods, notes}: AreaColumn,
  base: AreaColumn | undefined
): Promise<AreaIndicator> {
  const {id, title, definition, measure, kind, flow, direction, themes, ageBase, persons, synonyms, source} = indicator;
  const {unit, decimals} = panelUnit(indicator, indicators, notes);
  return {
    ...{id, title, definition, measure, kind, flow, direction, themes, ageBase, persons, synonyms, source},
    ...{grain, periods, unit, decimals},
    countUnit: isCounted(indicator) ? indicator.unit : null,
    sources: await readSources(connection, [id]),
    baseSources:
      isCounted(indicator) && indicator.denominator !== null && base ? await sourcesUsed(connection, base) : [],
    notes: notes.map((note) => ({
      ...{
        id: note.id,
        level: note.level ?? null,
        kind: note.kind,
        effect: note.effect,
        starts: note.starts,
        ends: note.ends,
        text: note.text
      },
      ...{regions: note.regions, explainedBy: note.explainedBy}
    })),
    formerly: indicator.formerly.flatMap((each) => {
      const before = indicators.get(each);
      if (!before) return [];
      const sameBase = before.denominator === indicator.denominator && before.ageBase === ageBase;
      return [{id: each, title: before.title, sameBase, ageBase: before.ageBase}];
    }),
    isCareUse: themes.includes("zorg-en-sociaal") && direction === "none"
  };
}

function absentOf(catalogue: Catalogue, columns: readonly AreaColumn[]): AreaIndex["absent"] {
  const held = new Set(columns.map(({indicator}) => indicator.id));
  return shownIndicators(catalogue)
    .filter(({id}) => !held.has(id))
    .map(({id, title, themes, missingBecause}) => ({id, title, themes, because: missingBecause}));
}

/** Indicators of a theme that is shown; not the populations by which others are divided, nor series that join others. */
function shownIndicators({indicators, themes}: Catalogue): Indicator[] {
  return [...indicators.values()].filter(
    ({parts, themes: own}) => parts.length === 0 && own.some((id) => themes.get(id)?.classification !== "base")
  );
}

/**
 * Names of all files, for their fixed addresses: of every code there ever was, since which of them a warehouse holds is not
 * known before it is built; a code without figures has an empty file.
 */
export async function areaFileNames(dataDir: string, indicators: Iterable<Indicator>): Promise<string[]> {
  const {regions} = await readRegions(dataDir);
  const levels = new Set(["gemeente", "land", "provincie", "corop", "veiligheidsregio"]);
  const codes = new Set(regions.filter(({level}) => levels.has(level)).map(({code}) => code));
  const lists = (await readRegionLists(dataDir)).map(({id}) => listCode(id));
  const made = [...codes, ...sizeClasses.map(sizeClassCode), ...lists].map((code) => `${code}.json`);
  return ["index.json", ...made, ...acrossFileNames(indicators)];
}

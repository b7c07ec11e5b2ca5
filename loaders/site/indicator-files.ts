import type {DuckDBConnection} from "@duckdb/node-api";
import {join} from "node:path";
import type {Catalogue} from "../catalogue/catalogue.js";
import {readExpectedEffects} from "../catalogue/expected-effects.js";
import type {Indicator} from "../catalogue/schema.js";
import type {Panel} from "../warehouse/panel-types.js";
import {projectRoot} from "../warehouse/paths.js";
import {readHalfSteps} from "./areas/half-step.js";
import {pageCrisis} from "./crisis.js";
import {readIndicatorPage} from "./indicator-page.js";
import {readMunicipalOfPages, windowsOf, type MunicipalFigures} from "./municipal.js";
import {readNotes} from "./notes.js";
import {buildPanel} from "../warehouse/panel.js";
import {
  areaLevels,
  panelFileNames,
  panelGrains,
  withAreas,
  type AreaLevel,
  type PanelFile,
  type PanelIndex
} from "./panel-file.js";
import {panelIndex, readPanelRegions} from "./panel-index.js";
import {shownUnit} from "./shown-unit.js";
import {readSiteFacts} from "./site-facts.js";
import type {IndicatorPage, IndicatorSeries, SiteSource} from "./types.js";

type Page = Omit<IndicatorPage, "latest">;
const nowhere = {id: "", grains: [], levels: []};
type Files = Record<string, IndicatorPage | IndicatorSeries | PanelFile | PanelIndex | null>;

/**
 * The files of every indicator by name: `ID.json` and `ID-series.json` for its own page (by year where municipalities
 * have no figure at the grain of the Netherlands), `ID-year.json` and
 * `ID-month.json` to compute with (null where the warehouse has none), and `index.json`, which lists the latter.
 */
export async function readIndicatorFiles(connection: DuckDBConnection, catalogue: Catalogue): Promise<Files> {
  const {boundaryYear, isSynthetic} = await readSiteFacts(connection);
  const crisis = pageCrisis(catalogue);
  const notes = await readNotes(connection);
  const pages: Page[] = [];
  for (const indicator of catalogue.indicators.values())
    pages.push(await readIndicatorPage(connection, catalogue, indicator, crisis, notes));
  const {own, years} = await readMunicipalOfPages(connection, pages, boundaryYear);
  const baseSources = baseSourcesReader(pages, [...years, ...own], catalogue);
  const files: Files = {};
  for (const page of pages) {
    const figures = own.get(page.indicator.id) ?? years.get(page.indicator.id);
    files[`${page.indicator.id}.json`] = {
      ...page,
      latest: figures
        ? {
            ...latestOf(page, figures, catalogue),
            baseSources: baseSources(page.indicator, figures, [figures.latest.period])
          }
        : null
    };
    files[`${page.indicator.id}-series.json`] = figures
      ? {...figures.series, baseSources: baseSources(page.indicator, figures, figures.series.periods)}
      : null;
    for (const name of panelFileNames(page.indicator)) files[name] = null;
  }
  const panels = await readPanels(connection, catalogue, {pages, own, years, boundaryYear, baseSources});
  for (const panel of panels.files) files[`${panel.indicator}-${panel.grain}.json`] = panel;
  files["index.json"] = panelIndex(panels.files, catalogue, {
    ...{boundaryYear, synthetic: isSynthetic, regions: panels.regions},
    evidence: await readExpectedEffects(join(projectRoot(), "data"), catalogue.indicators)
  });
  return files;
}

/** The latest municipal values with the unit they are in. */
function latestOf(
  {indicator}: Page,
  {latest, base, notes}: MunicipalFigures,
  {indicators}: Catalogue
): Omit<NonNullable<IndicatorPage["latest"]>, "baseSources"> {
  const title = indicators.get(base ?? "")?.title ?? null;
  const {unit, decimals} = shownUnit(indicator, title);
  const {values, ...made} = latest;
  return {
    ...{...made, unit, decimals, baseTitle: base === indicator.denominator ? null : title},
    ...{isFromWijken: notes.some(({level}) => level === "wijk"), values}
  };
}

/** The sources of the population that municipal figures of some periods were divided by: of each year, else of those next to it. */
export function baseSourcesReader(
  pages: readonly Pick<Page, "indicator" | "sources">[],
  figures: readonly (readonly [string, MunicipalFigures])[],
  {indicators}: Catalogue
): (indicator: Indicator, figures: Pick<MunicipalFigures, "base">, periods: readonly string[]) => SiteSource[] {
  const sources = new Map(pages.map((page) => [page.indicator.id, page.sources]));
  const years = new Map(figures.filter(([, {latest}]) => latest.grain === "year"));
  return (indicator, {base}, periods) => {
    const {denominator} = shownUnit(indicator, indicators.get(base ?? "")?.title ?? null);
    const population = denominator === null ? undefined : years.get(base ?? "");
    if (!population) return [];
    const within = (year: number, away: number): string[] =>
      [...population.places].flatMap(([id, places]) =>
        places.some((at) => Math.abs(yearOf(population.series.periods[at]) - year) <= away) ? [id] : []
      );
    const used = new Set(
      [...new Set(periods.map(yearOf))].flatMap((year) => {
        const own = within(year, 0);
        return own.length > 0 ? own : within(year, 1);
      })
    );
    return (sources.get(base ?? "") ?? []).filter(({vintage}) => used.has(vintage.split("@")[0] ?? ""));
  };
}

const yearOf = (period = ""): number => Number(period.slice(0, 4));

/** Panels to compute with: those the pages already needed, and the years of indicators whose page shows months. */
async function readPanels(
  connection: DuckDBConnection,
  catalogue: Catalogue,
  {
    pages,
    own,
    years,
    boundaryYear,
    baseSources
  }: {
    pages: readonly Page[];
    own: ReadonlyMap<string, MunicipalFigures>;
    years: ReadonlyMap<string, MunicipalFigures>;
    boundaryYear: number;
    baseSources: ReturnType<typeof baseSourcesReader>;
  }
): Promise<{files: PanelFile[]; regions: Awaited<ReturnType<typeof readPanelRegions>>}> {
  const regions = await readPanelRegions(connection, boundaryYear);
  const sourcesOf = new Map(pages.map(({indicator, sources}) => [indicator.id, sources]));
  // A file the site has no address for would only be promised.
  const hasAddress = ({indicator, grain}: PanelFile): boolean =>
    panelFileNames(catalogue.indicators.get(indicator) ?? nowhere).includes(`${indicator}-${grain}.json`);
  const made = [...own, ...years].flatMap(([id, figures]) => {
    const {panel} = figures;
    const indicator = catalogue.indicators.get(id);
    if (panel === null || !indicator || !hasAddress(panel)) return [];
    return [
      {...panel, sources: sourcesOf.get(id) ?? [], baseSources: baseSources(indicator, figures, figures.series.periods)}
    ];
  });
  const files: PanelFile[] = [];
  const halfSteps = await readHalfSteps(connection, catalogue, {level: "gemeente", boundaryYear});
  for (const grain of panelGrains) {
    const same = made.filter((file) => file.grain === grain);
    const areas = await readAreas(connection, catalogue, same, boundaryYear);
    same.forEach((file, column) =>
      files.push(
        withAreas(
          withHalfSteps(file, halfSteps),
          areas.map((area) => ({...area, column}))
        )
      )
    );
  }
  return {files, regions};
}

function withHalfSteps(file: PanelFile, byIndicator: ReadonlyMap<string, Record<string, number>>): PanelFile {
  const halfSteps = file.grain === "year" ? byIndicator.get(file.indicator) : undefined;
  return halfSteps === undefined ? file : {...file, halfSteps};
}

/** The same indicators and periods as the files have, of COROP areas and of provinces. */
async function readAreas(
  connection: DuckDBConnection,
  {indicators}: Catalogue,
  files: readonly PanelFile[],
  boundaries: number
): Promise<{level: AreaLevel; panel: Panel}[]> {
  const [first] = files;
  if (first === undefined) return [];
  const years = files.flatMap(({periods}) => periods.map((period) => period.slice(0, 4))).sort();
  const [from = "", to = ""] = [years[0], years.at(-1)];
  const ids = files.map(({indicator}) => indicator);
  const series = windowsOf(ids.flatMap((id) => indicators.get(id) ?? []));
  const found: {level: AreaLevel; panel: Panel}[] = [];
  for (const level of areaLevels)
    found.push({
      level,
      panel: await buildPanel(connection, {indicators: ids, level, grain: first.grain, from, to, boundaries, series})
    });
  return found;
}

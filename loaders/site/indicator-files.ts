import type {DuckDBConnection} from "@duckdb/node-api";
import {group} from "d3";
import type {Catalogue} from "../catalogue/catalogue.js";
import {pageCrisis} from "./crisis.js";
import {readIndicatorPage} from "./indicator-page.js";
import {readMunicipal, type MunicipalFigures} from "./municipal.js";
import {readNotes} from "./notes.js";
import {readSiteFacts} from "./site-facts.js";
import type {IndicatorPage, IndicatorSeries} from "./types.js";

/** The two files of every indicator's page, by file name: `ID.json` and `ID-series.json`. */
export async function readIndicatorFiles(
  connection: DuckDBConnection,
  catalogue: Catalogue
): Promise<Record<string, IndicatorPage | IndicatorSeries | null>> {
  const {boundaryYear} = await readSiteFacts(connection);
  const crisis = pageCrisis(catalogue);
  const notes = await readNotes(connection);
  const pages: Omit<IndicatorPage, "latest">[] = [];
  for (const indicator of catalogue.indicators.values())
    pages.push(await readIndicatorPage(connection, catalogue, indicator, crisis, notes));
  const municipal = new Map<string, MunicipalFigures>();
  for (const [grain, same] of group(pages, (page) => page.grain)) {
    if (grain === null) continue;
    const indicators = same.map(({indicator}) => indicator);
    for (const [id, figures] of await readMunicipal(connection, indicators, grain, boundaryYear))
      municipal.set(id, figures);
  }
  const files: Record<string, IndicatorPage | IndicatorSeries | null> = {};
  for (const page of pages) {
    const figures = municipal.get(page.indicator.id);
    files[`${page.indicator.id}.json`] = {...page, latest: figures?.latest ?? null};
    files[`${page.indicator.id}-series.json`] = figures?.series ?? null;
  }
  return files;
}

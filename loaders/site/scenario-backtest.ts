import type {DuckDBConnection} from "@duckdb/node-api";
import {join} from "node:path";
import {backtest, type Backtest} from "../../models/scenario/backtest.js";
import {scenarioPath} from "../../models/scenario/scenario-path.js";
import {growthRows, nationalRows} from "../scenarios/backtest-rows.js";
import {readLibrary} from "../scenarios/library.js";
import {readRealised, type Realised} from "../scenarios/realised.js";
import {readRegional, regionalResult, type RegionalResult} from "../scenarios/regional.js";
import {query} from "../warehouse/database.js";
import {projectRoot} from "../warehouse/paths.js";

/** Every publication against what happened, and the published results of regions against the mix of jobs at hand. */
export interface BacktestFile {
  realised: Realised;
  publications: {
    id: string;
    title: string;
    publisher: string;
    published: string;
    variants: {id: string; label: string; unemployment: Backtest; growth: Backtest}[];
  }[];
  /** Null when this warehouse has no jobs by sector; then `reason` says what is missing. */
  regional: {publication: string; title: string; result: RegionalResult; names: Record<string, string>}[];
  reason: string | null;
}

const options = {boundaries: 2024, draws: 100, seed: 1};

/** All publications and regions. Throws InputError for files that are not sound. */
export async function readBacktest(connection: DuckDBConnection): Promise<BacktestFile> {
  const folder = join(projectRoot(), "data", "scenarios");
  const library = await readLibrary(folder);
  const realised = await readRealised(join(folder, "realised", "nederland.yaml"));
  const published = await readRegional(join(folder, "regional"));
  const areas = await query<{code: string; name: string}>(
    connection,
    `SELECT DISTINCT code, name FROM region WHERE level IN ('corop', 'provincie') ORDER BY code`
  );
  const names = Object.fromEntries(areas.map(({code, name}) => [code, name]));
  const publications = [...new Set(library.map(({publication}) => publication))];
  const regional: BacktestFile["regional"] = [];
  let reason: string | null = null;
  for (const publication of publications) {
    try {
      const result = await regionalResult(connection, published, publication, options);
      if (result !== null) regional.push({publication: publication.id, title: publication.title, result, names});
    } catch (error) {
      // Without jobs by sector the rest of the page still stands.
      reason = error instanceof Error ? error.message : String(error);
    }
  }
  return {
    realised,
    publications: publications.map((publication) => ({
      ...{id: publication.id, title: publication.title},
      ...{publisher: publication.publisher, published: publication.published},
      variants: publication.variants.map((variant) => {
        const path = scenarioPath(publication, variant.id);
        return {
          ...{id: variant.id, label: variant.label},
          unemployment: backtest(nationalRows(variant, path, realised)),
          growth: backtest(growthRows(variant, path, realised))
        };
      })
    })),
    ...{regional, reason}
  };
}

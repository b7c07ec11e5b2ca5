import type {DuckDBConnection} from "@duckdb/node-api";
import {readdir} from "node:fs/promises";
import {join} from "node:path";
import {areaPath, type AreaPath} from "../../models/scenario/area-path.js";
import {drawScenario} from "../../models/scenario/draws.js";
import type {ScenarioPublication} from "../../models/scenario/format.js";
import {projectScenario} from "../../models/scenario/project.js";
import {regionalBacktest, type RegionalBacktest} from "../../models/scenario/regional-backtest.js";
import {regionalSchema, type RegionalPublished} from "../../models/scenario/regional-format.js";
import {scenarioPath} from "../../models/scenario/scenario-path.js";
import {oldestMix} from "../../models/scenario/structure.js";
import {readYaml} from "../catalogue/catalogue.js";
import {readRegionsOf} from "../warehouse/panel-data.js";
import {readRegionFacts} from "../warehouse/region-facts.js";

/** The comparison, and which mix of jobs it rests on. */
export interface RegionalResult extends RegionalBacktest {
  structureYear: number;
  synthetic: boolean;
  /** A mix more than three years from the shock: an example, not for decisions. */
  isOld: boolean;
}

/** What was published of regions: one file a publication. Throws InputError of readYaml. */
export async function readRegional(folder: string): Promise<RegionalPublished[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".yaml")).sort();
  const read = await Promise.all(names.map((name) => readYaml(join(folder, name), regionalSchema)));
  return read.flat();
}

/**
 * Variants of a publication laid over all municipalities, put together to COROP areas and provinces, against what was
 * published of those; null when nothing was.
 *
 * @param variants ids; all when left out
 */
export async function regionalResult(
  connection: DuckDBConnection,
  published: readonly RegionalPublished[],
  publication: ScenarioPublication,
  options: {boundaries: number; draws: number; seed: number; variants?: readonly string[]}
): Promise<RegionalResult | null> {
  const {boundaries, draws, seed, variants} = options;
  const own = published.find((each) => each.publication === publication.id);
  if (own === undefined) return null;
  const facts = await readRegionFacts(connection, {baseYear: publication.baseYear, boundaries});
  const regions = await readRegionsOf(connection, boundaries);
  const parents = new Map(
    regions.map(({code, corop, province}) => [code, [corop, province].filter((area) => area !== null)])
  );
  const paths = new Map<string, {middle: AreaPath; draws: AreaPath[]}>();
  for (const variant of publication.variants) {
    if (variants !== undefined && !variants.includes(variant.id)) continue;
    const path = scenarioPath(publication, variant.id);
    const together = {together: facts.corop};
    paths.set(variant.id, {
      middle: areaPath(projectScenario(variant, path, facts), facts, parents),
      draws: Array.from({length: draws}, (_, draw) =>
        areaPath(drawScenario(variant, path, facts, together, {seed, draw}), facts, parents)
      )
    });
  }
  return {
    ...regionalBacktest(own, publication, paths),
    structureYear: facts.mix.year,
    synthetic: facts.synthetic,
    isOld: Math.abs(publication.baseYear - facts.mix.year) > oldestMix
  };
}

import {join} from "node:path";
import {dataDirectory} from "../../../bin/command.js";
import {readModel} from "../../../bin/model-file.js";
import type {ProjectedRegion} from "../../../bin/scenario-text.js";
import {findScenario, readLibrary, type LibraryScenario} from "../../../loaders/scenarios/library.js";
import {openWarehouse, query} from "../../../loaders/warehouse/database.js";
import {readRegionFacts} from "../../../loaders/warehouse/region-facts.js";
import {InputError} from "../../../models/errors.js";
import {allRegions} from "../../../models/scenario/all-regions.js";
import {careSet} from "../../../models/scenario/care-set.js";
import {scenarioOutcomes} from "../../../models/scenario/measures.js";
import type {SectorCode} from "../../../models/scenario/format.js";
import {projectScenario, type ProjectedYear} from "../../../models/scenario/project.js";
import {regionsCare} from "../../../models/scenario/regions-care.js";
import {scenarioPath} from "../../../models/scenario/scenario-path.js";
import {scenarioBoundaries as division} from "../options.js";
import type {StoryWorld} from "../world.js";
import {evidenceModel} from "./evidence.js";

/** The scenario over the municipalities of the story. */
export interface StoryScenario {
  chosen: LibraryScenario;
  /** In full, with every band and what it is made of. */
  regions: ProjectedRegion[];
  /** Every municipality of the area, in the last year. */
  area: {name: string; year: number; places: AreaPlace[]};
  basis: ScenarioBasis;
}

/** What the projection rests on where the publication says nothing. */
export interface ScenarioBasis {
  firstYear: number;
  /** Sectors whose growth was not published, and the factor of what stands in for it. */
  approximated: SectorCode[];
  lambda: number | null;
  /** Where the country's jobs come from. */
  jobsFrom: "publication" | "unemployment" | "none";
  /** Null: no commuters at hand. */
  commutingYear: number | null;
}

export interface AreaPlace {
  region: string;
  name: string;
  unemployment: number;
  low: number;
  high: number;
  /** Points more than in the base year. */
  change: number;
  /** Middle of the outcomes of the system model, in its units, by variable. */
  care: Record<string, number>;
}

/** Step 8: sectors → unemployment → care, in the municipalities named and in all of the area. */
export async function scenarioStep(world: StoryWorld): Promise<StoryScenario> {
  const {options, commands, db, context} = world;
  const {scenario, draws, seed} = options;
  const chosen = findScenario(await readLibrary(join(dataDirectory(context), "scenarios")), scenario);
  const regions: ProjectedRegion[] = [];
  for (const region of options.regions)
    regions.push(
      (await commands.run([
        ...["scenario", "project", "--scenario", scenario, "--region", region, "--model", evidenceModel],
        ...["--draws", String(draws), "--seed", String(seed), "--boundaries", String(division), "--db", db]
      ])) as ProjectedRegion
    );
  return {chosen, regions, ...(await areaOf(world, chosen))};
}

/** All municipalities of the area from one set of draws: the same numbers as each would have by itself. */
async function areaOf(
  {options, db, bundle}: StoryWorld,
  chosen: LibraryScenario
): Promise<Pick<StoryScenario, "area" | "basis">> {
  const {area, draws, seed} = options;
  const path = scenarioPath(chosen.publication, chosen.variant.id);
  const {connection, close} = await openWarehouse(db);
  try {
    const facts = await readRegionFacts(connection, {baseYear: path.baseYear, boundaries: division});
    const [row] = await query<{name: string}>(
      connection,
      "SELECT name FROM region WHERE code = $1 AND boundary_year = $2",
      [area, division]
    );
    const {homes} = facts.commuting;
    const inside = facts.mix.regions.filter((_, at) => facts.corop[at] === area);
    if (inside.length === 0)
      throw new InputError(
        "unknown-region",
        `no municipality of ${area} has jobs by sector; give another COROP area`,
        "--area"
      );
    const drawn = allRegions(chosen.variant, path, facts, {draws, seed, together: facts.corop});
    const {middle} = careSet(await readModel({cwd: bundle.folder}, evidenceModel), {
      ...{years: path.years.length, draws: 0, seed}
    });
    const care = regionsCare(chosen.variant, path, facts, {responses: middle});
    const last = drawn.years.at(-1);
    const places = inside.map((region): AreaPlace => {
      const at = homes.indexOf(region);
      const of = (values: Float64Array | null | undefined): number => values?.[at] ?? NaN;
      const unemployment = last?.measures.unemployment;
      return {
        ...{region, name: facts.names.get(region) ?? region},
        unemployment: of(unemployment?.value),
        low: of(unemployment?.low),
        high: of(unemployment?.high),
        change: of(last?.measures.unemploymentChange.value),
        care: Object.fromEntries(scenarioOutcomes.map((id, index) => [id, of(care.change[index])]))
      };
    });
    return {
      area: {name: row?.name ?? area, year: last?.year ?? path.baseYear, places},
      basis: basisOf(projectScenario(chosen.variant, path, facts).years[0], facts.commutingYear)
    };
  } finally {
    close();
  }
}

function basisOf(first: ProjectedYear | undefined, commutingYear: number | null): ScenarioBasis {
  const {sectors = [], lambda = null} = first?.shocks ?? {};
  return {
    firstYear: first?.year ?? NaN,
    approximated: sectors.filter(({origin}) => origin === "approximated").map(({sector}) => sector),
    lambda,
    jobsFrom: first?.jobsTotal.from ?? "none",
    commutingYear
  };
}

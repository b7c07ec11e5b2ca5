import type {ScenarioFactsFile} from "../../loaders/site/scenario-facts-file.js";
import {commutingFlows, commutingShares, noCommuting} from "../../models/scenario/commuting.js";
import type {RegionFacts} from "../../models/scenario/project.js";

/** The facts of a file as the models read them. */
export function regionFacts(file: ScenarioFactsFile): RegionFacts {
  const codes = file.regions.map(({code}) => code);
  const imputed = new Set(file.imputed);
  const flows = file.commuting.flatMap(({steps, jobs}, h) => {
    let at = 0;
    return steps.map((step, k) => {
      at += step;
      return {home: codes[h] ?? "", work: codes[at] ?? "", jobs: jobs[k] ?? 0};
    });
  });
  return {
    mix: {
      regions: codes,
      jobs: Float64Array.from(file.jobs),
      low: Float64Array.from(file.jobs, (jobs, at) => file.low[at] ?? jobs),
      high: Float64Array.from(file.jobs, (jobs, at) => file.high[at] ?? jobs),
      imputed: file.jobs.map((_, at) => imputed.has(at)),
      year: file.structureYear
    },
    commuting: file.commutingYear === null ? noCommuting(codes) : commutingShares(commutingFlows(flows, codes, codes)),
    labourForce: Float64Array.from(file.labourForce),
    unemployment: Float64Array.from(file.unemployment),
    levelYear: file.baseYear
  };
}

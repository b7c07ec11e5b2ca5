import type {Geography} from "./geography.js";
import type {Truth, World} from "./recipe-schema.js";
import {Stream} from "./stream.js";
import {monthOf, monthlyPath} from "./time-path.js";
import type {Variable} from "./variables.js";

/** The variables of the truth that are no series: national lines, staggered policies, and jobs lost. */
export function truthVariables(
  world: World,
  truth: Truth,
  geography: Geography,
  jobsGap: Variable
): Map<string, Variable> {
  const firstYear = geography.firstYear - world.burnIn;
  const months = (geography.years + world.burnIn) * 12;
  const variables = new Map<string, Variable>();
  for (const variable of truth.variables) {
    if (variable.kind === "national")
      variables.set(variable.id, {kind: "national", monthly: monthlyPath(variable.path, firstYear, months)});
    else if (variable.kind === "jobs") variables.set(variable.id, jobsGap);
    else if (variable.kind === "policy") {
      const values = new Float64Array(geography.homes.length * months);
      const [first, last] = [monthOf(variable.starts, firstYear), monthOf(variable.ends, firstYear)];
      const own = Math.sqrt(1 - variable.deprivation * variable.deprivation);
      geography.homes.forEach((home, h) => {
        const z =
          variable.deprivation * home.deprivation + own * new Stream(world.seed, variable.id, home.code).normal();
        const late = Math.min(1, Math.max(0, (2 - z) / 4));
        values.fill(1, h * months + Math.round(first + late * (last - first)), (h + 1) * months);
      });
      variables.set(variable.id, {kind: "monthly", values, months});
    }
  }
  return variables;
}

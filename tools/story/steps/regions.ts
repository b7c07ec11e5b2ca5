import {findMunicipality} from "../../../loaders/scenarios/find-region.js";
import {openWarehouse} from "../../../loaders/warehouse/database.js";
import {readRegionsOf} from "../../../loaders/warehouse/panel-data.js";
import {InputError} from "../../../models/errors.js";
import {scenarioBoundaries as division, type StoryOptions} from "../options.js";

/**
 * The municipalities the story is told of, by their codes: one that is misspelt is said at once, not after the estimates.
 * Throws InputError (unknown-region, ambiguous-region, dissolved-region).
 */
export async function settleRegions(
  db: string,
  {regions, area}: Pick<StoryOptions, "regions" | "area">
): Promise<StoryOptions["regions"]> {
  const {connection, close} = await openWarehouse(db);
  try {
    const [first, ...others] = regions;
    const codes: [string, ...string[]] = [await findMunicipality(connection, first, division)];
    for (const each of others) {
      const code = await findMunicipality(connection, each, division);
      if (!codes.includes(code)) codes.push(code);
    }
    const inside = (await readRegionsOf(connection, division)).filter(({corop}) => corop === area);
    if (inside.length === 0)
      throw new InputError(
        "unknown-region",
        `there are no municipalities in ${area} in the division of ${division}; give a COROP area, such as CR12 for Twente`,
        "--area"
      );
    return codes;
  } finally {
    close();
  }
}

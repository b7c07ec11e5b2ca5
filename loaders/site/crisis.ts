import {InputError} from "../../models/errors.js";
import type {Catalogue} from "../catalogue/catalogue.js";
import type {CrisisEvent} from "../catalogue/schema.js";

/** The crisis whose eve is the baseline of pages, unless the reader chooses another. */
const defaultCrisis = "coronacrisis";

/** Finds the crisis pages compare with. Throws InputError when the catalogue does not hold it. */
export function pageCrisis({events}: Catalogue): CrisisEvent {
  const crisis = events.find(({id}) => id === defaultCrisis);
  if (!crisis)
    throw new InputError("unknown-event", `no event ${defaultCrisis} in the catalogue`, "data/catalogue/events.yaml");
  return crisis;
}

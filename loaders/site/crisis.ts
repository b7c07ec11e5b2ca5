import {InputError} from "../../models/errors.js";
import type {Catalogue} from "../catalogue/catalogue.js";
import type {CrisisEvent} from "../catalogue/schema.js";

/** The crisis whose eve is the baseline of pages, unless the reader chooses another. */
const defaultCrisis = "coronacrisis";

/** A crisis as pages offer it: the three to five years before it are what figures are compared with. */
export interface SiteCrisis {
  id: string;
  title: string;
  starts: string;
  ends: string | null;
}

export const siteCrisis = ({id, title, starts, ends}: CrisisEvent): SiteCrisis => ({id, title, starts, ends});

/** The crises of the catalogue, the last first. */
export const siteCrises = ({events}: Catalogue): SiteCrisis[] =>
  events
    .filter(({kind}) => kind === "crisis")
    .map(siteCrisis)
    .sort((a, b) => (a.starts < b.starts ? 1 : -1));

/** Finds the crisis pages compare with. Throws InputError when the catalogue does not hold it. */
export function pageCrisis({events}: Catalogue): CrisisEvent {
  const crisis = events.find(({id}) => id === defaultCrisis);
  if (!crisis)
    throw new InputError("unknown-event", `no event ${defaultCrisis} in the catalogue`, "data/catalogue/events.yaml");
  return crisis;
}

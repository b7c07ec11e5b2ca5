import type {ScenarioPublication} from "../../../models/scenario/format.js";
import {scenarioBeside as words} from "../../../locale/scenario-beside.js";
import type {Choice} from "../../controls/control.js";
import type {SavedChoice} from "../../saved-choices.js";
import {readState} from "../../state.js";
import {firstScenario, scenarioSchema, type ScenarioChoice} from "../scenario-state.js";

/** Where entries come from: the library, the reader's own publications, and choices kept under a name. */
export interface BesideSources {
  library: readonly ScenarioPublication[];
  own: readonly ScenarioPublication[];
  kept: readonly SavedChoice[];
}

const keptMark = "~";
const entryOf = (publication: string, variant: string): string => `${publication}:${variant}`;
const keptEntry = (name: string): string => keptMark + encodeURIComponent(name);

export const besideName = (
  {publisher, title}: Pick<ScenarioPublication, "publisher" | "title">,
  {label}: {label: string}
): string => words.scenario(publisher, title, label);

/** All that can be put beside the chosen scenario, which is left out. */
export function besideChoices({library, own, kept}: BesideSources, chosen: ScenarioChoice): Choice[] {
  const scenarios = [...library, ...own].flatMap((publication) =>
    publication.variants.map((variant) => ({
      value: entryOf(publication.id, variant.id),
      label: besideName(publication, variant)
    }))
  );
  return [
    ...scenarios.filter(({value}) => value !== entryOf(chosen.publicatie, chosen.scenario)),
    ...kept.map(({name}) => ({value: keptEntry(name), label: words.kept(name)}))
  ];
}

/**
 * The choice that an entry stands for, in the municipality that is chosen now: a scenario under the assumptions of the
 * page without own cells of sectors, which were meant for another; a kept choice as it was kept. Null when it is no more.
 */
export function choiceOf(
  entry: string,
  {library, own, kept}: BesideSources,
  chosen: ScenarioChoice
): ScenarioChoice | null {
  if (entry.startsWith(keptMark)) {
    const found = kept.find(({name}) => keptEntry(name) === entry);
    if (found === undefined) return null;
    return {
      ...readState(scenarioSchema(firstScenario(library)), `https://samenhang.invalid/${found.search}`),
      gebied: chosen.gebied,
      naast: []
    };
  }
  const publication = [...library, ...own].find(({id}) => entry.startsWith(`${id}:`));
  const variant = publication?.variants.find(({id}) => entry === entryOf(publication.id, id));
  if (publication === undefined || variant === undefined) return null;
  return {...chosen, publicatie: publication.id, scenario: variant.id, sector: [], waarom: [], naast: []};
}

import type {SystemFile, SystemSimulation} from "./format.js";

/**
 * How the file that a model was made from ran, from its field `simulation`; null when there is none, or when the model has
 * links or interventions since: those ask for a step of their own.
 */
export const keptSpecs = ({links, interventions, simulation}: SystemFile): SystemSimulation | null =>
  links.length + interventions.length > 0 ? null : (simulation ?? null);

/** Options of a run, with method and step of that file where neither is given. */
export function withKeptSpecs<T extends {method?: string; step?: number}>(file: SystemFile, options: T): T {
  const kept = options.method === undefined && options.step === undefined ? keptSpecs(file) : null;
  return kept === null ? options : {...options, method: kept.method, step: kept.step};
}

import type {SystemFile} from "../format.js";

/**
 * A model whose correlations no longer name the uncertain numbers of what is gone (`id`, `id.delay`, `id.initial`,
 * `id.value`); a correlation of fewer than two is none.
 */
export function forgetInputs(system: SystemFile, ids: readonly string[]): SystemFile {
  if (system.correlations === undefined) return system;
  const gone = new Set(ids.flatMap((id) => [id, `${id}.delay`, `${id}.initial`, `${id}.value`]));
  const correlations = system.correlations
    .map((each) => ({...each, inputs: each.inputs.filter((input) => !gone.has(input))}))
    .filter(({inputs}) => inputs.length >= 2);
  return {...system, correlations};
}

/** A model whose correlations name an uncertain number otherwise. */
export function renameInput(system: SystemFile, from: string, to: string): SystemFile {
  if (system.correlations === undefined) return system;
  const correlations = system.correlations.map((each) => ({
    ...each,
    inputs: each.inputs.map((input) => (input === from ? to : input))
  }));
  return {...system, correlations};
}

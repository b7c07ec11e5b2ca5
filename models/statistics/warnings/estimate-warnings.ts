import type {EstimateOptions} from "../estimate-options.js";
import type {Judged} from "../linear-estimate.js";
import type {Prepared} from "../prepare-estimate.js";
import type {Warning} from "../types.js";

/** Everything a reader must know before using an estimate that its method does not say by itself. */
export function estimateWarnings(prepared: Prepared, options: EstimateOptions, judged: Judged): Warning[] {
  void [prepared, options, judged];
  return [];
}

import {z} from "zod";
import type {SystemFile} from "../format.js";
import type {SimulationSpecs} from "./model.js";

/** How the file that a system model was made from ran. */
const schema = z.looseObject({
  method: z.enum(["euler", "rk4"]),
  step: z.number().positive(),
  saveStep: z.number().positive()
});

export type KeptSpecs = Pick<SimulationSpecs, "method" | "step" | "saveStep">;

/**
 * How the file that a model was made from ran, from its field `simulation`; null when there is none, or when the model has
 * links or interventions since: those ask for a step of their own.
 */
export function keptSpecs(system: SystemFile): KeptSpecs | null {
  if (system.links.length + system.interventions.length > 0) return null;
  const {data} = schema.safeParse(system["simulation"]);
  return data === undefined ? null : {method: data.method, step: data.step, saveStep: data.saveStep};
}

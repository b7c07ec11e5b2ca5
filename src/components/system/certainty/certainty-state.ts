import type {SystemFile} from "../../../models/system/format.js";
import {textField} from "../../state-fields.js";
import type {State} from "../../state.js";
import {causeIn, outcomesIn, whatIfSchema} from "../what-if/what-if-state.js";

const id = /^[A-Za-z_][\w.-]*$/;

/** Choices of the page Hoe zeker is dit?, as the address has them. */
export const certaintySchema = (system: SystemFile) => ({
  oorzaak: whatIfSchema(system).oorzaak,
  uitkomst: textField(outcomesIn(system, {toon: []}).at(-1) ?? "", {pattern: id})
});

export type CertaintyState = State<ReturnType<typeof certaintySchema>>;

/** Cause and outcome of the address, or those shown first when the model does not have them. */
export function chosenIn(system: SystemFile, state: CertaintyState): {cause: string; outcome: string} {
  const {oorzaak, uitkomst} = state.get();
  const isKnown = system.variables.some((each) => each.id === uitkomst);
  const outcome = isKnown ? uitkomst : (outcomesIn(system, {toon: []}).at(-1) ?? "");
  return {cause: causeIn(system, {oorzaak}), outcome};
}

import {scenarioOutcomes} from "../../models/scenario/measures.js";
import {scenarioFigures} from "../../locale/scenario-figures.js";
import {unitOf, variableOf} from "../system/natural.js";
import {ofWhom, perThousand} from "./of-whom.js";
import type {ScenarioView} from "./scenario-data.js";
import type {CareVariable} from "./scenario-state.js";

export interface CareValues {
  /** By region of the file; null where there is no number. */
  values: (number | null)[];
  unit: string;
  decimals: number;
}

/** An outcome of care for all municipalities per 1,000 of whom it is a share; null before it was computed. */
export function careOf({regionsCare, system}: ScenarioView, variable: CareVariable): CareValues | null {
  const change = regionsCare?.change[scenarioOutcomes.indexOf(variable)];
  const described = variableOf(system, variable);
  const factor = perThousand(described);
  if (change === undefined || factor === null) return null;
  const values = Array.from(change, (value) => (Number.isFinite(value) ? value * factor : null));
  const largest = Math.max(0, ...values.map((value) => Math.abs(value ?? 0)));
  return {
    values,
    unit: scenarioFigures.regions.per1000(ofWhom(unitOf(described))),
    decimals: largest >= 10 ? 0 : largest >= 1 ? 1 : 2
  };
}

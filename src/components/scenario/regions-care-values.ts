import {scenarioOutcomes} from "../../models/scenario/measures.js";
import {scenarioFigures} from "../../locale/scenario-figures.js";
import {unitOf, variableOf} from "../system/natural.js";
import {ofWhom, perThousand} from "./of-whom.js";
import type {ScenarioView} from "./scenario-data.js";
import type {CareVariable} from "./scenario-state.js";

export interface CareValues {
  /** By region of the file; null where there is no number. */
  values: (number | null)[];
  /** 80 % band of the same; null before it was computed. */
  low: (number | null)[] | null;
  high: (number | null)[] | null;
  unit: string;
  decimals: number;
}

/** An outcome of care for all municipalities per 1,000 of whom it is a share; null before it was computed. */
export function careOf({regionsCare, system}: ScenarioView, variable: CareVariable): CareValues | null {
  const at = scenarioOutcomes.indexOf(variable);
  const change = regionsCare?.change[at];
  const described = variableOf(system, variable);
  const factor = perThousand(described);
  if (change === undefined || factor === null) return null;
  const scaled = (all: Float64Array): (number | null)[] =>
    Array.from(all, (value) => (Number.isFinite(value) ? value * factor : null));
  const bandOf = (all: readonly Float64Array[] | null | undefined): (number | null)[] | null => {
    const found = all?.[at];
    return found === undefined ? null : scaled(found);
  };
  const values = scaled(change);
  const largest = Math.max(0, ...values.map((value) => Math.abs(value ?? 0)));
  return {
    ...{values, low: bandOf(regionsCare?.low), high: bandOf(regionsCare?.high)},
    unit: scenarioFigures.regions.per1000(ofWhom(unitOf(described))),
    decimals: largest >= 10 ? 0 : largest >= 1 ? 1 : 2
  };
}

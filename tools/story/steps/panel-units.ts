import {rescaleVariable} from "../../../models/system/evidence/rescale.js";
import type {SystemFile} from "../../../models/system/format.js";

/** A variable of a model as a column of the panel counts it. */
export interface Measure {
  variable: string;
  indicator: string;
  unit: string;
  /** The population that the panel's column counts per 1,000 of. */
  population: string;
  /** Units of the panel's column in one unit of the model's scale. */
  factor: number;
}

/** The model with its measured variables in units of the panel; their indices stay what they were. */
export const inPanelUnits = (standard: SystemFile, measures: readonly Measure[]): SystemFile =>
  measures.reduce(toPanel, standard);

function toPanel(model: SystemFile, {variable, indicator, unit, population, factor}: Measure): SystemFile {
  const scale = model.variables.find(({id}) => id === variable)?.scale;
  const [low, high] = [(scale?.low ?? NaN) * factor, (scale?.high ?? NaN) * factor];
  const scaled = rescaleVariable(model, variable, {unit, low, high, factor, share: {population, per: 1000}});
  return {
    ...scaled,
    variables: scaled.variables.map((each) => (each.id === variable ? {...each, indicator} : each))
  };
}

/**
 * The model as it comes with the project, with the evidence that was added to it in units of the panel, in its own units.
 * Numbers that went there and back may differ in their last digit: what is not new evidence is as it was.
 */
export function withPanelEvidence(
  standard: SystemFile,
  estimated: SystemFile,
  measures: readonly Measure[]
): SystemFile {
  const {links} = measures.reduce((model, {variable, factor}) => {
    const {unit = "", low = NaN, high = NaN} = standard.variables.find(({id}) => id === variable)?.scale ?? {};
    return rescaleVariable(model, variable, {unit, low, high, factor: 1 / factor});
  }, estimated);
  return {
    ...standard,
    links: standard.links.map((link) => {
      const added = links.find(({id}) => id === link.id)?.evidence.slice(link.evidence.length) ?? [];
      return {...link, evidence: [...link.evidence, ...added]};
    })
  };
}

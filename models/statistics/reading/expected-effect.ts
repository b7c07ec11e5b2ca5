import type {DirectedLink} from "../warnings/notes.js";
import type {ExpectedForReading} from "./types.js";

/** What evidence says of a link between two variables, in units of its own. */
export interface ExpectedEvidence {
  /**
   * `relative`: percent of the outcome for a step of the exposure; `absolute`: units of the outcome for that step;
   * `persons`: persons more of the outcome per person more of the exposure.
   */
  form: "relative" | "absolute" | "persons";
  low: number;
  high: number;
  /** The step of the evidence: 1 per 100 of a base is 1 percentage point of it. Not with `persons`. */
  step?: {amount: number; per: number; base: string} | undefined;
}

/** What one unit of a column is: so many persons per so many of a base; null for amounts and scores. */
export interface PersonUnit {
  /** 1000: the column is per 1000; 100: a percentage. */
  per: number;
  /** Name of the denominator. */
  base: string;
}

export interface CoefficientUnits {
  exposure: PersonUnit | null;
  outcome: PersonUnit | null;
  /** Mean of the outcome over the rows estimated on; null where it is not known. */
  outcomeMean: number | null;
}

/**
 * An expected effect in units of a coefficient: outcome per one unit of the exposure. With b the persons of a base per
 * inhabitant, one unit of a column is b/per persons an inhabitant, so that a step of the evidence is amount·b/per of them:
 * relative (v/100)·mean(y)·units, absolute v·units, with units = (bₓ/perₓ)/(amount·b/per); persons
 * v·(bₓ/perₓ)/(b_y/per_y).
 *
 * @param bases persons of each base per inhabitant
 * @returns null when a base or the mean is not known
 */
export function expectedCoefficient(
  evidence: ExpectedEvidence,
  units: CoefficientUnits,
  bases: Readonly<Record<string, number>>
): {low: number; high: number} | null {
  const factor = evidence.form === "persons" ? personFactor(units, bases) : stepFactor(evidence, units, bases);
  if (factor === null || !Number.isFinite(factor)) return null;
  const ends = [evidence.low * factor, evidence.high * factor].sort((a, b) => a - b);
  return {low: ends[0] ?? 0, high: ends[1] ?? 0};
}

function personFactor({exposure, outcome}: CoefficientUnits, bases: Readonly<Record<string, number>>): number | null {
  const [x, y] = [personsPerUnit(exposure, bases), personsPerUnit(outcome, bases)];
  return x === null || y === null ? null : x / y;
}

function stepFactor(
  {form, step}: ExpectedEvidence,
  {exposure, outcomeMean}: CoefficientUnits,
  bases: Readonly<Record<string, number>>
): number | null {
  if (step === undefined) return null;
  const [x, own] = [personsPerUnit(exposure, bases), personsPerUnit(step, bases)];
  if (x === null || own === null) return null;
  const steps = x / (step.amount * own);
  if (form === "absolute") return steps;
  return outcomeMean === null ? null : (steps * outcomeMean) / 100;
}

function personsPerUnit(unit: PersonUnit | null, bases: Readonly<Record<string, number>>): number | null {
  const base = unit === null ? undefined : bases[unit.base];
  return unit === null || base === undefined ? null : base / unit.per;
}

/** What data/catalogue/expected-effects.yaml holds, as far as sums need it. */
export interface EvidenceTable {
  bases: Readonly<Record<string, number>>;
  effects: readonly (ExpectedEvidence & {
    exposures: readonly string[];
    outcomes: readonly string[];
    source: string;
    note: string;
  })[];
  follows: readonly {from: readonly string[]; to: readonly string[]}[];
}

/**
 * What evidence leads one to expect of a coefficient, in its own units; null when there is none for the pair, or its units
 * cannot be told.
 */
export function expectedFor(
  {bases, effects}: Pick<EvidenceTable, "bases" | "effects">,
  pair: {exposure: string; outcome: string},
  units: CoefficientUnits
): ExpectedForReading | null {
  const effect = effects.find(
    ({exposures, outcomes}) => exposures.includes(pair.exposure) && outcomes.includes(pair.outcome)
  );
  if (effect === undefined) return null;
  const range = expectedCoefficient(effect, units, bases);
  return range === null ? null : {...range, source: effect.source, note: effect.note};
}

/** What follows from what, a link a pair. */
export const knownLinks = ({follows}: Pick<EvidenceTable, "follows">): DirectedLink[] =>
  follows.flatMap(({from, to}) => from.flatMap((cause) => to.map((effect) => ({from: cause, to: effect}))));

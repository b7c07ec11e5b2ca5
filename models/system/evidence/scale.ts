import type {SystemFile, SystemLink, SystemVariable} from "../format.js";

/** Natural units per unit of the index of a variable: (high − low)/(max − min); 1 without a scale. */
export function naturalRange({scale, min, max}: Pick<SystemVariable, "scale" | "min" | "max">): number {
  if (scale === undefined || min === undefined || max === undefined) return 1;
  return (scale.high - scale.low) / (max - min);
}

/** What an effect between natural units times this is as a strength between the indices: range of the cause/range of the outcome. */
export function strengthPerNatural(
  {variables}: Pick<SystemFile, "variables">,
  {from, to}: Pick<SystemLink, "from" | "to">
): number {
  const rangeOf = (id: string): number => naturalRange(variables.find((each) => each.id === id) ?? {});
  return rangeOf(from) / rangeOf(to);
}

/** A level of the index in natural units; the level itself without a scale. */
export function toNatural(variable: Pick<SystemVariable, "scale" | "min" | "max">, level: number): number {
  const {scale, min} = variable;
  return scale === undefined || min === undefined ? level : scale.low + (level - min) * naturalRange(variable);
}

/** A natural value as a level of the index. */
export function fromNatural(variable: Pick<SystemVariable, "scale" | "min" | "max">, value: number): number {
  const {scale, min} = variable;
  return scale === undefined || min === undefined ? value : min + (value - scale.low) / naturalRange(variable);
}

/** Coefficients of a cause at its lags, and the persistence of what it moves. */
export interface LagEstimate {
  /** β by lag in periods, in natural units of the outcome for one natural unit of the cause. */
  readonly lags: readonly {readonly lag: number; readonly value: number}[];
  /** Coefficient of the outcome's own lag; 0 when it is not in the estimate. */
  readonly persistence: number;
  /** Covariance of (β…, ρ), in that order; rows and columns. */
  readonly covariance: readonly (readonly number[])[];
}

export interface LongRun {
  /** Σβ/(1 − ρ): what one lasting unit of the cause changes in the end. */
  effect: number;
  /** By the delta method. */
  se: number;
  /** Mean delay in periods: Σ lag·β/Σβ + ρ/(1 − ρ). */
  delay: number;
}

/**
 * The long-run effect and mean delay of an estimate with lags: a distributed lag with geometric decay ρ has the long-run
 * multiplier Σβ/(1 − ρ), and a mean lag of its own plus that of the geometric tail (Koyck 1954; Hendry, Pagan & Sargan
 * 1984).
 *
 * @returns a reason in words when there is none: β of different signs, or ρ outside [0, 1)
 */
export function longRun({lags, persistence, covariance}: LagEstimate): LongRun | {refused: string} {
  const values = lags.map(({value}) => value);
  if (values.some((value) => value > 0) && values.some((value) => value < 0))
    return {refused: "the coefficients of the lags differ in sign, so they add up to no single effect"};
  if (!(persistence >= 0 && persistence < 1))
    return {
      refused: `the persistence ${persistence.toPrecision(3)} lies outside [0, 1), so there is no end value to speak of`
    };
  const sum = values.reduce((total, value) => total + value, 0);
  const rest = 1 - persistence;
  const gradient = [...values.map(() => 1 / rest), sum / (rest * rest)];
  const variance = gradient.reduce(
    (total, left, i) => total + gradient.reduce((row, right, j) => row + left * right * (covariance[i]?.[j] ?? 0), 0),
    0
  );
  const own = sum === 0 ? 0 : lags.reduce((total, {lag, value}) => total + lag * value, 0) / sum;
  return {effect: sum / rest, se: Math.sqrt(Math.max(0, variance)), delay: own + persistence / rest};
}

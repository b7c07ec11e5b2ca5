import {upperF} from "../distributions.js";
import {isNestedIn} from "../linear/absorbed-rank.js";
import {fitLinear} from "../linear/fit-linear.js";
import type {Diagnostic, LinearFit, ModelFrame} from "../types.js";

/**
 * F test of the unit effects: the fit against the one without them, other effects kept. Classical, so it says whether
 * units differ and not how sure that is under clustered errors. Equals plm's pFtest of "within" against "pooling", and
 * of "twoways" against "time".
 *
 * @param fit least squares of `frame`
 * @returns null unless the formula absorbs the unit of the panel, without instruments
 */
export function fIndividual(frame: ModelFrame, fit: LinearFit): Diagnostic | null {
  const unit = frame.panel?.unit;
  if (unit === undefined || unit.levels.length < 2 || fit.isInstrumented) return null;
  const others = frame.effects.filter(({name}) => name !== unit.name);
  // Another effect that holds the units' own (unit^half) leaves nothing to test.
  if (others.length === frame.effects.length || others.some((effect) => isNestedIn(unit, effect))) return null;
  const constant = others.length === 0 ? [new Float64Array(frame.n).fill(1)] : [];
  const restricted = fitLinear({
    ...frame,
    effects: others,
    terms: [...constant.map(() => "(Intercept)"), ...frame.terms],
    regressors: [...constant, ...frame.regressors]
  });
  const free = freeOf(fit);
  const more = freeOf(restricted) - free;
  const [own, all] = [fit, restricted].map(({residuals}) => residuals.reduce((sum, value) => sum + value * value, 0));
  if (own === undefined || all === undefined || !(own > 0) || more < 1) return null;
  const statistic = ((all - own) / more / own) * free;
  return {statistic, df: [more, free], p: upperF(statistic, more, free), method: "F of the unit effects"};
}

const freeOf = ({n, terms, absorbedRank}: LinearFit): number => n - terms.length - absorbedRank;

/**
 * Every warning an estimate can carry, by its stable code, with what it is about. A page gives each code its own
 * sentence; programs branch on the code. Codes only ever grow.
 */
export const warningCodes = {
  "unknown-parent": "no larger area is known of some units",
  "vcov-not-positive": "a covariance had a negative eigenvalue",
  "short-t-lagged-outcome": "few periods with a lagged outcome: its coefficient is biased downwards",
  "too-many-instruments": "so many instruments that they fit the noise",
  "serial-correlation": "errors are correlated over time where the method needs that they are not",
  "gmm-outside-bounds": "a persistence outside the bounds of least squares with and without unit effects",
  "uncorrected-two-step": "two-step errors without correction are too small",
  "draws-left-out": "some bootstrap draws could not be estimated",
  "no-random-effects": "the variance of random unit effects is estimated at zero: pooled least squares is left",
  "perfect-prediction": "rows and terms that predict a 0/1 outcome or a count without error were left out",
  "several-solutions": "several quantile fits are equally good; one of them is given",
  "quantiles-cross": "quantile lines cross inside the data",
  "near-unit-persistence": "the outcome hardly returns to its mean: long-run effects are undefined or explosive",
  "staggered-treatment": "a 0/1 regressor switches at different dates under unit and period effects",
  "few-clusters": "too few clusters for the reference distribution",
  "series-break": "a series changes definition inside the window",
  "period-left-out": "periods after or before a series break were left out",
  "units-left-out": "some units were left out of the periods in which a note says that they are not comparable",
  "dk-short-t": "Driscoll-Kraay errors on few periods",
  "small-cells": "counts too small to carry the estimate",
  "spatial-residuals": "residuals of neighbours, or of all units, move together",
  "multiple-testing": "the best of many tests is shown",
  "downstream-control": "a control follows from the outcome in the chosen system model",
  "mediator-control": "a control lies between the exposure and the outcome in the chosen system model",
  "booking-years": "costs of different booking years stand beside each other",
  "sign-flip": "the sign changes under a check",
  "single-period": "the result rests on one period",
  "single-group": "the result rests on one group of areas",
  "unweighted-differs": "weighted and unweighted results differ",
  "weak-instrument": "the instrument hardly moves what it stands for",
  "larger-clusters-lead": "standard errors by a larger area are larger and lead",
  "shares-not-one": "exposure shares do not sum to one in every area",
  "few-effective-shocks": "a shift-share design rests on few shocks",
  "specification-dependent": "other declared terms or effects give another answer",
  "lag-dependent": "another lag gives another answer",
  "breaks-matter": "the answer differs when periods beyond a series break are kept",
  "falsification-failed": "an outcome that should not respond responds as well"
} as const;

/** What a result may be called: how far a sentence about it may go. Codes only ever grow. */
export const labelCodes = {
  "local-difference": "period effects: areas compared with each other in the same year, not a national change",
  "national-change": "no period effects: what all areas have in common counts as well",
  "areas-not-persons": "holds for areas, not for persons",
  inconclusive: "the data can neither show nor exclude an effect of the expected size",
  shown: "the interval excludes no effect",
  "smaller-than-expected": "the interval excludes an effect of the expected size",
  "not-shown": "an effect of the expected size could have been found and was not, but is not excluded either",
  "no-expectation": "no expected effect is known to compare with"
} as const;

export type LabelCode = keyof typeof labelCodes;

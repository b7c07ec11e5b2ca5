import {InputError} from "../../../errors.js";
import {pesaranCd} from "../../diagnostics/pesaran-cd.js";
import type {EstimateOptions} from "../../estimate-options.js";
import {judgeCovariances} from "../../glm/judge-covariances.js";
import {orNull, type Judged} from "../../judge-fit.js";
import type {Prepared} from "../../prepare-estimate.js";
import type {Diagnostic, Warning} from "../../types.js";
import {firstDifferenceFrame} from "../first-difference.js";
import {needPanel, refuseInstruments} from "../requirements.js";
import {outsideBounds} from "./bounds.js";
import {gmmCovariance, type Solved} from "./gmm-covariance.js";
import {gmmEquation, withoutConstant} from "./gmm-equation.js";
import {dot, firstWeight, gmmStep, robustCovariance, type GmmData} from "./gmm-solve.js";
import {hansenTest, sarganTest, serialTest} from "./gmm-tests.js";
import {windmeijer} from "./windmeijer.js";

const method = "gmm-difference";

/**
 * Difference GMM of Arellano & Bond (1991): the equation in differences, so that unit effects are gone, with earlier
 * levels as instruments of the variables named in `gmm`; other terms are their own instruments. Two steps with
 * Windmeijer's (2005) standard errors unless one step is asked for; z. Equals plm's pgmm(transformation = "d").
 *
 * Throws InputError: panel-needed, no-weights, no-instruments, invalid-gmm, unsupported-effects, unsupported-vcov,
 * too-many-instruments, under-identified, too-few-units.
 */
export function differenceGmmEstimate(prepared: Prepared, options: EstimateOptions): Judged {
  needPanel(prepared.frame, method);
  refuseInstruments(prepared.frame, method);
  const frame = firstDifferenceFrame(withoutConstant(prepared.frame), method);
  const {data, terms, dropped} = gmmEquation(frame, prepared, options);
  const first = gmmStep(data, firstWeight(data.z, data.previous));
  const isTwoStep = (options.steps ?? 2) === 2;
  if (isTwoStep && data.units.count <= data.x.length) throw tooFewUnits(data);
  // After one step the second serves Hansen's test alone.
  const second = isTwoStep ? gmmStep(data, first.meat) : orNull(() => gmmStep(data, first.meat));
  const step = isTwoStep && second !== null ? second : first;
  const robust = second === null || step === first ? robustCovariance(first) : windmeijer(data, first, second);
  const solved: Solved = {data, frame, first, second, step, robust};
  const reported = terms.map((_, index) => data.x.length - terms.length + index);
  const judged = judgeCovariances(prepared, options, {
    terms,
    coefficients: Float64Array.from(reported, (index) => step.coefficients[index] ?? NaN),
    covariance: (spec) => {
      const {matrix, ...rest} = gmmCovariance(spec, solved);
      return {...rest, matrix: reported.map((i) => Float64Array.from(reported, (j) => matrix[i]?.[j] ?? NaN))};
    },
    estimate: {
      n: frame.n,
      dof: frame.n - data.x.length,
      fit: {
        r2: null,
        r2Adjusted: null,
        r2Within: null,
        sigma: null,
        ssr: dot(step.residuals, step.residuals),
        logLik: null
      },
      dropped: [...frame.dropped, ...dropped],
      warnings: prepared.warnings
    }
  });
  const overid = testsOf(solved);
  const {estimate} = judged;
  const lagged = estimate.coefficients.find(({term}) => term === `l(${frame.outcome.name},1)`);
  return {
    ...judged,
    estimate: {
      ...estimate,
      diagnostics: {
        overid,
        pesaranCd: pesaranCd({panel: frame.panel, residuals: step.residuals, weights: null, n: frame.n})
      },
      warnings: [
        ...estimate.warnings,
        ...warningsOf(data, overid, step.singular),
        ...(lagged === undefined ? [] : outsideBounds(prepared.frame, lagged))
      ]
    }
  };
}

const tooFewUnits = ({units, x}: GmmData): InputError =>
  new InputError(
    "too-few-units",
    `two steps need more units than terms and effects; there are ${units.count} and ${x.length}: take --steps 1`,
    "--steps"
  );

/** Over-identification, with the number of instruments and the tests of serial correlation beside it. */
function testsOf({data, first, second, step, robust}: Solved): Diagnostic {
  const sargan = sarganTest(data, first);
  const hansen = second === null ? null : hansenTest(data, second);
  return {
    ...(step === first ? sargan : (hansen ?? sargan)),
    method: step === first ? "Sargan" : "Hansen J",
    instruments: data.z.width,
    units: data.units.count,
    sargan,
    hansen,
    ar1: serialTest(data, step, {order: 1, covariance: robust}),
    ar2: serialTest(data, step, {order: 2, covariance: robust})
  };
}

function warningsOf({z, units}: GmmData, overid: Diagnostic, singular: boolean): Warning[] {
  const warnings: Warning[] = [];
  if (z.width > units.count || singular)
    warnings.push({
      code: "too-many-instruments",
      message: `${z.width} instruments for ${units.count} units: they fit the noise and hide that they are invalid; take fewer lags or --collapse`
    });
  const {p} = overid["ar2"] as {p: number | null};
  if (p !== null && p < 0.05)
    warnings.push({
      code: "serial-correlation",
      message: `errors two periods apart are correlated (p ${p.toPrecision(2)}): levels two periods earlier are no valid instruments`
    });
  return warnings;
}

import {InputError} from "../../errors.js";
import {finite} from "../covariance/inference.js";
import type {Frame, Warning} from "../types.js";
import {dot, pointEstimate, regionErrors, sectorErrors, type Tested} from "./akm.js";
import {makeExposure, type ShiftShareOptions} from "./exposure.js";
import {rotembergWeights, shockLevelEstimate, shockSummary} from "./shocks.js";
import type {Exposure, ShiftShare} from "./types.js";

/**
 * A shift-share (Bartik) regression: how an outcome moves with exposure x = Σ share·shock, or with a treatment that x
 * instruments, β = Σ ẍÿ/Σ ẍd̈ (controls taken out), with the standard errors of rows and of sectors, and what the
 * design rests on.
 *
 * @param table one row a region (and period), with outcome, treatment, controls and shares
 * @throws InputError when columns, shares or shocks do not match or nothing can be estimated
 */
export function shiftShare(table: Frame, options: ShiftShareOptions): ShiftShare {
  const tested = {nullValue: options.nullValue ?? 0, level: options.level ?? 0.95};
  if (!(tested.level > 0 && tested.level < 1))
    throw new InputError("invalid-level", `the level lies between 0 and 1, and is not ${tested.level}`, "--level");
  const made = makeExposure(table, options);
  const {exposure} = made;
  const point = pointEstimate(exposure);
  const rows = regionErrors(exposure, point, tested);
  const sectors = sectorErrors(exposure, point, tested);
  const firstStage = exposure.isInstrumental ? stageOf(exposure, tested) : null;
  const rotemberg = rotembergWeights(exposure);
  const result: ShiftShare = {
    method: exposure.isInstrumental ? "iv" : "reduced-form",
    outcome: made.outcome,
    treatment: options.treatment ?? null,
    n: exposure.n,
    estimate: point.estimate,
    null: tested.nullValue,
    level: tested.level,
    inference: {
      homoscedastic: rows.homoscedastic,
      ehw: rows.ehw,
      cluster:
        rows.cluster === null || exposure.cluster === null
          ? null
          : {...rows.cluster, by: exposure.cluster.name, clusters: exposure.cluster.count},
      akm: sectors.akm,
      akm0: sectors.akm0
    },
    shockLevel: shockLevelEstimate(exposure),
    firstStage,
    shocks: shockSummary(exposure),
    shares: made.shares,
    rotemberg,
    negativeWeight: rotemberg.reduce((sum, {weight}) => sum + Math.min(0, weight), 0),
    controls: made.controls,
    dropped: made.dropped,
    warnings: []
  };
  return {...result, warnings: warningsOf(result, sectors.collinear, exposure)};
}

/** The treatment on the exposure, with F = t² by rows and by sectors. */
function stageOf(exposure: Exposure, tested: Tested): NonNullable<ShiftShare["firstStage"]> {
  const {instrument, treatment} = exposure;
  const stage: Exposure = {...exposure, outcome: treatment, treatment: instrument, isInstrumental: false};
  const point = pointEstimate(stage);
  const zero = {...tested, nullValue: 0};
  const square = (statistic: number | null | undefined): number | null =>
    typeof statistic === "number" ? finite(statistic * statistic) : null;
  return {
    estimate: point.estimate,
    fEhw: square(regionErrors(stage, point, zero).ehw.statistic),
    fAkm: square(sectorErrors(stage, point, zero).akm?.statistic)
  };
}

const fewShocks = 20;
const weakF = 10;

function warningsOf(result: ShiftShare, collinear: readonly number[], exposure: Exposure): Warning[] {
  const {shares, shocks, firstStage, inference} = result;
  const warnings: Warning[] = [];
  const warn = (code: string, message: string): void => void warnings.push({code, message});
  const figure = (value: number): string => String(Number(value.toPrecision(3)));
  if (!shares.sumToOne)
    warn(
      "shares-not-one",
      `shares sum to ${figure(shares.least)} to ${figure(shares.most)}; ${shares.sumControlled ? "their sum is controlled for" : "their sum is not controlled for, so that the size of the covered part counts as exposure"}`
    );
  if (collinear.length > 0) {
    const names = collinear.slice(0, 5).map((index) => exposure.shocks[index]?.sector ?? "");
    warn(
      "collinear-shares",
      `no AKM errors: the shares of ${names.join(", ")}${collinear.length > 5 ? " and others" : ""} follow from those of other sectors; merge sectors until there are fewer than regions`
    );
  }
  const effective = shocks.clusters?.effective ?? shocks.effective;
  if (effective < fewShocks)
    warn(
      "few-effective-shocks",
      `the design rests on ${figure(effective)} effective shocks: AKM intervals tend to be too short, trust AKM0 more`
    );
  const f = firstStage?.fAkm ?? firstStage?.fEhw ?? Infinity;
  if (firstStage !== null && f < weakF)
    warn(
      "weak-instrument",
      `the exposure hardly moves the treatment (F ${figure(f)}); only the AKM0 interval holds then`
    );
  if (inference.akm0?.shape === "line")
    warn("akm0-unbounded", "the AKM0 interval is the whole line: these data exclude no value");
  if (inference.akm0?.shape === "outside")
    warn("akm0-unbounded", "the AKM0 interval is unbounded: all values up to `low` and all from `high` on");
  // A scale near nothing makes the estimate a ratio of roundings.
  const size = Math.sqrt(dot(exposure.instrument, exposure.instrument) * dot(exposure.treatment, exposure.treatment));
  if (Math.abs(dot(exposure.instrument, exposure.treatment)) < 1e-8 * size)
    warn("weak-instrument", "exposure and treatment are unrelated: there is no estimate to speak of");
  return warnings;
}

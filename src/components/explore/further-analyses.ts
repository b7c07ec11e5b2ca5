import type {AdaptiveOptions, AdaptiveStep} from "../../models/statistics/conformal/adaptive-conformal.js";
import type {ClassRadius} from "../../models/statistics/conformal/panel-conformal.js";
import type {CrossCorrelation} from "../../models/statistics/correlation/cross-correlation.js";
import type {PanelGranger} from "../../models/statistics/correlation/panel-granger.js";
import type {NetworkOptions, PartialNetwork} from "../../models/statistics/correlation/partial-network.js";
import type {ChangePointOptions, ChangePoints} from "../../models/statistics/series/change-points.js";
import type {LevelShift, LevelShiftOptions} from "../../models/statistics/series/level-shift.js";
import {bareFrame} from "../workers/bare-frame.js";
import {siteTaskRunner, type RunOptions, type RunTask} from "../workers/run-task.js";
import {withoutBreaks} from "./comparable.js";
import {withinColumns, type Within} from "./links.js";
import type {PanelTable} from "./panel.js";

type Running = RunOptions & {run?: RunTask};

/**
 * Whether earlier x helps to foresee y beside earlier y, region by region and over all (Dumitrescu & Hurlin 2012). A
 * description: it says nothing of causes. Periods beyond a series break are left out.
 *
 * @throws InputError `invalid-lag`, `too-few-rows`
 */
export function panelGranger(
  table: PanelTable,
  {x, y, order = 1, run = siteTaskRunner(), ...watch}: {x: string; y: string; order?: number} & Running
): Promise<PanelGranger> {
  const frame = bareFrame(withoutBreaks(table).table);
  return run("granger", {table: frame, x, y, order, unit: "region", period: "period"}, watch);
}

/**
 * What each pair of indicators has in common beside all others of the table (graphical lasso), with the share of
 * half-samples of regions in which the link stands. Periods beyond a series break are left out.
 *
 * @throws InputError `too-few-rows`, `one-cluster`, `not-converged`
 */
export function partialNetwork(
  table: PanelTable,
  {
    columns,
    within = "both",
    cluster = "region",
    draws,
    seed,
    run = siteTaskRunner(),
    ...watch
  }: Pick<NetworkOptions, "columns" | "cluster" | "draws" | "seed"> & {within?: Within} & Running = {}
): Promise<PartialNetwork> {
  const options: NetworkOptions = {
    ...{unit: "region", period: "period", columns: columns ?? Object.keys(table.variables), cluster},
    ...(draws === undefined ? {} : {draws}),
    ...(seed === undefined ? {} : {seed}),
    within: withinColumns[within]
  };
  return run("network", {table: bareFrame(withoutBreaks(table).table), options}, watch);
}

/** Where the level of a series shifts: values one a period, oldest first, none missing (PELT, Killick et al. 2012). */
export const changePoints = (
  values: ArrayLike<number>,
  {run = siteTaskRunner(), ...options}: ChangePointOptions & {run?: RunTask} = {}
): Promise<ChangePoints> => run("changePoints", {values: Float64Array.from(values), options});

/** Whether and when the level of a series shifts once, with an interval of the time (Andrews 1993; Bai 1997). */
export const levelShift = (
  values: ArrayLike<number>,
  {run = siteTaskRunner(), ...options}: LevelShiftOptions & {run?: RunTask} = {}
): Promise<LevelShift> => run("levelShift", {values: Float64Array.from(values), options});

/** The correlation of two series at every lag, after what x has of itself is taken out of both (Box & Jenkins 1976). */
export const crossCorrelation = (
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  {run = siteTaskRunner(), ...options}: {maxLag?: number; prewhiten?: boolean; run?: RunTask} = {}
): Promise<CrossCorrelation> => run("crossCorrelation", {x: Float64Array.from(x), y: Float64Array.from(y), options});

/**
 * How wide an interval around a prediction must be to hold a new region's value in a share `coverage` of cases, from
 * residuals of regions the prediction was not made with (conformal: Lee, Barber & Willett 2024); by class when given.
 *
 * @param residuals n residuals, `regions` the region of each, `classes` the class of that region
 * @returns by class the half width, null when there are too few regions for it
 * @throws InputError `invalid-alpha`, `missing-residual`
 */
export const predictionRadius = (
  {
    residuals,
    regions,
    classes = null
  }: {
    residuals: ArrayLike<number>;
    regions: readonly string[];
    classes?: readonly string[] | null;
  },
  {coverage = 0.9, path = false, run = siteTaskRunner()}: {coverage?: number; path?: boolean; run?: RunTask} = {}
): Promise<ClassRadius[]> =>
  run("radius", {residuals: Float64Array.from(residuals), regions, classes, alpha: 1 - coverage, path});

/** Intervals of a series of forecasts whose level follows their misses (Gibbs & Candès 2021), from one-step residuals. */
export const adaptiveIntervals = (
  residuals: ArrayLike<number>,
  {
    coverage = 0.9,
    run = siteTaskRunner(),
    ...options
  }: Omit<AdaptiveOptions, "alpha"> & {
    coverage?: number;
    run?: RunTask;
  } = {}
): Promise<{
  steps: AdaptiveStep[];
  nextLevel: number;
  next: Pick<AdaptiveStep, "radius" | "isEmpty">;
  missed: number | null;
}> => run("adaptive", {residuals: Float64Array.from(residuals), options: {...options, alpha: 1 - coverage}});

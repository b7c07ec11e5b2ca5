import {asR} from "../../models/statistics/as-r.js";
import {adaptiveConformal, type AdaptiveOptions} from "../../models/statistics/conformal/adaptive-conformal.js";
import {panelConformal, type ClassRadius} from "../../models/statistics/conformal/panel-conformal.js";
import {correlate, type CorrelateOptions} from "../../models/statistics/correlation/correlate.js";
import {crossCorrelation, type CrossCorrelation} from "../../models/statistics/correlation/cross-correlation.js";
import {leadingScan, type LeadingRow} from "../../models/statistics/correlation/leading-scan.js";
import {panelGranger, type PanelGranger} from "../../models/statistics/correlation/panel-granger.js";
import {
  partialNetwork,
  type NetworkOptions,
  type PartialNetwork
} from "../../models/statistics/correlation/partial-network.js";
import type {Correlation} from "../../models/statistics/correlation/types.js";
import {confirm, runDiscovery, type Confirmation, type Discovery} from "../../models/statistics/discovery/discover.js";
import type {Family} from "../../models/statistics/discovery/family-hash.js";
import type {LookLog} from "../../models/statistics/discovery/look-log.js";
import {splitPanel, type PanelSplit, type SplitOptions} from "../../models/statistics/discovery/split-panel.js";
import {estimate} from "../../models/statistics/estimate.js";
import type {EstimateOptions} from "../../models/statistics/estimate-options.js";
import {codeColumn} from "../../models/statistics/formula/coding.js";
import {prepareEstimate} from "../../models/statistics/prepare-estimate.js";
import {
  changePoints,
  type ChangePointOptions,
  type ChangePoints
} from "../../models/statistics/series/change-points.js";
import {levelShift, type LevelShift, type LevelShiftOptions} from "../../models/statistics/series/level-shift.js";
import type {Estimate, Frame} from "../../models/statistics/types.js";
import {
  estimateLinks,
  type EstimatedLinks,
  type EstimateLinksOptions
} from "../../models/system/evidence/estimate-links.js";
import {withEvidence} from "../../models/system/evidence/with-evidence.js";
import type {SystemFile} from "../../models/system/format.js";
import {md5} from "../explore/md5.js";

type Tell = (done: number, total: number) => void;

export interface ScanInput {
  table: Frame;
  options: CorrelateOptions;
  /** The clusterings to try; the largest p leads. */
  clusters: readonly string[];
}

/** A scan under several clusterings, with the number of clusters of each. */
export type LeadingLinks = Omit<Correlation, "results" | "cluster" | "clusters"> & {
  results: LeadingRow[];
  sizes: Readonly<Record<string, number>>;
};

export interface ConfirmInput {
  table: Frame;
  split: SplitOptions;
  family: Family;
  log: LookLog;
  look: {at: string; again?: string};
}

export interface ConfirmedFamily {
  record: PanelSplit["record"];
  discovery: Discovery;
  confirmation: Confirmation;
}

/** Residuals out of sample, with the region of each and the class of that region where there are classes. */
export interface RadiusInput {
  residuals: Float64Array;
  regions: readonly string[];
  classes: readonly string[] | null;
  alpha: number;
  path: boolean;
}

export interface ModelLinksInput {
  system: SystemFile;
  table: Frame;
  options: EstimateLinksOptions;
  /** How the evidence is called. */
  source: string;
}

/** The computations that run beside the page, each a function of plain data. */
export const tasks = {
  estimate: ({table, options}: {table: Frame; options: EstimateOptions}, onProgress: Tell): Estimate =>
    estimate(table, {...options, onProgress}),
  scan: ({table, options, clusters}: ScanInput, onProgress: Tell): LeadingLinks => {
    const scans = clusters.map((cluster, index) =>
      correlate(table, {
        ...{...options, cluster},
        onProgress: (done, total) => onProgress(index * total + done, clusters.length * total)
      })
    );
    const sizes = Object.fromEntries(scans.map(({cluster = "", clusters: size = 0}) => [cluster, size]));
    return {...leadingScan(scans), sizes};
  },
  confirm: ({table, split, family, log, look}: ConfirmInput, onProgress: Tell): ConfirmedFamily => {
    const {discovery, confirmation, record} = splitPanel(table, split);
    const {unit, period} = split;
    const parts = 2;
    const found = runDiscovery(discovery, family, {
      ...{unit, period},
      onProgress: (done, total) => onProgress(done, parts * total)
    });
    const confirmed = confirm(confirmation, found, {
      ...{unit, period, log},
      look: {...look, split: record.words},
      onProgress: (done, total) => onProgress(total + done, parts * total)
    });
    return {record, discovery: found, confirmation: confirmed};
  },
  asR: ({
    table,
    options,
    result
  }: {
    table: Frame;
    options: EstimateOptions;
    result: Estimate;
  }): {data: string; script: string} => {
    const {data, script} = asR(prepareEstimate(table, options), options, result);
    return {data, script: script(md5(data))};
  },
  modelLinks: (
    {system, table, options, source}: ModelLinksInput,
    onProgress: Tell
  ): {system: SystemFile; estimates: EstimatedLinks} => {
    const estimates = estimateLinks(system, table, {...options, onProgress});
    return {system: withEvidence(system, estimates, source), estimates};
  },
  granger: ({
    table,
    ...options
  }: {table: Frame; order: number} & Record<"x" | "y" | "unit" | "period", string>): PanelGranger =>
    panelGranger(table, options),
  network: ({table, options}: {table: Frame; options: NetworkOptions}, onProgress: Tell): PartialNetwork =>
    partialNetwork(table, {...options, onProgress}),
  changePoints: ({values, options}: {values: Float64Array; options: ChangePointOptions}): ChangePoints =>
    changePoints(values, options),
  levelShift: ({values, options}: {values: Float64Array; options: LevelShiftOptions}): LevelShift =>
    levelShift(values, options),
  crossCorrelation: ({
    x,
    y,
    options
  }: {
    x: Float64Array;
    y: Float64Array;
    options: {maxLag?: number; prewhiten?: boolean};
  }): CrossCorrelation => crossCorrelation(x, y, options),
  radius: ({residuals, regions, classes, alpha, path}: RadiusInput): ClassRadius[] =>
    panelConformal(
      {
        residuals,
        region: codeColumn(regions),
        ...(classes === null ? {} : {regionClass: codeColumn(classes)})
      },
      alpha,
      {path}
    ),
  adaptive: ({
    residuals,
    options
  }: {
    residuals: Float64Array;
    options: AdaptiveOptions;
  }): ReturnType<typeof adaptiveConformal> => adaptiveConformal(residuals, options)
};

export type Tasks = typeof tasks;

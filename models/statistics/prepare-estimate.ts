import {vcovGroups, vcovLabel, parseVcov} from "./covariance/parse-vcov.js";
import type {EstimateOptions} from "./estimate-options.js";
import {modelFrame} from "./formula/model-frame.js";
import {areMunicipalities, parentGroups} from "./parent-groups.js";
import type {Frame, ModelFrame, VcovSpec, Warning} from "./types.js";

/** A model frame with all groups that standard errors need, and the covariances to report. */
export interface Prepared {
  frame: ModelFrame;
  /** As asked; the first leads. */
  asked: VcovSpec[];
  /** Shown beside them for municipalities: clusters by COROP and province, unless asked for. */
  added: VcovSpec[];
  warnings: Warning[];
}

/** Makes the frame of an estimate and settles its covariances: iid by default, clusters of units on a panel. */
export function prepareEstimate(table: Frame, options: EstimateOptions): Prepared {
  const {formula, panel, weights, parents = {}} = options;
  const unit = panel?.unit ?? null;
  const texts = options.vcov?.length ? options.vcov : [unit === null ? "iid" : `cluster:${unit}`];
  const asked = unique(texts.map(parseVcov));
  const isParent = (name: string): boolean => Object.hasOwn(parents, name) && !Object.hasOwn(table.columns, name);
  const made = modelFrame(table, formula, {
    ...(panel === undefined ? {} : {panel}),
    ...(weights === undefined ? {} : {weights}),
    groups: [...new Set(asked.flatMap(vcovGroups))].filter((name) => !isParent(name))
  });
  if (!areMunicipalities(made.panel)) return {frame: made, asked, added: [], warnings: []};
  const larger = parentGroups(made.panel, parents);
  const frame = {...made, groups: {...larger.groups, ...made.groups}};
  const added = Object.keys(parents).map((name): VcovSpec => ({type: "cluster", by: [name]}));
  const known = new Set(asked.map(vcovLabel));
  return {frame, asked, added: added.filter((spec) => !known.has(vcovLabel(spec))), warnings: larger.warnings};
}

function unique(specs: readonly VcovSpec[]): VcovSpec[] {
  return [...new Map(specs.map((spec) => [vcovLabel(spec), spec])).values()];
}

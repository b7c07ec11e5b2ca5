import {InputError} from "../errors.js";
import {defaultDraws, vcovGroups, vcovLabel, parseVcov} from "./covariance/parse-vcov.js";
import type {EstimateOptions} from "./estimate-options.js";
import {codeColumn} from "./formula/coding.js";
import {modelFrame} from "./formula/model-frame.js";
import {parseFormula} from "./formula/parse-formula.js";
import {areMunicipalities, areMunicipalityCodes, parentColumn, parentGroups} from "./parent-groups.js";
import {formulaColumns} from "./robustness/formula-columns.js";
import {leaveOutBreaks, type Comparable} from "./robustness/leave-out-breaks.js";
import {withColumns} from "./robustness/table-variant.js";
import type {Column, Dropped, Frame, ModelFrame, VcovSpec, Warning} from "./types.js";
import {breakWarnings} from "./warnings/break-warnings.js";

/** A model frame with all groups that standard errors need, and the covariances to report. */
export interface Prepared {
  frame: ModelFrame;
  /** As asked; the first leads. */
  asked: VcovSpec[];
  /** Shown beside them for municipalities: clusters by COROP and province, unless asked for. */
  added: VcovSpec[];
  warnings: Warning[];
  /** The table the frame was made of: without the periods beyond a break, with the larger areas as columns. */
  table: Frame;
  /** Periods left out because a note says not to compare them. */
  leftOut: Comparable["leftOut"];
}

/**
 * Makes the frame of an estimate and settles its covariances: iid by default, clusters of units on a panel. Periods beyond
 * a series break go first, unless `keepBreaks` says otherwise.
 */
export function prepareEstimate(table: Frame, options: EstimateOptions): Prepared {
  const {formula, panel, weights, parents = {}} = options;
  const unit = panel?.unit ?? null;
  const texts = options.vcov?.length ? options.vcov : [unit === null ? "iid" : `cluster:${unit}`];
  const asked = unique(texts.map(parseVcov));
  const comparable = leaveOutBreaks(withParents(table, options), formulaColumns(parseFormula(formula)), options);
  const isParent = (name: string): boolean => Object.hasOwn(parents, name) && !Object.hasOwn(table.columns, name);
  const made = hinted(comparable, () =>
    modelFrame(comparable.table, formula, {
      ...(panel === undefined ? {} : {panel}),
      ...(weights === undefined ? {} : {weights}),
      groups: [...new Set(asked.flatMap(vcovGroups))].filter((name) => !isParent(name))
    })
  );
  const counted = {...made, dropped: countedApart(made.dropped, comparable.rows)};
  const base = {table: comparable.table, leftOut: comparable.leftOut, asked};
  const warnings = breakWarnings(comparable, made);
  if (!areMunicipalities(made.panel)) return {...base, frame: counted, added: [], warnings};
  const larger = parentGroups(made.panel, parents);
  const frame = {...counted, groups: {...larger.groups, ...made.groups}};
  const added = [
    ...Object.keys(parents).map((name): VcovSpec => ({type: "cluster", by: [name]})),
    ...(options.robustness ? bootstrapped(frame, Object.keys(parents)) : [])
  ];
  const known = new Set(asked.map(vcovLabel));
  return {
    ...base,
    frame,
    added: added.filter((spec) => !known.has(vcovLabel(spec))),
    warnings: [...warnings, ...larger.warnings]
  };
}

/** Fewer clusters than this get a bootstrap beside their t distribution, */
const enoughClusters = 20;
/** unless there are so many rows that it would take longer than all the rest. */
const mostRows = 10_000;

function bootstrapped({groups, n}: ModelFrame, names: readonly string[]): VcovSpec[] {
  if (n > mostRows) return [];
  const few = names.filter((name) => {
    const clusters = groups[name]?.levels.length ?? 0;
    return clusters > 1 && clusters < enoughClusters;
  });
  return few.map((by) => ({type: "wild", by, draws: defaultDraws}));
}

/** The larger areas as columns, so that a formula can absorb `corop^period`; a column of that name goes first. */
function withParents(table: Frame, {panel, parents = {}}: EstimateOptions): Frame {
  const units = panel?.unit == null ? undefined : table.columns[panel.unit];
  if (units === undefined || units instanceof Float64Array) return table;
  const coding = codeColumn(units);
  if (!areMunicipalityCodes(coding.levels)) return table;
  return withColumns(
    table,
    Object.fromEntries(
      Object.entries(parents).map(([name, areaOf]): [string, Column] => [name, parentColumn(coding, areaOf)])
    )
  );
}

/** Rows emptied for a break were counted as missing; they are counted by their own reason. */
function countedApart(dropped: readonly Dropped[], rows: number): Dropped[] {
  if (rows === 0) return [...dropped];
  const rest = dropped.map((entry) =>
    entry.what === "rows" && entry.reason === "missing" ? {...entry, count: entry.count - rows} : entry
  );
  return [{what: "rows", reason: "series-break", count: rows}, ...rest.filter(({count}) => count > 0)];
}

/** An error that follows from leaving periods out says so. */
function hinted<T>({leftOut}: Comparable, make: () => T): T {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof InputError) || leftOut.length === 0) throw error;
    const periods = leftOut.map(({period}) => period).join(", ");
    throw new InputError(
      error.kind,
      `${error.message}; ${periods} left out because of series breaks: keep them with --keep-breaks`,
      error.where
    );
  }
}

function unique(specs: readonly VcovSpec[]): VcovSpec[] {
  return [...new Map(specs.map((spec) => [vcovLabel(spec), spec])).values()];
}

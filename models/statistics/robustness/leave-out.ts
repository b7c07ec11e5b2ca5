import {vcovGroups} from "../covariance/parse-vcov.js";
import type {EstimateOptions} from "../estimate-options.js";
import type {Formula} from "../formula/ast.js";
import {demeanFrame} from "../linear/demean-frame.js";
import {panelIndex} from "../formula/panel-index.js";
import type {Prepared} from "../prepare-estimate.js";
import {prepareEstimate} from "../prepare-estimate.js";
import type {Coding, ModelFrame} from "../types.js";
import {formulaColumns, formulaOffsets} from "./formula-columns.js";
import {refit} from "./refit.js";
import {subsetFrame} from "./subset-frame.js";
import {blanked} from "./table-variant.js";
import type {Battery, Checked} from "./types.js";

/** The steps whose data an estimate uses, as rows or as lags of them, with their labels, in order. */
export function periodsOf({frame: {panel}}: Prepared, formula: Formula): {step: number; label: string}[] {
  if (panel === null) return [];
  const offsets = formulaOffsets(formula);
  const used = new Set<number>();
  for (const time of new Set(panel.time)) for (const offset of offsets) used.add(time - offset);
  const steps = [...used].sort((a, b) => a - b);
  return steps.flatMap((step) => {
    const label = panel.periods[step];
    return label === undefined ? [] : [{step, label}];
  });
}

/** The estimate without the data of one period: not as an observation, and not as the lag of one. */
export function withoutPeriod(battery: Battery, prepared: Prepared, step: number): Checked {
  const {formula, options} = battery;
  const {frame} = prepared;
  if (isPlain(battery) && frame.panel !== null) {
    const {time} = frame.panel;
    const isKept = new Uint8Array(frame.n).fill(1);
    for (const offset of formulaOffsets(formula))
      for (let row = 0; row < frame.n; row++) if (time[row] === step + offset) isKept[row] = 0;
    return refit(part(prepared, isKept, options), options, {isCentred: true});
  }
  const {panel} = options;
  if (panel === undefined) throw new Error("periods need a panel");
  const {time} = panelIndex(prepared.table, panel.unit, panel.period);
  return refitWithout(battery, prepared, (row) => time[row] === step);
}

/** The estimate without the units of one group. */
export function withoutGroup(battery: Battery, group: Coding, level: number): Checked {
  const {prepared, options} = battery;
  const {frame} = prepared;
  if (isPlain(battery)) {
    const isKept = new Uint8Array(frame.n);
    for (let row = 0; row < frame.n; row++) isKept[row] = group.codes[row] === level ? 0 : 1;
    return refit(part(prepared, isKept, options), options, {isCentred: true});
  }
  const gone = new Set<number>();
  group.codes.forEach((code, row) => {
    if (code === level) gone.add(frame.rows[row] ?? -1);
  });
  return refitWithout(battery, prepared, (row) => gone.has(row));
}

/** Least squares needs the frame only; other methods may look at the table behind it. */
const isPlain = ({options: {method = "ols"}}: Battery): boolean => method === "ols";

function part(prepared: Prepared, isKept: Uint8Array, options: EstimateOptions): Prepared {
  const frame = centred.get(prepared) ?? centredFrame(prepared, options);
  centred.set(prepared, frame);
  return {...prepared, frame: subsetFrame(frame, isKept)};
}

const centred = new WeakMap<Prepared, ModelFrame>();

/**
 * A frame to leave rows out of a hundred times: only the groups the covariances need, and the absorbed effects taken out
 * once. What is left of them in some of the rows is a combination of the effects of those rows, so the fit is the same.
 */
function centredFrame({frame, asked, added}: Prepared, {lead}: EstimateOptions): ModelFrame {
  const names = new Set([...asked.slice(0, 1), ...(lead === "largest" ? added : [])].flatMap(vcovGroups));
  const groups = Object.fromEntries(Object.entries(frame.groups).filter(([name]) => names.has(name)));
  if (frame.effects.length === 0 || frame.weights !== null) return {...frame, groups};
  const {outcome, regressors, instruments} = demeanFrame(frame);
  const count = frame.regressors.length;
  return {
    ...frame,
    groups,
    outcome: {...frame.outcome, values: outcome},
    regressors: regressors.slice(0, count),
    endogenous: {...frame.endogenous, columns: regressors.slice(count)},
    instruments: {...frame.instruments, columns: instruments}
  };
}

function refitWithout({formula, options}: Battery, {table}: Prepared, isGone: (row: number) => boolean): Checked {
  const isBlank = Uint8Array.from({length: table.length}, (_, row) => (isGone(row) ? 1 : 0));
  const columns = formulaColumns(formula).filter(
    (name) => name !== options.panel?.unit && name !== options.panel?.period
  );
  const without = {...options, keepBreaks: true};
  return refit(prepareEstimate(blanked(table, columns, isBlank), without), without);
}

import type {Formula} from "../formula/ast.js";
import {panelIndex} from "../formula/panel-index.js";
import type {Prepared} from "../prepare-estimate.js";
import {prepareEstimate} from "../prepare-estimate.js";
import type {Coding} from "../types.js";
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
    const reached = new Set(formulaOffsets(formula).map((offset) => step + offset));
    const isKept = Uint8Array.from(frame.panel.time, (time) => (reached.has(time) ? 0 : 1));
    return refit({...prepared, frame: subsetFrame(frame, isKept)}, options);
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
    const isKept = Uint8Array.from(group.codes, (code) => (code === level ? 0 : 1));
    return refit({...prepared, frame: subsetFrame(frame, isKept)}, options);
  }
  const gone = new Set<number>();
  group.codes.forEach((code, row) => {
    if (code === level) gone.add(frame.rows[row] ?? -1);
  });
  return refitWithout(battery, prepared, (row) => gone.has(row));
}

/** Least squares needs the frame only; other methods may look at the table behind it. */
const isPlain = ({options: {method = "ols"}}: Battery): boolean => method === "ols";

function refitWithout({formula, options}: Battery, {table}: Prepared, isGone: (row: number) => boolean): Checked {
  const isBlank = Uint8Array.from({length: table.length}, (_, row) => (isGone(row) ? 1 : 0));
  const columns = formulaColumns(formula).filter(
    (name) => name !== options.panel?.unit && name !== options.panel?.period
  );
  const without = {...options, keepBreaks: true};
  return refit(prepareEstimate(blanked(table, columns, isBlank), without), without);
}

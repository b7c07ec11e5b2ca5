import {InputError} from "../../../errors.js";
import {numbersOf, type Scope} from "../../formula/evaluate.js";
import {makeShift} from "../../formula/shift.js";
import {pick} from "../../formula/pick.js";
import type {Columns, Frame, ModelFrame, PanelIndex} from "../../types.js";
import type {GmmVariable} from "./parse-gmm.js";
import {sparseRows, type SparseRows} from "./sparse-rows.js";

/** More instruments than this help no estimate and take hours. */
const mostInstruments = 1500;

export interface InstrumentOptions {
  table: Frame;
  /** The panel of all rows of the table. */
  panel: PanelIndex;
  variables: readonly GmmVariable[];
  /** Columns that are their own instruments: dummies and the changes of strictly exogenous terms. */
  own: Columns;
  /** One instrument a lag instead of one a lag and period. */
  collapse: boolean;
  /** Whether dummies of the period are among `own`. */
  hasPeriods: boolean;
}

/**
 * The instruments of a difference equation: `own` columns, and for every variable its levels so many periods before
 * the later period of each change, a column for every lag and period or (collapsed) every lag; a missing level is 0.
 *
 * Throws InputError: missing-column, text-in-number-column, no-instruments, too-many-instruments.
 *
 * @param frame of differences, whose `rows` are those of the table
 */
export function gmmInstruments(frame: ModelFrame, options: InstrumentOptions): SparseRows {
  const {table, panel, variables, own, collapse, hasPeriods} = options;
  const shift = makeShift(panel);
  const scope: Scope = {table, shift};
  const time = frame.panel?.time ?? new Int32Array();
  const last = panel.periods.length - 1;
  const inPeriod = new Int32Array(panel.periods.length);
  for (const step of time) inPeriod[step] = (inPeriod[step] ?? 0) + 1;
  const cells: {row: number; value: number}[][] = own.map((column) =>
    Array.from(column, (value, row) => ({row, value})).filter(({value}) => value !== 0)
  );
  for (const {expression, name, from, to} of variables) {
    const values = numbersOf(expression, scope);
    let found = 0;
    for (let lag = from; lag <= Math.min(to, last); lag++) {
      const levels = pick(lag === 0 ? values : shift(values, lag), frame.rows);
      const byPeriod = new Map<number, {row: number; value: number}[]>();
      levels.forEach((value, row) => {
        if (!Number.isFinite(value)) return;
        const key = collapse ? 0 : (time[row] ?? 0);
        const column = byPeriod.get(key) ?? [];
        byPeriod.set(key, column);
        column.push({row, value});
      });
      for (const key of [...byPeriod.keys()].sort((a, b) => a - b)) {
        const column = byPeriod.get(key) ?? [];
        cells.push(hasPeriods && !collapse && column.length === inPeriod[key] ? centred(column) : column);
        found++;
      }
    }
    if (found === 0)
      throw new InputError(
        "no-instruments",
        `${name} has no value ${from} to ${to} periods before a change that is explained: take other lags`,
        "--gmm"
      );
    if (cells.length > mostInstruments)
      throw new InputError(
        "too-many-instruments",
        `over ${mostInstruments} instruments; take fewer lags (${name}:${from}-${from + 2}) or --collapse`,
        "--gmm"
      );
  }
  return sparseRows(frame.n, cells);
}

/**
 * With a dummy of the period among the instruments and no level missing, levels less their mean span the same: so a
 * large level costs no digits, and where zero lies changes nothing.
 */
function centred(column: readonly {row: number; value: number}[]): {row: number; value: number}[] {
  const mean = column.reduce((sum, {value}) => sum + value, 0) / column.length;
  return column.map(({row, value}) => ({row, value: value - mean}));
}

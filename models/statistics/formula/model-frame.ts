import {InputError} from "../../errors.js";
import type {Coding, Dropped, Frame, ModelFrame, PanelIndex} from "../types.js";
import type {Formula, Term} from "./ast.js";
import {codeColumn, codingOf, joinCodings, type RawCoding} from "./coding.js";
import {completeRows, withoutSingletons} from "./complete-rows.js";
import {designColumns} from "./design.js";
import {evaluateFactor, type Scope, type Value} from "./evaluate.js";
import {panelIndex} from "./panel-index.js";
import {parseFormula} from "./parse-formula.js";
import {pick, pickCodes} from "./pick.js";
import {makeShift} from "./shift.js";
import {numberColumn, placeOf, tableColumn} from "./table-column.js";
import {expressionName} from "./term-name.js";

export interface ModelFrameOptions {
  /** The columns that make the rows a panel; lags need it. `unit: null`: one series. */
  panel?: {unit: string | null; period: string};
  /** Column of weights. */
  weights?: string;
  /** Columns to cluster or group by, also joined: `region^year`. Rows without value are left out. */
  groups?: readonly string[];
}

/**
 * Makes the columns a formula asks for from a table: functions and lags on all rows first, then only the rows in which
 * nothing is missing, then without singletons of absorbed effects (again and again until none is left). What was left
 * out is counted in `dropped`.
 *
 * Throws InputError: invalid-formula, missing-column, text-in-number-column, panel-needed, all-missing, no-rows,
 * too-few-rows, invalid-weights, duplicate-unit-period and those of parsePeriods.
 */
export function modelFrame(table: Frame, formula: string, options: ModelFrameOptions = {}): ModelFrame {
  const parsed = parseFormula(formula);
  const panel = options.panel === undefined ? null : panelIndex(table, options.panel.unit, options.panel.period);
  const scope: Scope = {table, shift: panel === null ? null : makeShift(panel)};

  const outcomeName = expressionName(parsed.outcome);
  const outcome = evaluateFactor(parsed.outcome, scope);
  if (outcome.type === "categories")
    throw new InputError(
      "text-outcome",
      `the outcome ${outcomeName} holds text; make it 0/1: I(${outcomeName} == "…")`
    );
  const values = factorValues([...parsed.terms, ...parsed.endogenous, ...parsed.instruments], scope);
  const weights = options.weights === undefined ? null : weightColumn(table, options.weights);
  const effects = parsed.effects.map((names) => ({name: names.join("^"), raw: joined(table, names)}));
  const groups = (options.groups ?? []).map((name) => ({name, raw: groupCoding(table, name)}));

  const complete = completeRows(table.length, {
    numbers: [outcome.values, ...numbersIn(values), ...(weights === null ? [] : [weights])],
    codings: [...categoriesIn(values), ...effects.map(({raw}) => raw), ...groups.map(({raw}) => raw)],
    weights
  });
  if (complete.rows.length === 0) throw noRows(table, outcomeName, outcome, values);
  const rows = withoutSingletons(
    complete.rows,
    effects.map(({raw}) => raw)
  );
  const dropped: Dropped[] = [...complete.dropped];
  if (rows.length < complete.rows.length)
    dropped.push({what: "rows", reason: "singleton", count: complete.rows.length - rows.length});
  if (rows.length === 0)
    throw new InputError("no-rows", "no row is left: every row is the only one of its level of an absorbed effect");

  const hasConstant = parsed.intercept || effects.length > 0;
  const design = designColumns(parsed.terms, values, rows, hasConstant);
  const endogenous = designColumns(parsed.endogenous, values, rows, true);
  const instruments = designColumns(parsed.instruments, values, rows, true);
  if (parsed.intercept && effects.length === 0) {
    design.terms.unshift("(Intercept)");
    design.columns.unshift(new Float64Array(rows.length).fill(1));
  }
  refuseTooFew(rows.length, design.terms.length + endogenous.terms.length, parsed, dropped);
  return {
    formula: parsed.text,
    n: rows.length,
    rows,
    outcome: {name: outcomeName, values: pick(outcome.values, rows)},
    terms: design.terms,
    regressors: design.columns,
    endogenous,
    instruments,
    effects: effects.map(({name, raw}) => codingOf(name, raw, rows)),
    weights: weights === null ? null : pick(weights, rows),
    panel: panel === null ? null : panelOf(panel, rows),
    groups: Object.fromEntries(groups.map(({name, raw}): [string, Coding] => [name, codingOf(name, raw, rows)])),
    dropped
  };
}

function factorValues(terms: readonly Term[], scope: Scope): Map<string, Value> {
  const values = new Map<string, Value>();
  for (const factor of terms.flat()) {
    const name = expressionName(factor);
    if (!values.has(name)) values.set(name, evaluateFactor(factor, scope));
  }
  return values;
}

const numbersIn = (values: ReadonlyMap<string, Value>): Float64Array[] =>
  [...values.values()].flatMap((value) => (value.type === "numbers" ? [value.values] : []));

const categoriesIn = (values: ReadonlyMap<string, Value>): RawCoding[] =>
  [...values.values()].flatMap((value) => (value.type === "categories" ? [value.coding] : []));

const joined = (table: Frame, names: readonly string[]): RawCoding =>
  joinCodings(names.map((name) => codeColumn(tableColumn(table, name))));

/** A column of that very name goes before a join of columns. */
const groupCoding = (table: Frame, name: string): RawCoding =>
  joined(table, Object.hasOwn(table.columns, name) ? [name] : name.split("^"));

function weightColumn(table: Frame, name: string): Float64Array {
  const weights = numberColumn(table, name);
  const bad = weights.findIndex((weight) => weight < 0 || weight === Infinity);
  if (bad >= 0)
    throw new InputError(
      "invalid-weights",
      `the weight ${name} is ${weights[bad] ?? ""}; weights are 0 or more`,
      placeOf(table, bad)
    );
  return weights;
}

/** The panel of the rows kept: time still counts from the first period of the table, so that gaps stay gaps. */
function panelOf(panel: PanelIndex, rows: Int32Array): PanelIndex {
  return {
    unit: codingOf(panel.unit.name, panel.unit, rows),
    time: pickCodes(panel.time, rows),
    periods: panel.periods
  };
}

function noRows(table: Frame, outcomeName: string, outcome: Value, values: ReadonlyMap<string, Value>): InputError {
  if (table.length === 0) return new InputError("no-rows", "the table has no rows", table.origin?.file ?? null);
  const missing = [[outcomeName, outcome] as const, ...values].map(([name, value]) => ({
    name,
    count:
      value.type === "numbers"
        ? value.values.filter(Number.isNaN).length
        : value.coding.codes.filter((c) => c < 0).length
  }));
  const worst = missing
    .sort((a, b) => b.count - a.count)
    .filter(({count}) => count > 0)
    .slice(0, 3);
  const said = worst.map(({name, count}) => `${name} in ${count}`).join(", ");
  return new InputError(
    "no-rows",
    `no row has a value for every column the formula needs${said === "" ? "" : `; missing of ${table.length} rows: ${said}`}`
  );
}

function refuseTooFew(n: number, columns: number, formula: Formula, dropped: readonly Dropped[]): void {
  if (n >= columns) return;
  const left = dropped.map(({reason, count}) => `${count} ${reason}`).join(", ");
  throw new InputError(
    "too-few-rows",
    `${n} rows for ${columns} terms${left === "" ? "" : ` (rows left out: ${left})`}; use fewer terms or more rows`,
    `formula "${formula.text}"`
  );
}

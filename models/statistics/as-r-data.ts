import type {Coding, ModelFrame} from "./types.js";

/** What the columns of the data file for R stand for. Names are made, so that no name of the user can clash in R. */
export interface RColumns {
  /** Reported terms by the name of their coefficient in R: `(Intercept)`, `x1`, `x2`, … */
  readonly terms: ReadonlyMap<string, string>;
  readonly endogenous: readonly string[];
  readonly instruments: readonly string[];
  /** Absorbed effects and groups by the name the user knows. */
  readonly effects: ReadonlyMap<string, string>;
  readonly groups: ReadonlyMap<string, string>;
}

/**
 * The rows a model was fitted on as CSV: `y`, the reported terms `x1`…, instruments `z1`…, effects `e1`…, groups
 * `g1`…, and `unit`, `period` (steps from the first) and `w` where there are. Numbers are written in full.
 *
 * @param reported terms of the result; others (collinear ones) are left out
 */
export function rData(frame: ModelFrame, reported: readonly string[]): {csv: string; columns: RColumns} {
  const cells: [string, (row: number) => string][] = [["y", numbers(frame.outcome.values)]];
  const terms = new Map<string, string>();
  const endogenous: string[] = [];
  const all = [...frame.terms, ...frame.endogenous.terms];
  const values = [...frame.regressors, ...frame.endogenous.columns];
  all.forEach((term, index) => {
    if (!reported.includes(term)) return;
    const name = term === "(Intercept)" ? term : `x${index + 1}`;
    terms.set(term, name);
    if (name === term) return;
    if (index >= frame.terms.length) endogenous.push(name);
    cells.push([name, numbers(values[index])]);
  });
  const instruments = frame.instruments.columns.map((column, index) => {
    cells.push([`z${index + 1}`, numbers(column)]);
    return `z${index + 1}`;
  });
  const effects = new Map(frame.effects.map((effect, index) => [effect.name, `e${index + 1}`]));
  const groups = new Map(Object.keys(frame.groups).map((name, index) => [name, `g${index + 1}`]));
  for (const effect of frame.effects) cells.push([effects.get(effect.name) ?? "", labels(effect)]);
  for (const [name, column] of groups) {
    const coding = frame.groups[name];
    if (coding !== undefined) cells.push([column, labels(coding)]);
  }
  const {panel, weights} = frame;
  if (panel !== null) cells.push(["unit", labels(panel.unit)], ["period", (row) => String(panel.time[row] ?? "")]);
  if (weights !== null) cells.push(["w", numbers(weights)]);
  const lines = [cells.map(([name]) => name).join(",")];
  for (let row = 0; row < frame.n; row++) lines.push(cells.map(([, write]) => write(row)).join(","));
  return {csv: `${lines.join("\n")}\n`, columns: {terms, endogenous, instruments, effects, groups}};
}

const numbers =
  (values: Float64Array | undefined) =>
  (row: number): string =>
    String(values?.[row] ?? "NA");

const labels =
  ({codes, levels}: Coding) =>
  (row: number): string =>
    `"${(levels[codes[row] ?? 0] ?? "").replaceAll('"', '""')}"`;

import {InputError} from "../errors.js";
import type {Call} from "./calls.js";

/** What the command of a call gave: its document, and for a panel the text of the CSV. */
export interface CallOutput {
  document: unknown;
  csv: string | null;
}

/**
 * The number a call asks for, from what its command gave; null where there is no value.
 *
 * @throws InputError (`no-such-number`) when it is not there, and what to look for
 */
export function callResult(call: Call, {document, csv}: CallOutput): number | null {
  switch (call.kind) {
    case "panel-value":
      return cellOf(call, csv ?? "");
    case "estimate": {
      const found = rows(at(document, "coefficients")).find(({term}) => term === call.term);
      if (found === undefined) throw missing(`the estimate has no term ${call.term}`);
      return numeric(found[call.field]);
    }
    case "simulate": {
      const values = at(at(document, "values"), call.variable);
      if (!Array.isArray(values)) throw missing(`the model has no variable ${call.variable}`);
      const last = numeric(values.at(-1));
      const first = numeric(values[0]);
      return !call.change ? last : last === null || first === null ? null : last - first;
    }
    case "scenario-project":
      return projected(call, document);
  }
}

type Row = Record<string, unknown>;
const missing = (message: string): InputError => new InputError("no-such-number", message);
const at = (value: unknown, key: string): unknown =>
  typeof value === "object" && value !== null && Object.hasOwn(value, key) ? (value as Row)[key] : undefined;
const rows = (value: unknown): Row[] => (Array.isArray(value) ? (value as Row[]) : []);
const numeric = (value: unknown): number | null => (typeof value === "number" && Number.isFinite(value) ? value : null);

function cellOf({region, period, digits}: Extract<Call, {kind: "panel-value"}>, csv: string): number | null {
  const line = csv.split("\n").find((each) => each.startsWith(`${region},${period},`));
  if (line === undefined) throw missing(`the panel has no row of ${region} in ${period}`);
  const text = line.slice(`${region},${period},`.length).trim();
  if (text === "") return null;
  return digits === undefined ? Number(text) : Number(Number(text).toPrecision(digits));
}

function projected(call: Extract<Call, {kind: "scenario-project"}>, document: unknown): number | null {
  const {outcome, field, period} = call;
  if (outcome === "growth" || outcome === "jobs") {
    const years = rows(at(document, "unemployment")).map((row) => String(row.period));
    const own = outcome === "growth" ? years[0] : years.at(-1);
    if (period !== undefined && period !== own)
      throw missing(`the projection has ${outcome} of ${own ?? "no year"} only, not of ${period}`);
    if (outcome === "jobs") return numeric(at(at(document, "jobs"), field === "value" ? "change" : field));
    if (field !== "value") throw missing(`the projection has no band of growth: leave out field ${field}`);
    return numeric(at(at(document, "growth"), "total"));
  }
  const list =
    outcome === "unemployment"
      ? rows(at(document, "unemployment"))
      : rows(at(document, "benefits")).filter(({benefit}) => benefit === outcome);
  const found = list.find((row) => String(row.period) === period);
  if (found === undefined) throw missing(`the projection has no ${outcome} of ${period ?? "no period"}`);
  return numeric(found[field]);
}

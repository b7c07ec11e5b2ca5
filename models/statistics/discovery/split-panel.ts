import {InputError} from "../../errors.js";
import {panelIndex} from "../formula/panel-index.js";
import {pick} from "../formula/pick.js";
import {createRandom} from "../random.js";
import type {Column, Frame} from "../types.js";

export interface SplitOptions {
  unit: string;
  period: string;
  seed: number;
  /** Area of each unit (COROP): units of one area stay together. Null: all units on both sides, a split by time alone. */
  areas: Readonly<Record<string, string>> | null;
  /** Larger area of each unit (province): every one gets about half of its units on each side. */
  strata?: Readonly<Record<string, string>>;
  /** Last periods kept out of discovery; default 0, and at least 2 for a split by time alone. */
  holdout?: number;
  /** Confirm on all periods of the other areas, or on the periods held out alone; default all. */
  confirmOn?: "all" | "held-out";
}

export interface PanelSplit {
  discovery: Frame;
  confirmation: Frame;
  /** Areas (or units) of each side, and the first period held out; null without. */
  record: {
    seed: number;
    discoveryAreas: string[];
    confirmationAreas: string[];
    discoveryUnits: number;
    confirmationUnits: number;
    heldOutFrom: string | null;
    confirmOn: "all" | "held-out";
    /** The same in words, for the log. */
    words: string;
  };
}

/**
 * Splits a panel into a part to discover on and a part to confirm on: by areas, drawn by the seed within each stratum
 * so that about half of the units lie on each side, and by time. Never by rows: neighbours in space and time would
 * carry what was found from one part to the other.
 *
 * Throws InputError: invalid-split when a part would be empty, unknown-group for a unit without area, those of panelIndex.
 */
export function splitPanel(table: Frame, options: SplitOptions): PanelSplit {
  const {unit, period, seed, areas, holdout = 0, confirmOn = "all"} = options;
  const panel = panelIndex(table, unit, period);
  const last = panel.periods.length - holdout;
  if (!Number.isInteger(holdout) || holdout < 0 || last < 2)
    throw new InputError(
      "invalid-split",
      `${holdout} periods cannot be held out of ${panel.periods.length}`,
      "holdout"
    );
  if (holdout < 2 && (areas === null || confirmOn === "held-out"))
    throw new InputError("invalid-split", "to confirm on held-out periods hold out two or more", "holdout");
  const sides = areas === null ? null : sidesOf(panel.unit.levels, {...options, areas});
  const isDiscovery = (code: number): boolean => sides === null || sides.side[code] === 0;
  const isConfirmation = (code: number): boolean => sides === null || sides.side[code] === 1;
  const onlyLate = areas === null || confirmOn === "held-out";
  const rows = Array.from(panel.time.keys());
  const early = rows.filter((row) => isDiscovery(panel.unit.codes[row] ?? 0) && (panel.time[row] ?? 0) < last);
  const later = rows.filter(
    (row) => isConfirmation(panel.unit.codes[row] ?? 0) && (!onlyLate || (panel.time[row] ?? 0) >= last)
  );
  const count = (test: (code: number) => boolean): number =>
    Array.from(panel.unit.levels.keys()).filter((code) => test(code)).length;
  const heldOutFrom = holdout > 0 ? (panel.periods[last] ?? null) : null;
  const [discoveryUnits, confirmationUnits] = [count(isDiscovery), count(isConfirmation)];
  return {
    discovery: rowsOf(table, early),
    confirmation: rowsOf(table, later),
    record: {
      seed,
      discoveryAreas: sides?.names[0] ?? [],
      confirmationAreas: sides?.names[1] ?? [],
      discoveryUnits,
      confirmationUnits,
      heldOutFrom,
      confirmOn: onlyLate ? "held-out" : "all",
      words:
        (sides === null ? `${discoveryUnits} units` : `${discoveryUnits} units in ${sides.names[0].length} areas`) +
        (heldOutFrom === null ? "" : ` before ${heldOutFrom}`) +
        ` to discover, ${confirmationUnits} units` +
        (sides === null ? "" : ` in ${sides.names[1].length} other areas`) +
        (onlyLate ? ` from ${heldOutFrom ?? ""}` : "") +
        ` to confirm; seed ${seed}`
    }
  };
}

/** 0 discovery, 1 confirmation, by unit; and the areas of each side. */
function sidesOf(
  units: readonly string[],
  {areas, strata = {}, seed}: SplitOptions & {areas: Readonly<Record<string, string>>}
): {side: Uint8Array; names: [string[], string[]]} {
  const random = createRandom(seed);
  const byArea = new Map<string, {stratum: string; units: number[]}>();
  units.forEach((unit, code) => {
    const area = areas[unit];
    if (area === undefined)
      throw new InputError("unknown-group", `no area is known of ${unit}; leave it out first`, unit);
    const known = byArea.get(area);
    if (known === undefined) byArea.set(area, {stratum: strata[unit] ?? "", units: [code]});
    else known.units.push(code);
  });
  if (byArea.size < 2)
    throw new InputError("invalid-split", "a split by areas needs two or more; split by time instead", "areas");
  const side = new Uint8Array(units.length);
  const names: [string[], string[]] = [[], []];
  const totals: [number, number] = [0, 0];
  const all = [...byArea.keys()].sort();
  const stratumOf = (area: string): string => byArea.get(area)?.stratum ?? "";
  for (const stratum of [...new Set(all.map(stratumOf))].sort()) {
    const own: [number, number] = [0, 0];
    for (const area of shuffled(
      all.filter((name) => stratumOf(name) === stratum),
      (below) => random.integer(below)
    )) {
      const members = byArea.get(area)?.units ?? [];
      // The side with fewer units of this stratum, then of all, then by lot.
      const lead = own[0] - own[1] || totals[0] - totals[1] || random.sign();
      const to = lead > 0 ? 1 : 0;
      own[to] += members.length;
      totals[to] += members.length;
      names[to].push(area);
      for (const code of members) side[code] = to;
    }
  }
  return {side, names: [names[0].sort(), names[1].sort()]};
}

/** Fisher and Yates. */
function shuffled<T>(items: readonly T[], integer: (below: number) => number): T[] {
  const order = [...items];
  for (let index = order.length - 1; index > 0; index--) {
    const other = integer(index + 1);
    [order[index], order[other]] = [order[other] as T, order[index] as T];
  }
  return order;
}

function rowsOf(table: Frame, rows: readonly number[]): Frame {
  if (rows.length === 0)
    throw new InputError("invalid-split", "one part of the split has no rows; hold out fewer periods", "holdout");
  const kept = Int32Array.from(rows);
  const columns = Object.entries(table.columns).map(([name, column]): [string, Column] => [
    name,
    column instanceof Float64Array ? pick(column, kept) : rows.map((row) => column[row] ?? null)
  ]);
  return {
    length: rows.length,
    columns: Object.fromEntries(columns),
    ...(table.origin === undefined
      ? {}
      : {origin: {file: table.origin.file, lines: kept.map((row) => table.origin?.lines[row] ?? 0)}})
  };
}

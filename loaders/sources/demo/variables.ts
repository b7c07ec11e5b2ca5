/** A variable of the true system over all periods of the world, burn-in included. */
export type Variable =
  /** One value a month for the whole country. */
  | {kind: "national"; monthly: Float64Array}
  /** home × months + month. */
  | {kind: "monthly"; values: Float64Array; months: number}
  /** home × years + year. */
  | {kind: "yearly"; values: Float64Array; years: number};

/** Value of a variable for a municipality in a month, some months back; before the beginning: the first value. */
export function valueInMonth(variable: Variable, home: number, month: number, lag: number): number {
  const at = Math.max(0, month - lag);
  if (variable.kind === "national") return variable.monthly[at] ?? 0;
  if (variable.kind === "monthly") return variable.values[home * variable.months + at] ?? 0;
  return variable.values[home * variable.years + Math.floor(at / 12)] ?? 0;
}

/** Mean of a variable over a year, moved back by some months (of a yearly variable: by whole years). */
export function valueInYear(variable: Variable, home: number, year: number, lag: number): number {
  if (variable.kind === "yearly")
    return variable.values[home * variable.years + Math.max(0, year - Math.round(lag / 12))] ?? 0;
  let sum = 0;
  for (let month = year * 12; month < year * 12 + 12; month++) sum += valueInMonth(variable, home, month, lag);
  return sum / 12;
}

import {InputError} from "../../errors.js";
import {parseExpression} from "../formula/parse-formula.js";
import {expressionName, expressionText, quoteName} from "../formula/term-name.js";
import type {Frame} from "../types.js";
import type {LocalProjectionOptions, ProjectionEffects} from "./projection-options.js";

/** The regression of one horizon, and the name its shock has in the results. */
export interface HorizonFormula {
  readonly formula: string;
  readonly shock: string;
}

/**
 * The formula of every horizon: y_{t+h} on the shock, on lags 1…p of shock and outcome, and on lags 0…p of the controls
 * (Jordà 2005). An outcome that is also a control is not regressed on itself at horizon 0.
 *
 * Throws InputError: invalid-horizons, invalid-option, panel-needed for effects of units on one series.
 */
export function horizonFormulas(table: Frame, options: LocalProjectionOptions): HorizonFormula[] {
  const {horizons, lags = 0, lagAugment = false, controls = [], panel} = options;
  if (horizons.length === 0 || horizons.some((h, index) => !isWhole(h) || h <= (horizons[index - 1] ?? -1)))
    throw new InputError("invalid-horizons", "horizons are whole numbers of 0 or more, ascending: 0:6", "--horizons");
  if (!isWhole(lags)) throw new InputError("invalid-option", "lags is a whole number of 0 or more", "--lags");
  const all = lags + (lagAugment ? 1 : 0);
  const outcome = written(table, options.outcome);
  const shock = written(table, options.shock);
  if (outcome.text === shock.text)
    throw new InputError("invalid-option", "outcome and shock are the same column; choose two", "--shock");
  const others = controls.map((name) => written(table, name)).filter(({text}) => text !== shock.text);
  const lagged = (text: string): string[] => (all > 0 ? [`l(${text},1:${all})`] : []);
  const effects = effectNames(options.effects ?? (panel.unit === null ? "none" : "unit+period"), panel);
  return horizons.map((h) => {
    const now = others.filter(({text}) => h > 0 || text !== outcome.text).map(({text}) => text);
    const terms = [...new Set([shock, outcome, ...others].flatMap(({text}) => lagged(text)))];
    const right = [shock.text, ...now, ...terms].join(" + ");
    const bar = effects.length > 0 ? ` | ${effects.map(quoteName).join(" + ")}` : "";
    return {formula: `${h === 0 ? outcome.text : `f(${outcome.text},${h})`} ~ ${right}${bar}`, shock: shock.name};
  });
}

const isWhole = (value: number): boolean => Number.isInteger(value) && value >= 0;

/** A column by its very name goes before an expression of the formula language. */
function written(table: Frame, given: string): {text: string; name: string} {
  if (Object.hasOwn(table.columns, given)) return {text: quoteName(given), name: given};
  const expression = parseExpression(given);
  return {text: expressionText(expression), name: expressionName(expression)};
}

function effectNames(effects: ProjectionEffects, {unit, period}: LocalProjectionOptions["panel"]): string[] {
  const needsUnit = effects === "unit" || effects === "unit+period";
  if (unit === null && effects !== "none")
    throw new InputError("panel-needed", "one series has no effects to absorb: give --effects none", "--effects");
  return [
    ...(needsUnit && unit !== null ? [unit] : []),
    ...(effects === "period" || effects === "unit+period" ? [period] : [])
  ];
}

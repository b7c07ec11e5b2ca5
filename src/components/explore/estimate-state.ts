import type {PanelGrain, PanelIndex} from "../../../loaders/site/panel-file.js";
import {columnsOf} from "../../models/statistics/formula/columns-of.js";
import type {EstimateMethod} from "../../models/statistics/types.js";
import {choiceField, flagField, listField, textField} from "../state-fields.js";
import type {StateOf} from "../state.js";
import type {PanelLevel} from "./panel.js";

const builtInColumns = ["region", "period", "corop", "province", "population"] as const;

export const methods = ["ols", "random", "first-difference", "between", "quantile", "half-panel-jackknife"] as const;
export type MethodChoice = (typeof methods)[number];

/** Standard errors that lead; `auto`: the largest of municipality, COROP area and province. */
export const errorChoices = ["auto", "region", "corop", "province", "region+period", "wild", "dk"] as const;
export type ErrorChoice = (typeof errorChoices)[number];

export const levels = ["gemeente", "corop", "provincie"] as const satisfies readonly PanelLevel[];
export const periodPattern = /^\d{4}(-\d{2})?$/;

/** Every choice of the page Verband berekenen, as the address has it. */
export const estimateSchema = (index: PanelIndex) => ({
  formule: textField(defaultFormula(index)),
  controle: listField([], {pattern: /^[a-z0-9-]+$/}),
  niveau: choiceField<PanelLevel>("gemeente", levels),
  stap: choiceField<"jaar" | "maand">("jaar", ["jaar", "maand"]),
  van: textField("", {pattern: periodPattern}),
  tot: textField("", {pattern: periodPattern}),
  wijze: choiceField<MethodChoice>("ols", methods),
  marge: choiceField<ErrorChoice>("auto", errorChoices),
  weeg: flagField(false),
  breuken: flagField(false)
});

export type EstimateSchema = ReturnType<typeof estimateSchema>;
export type EstimateState = StateOf<EstimateSchema>;

/** Does more unemployment, or more bijstand, go with more care? Where those figures are not there, the first two that are. */
function defaultFormula({indicators}: PanelIndex): string {
  const yearly = indicators.filter(({extents}) => extents.year !== undefined).map(({id}) => id);
  const wanted = [
    ["ggz-clienten", "werkloosheid"],
    ["ggz-kosten", "bijstand"]
  ];
  const [y = "", x = ""] = wanted.find((pair) => pair.every((id) => yearly.includes(id))) ?? yearly;
  return `\`${y}\` ~ l(\`${x}\`,1) | region + period`.replaceAll(/`(\w+)`/g, "$1");
}

/** The indicators a formula and its weights need. */
export const indicatorsOf = (formula: string): string[] =>
  columnsOf(formula).filter((name) => !(builtInColumns as readonly string[]).includes(name));

export const grainOf = (stap: EstimateState["stap"]): PanelGrain => (stap === "jaar" ? "year" : "month");

/** The covariances to ask for. */
export function vcovOf(marge: ErrorChoice, {niveau, stap}: Pick<EstimateState, "niveau" | "stap">): readonly string[] {
  switch (marge) {
    case "auto":
      return ["cluster:region"];
    case "corop":
    case "province":
      return niveau === "gemeente" || (niveau === "corop" && marge === "province")
        ? [`cluster:${marge}`, "cluster:region"]
        : ["cluster:region"];
    case "wild":
      return niveau === "provincie" ? ["wild:region", "cluster:region"] : ["wild:province", "cluster:region"];
    case "dk":
      return [`dk:${stap === "jaar" ? 2 : 12}`, "cluster:region"];
    default:
      return [`cluster:${marge}`];
  }
}

export const methodOf = (wijze: MethodChoice): EstimateMethod => (wijze === "quantile" ? "quantile:0.5" : wijze);

import {parseFormula} from "../formula/parse-formula.js";
import {formulaText} from "../formula/term-name.js";
import {codeColumn} from "../formula/coding.js";
import {pickCodes} from "../formula/pick.js";
import {tableColumn} from "../formula/table-column.js";
import {prepareEstimate} from "../prepare-estimate.js";
import type {EstimateOptions} from "../estimate-options.js";
import type {Coding} from "../types.js";
import {columnsOf} from "./formula-columns.js";
import {periodsOf, withoutGroup, withoutPeriod} from "./leave-out.js";
import {refit} from "./refit.js";
import {withColumns} from "./table-variant.js";
import type {Battery, Check, Checked} from "./types.js";
import {shifted, variantsOf} from "./variants.js";

/** Every check of an estimate, in the order they are reported. */
export function checksOf(battery: Battery): Check[] {
  return [
    ...periodChecks(battery),
    ...groupChecks(battery),
    ...lagChecks(battery),
    ...weightChecks(battery),
    ...specificationChecks(battery),
    ...breakChecks(battery),
    ...falsificationChecks(battery)
  ];
}

function periodChecks(battery: Battery): Check[] {
  const {prepared, formula} = battery;
  const periods = periodsOf(prepared, formula);
  if (periods.length === 0) return [notRun("drop-period", "drop-period", "the rows are no panel: give --panel")];
  if (periods.length < 3)
    return [notRun("drop-period", "drop-period", `only ${periods.length} periods are compared: none can be left out`)];
  return periods.map(({step, label}) => ({
    name: `drop-period:${label}`,
    kind: "drop-period",
    subject: label,
    run: () => withoutPeriod(battery, prepared, step)
  }));
}

function groupChecks(battery: Battery): Check[] {
  const group = groupOf(battery);
  if (group === null) return [notRun("drop-group", "drop-group", "no groups of units are known: give --groups")];
  if (group.levels.length < 3)
    return [notRun("drop-group", "drop-group", `there are only ${group.levels.length} groups: none can be left out`)];
  return group.levels.map((label, level) => ({
    name: `drop-group:${label}`,
    kind: "drop-group",
    subject: label,
    run: () => withoutGroup(battery, group, level)
  }));
}

/** The column asked for, else provinces of municipalities. A row without group has code −1 and stays in every check. */
function groupOf({prepared: {frame, table}, options}: Battery): Coding | null {
  if (options.groups === undefined) return frame.groups["province"] ?? null;
  const known = frame.groups[options.groups];
  if (known !== undefined) return known;
  const raw = codeColumn(tableColumn(table, options.groups));
  return {name: options.groups, levels: raw.levels, codes: pickCodes(raw.codes, frame.rows)};
}

function lagChecks(battery: Battery): Check[] {
  const {options, formula, prepared} = battery;
  const {panel} = options;
  if (panel === undefined) return [notRun("lag:+1", "lag", "the rows are no panel: give --panel")];
  return [1, -1].flatMap((steps): Check[] => {
    const name = steps > 0 ? "lag:+1" : "lag:-1";
    const variant = shifted(formula, steps, {table: prepared.table, panel});
    if (variant === null)
      return steps > 0 ? [notRun(name, "lag", "no term of numbers can be taken a period earlier")] : [];
    return [
      {name, kind: "lag", subject: variant.text, run: () => renamed(variantOf(battery, variant.text), variant.names)}
    ];
  });
}

function weightChecks(battery: Battery): Check[] {
  const {
    options,
    prepared: {table}
  } = battery;
  const {weights, populations, panel, ...rest} = options;
  const withPanel = panel === undefined ? rest : {...rest, panel};
  if (weights !== undefined)
    return [
      {
        name: "unweighted",
        kind: "weights",
        subject: weights,
        run: () => refit(prepareEstimate(table, withPanel), withPanel)
      }
    ];
  if (populations === undefined || panel?.unit == null)
    return [notRun("unweighted", "weights", "the estimate has no weights, and no inhabitants are known to weigh by")];
  const units = codeColumn(tableColumn(table, panel.unit));
  const name = freeName(table.columns, "population");
  const ofUnit = units.levels.map((unit) => populations[unit] ?? NaN);
  const weighted = withColumns(table, {[name]: Float64Array.from(units.codes, (code) => ofUnit[code] ?? NaN)});
  const own = {...withPanel, weights: name};
  return [
    {
      name: "weighted:population",
      kind: "weights",
      subject: "population",
      run: () => refit(prepareEstimate(weighted, own), own)
    }
  ];
}

function freeName(columns: object, wanted: string): string {
  let name = wanted;
  while (Object.hasOwn(columns, name)) name += "_";
  return name;
}

function specificationChecks(battery: Battery): Check[] {
  const {formula, options, prepared} = battery;
  const {alternatives = [], parents = {}, panel, method = "ols"} = options;
  const areas = Object.keys(parents).filter((name) => prepared.frame.groups[name] !== undefined);
  const canAbsorb = method === "ols" || method === "poisson";
  const declared = alternatives.map((text) => ({text: parseFormula(text).text, isWeaker: false, without: null}));
  const all = [...variantsOf(formula, {panel, areas, canAbsorb}), ...declared];
  const unique = [...new Map(all.map((variant) => [variant.text, variant])).values()];
  return unique.map(({text, isWeaker, without}) => ({
    name: `spec:${text}`,
    kind: "specification",
    subject: text,
    isWeaker,
    without,
    run: () => variantOf(battery, text)
  }));
}

/** With the periods beyond a break put back: what the estimate would have been, and on which period it rests then. */
function breakChecks(battery: Battery): Check[] {
  const {prepared, table, options, formula} = battery;
  if (prepared.leftOut.length === 0) return [];
  const kept = {...options, keepBreaks: true};
  const whole = prepareEstimate(table, kept);
  const own = {...battery, options: kept, prepared: whole};
  const periods = periodsOf(whole, formula);
  return [
    {name: "keep-breaks", kind: "breaks", subject: "", run: () => refit(whole, kept)},
    ...periods.map(({step, label}): Check => ({
      name: `keep-breaks+drop-period:${label}`,
      kind: "breaks-period",
      subject: label,
      run: periods.length < 3 ? null : () => withoutPeriod(own, whole, step),
      ...(periods.length < 3 ? {reason: `only ${periods.length} periods: none can be left out`} : {})
    }))
  ];
}

function falsificationChecks(battery: Battery): Check[] {
  const {formula, options} = battery;
  const {falsification = []} = options;
  return falsification.map((column) => {
    const uses = formula.terms.filter((term) => !term.some((factor) => columnsOf(factor).includes(column)));
    const text = formulaText({...formula, outcome: {type: "name", name: column}, terms: uses});
    return {
      name: `falsification:${column}`,
      kind: "falsification",
      subject: column,
      run: () => variantOf(battery, text)
    };
  });
}

/** The estimate by another formula, on the same periods; breaks of columns it adds are left out as well. */
function variantOf({prepared: {table}, options}: Battery, formula: string): Checked {
  const own: EstimateOptions = {...options, formula};
  return refit(prepareEstimate(table, own), own);
}

function renamed({n, terms}: Checked, names: ReadonlyMap<string, string>): Checked {
  return {n, terms: new Map([...terms].map(([name, row]) => [names.get(name) ?? name, row]))};
}

const notRun = (name: string, kind: Check["kind"], reason: string): Check => ({
  name,
  kind,
  subject: "",
  run: null,
  reason
});

import {InputError} from "../../errors.js";
import {estimateBy} from "../../statistics/estimate-methods.js";
import type {EstimateOptions} from "../../statistics/estimate-options.js";
import {inference} from "../../statistics/covariance/inference.js";
import {tQuantile} from "../../statistics/distributions.js";
import type {Judged} from "../../statistics/judge-fit.js";
import {prepareEstimate} from "../../statistics/prepare-estimate.js";
import type {EstimateMethod, Frame} from "../../statistics/types.js";
import type {ColumnFacts} from "../../statistics/warnings/notes.js";
import {estimateWarnings} from "../../statistics/warnings/estimate-warnings.js";
import type {SystemFile} from "../format.js";
import {systemGraph, type Graph} from "../graph.js";
import {lagOf} from "../identification/unroll.js";
import {columnsOf} from "./columns-of.js";
import {longRun} from "./scale.js";
import {unitOnScale} from "./unit-on-scale.js";

export interface EstimateLinksOptions {
  panel: {unit: string; period: string};
  /** Lags of each cause: 1 … lags beyond the one its delay asks for; default 1. */
  lags?: number;
  /** Default half-panel-jackknife: plain fixed effects understate persistence in a short panel (Nickell 1981). */
  method?: EstimateMethod;
  /** Time units of the model in a period of the panel; default 1. */
  timeStep?: number;
  /** Errors of the intervals; default for each interval the widest by unit and, for municipalities, by the larger areas. */
  vcov?: string;
  parents?: NonNullable<EstimateOptions["parents"]>;
  /** Quality notes on the columns: periods beyond a series break are left out. */
  notes?: NonNullable<EstimateOptions["notes"]>;
  /** Keeps those periods: all of them, or those of the notes named. */
  keepBreaks?: NonNullable<EstimateOptions["keepBreaks"]>;
  /** What is known of the columns. */
  columns?: NonNullable<EstimateOptions["columns"]>;
  /**
   * Lets a link whose mean delay is at most half a period begin at lag 0, where no way back takes less than a period.
   * Off by default: within a period a cause cannot be told from a consequence by the data, only by the diagram.
   */
  samePeriod?: boolean;
  seed?: number;
  signal?: AbortSignal;
  onProgress?: (done: number, total: number) => void;
}

export interface EstimatedLink {
  id: string;
  /** Effect of one natural unit after the first lag, given the outcome's own lag and its other causes. */
  estimate: number | null;
  low: number | null;
  high: number | null;
  longRun: number | null;
  longRunLow: number | null;
  longRunHigh: number | null;
  /** Mean delay in time units of the model. */
  delay: number | null;
  /** Errors of the long-run interval, or of that of the estimate where there is no long run: cluster:corop. */
  vcov: string | null;
  /** What the estimate was adjusted for. */
  covariates: string[];
  /** The regression it came from. */
  formula: string | null;
  /** False when a column counts in another unit than the scale of its variable: then it is no strength between the two. */
  fitsScales: boolean;
  warnings: string[];
}

export interface EstimatedLinks {
  links: EstimatedLink[];
  persistence: {id: string; estimate: number; low: number; high: number; vcov: string}[];
  warnings: string[];
}

/**
 * Estimates every link of a model on a panel. For each variable that has causes: the variable on its own lag, and on all
 * its causes at their lags, with effects of unit and period. In the diagram unrolled over time these are all parents of
 * the outcome, so by the single-door criterion (Pearl 1998) each coefficient is that of its own link, whatever feedback
 * there is. A cause without a column leaves that door open, and the links into the same variable say so.
 *
 * Columns are matched by the id of a variable, else by its indicator. Municipalities of one area share shocks, which errors
 * by municipality do not know of: each interval is the widest of those by unit and by the larger areas.
 *
 * Throws InputError (no-columns) and those of the estimator.
 */
export function estimateLinks(file: SystemFile, table: Frame, options: EstimateLinksOptions): EstimatedLinks {
  const graph = systemGraph(file);
  const columnOf = columnsOf(file, table);
  const targets = graph.ids.filter((id) => columnOf.has(id) && graph.edges.some(({to}) => graph.ids[to] === id));
  const result: EstimatedLinks = {links: [], persistence: [], warnings: []};
  targets.forEach((target, index) => {
    options.signal?.throwIfAborted();
    options.onProgress?.(index, targets.length);
    const part = estimateTarget(target, {file, graph, table, columnOf, options});
    result.links.push(...part.links);
    result.persistence.push(...part.persistence);
    result.warnings.push(...part.warnings);
  });
  const order = new Map(file.links.map(({id}, index) => [id, index]));
  result.links.sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
  return result;
}

interface Setting {
  file: SystemFile;
  graph: Graph;
  table: Frame;
  columnOf: ReadonlyMap<string, string>;
  options: EstimateLinksOptions;
}

interface Cause {
  id: string;
  variable: string;
  /** Terms of the formula by lag in periods. */
  terms: {lag: number; term: string}[];
}

function estimateTarget(target: string, setting: Setting): EstimatedLinks {
  const {file, graph, table, columnOf, options} = setting;
  const {panel, method = "half-panel-jackknife"} = options;
  const timeStep = options.timeStep ?? 1;
  const into = file.links.filter(({to}) => to === target);
  const unseen = [...new Set(into.map(({from}) => from))].filter((from) => !columnOf.has(from));
  const seen = into.filter(({from}) => columnOf.has(from));
  if (seen.length === 0) {
    const message = `${target} has a column, but none of its causes has (${unseen.join(", ")}): nothing into it is estimated`;
    return {links: [], persistence: [], warnings: [message]};
  }
  const outcome = named(columnOf.get(target) ?? target);
  const causes = seen.map((link): Cause => {
    const delay = graph.edges.find(({id}) => id === link.id)?.delay ?? 0;
    const mayBeNow = options.samePeriod === true && delay <= timeStep / 2 && !returnsWithin(graph, link, timeStep);
    const first = mayBeNow ? 0 : Math.max(1, lagOf(delay, timeStep));
    const column = named(columnOf.get(link.from) ?? link.from);
    const terms = Array.from({length: options.lags ?? 1}, (_, index) => {
      const lag = first + index;
      return {lag, term: lag === 0 ? column : `l(${column},${lag})`};
    });
    return {id: link.id, variable: link.from, terms};
  });
  const own = `l(${outcome},1)`;
  const terms = [...new Set([own, ...causes.flatMap((cause) => cause.terms.map(({term}) => term))])];
  const formula = `${outcome} ~ ${terms.join(" + ")} | ${named(panel.unit)} + ${named(panel.period)}`;
  // Not of the outcome's own lag: so little of it is left in a small sample that its persistence would be all noise.
  const correctSamplingError = seen
    .map(({from}) => columnOf.get(from) ?? from)
    .filter((column) => column !== columnOf.get(target));
  let judged: Judged & {said: readonly string[]};
  try {
    judged = run(table, {formula, method, correctSamplingError}, options);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const reason = `not estimated: ${error.message}`;
    return {links: causes.map((cause) => empty(cause, formula, reason)), persistence: [], warnings: []};
  }
  const shared = [
    ...(unseen.length > 0
      ? [`${unseen.join(", ")} also moves ${target} but has no column: what it brings may be counted here`]
      : []),
    ...(surveyOf(target, setting) === null
      ? []
      : [`${target} is measured by a questionnaire: its sampling error makes its persistence look smaller than it is`]),
    ...judged.said
  ];
  const readers = coefficientReaders(judged, options.vcov === undefined);
  const persistence = widest(readers.map((reader) => reader.row(own)));
  return {
    links: causes.map((cause) => {
      const blurred = blurOf(cause.variable, setting);
      const units = [cause.variable, target].map((variable) => onScale(variable, setting));
      const said = [...blurred, ...shared, ...units.flatMap(({message}) => message ?? [])];
      const fitsScales = units.every(({fits}) => fits);
      return describe(cause, {formula, terms, own, readers, shared: said, fitsScales, timeStep});
    }),
    persistence: persistence === null ? [] : [{id: target, ...persistence}],
    warnings: persistence === null ? [`the own lag of ${target} was left out`] : []
  };
}

function run(
  table: Frame,
  {formula, method, correctSamplingError}: {formula: string; method: EstimateMethod; correctSamplingError: string[]},
  options: EstimateLinksOptions
): Judged & {said: readonly string[]} {
  const {panel, seed = 1, vcov, parents, notes, keepBreaks, columns, signal} = options;
  const settings: EstimateOptions = {
    ...{formula, panel, method, seed},
    ...(vcov === undefined ? {lead: "largest"} : {vcov: [vcov]}),
    ...(parents === undefined ? {} : {parents}),
    ...(notes === undefined ? {} : {notes}),
    ...(keepBreaks === undefined ? {} : {keepBreaks}),
    ...(columns === undefined ? {} : {columns}),
    ...(method === "half-panel-jackknife" ? {correctSamplingError} : {}),
    ...(signal === undefined ? {} : {signal})
  };
  const prepared = prepareEstimate(table, settings);
  const judged = estimateBy(prepared, settings);
  const all = [...judged.estimate.warnings, ...estimateWarnings(prepared, settings, judged)];
  return {...judged, said: [...new Set(all.map(({message}) => message))]};
}

/** What is known of a variable that is measured by a questionnaire; null for others. */
function surveyOf(variable: string, {columnOf, options: {columns = {}}}: Setting): ColumnFacts | null {
  const column = columnOf.get(variable) ?? variable;
  const facts = Object.hasOwn(columns, column) ? columns[column] : undefined;
  return facts?.isSurvey === true ? facts : null;
}

/** What the sampling error of a cause does to its estimate, or that it was taken out. */
function blurOf(cause: string, setting: Setting): string[] {
  const survey = surveyOf(cause, setting);
  if (survey === null) return [];
  const {method = "half-panel-jackknife"} = setting.options;
  return survey.samplingError === undefined || method !== "half-panel-jackknife"
    ? [`${cause} is measured by a questionnaire: its sampling error pulls this estimate towards 0`]
    : [
        `${cause} is measured by a questionnaire: its sampling error, which pulls this estimate towards 0, was taken out by the published margins; units weigh by them, and those without are left out`
      ];
}

function onScale(variable: string, {file, columnOf, options: {columns = {}}}: Setting): ReturnType<typeof unitOnScale> {
  const column = columnOf.get(variable) ?? variable;
  const persons = Object.hasOwn(columns, column) ? columns[column]?.persons : undefined;
  return unitOnScale({variable, scale: file.variables.find(({id}) => id === variable)?.scale, column, persons});
}

/** Whether the target of a link moves its source again within the same period. */
function returnsWithin({ids, edges}: Graph, {from, to}: {from: string; to: string}, timeStep: number): boolean {
  const quick = edges.filter(({delay}) => delay <= timeStep / 2);
  const reached = new Set([ids.indexOf(to)]);
  for (const node of reached) for (const edge of quick) if (edge.from === node) reached.add(edge.to);
  return reached.has(ids.indexOf(from));
}

const named = (column: string): string => (/^[A-Za-z_][A-Za-z0-9_.]*$/.test(column) ? column : `\`${column}\``);
const plain = (term: string): string => term.replaceAll("`", "");

interface Reader {
  row(term: string): {estimate: number; low: number; high: number; vcov: string} | null;
  /** The covariance of terms, in their order; 0 for one that is not in the table. */
  covariance(terms: readonly string[]): number[][];
  vcov: string;
  /** Half the width of a 95 % interval in standard errors. */
  reach: number;
}

/** The table as it reads under each covariance that counts: the one asked for, and those beside it when none was. */
function coefficientReaders({estimate: {coefficients}, covariance, beside}: Judged, withBeside: boolean): Reader[] {
  const names = coefficients.map(({term}) => term);
  const values = coefficients.map(({estimate}) => estimate);
  return [covariance, ...(withBeside ? beside : [])].map((own): Reader => {
    const rows = inference(names, values, own);
    const least =
      typeof own.dof === "number" ? own.dof : own.dof.reduce((low, value) => Math.min(low, value), Infinity);
    return {
      vcov: own.label,
      reach: tQuantile(0.975, least),
      row(term) {
        const row = rows.find((each) => each.term === plain(term));
        if (row === undefined || row.low === null || row.high === null) return null;
        return {estimate: row.estimate, low: row.low, high: row.high, vcov: own.label};
      },
      covariance(terms) {
        const indices = terms.map((term) => names.indexOf(plain(term)));
        return indices.map((i) => indices.map((j) => own.matrix[i]?.[j] ?? 0));
      }
    };
  });
}

/** The interval that is wider than all others; the first of equals. */
function widest<T extends {low: number; high: number}>(intervals: readonly (T | null)[]): T | null {
  return intervals.reduce<T | null>(
    (best, one) => (one !== null && (best === null || one.high - one.low > best.high - best.low) ? one : best),
    null
  );
}

const empty = ({id}: Cause, formula: string, reason: string): EstimatedLink => ({
  id,
  estimate: null,
  low: null,
  high: null,
  longRun: null,
  longRunLow: null,
  longRunHigh: null,
  delay: null,
  vcov: null,
  covariates: [],
  formula,
  fitsScales: true,
  warnings: [reason]
});

function describe(
  cause: Cause,
  made: {
    formula: string;
    terms: readonly string[];
    own: string;
    readers: readonly Reader[];
    shared: readonly string[];
    fitsScales: boolean;
    timeStep: number;
  }
): EstimatedLink {
  const {formula, terms, own, readers, shared} = made;
  const used = cause.terms.map(({term}) => term);
  const [lead] = readers;
  const [name = ""] = used;
  const first = widest(readers.map((reader) => reader.row(name)));
  if (lead === undefined || first === null || used.some((term) => lead.row(term) === null))
    return empty(cause, formula, "a lag was left out: it does not vary apart from the rest");
  const valueOf = (term: string): number => lead.row(term)?.estimate ?? NaN;
  const found = readers.map((reader) => {
    const whole = longRun({
      lags: cause.terms.map(({lag, term}) => ({lag, value: valueOf(term)})),
      persistence: lead.row(own)?.estimate ?? 0,
      covariance: reader.covariance([...used, own])
    });
    if ("refused" in whole) return whole;
    const half = reader.reach * whole.se;
    return {...whole, low: whole.effect - half, high: whole.effect + half, vcov: reader.vcov};
  });
  const whole = widest(found.map((each) => ("refused" in each ? null : each)));
  return {
    id: cause.id,
    estimate: first.estimate,
    low: first.low,
    high: first.high,
    longRun: whole?.effect ?? null,
    longRunLow: whole?.low ?? null,
    longRunHigh: whole?.high ?? null,
    delay: whole === null ? null : whole.delay * made.timeStep,
    vcov: (whole ?? first).vcov,
    covariates: terms.filter((term) => !used.includes(term)).map(plain),
    formula,
    fitsScales: made.fitsScales,
    warnings: [...shared, ...found.flatMap((each) => ("refused" in each ? each.refused : [])).slice(0, 1)]
  };
}

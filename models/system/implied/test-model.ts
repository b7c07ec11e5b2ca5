import {InputError} from "../../errors.js";
import type {EstimateOptions} from "../../statistics/estimate-options.js";
import {adjustP} from "../../statistics/multiple-testing/adjust-p.js";
import {detectableEffect} from "../../statistics/power.js";
import type {Frame} from "../../statistics/types.js";
import {columnsOf} from "../evidence/columns-of.js";
import type {SystemFile} from "../format.js";
import {systemGraph} from "../graph.js";
import {impliedIndependencies, type Independency, type Lagged} from "./independencies.js";
import {partialAssociation} from "./partial-association.js";
import type {ImpliedTest, ImpliedTests} from "./types.js";

export interface TestModelOptions {
  panel: {unit: string; period: string};
  /** How many periods back a may lie; default 1. */
  lags?: number;
  /** Level of the false discovery rate; default 0.05. */
  level?: number;
  /** Time units of the model in a period of the panel; default 1. */
  timeStep?: number;
  /** Default half-panel-jackknife: plain fixed effects contradict true diagrams in a short panel (Nickell 1981). */
  method?: "half-panel-jackknife" | "ols";
  /** Most independencies that are tested; default 500. */
  limit?: number;
  /** Larger areas of municipalities: the largest p of those by unit and by each of these counts. */
  parents?: NonNullable<EstimateOptions["parents"]>;
  notes?: NonNullable<EstimateOptions["notes"]>;
  keepBreaks?: NonNullable<EstimateOptions["keepBreaks"]>;
  columns?: NonNullable<EstimateOptions["columns"]>;
  signal?: AbortSignal;
  onProgress?: (done: number, total: number) => void;
}

/** An association this large that would have gone unseen makes silence worthless. */
const mustBeSeen = 0.5;

/**
 * Holds what a diagram implies against a panel: for each implied independency b is regressed on a and the given, each at its
 * lag, with effects of unit and period and errors clustered by unit or, for municipalities, by the larger area that makes it
 * most unsure. Over all tests the false discovery rate is held
 * (Benjamini & Hochberg 1995). A diagram can be contradicted by data, never confirmed: others imply the same.
 *
 * Columns are matched by the id of a variable, else by its indicator.
 *
 * Throws InputError (no-columns, cycle).
 */
export function testModel(file: SystemFile, table: Frame, options: TestModelOptions): ImpliedTests {
  const {lags = 1, level = 0.05, timeStep = 1, limit = 500, signal, onProgress} = options;
  if (!(level > 0 && level < 1))
    throw new InputError("invalid-level", `a level of ${level} is no share between 0 and 1, such as 0.05`, "--level");
  const graph = systemGraph(file);
  const columnOf = columnsOf(file, table);
  const unobserved = graph.ids.filter((id) => !columnOf.has(id));
  const {independencies, inseparable} = impliedIndependencies(graph, {
    ...{latent: unobserved, lags, timeStep},
    ...(signal === undefined ? {} : {signal})
  });
  const chosen = independencies.slice(0, limit);
  const rough = chosen.map((independency, index) => {
    signal?.throwIfAborted();
    onProgress?.(index, chosen.length);
    return attempt(independency, {table, columnOf, options, tests: chosen.length});
  });
  const judged = rough.filter(({p}) => p !== null);
  const adjusted = adjustP(
    judged.map(({p}) => p ?? NaN),
    "bh"
  );
  judged.forEach((test, index) => {
    test.q = adjusted[index] ?? null;
    if ((test.q ?? 1) <= level) test.verdict = "contradicted";
    else if ((test.detectable ?? 1) <= mustBeSeen) test.verdict = "not-contradicted";
    else test.reason = `even a partial correlation of ${mustBeSeen} could have gone unseen`;
  });
  const count = (verdict: ImpliedTest["verdict"]): number => rough.filter((test) => test.verdict === verdict).length;
  const leftOut = independencies.length - chosen.length;
  return {
    tests: rough,
    contradicted: count("contradicted"),
    notContradicted: count("not-contradicted"),
    notJudged: count("cannot-be-judged"),
    leftOut,
    inseparable,
    unobserved,
    level,
    warnings:
      leftOut > 0 ? [`${leftOut} of ${independencies.length} independencies were not tested: --limit ${limit}`] : []
  };
}

interface Setting {
  table: Frame;
  columnOf: ReadonlyMap<string, string>;
  options: TestModelOptions;
  tests: number;
}

function attempt(independency: Independency, {table, columnOf, options, tests}: Setting): ImpliedTest {
  const {panel, method = "half-panel-jackknife", level = 0.05} = options;
  const term = ({variable, lag}: Lagged): string => {
    const column = columnOf.get(variable) ?? variable;
    const name = /^[A-Za-z_][A-Za-z0-9_.]*$/.test(column) ? column : `\`${column}\``;
    return lag === 0 ? name : `l(${name},${lag})`;
  };
  const plain = (text: string): string => text.replaceAll("`", "");
  const {a, b, given} = independency;
  const formula = `${term(b)} ~ ${[a, ...given].map(term).join(" + ")} | ${plain(panel.unit)} + ${plain(panel.period)}`;
  const empty: ImpliedTest = {
    ...{
      ...independency,
      formula,
      n: null,
      clusters: null,
      clusteredBy: null,
      estimate: null,
      se: null,
      p: null,
      q: null
    },
    ...{association: null, detectable: null, verdict: "cannot-be-judged", reason: null, warnings: []}
  };
  const {parents, notes, keepBreaks, columns} = options;
  try {
    const found = partialAssociation(table, plain(term(a)), {
      ...{formula, panel, method},
      ...(parents === undefined ? {} : {parents}),
      ...(notes === undefined ? {} : {notes}),
      ...(keepBreaks === undefined ? {} : {keepBreaks}),
      ...(columns === undefined ? {} : {columns})
    });
    const {n, clusteredBy, clusters, estimate, se, p, correlationOf} = found;
    if (!(se > 0))
      return {...empty, n, clusteredBy, clusters, reason: "there is no chance left to judge it by: it fits exactly"};
    const least = detectableEffect(se, clusters - 1, {alpha: level / tests});
    return {
      ...empty,
      ...{n, clusteredBy, clusters, estimate, se, p},
      association: correlationOf(estimate),
      detectable: correlationOf(least),
      warnings: warningsOf(independency, {columnOf, method, columns: columns ?? {}})
    };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return {...empty, reason: error.message};
  }
}

function warningsOf(
  {b, given}: Independency,
  {
    columnOf,
    method,
    columns
  }: Pick<Setting, "columnOf"> & {method: string; columns: NonNullable<TestModelOptions["columns"]>}
): string[] {
  const hasOwnLag = given.some(({variable}) => variable === b.variable);
  const blurred = given.filter(({variable}) => {
    const column = columnOf.get(variable) ?? variable;
    return Object.hasOwn(columns, column) && columns[column]?.isSurvey === true;
  });
  return [
    ...(hasOwnLag && method === "ols"
      ? [`${b.variable} on its own past with effects of unit leans in a short panel (Nickell 1981): so may this`]
      : []),
    ...(hasOwnLag && method === "half-panel-jackknife"
      ? [
          `${b.variable} on its own past leans in a short panel (Nickell 1981); the jackknife takes out the largest part`
        ]
      : []),
    ...(blurred.length > 0
      ? [
          `${[...new Set(blurred.map(({variable}) => variable))].join(", ")} has sampling error, so not all that it explains is taken out: what is left may look like a link`
        ]
      : [])
  ];
}

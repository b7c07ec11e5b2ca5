import type {Part} from "./compare.js";
import type {commandRunner} from "./reading.js";

type Runner = ReturnType<typeof commandRunner>;

/** Cases of several series at once, and of dated events. */
export function eventsCases(runner: Runner): Record<string, Part[]> {
  return {
    var2_canada: canada(runner),
    synthetic_control_prop99: proposition99(runner)
  };
}

interface VarDocument {
  variables: string[];
  equations: Record<string, {term: string; estimate: number; se: number}[]>;
  sigma: number[][];
  logLik: number;
  roots: {modulus: number}[];
  responses: {paths: {shock: string; response: string; estimate: number[]}[]};
  granger: {tests: {leads: string; predicted: string; f: number; df1: number; df2: number; p: number}[]};
  forecast: {variable: string; horizon: number; value: number}[];
}

function canada({part}: Runner): Part[] {
  const line = [
    ...["var", "canada.csv", "--columns", "e,prod,rw,U", "--period", "t", "--lags", "2"],
    ...["--horizon", "8", "--draws", "0"]
  ];
  const own = (path: readonly string[], read: (document: VarDocument) => unknown): Part =>
    part(path, line, (document) => read(document as VarDocument));
  const byEquation = ({equations}: VarDocument, field: "estimate" | "se"): Record<string, Record<string, number>> =>
    Object.fromEntries(
      Object.entries(equations).map(([name, rows]) => [
        name,
        Object.fromEntries(rows.map((row) => [caseTerm(row.term), row[field]]))
      ])
    );
  return [
    own(["coef"], (document) => byEquation(document, "estimate")),
    own(["se"], (document) => byEquation(document, "se")),
    own(["sigma_df", "rows"], ({sigma}) => sigma),
    own([], ({logLik, roots}) => ({loglik: logLik, modulus_roots: roots.map(({modulus}) => modulus)})),
    own(["girf_orth_e_shock"], ({variables, responses}) => {
      const paths = variables.map(
        (name) => responses.paths.find(({shock, response}) => shock === "e" && response === name)?.estimate ?? []
      );
      return paths[0]?.map((_, horizon) => paths.map((path) => path[horizon]));
    }),
    own(["granger_rw_to_e"], ({granger}) => {
      const test = granger.tests.find(({leads, predicted}) => leads === "rw" && predicted === "e");
      return {F: test?.f, df1: test?.df1, df2: test?.df2, p: test?.p};
    }),
    own(["forecast8", "rows"], ({variables, forecast}) =>
      Array.from({length: 8}, (_, step) =>
        variables.map((name) => forecast.find((row) => row.variable === name && row.horizon === step + 1)?.value)
      )
    )
  ];
}

/** `l(e,1)` here is `e.l1` in the case, `(Intercept)` `const`. */
const caseTerm = (term: string): string =>
  term === "(Intercept)" ? "const" : term.replace(/^l\((.*),(\d+)\)$/, "$1.l$2");

interface ControlDocument {
  effect: {syntheticControl: number; differenceInDifferences: number; syntheticDid: number};
  weights: {unit: string; weight: number}[];
  sdid: {units: {unit: string; weight: number}[]; periods: {period: string; weight: number}[]};
}

/** The case's weights are those at which synthdid's Frank–Wolfe stops; the exact minimum is a little further. */
function proposition99({part}: Runner): Part[] {
  const line = [
    ...["synthetic-control", "prop99.csv", "--outcome", "PacksPerCapita", "--panel", "State,Year"],
    ...["--treated", "California", "--event", "1989", "--solver", "frank-wolfe"]
  ];
  const own = (read: (document: ControlDocument) => unknown): Part =>
    part([], line, (document) => read(document as ControlDocument));
  const byUnit = (rows: readonly {unit: string; weight: number}[]): Record<string, number> =>
    Object.fromEntries(rows.map(({unit, weight}) => [unit, weight]));
  return [
    own(({effect}) => ({
      did: effect.differenceInDifferences,
      sc: effect.syntheticControl,
      sdid: effect.syntheticDid
    })),
    own(({weights, sdid}) => ({
      sc_weights_top: byUnit(weights),
      sdid_unit_weights_top: byUnit(sdid.units),
      sdid_time_weights: Object.fromEntries(sdid.periods.map(({period, weight}) => [period, weight]))
    }))
  ];
}

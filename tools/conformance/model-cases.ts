import {mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {readFrame} from "../../bin/frame-file.js";
import {tQuantile, twoSidedT, upperChiSquare, upperF, upperNormal} from "../../models/statistics/distributions.js";
import {estimate} from "../../models/statistics/estimate.js";
import {noisePanel} from "../../models/statistics/honesty/made-panels.js";
import type {Ipf} from "../../models/statistics/ipf/ipf.js";
import type {ShiftShare} from "../../models/statistics/shift-share/types.js";
import {upperStudentisedRange} from "../../models/statistics/studentised-range.js";
import {at, type Part} from "./compare.js";
import type {commandRunner} from "./reading.js";

type Runner = ReturnType<typeof commandRunner>;
type Numbers = Readonly<Record<string, number>>;

/** Cases of single functions, of shares and of simulations. */
export function modelCases(runner: Runner, cases: string): Record<string, Part[]> {
  return {
    distributions: distributions(cases),
    ipf_scenario_adding_up: ipf(runner, cases),
    null_calibration: nullCalibration(),
    shift_share: shiftShare(runner)
  };
}

const expectedOf = (cases: string, id: string): unknown =>
  at(JSON.parse(readFileSync(join(cases, "expected", `${id}.json`), "utf8")), ["expected"]);

/** Fama & MacBeth's two steps on Petersen's panel: a regression a year, then mean and standard error of the slopes. */
export function famaMacBeth(cases: string): Part {
  return {
    path: ["fama_macbeth"],
    via: "function",
    call: "estimate(…) year by year; mean and standard error of the years' coefficients",
    async produce() {
      const table = await readFrame({cwd: join(cases, "data")}, "petersen.csv");
      const years = table.columns["year"] as Float64Array;
      const byYear = [...new Set(years)].map((year) => {
        const rows = Array.from(years.keys()).filter((row) => years[row] === year);
        const own = (name: string): Float64Array =>
          Float64Array.from(rows, (row) => (table.columns[name] as Float64Array)[row] ?? NaN);
        return estimate({length: rows.length, columns: {x: own("x"), y: own("y")}}, {formula: "y ~ x"}).coefficients;
      });
      const values = (index: number): number[] => byYear.map((rows) => rows[index]?.estimate ?? NaN);
      const mean = (numbers: readonly number[]): number =>
        numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
      const se = (numbers: readonly number[]): number =>
        Math.sqrt(mean(numbers.map((value) => (value - mean(numbers)) ** 2)) / (numbers.length - 1));
      const named = (of: (numbers: readonly number[]) => number): Numbers => ({
        "(Intercept)": of(values(0)),
        x: of(values(1))
      });
      return {coef: named(mean), se: named(se)};
    }
  };
}

/** Each part is computed at the points of the case, and each tail by the function that gives that tail. */
function distributions(cases: string): Part[] {
  const expected = expectedOf(cases, "distributions");
  const part = (name: string, call: string, of: (point: Numbers) => Numbers): Part => ({
    path: [name],
    via: "function",
    call,
    produce: () => Promise.resolve((at(expected, [name]) as Numbers[]).map(of))
  });
  const upperT = (t: number, df: number): number => (t < 0 ? 1 - upperT(-t, df) : twoSidedT(t, df) / 2);
  const of = (point: Numbers, name: string): number => point[name] ?? NaN;
  return [
    part("t", "twoSidedT(t, df)/2", (point) => ({
      cdf: upperT(-of(point, "x"), of(point, "df")),
      sf: upperT(of(point, "x"), of(point, "df"))
    })),
    part("F", "upperF(f, df1, df2)", (point) => ({sf: upperF(of(point, "x"), of(point, "d1"), of(point, "d2"))})),
    part("chisq", "upperChiSquare(x, df)", (point) => ({sf: upperChiSquare(of(point, "x"), of(point, "df"))})),
    part("normal", "upperNormal(z)", (point) => ({cdf: upperNormal(-of(point, "x")), sf: upperNormal(of(point, "x"))})),
    part("qt", "tQuantile(p, df)", (point) => ({q: tQuantile(of(point, "p"), of(point, "df"))})),
    {
      path: ["qf"],
      via: "not given",
      call: "no result of the product needs a quantile of F"
    },
    part("tukey", "upperStudentisedRange(q, k, df); R, the reference, keeps 9 digits", (point) => ({
      sf: upperStudentisedRange(of(point, "q"), of(point, "k"), of(point, "df"))
    }))
  ];
}

function ipf(runner: Runner, cases: string): Part[] {
  return [
    {
      path: [],
      via: "command",
      call: "ipf ipf_seed.csv --rows rows.json --columns columns.json",
      async produce() {
        // The totals stand in the case itself.
        const totals = expectedOf(cases, "ipf_scenario_adding_up");
        const folder = mkdtempSync(join(tmpdir(), "conformance-"));
        try {
          for (const [file, key] of [
            ["rows.json", "row_targets"],
            ["columns.json", "col_targets"]
          ] as const)
            writeFileSync(join(folder, file), JSON.stringify(at(totals, [key])));
          const line = ["--rows", join(folder, "rows.json"), "--columns", join(folder, "columns.json")];
          const document = (await runner.run(["ipf", "ipf_seed.csv", ...line])) as Ipf;
          const sums = (kind: "row" | "column"): Numbers => {
            const found: Record<string, number> = {};
            for (const cell of document.fitted) found[cell[kind]] = (found[cell[kind]] ?? 0) + cell.value;
            return found;
          };
          return {
            fitted: document.fitted.map(({value}) => value),
            row_targets: sums("row"),
            col_targets: sums("column")
          };
        } finally {
          rmSync(folder, {recursive: true});
        }
      }
    },
    {
      path: ["iterations_upper"],
      via: "not given",
      call: "an upper bound on the rounds, not a figure to equal: the command takes 16"
    }
  ];
}

function shiftShare({part}: Runner): Part[] {
  const line = (...treatment: string[]): string[] => [
    ...["shift-share", "shiftshare_sim.csv", "--outcome", "y", ...treatment],
    ...["--shares", "s*", "--shocks", "shiftshare_sim_shocks.csv"]
  ];
  const iv = line("--treatment", "x");
  const read = (document: unknown): unknown => {
    const {estimate: beta, inference} = document as ShiftShare;
    const {homoscedastic, ehw, cluster, akm, akm0} = inference;
    const errors = {Homoscedastic: homoscedastic, EHW: ehw, "Reg. cluster": cluster, AKM: akm, AKM0: akm0};
    const field = (name: "se" | "p" | "low" | "high"): Record<string, number | null> =>
      Object.fromEntries(Object.entries(errors).map(([key, error]) => [key, error?.[name] ?? null]));
    return {beta, se: field("se"), p: field("p"), ci_l: field("low"), ci_r: field("high")};
  };
  return [
    part(["reduced_form"], line(), read),
    part(["iv"], iv, read),
    part([], iv, (document) => ({
      location_level_iv: (document as ShiftShare).estimate,
      bhj_shock_level_iv: (document as ShiftShare).shockLevel.estimate
    })),
    {
      path: ["adh_vignette_run"],
      via: "not given",
      call: "the data of Autor, Dorn and Hanson are not among the cases"
    }
  ];
}

/** Two series that have nothing to do with each other, tested as if rows were independent and clustered by region. */
function nullCalibration(): Part[] {
  const runs = 400;
  const shape = {regions: 40, periods: 60, indicators: 2, persistence: 0.9};
  return [
    {
      path: [],
      via: "function",
      call: `estimate(noisePanel({regions: 40, periods: 60, persistence: 0.9}, seed), "v1 ~ v2 | region + t"), ${runs} seeds`,
      produce() {
        const rejected = {iid: 0, cluster: 0};
        for (let seed = 1; seed <= runs; seed++) {
          const {coefficients} = estimate(noisePanel(shape, seed), {
            formula: "v1 ~ v2 | region + t",
            panel: {unit: "region", period: "t"},
            vcov: ["iid", "cluster:region"]
          });
          const [iid, cluster] = coefficients[0]?.by ?? [];
          if ((iid?.p ?? 1) < 0.05) rejected.iid++;
          if ((cluster?.p ?? 1) < 0.05) rejected.cluster++;
        }
        return Promise.resolve({
          rejection_naive_t: rejected.iid / runs,
          rejection_cluster_region: rejected.cluster / runs
        });
      }
    },
    {
      path: ["acceptance_band_95"],
      via: "not given",
      call: "0.05 ± 1.96·√(0.05·0.95/400): the noise of a share of 400, no figure of ours"
    }
  ];
}

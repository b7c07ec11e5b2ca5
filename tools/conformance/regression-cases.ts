import type {Part} from "./compare.js";
import {byTerm, table, type commandRunner} from "./reading.js";

type Runner = ReturnType<typeof commandRunner>;

/** Cases of least squares, panels and their standard errors. */
export function regressionCases(runner: Runner): Record<string, Part[]> {
  return {
    grunfeld_panel: grunfeld(runner),
    petersen_cluster_se: petersen(runner),
    card_krueger_did: cardKrueger(runner),
    distributed_lag_panel: distributedLag(runner),
    dynpanel_halfpanel_jackknife: dynamicPanel(runner),
    ...nist(runner)
  };
}

function grunfeld({estimatePart}: Runner): Part[] {
  const panel = ["grunfeld.csv", "--panel", "firm,year"];
  const pooled = [...panel, "--formula", "inv ~ value + capital"];
  const within = [...panel, "--formula", "inv ~ value + capital | firm"];
  const twoWays = [...panel, "--formula", "inv ~ value + capital | firm + year"];
  const robust = (line: readonly string[], vcov: string, smallSample: string): string[] => [
    ...line,
    "--vcov",
    vcov,
    "--small-sample",
    smallSample
  ];
  const iid = (line: readonly string[]): string[] => [...line, "--vcov", "iid"];
  return [
    estimatePart(["pooled_ols"], iid(pooled), (d) => ({...table(d), r2: d.fit["r2"]})),
    estimatePart(["within_firm"], iid(within), (d) => ({...table(d), r2_within: d.fit["r2Within"]})),
    estimatePart(["within_twoways"], iid(twoWays), (d) => ({...table(d), r2_within: d.fit["r2Within"]})),
    estimatePart(["within_firm_cluster_se", "HC0_no_correction"], robust(within, "cluster:firm", "none"), (d) =>
      byTerm(d, "se")
    ),
    {
      path: ["within_firm_cluster_se", "HC1_plm_N_over_NminusK"],
      via: "not given",
      call: "plm's factor n/(n−K) without absorbed effects and without G: no small-sample rule of the command has it"
    },
    {
      path: ["within_firm_cluster_se", "sss_stata_xtreg"],
      via: "not given",
      call: "K here leaves out the constant; the command's stata rule counts it, as Stata does"
    },
    estimatePart(
      ["within_firm_cluster_se", "lm_dummies_vcovCL_HC1_K_incl_dummies"],
      robust(within, "cluster:firm", "full"),
      (d) => byTerm(d, "se")
    ),
    estimatePart(["within_twoways_cluster_se", "HC0_firm"], robust(twoWays, "cluster:firm", "none"), (d) =>
      byTerm(d, "se")
    ),
    estimatePart(["within_twoways_cluster_se", "HC0_time"], robust(twoWays, "cluster:year", "none"), (d) =>
      byTerm(d, "se")
    ),
    estimatePart(
      ["within_twoways_cluster_se", "HC0_double_firm_time"],
      robust(twoWays, "cluster:firm+year", "none"),
      (d) => byTerm(d, "se")
    ),
    estimatePart(
      ["within_twoways_cluster_se", "lm_dummies_vcovCL_HC1_firm"],
      robust(twoWays, "cluster:firm", "full"),
      (d) => byTerm(d, "se")
    ),
    estimatePart(["within_firm_hc_white", "HC0"], robust(within, "hc0", "none"), (d) => byTerm(d, "se")),
    estimatePart(["random_swar"], [...iid(pooled), "--method", "random"], (d) => ({
      ...table(d),
      df: undefined,
      theta: d.fit["theta"],
      sigma2: {idios: d.fit["varianceWithin"], id: d.fit["varianceUnit"]}
    })),
    estimatePart(["first_difference"], [...pooled, "--method", "first-difference", "--vcov", "iid"], table),
    estimatePart(["between"], [...pooled, "--method", "between", "--vcov", "iid"], table),
    estimatePart(["hausman"], [...pooled, "--method", "random"], (d) => testOf(d.diagnostics["hausman"], "chisq")),
    estimatePart(["F_individual_effects"], iid(within), (d) => testOf(d.diagnostics["fIndividual"], "F")),
    estimatePart(["BP_LM"], iid(pooled), (d) => testOf(d.diagnostics["lm"], "chisq")),
    estimatePart(["pesaran_CD"], iid(within), (d) => testOf(d.diagnostics["pesaranCd"], "z")),
    estimatePart(["wooldridge_AR_fe"], iid(within), (d) => testOf(d.diagnostics["wooldridge"], "F"))
  ];
}

type Test = {statistic: number | null; p: number | null; df?: unknown} | null | undefined;
const testOf = (test: Test, name: string): Record<string, unknown> => ({
  [name]: test?.statistic,
  p: test?.p,
  ...(typeof test?.df === "number" ? {df: test.df} : {}),
  ...(Array.isArray(test?.df) ? {df1: test.df[0], df2: test.df[1]} : {})
});

function petersen({estimatePart}: Runner): Part[] {
  const line = (vcov: string, smallSample = "stata"): string[] => [
    "petersen.csv",
    "--formula",
    "y ~ x",
    "--panel",
    "firm,year",
    "--vcov",
    vcov,
    "--small-sample",
    smallSample
  ];
  const se = (field: string, vcov: string, smallSample?: string): Part =>
    estimatePart([field], line(vcov, smallSample), (d) => byTerm(d, "se"));
  return [
    estimatePart(["coef"], line("iid"), (d) => byTerm(d, "estimate")),
    se("classical", "iid"),
    se("HC0", "hc0"),
    se("HC1", "hc1"),
    se("HC2", "hc2"),
    se("HC3", "hc3"),
    se("cluster_firm_stata", "cluster:firm"),
    se("cluster_year_stata", "cluster:year"),
    se("cluster_firm_CR0", "cluster:firm", "none"),
    se("twoway_firm_year_multi0_FALSE", "cluster:firm+year"),
    {
      path: ["twoway_firm_year_multi0_TRUE"],
      via: "not given",
      call: "sandwich's multi0 replaces the intersection's factor; the command gives each its own"
    },
    se("driscoll_kraay_vcovPL_lag3", "dk:3"),
    se("newey_west_panel_lag3", "nw:3")
  ];
}

function cardKrueger({estimatePart}: Runner): Part[] {
  const line = (vcov: string, smallSample = "stata"): string[] => [
    "card_krueger.csv",
    "--formula",
    "fte ~ state * obs",
    "--vcov",
    vcov,
    "--small-sample",
    smallSample
  ];
  const term = "state[Pennsylvania]:obs[November 1992]";
  // The case counts New Jersey against Pennsylvania; here Pennsylvania against New Jersey, so the sign turns.
  return [
    estimatePart([], line("iid"), (d) => ({did: negative(byTerm(d, "estimate")[term]), n: d.n})),
    estimatePart(["se_ols"], line("iid"), (d) => byTerm(d, "se")[term]),
    estimatePart(["se_HC1"], line("hc1"), (d) => byTerm(d, "se")[term]),
    estimatePart(["se_cluster_store_HC1"], line("cluster:sheet"), (d) => byTerm(d, "se")[term]),
    estimatePart(["cell_means", "rows"], line("iid"), (d) => {
      const b = byTerm(d, "estimate");
      const base = Number(b["(Intercept)"]);
      const pa = Number(b["state[Pennsylvania]"]);
      const nov = Number(b["obs[November 1992]"]);
      return [
        [base, base + nov],
        [base + pa, base + pa + nov + Number(b[term])]
      ];
    })
  ];
}

const negative = (value: number | null | undefined): number | null => (typeof value === "number" ? -value : null);

function distributedLag({estimatePart}: Runner): Part[] {
  const line = [
    "panel_lp_sim.csv",
    "--panel",
    "region,t",
    "--formula",
    "y ~ l(s,0:3) | region + t",
    "--small-sample",
    "none",
    "--lincom",
    "s + l(s,1) + l(s,2) + l(s,3)"
  ];
  const names: Record<string, string> = {s: "s", "l(s,1)": "s1", "l(s,2)": "s2", "l(s,3)": "s3"};
  const renamed = (values: Record<string, number | null>): Record<string, number | null> =>
    Object.fromEntries(Object.entries(values).map(([term, value]) => [names[term] ?? term, value]));
  return [
    estimatePart([], line, (d) => {
      const [sum] = (d as unknown as {lincom: {estimate: number; se: number}[]}).lincom;
      return {
        coef: renamed(byTerm(d, "estimate")),
        se: renamed(byTerm(d, "se")),
        cumulative: sum?.estimate,
        cumulative_se: sum?.se,
        n: d.n
      };
    })
  ];
}

function dynamicPanel({estimatePart}: Runner): Part[] {
  const formula = ["dynpanel_sim.csv", "--panel", "region,t", "--formula", "y ~ l(y,1) + x | region"];
  const named = (values: Record<string, number | null>): Record<string, number | null | undefined> => ({
    rho: values["l(y,1)"],
    x: values["x"]
  });
  return [
    estimatePart(["fe"], formula, (d) => named(byTerm(d, "estimate"))),
    estimatePart(["half_overlap", "spj"], [...formula, "--method", "half-panel-jackknife"], (d) =>
      named(byTerm(d, "estimate"))
    ),
    {
      path: ["half_floor_weighted"],
      via: "not given",
      call: "the command's halves both hold the middle period when their number is odd; this is the other variant"
    },
    {path: ["nickell_approx_bias_ar1"], via: "not given", call: "a round figure; the warning short-t states the bias"}
  ];
}

const nistFormulas: Readonly<Record<string, string>> = {
  longley: "y ~ deflator + gnp + unemployed + armed + population + year",
  pontius: powers(2),
  wampler1: powers(5),
  wampler2: powers(5),
  wampler3: powers(5),
  wampler4: powers(5),
  wampler5: powers(5),
  filip: powers(10)
};

function powers(degree: number): string {
  const terms = Array.from({length: degree - 1}, (_, index) => `I(x^${index + 2})`);
  return `y ~ ${["x", ...terms].join(" + ")}`;
}

function nist({estimatePart}: Runner): Record<string, Part[]> {
  const cases = Object.entries(nistFormulas).map(([name, formula]): [string, Part[]] => [
    `nist_${name}`,
    [
      estimatePart([], [`nist_${name}.csv`, "--formula", formula, "--vcov", "iid"], (d) => ({
        n: d.n,
        k: d.coefficients.length,
        df_resid: d.dof,
        coef: d.coefficients.map(({estimate}) => estimate),
        se: d.coefficients.map(({se}) => se),
        ssr: d.fit["ssr"],
        resid_sd: d.fit["sigma"],
        r2: d.fit["r2"]
      }))
    ]
  ]);
  return Object.fromEntries(cases);
}

import type {Part} from "./compare.js";
import type {commandRunner} from "./reading.js";

type Runner = ReturnType<typeof commandRunner>;
type Row = Record<string, number>;

/** Cases of correlation, series and multiple testing. */
export function seriesCases(runner: Runner): Record<string, Part[]> {
  return {
    lagged_scan_planted: laggedScan(runner),
    local_projections_panel: panelProjections(runner),
    local_projections_ts: seriesProjections(runner),
    multiple_testing: multipleTesting(runner),
    representation_index: [
      {path: [], via: "not given", call: "over- and under-representation belongs to the models of groups"}
    ]
  };
}

function laggedScan({part}: Runner): Part[] {
  const line = (adjust: string): string[] => [
    ...["correlate", "lagscan_panel.csv", "--unit", "region", "--period", "t", "--lags", "0:8"],
    ...["--within", "region+t", "--cluster", "region", "--adjust", adjust]
  ];
  const scan = (document: unknown): {tests: number; results: Row[]} => document as {tests: number; results: Row[]};
  const rejected = (document: unknown, field: "p" | "q"): number =>
    scan(document).results.filter((row) => (row[field] ?? 1) <= 0.05).length;
  return [
    part([], line("bh"), (document) => ({
      n_tests: scan(document).tests,
      top12: scan(document)
        .results.slice(0, 12)
        .map(({x, y, lag, r, slope, se, t, p, q}) => ({
          x: number(x),
          y: number(y),
          lag,
          r_window_demean: r,
          b: slope,
          se,
          t,
          p,
          p_BH: q
        })),
      "n_reject_BH_0.05": rejected(document, "q"),
      "n_reject_raw_0.05": rejected(document, "p")
    })),
    part(["n_reject_BY_0.05"], line("by"), (document) => rejected(document, "q"))
  ];
}

// The case numbers its columns; the file calls them v1 … v10.
const number = (column: unknown): number => Number(String(column).replace(/^v/, ""));

interface Path {
  path: {horizon: number; estimate: number; se: number; n: number}[];
}

function panelProjections({part}: Runner): Part[] {
  const line = (...options: string[]): string[] => [
    ...["local-projection", "panel_lp_sim.csv", "--outcome", "y", "--shock", "s", "--horizons", "0:6"],
    ...["--panel", "region,t", "--effects", "unit+period", ...options]
  ];
  return [
    part(["est"], line("--vcov", "cluster:region", "--small-sample", "none"), (document) =>
      (document as Path).path.map(({horizon, estimate, se, n}) => ({h: horizon, beta: estimate, se_cluster_HC0: se, n}))
    ),
    part(["est"], line("--vcov", "dk:h+1"), (document) =>
      (document as Path).path.map(({horizon, estimate, se}) => ({h: horizon, beta: estimate, se_dk: se}))
    )
  ];
}

function seriesProjections({part}: Runner): Part[] {
  const response = (outcome: string): Part =>
    part(
      [outcome],
      [
        ...["local-projection", "interest_rules.csv", "--outcome", outcome, "--shock", "FF", "--horizons", "1:12"],
        ...["--panel", ",t", "--effects", "none", "--controls", "GDP_gap,Infl", "--lags", "4", "--vcov", "nw:h"]
      ],
      (document) => {
        // At horizon 0 the ordering of the case sets the response to 0; nothing is estimated there.
        const rows = (document as Path).path;
        return Object.fromEntries([
          ["h", Object.fromEntries(rows.map(({horizon}) => [horizon, horizon]))],
          ["irf", Object.fromEntries(rows.map(({horizon, estimate}) => [horizon, estimate]))],
          ["se_nw_lag_h", Object.fromEntries(rows.map(({horizon, se}) => [horizon, se]))]
        ]);
      }
    );
  return [response("GDP_gap"), response("Infl")];
}

function multipleTesting({part}: Runner): Part[] {
  const methods = {BH: "bh", BY: "by", bonferroni: "bonferroni", holm: "holm", hochberg: "hochberg"} as const;
  const sets = (document: unknown): Record<string, (number | null)[]> =>
    (document as {q: Record<string, (number | null)[]>}).q;
  const line = (method: string): string[] => [
    ...["adjust-p", "pvalues.csv", "--column", "p", "--group", "set", "--method", method]
  ];
  const rejected = (values: readonly (number | null)[] | undefined): number =>
    (values ?? []).filter((q) => q !== null && q <= 0.05).length;
  const adjusted = Object.entries(methods).flatMap(([name, method]) => [
    part(["BH1995", name], line(method), (document) => sets(document)["BH1995"]),
    ...(method === "bh" || method === "by"
      ? [
          part(["sim400", name], line(method), (document) => sets(document)["sim400"]),
          part(["sim400", `reject_${name}_0.05`], line(method), (document) => rejected(sets(document)["sim400"]))
        ]
      : [])
  ]);
  const counts = (["BH", "bonferroni", "hochberg"] as const).map((name) =>
    part(["BH1995_reject_at_0.05", name], line(methods[name]), (document) => rejected(sets(document)["BH1995"]))
  );
  return [...adjusted, ...counts];
}

import {spawnSync} from "node:child_process";
import {mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {covariance} from "../../models/statistics/covariance/covariance.js";
import {parseVcov} from "../../models/statistics/covariance/parse-vcov.js";
import {modelFrame} from "../../models/statistics/formula/model-frame.js";
import {fitLinear} from "../../models/statistics/linear/fit-linear.js";
import {createRandom} from "../../models/statistics/random.js";
import type {Frame} from "../../models/statistics/types.js";
import type {BenchRow} from "./bench-row.js";
import {median, timed} from "./median.js";

const runs = 15;
/** Runs not counted, in which the engine compiles: a page or a scan fits hundreds. */
const warmUp = 20;
const [regions, months, regressors] = [355, 120, 5];
/** What two-way effects with both kinds of errors may cost, in milliseconds. */
const budget = 20;

/**
 * Two-way fixed effects with errors clustered by region and after Driscoll and Kraay (4 lags), from a model frame to
 * standard errors; and the same by plm, and by statsmodels on demeaned columns, on the same numbers.
 */
export async function measureRegression(): Promise<BenchRow[]> {
  const table = panel();
  const names = Array.from({length: regressors}, (_, k) => `x${k + 1}`);
  const panelOf = {unit: "region", period: "t"};
  const frame = modelFrame(table, `y ~ ${names.join(" + ")} | region + t`, {panel: panelOf, groups: ["region"]});
  const settings = {smallSample: "none", seed: 1} as const;
  let checksum = 0;
  const times = await timed(warmUp + runs, () => {
    const fit = fitLinear(frame);
    const errors = ["cluster:region", "dk:4"].map((text) => covariance(fit, parseVcov(text), settings).matrix);
    checksum = errors
      .flatMap((matrix) => matrix.map((row, k) => Math.sqrt(row[k] ?? NaN)))
      .reduce((sum, se) => sum + se, 0);
    return Promise.resolve();
  });
  const own = median(times.slice(warmUp));
  const what = `two-way effects, ${regressors} regressors, ${(regions * months).toLocaleString("en")} rows, cluster and Driscoll-Kraay`;
  const rows: BenchRow[] = [{what, median: own, unit: "ms", runs, ratio: `${(own / budget).toFixed(2)} × the budget`}];
  const folder = await mkdtemp(join(tmpdir(), "samenhang-bench-"));
  try {
    const columns = ["y", ...names].flatMap((name) => [...(table.columns[name] as Float64Array)]);
    await writeFile(join(folder, "panel.f64"), Float64Array.from(columns));
    for (const {name, command, script} of peers) {
      await writeFile(join(folder, `fit.${name}`), script);
      const {status, stdout} = spawnSync(command, [join(folder, `fit.${name}`)], {cwd: folder, encoding: "utf8"});
      if (status !== 0) {
        console.error(`not measured: ${name} or a package of it is not installed`);
        continue;
      }
      const [sum = NaN, ...times] = stdout.trim().split(/\s+/).map(Number);
      const difference = Math.abs(sum / checksum - 1);
      if (!(difference < 1e-8)) throw new Error(`${name} gives another sum of errors: ${sum} and not ${checksum}`);
      const peer = median(times) * 1000;
      rows.push({
        what: `the same in ${name}`,
        ...{median: peer, unit: "ms", runs: times.length},
        ratio: `${(peer / own).toFixed(1)} × ours`
      });
    }
  } finally {
    await rm(folder, {recursive: true, force: true});
  }
  return rows;
}

function panel(): Frame {
  const random = createRandom(2);
  const size = regions * months;
  const region = Array.from({length: size}, (_, row) => `r${Math.floor(row / months)}`);
  const t = Float64Array.from({length: size}, (_, row) => row % months);
  const x = Array.from({length: regressors}, () => Float64Array.from({length: size}, () => random.normal()));
  const y = Float64Array.from({length: size}, (_, row) =>
    x.reduce((sum, column, k) => sum + (column[row] ?? 0) / (k + 1), random.normal())
  );
  return {length: size, columns: {region, t, y, ...Object.fromEntries(x.map((column, k) => [`x${k + 1}`, column]))}};
}

const plm = `
suppressPackageStartupMessages(library(plm))
N <- ${regions}; T <- ${months}; K <- ${regressors}
M <- matrix(readBin("panel.f64", "double", N * T * (K + 1)), N * T)
d <- data.frame(id = rep(1:N, each = T), t = rep(1:T, N), M); names(d)[3:(K + 3)] <- c("y", paste0("x", 1:K))
f <- reformulate(paste0("x", 1:K), "y")
se <- function() {
  m <- plm(f, d, index = c("id", "t"), effect = "twoways", model = "within")
  c(sqrt(diag(vcovHC(m, type = "HC0", cluster = "group"))), sqrt(diag(vcovSCC(m, type = "HC0", maxlag = 4))))
}
times <- sapply(1:3, function(i) system.time(out <<- se())[["elapsed"]])
cat(sprintf("%.17g", sum(out)), times)
`;

const statsmodels = `
import time, numpy as np, statsmodels.api as sm
N, T, K = ${regions}, ${months}, ${regressors}
M = np.fromfile("panel.f64").reshape(K + 1, N, T)
ids = np.repeat(np.arange(N), T); t = np.tile(np.arange(T), N)
def se():
    Z = M - M.mean(2, keepdims=True) - M.mean(1, keepdims=True) + M.mean((1, 2), keepdims=True)
    Z = Z.reshape(K + 1, N * T); model = sm.OLS(Z[0], Z[1:].T)
    cluster = model.fit(cov_type="cluster", cov_kwds={"groups": ids, "use_correction": False})
    dk = model.fit(cov_type="hac-groupsum", cov_kwds={"time": t, "maxlags": 4, "use_correction": False})
    return np.concatenate([cluster.bse, dk.bse])
times = []
for i in range(7):
    start = time.perf_counter(); out = se(); times.append(time.perf_counter() - start)
print(repr(float(out.sum())), *times)
`;

const peers = [
  {name: "plm", command: "Rscript", script: plm},
  {name: "statsmodels", command: "/usr/bin/python3", script: statsmodels}
] as const;

import {spawnSync} from "node:child_process";
import {mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {assembleScan, scanPiece, scanPieces} from "../../models/statistics/correlation/lagged-scan.js";
import {planScan} from "../../models/statistics/correlation/scan-plan.js";
import {createRandom} from "../../models/statistics/random.js";
import type {Frame} from "../../models/statistics/types.js";
import type {BenchRow} from "./bench-row.js";
import {median, timed} from "./median.js";

const runs = 5;
const [regions, months, indicators, lags] = [355, 120, 60, 13];
/** What a scan may cost on two cores, in seconds. */
const budget = 1;

/**
 * The lagged scan of 60 indicators over 13 lags with clustered t, p and q, from a table to sorted results; and the same
 * written by hand in R and in numpy where they are installed, on the same numbers.
 */
export async function measureCorrelation(): Promise<BenchRow[]> {
  const table = panel();
  let checksum = 0;
  const ours = await timed(runs, () => {
    const plan = planScan(table, {unit: "region", period: "t", lags: Array.from({length: lags}, (_, lag) => lag)});
    const {results} = assembleScan(
      plan,
      scanPieces(plan).map((piece) => scanPiece(plan, piece))
    );
    checksum = results.reduce((sum, {t}) => sum + Math.abs(t ?? 0), 0);
    return Promise.resolve();
  });
  const seconds = median(ours) / 1000;
  const what = `${(indicators * (indicators - 1) * lags).toLocaleString("en")} lagged pairs with clustered t`;
  const rows: BenchRow[] = [
    {what, median: seconds, unit: "s", runs, ratio: `${(seconds / budget).toFixed(2)} × the budget`}
  ];
  const folder = await mkdtemp(join(tmpdir(), "samenhang-bench-"));
  try {
    const data = Float64Array.from(
      Array.from({length: indicators}, (_, k) => [...(table.columns[`v${k}`] as Float64Array)]).flat()
    );
    await writeFile(join(folder, "scan.f64"), data);
    for (const {name, command, script} of peers) {
      const file = join(folder, `scan.${name}`);
      await writeFile(file, script);
      const {status, stdout} = spawnSync(command, [file], {cwd: folder, encoding: "utf8"});
      if (status !== 0) {
        console.error(`not measured: ${name} or a package of it is not installed`);
        continue;
      }
      const [sum = NaN, ...times] = stdout.trim().split(/\s+/).map(Number);
      const difference = Math.abs(sum / checksum - 1);
      if (!(difference < 1e-9)) throw new Error(`${name} gives another sum of |t|: ${sum} and not ${checksum}`);
      const peer = median(times);
      rows.push({
        what: `the same in ${name}`,
        ...{median: peer, unit: "s", runs: times.length},
        ratio: `${(peer / seconds).toFixed(2)} × ours`
      });
    }
  } finally {
    await rm(folder, {recursive: true, force: true});
  }
  return rows;
}

function panel(): Frame {
  const random = createRandom(1);
  const size = regions * months;
  const region = Array.from({length: size}, (_, row) => `r${Math.floor(row / months)}`);
  const t = Float64Array.from({length: size}, (_, row) => row % months);
  const values = Array.from({length: indicators}, (_, k): [string, Float64Array] => [
    `v${k}`,
    Float64Array.from({length: size}, () => random.normal())
  ]);
  return {length: size, columns: {region, t, ...Object.fromEntries(values)}};
}

const r = `
N <- ${regions}; T <- ${months}; K <- ${indicators}
S <- matrix(readBin("scan.f64", "double", N * T * K), N * T)
dm <- function(v) { M <- matrix(v, T); as.vector(M - rep(colMeans(M), each = T) - rowMeans(M) + mean(M)) }
scan <- function() {
  A <- array(apply(S, 2, dm), c(T, N, K)); out <- array(0, c(K, K, ${lags}))
  for (L in 0:${lags - 1}) {
    n <- T - L
    x <- A[1:n, , , drop = FALSE]; x <- x - rep(colMeans(x), each = n)
    y <- A[(1 + L):T, , , drop = FALSE]; y <- y - rep(colMeans(y), each = n)
    XY <- array(0, c(K, K, N)); xx <- colSums(x^2)
    for (i in 1:N) XY[, , i] <- crossprod(x[, i, ], y[, i, ])
    Sxx <- colSums(xx); b <- rowSums(XY, dims = 2) / Sxx; meat <- matrix(0, K, K)
    for (i in 1:N) meat <- meat + (XY[, , i] - b * xx[i, ])^2
    out[, , L + 1] <- b / (sqrt(meat * N / (N - 1)) / Sxx); diag(out[, , L + 1]) <- NA
  }
  p <- 2 * pt(-abs(out), N - 1); q <- p.adjust(p, "BH"); o <- order(p)
  out
}
times <- sapply(1:3, function(i) system.time(out <<- scan())[["elapsed"]])
cat(sprintf("%.17g", sum(abs(out), na.rm = TRUE)), times)
`;

const numpy = `
import time, numpy as np
from scipy import stats
N, T, K = ${regions}, ${months}, ${indicators}
S = np.fromfile("scan.f64").reshape(K, N, T)
def scan():
    Z = S - S.mean(2, keepdims=True) - S.mean(1, keepdims=True) + S.mean((1, 2), keepdims=True)
    Z = np.ascontiguousarray(Z.transpose(1, 0, 2)); out = np.empty((${lags}, K, K))
    for L in range(${lags}):
        x = Z[:, :, :T - L]; x = x - x.mean(2, keepdims=True)
        y = Z[:, :, L:]; y = y - y.mean(2, keepdims=True)
        XY = x @ y.transpose(0, 2, 1); xx = (x * x).sum(2); Sxx = xx.sum(0); b = XY.sum(0) / Sxx[:, None]
        g = XY - b[None] * xx[:, :, None]
        out[L] = b / (np.sqrt((g * g).sum(0) * N / (N - 1)) / Sxx[:, None]); np.fill_diagonal(out[L], np.nan)
    p = 2 * stats.t.sf(np.abs(out), N - 1); order = np.argsort(p.ravel())
    return out
times = []
for i in range(3):
    start = time.perf_counter(); out = scan(); times.append(time.perf_counter() - start)
print(repr(float(np.nansum(np.abs(out)))), *times)
`;

const peers = [
  {name: "R", command: "Rscript", script: r},
  {name: "numpy", command: "/usr/bin/python3", script: numpy}
] as const;

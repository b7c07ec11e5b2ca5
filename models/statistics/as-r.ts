import {InputError} from "../errors.js";
import {rData} from "./as-r-data.js";
import {rFit} from "./as-r-fit.js";
import {estimableGlm} from "./glm/estimable-glm.js";
import {logit, poisson} from "./glm/family.js";
import {gmmFrame} from "./panel-methods/gmm/gmm-equation.js";
import {vcovLabel} from "./covariance/parse-vcov.js";
import type {EstimateOptions} from "./estimate-options.js";
import type {Prepared} from "./prepare-estimate.js";
import type {Coefficient, Estimate, ModelFrame} from "./types.js";

/** An estimate for R: the data it was made of, and a script that makes it again from them. */
export interface AsR {
  /** data.csv */
  data: string;
  /** estimate.R, given the MD5 of the data file, which R can check without packages. */
  script(md5: string): string;
}

/**
 * Writes an estimate as data and an R script (plm for effects of unit and period, else lm and sandwich) that gives the
 * same coefficients and standard errors, compares them with ours, and stops when the data have changed. Lags, categories
 * and rows left out are already worked into the data, so that R repeats the estimate and not the reading of the file.
 *
 * Throws InputError (as-r-unsupported) for a method that base R, plm and sandwich do not have.
 */
export function asR(prepared: Prepared, options: EstimateOptions, result: Estimate): AsR {
  const {asked, added} = prepared;
  const frame = fittedFrame(prepared, options, result.method);
  const reported = result.coefficients.map(({term}) => term);
  const {csv, columns} = rData(frame, reported);
  const fit = rFit({
    frame,
    columns,
    method: result.method,
    smallSample: options.smallSample ?? "stata",
    panel: options.panel ?? null,
    dof: result.dof,
    steps: options.steps ?? 2,
    specs: [...asked, ...added]
  });
  if (fit === null)
    throw new InputError(
      "as-r-unsupported",
      `no R script for ${result.method}: plm and sandwich have no such method`,
      "--as-r"
    );
  const covariances = [...asked, ...added].map((spec) => ({label: vcovLabel(spec), code: fit.covariance(spec)}));
  const inR = covariances.filter(({code, label}) => code !== null && hasErrors(result, label));
  const script = (md5: string): string => {
    const lines = [
      `# ${oneLine(result.formula)}`,
      `# Method ${result.method}, ${result.n} rows. Run: Rscript estimate.R`,
      ...fit.packages.map((name) => `suppressPackageStartupMessages(library(${name}))`),
      "",
      ...readData(md5),
      "",
      "# Terms by their column",
      `terms <- c(${[...columns.terms].map(([term, name]) => `"${name}" = ${rText(term)}`).join(", ")})`,
      ...[...columns.effects].map(([name, column]) => `# ${column}: ${oneLine(name)}, absorbed`),
      ...[...columns.groups].map(([name, column]) => `# ${column}: ${oneLine(name)}`),
      "",
      "n <- nrow(data)",
      ...helpers,
      "",
      ...fit.lines,
      "b <- b[names(terms)]",
      "",
      "V <- list()",
      ...covariances.map(({label, code}) =>
        code === null ? `# ${oneLine(label)}: not in plm or sandwich` : `V[[${rText(label)}]] <- ${code}`
      ),
      "result <- data.frame(term = terms, estimate = b, row.names = NULL)",
      "for (name in names(V)) result[[name]] <- sqrt(diag(V[[name]])[names(terms)])",
      "print(result, digits = 10)",
      "",
      "# What was reported",
      `expected_b <- c(${result.coefficients.map(({estimate}) => String(estimate)).join(", ")})`,
      "expected_se <- list()",
      ...inR.map(
        ({label}) => `expected_se[[${rText(label)}]] <- c(${errorsOf(result, label).map(rNumber).join(", ")})`
      ),
      ...comparison
    ];
    return `${lines.join("\n")}\n`;
  };
  return {data: csv, script};
}

/** The rows an estimate was made of: without those that a binary or count model can say nothing about. */
function fittedFrame(prepared: Prepared, options: EstimateOptions, method: string): ModelFrame {
  if (method === "gmm-difference") return gmmFrame(prepared, options);
  if (method === "logit") return estimableGlm(prepared.frame, logit).frame;
  return method === "poisson" ? estimableGlm(prepared.frame, poisson).frame : prepared.frame;
}

const readData = (md5: string): string[] => [
  'script <- sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))',
  'folder <- if (length(script) == 1) dirname(gsub("~+~", " ", script, fixed = TRUE)) else getwd()',
  'file <- file.path(folder, "data.csv")',
  `if (unname(tools::md5sum(file)) != "${md5}") stop("data.csv is not the file this script was written for")`,
  'data <- read.csv(file, check.names = FALSE, encoding = "UTF-8", na.strings = character())'
];

const helpers = [
  "# Small-sample factor of G clusters and K counted terms",
  "factor_of <- function(G, K) G / (G - 1) * (n - 1) / (n - K)",
  "# A two-way covariance without its negative eigenvalues, on orthonormal columns: there no unit of measurement counts",
  "positive_part <- function(v, bread) {",
  "  v <- v[names(terms), names(terms), drop = FALSE]",
  "  r <- chol(solve(bread[names(terms), names(terms)], tol = 1e-30))",
  "  m <- r %*% v %*% t(r)",
  "  e <- eigen((m + t(m)) / 2, symmetric = TRUE)",
  "  if (all(e$values >= 0)) return(v)",
  "  p <- backsolve(r, e$vectors) %*% (pmax(e$values, 0) * t(backsolve(r, e$vectors)))",
  "  dimnames(p) <- dimnames(v)",
  "  p",
  "}"
];

const comparison = [
  "off <- max(abs(b - expected_b) / pmax(abs(expected_b), 1e-12))",
  "off_se <- 0",
  "for (name in names(expected_se)) {",
  "  off_se <- max(off_se, abs(sqrt(diag(V[[name]])[names(terms)]) / expected_se[[name]] - 1), na.rm = TRUE)",
  "}",
  'cat(sprintf("largest relative difference: coefficients %.1e, standard errors %.1e\\n", off, off_se))',
  'if (off > 1e-8 || off_se > 1e-6) stop("these are not the numbers that were reported")'
];

function errorsOf({coefficients}: Estimate, label: string): (number | null)[] {
  return coefficients.map(
    (row: Coefficient) => row.by?.find(({vcov}) => vcov === label)?.se ?? (row.by ? null : row.se)
  );
}

const hasErrors = (result: Estimate, label: string): boolean => errorsOf(result, label).some((se) => se !== null);

const rNumber = (value: number | null): string => (value === null ? "NA" : String(value));
const oneLine = (text: string): string => text.replaceAll(/[\r\n]+/g, " ");
const rText = (text: string): string => `"${oneLine(text).replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;

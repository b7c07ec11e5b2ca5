import {xNames, type RFit, type RModel} from "./as-r-parts.js";

/**
 * Difference GMM in base R on the equation in differences and its instruments, both as worked in: plm's pgmm makes its
 * own instruments and has no gaps, sums of variables or larger areas.
 */
export function rGmm(model: RModel): RFit {
  const {columns, frame, panel, steps} = model;
  const list = (names: readonly string[]): string => `c(${names.map((name) => `"${name}"`).join(", ")})`;
  const dummies = [...columns.effects.values()].map((name) => `model.matrix(~ 0 + factor(${name}), data)`);
  const unit = panel?.unit ?? "";
  return {
    packages: [],
    lines: [
      `x <- cbind(${[...dummies, `as.matrix(data[${list(xNames(model))}])`].join(", ")})`,
      "x <- x[, qr(x, tol = 1e-9)$pivot[seq_len(qr(x, tol = 1e-9)$rank)], drop = FALSE]",
      `z <- as.matrix(data[${list(columns.instruments)}])`,
      "# The inverse on the scale of correlations, general where there is none",
      "inverse <- function(m) {",
      "  s <- 1 / sqrt(diag(m))",
      "  e <- eigen(m * outer(s, s), symmetric = TRUE)",
      "  k <- e$values > 1e-14 * e$values[1]",
      "  v <- e$vectors[, k, drop = FALSE]",
      "  r <- (v %*% (t(v) / e$values[k])) * outer(s, s)",
      "  dimnames(r) <- dimnames(m)",
      "  r",
      "}",
      "rows <- split(seq_len(n), data$unit)",
      "sum_of <- function(f) Reduce(`+`, lapply(rows, f))",
      "# The covariance of differences of independent errors: 2, and -1 for consecutive periods",
      "first_weight <- sum_of(function(i) {",
      "  h <- 2 * diag(length(i)) - (abs(outer(data$period[i], data$period[i], `-`)) == 1)",
      "  crossprod(z[i, , drop = FALSE], h %*% z[i, , drop = FALSE])",
      "})",
      "xz <- crossprod(x, z)",
      "step <- function(a) {",
      "  bread <- inverse(xz %*% a %*% t(xz))",
      "  b <- drop(bread %*% xz %*% a %*% crossprod(z, data$y))",
      "  e <- drop(data$y - x %*% b)",
      "  meat <- sum_of(function(i) tcrossprod(crossprod(z[i, , drop = FALSE], e[i])))",
      "  list(a = a, b = b, e = e, bread = bread, meat = meat)",
      "}",
      "robust <- function(s) s$bread %*% xz %*% s$a %*% s$meat %*% s$a %*% t(xz) %*% s$bread",
      "one <- step(inverse(first_weight))",
      ...(steps === 1
        ? ["b <- one$b", "v_iid <- one$bread * sum(one$e^2) / (2 * (n - ncol(x)))", "v_robust <- robust(one)"]
        : [
            "two <- step(inverse(one$meat))",
            "b <- two$b",
            "v_iid <- two$bread",
            "# Windmeijer's correction",
            "q <- two$a %*% crossprod(z, two$e)",
            "d <- sapply(seq_len(ncol(x)), function(j) {",
            "  s <- sum_of(function(i) {",
            "    u <- crossprod(z[i, , drop = FALSE], one$e[i])",
            "    v <- crossprod(z[i, , drop = FALSE], x[i, j])",
            "    tcrossprod(u, v) + tcrossprod(v, u)",
            "  })",
            "  two$bread %*% xz %*% two$a %*% s %*% q",
            "})",
            "v_robust <- two$bread + d %*% two$bread + two$bread %*% t(d) + d %*% robust(one) %*% t(d)"
          ]),
      "names(b) <- colnames(x)",
      "dimnames(v_iid) <- dimnames(v_robust) <- list(colnames(x), colnames(x))"
    ],
    covariance(spec) {
      if (spec.type === "iid") return "v_iid";
      const isUnit = spec.type === "cluster" && spec.by.length === 1 && spec.by[0] === unit;
      return isUnit && frame.panel !== null ? "v_robust" : null;
    }
  };
}

import {InputError} from "../../errors.js";
import type {VcovSpec} from "../types.js";

const help = "write iid, hc0 … hc3, cluster:g, cluster:g+h, cr2:g, dk:L, nw:L or wild:g[:draws]";

/** Draws of the wild bootstrap when none are named: up to 13 clusters every sign vector is then used once. */
export const defaultDraws = 9999;

/**
 * Read a covariance estimator as the user writes it.
 *
 * @throws InputError `invalid-vcov`
 */
export function parseVcov(text: string): VcovSpec {
  const [type = "", ...rest] = text.trim().split(":");
  const argument = rest.join(":");
  switch (type) {
    case "iid":
    case "hc0":
    case "hc1":
    case "hc2":
    case "hc3":
      if (rest.length > 0) break;
      return {type};
    case "cluster": {
      const by = argument.split("+").map((name) => name.trim());
      if (by.length > 2 || by.includes("")) break;
      return {type, by};
    }
    case "cr2":
      if (argument === "") break;
      return {type, by: argument};
    case "dk":
    case "nw":
      if (!/^\d+$/.test(argument)) break;
      return {type, lag: Number(argument)};
    case "wild": {
      const [by = "", draws = String(defaultDraws)] = rest;
      if (by === "" || rest.length > 2 || !/^[1-9]\d*$/.test(draws)) break;
      return {type, by, draws: Number(draws)};
    }
  }
  throw new InputError("invalid-vcov", `not a covariance estimator: ${text}; ${help}`, "--vcov");
}

/** The estimator as the user writes it. */
export function vcovLabel(spec: VcovSpec): string {
  switch (spec.type) {
    case "cluster":
      return `cluster:${spec.by.join("+")}`;
    case "cr2":
      return `cr2:${spec.by}`;
    case "dk":
    case "nw":
      return `${spec.type}:${spec.lag}`;
    case "wild":
      return spec.draws === defaultDraws ? `wild:${spec.by}` : `wild:${spec.by}:${spec.draws}`;
    default:
      return spec.type;
  }
}

/** Names of the group variables an estimator needs. */
export function vcovGroups(spec: VcovSpec): readonly string[] {
  if (spec.type === "cluster") return spec.by;
  return spec.type === "cr2" || spec.type === "wild" ? [spec.by] : [];
}

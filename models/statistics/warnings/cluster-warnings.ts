import type {Warning} from "../types.js";
import {leadCovariance} from "../reading/lead-covariance.js";
import {figures, type WarningContext} from "./context.js";

/** Below this many clusters the t distribution is a poor guide. */
const enoughClusters = 20;

/** Few clusters behind the standard errors that lead, and larger areas whose standard errors are larger. */
export function clusterWarnings(context: WarningContext): Warning[] {
  return [...largerLead(context), ...fewClusters(context)];
}

function largerLead({judged, options}: WarningContext): Warning[] {
  const leads = leadCovariance(judged.estimate).filter(({vcov, asked, ratio}) => vcov !== asked && (ratio ?? 1) > 1);
  if (leads.length === 0) return [];
  const said = leads.map(
    ({term, vcov, ratio, p}) =>
      `${term}: ${figures(ratio ?? 1)} times by ${vcov}${p === null ? "" : ` (p ${figures(p)})`}`
  );
  return [
    {
      code: "larger-clusters-lead",
      message: `clustered by a larger area the standard error is larger than by ${leads[0]?.asked ?? ""}, and ${options.lead === "largest" ? "leads" : "is the one to report"}: ${said.join("; ")}`,
      detail: {
        terms: leads.map(({term}) => term),
        vcovs: leads.map(({vcov}) => vcov),
        ratio: Math.max(...leads.map(({ratio}) => ratio ?? 1))
      }
    }
  ];
}

function fewClusters({judged, prepared, options}: WarningContext): Warning[] {
  const leads = leadCovariance(judged.estimate);
  const labels = new Set(leads.flatMap(({vcov, asked}) => (options.lead === "largest" ? [vcov] : [vcov, asked])));
  const {frame} = prepared;
  const few = [...labels].flatMap((label) => {
    const names = /^(?:cluster|cr2|wild):(.*)$/.exec(label)?.[1]?.split(":")[0]?.split("+") ?? [];
    return names.flatMap((name) => {
      const count =
        frame.groups[name]?.levels.length ??
        frame.effects.find((effect) => effect.name === name)?.levels.length ??
        (frame.panel?.unit.name === name ? frame.panel.unit.levels.length : Infinity);
      return count < enoughClusters ? [{name, count}] : [];
    });
  });
  return [...new Map(few.map((entry) => [entry.name, entry])).values()].map(({name, count}) => {
    const wild = judged.estimate.coefficients.flatMap(({term, by}) => {
      const p = by?.find(({vcov}) => vcov.startsWith(`wild:${name}`))?.p;
      return p == null ? [] : [`${term} ${figures(p)}`];
    });
    const hasBootstrap = (options.method ?? "ols") === "ols";
    const beside =
      wild.length > 0
        ? `; p by the wild cluster bootstrap: ${wild.join(", ")}`
        : hasBootstrap
          ? `; hold the wild cluster bootstrap beside it: --vcov wild:${name}`
          : "";
    return {
      code: "few-clusters",
      message: `there are only ${count} clusters by ${name}: intervals and p-values are rough${beside}`,
      detail: {name, count}
    };
  });
}

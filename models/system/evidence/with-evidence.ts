import type {Evidence, SystemFile} from "../format.js";
import type {EstimatedLinks} from "./estimate-links.js";
import {naturalRange} from "./scale.js";

/**
 * The model with each estimate written to its link as evidence, beside what literature and votes say: the long-run effect
 * with its interval, as a strength between the indices (natural effect × range of the cause/range of the outcome). An estimate
 * in other units than the scales is left out. What is in force does not change: that is for a person to choose, by `basis`.
 *
 * @param source where the panel came from: file, hash, vintages
 */
export function withEvidence(file: SystemFile, {links}: EstimatedLinks, source: string): SystemFile {
  const variables = new Map(file.variables.map((variable) => [variable.id, variable]));
  const rangeOf = (id: string): number => naturalRange(variables.get(id) ?? {});
  const estimated = new Map(links.map((link) => [link.id, link]));
  return {
    ...file,
    links: file.links.map((link) => {
      const found = estimated.get(link.id);
      if (found?.longRun == null || !found.fitsScales) return link;
      const factor = rangeOf(link.from) / rangeOf(link.to);
      const evidence: Evidence = {
        kind: "estimate",
        ref: source,
        value: found.longRun * factor,
        low: (found.longRunLow ?? NaN) * factor,
        high: (found.longRunHigh ?? NaN) * factor,
        delay: found.delay,
        formula: found.formula,
        note: found.warnings.join("; "),
        natural: {value: found.longRun, low: found.longRunLow, high: found.longRunHigh}
      };
      // The same panel estimated again replaces what it said before.
      const others = link.evidence.filter(({kind, ref}) => kind !== "estimate" || ref !== source);
      return {...link, evidence: [...others, evidence]};
    })
  };
}

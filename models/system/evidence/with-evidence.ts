import type {Evidence, SystemFile} from "../format.js";
import type {EstimatedLink, EstimatedLinks} from "./estimate-links.js";
import {strengthPerNatural} from "./scale.js";

/** A long-run effect between the indices of a model; ends are null where they could not be computed. */
export interface EstimatedStrength {
  value: number;
  low: number | null;
  high: number | null;
}

/**
 * The long-run effect of an estimate as a strength between the indices: natural effect × range of the cause/range of the
 * outcome. Null where there is none, or where it is in other units than the scales.
 */
export function estimatedStrength(
  file: Pick<SystemFile, "variables" | "links">,
  {id, longRun, longRunLow, longRunHigh, fitsScales}: EstimatedLink
): EstimatedStrength | null {
  const link = file.links.find((each) => each.id === id);
  if (link === undefined || longRun === null || !fitsScales) return null;
  const factor = strengthPerNatural(file, link);
  const scaled = (end: number | null): number | null => (end === null ? null : end * factor);
  return {value: longRun * factor, low: scaled(longRunLow), high: scaled(longRunHigh)};
}

/**
 * The model with each estimate written to its link as evidence, beside what literature and votes say: the long-run effect
 * with its interval, as a strength between the indices (see estimatedStrength). An estimate in other units than the scales is
 * left out. What is in force does not change: that is for a person to choose, by `basis`.
 *
 * @param source where the panel came from: file, hash, vintages
 */
export function withEvidence(file: SystemFile, {links}: EstimatedLinks, source: string): SystemFile {
  const estimated = new Map(links.map((link) => [link.id, link]));
  return {
    ...file,
    links: file.links.map((link) => {
      const found = estimated.get(link.id);
      const strength = found === undefined ? null : estimatedStrength(file, found);
      if (found?.longRun == null || strength === null) return link;
      const evidence: Evidence = {
        kind: "estimate",
        ref: source,
        ...strength,
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

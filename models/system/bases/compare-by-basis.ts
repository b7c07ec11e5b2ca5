import {InputError} from "../../errors.js";
import {compareInterventions, type ComparedSet, type CompareOptions} from "../compare.js";
import {withBasis} from "../evidence/with-basis.js";
import type {SystemFile} from "../format.js";
import {meanDelay, signedStrength} from "../resolve.js";
import type {Basis} from "../sensitivity/types.js";

/** All sets of interventions under one kind of evidence. */
export interface BasisComparison {
  /** `chosen`: as in force. */
  basis: Basis;
  /** Links whose strength, sign or mean delay differs from what is in force. */
  changed: string[];
  /** Best first, as compareInterventions gives them; null when the model cannot run so. */
  sets: ComparedSet[] | null;
  problem: string | null;
}

const others = ["estimate", "literature", "vote"] as const;

/**
 * Compares all sets of interventions as in force, and again under each kind of evidence that changes a link (withBasis;
 * kinds are never averaged). A kind that changes nothing is left out: it would repeat what is in force.
 *
 * @throws InputError (no-goals, too-many-sets, unknown-intervention, and those of a model that cannot run as in force)
 */
export function compareByBasis(file: SystemFile, options: CompareOptions = {}): BasisComparison[] {
  const asInForce: BasisComparison = {
    ...{basis: "chosen", changed: [], problem: null},
    sets: compareInterventions(file, options)
  };
  const reruns = others.flatMap((basis): BasisComparison[] => {
    const based = withBasis(file, basis);
    const changed = changedLinks(file, based);
    if (changed.length === 0) return [];
    try {
      return [{basis, changed, sets: compareInterventions(based, options), problem: null}];
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      return [{basis, changed, sets: null, problem: error.message}];
    }
  });
  return [asInForce, ...reruns];
}

function changedLinks(file: SystemFile, based: SystemFile): string[] {
  return file.links.flatMap((link, at) => {
    const next = based.links[at];
    if (next === undefined || next === link) return [];
    const isSame =
      signedStrength(link) === signedStrength(next) &&
      meanDelay(link, file.timeUnit) === meanDelay(next, file.timeUnit);
    return isSame ? [] : [link.id];
  });
}

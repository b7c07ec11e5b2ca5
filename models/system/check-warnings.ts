import {InputError} from "../errors.js";
import type {Evidence, SystemFile, SystemLink} from "./format.js";
import {effects} from "./effects/effects.js";
import {strengthPerNatural} from "./evidence/scale.js";
import {systemLoops} from "./loops/loops.js";
import {centre, signedInterval, signedStrength} from "./resolve.js";
import type {SystemWarning} from "./simulate/simulate.js";

/** What a sound model may still be wrong about: read it before believing what comes out. */
export function checkWarnings(file: SystemFile): SystemWarning[] {
  const warnings: SystemWarning[] = [];
  const say = (code: string, message: string): void => void warnings.push({code, message});
  for (const {id, initial, min, max} of file.variables) {
    const start = centre(initial);
    if ((min !== undefined && start < min) || (max !== undefined && start > max))
      say("start-outside-limits", `${id} starts at ${start}, outside its limits`);
  }
  for (const link of file.links) {
    const strength = signedStrength(link);
    const interval = signedInterval(link);
    if (strength !== null && interval !== null && (strength < interval[0] || strength > interval[1]))
      say("strength-outside-interval", `the signed strength of ${link.id} (${strength}) lies outside its interval`);
    if (link.status === "fact" && link.evidence.length === 0)
      say("fact-without-evidence", `${link.id} is called a fact, but no evidence is kept with it`);
    for (const [at, evidence] of link.evidence.entries()) {
      const implied = onScales(file, link, evidence);
      if (implied !== null && !(Math.abs(Number(evidence.value) - implied) <= 0.01 * Math.abs(implied)))
        say(
          "evidence-off-scale",
          `${link.id} has evidence of ${evidence.value} (its number ${at + 1}) that in natural units is ${implied.toPrecision(3)} on the scales of ${link.from} and ${link.to}: one of the two is wrong`
        );
    }
  }
  const {loops, complete} = systemLoops(file, {limit: 20_000});
  if (!complete) say("many-loops", `the model has more than ${loops.length} loops; gains were checked for these`);
  for (const {nodes, gain} of loops)
    if (gain !== null && gain >= 1)
      say(
        "reinforcing-gain",
        `the loop ${nodes.join(" → ")} returns ${gain.toPrecision(3)} of every change: it grows without end`
      );
  return [...warnings, ...endWarnings(file)];
}

/** What evidence says in natural units, as a strength between the indices; null where it says nothing in both. */
function onScales(file: SystemFile, link: SystemLink, {value, natural}: Evidence): number | null {
  const own = (natural as {value?: unknown} | null | undefined)?.value;
  return typeof value === "number" && typeof own === "number" ? own * strengthPerNatural(file, link) : null;
}

/** A model too large to be judged can still be run. */
function endWarnings(file: SystemFile): SystemWarning[] {
  try {
    return effects(file).warnings;
  } catch (error) {
    if (!(error instanceof InputError) || error.kind !== "too-large") throw error;
    return [{code: "not-judged", message: `whether the model settles was not judged: ${error.message}`}];
  }
}

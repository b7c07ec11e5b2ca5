import {InputError} from "../../errors.js";
import {equationOrder} from "../equation/equation-order.js";
import {evidenceSchema, linkSchema, type SystemFile, type SystemLink} from "../format.js";
import {forgetInputs} from "./correlated-inputs.js";
import type {LinkFields} from "./edit.js";
import {replaced, withFields, without} from "./fields.js";
import {freeLinkId} from "./free-id.js";

/** A model with one link more; parallel links and links to oneself are lawful. */
export function connect(
  system: SystemFile,
  from: string,
  to: string,
  id?: string,
  fields: LinkFields = {}
): SystemFile {
  const bare = {id: id ?? freeLinkId(system, from, to), from, to};
  return {...system, links: [...system.links, linkSchema.parse(withFields(bare, fields))]};
}

/** A model without a link, and without the named loops that close no more. Throws InputError (unknown-link). */
export function removeLink(system: SystemFile, id: string): SystemFile {
  const links = without(system.links, (link) => link.id === id, {kind: "link", name: id});
  return closedLoops(forgetInputs({...system, links}, [id]));
}

/** A model with fields of a link set or taken away. Throws InputError (unknown-link; invalid-edit on a speed with a delay). */
export function setLink(system: SystemFile, id: string, fields: LinkFields): SystemFile {
  return changeLink(system, id, (link) => linkSchema.parse(withFields(link, implied(link, fields))));
}

/** A model with one piece of evidence more under a link. Throws InputError (unknown-link). */
export function addEvidence(system: SystemFile, id: string, evidence: unknown): SystemFile {
  return changeLink(system, id, (link) => ({...link, evidence: [...link.evidence, evidenceSchema.parse(evidence)]}));
}

/** A model without the piece of evidence at a position. Throws InputError (unknown-link, unknown-evidence). */
export function removeEvidence(system: SystemFile, id: string, index: number): SystemFile {
  return changeLink(system, id, (link) => {
    if (link.evidence[index] === undefined)
      throw new InputError(
        "unknown-evidence",
        `${id} has no evidence number ${index + 1}; it may have been removed`,
        id
      );
    return {...link, evidence: link.evidence.filter((_, at) => at !== index)};
  });
}

/** A model whose named loops all return to where they began; links drawn from equations count. */
export function closedLoops(system: SystemFile): SystemFile {
  const key = (from: string, to: string): string => `${from}\u0000${to}`;
  const linked = new Set([...system.links, ...equationOrder(system).edges].map(({from, to}) => key(from, to)));
  const loops = system.loops.filter(({nodes}) =>
    nodes.every((node, at) => linked.has(key(node, nodes[(at + 1) % nodes.length] ?? "")))
  );
  return loops.length === system.loops.length ? system : {...system, loops};
}

function changeLink(system: SystemFile, id: string, change: (link: SystemLink) => SystemLink): SystemFile {
  const links = replaced(system.links, (link) => link.id === id, change, {kind: "link", name: id});
  return {...system, links};
}

/** What follows from the fields given: an interval and a basis belong to one strength, a speed excludes a delay. */
function implied(link: SystemLink, fields: LinkFields): LinkFields {
  const {speed, delay, strength, sign, interval, basis} = fields;
  if (speed != null && delay != null)
    throw new InputError("invalid-edit", `${link.id}: give a speed class or a delay, not both`, link.id);
  const isNewStrength = strength !== undefined && strength !== link.strength;
  const isTurned = sign != null && sign !== link.sign && sign !== "?" && link.sign !== "?";
  const turned = link.interval && ([-link.interval[1], -link.interval[0]] as [number, number]);
  return {
    ...(speed != null ? {delay: null} : {}),
    ...(delay != null ? {speed: null} : {}),
    ...(isNewStrength && interval === undefined ? {interval: null} : {}),
    ...(isNewStrength && basis === undefined ? {basis: strength === null ? null : ("chosen" as const)} : {}),
    ...(isTurned && !isNewStrength && interval === undefined && turned ? {interval: turned} : {}),
    ...fields
  };
}

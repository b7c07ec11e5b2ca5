import {signedStrength} from "../resolve.js";
import type {SystemFile, SystemLink} from "../format.js";
import {spreadOf} from "./vote-map.js";

/**
 * The model with the middle of the votes in force: each link with votes takes their median as strength and sign, and the
 * lowest and highest vote as interval (a lone vote, or equal votes: no interval); other links stay as they are.
 */
export function withVotes(file: SystemFile): SystemFile {
  return {...file, links: file.links.map(linkWithVotes)};
}

function linkWithVotes(link: SystemLink): SystemLink {
  const {median, votes} = spreadOf(link);
  if (median === null) return link;
  const voted: SystemLink = {...link, strength: Math.abs(median), basis: "vote"};
  if (median !== 0) voted.sign = median < 0 ? "-" : "+";
  // A median of 0 has no sign; an unknown one would leave the link out of runs.
  else if (link.sign === "?") voted.sign = "+";
  const values = votes.flatMap(({value}) => (value === null ? [] : [value]));
  const [low, high] = [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))];
  delete voted.interval;
  return high > low ? {...voted, interval: [low, high]} : voted;
}

/** Strength of a link as a bare number, without an interval: what is not voted on does not vary. */
export function certain(link: SystemLink): SystemLink {
  const strength = signedStrength(link);
  if (strength === null) return link;
  const sure: SystemLink = {...link, strength: Math.abs(strength)};
  delete sure.interval;
  return sure;
}

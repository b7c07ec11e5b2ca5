import type {Evidence, SystemFile, SystemLink} from "../format.js";
import {withVotes} from "../votes/with-votes.js";

/**
 * The model with one kind of evidence in force: each link that has evidence of that kind with a value takes its strength,
 * sign, interval and, where it has one, mean delay from the latest such evidence; all other links stay as they are. Kinds
 * are never mixed into one number. Votes count together: theirs is the median (`withVotes`), as nobody's vote outdoes
 * another's by being cast later.
 */
export function withBasis(file: SystemFile, basis: Evidence["kind"]): SystemFile {
  if (basis === "vote") return withVotes(file);
  return {...file, links: file.links.map((link) => linkWithBasis(link, basis))};
}

const latest = ({evidence}: SystemLink, basis: Evidence["kind"]): (Evidence & {value: number}) | undefined =>
  evidence.findLast(
    (each): each is Evidence & {value: number} => each.kind === basis && typeof each.value === "number"
  );

function linkWithBasis(link: SystemLink, basis: Evidence["kind"]): SystemLink {
  const found = latest(link, basis);
  if (found === undefined) return link;
  const {delay, low, high, value} = found;
  const based: SystemLink = {...link, strength: Math.abs(value), basis: basis === "interview" ? "vote" : basis};
  if (value !== 0) based.sign = value < 0 ? "-" : "+";
  if (typeof low === "number" && typeof high === "number") based.interval = [low, high];
  else delete based.interval;
  if (typeof delay === "number" && delay >= 0) {
    based.delay = delay;
    delete based.speed;
  }
  return based;
}

import {strengthClasses} from "../classes.js";
import type {Evidence, SystemFile, SystemLink} from "../format.js";
import type {LinkVote, VoteMap, VoteSpread, VoteWord} from "../sensitivity/types.js";
import {agreement, consensus} from "./agreement.js";

/** Words a vote may be, weakest first, with their sizes. */
export const voteWords: Readonly<Record<VoteWord, number>> = {none: 0, ...strengthClasses};
const words = Object.keys(voteWords) as VoteWord[];

/**
 * How much people agree about each link. Votes are the pieces of evidence of kind "vote", each kept: a `value` (signed) or
 * a word in `class`, with the link's sign unless the vote has its own. Numbers are counted with the word whose strength is
 * nearest (the weaker of two). Agreement is measured over the five words from none to very strong; votes for the other sign
 * are counted apart, as the gravest disagreement.
 */
export function voteMap(file: SystemFile): VoteMap {
  const links = file.links.map(spreadOf);
  const voters = [...new Set(links.flatMap(({votes}) => votes.flatMap(({voter}) => (voter === null ? [] : [voter]))))];
  const rank = ({votes, opposed, consensus: agreed}: VoteSpread): number =>
    votes.length === 0 ? -1 : opposed / votes.length + (1 - (agreed ?? 0)) * 1e-3;
  return {links: [...links].sort((a, b) => rank(b) - rank(a)), voters};
}

/** The votes on one link, and how far apart they are. */
export function spreadOf(link: SystemLink): VoteSpread {
  const votes = link.evidence.filter(({kind}) => kind === "vote").flatMap((each) => readVote(each, link));
  const values = votes.flatMap(({value}) => (value === null ? [] : [value])).sort((a, b) => a - b);
  const plus = values.filter((value) => value > 0).length;
  const minus = values.filter((value) => value < 0).length;
  const way = link.sign === "?" ? (plus >= minus ? 1 : -1) : link.sign === "-" ? -1 : 1;
  const along = votes.filter(({value}) => value === null || value * way >= 0);
  const counts = Object.fromEntries(
    words.map((word) => [word, along.filter((vote) => vote.word === word).length])
  ) as Record<VoteWord, number>;
  const byWord = words.map((word) => counts[word]);
  const sorted = words.flatMap((word) => new Array<VoteWord>(counts[word]).fill(word));
  return {
    link: link.id,
    votes,
    counts,
    opposed: votes.length - along.length,
    medianWord: sorted[Math.floor((sorted.length - 1) / 2)] ?? null,
    median: medianOf(values),
    consensus: consensus(byWord),
    agreement: agreement(byWord)
  };
}

function readVote(evidence: Evidence, link: SystemLink): LinkVote[] {
  const sign = evidence.sign ?? link.sign;
  const person = {voter: evidence.voter ?? evidence.ref ?? null, note: evidence.note ?? null};
  if (typeof evidence.value === "number")
    return [{...person, value: evidence.value, word: nearestWord(Math.abs(evidence.value))}];
  if (evidence.class === undefined) return [];
  const size = voteWords[evidence.class];
  const value = size === 0 ? 0 : sign === "?" ? null : sign === "-" ? -size : size;
  return [{...person, value, word: evidence.class}];
}

function nearestWord(size: number): VoteWord {
  return words.reduce((best, word) =>
    Math.abs(voteWords[word] - size) < Math.abs(voteWords[best] - size) - 1e-9 ? word : best
  );
}

function medianOf(sorted: readonly number[]): number | null {
  const middle = (sorted.length - 1) / 2;
  const [low, high] = [sorted[Math.floor(middle)], sorted[Math.ceil(middle)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

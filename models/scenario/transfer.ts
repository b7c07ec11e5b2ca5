import {strengthClasses} from "../system/classes.js";
import type {Distribution, SystemFile, SystemLink} from "../system/format.js";
import {signedInterval} from "../system/resolve.js";

/** How factors spread, as a log-normal with [2.5 %, 97.5 %], where a national shock runs through links estimated between places. */
export const transferBand = [0.5, 2] as const;

/**
 * Links that a transfer factor acts on: those in force by an estimate (basis `estimate`), with a strength, on a way from
 * what the scenario drives to what is read from the model. An estimate is of other regions and years than the scenario's
 * shock; literature, votes and choices are taken as they stand. An empty list: no factor moves anything.
 *
 * @param drivers variables that the scenario imposes; what else moves them is cut
 * @returns ids of links, in the order of the model
 */
export function transferredLinks(
  system: SystemFile,
  drivers: readonly string[],
  outcomes: readonly string[]
): readonly string[] {
  const links = system.links.filter(({to}) => !drivers.includes(to));
  const reach = (from: readonly string[], step: (link: SystemLink, at: string) => string | null): Set<string> => {
    const seen = new Set(from);
    for (const at of seen) for (const link of links) seen.add(step(link, at) ?? at);
    return seen;
  };
  const after = reach(drivers, ({from, to}, at) => (from === at ? to : null));
  const before = reach(outcomes, ({from, to}, at) => (to === at ? from : null));
  return links.filter((link) => isEstimate(link) && after.has(link.from) && before.has(link.to)).map(({id}) => id);
}

/** The model with every estimated link times a factor: its strength and its interval alike. */
export function withTransfer(system: SystemFile, factor: number): SystemFile {
  if (factor === 1) return system;
  return {...system, links: system.links.map((link) => (isEstimate(link) ? scaled(link, factor) : link))};
}

const isEstimate = ({basis, strength, sign}: SystemLink): boolean =>
  basis === "estimate" && strength !== undefined && sign !== "?";

function scaled(link: SystemLink, factor: number): SystemLink {
  const {strength = 0} = link;
  // A class spans a range of its own, which would be lost with the word.
  const interval = link.interval ?? (typeof strength === "string" ? signedInterval(link) : null);
  const size =
    typeof strength === "object"
      ? ({...strength, args: strength.args.map((value) => value * factor)} as Distribution)
      : (typeof strength === "string" ? strengthClasses[strength] : strength) * factor;
  return {
    ...link,
    strength: size,
    ...(interval === null ? {} : {interval: [interval[0] * factor, interval[1] * factor] satisfies [number, number]})
  };
}

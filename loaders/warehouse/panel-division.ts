import type {Part} from "./panel-harmonise.js";
import {partsByTarget} from "./panel-harmonise.js";
import type {PanelCell} from "./panel-types.js";
import type {World} from "./panel-world.js";

/** How the regions of one source and period lie in the target division. */
export interface DivisionParts {
  parts: ReadonlyMap<string, readonly Part[] | "not-reversible">;
  /** Codes that ended during the boundary year and that the source no longer gives: counted as absorbed already. */
  absorbed: string[];
  /** Codes of the source that did not exist in its boundary year. */
  unknown: string[];
}

/** The parts last made by pair of years: every period and indicator of a source mostly asks for the same. */
const divisions = new WeakMap<World, Map<string, {codes: string; parts: DivisionParts["parts"]}>>();

/**
 * The municipalities of `boundaryYear` as parts of those of `target`. The division is that of 1 January; codes that
 * began during the year count when the source gives them, and codes that ended during it are left out when the source
 * does not give them but does give all their successors (Weesp in figures of 2022).
 */
export async function directDivision(
  world: World,
  boundaryYear: number,
  target: number,
  cells: ReadonlyMap<string, PanelCell>
): Promise<DivisionParts> {
  const listed = await world.regions(boundaryYear, "gemeente");
  const within = (day: string | null): boolean => day !== null && day.startsWith(`${boundaryYear}-`);
  const born = (await world.begunDuring(boundaryYear)).map(({code}) => code).filter((code) => cells.has(code));
  const onward = world.weights(boundaryYear, boundaryYear + 1);
  const absorbed = listed
    .filter(({code, validTo}) => within(validTo) && !cells.has(code))
    .filter(({code}) => onward.get(code)?.every(({to}) => cells.has(to)) === true)
    .map(({code}) => code);
  const gone = new Set(absorbed);
  const there = listed.map(({code}) => code).filter((code) => !gone.has(code));
  const codes = listed.length > 0 ? [...new Set([...there, ...born])] : [...cells.keys()];
  const known = new Set(codes);
  const all = codes.join(" ");
  let made = divisions.get(world);
  if (!made) divisions.set(world, (made = new Map()));
  const key = `${boundaryYear} ${target}`;
  let last = made.get(key);
  if (last?.codes !== all) {
    const parts = new Map<string, readonly Part[] | "not-reversible">(
      partsByTarget(codes, world.weights(boundaryYear, target))
    );
    if (boundaryYear > target)
      for (const {code} of await world.regions(target, "gemeente"))
        if (!parts.has(code)) parts.set(code, "not-reversible");
    made.set(key, (last = {codes: all, parts}));
  }
  return {parts: last.parts, absorbed, unknown: [...cells.keys()].filter((code) => !known.has(code))};
}

import {InputError} from "../../errors.js";

const mostElements = 100_000;

/**
 * All combinations of one of each list, the last turning fastest.
 *
 * @throws InputError (too-large) when there are more than 100,000, before any is made
 */
export function combinations(lists: readonly (readonly string[])[], where: string): string[][] {
  const count = lists.reduce((product, list) => product * list.length, 1);
  if (count > mostElements)
    throw new InputError("too-large", `an array of ${count} elements; at most ${mostElements} are read`, where);
  return lists.reduce<string[][]>(
    (made, list) => made.flatMap((before) => list.map((name) => [...before, name])),
    [[]]
  );
}

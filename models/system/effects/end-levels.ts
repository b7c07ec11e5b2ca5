import {lastingEffects, type NoEnd} from "../bases/lasting.js";
import type {SystemFile} from "../format.js";
import {resolveSystem} from "../resolve.js";
import {effects} from "./effects.js";
import {linearise} from "./linearise.js";

export type EndLevels =
  {levels: Record<string, number>; reason: null; code: null} | {levels: null; reason: string; code: NoEnd};

/**
 * Levels a model comes to rest at under some of its interventions: what lasts of them as pushes and fixes (see
 * lastingEffects), then the end value of effects. Without an end, the reason in words and as a code.
 *
 * Throws InputError (unknown-intervention).
 *
 * @param interventions ids of those that act
 */
export function endLevels(file: SystemFile, interventions: readonly string[]): EndLevels {
  const system = resolveSystem(file, {interventions});
  const lasting = lastingEffects(system.interventions, linearise(system).base);
  if ("reason" in lasting) return {levels: null, ...lasting};
  const named = (amounts: ReadonlyMap<number, number>): Record<string, number> =>
    Object.fromEntries([...amounts].map(([index, amount]) => [system.ids[index] ?? "", amount]));
  const {levels} = effects(file, {push: named(lasting.push), fix: named(lasting.fix)});
  return levels === null
    ? {levels: null, reason: "changes keep growing or never die out: there is no end value", code: "unstable"}
    : {levels, reason: null, code: null};
}

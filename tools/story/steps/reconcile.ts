import type {Reconciliation} from "../../../loaders/warehouse/reconcile.js";
import {storyIndicators} from "../options.js";
import type {StoryWorld} from "../world.js";

export type StoryReconciliation = Pick<Reconciliation, "rows" | "breaks">;

/** Step 2: each year's total of the parts against the publisher's own, for the indicators of the story and their parts. */
export async function reconcileStep({commands, catalogue, db}: StoryWorld): Promise<StoryReconciliation> {
  const {rows, breaks} = (await commands.run(["data", "reconcile", "--db", db])) as StoryReconciliation;
  const own = new Set<string>(
    storyIndicators.flatMap((id) => [
      id,
      ...(catalogue.indicators.get(id)?.parts ?? []).map(({indicator}) => indicator)
    ])
  );
  const isOwn = ({indicator}: {indicator: string}): boolean => own.has(indicator);
  return {rows: rows.filter(isOwn), breaks: breaks.filter(isOwn)};
}

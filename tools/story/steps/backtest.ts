import {InputError} from "../../../models/errors.js";
import type {Backtest} from "../../../models/scenario/backtest.js";
import type {StoryWorld} from "../world.js";

/** What was expected, beside what happened. */
export interface StoryBacktest {
  chosen: Backtest & {growth: Backtest | null};
  /** Every scenario of the same year for the country, so that the one chosen is not the one that came out best. */
  others: OtherScenario[];
}

export interface OtherScenario {
  id: string;
  title: string;
  label: string;
  published: string;
  result: Backtest | null;
  /** Why there is none. */
  reason: string | null;
}

interface ListedScenario {
  id: string;
  title: string;
  label: string;
  published: string;
}

/** Step 9: the scenario against what happened, and the others beside it. */
export async function backtestStep({commands, options, db}: StoryWorld): Promise<StoryBacktest> {
  const {scenario, regions, draws, seed} = options;
  const line = (id: string, places: readonly string[]): string[] => [
    ...["scenario", "backtest", "--scenario", id, "--region", places.join(",")],
    ...["--draws", String(draws), "--seed", String(seed), "--db", db]
  ];
  const chosen = (await commands.run(line(scenario, ["NL01", ...regions]))) as StoryBacktest["chosen"];
  const {scenarios} = (await commands.run(["scenario", "list"])) as {scenarios: ListedScenario[]};
  const year = scenarios.find(({id}) => id === scenario)?.published.slice(0, 4) ?? "";
  const others: OtherScenario[] = [];
  for (const {id, title, label, published} of scenarios.filter((each) => each.published.startsWith(year))) {
    const {result, reason} = await tried(() => commands.run(line(id, ["NL01"])) as Promise<Backtest>);
    others.push({id, title, label, published, result, reason});
  }
  return {chosen, others};
}

/** A scenario without the figures that a path needs has no result, and says why. */
async function tried(work: () => Promise<Backtest>): Promise<{result: Backtest | null; reason: string | null}> {
  try {
    return {result: await work(), reason: null};
  } catch (error) {
    if (!(error instanceof InputError) || error.kind === "stopped") throw error;
    return {result: null, reason: error.message};
  }
}

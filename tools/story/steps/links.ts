import type {PanelNote} from "../../../loaders/warehouse/panel-types.js";
import {leadingScan} from "../../../models/statistics/correlation/leading-scan.js";
import type {Correlation} from "../../../models/statistics/correlation/types.js";
import {panelYears, storyIndicators} from "../options.js";
import type {StoryWorld} from "../world.js";
import {clusterings, panelFile, type StoryPanel} from "./panel.js";

/** Every pair under the clustering that makes it most unsure; q over those. */
export type StoryScan = ReturnType<typeof leadingScan>;

/** All pairs of the five indicators, over all years and over those that may be compared. */
export interface StoryLinks {
  all: StoryScan;
  /** Null when fewer than two years may be compared. */
  comparable: StoryScan | null;
  /** Last year before the first break. */
  lastComparable: number;
}

const comparableFile = "paneel/vergelijkbaar.csv";

/** Step 4: which figures go together, within municipalities and years; every pair is tried, whichever is hoped for. */
export async function linksStep({commands, db}: StoryWorld, panel: StoryPanel): Promise<StoryLinks> {
  const {first, last, boundaries} = panelYears;
  const scan = async (file: string, ...options: string[]): Promise<StoryScan> => {
    const scans: Correlation[] = [];
    for (const cluster of clusterings) {
      const args = ["correlate", file, "--unit", "region", "--period", "period", "--cluster", cluster, ...options];
      scans.push((await commands.run(args)) as Correlation);
    }
    return leadingScan(scans);
  };
  // Over the breaks on purpose: the report holds what comes out so against the years that may be compared.
  const all = await scan(panelFile, "--lags", "0:2", "--keep-breaks");
  const lastComparable = lastYearBeforeBreaks(panel.notes);
  if (lastComparable === first) return {all, comparable: null, lastComparable};
  if (lastComparable === last) return {all, comparable: all, lastComparable};
  await commands.run([
    ...["data", "panel", "--indicators", storyIndicators.join(",")],
    ...["--from", String(first), "--to", String(lastComparable), "--boundaries", String(boundaries)],
    ...["--db", db, "--out", comparableFile]
  ]);
  return {all, comparable: await scan(comparableFile, "--lags", "0:0"), lastComparable};
}

/** The last year before any indicator of the panel may no longer be compared with the years before it. */
function lastYearBeforeBreaks(notes: readonly PanelNote[]): number {
  const {first, last} = panelYears;
  const breaks = notes
    .filter(({effect, starts}) => effect === "exclude" && Number(starts.slice(0, 4)) > first)
    .map(({starts}) => Number(starts.slice(0, 4)) - 1);
  return Math.min(last, ...breaks);
}

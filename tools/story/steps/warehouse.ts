import type {BuildReport} from "../../../loaders/warehouse/build.js";
import type {StoryWorld} from "../world.js";

/** One retrieval of a source that the story rests on. */
export interface StoryVintage {
  id: string;
  source: string;
  title: string;
  publisher: string;
  /** The publisher's own number of the table. */
  table: string | null;
  version: string | null;
  sha256: string;
  rows: number;
  licence: string;
  /** Null where neither the publisher nor the file says it. */
  retrieved: string | null;
}

/** The warehouse, and where its figures come from. */
export interface StoryWarehouse {
  vintages: StoryVintage[];
  synthetic: boolean;
  /** Null for a warehouse that was there already. */
  problems: BuildReport["problems"] | null;
  /** Day of the story; null where no source has one. */
  date: string | null;
}

interface VintageItem {
  id: string;
  source: string;
  title: string;
  publisherVersion: string | null;
  sha256: string;
  rows: number;
  licence: string;
  retrievedAt: string | null;
  isCurrent: boolean;
  isSynthetic: boolean;
}

/** The clock of the commands stands at this moment when no day was given, so that nothing rests on the day of the run. */
export const noMoment = new Date(0);

/** Step 1: builds the warehouse from files or from the demonstration world, or takes the one that was named. */
export async function warehouseStep({options, commands, catalogue, db}: StoryWorld): Promise<StoryWarehouse> {
  const {from, date} = options;
  const report =
    options.db === null
      ? ((await commands.run([
          ...["data", "build", "--out", db],
          ...(from === null ? ["--profile", "demo"] : ["--from", from])
        ])) as BuildReport)
      : null;
  const {items} = (await commands.run(["data", "vintages", "--db", db])) as {items: VintageItem[]};
  const current = items.filter(({isCurrent}) => isCurrent);
  const vintages = current.map(({id, source, title, publisherVersion, sha256, rows, licence, retrievedAt}) => ({
    ...{id, source, title, sha256, rows, licence},
    publisher: catalogue.sources.get(source)?.publisher ?? source,
    table: /^cbs-(\d{5}[a-z]{3})$/.exec(source)?.[1] ?? null,
    version: publisherVersion,
    retrieved: retrievedAt
  }));
  const days = vintages.flatMap(({retrieved}) => (retrieved === null ? [] : [retrieved.slice(0, 10)])).sort();
  return {
    vintages,
    synthetic: current.some(({isSynthetic}) => isSynthetic),
    problems: report?.problems ?? null,
    date: date ?? days.at(-1) ?? null
  };
}

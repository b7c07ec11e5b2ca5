import {createHash} from "node:crypto";
import {fileURLToPath} from "node:url";
import type {SourceLoader} from "../source-loader.js";
import type {DemoWorld} from "./generate-world.js";
import {generateWorld} from "./generate-world.js";
import {readRecipe} from "./read-recipe.js";
import {stageColumns} from "./stage-columns.js";

const dataDir = fileURLToPath(new URL("../../../data", import.meta.url));

/**
 * Loads the demonstration world of data/demo on the regions at hand: yearly and monthly figures, wijken, jobs by sector
 * and commuting, all of status synthetic. Indicators the catalogue does not know are left out and reported.
 */
export const loadDemo: SourceLoader = async (card, context) => {
  const {world, truth} = await readRecipe(dataDir);
  const made = generateWorld(world, truth, context.regions);
  context.signal.throwIfAborted();
  const unknown = [...new Set(made.columns.keys.map(({indicator}) => indicator))].filter(
    (id) => !context.catalogue.indicators.has(id)
  );
  for (const id of unknown)
    context.sink.problem({
      source: card.id,
      kind: "unknown-indicator",
      message: `${id} of data/demo/world.yaml is not in the catalogue; its figures are left out`,
      count: 1
    });
  await context.sink.regions(made.wijken);
  await stageColumns(context.connection, context.sink, made.columns, made.geography.firstYear, unknown);
  await context.sink.employment(made.employment);
  await context.sink.commuting(made.commuting);
  context.effects.log(`${made.columns.length} figures of the demonstration world`);
  return {
    sha256: hashWorld(made),
    publisherVersion: `seed ${world.seed}`,
    retrievedAt: null,
    synthetic: true
  };
};

/** SHA-256 of everything the world publishes; equal on every (little-endian) machine. */
export function hashWorld({columns, employment, commuting, wijken}: DemoWorld): string {
  const hash = createHash("sha256");
  const {length} = columns;
  for (const column of [columns.key, columns.month, columns.value, columns.low, columns.high, columns.missing])
    hash.update(new Uint8Array(column.buffer, 0, length * column.BYTES_PER_ELEMENT));
  hash.update(JSON.stringify([columns.keys, employment, commuting, wijken]));
  return hash.digest("hex");
}

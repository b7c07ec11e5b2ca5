import type {Register} from "../command.js";
import {commandGroup} from "../command.js";
import {editionFolder, editionGroup} from "../edition-command.js";
import type {WarehouseOptions} from "../warehouse-command.js";
import {runOnWarehouse, withWarehouseOptions} from "../warehouse-command.js";

interface Options extends WarehouseOptions {
  editions?: string;
}

/** `edition diff`: what changed between two editions, or since one until now, split by why. */
export const register: Register = (program, context) => {
  const command = commandGroup(program, ...editionGroup)
    .command("diff")
    .description(
      "what changed: new periods, revised and vanished figures, definitions, boundaries, models, parameters, texts"
    )
    .argument("[before]", "id of an edition (default: the last)")
    .argument("[after]", "id of a later one (default: what stands now)")
    .option("--editions <folder>", "where editions and reasons.yaml stand (default: data/editions)");
  withWarehouseOptions(command).action((before: string | undefined, after: string | undefined, options: Options) =>
    runOnWarehouse(context, options, async (connection) => {
      const {findEdition} = await import("../../loaders/editions/edition-files.js");
      const {nextEdition} = await import("../../loaders/editions/next-edition.js");
      const {diffEditions} = await import("../../models/editions/diff-editions.js");
      const {editionSummary} = await import("../edition-text.js");
      const folder = editionFolder(context, options.editions);
      const next = await nextEdition(connection, {root: context.projectRoot, folder});
      const a = findEdition(after === undefined ? next.editions : next.all, before);
      const b = after === undefined ? {...next.content, reasons: [...next.reasons]} : findEdition(next.all, after);
      const changes = diffEditions(a, b, b.reasons);
      return {json: {before: a.id, after: after ?? null, ...changes}, text: editionSummary(changes)};
    })
  );
};

import type {VintageDiff} from "../../loaders/warehouse/diff.js";
import type {Register} from "../command.js";
import {commandGroup, formatTable} from "../command.js";
import type {WarehouseOptions} from "../warehouse-command.js";
import {runOnWarehouse, withWarehouseOptions} from "../warehouse-command.js";

/** `data diff`: what changed from one vintage of a source to another. */
export const register: Register = (program, context) => {
  const command = commandGroup(program, "data", "sources, warehouse and panels")
    .command("diff")
    .description("what changed from one vintage of a source to another (ids: data vintages)")
    .argument("<before>", "vintage id")
    .argument("<after>", "vintage id");
  withWarehouseOptions(command).action((before: string, after: string, options: WarehouseOptions) =>
    runOnWarehouse(context, options, async (connection) => {
      const {diffVintages} = await import("../../loaders/warehouse/diff.js");
      const diff = await diffVintages(connection, before, after);
      return {json: diff, text: describe(diff)};
    })
  );
};

const shown = 20;

function describe(diff: VintageDiff): string {
  const counts = [
    `new periods ${diff.newPeriods.length}, vanished periods ${diff.vanishedPeriods.length}`,
    `revised cells ${diff.revised.length}, new ${diff.newCells.length}, vanished ${diff.vanishedCells.length}`,
    `changed definitions ${diff.definitions.length}, other boundaries ${diff.boundaries.length}`
  ];
  if (diff.revised.length === 0) return counts.join("\n");
  const table = formatTable(diff.revised.slice(0, shown), [
    {title: "indicator", value: ({indicator}) => indicator},
    {title: "region", value: ({region}) => region},
    {title: "period", value: ({period}) => period},
    {title: "breakdown", value: ({breakdown}) => breakdown},
    {title: "before", value: ({before, missingBefore}) => before ?? missingBefore},
    {title: "after", value: ({after, missingAfter}) => after ?? missingAfter}
  ]);
  const rest = diff.revised.length > shown ? `… and ${diff.revised.length - shown} more; --json gives all` : "";
  return [...counts, "", table, rest].join("\n");
}

import type {Register} from "../command.js";
import {commandGroup, formatTable} from "../command.js";
import type {WarehouseOptions} from "../warehouse-command.js";
import {runOnWarehouse, withWarehouseOptions} from "../warehouse-command.js";

interface Options extends WarehouseOptions {
  indicator?: string;
}

/** `data reconcile`: each year's sum of the parts against the publisher's own total, and where a series breaks. */
export const register: Register = (program, context) => {
  const command = commandGroup(program, "data", "sources, warehouse and panels")
    .command("reconcile")
    .description("hold each year's total of the parts against the publisher's own, and tell where a series breaks")
    .option("--indicator <id>", "this one only");
  withWarehouseOptions(command).action((options: Options) =>
    runOnWarehouse(context, options, async (connection) => {
      const {reconcile} = await import("../../loaders/warehouse/reconcile.js");
      const {rows, breaks} = await reconcile(connection, {indicator: options.indicator});
      const round = (value: number | null, digits: number): string => (value === null ? "" : value.toFixed(digits));
      const table = formatTable(rows, [
        {title: "indicator", value: ({indicator}) => indicator},
        {title: "level", value: ({level}) => level},
        {title: "year", value: ({period}) => period.slice(0, 4)},
        {title: "source", value: ({source}) => source},
        {title: "sum", value: ({sum}) => round(sum, 0)},
        {title: "published", value: ({published}) => round(published, 0)},
        {title: "ratio", value: ({ratio}) => round(ratio, 3)},
        {title: "coverage", value: ({coverage}) => round(coverage, 2)},
        {title: "not compared", value: ({reason}) => reason}
      ]);
      const notes = breaks.map(
        ({text, explainedBy}) => `- ${text}${explainedBy ? ` (verklaard: ${explainedBy})` : ""}`
      );
      return {json: {rows, breaks}, text: [table, "", ...notes].join("\n")};
    })
  );
};

import type {Register} from "../command.js";
import {commandGroup, formatTable} from "../command.js";
import type {WarehouseOptions} from "../warehouse-command.js";
import {runOnWarehouse, withWarehouseOptions} from "../warehouse-command.js";

/** `data check`: integrity and plausibility of a warehouse; exit 1 when something is wrong. */
export const register: Register = (program, context) => {
  const command = commandGroup(program, "data", "sources, warehouse and panels")
    .command("check")
    .description("check the warehouse: does it hold together, and can its values be true");
  withWarehouseOptions(command).action((options: WarehouseOptions) =>
    runOnWarehouse(context, options, async (connection) => {
      const {checkWarehouse} = await import("../../loaders/warehouse/checks.js");
      const check = await checkWarehouse(connection);
      const text = check.ok
        ? "everything holds"
        : formatTable(check.problems, [
            {title: "source", value: ({source}) => source},
            {title: "problem", value: ({kind}) => kind},
            {title: "count", value: ({count}) => count},
            {title: "message", value: ({message}) => message}
          ]);
      return {json: check, text, exitCode: check.ok ? 0 : 1};
    })
  );
};

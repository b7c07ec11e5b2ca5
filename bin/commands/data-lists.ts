import {InputError} from "../../models/errors.js";
import type {Register} from "../command.js";
import {commandGroup, formatTable} from "../command.js";
import type {WarehouseOptions} from "../warehouse-command.js";
import {runOnWarehouse, withWarehouseOptions} from "../warehouse-command.js";

interface RegionOptions extends WarehouseOptions {
  level: string;
  year?: string;
}

/** `data indicators`, `data regions` and `data vintages`: what the warehouse holds, as `{items}`. */
export const register: Register = (program, context) => {
  const group = commandGroup(program, "data", "sources, warehouse and panels");

  withWarehouseOptions(
    group.command("indicators").description("every indicator, with what the warehouse has of it")
  ).action((options: WarehouseOptions) =>
    runOnWarehouse(context, options, async (connection) => {
      const {listIndicators} = await import("../../loaders/warehouse/lists.js");
      const items = await listIndicators(connection);
      const text = formatTable(items, [
        {title: "id", value: ({id}) => id},
        {title: "title", value: ({title}) => title},
        {title: "unit", value: ({unit}) => unit},
        {title: "first", value: ({first}) => first},
        {title: "last", value: ({last}) => last},
        {title: "observations", value: ({observations}) => observations}
      ]);
      return {json: {items}, text};
    })
  );

  const regions = group
    .command("regions")
    .description("regions of a level in a year")
    .option("--level <level>", "gemeente, provincie, corop, veiligheidsregio, wijk, …", "gemeente")
    .option("--year <year>", "year of the division (default: the last one held)");
  withWarehouseOptions(regions).action((options: RegionOptions) =>
    runOnWarehouse(context, options, async (connection) => {
      const {listRegions} = await import("../../loaders/warehouse/lists.js");
      const items = await listRegions(connection, options.level, yearOf(options.year));
      const text = formatTable(items, [
        {title: "code", value: ({code}) => code},
        {title: "name", value: ({name}) => name},
        {title: "year", value: ({year}) => year},
        {title: "province", value: ({province}) => province},
        {title: "population", value: ({population}) => population}
      ]);
      return {json: {items}, text};
    })
  );

  withWarehouseOptions(group.command("vintages").description("every retrieval of a source that is kept")).action(
    (options: WarehouseOptions) =>
      runOnWarehouse(context, options, async (connection) => {
        const {listVintages} = await import("../../loaders/warehouse/vintages.js");
        const items = await listVintages(connection);
        const text = formatTable(items, [
          {title: "id", value: ({id}) => id},
          {title: "retrieved", value: ({retrievedAt}) => retrievedAt},
          {title: "read in", value: ({readAt}) => readAt},
          {title: "rows", value: ({rows}) => rows},
          {title: "state", value: ({isCurrent, isStale}) => (isStale ? "stale" : isCurrent ? "current" : "")}
        ]);
        return {json: {items}, text};
      })
  );
};

function yearOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  if (!/^\d{4}$/.test(text))
    throw new InputError("invalid-year", `not a year: ${text}; give one such as 2024`, "--year");
  return Number(text);
}

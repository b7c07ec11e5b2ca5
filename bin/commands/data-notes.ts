import type {Register} from "../command.js";
import {commandGroup, formatTable} from "../command.js";
import type {WarehouseOptions} from "../warehouse-command.js";
import {runOnWarehouse, withWarehouseOptions} from "../warehouse-command.js";

/** `data reach`: everything a quality note touches. */
export const register: Register = (program, context) => {
  const command = commandGroup(program, "data", "sources, warehouse and panels")
    .command("reach")
    .description("every page, estimate and sentence a quality note touches; without an id, all notes")
    .argument("[note]", "note id");
  withWarehouseOptions(command).action((note: string | undefined, options: WarehouseOptions) =>
    runOnWarehouse(context, options, async (connection) => {
      const {listNotes, noteReach} = await import("../../loaders/warehouse/note-reach.js");
      if (note === undefined) {
        const items = await listNotes(connection);
        const text = formatTable(items, [
          {title: "note", value: ({id}) => id},
          {title: "indicator", value: ({indicator}) => indicator},
          {title: "from", value: ({starts}) => starts},
          {title: "effect", value: ({effect}) => effect},
          {title: "touches", value: ({touches}) => touches}
        ]);
        return {json: {items}, text};
      }
      const items = await noteReach(connection, note);
      const text = formatTable(items, [
        {title: "kind", value: ({kind}) => kind},
        {title: "title", value: ({title}) => title},
        {title: "path", value: ({path}) => path}
      ]);
      return {json: {note, items}, text};
    })
  );
};

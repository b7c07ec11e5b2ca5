import {InputError} from "../../errors.js";
import type {Frame} from "../../statistics/types.js";
import type {SystemFile} from "../format.js";

/**
 * The column of each variable in a panel: by its id, else by its indicator; variables without one are not in the map.
 *
 * Throws InputError (no-columns) when fewer than two have one.
 */
export function columnsOf(file: SystemFile, table: Frame): Map<string, string> {
  const columnOf = new Map<string, string>();
  for (const {id, indicator} of file.variables) {
    if (Object.hasOwn(table.columns, id)) columnOf.set(id, id);
    else if (indicator !== undefined && Object.hasOwn(table.columns, indicator)) columnOf.set(id, indicator);
  }
  if (columnOf.size < 2)
    throw new InputError(
      "no-columns",
      `the panel has columns for ${columnOf.size} variables of the model; name columns by id or indicator`,
      table.origin?.file ?? null
    );
  return columnOf;
}

import type {Edition} from "./format.js";

/** The text of an edition's file: a line for each thing in it, so that two editions can be laid side by side. */
export function writeEdition(edition: Edition): string {
  const fields = Object.entries(edition).map(([field, value]) => {
    const items =
      Array.isArray(value) && value.length > 0 ? `[\n${value.map(line).join(",\n")}\n]` : JSON.stringify(value);
    return `${JSON.stringify(field)}: ${items}`;
  });
  return `{\n${fields.join(",\n")}\n}\n`;
}

const line = (item: unknown): string => JSON.stringify(item);

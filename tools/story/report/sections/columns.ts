import type {Column} from "../../../../src/components/table-data.js";

/** A column of words. */
export const text = (key: string, label: string): Column => ({key, label});
/** A column of numbers, in its unit. */
export const number = (key: string, label: string, unit?: string, decimals = 0): Column => ({
  ...{key, label, type: "number" as const, decimals},
  ...(unit === undefined ? {} : {unit})
});

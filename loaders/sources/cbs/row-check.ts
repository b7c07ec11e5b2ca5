import {createHash} from "node:crypto";
import {BadAnswer} from "./bad-answer.js";
import {IdSet} from "./id-set.js";
import type {Row} from "./odata-page.js";

export interface RowRules {
  /** Name of the row number: `Id` in v4, `ID` in v3. */
  id: string;
  /** Dimensions that every row must have a code for. */
  dimensions: readonly string[];
  /** What is wrong with the rest of a row, in words; null when it is well. */
  fault(row: Row): string | null;
}

/** Accepts the rows of a page, or throws BadAnswer; rows of a refused page are as if they never came. */
export type RowCheck = (rows: readonly Row[]) => void;

/**
 * Checks pages of one table as they come: every row has its fields, and no row comes twice (a page served again). Row
 * numbers are compared over all pages and slices; a server without row numbers is held to pages that differ.
 */
export function createRowCheck(rules: RowRules): RowCheck {
  const seen = new IdSet();
  const pages = new Set<string>();

  return (rows) => {
    const ids = new Set<number>();
    let withoutId = 0;
    for (const row of rows) {
      const id = row[rules.id];
      if (id === undefined) withoutId += 1;
      else if (!isRowNumber(id)) throw new BadAnswer("invalid-row", `${rules.id} is not a row number: ${String(id)}`);
      else if (ids.has(id) || seen.has(id)) throw new BadAnswer("repeated-page", `row ${id} came twice`);
      else ids.add(id);
      for (const dimension of rules.dimensions) {
        const code = row[dimension];
        if (typeof code !== "string" || code.trim() === "")
          throw new BadAnswer("invalid-row", `row ${String(id)} has no code for ${dimension}`);
      }
      // Nested values have no place in a table, and 1e999 is valid JSON for a number that does not exist.
      const odd = Object.keys(row).find((name) => !isCell(row[name]));
      if (odd !== undefined) throw new BadAnswer("invalid-row", `row ${String(id)}: ${odd} is no single value`);
      const fault = rules.fault(row);
      if (fault !== null) throw new BadAnswer("invalid-row", `row ${String(id)}: ${fault}`);
    }
    if (withoutId > 0 && ids.size > 0) throw new BadAnswer("invalid-row", `${withoutId} rows have no ${rules.id}`);
    if (withoutId > 0) {
      const page = createHash("sha256").update(JSON.stringify(rows)).digest("hex");
      if (pages.has(page)) throw new BadAnswer("repeated-page", "the same page came twice");
      pages.add(page);
    }
    for (const id of ids) seen.add(id);
  };
}

const isCell = (value: unknown): boolean =>
  value === null || typeof value === "string" || typeof value === "boolean" || Number.isFinite(value);

const isRowNumber = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

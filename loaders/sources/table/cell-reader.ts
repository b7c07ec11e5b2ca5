import type {SourceCard} from "../../catalogue/schema.js";
import type {MissingReason} from "../../warehouse/types.js";
import {InputError} from "../../../models/errors.js";
import {parseNumber} from "./parse-number.js";
import {quote} from "./quote.js";

/** Reads the value of a cell as the card says: a number in its notation, a mark for missing, or empty. */
export class CellReader {
  private readonly marks: ReadonlyMap<string, MissingReason>;

  constructor(
    private readonly card: SourceCard,
    private readonly columns: readonly string[],
    private readonly file: string
  ) {
    this.marks = new Map(Object.entries(card.missing));
  }

  /** The number × scale, or why it is missing. `raw` is trimmed. Throws InputError with row and column for anything else. */
  read(raw: string, column: string, scale: number, row: number): number | MissingReason {
    if (this.marks.size > 0) {
      const mark = this.marks.get(raw);
      if (mark !== undefined) return mark;
    }
    if (raw === "") return this.card.empty === "zero" ? 0 : this.card.emptyReason;
    const value = parseNumber(raw, this.card.format);
    if (value === null) throw this.refuse(raw, column, row);
    // Scaling must not add digits of its own: 0.1 thousand is 100, not 100.00000000000001.
    return scale === 1 ? value : Number((value * scale).toPrecision(15));
  }

  /** A margin; null where the cell is empty or marked. */
  bound(row: readonly string[], index: number, scale: number, rowNumber: number): number | null {
    const raw = (row[index] ?? "").trim();
    if (raw === "") return null;
    const value = this.read(raw, this.columns[index] ?? "", scale, rowNumber);
    return typeof value === "number" ? value : null;
  }

  private refuse(raw: string, column: string, row: number): InputError {
    const {decimal, thousands} = this.card.format;
    return new InputError(
      "invalid-number",
      `${quote(raw)} is no number with decimal "${decimal}"${thousands === "" ? "" : ` and thousands "${thousands}"`}; correct the cell, or declare the mark under missing or the notation under format`,
      `${this.file}:${row}, column ${column}`
    );
  }
}

import type {SourceCard} from "../../catalogue/schema.js";
import {InputError} from "../../../models/errors.js";

/** What one published unit stands for: "x 1 000", "1 000 euro" and "x 1000" are thousands, "mln euro" millions; else 1. */
export function scaleOfUnit(unit: string): number {
  const plain = unit.toLowerCase().replace(/[\s.]/g, "");
  if (/(^|x)1000000/.test(plain) || /mln|miljoen/.test(plain)) return 1_000_000;
  if (/mld|miljard/.test(plain)) return 1_000_000_000;
  return /(^|x)1000(?!\d)/.test(plain) || /duizend/.test(plain) ? 1000 : 1;
}

/** Refuses a card whose scale contradicts the unit the table states: a value a thousand times off looks right. */
export function checkScales(card: SourceCard, units: ReadonlyMap<string, string>): void {
  for (const {column, scale} of card.columns) {
    const unit = units.get(column.split("|")[0] ?? column);
    if (unit === undefined) continue;
    const expected = scaleOfUnit(unit);
    if (expected !== scale)
      throw new InputError(
        "unit-mismatch",
        `the table gives "${column}" in "${unit}", so scale must be ${expected}; the card says ${scale}`,
        card.id
      );
  }
}

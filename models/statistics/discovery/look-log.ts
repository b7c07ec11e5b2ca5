import {InputError} from "../../errors.js";

/** A look at the confirmation part: it was spent on this family. */
export interface LookRecord {
  hashOfFamily: string;
  seed: number;
  /** The split, in words. */
  split: string;
  /** When, as the caller says. */
  at: string;
  looked: true;
  /** Why it was looked at once more: a second look confirms nothing by itself. */
  again?: string;
}

export type LookLog = readonly LookRecord[];

/**
 * Writes a look into the log and returns the new log; the old one is not changed.
 *
 * @throws InputError `already-looked` at a second look at the same family, unless `again` says why
 */
export function recordLook(log: LookLog, record: Omit<LookRecord, "looked">): LookLog {
  const earlier = log.find(({hashOfFamily}) => hashOfFamily === record.hashOfFamily);
  const reason = record.again?.trim() ?? "";
  if (earlier !== undefined && reason === "")
    throw new InputError(
      "already-looked",
      `the confirmation part was looked at for this family on ${earlier.at}; say why it is looked at again, or take another family`,
      record.hashOfFamily
    );
  const {hashOfFamily, seed, split, at} = record;
  return [...log, {hashOfFamily, seed, split, at, looked: true, ...(earlier === undefined ? {} : {again: reason})}];
}

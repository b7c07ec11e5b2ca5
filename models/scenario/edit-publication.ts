import {InputError} from "../errors.js";
import type {ScenarioPublication} from "./format.js";
import {readPublication} from "./read-publication.js";

/** Where a number of a publication stands: levels of the base year, or figures or sectors of a variant. */
export type CellPlace =
  | {readonly list: "base"; readonly index: number}
  | {readonly list: "cells" | "sectors"; readonly variant: string; readonly index: number};

/**
 * A copy to edit: every number with its source as it was, under ids of its own, and naming what it was copied from.
 *
 * @param id of the copy; ids of its variants begin with it
 * @throws InputError of readPublication
 */
export function copyPublication(
  publication: ScenarioPublication,
  {id, title, published}: {id: string; title: string; published: string}
): ScenarioPublication {
  const ending = (variant: string): string =>
    variant.startsWith(`${publication.id}-`) ? variant.slice(publication.id.length + 1) : variant;
  return readPublication(
    {
      ...publication,
      ...{id, title, published, basedOn: publication.id},
      variants: publication.variants.map((variant) => ({...variant, id: `${id}-${ending(variant.id)}`}))
    },
    id
  );
}

/**
 * One number changed, with the reason. The number is then exactly this: "about" or "to be verified" said something of the
 * one before, which is kept in the note.
 *
 * @throws InputError missing-reason without a reason, unknown-cell for a place that is not there, and of readPublication
 */
export function changeCell(
  publication: ScenarioPublication,
  place: CellPlace,
  {value, reason}: {value: number; reason: string}
): ScenarioPublication {
  const why = reason.trim();
  if (why === "") throw new InputError("missing-reason", "say why this number is changed", publication.id);
  const change = <T extends {value: number; note?: string | undefined; verify?: boolean | undefined}>(
    cells: readonly T[]
  ): T[] => {
    const cell = cells[place.index];
    if (cell === undefined) throw new InputError("unknown-cell", "there is no such number", publication.id);
    const note = cell.note ?? `eerst ${String(cell.value).replace(".", ",")}`;
    const next: T = {...cell, ...("relation" in cell ? {relation: "exact"} : {}), value, reason: why, note};
    delete next.verify;
    return cells.map((each, at) => (at === place.index ? next : each));
  };
  if (place.list === "base") return readPublication({...publication, base: change(publication.base)}, publication.id);
  if (!publication.variants.some(({id}) => id === place.variant))
    throw new InputError("unknown-cell", "there is no such variant", publication.id);
  const variants = publication.variants.map((variant) => {
    if (variant.id !== place.variant) return variant;
    return place.list === "cells"
      ? {...variant, cells: change(variant.cells)}
      : {...variant, sectors: change(variant.sectors)};
  });
  return readPublication({...publication, variants}, publication.id);
}

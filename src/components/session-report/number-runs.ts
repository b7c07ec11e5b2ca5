import type {SessionNumber} from "../../models/interpretation/calls.js";
import {piecesOf} from "../../models/interpretation/number-refs.js";
import type {ReplayedNumber} from "../../models/interpretation/replay.js";
import {formatMissing, formatNumber, formatValue} from "../../locale/format.js";
import {sessionReport as text} from "../../locale/session-report.js";
import type {Run} from "./report-document.js";

/** Writes figures and texts with figures in them, each bound to its cell. */
export interface NumberRuns {
  /** The figure alone, without its unit. */
  bare(ref: string): Run;
  /** A text in which figures stand as {{ref}}, with their units. */
  text(written: string): Run[];
}

/**
 * @param replayed what each call gives now; null when nothing was recomputed
 */
export function numberRuns(numbers: readonly SessionNumber[], replayed: readonly ReplayedNumber[] | null): NumberRuns {
  const byRef = new Map(numbers.map((number) => [number.ref, number]));
  const now = new Map((replayed ?? []).map((number) => [number.ref, number]));
  const run = (ref: string, shown: (number: SessionNumber, value: number) => string): Run => {
    const number = byRef.get(ref);
    if (number === undefined) return {text: text.unknownNumber(ref)};
    const found = now.get(ref);
    const written = number.value === null ? formatMissing(number.missing) : shown(number, number.value);
    const stale =
      found === undefined || found.equal
        ? null
        : found.now === null
          ? text.staleGone
          : text.staleNow(again(found.now, written, (value) => shown(number, value)));
    return {ref, text: written, value: number.value, stale};
  };
  return {
    bare: (ref) => run(ref, ({decimals}, value) => formatNumber(value, decimals)),
    text: (written) =>
      piecesOf(written).map((piece) =>
        "ref" in piece ? run(piece.ref, ({unit, decimals}, value) => formatValue(value, {unit, decimals})) : piece
      )
  };
}

/** A figure that changed behind its last decimal is written out, so that it does not read like the old one. */
function again(value: number, before: string, shown: (value: number) => string): string {
  const rounded = shown(value);
  return rounded === before ? formatNumber(value, 15) : rounded;
}

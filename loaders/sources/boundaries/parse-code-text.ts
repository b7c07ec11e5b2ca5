import type {BoundaryEvent} from "./boundary-event.js";
import {eventKinds, isoFromDutchDate} from "./boundary-event.js";

/** What CBS says of a municipality in the Description of a region code. */
export interface CodeText {
  events: BoundaryEvent[];
  /** `Begindatum` of the text, ISO; null when it lies before 1830 or is not given. */
  begins: string | null;
}

const head =
  /^(Ontstaan|Opgeheven|Gemeentelijke herindeling|Grenswijziging|Wijziging|Naamswijziging) per (\d{2}-\d{2}-\d{4})(?:, ?(ontvangen van|overgegaan naar|uit))?/;
const place = /^(?:- |(oude|nieuwe) naam: )(.+?) \(((?:GM)?\d{4})\)/;

/**
 * Reads the Description of a RegioS code (CBS v4 `RegioSCodes`, such as "Grenswijziging per 01-01-2018, ontvangen van:
 * - Tilburg (GM0855), ... 89 hectare met 25 woningen en 67 inwoners"). Text it does not know is passed over: the
 * comparison with data/regions, not this parser, decides whether something is missing.
 */
export function parseCodeText(code: string, name: string, description: string): CodeText {
  const events: BoundaryEvent[] = [];
  let begins: string | null = null;
  let current: {kind: BoundaryEvent["kind"]; date: string; direction: BoundaryEvent["direction"]} | null = null;
  for (const raw of description.split(/\r?\n/)) {
    const line = raw.trim();
    const opening = head.exec(line);
    const date = opening ? isoFromDutchDate(opening[2] ?? "") : null;
    if (opening && date) {
      const kind = eventKinds[opening[1] ?? ""] ?? "border";
      current = {kind, date, direction: opening[3] === "overgegaan naar" ? "given" : "received"};
      continue;
    }
    if (line.startsWith("Begindatum ")) begins = isoFromDutchDate(line.slice("Begindatum ".length));
    if (!current || !line) {
      if (!line) current = null;
      continue;
    }
    const found = place.exec(line);
    if (found) {
      events.push({
        code,
        name,
        kind: current.kind,
        date: current.date,
        direction: found[1] === "nieuwe" ? "given" : found[1] === "oude" ? "received" : current.direction,
        other: withPrefix(found[3] ?? ""),
        otherName: found[2] ?? "",
        hectares: null,
        dwellings: null,
        inhabitants: null
      });
    } else if (line.startsWith("...")) {
      const last = events.at(-1);
      if (last && last.date === current.date && last.kind === current.kind) Object.assign(last, amounts(line));
    }
  }
  return {events, begins};
}

function amounts(line: string): Pick<BoundaryEvent, "hectares" | "dwellings" | "inhabitants"> {
  return {
    hectares: amount(/([\d,]+) hectare/.exec(line)),
    dwellings: amount(/(\d+) woning/.exec(line)),
    inhabitants: amount(/(\d+) inwoner/.exec(line))
  };
}

function amount(match: RegExpExecArray | null): number | null {
  return match?.[1] === undefined ? null : Number(match[1].replace(",", "."));
}

function withPrefix(code: string): string {
  return code.startsWith("GM") ? code : `GM${code}`;
}

import {InputError} from "../../../models/errors.js";
import type {RegionChange} from "../../warehouse/types.js";
import type {BoundaryEvent} from "./boundary-event.js";

/** A change with the amounts it was weighed by. */
export interface WeighedChange extends RegionChange {
  hectares: number | null;
  dwellings: number | null;
  inhabitants: number | null;
}

/** Two CBS texts that tell one event differently, or only one of two that tells it. */
export interface Disagreement {
  from: string;
  to: string;
  date: string;
  message: string;
}

export interface DerivedChanges {
  changes: WeighedChange[];
  disagreements: Disagreement[];
}

interface Part {
  from: string;
  to: string;
  date: string;
  dissolves: boolean;
  renames: boolean;
  given: BoundaryEvent | null;
  received: BoundaryEvent | null;
}

const abroad = "GM0998";

/**
 * Turns CBS's boundary events into changes with weights. Each event may be told twice, by the giver and by the receiver:
 * both are joined and compared; the giver's amounts lead, the receiver's fill what it leaves open.
 *
 * Weights: a municipality dissolved into one other moves whole; into several, by dwellings (else inhabitants, else
 * hectares) of the parts, which then add up to 1; a border change by the inhabitants moved against `populationOf` the
 * giver on that date, 0 when nobody moved.
 *
 * @param events of all municipalities
 * @param options.from, to  ISO dates: events outside are left out
 * @param options.populationOf  inhabitants of a code on (or nearest to) a date; null when unknown
 */
export function deriveChanges(
  events: readonly BoundaryEvent[],
  options: {from: string; to: string; source: string; populationOf: (code: string, date: string) => number | null}
): DerivedChanges {
  const parts = joinSides(events.filter((event) => event.date >= options.from && event.date <= options.to));
  const disagreements = parts.flatMap(compareSides);
  const changes: WeighedChange[] = [];
  const dissolved = new Map<string, Part[]>();
  for (const part of parts) {
    const key = `${part.from} ${part.date}`;
    if (part.renames) changes.push(change(part, 1, "whole", "rename", options.source));
    else if (part.dissolves) dissolved.set(key, [...(dissolved.get(key) ?? []), part]);
    else changes.push(borderChange(part, options));
  }
  for (const shares of dissolved.values()) changes.push(...weighDissolved(shares, options.source));
  changes.sort((a, b) => compare(`${a.date}${a.from}${a.to}`, `${b.date}${b.from}${b.to}`));
  return {changes, disagreements};
}

function joinSides(events: readonly BoundaryEvent[]): Part[] {
  const gone = new Set(
    events.filter((event) => event.kind === "dissolved").map((event) => `${event.code} ${event.date}`)
  );
  const parts = new Map<string, Part>();
  for (const event of events) {
    const [from, to] = event.direction === "given" ? [event.code, event.other] : [event.other, event.code];
    if (from === to || from === abroad || to === abroad) continue;
    const key = `${event.date} ${from} ${to}`;
    const part = parts.get(key) ?? {
      from,
      to,
      date: event.date,
      dissolves: gone.has(`${from} ${event.date}`),
      renames: false,
      given: null,
      received: null
    };
    part[event.direction] = event;
    part.renames ||= event.kind === "renamed";
    parts.set(key, part);
  }
  return [...parts.values()];
}

function compareSides(part: Part): Disagreement[] {
  const at = {from: part.from, to: part.to, date: part.date};
  const {given, received} = part;
  if (!given || !received) {
    const [teller, silent] = given ? [part.from, part.to] : [part.to, part.from];
    return [{...at, message: `told by ${teller} only; the text of ${silent} is silent`}];
  }
  const fields = ["hectares", "dwellings", "inhabitants"] as const;
  return fields
    .filter((field) => given[field] !== received[field])
    .map((field) => ({
      ...at,
      message: `${field}: ${part.from} says ${given[field]}, ${part.to} says ${received[field]}`
    }));
}

function amountsOf(part: Part): Pick<WeighedChange, "hectares" | "dwellings" | "inhabitants"> {
  const pick = (field: "hectares" | "dwellings" | "inhabitants"): number | null =>
    part.given?.[field] ?? part.received?.[field] ?? null;
  return {hectares: pick("hectares"), dwellings: pick("dwellings"), inhabitants: pick("inhabitants")};
}

function change(
  part: Part,
  weight: number,
  basis: RegionChange["basis"],
  kind: RegionChange["kind"],
  source: string
): WeighedChange {
  return {from: part.from, to: part.to, date: part.date, weight, basis, kind, source, ...amountsOf(part)};
}

function borderChange(
  part: Part,
  options: {source: string; populationOf: (code: string, date: string) => number | null}
): WeighedChange {
  const {inhabitants} = amountsOf(part);
  const population = options.populationOf(part.from, part.date);
  const weight = inhabitants && population ? Math.min(1, inhabitants / population) : 0;
  return change(part, weight, "inhabitants", "border", options.source);
}

function weighDissolved(parts: readonly Part[], source: string): WeighedChange[] {
  for (const basis of ["dwellings", "inhabitants", "hectares"] as const) {
    const amounts = parts.map((part) => amountsOf(part)[basis]);
    const total = amounts.reduce<number>((sum, amount) => sum + (amount ?? 0), 0);
    if (parts.length > 1 && (total === 0 || amounts.includes(null))) continue;
    const peopled = parts.filter((_, index) => parts.length === 1 || (amounts[index] ?? 0) > 0);
    return parts.map((part, index) => {
      const weight = parts.length === 1 ? 1 : (amounts[index] ?? 0) / total;
      const isWhole = peopled.length === 1 && weight > 0;
      return change(part, isWhole ? 1 : weight, isWhole ? "whole" : basis, isWhole ? "merge" : "split", source);
    });
  }
  const [first] = parts;
  throw new InputError(
    "unweighed-split",
    "no dwellings, inhabitants or hectares of all parts: the split cannot be weighed; complete the events",
    `${first?.from ?? ""} on ${first?.date ?? ""}`
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

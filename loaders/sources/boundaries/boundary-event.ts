/** One side of a boundary event as CBS writes it in a municipality's code text. */
export interface BoundaryEvent {
  /** The municipality whose text this is. */
  code: string;
  name: string;
  kind: "created" | "dissolved" | "reorganised" | "border" | "renamed";
  /** ISO date on which it took effect. */
  date: string;
  /** `received`: land came from `other`; `given`: land went to `other`. */
  direction: "received" | "given";
  other: string;
  otherName: string;
  /** Of the part that moved, on the day before; null where the text is silent. */
  hectares: number | null;
  dwellings: number | null;
  inhabitants: number | null;
}

/** CBS's words for events, as they stand in code texts and in tables made of them. */
export const eventKinds: Readonly<Record<string, BoundaryEvent["kind"]>> = {
  Ontstaan: "created",
  Opgeheven: "dissolved",
  "Gemeentelijke herindeling": "reorganised",
  Grenswijziging: "border",
  Wijziging: "border",
  Naamswijziging: "renamed"
};

/** `24-03-2022` → `2022-03-24`; null when it is not a date. */
export function isoFromDutchDate(text: string): string | null {
  const match = /^(\d{2})-(\d{2})-(\d{4})$/.exec(text.trim());
  return match ? `${match[3]}-${match[2]}-${match[1]}` : null;
}

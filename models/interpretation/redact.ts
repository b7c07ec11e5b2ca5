import type {Participant} from "./format.js";

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\/]/g, "\\$&");
const plain = (text: string): string => text.normalize("NFD").replaceAll(/\p{M}/gu, "").normalize("NFC");
const [space, gap] = [/[\s\u00a0]+/, "[\\s\\u00a0]+"];
const alone = (pattern: string, flags: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`, flags);

const longestFirst = (set: ReadonlySet<string>): string => [...set].sort((a, b) => b.length - a.length).join("|");

/** The words of each name that has a letter or digit. */
const namesOf = (participants: readonly Pick<Participant, "name">[]): string[][] =>
  participants
    .map(({name}) => name.normalize("NFC").trim())
    .filter((name) => /[\p{L}\p{N}]/u.test(name))
    .map((name) => name.split(space));

/** A name as it is written, and without accents. */
const formsOf = (words: readonly string[]): string[][] => [[...words], words.map(plain)];

/** Finds whole names, in any case; nothing to look for without names. */
function wholeNames(names: readonly (readonly string[])[]): RegExp[] {
  const forms = new Set(names.flatMap(formsOf).map((words) => words.map(escaped).join(gap)));
  return forms.size > 0 ? [alone(longestFirst(forms), "giu")] : [];
}

const without = (text: string, patterns: readonly RegExp[], mark: string): string =>
  patterns.reduce((before, pattern) => before.replaceAll(pattern, () => mark), text.normalize("NFC"));

/** Words before a surname, which alone are nobody's name and begin many a sentence. */
const particles = new Set("aan bij den der des het les los over ten ter tot uit van ver von voor zum zur".split(" "));

/**
 * A function that takes names out of a text: the whole name in any case, and each part of it that begins with a capital and
 * has three letters or more, also without accents and in capitals, but not a "Van" or "Den" alone. A surname that is a word
 * too goes with it: better a gap than a name. For what people wrote only: `redactSession`.
 *
 * @param mark what stands in its place
 */
export function redactor(participants: readonly Pick<Participant, "name">[], mark: string): (text: string) => string {
  const names = namesOf(participants);
  const parts = new Set<string>();
  for (const word of names.flatMap(formsOf).flat())
    for (const part of [word, ...word.split(/[-'’.]/)])
      if (/^\p{Lu}/u.test(part) && part.length >= 3 && !particles.has(part.toLowerCase()))
        for (const own of [part, part.toUpperCase()]) parts.add(escaped(own));
  const patterns = [...wholeNames(names), ...(parts.size > 0 ? [alone(longestFirst(parts), "gu")] : [])];
  return (text) => without(text, patterns, mark);
}

/**
 * A function that takes only whole names of two words or more out of a text, in any case: for the product's own words, in
 * which a surname may be a word (Werk), but which somebody may have typed over in a file.
 */
export function fullNameRedactor(
  participants: readonly Pick<Participant, "name">[],
  mark: string
): (text: string) => string {
  const patterns = wholeNames(namesOf(participants).filter(({length}) => length > 1));
  return (text) => without(text, patterns, mark);
}

/**
 * Fields of a session that nobody writes in words: figures with their labels, units and sources, what they rest on, ids and
 * choices from a list. A surname that is a word of these changes nothing in them.
 */
const ofTheProduct = new Set([
  ...["format", "snapshot", "previous", "contribution", "numbers", "cycle", "unit"],
  ...["id", "number", "question", "statement", "indicator", "region", "theme", "path", "period", "device"],
  ...["kind", "type", "side", "status", "stage", "fall", "level", "per", "comparison"],
  ...["date", "until", "saved", "review", "due", "answered", "revealed", "closed", "changed", "at"]
]);

/** What people wrote in a part of a session without names; fields that are not known are taken for written. */
export function redactSession<Value>(value: Value, redact: (text: string) => string): Value {
  if (typeof value === "string") return redact(value) as Value;
  if (Array.isArray(value)) return value.map((item: unknown) => redactSession(item, redact)) as Value;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      ofTheProduct.has(key) ? (item as unknown) : redactSession(item as unknown, redact)
    ])
  ) as Value;
}

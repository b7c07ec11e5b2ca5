import type {Participant} from "./format.js";

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\/]/g, "\\$&");
const plain = (text: string): string => text.normalize("NFD").replaceAll(/\p{M}/gu, "").normalize("NFC");
const [space, gap] = [/[\s\u00a0]+/, "[\\s\\u00a0]+"];
const alone = (pattern: string, flags: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`, flags);

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
  const names = participants.map(({name}) => name.normalize("NFC").trim()).filter((name) => /[\p{L}\p{N}]/u.test(name));
  const whole = new Set<string>();
  const parts = new Set<string>();
  for (const name of names)
    for (const form of [name, plain(name)]) {
      const words = form.split(space);
      whole.add(words.map(escaped).join(gap));
      for (const word of words.flatMap((each) => [each, ...each.split(/[-'’.]/)]))
        if (/^\p{Lu}/u.test(word) && word.length >= 3 && !particles.has(word.toLowerCase()))
          for (const own of [word, word.toUpperCase()]) parts.add(escaped(own));
    }
  const longestFirst = (set: ReadonlySet<string>): string => [...set].sort((a, b) => b.length - a.length).join("|");
  const patterns = [
    ...(whole.size > 0 ? [alone(longestFirst(whole), "giu")] : []),
    ...(parts.size > 0 ? [alone(longestFirst(parts), "gu")] : [])
  ];
  return (text) => patterns.reduce((before, pattern) => before.replaceAll(pattern, () => mark), text.normalize("NFC"));
}

/**
 * A function that takes only whole names of two words or more out of a text, in any case: for the product's own words, in
 * which a surname may be a word (Werk), but which somebody may have typed over in a file.
 */
export const fullNameRedactor = (
  participants: readonly Pick<Participant, "name">[],
  mark: string
): ((text: string) => string) => {
  const names = participants
    .map(({name}) => name.normalize("NFC").trim().split(space))
    .filter(({length}) => length > 1);
  const patterns = names.flatMap((words) => [words, words.map(plain)]).map((words) => words.map(escaped).join(gap));
  if (patterns.length === 0) return (text) => text;
  const found = alone(patterns.sort((a, b) => b.length - a.length).join("|"), "giu");
  return (text) => text.normalize("NFC").replaceAll(found, () => mark);
};

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

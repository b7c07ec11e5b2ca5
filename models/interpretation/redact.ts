import type {Participant} from "./format.js";

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\/]/g, "\\$&");
const plain = (text: string): string => text.normalize("NFD").replaceAll(/\p{M}/gu, "").normalize("NFC");
const alone = (pattern: string, flags: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`, flags);

/**
 * A function that takes names out of a text: the whole name in any case, and each part of it that begins with a capital and
 * has three letters or more, also without accents and in capitals. A surname that is a word too goes with it: better a gap
 * than a name.
 *
 * @param mark what stands in its place
 */
export function redactor(participants: readonly Pick<Participant, "name">[], mark: string): (text: string) => string {
  const names = participants.map(({name}) => name.normalize("NFC").trim()).filter((name) => name !== "");
  const whole = new Set<string>();
  const parts = new Set<string>();
  for (const name of names)
    for (const form of [name, plain(name)]) {
      const words = form.split(/[\s\u00a0]+/);
      whole.add(words.map(escaped).join("[\\s\\u00a0]+"));
      for (const word of words.flatMap((each) => [each, ...each.split(/[-'’.]/)]))
        if (/^\p{Lu}/u.test(word) && word.length >= 3)
          for (const own of [word, word.toUpperCase()]) parts.add(escaped(own));
    }
  const longestFirst = (set: ReadonlySet<string>): string => [...set].sort((a, b) => b.length - a.length).join("|");
  const patterns = [
    ...(whole.size > 0 ? [alone(longestFirst(whole), "giu")] : []),
    ...(parts.size > 0 ? [alone(longestFirst(parts), "gu")] : [])
  ];
  return (text) => patterns.reduce((before, pattern) => before.replaceAll(pattern, mark), text.normalize("NFC"));
}

/** The same of every text in plain data, keys left alone. */
export function redactAll<Value>(value: Value, redact: (text: string) => string): Value {
  if (typeof value === "string") return redact(value) as Value;
  if (Array.isArray(value)) return value.map((item: unknown) => redactAll(item, redact)) as Value;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, redactAll(item as unknown, redact)])
  ) as Value;
}

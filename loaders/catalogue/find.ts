/** What the search looks at; indicators of the catalogue fit, and so do smaller objects made for a page. */
export interface Searchable {
  id: string;
  title: string;
  definition: string;
  synonyms: readonly string[];
  cbs?: {table: string} | null;
}

/** Weight by field and by kind of match: equal, begins with, a word begins with, somewhere inside. */
const weights = {
  title: [100, 80, 60, 30],
  synonyms: [70, 55, 40, 20],
  table: [90, 75, 0, 0],
  id: [65, 45, 35, 15],
  definition: [12, 12, 10, 4]
} as const;

/**
 * Indicators that fit a query, best first; ties in order of title. Every word of the query must fit somewhere. Case,
 * accents and punctuation do not count; words fit by their beginning or inside. An empty query gives all, as they came.
 */
export function searchIndicators<T extends Searchable>(items: readonly T[], query: string): T[] {
  const words = fold(query).split(" ").filter(Boolean);
  if (words.length === 0) return [...items];
  const phrase = words.join(" ");
  const scored = items.flatMap((item) => {
    const fields = fieldsOf(item);
    const perWord = words.map((word) => best(fields, word));
    if (perWord.some((score) => score === 0)) return [];
    return [{item, score: perWord.reduce((sum, score) => sum + score, 0) / words.length + best(fields, phrase)}];
  });
  return scored
    .sort((a, b) => b.score - a.score || compare(a.item.title, b.item.title) || compare(a.item.id, b.item.id))
    .map(({item}) => item);
}

/** Lower case without accents; everything but letters, digits and % becomes one space. */
export function fold(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}%]+/gu, " ")
    .trim();
}

type Field = readonly [text: string, weights: readonly number[]];

// Folding costs far more than comparing, and a reader who types asks again with every letter.
const folded = new WeakMap<Searchable, Field[]>();

function fieldsOf(item: Searchable): Field[] {
  let fields = folded.get(item);
  if (!fields) folded.set(item, (fields = foldFields(item)));
  return fields;
}

function foldFields(item: Searchable): Field[] {
  return [
    [fold(item.title), weights.title],
    ...item.synonyms.map((synonym): Field => [fold(synonym), weights.synonyms]),
    ...(item.cbs ? [[fold(item.cbs.table), weights.table] as Field] : []),
    [fold(item.id), weights.id],
    [fold(item.definition), weights.definition]
  ];
}

function best(fields: readonly Field[], word: string): number {
  return Math.max(...fields.map(([text, weight]) => weight[rank(text, word)] ?? 0));
}

/** 0 equal, 1 begins with, 2 a word begins with, 3 inside, 4 not there. */
function rank(text: string, word: string): number {
  if (text === word) return 0;
  if (text.startsWith(word)) return 1;
  if (text.includes(` ${word}`)) return 2;
  return text.includes(word) ? 3 : 4;
}

/** Order by code point: the same in every browser. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

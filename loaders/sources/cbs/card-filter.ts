import type {SourceCard} from "../../catalogue/schema.js";

/**
 * The part of a v4 table that a card uses, as an OData filter: its `fetch.filter`, or what follows from its `where` and
 * its measures, so that of a table of a hundred million cells only those come that will be kept. Null: the whole table.
 */
export function cardFilter(card: SourceCard): string | null {
  if (card.fetch?.filter !== undefined) return card.fetch.filter;
  if (card.measure === undefined) return null;
  const terms = Object.entries(card.where).map(([dimension, codes]) => oneOf(dimension, codes));
  const measures = [...new Set(card.columns.map(({column}) => column))];
  // A card may name measures by a pattern, or by several columns together; then all of them are needed.
  const isPlain =
    card.measure.column === "Measure" && measures.length > 0 && !measures.some((name) => /[{|]/.test(name));
  if (isPlain) terms.push(oneOf("Measure", measures));
  return terms.length === 0 ? null : terms.join(" and ");
}

function oneOf(name: string, codes: readonly string[]): string {
  const terms = codes.map((code) => `${name} eq '${code.replaceAll("'", "''")}'`);
  return terms.length === 1 ? (terms[0] ?? "") : `(${terms.join(" or ")})`;
}

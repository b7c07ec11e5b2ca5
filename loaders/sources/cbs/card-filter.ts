import type {SourceCard} from "../../catalogue/schema.js";

/**
 * The part of a v4 table that a card uses, as an OData filter: its `fetch.filter`, or what follows from its `where` and
 * its measures, so that of a table of a hundred million cells only those come that will be kept. Null: the whole table.
 */
export function cardFilter(card: SourceCard): string | null {
  if (card.fetch?.filter !== undefined) return card.fetch.filter;
  if (card.measure === undefined) return null;
  const terms = Object.entries(card.where).map(([dimension, codes]) => oneOf(dimension, codes));
  // Several columns together may name a measure (`M004210|A050903`); a pattern names measures that only the data know.
  const names = [card.measure.column].flat();
  const measures = card.columns.map(({column}) => column.split("|"));
  const isPlain = measures.every((codes) => codes.length === names.length && !codes.some((code) => code.includes("{")));
  if (isPlain && measures.length > 0)
    names.forEach((name, position) =>
      terms.push(
        oneOf(
          name,
          measures.map((codes) => codes[position] ?? "")
        )
      )
    );
  return terms.length === 0 ? null : terms.join(" and ");
}

function oneOf(name: string, codes: readonly string[]): string {
  const terms = [...new Set(codes)].map((code) => `${name} eq '${code.replaceAll("'", "''")}'`);
  return terms.length === 1 ? (terms[0] ?? "") : `(${terms.join(" or ")})`;
}

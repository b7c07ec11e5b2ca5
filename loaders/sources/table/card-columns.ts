import type {SourceCard} from "../../catalogue/schema.js";

/** Names of all columns a card without {year} or {period} patterns reads; null when it has patterns, so any may count. */
export function columnsOfCard(card: SourceCard): Set<string> | null {
  const names = [
    card.region?.column,
    card.region?.name,
    card.region?.population,
    card.period?.column,
    card.measure?.value,
    card.measure?.low,
    card.measure?.high,
    ...[card.measure?.column ?? []].flat(),
    ...card.columns.flatMap(({column, low, high, shares}) => [column, low, high, shares?.column]),
    ...Object.values(card.breakdown).map(({column}) => column),
    ...Object.keys(card.where),
    ...card.rules.flatMap((rule) => ("columns" in rule ? (rule.columns ?? []) : []))
  ].filter((name) => name !== undefined);
  return names.some((name) => /\{(year|period)\}/.test(name)) ? null : new Set(names);
}

import type {PanelCell} from "../warehouse/panel-types.js";

/** A source by its id, with the places of the first and last period in which it gives a value. */
export type SourceSpan = [source: string, first: number, last: number];

type Sourced = Pick<PanelCell, "value" | "source">;

/** Places of the periods in which each source gives a value, from the first to the last; of cells with their places. */
export function sourcePlaces(cells: Iterable<readonly [place: number, cell: Sourced]>): Map<string, number[]> {
  const places = new Map<string, Set<number>>();
  for (const [at, {value, source}] of cells) {
    if (value === null || source === null) continue;
    const own = places.get(source);
    if (own) own.add(at);
    else places.set(source, new Set([at]));
  }
  return new Map([...places].map(([source, own]) => [source, [...own].sort((a, b) => a - b)]));
}

/** Sources of values along the periods, in the order in which each was last used: that of the latest value is last. */
export function sourceSpans(rows: readonly (readonly Sourced[])[]): SourceSpan[] {
  return [...sourcePlaces(rows.flatMap((cells) => [...cells.entries()]))]
    .map(([source, places]): SourceSpan => [source, places[0] ?? 0, places.at(-1) ?? 0])
    .sort(([a, , one], [b, , other]) => one - other || (a < b ? -1 : 1));
}

/** Neighbours of the units by label. */
export type NeighbourList = Readonly<Record<string, readonly string[]>>;

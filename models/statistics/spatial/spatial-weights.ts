/** Neighbours of units by code, as given: a neighbour need not name the other in turn. */
export type NeighbourList = Readonly<Record<string, readonly string[]>>;

/** Row-standardised weights: each of the m neighbours of a unit weighs 1/m. */
export interface SpatialWeights {
  readonly units: readonly string[];
  /** Positions of the neighbours of each unit, ascending; never empty. */
  readonly neighbours: readonly Int32Array[];
}

/**
 * Weights of some units: neighbours outside them do not count, and neither do units to which none is left; those are
 * named in `isolated`.
 *
 * @param units codes, each once
 */
export function spatialWeights(
  units: readonly string[],
  list: NeighbourList
): {weights: SpatialWeights; isolated: string[]} {
  const isolated: string[] = [];
  let kept = [...units];
  for (;;) {
    const place = new Map(kept.map((unit, index) => [unit, index]));
    const neighbours = kept.map((unit) => {
      const own = new Set((Object.hasOwn(list, unit) ? list[unit] : []) ?? []);
      own.delete(unit);
      return Int32Array.from([...own].flatMap((other) => place.get(other) ?? [])).sort();
    });
    const alone = new Set(kept.filter((_, index) => neighbours[index]?.length === 0));
    if (alone.size === 0) return {weights: {units: kept, neighbours}, isolated};
    isolated.push(...alone);
    kept = kept.filter((unit) => !alone.has(unit));
  }
}

/** Σ w a_i b_j over pairs of neighbours: a'Wb. */
export function crossSum({neighbours}: SpatialWeights, a: Float64Array, b: Float64Array): number {
  let total = 0;
  neighbours.forEach((own, unit) => {
    let sum = 0;
    for (const other of own) sum += b[other] ?? 0;
    total += ((a[unit] ?? 0) * sum) / own.length;
  });
  return total;
}

/** Sums that permutation moments need: S₀ = Σw, S₁ = ½Σ(w_ij + w_ji)², S₂ = Σ_i(w_i. + w_.i)². */
export function weightSums({neighbours}: SpatialWeights): {s0: number; s1: number; s2: number} {
  const weight = (unit: number): number => 1 / (neighbours[unit]?.length ?? 1);
  const received = new Float64Array(neighbours.length);
  const sets = neighbours.map((own) => new Set(own));
  let s1 = 0;
  neighbours.forEach((own, unit) => {
    for (const other of own) {
      const back = sets[other]?.has(unit) ? weight(other) : 0;
      const both = weight(unit) + back;
      // A pair that names each other is met twice, one that does not once though it stands on both sides of the sum.
      s1 += (both * both) / (back > 0 ? 2 : 1);
      received[other] = (received[other] ?? 0) + weight(unit);
    }
  });
  const s2 = received.reduce((sum, value) => sum + (1 + value) * (1 + value), 0);
  return {s0: neighbours.length, s1, s2};
}

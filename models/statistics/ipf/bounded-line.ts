/**
 * Solve Σⱼ min(max(λ·mⱼ, lowⱼ), highⱼ) = target for λ ≥ 0: how far a line of a table must be scaled to add up when its
 * cells may not leave their bounds. The sum rises in λ and is straight between the bounds, so the answer is exact.
 *
 * @param masses k values ≥ 0, the cells before scaling
 * @param lows k lower bounds ≥ 0
 * @param highs k upper bounds, Infinity where there is none
 * @param target total of the line, between Σ low and Σ high
 */
export function boundedScale(masses: Float64Array, lows: Float64Array, highs: Float64Array, target: number): number {
  const turns: {at: number; slope: number; level: number}[] = [];
  let slope = 0;
  let level = 0;
  masses.forEach((mass, index) => {
    const low = lows[index] ?? 0;
    const high = highs[index] ?? Infinity;
    if (!(mass > 0)) {
      level += low;
      return;
    }
    // Below low/m the cell stands at its lower bound, above high/m at its upper one.
    if (low > 0) {
      level += low;
      turns.push({at: low / mass, slope: mass, level: -low});
    } else slope += mass;
    if (high < Infinity) turns.push({at: high / mass, slope: -mass, level: high});
  });
  turns.sort((a, b) => a.at - b.at);
  for (const turn of turns) {
    if (level + slope * turn.at >= target) break;
    slope += turn.slope;
    level += turn.level;
  }
  if (target <= level) return 0;
  const last = turns[turns.length - 1]?.at ?? 0;
  // Rounding can leave a slope of almost nothing once every cell stands at its bound.
  const free = masses.some((mass, index) => mass > 0 && (highs[index] ?? Infinity) === Infinity);
  const scale = slope > 0 ? (target - level) / slope : last;
  return free ? scale : Math.min(scale, last);
}

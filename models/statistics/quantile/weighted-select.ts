/**
 * The position of the smallest value at which the weights of all values up to it reach a total: quickselect on a working
 * copy of the positions, pivot the middle one, so that it is the same on every run.
 *
 * @param values by position
 * @param weights positive, by position
 * @param positions to choose among; reordered
 * @returns −1 when all together do not reach the total
 */
export function weightedSelect(
  values: Float64Array,
  weights: Float64Array,
  positions: Int32Array,
  total: number
): number {
  let [from, to] = [0, positions.length];
  let below = 0;
  let best = -1;
  while (from < to) {
    const pivot = values[positions[(from + to) >> 1] ?? 0] ?? 0;
    let [left, at, right, sum, equal] = [from, from, to, 0, 0];
    while (at < right) {
      const position = positions[at] ?? 0;
      const value = values[position] ?? 0;
      if (value < pivot) {
        sum += weights[position] ?? 0;
        positions[at++] = positions[left] ?? 0;
        positions[left++] = position;
      } else if (value > pivot) {
        right--;
        positions[at] = positions[right] ?? 0;
        positions[right] = position;
      } else {
        equal += weights[position] ?? 0;
        at++;
      }
    }
    if (below + sum >= total) {
      to = left;
    } else if (below + sum + equal >= total) {
      best = positions[left] ?? -1;
      break;
    } else {
      below += sum + equal;
      from = right;
    }
  }
  return best;
}

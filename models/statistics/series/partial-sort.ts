/** A stretch of values still to be sorted, and the ranks asked for in it (positions in the list of ranks). */
interface Task {
  from: number;
  to: number;
  first: number;
  last: number;
}

/**
 * Put the values of some ranks in their place, as R's stl does for its median: Singleton's quicksort (1969) that only
 * follows the parts where a rank lies. It supposes ascending ranks; R hands it the two middle ranks of an even number
 * of values in descending order, so that a part can be left unsorted and another value stand in that place. Whoever
 * wants R's robust stl to the digit needs the very same steps.
 *
 * @param values not changed
 * @param ranks from 1
 * @returns the value that ends up at each rank
 */
export function partialSort(values: Float64Array, ranks: readonly number[]): number[] {
  // From 1, as ranks are.
  const a = new Float64Array(values.length + 1);
  a.set(values, 1);
  const later: Task[] = [];
  let task: Task | undefined = {from: 1, to: values.length, first: 0, last: ranks.length - 1};
  while (task !== undefined) {
    if (task.first <= task.last) sortTask(a, task, ranks, later);
    task = later.pop();
  }
  return ranks.map((rank) => a[rank] ?? NaN);
}

const small = 10;

function sortTask(a: Float64Array, task: Task, ranks: readonly number[], later: Task[]): void {
  let {from, to, first, last} = task;
  // A short part is sorted by insertion, but not the first: it has no smaller value before it to stop at.
  while (to - from > small || (from === 1 && from < to)) {
    const {left, right} = split(a, from, to);
    if (left - from <= to - right) {
      const rest = {from: right, to, first, last};
      later.push(rest);
      to = left;
      while (first <= last && (ranks[last] ?? 0) > to) last--;
      if (first > last) return;
      rest.first = last + 1;
    } else {
      const rest = {from, to: left, first, last};
      later.push(rest);
      from = right;
      while (first <= last && (ranks[first] ?? 0) < from) first++;
      if (first > last) return;
      rest.last = first - 1;
    }
  }
  if (from > 1) insertionSort(a, from, to);
}

/** Values up to `left` are no larger, those from `right` no smaller than the median of first, middle and last. */
function split(a: Float64Array, from: number, to: number): {left: number; right: number} {
  const middle = Math.floor((from + to) / 2);
  if (at(a, from) > at(a, middle)) swap(a, from, middle);
  if (at(a, to) < at(a, middle)) {
    swap(a, to, middle);
    if (at(a, from) > at(a, middle)) swap(a, from, middle);
  }
  const pivot = at(a, middle);
  let left = to;
  let right = from;
  for (;;) {
    do left--;
    while (at(a, left) > pivot);
    do right++;
    while (at(a, right) < pivot);
    if (right > left) return {left, right};
    swap(a, left, right);
  }
}

function insertionSort(a: Float64Array, from: number, to: number): void {
  for (let next = from + 1; next <= to; next++) {
    const value = at(a, next);
    let place = next;
    while (at(a, place - 1) > value) {
      a[place] = at(a, place - 1);
      place--;
    }
    a[place] = value;
  }
}

const at = (a: Float64Array, index: number): number => a[index] ?? NaN;

function swap(a: Float64Array, i: number, j: number): void {
  const value = at(a, i);
  a[i] = at(a, j);
  a[j] = value;
}

/** Ranks from 1; equal values share the mean of their ranks (R: `rank`). */
export function ranks(values: Float64Array): Float64Array {
  const order = Uint32Array.from(values.keys()).sort((a, b) => (values[a] as number) - (values[b] as number));
  const result = new Float64Array(values.length);
  for (let start = 0; start < order.length;) {
    const value = values[order[start] as number] as number;
    let end = start + 1;
    while (end < order.length && values[order[end] as number] === value) end++;
    const mean = (start + 1 + end) / 2;
    for (let place = start; place < end; place++) result[order[place] as number] = mean;
    start = end;
  }
  return result;
}

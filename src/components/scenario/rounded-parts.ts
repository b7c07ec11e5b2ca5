/**
 * Parts rounded so that they add up to the rounded whole as shown: each to the nearest, and what is left over to those
 * that were rounded furthest the other way. No part moves by more than one last digit.
 */
export function roundedParts(parts: readonly number[], decimals: number): {parts: number[]; total: number} {
  const unit = 10 ** decimals;
  const scaled = parts.map((part) => part * unit);
  const whole = scaled.map(Math.round);
  const total = Math.round(scaled.reduce((sum, part) => sum + part, 0));
  let left = total - whole.reduce((sum, part) => sum + part, 0);
  const step = Math.sign(left);
  const order = [...parts.keys()].sort(
    (a, b) => step * ((scaled[b] ?? 0) - (whole[b] ?? 0) - ((scaled[a] ?? 0) - (whole[a] ?? 0))) || a - b
  );
  for (const at of order) {
    if (left === 0) break;
    whole[at] = (whole[at] ?? 0) + step;
    left -= step;
  }
  // Adding 0 turns −0 into 0.
  return {parts: whole.map((part) => part / unit + 0), total: total / unit + 0};
}

import log from "@stdlib/math-base-special-ln";

/**
 * Consensus of votes over ordered categories, Cns = 1 + Σ p_i·log₂(1 − |i − μ|/d), μ the mean category and d the number of
 * categories less one (Tastle & Wierman 2007): 1 when all vote the same, 0 when half vote for either end.
 *
 * @param counts votes by category, in order; at least two categories
 * @returns null without votes
 */
export function consensus(counts: readonly number[]): number | null {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (!(total > 0)) return null;
  const width = counts.length - 1;
  const mean = counts.reduce((sum, count, category) => sum + count * category, 0) / total;
  const sum = counts.reduce((before, count, category) => {
    if (count === 0) return before;
    return before + (count / total) * (log(1 - Math.abs(category - mean) / width) / Math.LN2);
  }, 1);
  return Math.min(1, Math.max(0, sum));
}

/**
 * Agreement A of votes over ordered categories (van der Eijk 2001): the votes are taken apart into layers in which each
 * category holds either the same number or none; a layer that fills S of K categories has A = U·(1 − (S − 1)/(K − 1)),
 * with U = ((K − 2)·TU − (K − 1)·TDU)/((K − 2)·(TU + TDU)), where TU counts triples of categories that fit one peak (110
 * or 011) and TDU those that do not (101); U = 1 without either. A of the whole is the mean by votes in the layer: 1 when
 * all vote the same, 0 when votes are even, −1 when half vote for either end.
 *
 * @param counts votes by category, in order; at least three categories
 * @returns null without votes, or with fewer than three categories
 */
export function agreement(counts: readonly number[]): number | null {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (!(total > 0) || counts.length < 3) return null;
  let rest = [...counts];
  let sum = 0;
  for (;;) {
    const filled = rest.map((count) => count > 0);
    const size = filled.filter(Boolean).length;
    if (size === 0) return sum / total;
    const least = rest.reduce((low, count) => (count > 0 && count < low ? count : low), Infinity);
    sum += least * size * layerAgreement(filled, size);
    rest = rest.map((count) => Math.max(0, count - least));
  }
}

function layerAgreement(filled: readonly boolean[], size: number): number {
  const categories = filled.length;
  let [onePeak, twoPeaks] = [0, 0];
  for (let i = 0; i < categories; i++)
    for (let j = i + 1; j < categories; j++)
      for (let k = j + 1; k < categories; k++) {
        const [a, b, c] = [filled[i], filled[j], filled[k]];
        if (b && a !== c) onePeak++;
        if (a && !b && c) twoPeaks++;
      }
  const triples = onePeak + twoPeaks;
  const unimodality =
    triples === 0 ? 1 : ((categories - 2) * onePeak - (categories - 1) * twoPeaks) / ((categories - 2) * triples);
  return unimodality * (1 - (size - 1) / (categories - 1));
}

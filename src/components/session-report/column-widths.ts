import {plainText, type Block} from "./report-document.js";

type Table = Extract<Block, {kind: "table"}>;

/** Letters of a cell beyond which a column need not grow, and of a word that must not be broken. */
const [longestCell, longestWord] = [70, 24];

/** Room on both sides of a cell, in letters. */
const padding = 3;

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const wordOf = (text: string): number => Math.max(0, ...text.split(/\s+/).map((word) => word.length));

/**
 * Widths of the columns of a table that add up to a whole: no column is narrower than its longest word, and what is
 * left goes to columns of words by how much there is to read.
 *
 * @param whole width of the table, a whole number of its own unit
 * @param letters how many letters of the table's font go into that width
 */
export function columnWidths({header, rows, numeric}: Table, whole: number, letters: number): number[] {
  const columns = header.map((title, at) => {
    const texts = rows.map((row) => plainText(row[at] ?? []));
    const least = padding + Math.min(longestWord, Math.max(wordOf(title), ...texts.map(wordOf)));
    const mean = sum(texts.map((text) => Math.min(longestCell, text.length))) / Math.max(1, texts.length);
    return {least, wanted: numeric.includes(at) ? 0 : Math.max(least, mean)};
  });
  const room = Math.max(0, letters - sum(columns.map(({least}) => least)));
  const wanted = sum(columns.map((column) => column.wanted));
  const sizes = columns.map((column) => column.least + (wanted === 0 ? 0 : (room * column.wanted) / wanted));
  const scale = whole / sum(sizes);
  const ends = sizes.map((_, at) => Math.round(scale * sum(sizes.slice(0, at + 1))));
  return ends.map((end, at) => end - (ends[at - 1] ?? 0));
}

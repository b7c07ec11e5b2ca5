/** How hard a symbol is to read: long runs, blocks, what looks like a finder, and imbalance (ISO/IEC 18004:2015, 7.8.3). */
export function penalty(dark: readonly (readonly boolean[])[]): number {
  const size = dark.length;
  const at = (row: number, column: number): boolean => dark[row]?.[column] ?? false;
  let points = 0;
  for (let line = 0; line < size; line++)
    for (const read of [(i: number) => at(line, i), (i: number) => at(i, line)]) {
      let run = 0;
      let window = 0;
      for (let i = 0; i < size; i++) {
        run = i > 0 && read(i) === read(i - 1) ? run + 1 : 1;
        if (run === 5) points += 3;
        else if (run > 5) points += 1;
        window = ((window << 1) | (read(i) ? 1 : 0)) & 0x7ff;
        // 1011101 with four light modules before or behind it.
        if (i >= 10 && (window === 0b10111010000 || window === 0b00001011101)) points += 40;
      }
    }
  let count = 0;
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; column++) {
      const here = at(row, column);
      if (here) count++;
      if (row === 0 || column === 0) continue;
      if (at(row - 1, column) === here && at(row, column - 1) === here && at(row - 1, column - 1) === here) points += 3;
    }
  return points + 10 * Math.floor(Math.abs((count * 100) / (size * size) - 50) / 5);
}

/** A square of modules while it is drawn: dark or light, and whether data may stand there. */
export interface Symbol {
  size: number;
  dark: boolean[][];
  isReserved: boolean[][];
}

/** Centres of alignment patterns of versions 1 to 20 (ISO/IEC 18004:2015, table E.1). */
const alignment: readonly (readonly number[])[] = [
  ...[[], [6, 18], [6, 22], [6, 26], [6, 30], [6, 34], [6, 22, 38], [6, 24, 42], [6, 26, 46], [6, 28, 50]],
  ...[
    [6, 30, 54],
    [6, 32, 58],
    [6, 34, 62],
    [6, 26, 46, 66],
    [6, 26, 48, 70],
    [6, 26, 50, 74]
  ],
  ...[
    [6, 30, 54, 78],
    [6, 30, 56, 82],
    [6, 30, 58, 86],
    [6, 34, 62, 90]
  ]
];

/** The symbol of a version with all that does not depend on data: finders, timing, alignment, version; format reserved. */
export function emptySymbol(version: number): Symbol {
  const size = 17 + 4 * version;
  const square = (): boolean[][] => Array.from({length: size}, () => new Array<boolean>(size).fill(false));
  const symbol: Symbol = {size, dark: square(), isReserved: square()};
  for (let at = 0; at < size; at++) {
    put(symbol, 6, at, at % 2 === 0);
    put(symbol, at, 6, at % 2 === 0);
  }
  for (const [row, column] of [
    [3, 3],
    [3, size - 4],
    [size - 4, 3]
  ] as const)
    rings(symbol, {row, column, reach: 4, dark: (distance) => distance !== 2 && distance !== 4});
  const centres = alignment[version - 1] ?? [];
  const last = centres.at(-1);
  for (const row of centres)
    for (const column of centres)
      // Three corners hold finders.
      if (!((row === 6 && column === 6) || (row === 6 && column === last) || (row === last && column === 6)))
        rings(symbol, {row, column, reach: 2, dark: (distance) => distance !== 1});
  drawFormat(symbol, 0);
  if (version >= 7) drawVersion(symbol, version);
  return symbol;
}

function put({size, dark, isReserved}: Symbol, row: number, column: number, value: boolean): void {
  if (row < 0 || column < 0 || row >= size || column >= size) return;
  (dark[row] as boolean[])[column] = value;
  (isReserved[row] as boolean[])[column] = true;
}

function rings(
  symbol: Symbol,
  {row, column, reach, dark}: {row: number; column: number; reach: number; dark: (distance: number) => boolean}
): void {
  for (let down = -reach; down <= reach; down++)
    for (let right = -reach; right <= reach; right++)
      put(symbol, row + down, column + right, dark(Math.max(Math.abs(down), Math.abs(right))));
}

/** `value` followed by the remainder of its division by a generator of the given degree, over GF(2). */
function withRemainder(value: number, polynomial: number, degree: number): number {
  let rest = value;
  for (let i = 0; i < degree; i++) rest = (rest << 1) ^ ((rest >>> (degree - 1)) & 1 ? polynomial : 0);
  return (value << degree) | (rest & ((1 << degree) - 1));
}

/** The 15 bits of level L (01) and a mask, masked themselves (7.9). */
export const formatBits = (mask: number): number => withRemainder((1 << 3) | mask, 0x537, 10) ^ 0x5412;

/** The 18 bits of a version of 7 or more (7.10). */
export const versionBits = (version: number): number => withRemainder(version, 0x1f25, 12);

/** Draws the format twice, and the module that is always dark. */
export function drawFormat(symbol: Symbol, mask: number): void {
  const bits = formatBits(mask);
  const {size} = symbol;
  for (let i = 0; i < 15; i++) {
    const dark = ((bits >>> i) & 1) === 1;
    if (i < 6) put(symbol, i, 8, dark);
    else if (i < 8) put(symbol, i + 1, 8, dark);
    else if (i === 8) put(symbol, 8, 7, dark);
    else put(symbol, 8, 14 - i, dark);
    if (i < 8) put(symbol, 8, size - 1 - i, dark);
    else put(symbol, size - 15 + i, 8, dark);
  }
  put(symbol, size - 8, 8, true);
}

function drawVersion(symbol: Symbol, version: number): void {
  const bits = versionBits(version);
  for (let i = 0; i < 18; i++) {
    const dark = ((bits >>> i) & 1) === 1;
    const [far, near] = [symbol.size - 11 + (i % 3), Math.floor(i / 3)];
    put(symbol, near, far, dark);
    put(symbol, far, near, dark);
  }
}

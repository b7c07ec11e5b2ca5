import {InputError} from "../../models/errors.js";
import {errorCorrection} from "./error-correction.js";
import {penalty} from "./penalty.js";
import {drawFormat, emptySymbol, type Symbol} from "./symbol.js";

/** Correction codewords of a block and number of blocks, level L, versions 1 to 20 (ISO/IEC 18004:2015, table 9). */
const corrections = [7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28];
const blockCounts = [1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8];

/** Rows of modules, true for dark, without the quiet zone. */
export type QrModules = readonly (readonly boolean[])[];

/**
 * A text as a QR code of the smallest version that holds it: bytes in UTF-8, level L, versions 1 to 20 (858 bytes). Larger
 * ones a phone does not read from a screen across a room. After ISO/IEC 18004:2015.
 *
 * @param options `mask`: one of the eight, for comparing with reference symbols; else the one that is easiest to read
 * @throws InputError (`too-long`) for a text that does not fit
 */
export function qrCode(text: string, {mask}: {mask?: number} = {}): QrModules {
  const bytes = new TextEncoder().encode(text);
  for (let version = 1; version <= 20; version++) {
    const symbol = emptySymbol(version);
    const total = Math.floor(symbol.isReserved.flat().filter((is) => !is).length / 8);
    const room = total - (corrections[version - 1] ?? 0) * (blockCounts[version - 1] ?? 0);
    const head = version < 10 ? 12 : 20;
    if (head + 8 * bytes.length > 8 * room) continue;
    fill(symbol, interleaved(codewords(bytes, head - 4, room), version));
    const masks = mask === undefined ? [0, 1, 2, 3, 4, 5, 6, 7] : [mask];
    const tried = masks.map((each) => masked(symbol, each));
    const points = tried.map(penalty);
    return tried[points.indexOf(Math.min(...points))] ?? [];
  }
  throw new InputError("too-long", "the text does not fit in a QR code; make it shorter", "text");
}

/** Mode (byte), count, bytes, terminator and padding as codewords. */
function codewords(bytes: Uint8Array, countBits: number, room: number): number[] {
  const bits: number[] = [];
  const write = (value: number, length: number): void => {
    for (let at = length - 1; at >= 0; at--) bits.push((value >>> at) & 1);
  };
  write(0b0100, 4);
  write(bytes.length, countBits);
  for (const byte of bytes) write(byte, 8);
  write(0, Math.min(4, 8 * room - bits.length));
  write(0, (8 - (bits.length % 8)) % 8);
  for (let pad = 0xec; bits.length < 8 * room; pad ^= 0xec ^ 0x11) write(pad, 8);
  return Array.from({length: room}, (_, at) => bits.slice(8 * at, 8 * at + 8).reduce((word, bit) => 2 * word + bit, 0));
}

/** Codewords in blocks, the last ones one longer, each with its correction; then one of each block in turn (7.6). */
function interleaved(words: readonly number[], version: number): number[] {
  const count = blockCounts[version - 1] ?? 1;
  const short = Math.floor(words.length / count);
  const firstLong = count - (words.length % count);
  let from = 0;
  const blocks = Array.from({length: count}, (_, at) =>
    words.slice(from, (from += at < firstLong ? short : short + 1))
  );
  const checks = blocks.map((block) => errorCorrection(block, corrections[version - 1] ?? 0));
  const inTurn = (lists: readonly number[][]): number[] =>
    Array.from({length: Math.max(...lists.map(({length}) => length))}, (_, at) =>
      lists.flatMap((list) => list.slice(at, at + 1))
    ).flat();
  return [...inTurn(blocks), ...inTurn(checks)];
}

/** Puts codewords in two columns at a time from the right, up and down in turn, around what is reserved (7.7.3). */
function fill({size, dark, isReserved}: Symbol, words: readonly number[]): void {
  let bit = 0;
  let isUp = true;
  for (let right = size - 1; right > 0; right -= 2) {
    // The timing column is passed over.
    if (right === 6) right = 5;
    for (let step = 0; step < size; step++) {
      const row = isUp ? size - 1 - step : step;
      for (const column of [right, right - 1]) {
        if (isReserved[row]?.[column] !== false) continue;
        const word = words[bit >>> 3] ?? 0;
        (dark[row] as boolean[])[column] = ((word >>> (7 - (bit & 7))) & 1) === 1;
        bit++;
      }
    }
    isUp = !isUp;
  }
}

/** Which modules a mask turns over (table 10). */
const turns: readonly ((i: number, j: number) => boolean)[] = [
  (i, j) => (i + j) % 2 === 0,
  (i) => i % 2 === 0,
  (_, j) => j % 3 === 0,
  (i, j) => (i + j) % 3 === 0,
  (i, j) => (Math.floor(i / 2) + Math.floor(j / 3)) % 2 === 0,
  (i, j) => ((i * j) % 2) + ((i * j) % 3) === 0,
  (i, j) => (((i * j) % 2) + ((i * j) % 3)) % 2 === 0,
  (i, j) => (((i + j) % 2) + ((i * j) % 3)) % 2 === 0
];

function masked({size, dark, isReserved}: Symbol, mask: number): boolean[][] {
  const turn = turns[mask];
  const turned = dark.map((line, i) =>
    line.map((value, j) => (isReserved[i]?.[j] !== true && turn?.(i, j) === true ? !value : value))
  );
  drawFormat({size, dark: turned, isReserved: isReserved.map((line) => [...line])}, mask);
  return turned;
}

import {simdKernel, type SimdKernel} from "./simd-kernel.js";

/**
 * Columns in blocks of four, interleaved by row, so that the sums of sixteen pairs run over the rows at once: the value
 * of column k in row i stands at (k >> 2)·4·rows + 4·i + (k & 3). Columns beyond the last are zero.
 */
export const blocksOf = (columns: number): number => Math.ceil(columns / 4);

export interface CrossProductSize {
  rows: number;
  /** Blocks of four columns of each side. */
  xBlocks: number;
  yBlocks: number;
  /** Matrices of sums: one a cluster. */
  sums: number;
}

/** Room for two sets of columns and their sums of products. It is reused: use it up before the next is made. */
export interface CrossProducts {
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Matrices of 4·xBlocks rows by 4·yBlocks columns, one after the other; zero at first. */
  readonly sums: Float64Array;
  /**
   * Adds Σ x·y over the rows from `start` to `end` for all pairs of columns to one of the matrices. Each sum runs over
   * the rows in order, so it does not depend on which columns stand beside each other, nor on how work is split.
   */
  add(start: number, end: number, matrix: number): void;
}

/** Makes room for products, in memory that WebAssembly sees where there is SIMD, else plain. */
export function crossProducts(size: CrossProductSize, {plain = false}: {plain?: boolean} = {}): CrossProducts {
  const {rows, xBlocks, yBlocks} = size;
  const lengths = [4 * xBlocks * rows, 4 * yBlocks * rows, size.sums * 16 * xBlocks * yBlocks] as const;
  const room = plain ? null : sharedRoom(lengths[0] + lengths[1] + lengths[2]);
  const buffer = room?.memory.buffer ?? new ArrayBuffer(8 * (lengths[0] + lengths[1] + lengths[2]));
  const x = new Float64Array(buffer, 0, lengths[0]);
  const y = new Float64Array(buffer, 8 * lengths[0], lengths[1]);
  const sums = new Float64Array(buffer, 8 * (lengths[0] + lengths[1]), lengths[2]);
  if (room !== null) new Float64Array(buffer, 0, lengths[0] + lengths[1] + lengths[2]).fill(0);
  const width = 4 * yBlocks;
  const add = (start: number, end: number, matrix: number): void => {
    if (end <= start) return;
    const length = 4 * (end - start);
    for (let i = 0; i < xBlocks; i++) {
      const from = 4 * (i * rows + start);
      const place = 4 * (matrix * xBlocks + i) * width;
      if (room !== null)
        room.kernel(8 * from, y.byteOffset + 32 * start, 8 * length, 32 * rows, sums.byteOffset + 8 * place, 8 * width);
      else
        for (let j = 0; j < yBlocks; j++)
          addBlock(x, from, y, 4 * (j * rows + start), length, sums, place + 4 * j, width);
    }
  };
  return {x, y, sums, add};
}

interface Room {
  memory: WebAssembly.Memory;
  kernel: SimdKernel;
}

const pageBytes = 65_536;
/** One memory a thread: each reserves gigabytes of addresses. Undefined until tried, null where there is no SIMD. */
let shared: Room | null | undefined;

function sharedRoom(numbers: number): Room | null {
  if (shared === undefined) {
    shared = null;
    if (typeof WebAssembly === "object") {
      const memory = new WebAssembly.Memory({initial: 1});
      const kernel = simdKernel(memory);
      if (kernel !== null) shared = {memory, kernel};
    }
  }
  if (shared === null) return null;
  const missing = Math.ceil((8 * numbers - shared.memory.buffer.byteLength) / pageBytes);
  try {
    if (missing > 0) shared.memory.grow(missing);
  } catch {
    // More than this engine gives; plain memory may still do.
    return null;
  }
  return shared;
}

// Positional and unrolled: without SIMD this is where all the time of a scan goes.
function addBlock(
  x: Float64Array,
  xStart: number,
  y: Float64Array,
  yStart: number,
  length: number,
  sums: Float64Array,
  place: number,
  width: number
): void {
  let [s00, s01, s02, s03] = [0, 0, 0, 0];
  let [s10, s11, s12, s13] = [0, 0, 0, 0];
  let [s20, s21, s22, s23] = [0, 0, 0, 0];
  let [s30, s31, s32, s33] = [0, 0, 0, 0];
  const end = xStart + length;
  for (let a = xStart, b = yStart; a < end; a += 4, b += 4) {
    const y0 = y[b] as number;
    const y1 = y[b + 1] as number;
    const y2 = y[b + 2] as number;
    const y3 = y[b + 3] as number;
    let value = x[a] as number;
    s00 += value * y0;
    s01 += value * y1;
    s02 += value * y2;
    s03 += value * y3;
    value = x[a + 1] as number;
    s10 += value * y0;
    s11 += value * y1;
    s12 += value * y2;
    s13 += value * y3;
    value = x[a + 2] as number;
    s20 += value * y0;
    s21 += value * y1;
    s22 += value * y2;
    s23 += value * y3;
    value = x[a + 3] as number;
    s30 += value * y0;
    s31 += value * y1;
    s32 += value * y2;
    s33 += value * y3;
  }
  addRow(sums, place, s00, s01, s02, s03);
  addRow(sums, place + width, s10, s11, s12, s13);
  addRow(sums, place + 2 * width, s20, s21, s22, s23);
  addRow(sums, place + 3 * width, s30, s31, s32, s33);
}

function addRow(sums: Float64Array, place: number, a: number, b: number, c: number, d: number): void {
  sums[place] = (sums[place] as number) + a;
  sums[place + 1] = (sums[place + 1] as number) + b;
  sums[place + 2] = (sums[place + 2] as number) + c;
  sums[place + 3] = (sums[place + 3] as number) + d;
}

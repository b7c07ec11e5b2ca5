/**
 * The innermost loop of a scan for processors that work on two numbers at once, as a WebAssembly module of one function
 *
 *   add(x, y, end, out, width)
 *
 * on a shared memory: for every row of four x and four y numbers from `x` up to `end`, sixteen sums of products are
 * kept in eight registers, then added to four rows of `out`, `width` bytes apart. All are addresses in bytes. Every sum
 * is made of the same roundings in the same order as in plain code (cross-products.ts), so the results are equal to the
 * bit; it takes a quarter of the time.
 *
 * Written as instructions and not compiled from another language: forty of them do not warrant a second tool chain.
 */
export type SimdKernel = (x: number, y: number, end: number, out: number, width: number) => void;

/** The function over the memory, or null where WebAssembly with SIMD is not to be had. */
export function simdKernel(memory: WebAssembly.Memory): SimdKernel | null {
  try {
    compiled ??= new WebAssembly.Module(moduleBytes());
    return new WebAssembly.Instance(compiled, {m: {m: memory}}).exports["f"] as SimdKernel;
  } catch {
    return null;
  }
}

let compiled: WebAssembly.Module | null = null;

const types = {i32: 0x7f, v128: 0x7b} as const;
const local = {x: 0, y: 1, end: 2, out: 3, width: 4, yLow: 5, yHigh: 6, value: 7, sum: 8} as const;
/** Bytes of a row of four numbers. */
const row = 32;

/** A whole number as WebAssembly writes it: seven bits a byte, the lowest first. */
function leb(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  do {
    bytes.push((rest & 0x7f) | (rest > 0x7f ? 0x80 : 0));
    rest >>>= 7;
  } while (rest > 0);
  return bytes;
}

const get = (index: number): number[] => [0x20, ...leb(index)];
const set = (index: number): number[] => [0x21, ...leb(index)];
const tee = (index: number): number[] => [0x22, ...leb(index)];
const constant = (value: number): number[] => [0x41, ...leb(value)];
const simd = (operation: number): number[] => [0xfd, ...leb(operation)];
/** Alignment 8 bytes (2^3) and an offset. */
const memoryAt = (offset: number): number[] => [3, ...leb(offset)];
const load = (offset: number): number[] => [...simd(0x00), ...memoryAt(offset)];
const loadTwice = (offset: number): number[] => [...simd(0x0a), ...memoryAt(offset)];
const store = (offset: number): number[] => [...simd(0x0b), ...memoryAt(offset)];
const addPairs = simd(0xf0);
const multiplyPairs = simd(0xf2);
const [addWhole, lessUnsigned, branchIf, loop, end, nothing] = [0x6a, 0x49, 0x0d, 0x03, 0x0b, 0x40] as const;

const list = (items: readonly (readonly number[])[]): number[] => [...leb(items.length), ...items.flat()];
const section = (id: number, content: readonly number[]): number[] => [id, ...leb(content.length), ...content];

function loopBody(): number[] {
  const code = [...get(local.y), ...load(0), ...set(local.yLow), ...get(local.y), ...load(16), ...set(local.yHigh)];
  for (let i = 0; i < 4; i++) {
    code.push(...get(local.x), ...loadTwice(8 * i), ...set(local.value));
    for (const [half, y] of [local.yLow, local.yHigh].entries()) {
      const sum = local.sum + 2 * i + half;
      code.push(...get(sum), ...get(local.value), ...get(y), ...multiplyPairs, ...addPairs, ...set(sum));
    }
  }
  code.push(...get(local.y), ...constant(row), addWhole, ...set(local.y));
  code.push(...get(local.x), ...constant(row), addWhole, ...tee(local.x), ...get(local.end), lessUnsigned);
  return [loop, nothing, ...code, branchIf, 0, end];
}

function writeSums(): number[] {
  const code: number[] = [];
  for (let i = 0; i < 4; i++) {
    for (const half of [0, 1])
      code.push(
        ...[...get(local.out), ...get(local.out), ...load(16 * half)],
        ...[...get(local.sum + 2 * i + half), ...addPairs, ...store(16 * half)]
      );
    code.push(...get(local.out), ...get(local.width), addWhole, ...set(local.out));
  }
  return code;
}

function moduleBytes(): Uint8Array<ArrayBuffer> {
  const body = [...list([[...leb(11), types.v128]]), ...loopBody(), ...writeSums(), end];
  const parameters = list(Array.from({length: 5}, () => [types.i32]));
  const name = [1, 0x6d];
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    // type 0: five whole numbers, no result
    ...section(1, list([[0x60, ...parameters, 0]])),
    // memory "m"."m"
    ...section(2, list([[...name, ...name, 2, 0, 0]])),
    // function 0 of type 0, exported as "f"
    ...section(3, list([[0]])),
    ...section(7, list([[1, 0x66, 0, 0]])),
    ...section(10, list([[...leb(body.length), ...body]]))
  ]);
}

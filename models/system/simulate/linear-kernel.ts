import {linearKernelBytes} from "./linear-kernel-bytes.js";

/** A stage of a batch of linear runs in WebAssembly, two draws at a time (linear-kernel.wat says what it does). */
export interface LinearKernel {
  /** A stretch of zeros of the memory, of so many numbers; its byteOffset is its place. */
  take(count: number): Float64Array<ArrayBuffer>;
  /** Places in the memory and lengths in bytes, but c, a number. */
  advance(
    table: number,
    end: number,
    state: number,
    from: number,
    to: number,
    deviation: number,
    next: number,
    c: number,
    width: number
  ): void;
}

const page = 65_536;
let compiled: WebAssembly.Module | undefined;

/** @param room how many numbers will be taken in all; taking more may throw RangeError */
export function createLinearKernel(room: number): LinearKernel {
  compiled ??= new WebAssembly.Module(Uint8Array.from(linearKernelBytes));
  const memory = new WebAssembly.Memory({initial: Math.ceil((room * 8) / page)});
  const {exports} = new WebAssembly.Instance(compiled, {"": {memory}});
  const {advance} = exports as unknown as Pick<LinearKernel, "advance">;
  let taken = 0;
  const take = (count: number): Float64Array<ArrayBuffer> => {
    const start = taken;
    taken += count;
    return new Float64Array(memory.buffer, start * 8, count);
  };
  return {take, advance};
}

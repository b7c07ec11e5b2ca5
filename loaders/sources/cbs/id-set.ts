const bits = 10;
const mask = (1 << bits) - 1;

/**
 * A set of whole numbers that stays small for the ids of a table: one bit an id, in blocks of 1,024. A hundred million
 * consecutive ids take some tens of megabytes, where a Set would not hold them at all.
 */
export class IdSet {
  readonly #blocks = new Map<number, Uint32Array>();

  has(id: number): boolean {
    const word = this.#blocks.get(Math.floor(id / (mask + 1)))?.[(id % (mask + 1)) >> 5];
    return word !== undefined && (word & (1 << (id & 31))) !== 0;
  }

  add(id: number): void {
    const key = Math.floor(id / (mask + 1));
    let block = this.#blocks.get(key);
    if (!block) this.#blocks.set(key, (block = new Uint32Array((mask + 1) / 32)));
    const index = (id % (mask + 1)) >> 5;
    block[index] = (block[index] ?? 0) | (1 << (id & 31));
  }
}

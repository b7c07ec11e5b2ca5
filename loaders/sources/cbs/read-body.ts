import {BadAnswer} from "./bad-answer.js";

export interface BodyLimits {
  /** A body larger than this is refused. */
  maxBytes: number;
  /** Within each window of this many milliseconds … */
  stallMs: number;
  /** … at least this many bytes must come, or the body counts as stalled: a trickle would otherwise never end. */
  floorBytes: number;
}

/** Reads a response's body whole. Throws BadAnswer when it stalls, breaks off, or grows beyond its limit. */
export async function readBody(response: Response, limits: BodyLimits): Promise<Uint8Array<ArrayBuffer>> {
  if (!response.body) return new Uint8Array();
  const reader = response.body.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  let sizeAtWindow = 0;
  let stalled: (reason: BadAnswer) => void = () => undefined;
  const stall = new Promise<never>((_resolve, reject) => {
    stalled = reject;
  });
  stall.catch(() => undefined);
  const watch = setInterval(() => {
    if (size - sizeAtWindow < limits.floorBytes)
      stalled(new BadAnswer("timeout", `the answer stalled after ${size} bytes`));
    sizeAtWindow = size;
  }, limits.stallMs);
  try {
    for (;;) {
      const {done, value} = await Promise.race([reader.read(), stall]);
      if (done) break;
      size += value.byteLength;
      if (size > limits.maxBytes)
        throw new BadAnswer("too-large", `the answer is larger than ${limits.maxBytes} bytes`);
      chunks.push(value);
    }
  } catch (error) {
    // Not awaited: cancelling a body that hangs may hang too.
    reader.cancel().catch(() => undefined);
    throw error;
  } finally {
    clearInterval(watch);
  }
  const bytes = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return bytes;
}

/** Work in small steps: a generator that yields between them and returns the result. */
export type Steps<T> = Generator<void, T, void>;

/** Takes all steps at once. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const {done, value} = steps.next();
    if (done) return value;
  }
}

export interface SliceOptions {
  signal?: AbortSignal;
  /** Longest stretch without a pause, ms. */
  longest?: number;
  now?: () => number;
  pause?: () => Promise<void>;
}

/** Takes the steps with pauses, so that the page answers in between. Rejects with the signal's reason when stopped. */
export async function finishInSlices<T>(
  steps: Steps<T>,
  {signal, longest = 24, now = () => performance.now(), pause = nextTask}: SliceOptions = {}
): Promise<T> {
  let start = now();
  for (;;) {
    const {done, value} = steps.next();
    if (done) return value;
    if (now() - start < longest) continue;
    await pause();
    signal?.throwIfAborted();
    start = now();
  }
}

/** A pause in which the page can answer. */
export const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/**
 * Work that follows a slider: it runs one at a time, and asked for while it runs, once more afterwards, so that every
 * picture is shown and none piles up.
 */
export function oneAtATime(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  let isAskedAgain = false;
  return async () => {
    if (running !== null) {
      isAskedAgain = true;
      return running;
    }
    running = (async () => {
      do {
        isAskedAgain = false;
        await work();
      } while (isAskedAgain);
    })().finally(() => (running = null));
    return running;
  };
}

/** A page that is not shown has no frames: wait no longer than this (ms). */
const longest = 100;

/** Waits until what was drawn is on the screen. */
export const afterFrame = (): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, longest);
    requestAnimationFrame(() => {
      clearTimeout(timer);
      // A task of its own comes after the frame that this one still belongs to.
      setTimeout(resolve);
    });
  });

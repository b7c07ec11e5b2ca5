export interface RenderContext {
  /** Width available, whole px. */
  width: number;
  /** True when the page is dark. Prefer tokens (`var(--sh-…)`), which follow by themselves. */
  dark: boolean;
}

/** Whether the page shows light ink on a dark ground, whatever decided it. */
function isDark(): boolean {
  return globalThis.matchMedia?.("(prefers-color-scheme: dark)").matches ?? false;
}

/**
 * Calls `render` at once, and again when the width of `host` or the colour scheme changes, until `host` has left the
 * page. Answers with a function that renders anew.
 */
export function renderResponsively(
  host: HTMLElement,
  render: (context: RenderContext) => void,
  fallbackWidth = 640
): () => void {
  let width = Math.floor(host.clientWidth) || fallbackWidth;
  const draw = (): void => render({width, dark: isDark()});
  draw();
  let frame = 0;
  let wasConnected = false;
  const media = globalThis.matchMedia?.("(prefers-color-scheme: dark)");
  const observer = typeof ResizeObserver === "undefined" ? null : new ResizeObserver(resized);
  observer?.observe(host);
  media?.addEventListener?.("change", schemeChanged);
  return draw;

  function resized(): void {
    cancelAnimationFrame(frame);
    // A frame later: drawing inside the callback would change sizes while they are being reported.
    frame = requestAnimationFrame(() => {
      if (stopIfGone()) return;
      const next = Math.floor(host.clientWidth);
      if (next === 0 || next === width) return;
      width = next;
      draw();
    });
  }

  function schemeChanged(): void {
    if (!stopIfGone()) draw();
  }

  function stopIfGone(): boolean {
    if (host.isConnected) wasConnected = true;
    else if (wasConnected) {
      observer?.disconnect();
      media?.removeEventListener("change", schemeChanged);
      return true;
    }
    return false;
  }
}

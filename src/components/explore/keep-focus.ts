/**
 * Redraws controls without losing the reader's place: the focus goes to the new control of the same name, or to the
 * first one of the same group when that is gone.
 */
export function keepFocus(host: HTMLElement, redraw: () => void): void {
  const active = document.activeElement;
  const at = active instanceof HTMLElement && host.contains(active) ? active : null;
  const [name, group] = at ? [nameOf(at), groupOf(at)] : [null, null];
  redraw();
  if (at === null || at.isConnected) return;
  const all = [...host.querySelectorAll<HTMLElement>("input, select, button, summary, textarea")];
  const next =
    all.find((each) => nameOf(each) === name && groupOf(each) === group) ?? all.find((each) => groupOf(each) === group);
  next?.focus();
}

const nameOf = (element: HTMLElement): string =>
  element.getAttribute("aria-label") ??
  ("labels" in element ? [...((element.labels as NodeListOf<HTMLElement> | null) ?? [])][0]?.textContent : null) ??
  element.textContent ??
  "";

const groupOf = (element: HTMLElement): string =>
  element.closest("fieldset")?.querySelector("legend")?.textContent ?? "";

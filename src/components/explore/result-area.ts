import {explore} from "../../locale/explore.js";
import {nl} from "../../locale/nl.js";
import {h} from "../dom.js";
import {ErrorCard} from "../error-card.js";
import {Progress} from "../progress.js";

export interface Work {
  /** Aborted by the stop button, and when other work takes this one's place. */
  signal: AbortSignal;
  onProgress: (done: number, total: number) => void;
}

export interface ResultArea extends HTMLElement {
  /**
   * Computes new content and puts it in place. Meanwhile, and after a stop or a failure, the last good content stays,
   * dimmed while computing. Newer work takes the place of what still runs.
   */
  show(compute: (work: Work) => Promise<readonly Node[]>): Promise<void>;
}

export interface ResultAreaOptions {
  label: string;
  /** A failure in words; null: it is told elsewhere. */
  explain?: (error: unknown) => HTMLElement | null;
}

/** Where results of long work stand. */
export function ResultArea({label, explain}: ResultAreaOptions): ResultArea {
  const content = h("div", {class: "sh-result-content"});
  const trouble = h("div", {class: "sh-result-trouble"});
  const status = h("p", {class: "sh-visually-hidden", role: "status"});
  const element = h("div", {class: "sh-result", role: "region", "aria-label": label}, trouble, content, status);
  let running: AbortController | null = null;
  return Object.assign(element, {show});

  async function show(compute: (work: Work) => Promise<readonly Node[]>): Promise<void> {
    running?.abort(new Error("superseded"));
    const mine = new AbortController();
    running = mine;
    const progress = Progress({label: nl.figure.updating, cancel: () => mine.abort(new Error("stopped"))});
    trouble.replaceChildren(progress);
    element.setAttribute("aria-busy", "true");
    const isCurrent = (): boolean => running === mine;
    try {
      const made = await compute({
        signal: mine.signal,
        onProgress: (done, total) => isCurrent() && progress.update({done, total})
      });
      mine.signal.throwIfAborted();
      if (!isCurrent()) return;
      content.replaceChildren(...made);
      trouble.replaceChildren();
      status.textContent = explore.ready;
    } catch (error) {
      if (!isCurrent()) return;
      const card = mine.signal.aborted
        ? h("p", {class: "sh-figure-status", role: "status"}, nl.progress.cancelled)
        : explain
          ? explain(error)
          : ErrorCard(error, {retry: () => void show(compute)});
      trouble.replaceChildren(...(card ? [card] : []));
    } finally {
      progress.finish();
      if (isCurrent()) element.removeAttribute("aria-busy");
    }
  }
}

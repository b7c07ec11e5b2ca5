import {formatDuration, formatNumber} from "../locale/format.js";
import {nl} from "../locale/nl.js";
import {h, uniqueId} from "./dom.js";

export interface ProgressState {
  /** Steps done and in all; without a total the bar only shows that something is going on. */
  done?: number;
  total?: number;
  secondsLeft?: number;
  text?: string;
}

export interface ProgressElement extends HTMLElement {
  update(state: ProgressState): void;
  /** Stops the timer; call it when the work ends. */
  finish(): void;
}

/**
 * A progress line that shows itself only after `delay` ms (400), so that short work never flickers, with a button to
 * stop when `cancel` is given.
 */
export function Progress({
  label = nl.progress.busy,
  cancel,
  delay = 400
}: {label?: string; cancel?: () => void; delay?: number} = {}): ProgressElement {
  const id = uniqueId("progress");
  const text = h("span", {id}, label);
  const bar = h("progress", {"aria-labelledby": id});
  const stop = cancel
    ? h("button", {type: "button", class: "sh-button sh-button-small", onclick: cancel}, nl.progress.cancel)
    : null;
  const element = h("div", {class: "sh-progress", hidden: true}, text, bar, stop);
  const timer = setTimeout(() => (element.hidden = false), delay);
  return Object.assign(element, {
    update({done, total, secondsLeft, text: words}: ProgressState): void {
      const parts = [words ?? label];
      if (done !== undefined && total !== undefined && total > 0) {
        bar.max = total;
        bar.value = Math.min(done, total);
        parts.push(nl.progress.of(formatNumber(done, 0), formatNumber(total, 0)));
      } else bar.removeAttribute("value");
      if (secondsLeft !== undefined && Number.isFinite(secondsLeft))
        parts.push(nl.progress.left(formatDuration(secondsLeft)));
      text.textContent = parts.join(" · ");
    },
    finish(): void {
      clearTimeout(timer);
      element.remove();
    }
  });
}

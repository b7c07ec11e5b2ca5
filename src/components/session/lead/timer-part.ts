import {sessionLead} from "../../../locale/session-lead.js";
import {Select} from "../../controls/select.js";
import {h} from "../../dom.js";
import {SmallButton} from "../small-button.js";
import {clockText, isOver, isRunning, newTimer, paused, readTimers, secondsLeft, started, timersText} from "./timer.js";

const words = sessionLead.timer;
const choices = [1, 2, 3, 5, 8, 10, 15, 20, 30];
const usual = 5;

export interface TimerElement extends HTMLElement {
  /** Shows the time of another step; what runs there runs on. */
  showStep(step: string): void;
}

interface TimerEffects {
  now: () => Date;
  /** Where times are kept over a reload; null where a browser keeps nothing. */
  storage?: Pick<Storage, "getItem" | "setItem"> | null;
  /** Nothing on the screen may move by itself. */
  isStill?: () => boolean;
}

/** Time for the step on the screen: whoever leads starts, pauses or ignores it. The session goes on when it is over. */
export function TimerPart(
  session: string,
  {now, storage = browserStorage(), isStill = prefersStill}: TimerEffects
): TimerElement {
  const key = `samenhang-tijd ${session}`;
  const timers = readTimers(read(storage, key));
  let step = "";
  let ticking: ReturnType<typeof setInterval> | undefined;
  let toldOf = "";
  const at = (): number => now().getTime();
  const own = () => timers.get(step) ?? newTimer(usual);
  const time = h("span", {class: "sh-timer-time", role: "timer", "aria-label": words.label});
  const over = h("span", {class: "sh-timer-over", role: "status"});
  const minutes = Select(
    choices.map((each) => ({value: String(each), label: words.minutes(String(each))})),
    {label: words.choose}
  );
  minutes.addEventListener("input", () => put(newTimer(Number(minutes.value))));
  const toggle = SmallButton(words.start, () =>
    put(isRunning(own(), at()) ? paused(own(), at()) : started(own(), at()))
  );
  const again = SmallButton(words.again, () => put(newTimer(own().given / 60)));
  const element = h(
    "div",
    {class: "sh-timer", role: "group", "aria-label": words.title},
    time,
    minutes,
    toggle,
    again,
    over
  );
  return Object.assign(element, {
    showStep(next: string) {
      step = next;
      draw();
    }
  });

  function put(timer: ReturnType<typeof newTimer>): void {
    timers.set(step, timer);
    try {
      storage?.setItem(key, timersText(timers));
    } catch {
      // A full browser forgets the time over a reload; the session itself says that it is full.
    }
    draw();
  }

  function draw(): void {
    const timer = own();
    const moment = at();
    const left = secondsLeft(timer, moment);
    const runs = isRunning(timer, moment);
    time.textContent = isStill() && runs ? words.about(Math.ceil(left / 60)) : clockText(left);
    minutes.value = String(timer.given / 60);
    toggle.textContent = runs ? words.pause : left < timer.given && left > 0 ? words.goOn : words.start;
    again.disabled = left === timer.given && !runs;
    const told = isOver(timer, moment) ? step : "";
    if (told !== toldOf) over.textContent = told === "" ? "" : words.over;
    toldOf = told;
    if (runs && ticking === undefined) ticking = setInterval(tick, 250);
    if (!runs) stop();
  }

  function tick(): void {
    if (element.isConnected) draw();
    else stop();
  }

  function stop(): void {
    clearInterval(ticking);
    ticking = undefined;
  }
}

const prefersStill = (): boolean => globalThis.matchMedia?.("(prefers-reduced-motion: reduce)").matches ?? false;

function browserStorage(): Storage | null {
  try {
    return globalThis.sessionStorage ?? null;
  } catch {
    return null;
  }
}

function read(storage: TimerEffects["storage"], key: string): string | null {
  try {
    return storage?.getItem(key) ?? null;
  } catch {
    return null;
  }
}

/** Time given to a step: it runs down, stands still or is over; nothing else depends on it. */
export interface Timer {
  /** Seconds it was set to. */
  given: number;
  /** Seconds left while it stands still. */
  left: number;
  /** Moment it runs out, in ms; null while it stands still. */
  ends: number | null;
}

export const newTimer = (minutes: number): Timer => ({given: minutes * 60, left: minutes * 60, ends: null});

/** Whole seconds left at a moment, never below zero. */
export const secondsLeft = ({left, ends}: Timer, now: number): number =>
  ends === null ? left : Math.max(0, Math.ceil((ends - now) / 1000));

export const isRunning = (timer: Timer, now: number): boolean => timer.ends !== null && secondsLeft(timer, now) > 0;
export const isOver = (timer: Timer, now: number): boolean => secondsLeft(timer, now) === 0;

/** Runs on from where it stood; from the start when it was over. */
export function started(timer: Timer, now: number): Timer {
  const left = isOver(timer, now) ? timer.given : secondsLeft(timer, now);
  return {...timer, left, ends: now + 1000 * left};
}

export const paused = (timer: Timer, now: number): Timer => ({...timer, left: secondsLeft(timer, now), ends: null});

/** `4:05`. */
export const clockText = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

const isTimer = (value: unknown): value is Timer => {
  const {given, left, ends} = (value ?? {}) as Partial<Timer>;
  const isTime = (time: unknown): boolean => typeof time === "number" && Number.isFinite(time) && time >= 0;
  return isTime(given) && isTime(left) && (ends === null || isTime(ends));
};

/** Timers by step from what a browser kept; whatever is no timer is left out. */
export function readTimers(text: string | null): Map<string, Timer> {
  try {
    const kept = JSON.parse(text ?? "{}") as Record<string, unknown>;
    return new Map(
      Object.entries(kept).flatMap(([step, value]): [string, Timer][] => (isTimer(value) ? [[step, value]] : []))
    );
  } catch {
    return new Map();
  }
}

export const timersText = (timers: ReadonlyMap<string, Timer>): string => JSON.stringify(Object.fromEntries(timers));

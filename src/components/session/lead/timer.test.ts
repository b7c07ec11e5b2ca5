import {describe, expect, it} from "vitest";
import {clockText, isOver, isRunning, newTimer, paused, readTimers, secondsLeft, started, timersText} from "./timer.js";

describe("the timer of a step", () => {
  it("runs down, stands still when paused, and runs on from there", () => {
    const fresh = Object.freeze(newTimer(5));
    expect([secondsLeft(fresh, 999_000), isRunning(fresh, 0)]).toEqual([300, false]);
    const running = started(fresh, 10_000);
    expect([secondsLeft(running, 10_000), secondsLeft(running, 70_500)]).toEqual([300, 240]);
    const still = paused(running, 70_000);
    expect([secondsLeft(still, 500_000), isRunning(still, 500_000)]).toEqual([240, false]);
    expect(secondsLeft(started(still, 500_000), 530_000)).toBe(210);
  });

  it("is over and stays so, until somebody starts it anew", () => {
    const running = started(newTimer(1), 0);
    expect([isOver(running, 59_999), isOver(running, 60_000), secondsLeft(running, 900_000)]).toEqual([false, true, 0]);
    expect(secondsLeft(started(running, 900_000), 900_000)).toBe(60);
  });

  it("says minutes and seconds", () => {
    expect([300, 65, 9, 0].map(clockText)).toEqual(["5:00", "1:05", "0:09", "0:00"]);
  });

  it("survives a reload, and reads nothing into what it does not know", () => {
    const timers = new Map([["q1", started(newTimer(3), 1000)]]);
    expect(readTimers(timersText(timers))).toEqual(timers);
    const bad = `{"a": 3, "b": {"given": -1, "left": 0, "ends": null}, "c": null, "d": {"given": 60, "left": 5, "ends": null}}`;
    expect([...readTimers(bad).keys()]).toEqual(["d"]);
    expect([readTimers(null).size, readTimers("nee").size]).toEqual([0, 0]);
  });
});

// @vitest-environment happy-dom
import {afterEach, beforeEach, describe, expect, it, vi} from "vitest";
import {TimerPart} from "./timer-part.js";

describe("the timer on the screen of the room", () => {
  beforeEach(() => void vi.useFakeTimers({now: 0}));
  afterEach(() => {
    document.body.replaceChildren();
    vi.useRealTimers();
  });
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text)
  };
  const shown = (isStill = false) => {
    const timer = TimerPart("proef", {now: () => new Date(Date.now()), storage, isStill: () => isStill});
    document.body.replaceChildren(timer);
    timer.showStep("q1");
    return timer;
  };
  const time = (): string => document.querySelector("[role=timer]")?.textContent ?? "";
  const press = (name: string): void =>
    [...document.querySelectorAll("button")].find(({textContent}) => textContent === name)?.click();

  it("runs for its own step, pauses, and says once that it is over while everything else goes on", () => {
    kept.clear();
    const timer = shown();
    expect(time()).toBe("5:00");
    press("Start");
    vi.advanceTimersByTime(61_000);
    expect(time()).toBe("3:59");
    press("Pauze");
    vi.advanceTimersByTime(60_000);
    expect(time()).toBe("3:59");
    timer.showStep("q2");
    expect(time()).toBe("5:00");
    timer.showStep("q1");
    press("Verder");
    vi.advanceTimersByTime(239_000);
    expect(time()).toBe("0:00");
    expect(document.querySelector("[role=status]")?.textContent).toBe("De tijd is om. U kunt gewoon doorgaan.");
    press("Opnieuw");
    expect([time(), document.querySelector("[role=status]")?.textContent]).toEqual(["5:00", ""]);
  });

  it("runs on over a reload", () => {
    kept.clear();
    shown();
    press("Start");
    vi.advanceTimersByTime(30_000);
    shown();
    expect(time()).toBe("4:30");
  });

  it("does not tick for who wants nothing to move", () => {
    kept.clear();
    shown(true);
    press("Start");
    const seen = new Set<string>();
    for (let second = 0; second < 59; second++) {
      vi.advanceTimersByTime(1000);
      seen.add(time());
    }
    expect([...seen]).toEqual(["nog 5 minuten"]);
  });
});

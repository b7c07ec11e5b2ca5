import {SLR} from "ml-regression";
import type {Drawn} from "./trend-segments.js";

export interface StraightLine {
  from: {date: Date; value: number};
  to: {date: Date; value: number};
}

/**
 * A straight line through one unbroken run, to guide the eye only; nothing reported may rest on it. Null under three
 * points. Kept apart from Trend, so that pages without it do not load the library.
 */
export function straightLine(run: readonly Drawn[]): StraightLine | null {
  const first = run[0];
  const last = run.at(-1);
  if (!first || !last || run.length < 3) return null;
  const origin = first.date.getTime();
  const span = last.date.getTime() - origin;
  const fit = new SLR(
    run.map(({date}) => (date.getTime() - origin) / span),
    run.map(({value}) => value)
  );
  return {from: {date: first.date, value: fit.predict(0)}, to: {date: last.date, value: fit.predict(1)}};
}

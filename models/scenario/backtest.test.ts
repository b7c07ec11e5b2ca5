import {describe, expect, it} from "vitest";
import {backtest} from "./backtest.js";

const row = (projected: number, realised: number | null, isVerified = true) => ({
  ...{region: "NL01", period: "2021", projected, low: projected, high: projected, realised, isVerified}
});

describe("backtest", () => {
  it("errs by the difference of the figures, without what binary fractions leave of it", () => {
    const {rows, mae, counted} = backtest([row(4.9, 4.7), row(4.4, 5), row(3.8, null), row(4, 3, false)]);
    expect(rows.map(({error}) => error)).toEqual([0.2, -0.6, null, 1]);
    expect(rows.map(({leftOut}) => leftOut)).toEqual([null, null, "not-realised", "to-be-verified"]);
    expect([mae, counted]).toEqual([0.4, 2]);
  });
});

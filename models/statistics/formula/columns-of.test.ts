import {describe, expect, it} from "vitest";
import {columnsOf} from "./columns-of.js";

describe("columnsOf", () => {
  it("names every column once, effects and instruments too", () => {
    expect(columnsOf("log(y) ~ x + I(x^2) + l(z,1) | region^year | d ~ w")).toEqual([
      ...["y", "x", "z", "d", "w", "region", "year"]
    ]);
  });

  it("refuses what is no formula", () => {
    expect(() => columnsOf("~ about 5")).toThrow();
  });
});

import {describe, expect, it} from "vitest";
import {usesLessCare} from "./headline.js";

describe("the caveat on less use of care", () => {
  const fall = {variable: "youth_care_use", period: "2021", value: -0.4};

  it("is asked for by a fall in use, in the year shown", () => {
    expect(usesLessCare([fall], "2021")).toBe(true);
    expect(usesLessCare([fall], "2020")).toBe(false);
  });

  it("is not asked for by fewer complaints, nor by more use", () => {
    expect(usesLessCare([{...fall, variable: "adult_distress"}], "2021")).toBe(false);
    expect(
      usesLessCare(
        [
          {...fall, value: 0.4},
          {...fall, value: 0}
        ],
        "2021"
      )
    ).toBe(false);
    expect(usesLessCare([], "2021")).toBe(false);
  });
});

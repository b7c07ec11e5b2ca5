import {describe, expect, it} from "vitest";
import {expectedCoefficient} from "./expected-effect.js";

const bases = {inwoners: 1, beroepsbevolking: 0.557, "inwoners-0-22": 0.255};
const ww = {per: 1000, base: "inwoners"};
const young = {per: 100, base: "inwoners-0-22"};
const point = {amount: 1, per: 100, base: "beroepsbevolking"};

describe("expectedCoefficient", () => {
  it("takes a percentage point of the labour force to one per 1000 inhabitants", () => {
    // 1 per 1000 inhabitants is 0.1/0.557 = 0.17953 percentage points; 0.2 % of a mean of 8.5 for each point.
    const found = expectedCoefficient(
      {form: "relative", low: 0.1, high: 0.2, step: point},
      {exposure: ww, outcome: young, outcomeMean: 8.5},
      bases
    );
    expect(found?.low).toBeCloseTo(0.001 * 8.5 * 0.179533, 8);
    expect(found?.high).toBeCloseTo(0.002 * 8.5 * 0.179533, 8);
  });

  it("leaves an effect per percentage point as it is when the exposure is measured so", () => {
    const units = {exposure: {per: 100, base: "beroepsbevolking"}, outcome: young, outcomeMean: null};
    expect(expectedCoefficient({form: "absolute", low: -0.2, high: 0.1, step: point}, units, bases)).toEqual({
      low: -0.2,
      high: 0.1
    });
  });

  it("takes persons per person to the denominators of both", () => {
    // One person more per 1000 inhabitants, 0.009 young people more each: 0.009 on 255 young people per 1000 inhabitants.
    const found = expectedCoefficient(
      {form: "persons", low: 0, high: 0.009},
      {exposure: ww, outcome: young, outcomeMean: null},
      bases
    );
    expect(found?.high).toBeCloseTo((100 * 0.009) / 255, 12);
    expect(
      expectedCoefficient(
        {form: "persons", low: 0.03, high: 0.06},
        {exposure: ww, outcome: ww, outcomeMean: null},
        bases
      )
    ).toEqual({low: 0.03, high: 0.06});
  });

  it("does not exist without what it needs", () => {
    const relative = {form: "relative", low: 0, high: 1, step: point} as const;
    expect(expectedCoefficient(relative, {exposure: null, outcome: young, outcomeMean: 8}, bases)).toBeNull();
    expect(expectedCoefficient(relative, {exposure: ww, outcome: young, outcomeMean: null}, bases)).toBeNull();
    expect(
      expectedCoefficient(relative, {exposure: {per: 1, base: "other"}, outcome: young, outcomeMean: 8}, bases)
    ).toBeNull();
  });

  it("agrees with the arithmetic it comes from: 400 to 900 children on 440,000", () => {
    const persons = {form: "persons", low: 400 / 97_000, high: 900 / 97_000} as const;
    const relative = {form: "relative", low: 0.1, high: 0.2, step: point} as const;
    const units = {exposure: ww, outcome: young, outcomeMean: 9.8};
    const [a, b] = [expectedCoefficient(persons, units, bases), expectedCoefficient(relative, units, bases)];
    expect((a?.low ?? 0) / (b?.low ?? 1)).toBeGreaterThan(0.8);
    expect((a?.high ?? 0) / (b?.high ?? 1)).toBeLessThan(1.25);
  });
});

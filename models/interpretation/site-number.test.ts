import {describe, expect, it} from "vitest";
import {numberSchema} from "./calls.js";
import {replayFromPanel, sitePanelOf, siteRounded} from "./site-number.js";

const number = (value: number | null, call: object = {}) =>
  numberSchema.parse({
    ref: "ww",
    label: "WW",
    value,
    call: {kind: "panel-value", indicator: "ww", region: "GM0794", period: "2020", boundaries: 2023, ...call}
  });
const panel = {boundaryYear: 2023, periods: ["2019", "2020"], values: {GM0794: [null, 32.12346]}};

describe("sitePanelOf", () => {
  it("names the file of a municipal figure on the division of the site, and no other", () => {
    expect(sitePanelOf(number(1), 2023)).toEqual({indicator: "ww", grain: "year"});
    expect(sitePanelOf(number(1), 2024)).toBeNull();
    for (const call of [{level: "land"}, {per: "count"}, {breakdown: "age=18-26"}, {grain: "quarter"}])
      expect(sitePanelOf(number(1, call), 2023)).toBeNull();
  });
});

describe("replayFromPanel", () => {
  it("finds a figure equal in the digits that pages hold", () => {
    expect(siteRounded(32.123456789)).toBe(32.12346);
    for (const value of [32.12346, 32.123456789]) expect(replayFromPanel(number(value), panel).equal).toBe(true);
  });

  it("finds another figure, one that is gone and one without value", () => {
    expect(replayFromPanel(number(32.12345), panel)).toMatchObject({equal: false, now: 32.12346});
    expect(replayFromPanel(number(1, {period: "2021"}), panel).problem).toMatch(/no row/);
    expect(replayFromPanel(number(1), null).problem).toMatch(/no such file/);
    expect(replayFromPanel(number(null, {period: "2019"}), panel).equal).toBe(true);
    expect(replayFromPanel(number(1, {period: "2019"}), panel).equal).toBe(false);
  });
});

import {describe, expect, it} from "vitest";
import type {PanelIndex} from "../../../loaders/site/panel-file.js";
import {estimateSchema} from "./estimate-state.js";

const first = (...ids: string[]): string => {
  const indicators = ids.map((id) => ({id, extents: id === "banen" ? {} : {year: ["2015", "2021"]}}));
  return estimateSchema({indicators} as unknown as PanelIndex).formule.initial;
};

describe("the formula the page opens with", () => {
  it("asks about care, with the figures the site has of work and income", () => {
    expect(first("bijstand", "ggz-clienten", "ggz-kosten", "werkloosheid")).toBe(
      "`ggz-clienten` ~ l(werkloosheid,1) | region + period"
    );
    // The real files have no unemployment of municipalities.
    expect(first("ao-uitkeringen", "bijstand", "ggz-kosten")).toBe("`ggz-kosten` ~ l(bijstand,1) | region + period");
    expect(first("banen", "huizenprijs", "inwoners")).toBe("huizenprijs ~ l(inwoners,1) | region + period");
  });
});

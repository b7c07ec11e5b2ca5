import {describe, expect, it} from "vitest";
import {rowsPicture} from "./rows-picture.js";

const options = {label: "Verschil", width: 460, zero: true, decimals: 2};
const ticksOf = (body: string): string[] =>
  [...body.matchAll(/text-anchor="middle"[^>]*>([^<]+)</g)].map(([, text]) => text ?? "");

describe("rowsPicture", () => {
  it.each([
    [-0.3, 0.3],
    [-0.2, 1.1],
    [0, 7],
    [-26, 1]
  ])("has a scale that can be read from %s to %s", (low, high) => {
    const {body} = rowsPicture([{label: "WW", estimate: (low + high) / 2, low, high, value: "x".repeat(20)}], options);
    expect(ticksOf(body).length).toBeGreaterThanOrEqual(2);
  });

  it("writes the whole of a long label: which years a point is of stands at its end", () => {
    const label = "WW-uitkeringen en Arbeidsongeschiktheidsuitkeringen (alle jaren, met andere tellingen erin)";
    const {body} = rowsPicture([{label, estimate: 0, value: "0"}], {...options, width: 680});
    expect(body).toContain("erin)");
  });

  it("says its rows in words, and draws no point where there is no estimate", () => {
    const {label, body} = rowsPicture([{label: "WW & meer", estimate: null, value: "niet bekend"}], options);
    expect(label).toBe("Verschil. WW & meer: niet bekend");
    expect(body).toContain("WW &amp; meer");
    expect(body).not.toContain("<circle");
  });
});

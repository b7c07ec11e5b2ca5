import {describe, expect, it} from "vitest";
import {textWidth} from "../../../src/components/text-width.js";
import {svgFile} from "./svg.js";

const picture = {width: 300, height: 40, label: "wat het toont", body: ""};

/** Height of the file and the lines under the picture, each with its place. */
function drawn(foot: readonly string[]): {height: number; lines: {y: number; text: string}[]} {
  const svg = svgFile(picture, {title: "Titel", foot});
  return {
    height: Number(/ height="([\d.]+)"/.exec(svg)?.[1]),
    lines: [...svg.matchAll(/<text x="8" y="([\d.]+)" class="p-soft">([^<]*)</g)].map(([, y, text]) => ({
      y: Number(y),
      text: text ?? ""
    }))
  };
}

describe("a picture as a file of its own", () => {
  it("breaks what stands under it into lines that fit, and loses no word", () => {
    const long =
      "Samenloop r, van −1 tot 1, na aftrek van vaste verschillen tussen gemeenten en van landelijke veranderingen";
    const {height, lines} = drawn([long, "Bron: CBS"]);
    expect(lines.length).toBeGreaterThan(2);
    expect(lines.map(({text}) => text).join(" ")).toBe(`${long} Bron: CBS`);
    for (const {y, text} of lines) {
      expect(textWidth(text, 13)).toBeLessThanOrEqual(picture.width - 16);
      expect(y).toBeLessThan(height);
    }
    expect(new Set(lines.map(({y}) => y)).size).toBe(lines.length);
  });

  it("takes no room for what is short", () => {
    expect(drawn(["Bron: CBS"]).lines).toHaveLength(1);
    expect(drawn(["a", "b"]).height - drawn(["a"]).height).toBe(17);
  });
});

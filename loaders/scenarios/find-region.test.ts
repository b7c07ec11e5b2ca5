import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {projectRoot} from "../warehouse/paths.js";
import {readRegions} from "../warehouse/regions.js";
import {municipalityOf} from "./find-region.js";

const world = await readRegions(join(projectRoot(), "data"));

describe("municipalityOf", () => {
  it.each([
    ["GM0794", "GM0794"],
    ["gm0794", "GM0794"],
    ["  helmond ", "GM0794"],
    ["Den Bosch", "GM0796"],
    ["s-Gravenhage", "GM0518"],
    ["Bergen (L.)", "GM0893"]
  ])("knows %s as %s", (text, code) => {
    expect(municipalityOf(world, text, 2024)).toBe(code);
  });

  it.each([
    ["Helmont", 2024, "unknown-region", /did you mean GM0794 Helmond\?/],
    ["Eindhovn", 2024, "unknown-region", /did you mean GM0772 Eindhoven\?/],
    ["Nergenshuizen", 2024, "unknown-region", /no municipality Nergenshuizen .*`data regions`/],
    ["GM9999", 2024, "unknown-region", /no municipality GM9999/],
    ["", 2024, "unknown-region", /no municipality/],
    ["Bergen", 2024, "ambiguous-region", /GM0373 Bergen .* or GM0893 Bergen .*give the code/],
    // Part of Amsterdam since 24 March 2022; Haaren went to four municipalities in 2021.
    ["Weesp", 2024, "dissolved-region", /GM0457 Weesp .* became GM0363 Amsterdam: give that one/],
    ["Haaren", 2024, "dissolved-region", /GM0788 Haaren .* GM0757 Boxtel \(\d+ %\)/],
    // Voorne aan Zee began in 2023.
    ["Voorne aan Zee", 2020, "unknown-region", /from 2023 on: give --boundaries 2023/]
  ])("refuses %s in %i, and says what to give", (text, year, kind, message) => {
    let thrown: unknown;
    try {
      municipalityOf(world, text, year);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toMatchObject({kind, message: expect.stringMatching(message) as string, where: "--region"});
  });
});

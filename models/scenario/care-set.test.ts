import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {readSystem} from "../system/read-system.js";
import {careResponses} from "./care.js";
import {careSet} from "./care-set.js";
import {scenarioDrivers, scenarioOutcomes} from "./measures.js";

const file = new URL("../../data/systems/standaardmodel.system.json", import.meta.url);
const standard = readSystem(JSON.parse(readFileSync(file, "utf8")), "standard");
const options = {years: 2, draws: 20, seed: 3};
const common = {drivers: scenarioDrivers, outcomes: scenarioOutcomes, years: 2, draws: 20, seed: 3};

/** The same model, with one link on the way to complaints taken from differences between municipalities. */
const estimated = {
  ...standard,
  links: standard.links.map((link) =>
    link.from === "unemployment" && link.to === "adult_distress" ? {...link, basis: "estimate" as const} : link
  )
};

describe("the responses of a system model for a scenario", () => {
  it("are those of all draws, of the middle, and of links and transfer apart", () => {
    const set = careSet(estimated, options);
    expect(set.drawn).toEqual(careResponses(estimated, {...common, transfer: [0.5, 2]}));
    expect(set.links).toEqual(careResponses(estimated, {...common, transfer: 1}));
    expect(set.middle).toEqual(careResponses(estimated, {...common, draws: 0, transfer: 1}));
    const [first, last] = [set.transfer.values.slice(0, 24), set.transfer.values.slice(-24)];
    expect(first).not.toEqual(last);
  });

  it("do not depend on a transfer factor where no link is estimated, and need fewer runs", () => {
    const set = careSet(standard, options);
    expect(set.drawn).toEqual(careResponses(standard, {...common, transfer: [0.5, 2]}));
    expect(set.links).toBe(set.drawn);
    expect(set.transfer).toBe(set.middle);
  });

  it("tell how far they are", () => {
    const told: [number, number][] = [];
    careSet(standard, {...options, onProgress: (done, total) => told.push([done, total])});
    expect(told).toEqual([
      [0, 2],
      [1, 2],
      [2, 2]
    ]);
  });
});

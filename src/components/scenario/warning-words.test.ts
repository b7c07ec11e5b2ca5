import {describe, expect, it} from "vitest";
import type {ScenarioFactsFile} from "../../../loaders/site/scenario-facts-file.js";
import {scenarioConditions} from "../../locale/scenario-conditions.js";
import type {ScenarioVariant} from "../../models/scenario/format.js";
import {scenarioWarningCodes} from "../../models/scenario/warning-codes.js";
import type {RegionOutcome} from "../workers/scenario-tasks.js";
import {noOwnUse} from "./own-data/with-own.js";
import {warningWords} from "./warning-words.js";

const file = {
  ...{synthetic: false, structureYear: 2015, baseYear: 2018, imputed: [13], jobs: new Array(30).fill(1), warnings: []},
  regions: [{}, {}, {}]
} as unknown as ScenarioFactsFile;
const outcome = (codes: [code: string, message: string][]): RegionOutcome =>
  ({
    result: {warnings: codes.map(([code, message]) => ({code, message}))},
    path: {baseYear: 2019},
    suppliers: null
  }) as unknown as RegionOutcome;
const variant = (cells: object[]): ScenarioVariant => ({cells}) as unknown as ScenarioVariant;

describe("warnings of a scenario in Dutch", () => {
  it("name the year of what the models warn of, and both years of an old structure", () => {
    const said = warningWords({
      ...{file, at: 0, own: noOwnUse, variant: variant([])},
      outcome: outcome([
        ["old-structure", "jobs by sector are of 2015, …"],
        ["no-gdp", "no usable growth of GDP in 2021: …"],
        ["jobs-shifted", "2020: jobs and value added differ …"]
      ])
    });
    expect(said).toHaveLength(3);
    expect(said[0]).toMatch(/2015.*2019.*niet voor besluiten/);
    expect(said[1]).toContain("voor 2021 geen groei van het bbp");
    expect(said[2]).toMatch(/^In 2020 /);
  });

  it("say what the facts themselves rest on, once", () => {
    const estimated = {
      ...file,
      warnings: [{code: "estimated-structure" as const, message: "fitted to coarser figures"}]
    };
    const said = warningWords({
      ...{file: estimated, at: 0, own: noOwnUse, variant: variant([])},
      outcome: outcome([["estimated-structure", "fitted to coarser figures"]])
    });
    expect(said).toEqual([expect.stringContaining("geschat uit grovere cijfers")]);
  });

  it("tell bounds, ends of a year and cells to be checked from the cells themselves", () => {
    const cell = {
      year: 2021,
      source: "nos.nl",
      relation: "exact",
      statistic: "annual-average",
      measure: "unemployment"
    };
    const said = warningWords({
      ...{file, at: 1, own: noOwnUse, outcome: outcome([["only-a-bound", "x"]])},
      variant: variant([
        {...cell, value: 10, relation: "above"},
        {...cell, value: 7, statistic: "end-of-year"},
        {...cell, value: 6.1, verify: true}
      ])
    });
    expect(said).toEqual([
      expect.stringContaining("geschat"),
      "De werkloosheid van 2021 is in de publicatie alleen hoger dan 10 %. Daarmee is niet gerekend.",
      "De werkloosheid van 7 % in 2021 is het eind van het jaar, geen gemiddelde van het jaar. Daarmee is niet gerekend.",
      "De werkloosheid van 2021 is nog na te gaan bij de publicatie (nos.nl)."
    ]);
  });

  it("have words for every code that the models may give", () => {
    expect(scenarioWarningCodes.length).toBeGreaterThan(10);
    const {codes, plain, placed} = scenarioConditions;
    const said = ["synthetic", ...Object.keys(codes), ...Object.keys(plain), ...Object.keys(placed)];
    expect(scenarioWarningCodes.filter((code) => !said.includes(code))).toEqual([]);
  });

  it("never leave out a code without words", () => {
    const said = warningWords({
      file,
      at: 0,
      own: noOwnUse,
      variant: variant([]),
      outcome: outcome([["brand-new", "x"]])
    });
    expect(said).toEqual([expect.stringContaining("brand-new")]);
  });
});

import {describe, expect, it} from "vitest";
import type {ScenarioFactsFile} from "../../../loaders/site/scenario-facts-file.js";
import {factsYear} from "./scenario-data.js";
import {regionFacts} from "./region-facts.js";

const jobs = Array.from({length: 30}, (_, at) => 100 + at);
const file: ScenarioFactsFile = {
  ...{
    baseYear: 2019,
    boundaryYear: 2024,
    structureYear: 2018,
    commutingYear: 2019,
    synthetic: true,
    sources: [],
    warnings: []
  },
  regions: ["GM0001", "GM0002", "GM0003"].map((code) => ({code, name: code, corop: "CR01"})),
  withoutMix: [],
  jobs,
  low: jobs.map((own) => own - 5),
  high: jobs.map((own, at) => (at === 29 ? null : own + 5)),
  fine: {},
  imputed: [29],
  commuting: [
    {steps: [0, 2], jobs: [75, 25]},
    {steps: [1], jobs: [40]},
    {steps: [0, 1, 1], jobs: [20, 20, 60]}
  ],
  labourForce: [10, 20, 30],
  unemployment: [3, 4, 5],
  populations: {}
};

describe("the facts of a file", () => {
  it("are the jobs with their bounds, and the shares of where people work", () => {
    const {mix, commuting, levelYear} = regionFacts(file);
    expect([mix.jobs[29], mix.low[29], mix.high[29], mix.high[28]]).toEqual([129, 124, 129, 133]);
    expect([mix.imputed[28], mix.imputed[29], mix.year, levelYear]).toEqual([false, true, 2018, 2019]);
    expect([...commuting.start]).toEqual([0, 2, 3, 6]);
    expect([...commuting.work]).toEqual([0, 2, 1, 0, 1, 2]);
    [0.75, 0.25, 1, 0.2, 0.2, 0.6].forEach((share, at) => expect(commuting.share[at]).toBe(share));
  });

  it("have everybody work at home where nothing is known of commuting", () => {
    const {commuting} = regionFacts({...file, commutingYear: null, commuting: []});
    expect([...commuting.work]).toEqual([0, 1, 2]);
  });
});

describe("the year of facts", () => {
  const index = {years: [2019, 2020, 2022], missing: {}, dissolved: []};

  it("is the base year, the last before it, or the first there is", () => {
    expect([2020, 2021, 2030, 2010].map((year) => factsYear(index, year))).toEqual([2020, 2020, 2022, 2019]);
    expect(factsYear({...index, years: []}, 2020)).toBeNull();
  });
});

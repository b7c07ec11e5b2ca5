import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {beforeAll, describe, expect, it} from "vitest";
import type {SystemFile} from "../../../models/system/format.js";
import {readSystem} from "../../../models/system/read-system.js";
import {findForbiddenWords} from "../../../loaders/catalogue/forbidden-words.js";
import {formatNumber} from "../../../locale/format.js";
import {runInPage} from "../../workers/run-task.js";
import {systemTasks} from "../../workers/system-tasks.js";
import {naturalDifference, variableOf} from "../natural.js";
import {measuresOf} from "./compare-figure.js";
import {asWhatIf, ownSetting, settingsIn, writeSetting} from "./measure-settings.js";
import {levelsShown, type Trajectory} from "./trajectory-plot.js";
import {ledeOf, supposedOf} from "./what-if-lede.js";
import {runWhatIf, whatIfSets, type WhatIfRuns} from "./what-if-result.js";

const run = runInPage(() => Promise.resolve(systemTasks));
const outcomes = ["adult_distress", "mental_care_use", "youth_distress", "youth_care_use"];

let system: SystemFile;
beforeAll(async () => {
  const file = join(process.cwd(), "data", "systems", "standaardmodel.system.json");
  system = readSystem(JSON.parse(await readFile(file, "utf8")), "standaardmodel");
});

function runs(amount: number, met: readonly string[] = []): Promise<WhatIfRuns> {
  const what = {variable: "unemployment", amount, mode: "push" as const, ...asWhatIf(settingsIn(system, met))};
  return runWhatIf(whatIfSets(system, what), run);
}

const lede = async (amount: number, met: readonly string[] = []): Promise<string> => {
  const supposed = amount === 0 ? null : supposedOf(system, "unemployment", amount, "push");
  return ledeOf(await runs(amount, met), outcomes, supposed);
};

describe("ledeOf", () => {
  it("says each change with its unit, that all are small, and one of them out of 10,000", async () => {
    const text = await lede(1);
    expect(text).toContain("werkloosheid + 1\u00a0procentpunt");
    expect(text).toContain("procentpunt hoger");
    expect(text).toContain("per 1.000 verzekerden");
    expect(text).toMatch(/Dat zijn kleine veranderingen: elk minder dan 2\s% van wat het anders zou zijn\./);
    const out = await runs(1);
    const [with_, without] = [out.with, out.nothing].map(({values}) => values["adult_distress"]?.at(-1) ?? NaN);
    const change = naturalDifference(variableOf(system, "adult_distress"), (with_ ?? NaN) - (without ?? NaN));
    // The direct effect known from research: at most about 0.12 % of adults for one point.
    expect(change).toBeLessThan(0.13);
    expect(text).toContain(`${formatNumber(change, 2)} procentpunt is ${formatNumber(change * 100, 0)} op de 10.000.`);
    expect(text).not.toMatch(/NaN|undefined|null/);
    expect(findForbiddenWords(text)).toEqual([]);
  });

  it("calls no large change small", async () => {
    expect(await lede(8)).not.toContain("kleine");
  });

  it("says what measures do beside what is supposed, and by themselves", async () => {
    expect(await lede(1, ["debt_help"])).toMatch(/gekozen maatregelen gelden.*\(zonder maatregelen /);
    expect(await lede(0, ["debt_help"])).toMatch(/^Als de gekozen maatregelen gelden/);
  });
});

describe("settingsIn", () => {
  it("writes only the name of a measure that is as the model has it, and reads every other setting back", () => {
    const debt = system.interventions.find(({id}) => id === "debt_help");
    if (debt === undefined) throw new Error("the model has no debt help");
    const own = ownSetting(system, debt);
    expect(writeSetting(system, own)).toBe("debt_help");
    const other = {...own, value: own.value * 2, start: 1.5, end: 4};
    expect(settingsIn(system, [writeSetting(system, other)])).toEqual([other]);
    expect(settingsIn(system, [writeSetting(system, {...other, end: null})])).toEqual([{...other, end: null}]);
  });

  it("leaves out strangers and takes the model's own numbers for those that are none", () => {
    const [own] = settingsIn(system, ["debt_help"]);
    expect(settingsIn(system, ["stranger", "debt_help~-1.2.3~0~"])).toEqual([own]);
  });

  it("gives the model's own run for the model's own setting", async () => {
    const plain = await run("simulate", {
      system,
      options: {times: (await runs(0, ["debt_help"])).times, interventions: ["debt_help"]}
    });
    expect((await runs(0, ["debt_help"])).with.values).toEqual(plain.values);
  });
});

describe("measuresOf", () => {
  it("holds no events, and the answer to an event only while it acts", () => {
    const [alone, crisis] = [[], ["contact_restrictions_episode"]].map((acting) => measuresOf(system, acting));
    expect(alone).toContain("debt_help");
    expect(alone).not.toContain("support_two_years");
    expect(crisis).toContain("support_two_years");
    expect(crisis).not.toContain("contact_restrictions_episode");
  });
});

describe("levelsShown", () => {
  const flat: Trajectory = {times: [0, 1], with: [50, 50.1], without: [50, 50], nothing: null, band: null, room: []};

  it("gives a small change a small part of the axis", () => {
    const [low, high] = levelsShown(flat);
    expect((50.1 - 50) / (high - low)).toBeLessThan(0.05);
  });

  it("holds every line, the band and the room asked for", () => {
    const band = {low: [20, 10], high: [60, 90]};
    const [low, high] = levelsShown({...flat, band, room: [5, null]});
    expect(low).toBeLessThan(5);
    expect(high).toBeGreaterThan(90);
  });
});

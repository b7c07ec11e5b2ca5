import {mkdtemp, readFile, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {beforeAll, describe, expect, inject, it} from "vitest";
import type {RegionResult} from "../../models/scenario/region-result.js";
import {readScenarioFacts} from "../../loaders/site/scenario-facts.js";
import type {ScenarioFactsFile} from "../../loaders/site/scenario-facts-file.js";
import {openWarehouse} from "../../loaders/warehouse/database.js";
import {readRegionFacts} from "../../loaders/warehouse/region-facts.js";
import {regionFacts} from "../../src/components/scenario/region-facts.js";
import {runLine} from "../helpers/command-line.js";

const db = inject("warehouse");
let cwd: string;
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), "scenario-"));
});

const run = (...args: string[]): ReturnType<typeof runLine> => runLine(["scenario", ...args], cwd);

describe("the facts that a page reads", () => {
  it("are those of the command, to the bit", async () => {
    const {connection, close} = await openWarehouse(db);
    try {
      const files = JSON.parse(JSON.stringify(await readScenarioFacts(connection))) as Record<
        string,
        ScenarioFactsFile
      >;
      for (const baseYear of [2019, 2020]) {
        const {mix, commuting, labourForce, unemployment} = await readRegionFacts(connection, {
          ...{baseYear, boundaries: 2024}
        });
        expect(commuting.share.length).toBeGreaterThan(10_000);
        expect(regionFacts(files[`${baseYear}.json`] as ScenarioFactsFile)).toEqual({
          ...{mix, commuting, labourForce, unemployment, levelYear: baseYear}
        });
      }
    } finally {
      close();
    }
  }, 120_000);
});

describe("scenario project", () => {
  it("lays a scenario over Helmond, down to care, and its sums hold", async () => {
    const line = [
      "project",
      "--scenario",
      "cpb-2020-03-s4",
      "--region",
      "Helmond",
      "--draws",
      "60",
      "--db",
      db,
      "--json"
    ];
    const {out: stdout, code: exitCode} = await run(...line);
    expect(exitCode).toBe(0);
    const result = JSON.parse(stdout) as RegionResult;
    expect(result.region).toBe("GM0794");
    expect(result.growth.national + result.growth.mix + result.growth.local).toBeCloseTo(result.growth.total, 9);
    const contributions = result.sectors.reduce((sum, {contribution}) => sum + contribution, 0);
    expect(contributions).toBeCloseTo(result.growth.total - result.growth.local, 9);
    expect(result.growth.national).toBeCloseTo(-7.3, 9);
    expect(result.sectors.find(({code}) => code === "R-U")?.shock).toBe(-26.25);
    expect(Object.values(result.variance).reduce((sum, part) => sum + part, 0)).toBeCloseTo(1, 9);
    for (const {bands, low, high} of [...result.unemployment, ...result.benefits, ...result.care]) {
      expect([low, high]).toEqual(bands[80]);
      expect(bands[95][0]).toBeLessThanOrEqual(bands[80][0]);
      expect(bands[80][0]).toBeLessThanOrEqual(bands[50][0]);
      expect(bands[50][1]).toBeLessThanOrEqual(bands[80][1]);
      expect(bands[80][1]).toBeLessThanOrEqual(bands[95][1]);
    }
    expect(result.warnings.map(({code}) => code)).toContain("synthetic");
    // The same line twice gives the same numbers.
    expect((await run(...line)).out).toBe(stdout);
  });

  it.each([
    ["GM0788", /Haaren is no municipality of 2024 any more; it became GM0757 Boxtel/],
    ["Nergenshuizen", /no municipality Nergenshuizen/]
  ])("refuses %s, and says what to give", async (region, message) => {
    const {err: stderr, code: exitCode} = await run(
      "project",
      "--scenario",
      "cpb-2020-03-s1",
      "--region",
      region,
      "--db",
      db
    );
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(message);
  });

  it("refuses an unknown scenario, an unknown sector, and prices without a source", async () => {
    const at = ["--region", "GM0794", "--db", db];
    expect((await run("project", "--scenario", "cpb-1999", ...at)).err).toMatch(/there are cpb-2020-03-cep-basis/);
    expect((await run("project", "--scenario", "cpb-2020-03-s1", ...at, "--sector", "X=1")).err).toMatch(/no sector X/);
    expect((await run("project", "--scenario", "cpb-2020-03-s1", ...at, "--price", "youth_care_use=9000")).err).toMatch(
      /--price-source/
    );
  });
});

describe("what the bands of scenario project are made of", () => {
  const project = async (...more: string[]): Promise<RegionResult> => {
    const line = ["project", "--scenario", "cpb-2020-03-s4", "--region", "GM0794", "--draws", "20", "--db", db];
    return JSON.parse((await run(...line, ...more, "--json")).out) as RegionResult;
  };
  const partOf = ({variances}: RegionResult, outcome: string): RegionResult["variances"][number] | undefined =>
    variances.filter((each) => each.outcome === outcome).at(-1);

  it("is told for every outcome and year, and that the standard model has nothing to transfer", async () => {
    const result = await project();
    const outcomes = new Set(result.variances.map(({outcome}) => outcome));
    for (const {variable} of result.care) expect(outcomes).toContain(variable);
    expect(result.variances).toHaveLength(outcomes.size * result.unemployment.length);
    for (const {scenario, sectors, parameters, links, transfer} of result.variances)
      expect(scenario + sectors + parameters + links + transfer).toBeCloseTo(1, 9);
    expect(partOf(result, "unemployment")?.links).toBe(0);
    expect(partOf(result, result.care.at(-1)?.variable ?? "")).toMatchObject(result.variance);
    expect(result.transferred).toEqual([]);
    expect(result.assumptions.join("\n")).toMatch(/transfer factor moves nothing/);
  });

  it("holds a transfer factor where a link rests on an estimate, and doubles what runs through it alone", async () => {
    const file = new URL("../../data/systems/standaardmodel.system.json", import.meta.url);
    const model = JSON.parse(await readFile(file, "utf8")) as {links: Record<string, unknown>[]};
    const into = model.links.filter(({to, from}) => to === "adult_distress" && from === "unemployment");
    expect(into).toHaveLength(1);
    // Every other way to complaints is cut, so that all of the change runs through the estimate.
    const links = model.links
      .filter(({to, from}) => to !== "adult_distress" || from === "unemployment")
      .map((link) => (into.includes(link) ? {...link, basis: "estimate"} : link));
    await writeFile(join(cwd, "estimated.json"), JSON.stringify({...model, links, loops: []}));
    const once = await project("--model", "estimated.json", "--transfer", "1");
    const twice = await project("--model", "estimated.json", "--transfer", "2");
    const distress = ({care}: RegionResult): number =>
      care.filter(({variable}) => variable === "adult_distress").at(-1)?.value ?? NaN;
    expect(distress(twice)).toBeCloseTo(2 * distress(once), 9);
    expect(partOf(once, "adult_distress")?.transfer).toBe(0);
    const band = await project("--model", "estimated.json");
    expect(band.transferred).toEqual([into[0]?.["id"]]);
    expect(partOf(band, "adult_distress")?.transfer).toBeGreaterThan(0.01);
    expect(partOf(band, "unemployment")?.transfer).toBe(0);
  });
});

describe("scenario backtest", () => {
  it("shows how far August 2020 was above what happened, and leaves guesses out of the score", async () => {
    const august = JSON.parse((await run("backtest", "--scenario", "cpb-2020-08-basis", "--db", db, "--json")).out) as {
      rows: {error: number}[];
      mae: number;
      growth: {rows: {projected: number; realised: number}[]; mae: number};
    };
    // 4.45 + (6.5 − 3.4) − 4.2, with realised quarters of 85224NED.
    expect(august.rows[1]?.error).toBeCloseTo(3.35, 9);
    // −5.1 and 3.2 said, −3.9 and 6.3 happened (85880NED, 85224NED as they stand now).
    expect(august.growth.rows.map(({projected, realised}) => [projected, realised])).toEqual([
      [-5.1, -3.9],
      [3.2, 6.3]
    ]);
    const march = JSON.parse((await run("backtest", "--scenario", "cpb-2020-03-s2", "--db", db, "--json")).out) as {
      rows: {leftOut: string}[];
      mae: number | null;
    };
    expect(march.mae).toBeNull();
    expect(march.rows.map(({leftOut}) => leftOut)).toEqual(["to-be-verified", "to-be-verified"]);
  });

  it("calls the country a description and a municipality an outcome of a model, each with its own score", async () => {
    const line = [
      "backtest",
      "--scenario",
      "cpb-2020-08-basis",
      "--region",
      "NL01,Helmond",
      "--draws",
      "20",
      "--db",
      db
    ];
    const {rows, growth} = JSON.parse((await run(...line, "--json")).out) as {
      rows: {region: string; level: string; error: number}[];
      growth: {rows: {level: string}[]};
    };
    expect(new Set(rows.map(({region, level}) => `${region} ${level}`))).toEqual(
      new Set(["NL01 beschrijving", "GM0794 modeluitkomst"])
    );
    expect(new Set(growth.rows.map(({level}) => level))).toEqual(new Set(["beschrijving"]));
    const [country = "", municipal = "", economy = ""] = (await run(...line)).out.split(
      /(?=^(?:unemployment|growth),? )/m
    );
    expect(country).toMatch(/^unemployment, the country as published \(beschrijving\)\n/);
    // (|5.45 − 4.85| + |7.55 − 4.20|) / 2
    expect(country).toContain("mean absolute error 1.98 points");
    expect(country).not.toContain("GM0794");
    expect(municipal).toMatch(/^unemployment, municipalities .*modeluitkomst: rests on assumptions/);
    const own = rows.filter(({region, error}) => region === "GM0794" && error !== null);
    const mean = own.reduce((sum, {error}) => sum + Math.abs(error), 0) / own.length;
    expect(municipal).toContain(`mean absolute error ${mean.toFixed(2)} points`);
    expect(economy).toMatch(/^growth of GDP, the country as published \(beschrijving\)\n/);
  });
});

describe("scenario new and deferred", () => {
  it("writes a publication that can be used at once, and keeps the file there was when it cannot", async () => {
    const about = ["--id", "cpb-2027-03", "--title", "CEP 2027", "--published", "2027-03-11", "--source", "tabel 1"];
    const numbers = ["--gdp", "2027=-1.5,2028=2", "--unemployment", "2026=3.9,2027=4.6,2028=5", "--out", "own.yaml"];
    expect((await run("new", ...about, ...numbers)).code).toBe(0);
    const shown = await run("show", "cpb-2027-03-basis", "--own", "own.yaml", "--json");
    expect(JSON.parse(shown.out)).toMatchObject({baseYear: 2026});
    const before = await readFile(join(cwd, "own.yaml"), "utf8");
    const bad = await run("new", ...about, "--gdp", "2027=1", "--unemployment", "2026=200", "--out", "own.yaml");
    expect(bad.code).toBe(1);
    expect(await readFile(join(cwd, "own.yaml"), "utf8")).toBe(before);
  });

  it("divides a drop in referrals, and names the row that is no number", async () => {
    const parts = ["--not-needed", "0.1", "--postponed", "0.6", "--lost", "0.2", "--administrative", "0.1"];
    const rest = [...parts, "--catch-up", "6", "--capacity", "100", "--json"];
    await writeFile(join(cwd, "series.csv"), "period,referrals,expected\n2020-01,60,100\n2020-02,100,100\n");
    const {out: stdout} = await run("deferred", "series.csv", ...rest);
    expect(JSON.parse(stdout)).toMatchObject({periods: ["2020-01", "2020-02"], lost: [8, 0]});
    await writeFile(join(cwd, "bad.csv"), "period,referrals,expected\n2020-01,60,100\n2020-02,-1,100\n");
    expect((await run("deferred", "bad.csv", ...rest)).err).toMatch(/row 2/);
    await writeFile(join(cwd, "gap.csv"), "period,referrals,expected\n2020-01,,100\n2020-02,60,100\n");
    expect((await run("deferred", "gap.csv", ...rest)).err).toMatch(/row 1 .*no referrals/);
  });

  it("gives bands for periods to come, waiting in weeks, and scores of forecasts one period ahead", async () => {
    const parts = ["--not-needed", "0.1", "--postponed", "0.6", "--lost", "0.2", "--administrative", "0.1"];
    const rest = [...parts, "--catch-up", "6", "--capacity", "100", "--weeks", "2", "--draws", "200", "--score"];
    const known = ["1,60,100", "2,110,100", "3,120,100", "4,,100"];
    await writeFile(join(cwd, "ahead.csv"), `period,referrals,expected\n${known.join("\n")}\n`);
    const {out} = await run("deferred", "ahead.csv", ...rest, "--holds-returns", "--json");
    const {waiting, weeksWaiting, bands, level, forecast} = JSON.parse(out) as Record<string, never> & {
      waiting: number[];
      weeksWaiting: number[];
      bands: Record<string, {low: number[]; high: number[]}>;
      forecast: {counted: number; forecasts: {period: string; realised: number | null}[]};
    };
    expect(level).toBe(0.8);
    weeksWaiting.forEach((weeks, at) => expect(weeks).toBeCloseTo((2 * (waiting[at] ?? NaN)) / 100, 9));
    expect(bands["waiting"]?.low[3]).toBeLessThan(bands["waiting"]?.high[3] ?? NaN);
    expect(forecast.counted).toBe(2);
    expect(forecast.forecasts.at(-1)).toMatchObject({period: "4", realised: null});
    const text = (await run("deferred", "ahead.csv", ...rest)).out;
    expect(text).toMatch(/forecasts one period ahead, 2 of them: .*naive/);
  });
});

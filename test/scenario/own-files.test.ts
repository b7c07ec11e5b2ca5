import {copyFile, mkdtemp, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {DuckDBInstance} from "@duckdb/node-api";
import {beforeAll, describe, expect, inject, it} from "vitest";
import type {ProjectedRegion} from "../../bin/scenario-text.js";
import {sectorCodes} from "../../models/scenario/format.js";
import {runLine} from "../helpers/command-line.js";

const db = inject("warehouse");
let cwd: string;
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), "scenario-own-"));
});

const line = ["scenario", "project", "--scenario", "cpb-2020-03-s4", "--region", "Helmond", "--draws", "5"];
const run = (...args: string[]): ReturnType<typeof runLine> => runLine([...line, "--db", db, ...args], cwd);
const project = async (...args: string[]): Promise<ProjectedRegion> =>
  JSON.parse((await run(...args, "--json")).out) as ProjectedRegion;
const sectorOf = (result: ProjectedRegion, code: string): ProjectedRegion["sectors"][number] | undefined =>
  result.sectors.find((each) => each.code === code);

/** A register in which a tenth of the persons work in each sector; `change` replaces or adds lines. */
async function register(
  name: string,
  head: string,
  change: Record<string, string> = {},
  cell = "100"
): Promise<string> {
  const lines = new Map(sectorCodes.map((code): [string, string] => [code, cell]));
  for (const [code, value] of Object.entries(change)) lines.set(code, value);
  const rows = [...lines].map(([code, value]) => `${code},${value}`);
  await writeFile(join(cwd, name), `${head}\n${rows.join("\n")}\n`);
  return name;
}

describe("scenario project with a region's own register", () => {
  it("takes shares, structure year and parts from it, and says that it counts otherwise", async () => {
    const file = await register("own.csv", "sector,jobs,national", {
      "G-I": "300,2400000",
      horeca: "150,360000",
      ...Object.fromEntries(sectorCodes.filter((code) => code !== "G-I").map((code) => [code, "100,800000"]))
    });
    const [before, own, hit] = [
      await project(),
      await project("--mix", file, "--mix-year", "2019"),
      await project("--mix", file, "--mix-year", "2019", "--sector", "horeca=-45")
    ];
    expect(own.structureYear).toBe(2019);
    expect(sectorOf(own, "G-I")?.share).toBeCloseTo(0.25, 12);
    expect(own.jobs.before).toBeCloseTo(before.jobs.before, 6);
    expect(own.warnings.map(({code}) => code)).toContain("own-mix");
    // Half of G-I is horeca, in the country 15 %: the rest of G-I grows by (g − 0.15·−45)/0.85.
    const trade = sectorOf(own, "G-I")?.shock ?? NaN;
    const rest = (trade + 0.15 * 45) / 0.85;
    expect(sectorOf(hit, "G-I")?.shock).toBeCloseTo(0.5 * -45 + 0.5 * rest, 9);
    expect(sectorOf(hit, "G-I")?.parts?.map(({code}) => code)).toEqual(["horeca", "rest"]);
    expect(hit.growth.total - own.growth.total).toBeCloseTo(0.25 * (0.5 * -45 + 0.5 * rest - trade), 9);
    const contributions = hit.sectors.reduce((sum, {contribution}) => sum + contribution, 0);
    expect(contributions).toBeCloseTo(hit.growth.total - hit.growth.local, 9);
  });

  it("lets the sector's growth count for a part that nobody knows here", async () => {
    const [plain, hit] = [await project(), await project("--sector", "horeca=-45")];
    expect(hit.growth).toEqual(plain.growth);
    expect(hit.assumptions.join("\n")).toMatch(/no jobs in horeca are known here, so the growth of G-I counts/);
  });

  it.each([
    ["shares that do not add up", "sector,share", {}, "0.09", /add up to 0\.9 and not to 1/],
    ["a negative share", "sector,share", {F: "-0.1"}, "0.1", /the share of F is -0\.1; give a number from 0/],
    ["a sector left out of a total", "sector,jobs", {totaal: "1500"}, "100", /add up to 1000, and the total is 1500/],
    ["a word for a number", "sector,jobs", {F: "veel"}, "100", /"veel" is no number/]
  ])("refuses %s, in one line and its place", async (_, head, change, cell, message) => {
    const {err, code} = await run("--mix", await register("bad.csv", head, change, cell));
    expect(code).toBe(1);
    expect(err.trim().split("\n")).toEqual([expect.stringMatching(message), expect.stringMatching(/^where: bad\.csv/)]);
  });

  it("never reads 1.000 as 1 under a decimal comma", async () => {
    const rows = sectorCodes.map((code) => `${code};1.000`).join("\n");
    await writeFile(join(cwd, "points.csv"), `sector;jobs\n${rows}\n`);
    expect((await run("--mix", "points.csv", "--decimal", ",")).err).toMatch(/"1\.000" is no number/);
  });

  it("estimates what a register keeps back, and says so", async () => {
    const file = await register("kept.csv", "sector,jobs", {F: "x", K: "<5", totaal: "1000"});
    const result = await project("--mix", file);
    const [f, k] = [sectorOf(result, "F")?.share ?? NaN, sectorOf(result, "K")?.share ?? NaN];
    expect(f + k).toBeCloseTo(0.2, 12);
    expect(result.warnings.find(({code}) => code === "suppressed-sectors")?.message).toMatch(/F, K/);
  });
});

describe("scenario project with large employers and suppliers", () => {
  const table = (): string =>
    [
      `sector,${sectorCodes.join(",")},output`,
      ...sectorCodes.map((code) => `${code},${sectorCodes.map(() => "2").join(",")},100`)
    ].join("\n");

  it("turns jobs at one employer into a local term, with its reason", async () => {
    const [plain, lost] = [
      await project(),
      await project("--employer", "B-E=-500", "--reason", "fabriek sluit in 2020, aankondiging van mei")
    ];
    expect(lost.growth.local).toBeCloseTo((100 * -500) / plain.jobs.before, 9);
    expect(lost.jobs.change - plain.jobs.change).toBeCloseTo(-500, 6);
    expect(lost.employer).toMatchObject({jobs: -500, suppliers: null});
    expect(lost.assumptions.join("\n")).toMatch(/fabriek sluit in 2020/);
    expect((await run("--employer", "B-E=-500")).err).toMatch(/--reason/);
    expect((await run("--employer", "Z=-1", "--reason", "x")).err).toMatch(/no sector Z/);
    expect((await run("--employer", "B-E=-9999999", "--reason", "x")).err).toMatch(/B-E has \d+ jobs here/);
  });

  it("keeps part of the loss away as long as support lasts, and gives persons and hours apart", async () => {
    const [plain, helped] = [await project(), await project("--support", "0.5", "--support-until", "2020-12-31")];
    const persons = ({employment}: ProjectedRegion, at: number): number => employment[at]?.persons ?? NaN;
    expect(persons(helped, 0)).toBeCloseTo(persons(plain, 0) / 2, 9);
    // Nothing of what was kept away comes after: half of it stays.
    expect(persons(helped, 1)).toBeCloseTo(persons(plain, 1) / 2, 9);
    const after = await project("--support", "0.5", "--support-until", "2020-12-31", "--support-returns", "1");
    expect(persons(after, 1)).toBeCloseTo(persons(plain, 1), 9);
    expect(plain.employment.map(({hours, from}) => [hours, from])).toEqual([
      [null, "unemployment"],
      [null, "unemployment"]
    ]);
    expect((await run("--support", "2")).err).toMatch(/dampens lies between 0 and 1/);
    expect((await run("--support", "0.5", "--support-until", "2021")).err).toMatch(/a date expected/);
  });

  it("counts suppliers only when asked, from the user's own table", async () => {
    await writeFile(join(cwd, "io.csv"), table());
    const plain = await project();
    expect(plain.inputOutput).toBeNull();
    const result = await project("--input-output", "io.csv", "--employer", "B-E=-500", "--reason", "fabriek sluit");
    // Beside the projection, which does not change by it.
    expect(result.growth.mix).toBe(plain.growth.mix);
    const {inputOutput, employer, warnings} = result;
    expect(inputOutput).toMatchObject({level: "modeluitkomst", source: "io.csv", delta: 0.3});
    const industry = inputOutput?.sectors.find(({code}) => code === "B-E");
    expect(employer?.suppliers).toBeCloseTo(-500 * ((industry?.jobs.value ?? NaN) - 1), 9);
    expect(inputOutput?.growth.low).toBeLessThanOrEqual(inputOutput?.growth.value ?? NaN);
    expect(warnings.map(({code}) => code)).toContain("supply-constrained");
    const text = (await run("--input-output", "io.csv")).out;
    expect(text).toMatch(/along suppliers in the region \(modeluitkomst/);
  });

  it("refuses a table that cannot be", async () => {
    await writeFile(join(cwd, "bad-io.csv"), table().replace("F,2", "F,-2"));
    expect((await run("--input-output", "bad-io.csv")).err).toMatch(/what F delivers to A is -2/);
    await writeFile(join(cwd, "half-io.csv"), table().split("\n").slice(0, 5).join("\n"));
    expect((await run("--input-output", "half-io.csv")).err).toMatch(/no row for J, K/);
  });
});

describe("a scenario with parts of sectors of its own", () => {
  it("is shown and used with them", async () => {
    const cell = {year: 2026, source: "p. 1", confidence: "high"};
    const level = {measure: "unemployment", statistic: "annual-average"};
    const publication = {
      ...{format: "samenhang-scenarios/1", id: "own", title: "Own", publisher: "x", published: "2026-01-01"},
      ...{unemploymentDefinition: "new", baseYear: 2024, base: [{...cell, ...level, year: 2024, value: 3.7}]},
      variants: [
        {
          ...{id: "own-basis", label: "Basis", story: "x"},
          cells: [
            {...cell, year: 2025, measure: "gdp-growth", statistic: "growth", value: -2},
            {...cell, ...level, year: 2025, value: 4.5}
          ],
          finer: [{...cell, year: 2025, sector: "horeca", value: -30}]
        }
      ]
    };
    await writeFile(join(cwd, "finer.json"), JSON.stringify(publication));
    const show = ["scenario", "show", "own-basis", "--own", "finer.json"];
    expect((await runLine(show, cwd)).out).toMatch(/horeca +2025 +-30/);
    const rows = sectorCodes.map((code) => `${code},100,1000`);
    await writeFile(join(cwd, "bars.csv"), ["sector,jobs,national", ...rows, "horeca,60,200"].join("\n"));
    const project = [
      "project",
      "--scenario",
      "own-basis",
      "--own",
      "finer.json",
      "--region",
      "Helmond",
      "--draws",
      "5"
    ];
    const {out} = await runLine(["scenario", ...project, "--mix", "bars.csv", "--db", db, "--json"], cwd);
    const trade = sectorOf(JSON.parse(out) as ProjectedRegion, "G-I");
    expect(trade?.parts?.[0]).toMatchObject({code: "horeca", shock: -30});
    const doubled = {
      ...publication.variants[0],
      finer: [...(publication.variants[0]?.finer ?? []), ...(publication.variants[0]?.finer ?? [])]
    };
    await writeFile(join(cwd, "finer.json"), JSON.stringify({...publication, variants: [doubled]}));
    expect((await runLine(show, cwd)).err).toMatch(/horeca in 2025 stands twice/);
  });
});

describe("scenario copy", () => {
  const copy = (...more: string[]): ReturnType<typeof runLine> => {
    const about = ["--id", "eigen-2026", "--title", "Eigen", "--published", "2026-11-27", "--out", "eigen.yaml"];
    return runLine(["scenario", "copy", "cpb-2020-03-s4", ...about, ...more], cwd);
  };

  it("makes a scenario of one's own, with the reason beside each changed number", async () => {
    const {code, out} = await copy("--set", "unemployment@2021=8,R-U@2020=-30", "--reason", "langere steun");
    expect(code).toBe(0);
    expect(out).toMatch(/eigen-2026-s4, 2 numbers changed/);
    const shown = await runLine(["scenario", "show", "eigen-2026-s4", "--own", "eigen.yaml", "--json"], cwd);
    const {variant, basedOn} = JSON.parse(shown.out) as {
      basedOn: string;
      variant: Record<"cells" | "sectors", {value: number; reason?: string; note?: string}[]>;
    };
    expect(basedOn).toBe("cpb-2020-03");
    const changed = [...variant.cells, ...variant.sectors].filter(({reason}) => reason !== undefined);
    expect(changed).toMatchObject([
      {value: 8, reason: "langere steun", note: "eerst 9,4"},
      {value: -30, reason: "langere steun", note: "eerst -26,25"}
    ]);
  });

  it("asks for the reason, and names the numbers there are", async () => {
    expect((await copy("--set", "unemployment@2021=8")).err).toMatch(/say why this number is changed/);
    expect((await copy("--set", "unemployment@2031=8", "--reason", "x")).err).toMatch(
      /no unemployment@2031; there are .*unemployment@2021/
    );
  });
});

describe("bad input of scenario project", () => {
  it("guesses a misspelt municipality, and lets a dissolved one point to its successor", async () => {
    const region = (name: string): ReturnType<typeof runLine> =>
      runLine(["scenario", "project", "--scenario", "cpb-2020-03-s1", "--db", db, "--region", name], cwd);
    expect((await region("Helmont")).err).toMatch(/did you mean GM0794 Helmond\?/);
    expect((await region("Weesp")).err).toMatch(/became GM0363 Amsterdam/);
  });

  it("refuses a scenario without a year, and names the cell", async () => {
    const cell = {measure: "unemployment", statistic: "annual-average", value: 4, source: "p. 1", confidence: "high"};
    const publication = {
      ...{format: "samenhang-scenarios/1", id: "own", title: "Own", publisher: "x", published: "2026-01-01"},
      ...{unemploymentDefinition: "new", baseYear: 2025, base: [{...cell, year: 2025}]},
      variants: [{id: "own-basis", label: "Basis", story: "x", cells: [cell]}]
    };
    await writeFile(join(cwd, "own.json"), JSON.stringify(publication));
    const {err, code} = await runLine(
      ["scenario", "project", "--scenario", "own-basis", "--own", "own.json", "--db", db, "--region", "Helmond"],
      cwd
    );
    expect(code).toBe(1);
    expect(err).toMatch(/variants\[0\]\.cells\[0\]\.year/);
    const four = ["--id", "x", "--title", "x", "--published", "2026-01-01", "--source", "x", "--out", "x.yaml"];
    const numbers = ["--gdp", "-1.5", "--unemployment", "2026=3.9,2027=4.6"];
    expect((await runLine(["scenario", "new", ...four, ...numbers], cwd)).err).toMatch(/name=number expected/);
  });

  it("estimates sectors that the source keeps back, and flags the region", async () => {
    const copy = join(cwd, "kept.duckdb");
    await copyFile(db, copy);
    const instance = await DuckDBInstance.create(copy);
    const connection = await instance.connect();
    await connection.run("DELETE FROM employment WHERE region = 'GM0794' AND sector IN ('F', 'K')");
    connection.closeSync();
    instance.closeSync();
    const {out} = await runLine([...line, "--db", copy, "--json"], cwd);
    const result = JSON.parse(out) as ProjectedRegion;
    expect(result.warnings.find(({code}) => code === "suppressed-sectors")?.message).toMatch(/GM0794/);
    expect(sectorOf(result, "F")?.share).toBeGreaterThan(0);
    expect(result.sectors.reduce((sum, {share}) => sum + share, 0)).toBeCloseTo(1, 9);
  });
});

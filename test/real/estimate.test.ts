import {mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import type {CommandContext} from "../../bin/command.js";
import {main} from "../../bin/main.js";
import {readCatalogue} from "../../loaders/catalogue/catalogue.js";
import {openWarehouse} from "../../loaders/warehouse/database.js";
import {buildPanel} from "../../loaders/warehouse/panel.js";
import {panelToCsv} from "../../loaders/warehouse/panel-csv.js";
import {panelNotesPath, panelNotesText} from "../../loaders/warehouse/panel-notes-file.js";
import {projectRoot} from "../../loaders/warehouse/paths.js";
import {leadCovariance} from "../../models/statistics/reading/lead-covariance.js";
import {readEstimate} from "../../models/statistics/reading/read-estimate.js";
import type {Estimate, PeriodReason, Warning} from "../../models/statistics/types.js";
import {cannotTell, estimateSentences} from "../../src/locale/reading.js";
import {realWarehouse} from "../helpers/real-warehouse.js";
import {sharedDir} from "../helpers/shared.js";

// What estimates on a real panel must say by themselves: what rests on which year, and why that year is suspect.
describe.runIf(sharedDir)("estimates on the panel of real files", () => {
  let dir: string;
  const care = "jeugdzorg ~ `ww-uitkeringen` + bijstand | region + period";
  const costs = "`ggz-kosten` ~ `ww-uitkeringen` + bijstand | region + period";

  beforeAll(async () => {
    const catalogue = await readCatalogue(join(projectRoot(), "data"));
    dir = await mkdtemp(join(tmpdir(), "samenhang-real-"));
    const {file} = await realWarehouse();
    const {connection, close} = await openWarehouse(file);
    const indicators = ["ww-uitkeringen", "bijstand", "ao-uitkeringen", "jeugdzorg", "ggz-kosten"];
    const panel = await buildPanel(connection, {
      ...{indicators, level: "gemeente", grain: "year", from: "2018", to: "2021", boundaries: 2023},
      series: new Map([["jeugdzorg", catalogue.indicators.get("jeugdzorg")?.parts ?? []]])
    });
    close();
    const csv = panelToCsv(panel);
    const out = join(dir, "panel.csv");
    await writeFile(out, csv);
    const made = {level: "gemeente", grain: "year", boundaries: 2023, per: "rate"};
    await writeFile(panelNotesPath(out), panelNotesText(panel, made, csv));
    const without = csv.split("\n").filter((line) => !line.includes(",2021,"));
    await writeFile(join(dir, "without-2021.csv"), without.join("\n"));
  });
  afterAll(() => rm(dir, {recursive: true}));

  async function run(formula: string, ...args: string[]): Promise<Estimate> {
    const streams = {out: "", err: ""};
    const context: CommandContext = {
      stdout: {write: (text) => (streams.out += text)},
      stderr: {write: (text) => (streams.err += text)},
      cwd: dir,
      projectRoot: projectRoot(),
      effects: {now: () => new Date(0), fetch: () => Promise.reject(new Error("no network")), log: () => undefined},
      signal: new AbortController().signal,
      exitCode: 0
    };
    const file = args[0]?.endsWith(".csv") ? [] : ["panel.csv"];
    const code = await main(
      ["estimate", ...file, ...args, "--formula", formula, "--panel", "region,period", "--json"],
      context
    );
    expect(streams.err).toBe("");
    expect(code).toBe(0);
    return JSON.parse(streams.out) as Estimate;
  }

  const find = ({warnings}: Estimate, code: string, term?: string): Warning | undefined =>
    warnings.find((warning) => warning.code === code && (term === undefined || warning.detail?.["term"] === term));
  const notesOn = (warning: Warning | undefined, period: string): string[] =>
    ((warning?.detail?.["reasons"] ?? []) as PeriodReason[])
      .filter((reason) => reason.period === period)
      .map(({note}) => note);
  const row = ({coefficients}: Estimate, term: string) => {
    const found = coefficients.find((each) => each.term === term);
    if (found === undefined) throw new Error(`no ${term}`);
    return found;
  };

  it("leaves out years that must not be compared, and gives the reason of each", async () => {
    for (const [formula, note] of [
      [care, "jeugdzorg-naad-2021"],
      [costs, "ggz-kosten-2021"]
    ] as const) {
      const found = find(await run(formula), "period-left-out");
      expect(found?.detail?.["periods"]).toEqual(["2020", "2021"]);
      expect(notesOn(found, "2021")).toContain(note);
      expect(notesOn(found, "2020")).toEqual(["aansluiting-ww-uitkeringen-wijk-2020"]);
    }
  });

  it("finds that GGZ costs on bijstand turn around without 2021, the year of another way of booking", async () => {
    const result = await run(costs, "--keep-breaks", "--robustness");
    const found = find(result, "single-period", "bijstand");
    expect(row(result, "bijstand").low).toBeGreaterThan(0);
    expect(found?.detail?.["flipped"]).toEqual(["2021"]);
    expect(found?.detail?.["lost"]).toEqual(["2021"]);
    expect(notesOn(found, "2021")).toEqual(
      expect.arrayContaining(["ggz-kosten-2021", "aansluiting-ww-uitkeringen-wijk-2020"])
    );
    expect(find(result, "sign-flip", "bijstand")?.detail?.["checks"]).toContain("drop-period:2021");
    expect(notesOn(find(result, "booking-years"), "2021")).toEqual(["ggz-kosten-2021"]);
  });

  it("finds that youth care on bijstand is lost without 2021, the first year of another series", async () => {
    const result = await run(care, "--keep-breaks", "--robustness");
    const found = find(result, "single-period", "bijstand");
    expect(row(result, "bijstand").p).toBeLessThan(0.05);
    expect(found?.detail?.["lost"]).toContain("2021");
    expect(notesOn(found, "2021")).toContain("jeugdzorg-naad-2021");
    expect(find(result, "specification-dependent", "bijstand")?.detail?.["formulas"]).toContain(
      "jeugdzorg ~ `ww-uitkeringen` + bijstand | region + corop^period"
    );
  });

  it("says in the default too what the years left out would have done, and on which one that rests", async () => {
    const result = await run(costs, "--robustness");
    expect(row(result, "bijstand").p).toBeGreaterThan(0.05);
    expect(find(result, "breaks-matter", "bijstand")?.detail?.["periods"]).toEqual(["2020", "2021"]);
    const found = find(result, "single-period", "bijstand");
    expect(found?.detail).toMatchObject({keptBreaks: 1, flipped: ["2021"]});
    expect(notesOn(found, "2021")).toContain("ggz-kosten-2021");
  });

  it("leaves a year out of the battery as estimating without its rows does", async () => {
    const result = await run(costs, "--keep-breaks", "--robustness");
    const direct = await run(costs, "without-2021.csv");
    for (const term of ["ww-uitkeringen", "bijstand"]) {
      const checked = result.robustness.find((each) => each.check === "drop-period:2021" && each.term === term);
      expect(checked?.n).toBe(direct.n);
      expect(checked?.estimate).toBeCloseTo(row(direct, term).estimate, 9);
      expect(checked?.se).toBeCloseTo(row(direct, term).se ?? NaN, 9);
    }
  });

  it("takes AO as an outcome that should not respond, and names it as a bad control", async () => {
    const result = await run(costs, "--keep-breaks", "--robustness", "--falsification", "ao-uitkeringen");
    const tested = result.robustness.filter(({check}) => check === "falsification:ao-uitkeringen");
    expect(tested.map(({term}) => term)).toEqual(["ww-uitkeringen", "bijstand"]);
    for (const {term, low, high} of tested) {
      const responds = (low ?? 0) > 0 || (high ?? 0) < 0;
      expect(find(result, "falsification-failed", term) !== undefined).toBe(responds);
    }
    const controlled = await run(costs.replace("bijstand", "bijstand + `ao-uitkeringen`"));
    expect(find(controlled, "downstream-control")?.detail?.["control"]).toBe("ao-uitkeringen");
    expect(find(result, "downstream-control")).toBeUndefined();
  });

  it("puts the detectable effect beside the expected one, which these data can neither show nor exclude", async () => {
    for (const formula of [care, costs]) {
      const result = await run(formula);
      const found = result.detectable["ww-uitkeringen"];
      expect(found?.expected?.high).toBeGreaterThan(0);
      expect(found?.effect).toBeGreaterThan(found?.expected?.high ?? Infinity);
      expect(found?.judgement).toBe("inconclusive");
      const {headline} = estimateSentences(readEstimate(result, {areas: "municipalities"}));
      expect(headline).toContain(cannotTell);
    }
  });

  it("leads with the larger of municipality, COROP and province, under which youth care on bijstand is not shown", async () => {
    const result = await run(care, "--keep-breaks", "--robustness");
    for (const lead of leadCovariance(result)) {
      const all = (row(result, lead.term).by ?? []).map(({se}) => se ?? 0);
      expect(lead.se).toBe(Math.max(...all));
    }
    expect(find(result, "larger-clusters-lead")?.detail?.["terms"]).toContain("bijstand");
    const reading = readEstimate(result, {
      term: "bijstand",
      areas: "municipalities",
      panel: {unit: "region", period: "period"}
    });
    expect(reading.judgement.includesZero).toBe(true);
    expect(reading.labels.slice(0, 2)).toEqual(["local-difference", "areas-not-persons"]);
    expect(reading.battery.findings.map(({code}) => code)).toContain("single-period");
    expect(result.diagnostics["pesaranCd"]?.p).not.toBeNull();
  });
});

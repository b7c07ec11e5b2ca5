import {mkdtemp, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {projectRoot} from "../../loaders/warehouse/paths.js";
import type {EstimatedLink, EstimatedLinks} from "../../models/system/evidence/estimate-links.js";
import type {ImpliedTests} from "../../models/system/implied/types.js";
import {runLine} from "../helpers/command-line.js";
import {realWarehouse} from "../helpers/real-warehouse.js";
import {sharedDir} from "../helpers/shared.js";

/**
 * WW is counted per 1,000 people, unemployment in per cents: a model that measures the one by the other needs its scale too.
 * End of 2019: 223,000 benefits; the most since 2013 were 460,000, early in 2014 (CBS 37789ksz), of 11.6 million.
 */
const wwScale = {
  ...{unit: "uitkeringen per 1.000 inwoners van 15 jaar tot de AOW-leeftijd", low: 10, high: 50},
  ...{population: "inwoners-15-aow", per: 1000}
};

/** The model with another measure of unemployment. What its strengths are between those units nothing here reads. */
function withUnemployment(model: string, measure: object): string {
  const file = JSON.parse(model) as {variables: {id: string}[]};
  const variables = file.variables.map((each) => (each.id === "unemployment" ? {...each, ...measure} : each));
  return JSON.stringify({...file, variables});
}

// The default model on what is open by municipality and year: with WW as the measure of unemployment, four years with
// several breaks.
describe.runIf(sharedDir)("the default model on the panel of real files", () => {
  let dir = "";

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), "default-model-real-"));
    const {file} = await realWarehouse();
    const years = ["--from", "2018", "--to", "2021", "--boundaries", "2023"];
    const columns = ["--indicators", "ww-uitkeringen,bijstand,jeugdzorg"];
    const made = await runLine(["data", "panel", ...columns, ...years, "--db", file, "--out", "panel.csv"], dir);
    expect(made.code).toBe(0);
    const model = await readFile(join(projectRoot(), "data", "systems", "standaardmodel.system.json"), "utf8");
    await writeFile(join(dir, "default.system.json"), model);
    await writeFile(
      join(dir, "ww.system.json"),
      withUnemployment(model, {indicator: "ww-uitkeringen", scale: wwScale})
    );
    await writeFile(join(dir, "percent.system.json"), withUnemployment(model, {indicator: "ww-uitkeringen"}));
  });
  afterAll(() => rm(dir, {recursive: true}));

  async function assistance(...args: string[]): Promise<EstimatedLink> {
    const {code, document} = await runLine(["model", "estimate", ...args, "--json"], dir);
    expect(code).toBe(0);
    const {links} = document() as EstimatedLinks;
    // The other links into what has a column start from what has none.
    expect(links.map(({id}) => id)).toEqual(["unemployment-social_assistance"]);
    return links[0]!;
  }

  it("runs, and says which breaks leave too few years", async () => {
    const link = await assistance("ww.system.json", "panel.csv");
    expect(link.estimate).toBeNull();
    expect(link.warnings.join()).toContain("not estimated");
    expect(link.warnings.join()).toContain("2020, 2021 left out because of series breaks");
  });

  it("says that the jackknife needs more years than there are when breaks are kept", async () => {
    const link = await assistance("ww.system.json", "panel.csv", "--keep-breaks");
    expect(link.warnings.join()).toContain("needs three or more periods that can be used; there are 2");
  });

  it("gives the estimate of plain fixed effects with what makes it unfit to lean on", async () => {
    const link = await assistance("ww.system.json", "panel.csv", "--keep-breaks", "--method", "ols");
    expect(link.low).toBeGreaterThan(0);
    // Fewer than half of those who lose WW come into bijstand.
    expect(link.high).toBeLessThan(0.5);
    const said = link.warnings.join("\n");
    expect(said).toContain("with unit effects on 2 periods means nothing");
    expect(said).toContain("there are only 12 clusters by province");
  });

  it("says that WW per 1,000 is no unemployment in per cents, where only the measure was changed, and adds no evidence", async () => {
    const args = ["panel.csv", "--keep-breaks", "--method", "ols", "--out", "out.system.json"];
    const wrong = await assistance("percent.system.json", ...args);
    const right = await assistance("ww.system.json", "panel.csv", "--keep-breaks", "--method", "ols");
    expect(wrong.warnings.join()).toContain(
      "the scale of unemployment counts per 100 (% van de beroepsbevolking), its column ww-uitkeringen per 1000"
    );
    expect([wrong.fitsScales, right.fitsScales]).toEqual([false, true]);
    // In the units of the panel both are the same number.
    expect(right.estimate).toBe(wrong.estimate);
    const {links} = JSON.parse(await readFile(join(dir, "out.system.json"), "utf8")) as {
      links: {evidence: {kind: string}[]}[];
    };
    expect(links.flatMap(({evidence}) => evidence.filter(({kind}) => kind === "estimate"))).toEqual([]);
  });

  async function independencies(...args: string[]): Promise<ImpliedTests> {
    const {code, document} = await runLine(["model", "test", "ww.system.json", "panel.csv", ...args, "--json"], dir);
    expect(code).toBe(0);
    return document() as ImpliedTests;
  }

  it("is held against the panel, which says that breaks leave too few years to contradict it", async () => {
    const {tests, contradicted, notContradicted, notJudged, unobserved, warnings} = await independencies();
    expect({contradicted, notContradicted, notJudged}).toEqual({contradicted: 0, notContradicted: 0, notJudged: 6});
    for (const {reason, p} of tests) {
      expect(p).toBeNull();
      expect(reason).toContain("2020, 2021 left out because of series breaks: keep them with --keep-breaks");
    }
    expect(unobserved).toContain("adult_distress");
    expect(unobserved).not.toContain("social_assistance");
    expect(warnings).toEqual([]);
  });

  it("needs more years than there are to be tested by the jackknife when breaks are kept", async () => {
    const {tests, notJudged} = await independencies("--keep-breaks");
    expect(notJudged).toBe(6);
    for (const {reason} of tests)
      expect(reason).toMatch(/2 periods can be used; the jackknife needs 4 or more|no row is left/);
  });

  it("is tested by plain fixed effects with the warning that a short panel leans", async () => {
    const {tests, contradicted, notContradicted, notJudged} = await independencies("--keep-breaks", "--method", "ols");
    expect(contradicted + notContradicted).toBe(4);
    expect(notJudged).toBe(2);
    const judged = tests.filter(({p}) => p !== null);
    // One year with its two before it for 342 municipalities, some without figures.
    for (const {clusters, detectable, q, p} of judged) {
      expect(clusters).toBeLessThanOrEqual(342);
      expect(detectable).toBeGreaterThan(0.1);
      expect(q).toBeGreaterThanOrEqual(p ?? NaN);
    }
    const onItself = judged.filter(({a, b, given}) => [a, ...given].some(({variable}) => variable === b.variable));
    for (const {warnings} of onItself) expect(warnings.join()).toContain("leans in a short panel (Nickell 1981)");
  });

  it("says so where nothing can be estimated because no cause has a column", async () => {
    const {code, document} = await runLine(["model", "estimate", "default.system.json", "panel.csv", "--json"], dir);
    expect(code).toBe(0);
    const {links, warnings} = document() as EstimatedLinks;
    expect(links).toEqual([]);
    expect(warnings).toEqual([
      "social_assistance has a column, but none of its causes has (unemployment): nothing into it is estimated",
      expect.stringMatching(/^youth_care_use has a column, but none of its causes has \(youth_distress, /)
    ]);
  });
});

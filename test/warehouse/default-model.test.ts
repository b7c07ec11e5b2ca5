import {mkdtemp, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, inject, it} from "vitest";
import {projectRoot} from "../../loaders/warehouse/paths.js";
import type {EstimatedLink, EstimatedLinks} from "../../models/system/evidence/estimate-links.js";
import {runLine} from "../helpers/command-line.js";

// What an analyst gets who estimates the default model on the published figures of the demonstration world, whose truth
// stands in data/demo/truth.yaml: 0.12 points of complaints and 1 bijstand per 1,000 for a point of unemployment, 3.3
// clients per 1,000 for a point of complaints.
describe("the default model on the published figures of the demonstration world", () => {
  const model = join(projectRoot(), "data", "systems", "standaardmodel.system.json");
  let dir = "";
  let found: EstimatedLinks;

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), "default-model-"));
    const columns = "werkloosheid,bijstand,problematische-schulden,psychische-klachten,ggz-clienten,jeugdzorg";
    const years = ["--from", "2011", "--to", "2024", "--boundaries", "2024"];
    const out = ["--db", inject("warehouse"), "--out", "panel.csv"];
    expect((await runLine(["data", "panel", "--indicators", columns, ...years, ...out], dir)).code).toBe(0);
    const {code, document} = await runLine(["model", "estimate", model, "panel.csv", "--json"], dir);
    expect(code).toBe(0);
    found = document() as EstimatedLinks;
  });
  afterAll(() => rm(dir, {recursive: true}));

  const link = (id: string): EstimatedLink => found.links.find((each) => each.id === id)!;

  it("finds the sign of every declared link", () => {
    for (const id of [
      "unemployment-adult_distress",
      "adult_distress-mental_care_use",
      "unemployment-social_assistance"
    ])
      expect(link(id).estimate, id).toBeGreaterThan(0);
  });

  it("holds every declared strength in the interval", () => {
    const distress = link("unemployment-adult_distress");
    expect(distress.low).toBeLessThan(0.12);
    expect(distress.high).toBeGreaterThan(0.12);
    const assistance = link("unemployment-social_assistance");
    expect(assistance.longRunLow).toBeLessThan(1);
    expect(assistance.longRunHigh).toBeGreaterThan(1);
    const care = link("adult_distress-mental_care_use");
    expect(care.low).toBeGreaterThan(0);
    expect(care.low).toBeLessThan(3.3);
    expect(care.high).toBeGreaterThan(3.3);
    expect(care.longRunLow).toBeLessThan(3.3);
    expect(care.longRunHigh).toBeGreaterThan(3.3);
  });

  it("does so by taking out the sampling error of the questionnaire, and says it", async () => {
    const care = link("adult_distress-mental_care_use");
    expect(care.warnings.join("\n")).toContain("was taken out by the published margins");
    expect(link("unemployment-social_assistance").warnings.join("\n")).not.toContain("adult_distress");
    // Plain fixed effects leave it in: a tenth of the truth, and they say so.
    const plain = await runLine(["model", "estimate", model, "panel.csv", "--method", "ols", "--json"], dir);
    const {links} = plain.document() as EstimatedLinks;
    const pulled = links.find(({id}) => id === "adult_distress-mental_care_use");
    expect(pulled?.high).toBeLessThan(1);
    expect(pulled?.warnings.join("\n")).toContain("its sampling error pulls this estimate towards 0");
  });

  it("leaves out the years of mental-health care that are counted otherwise, and names causes without a column", () => {
    const said = link("adult_distress-mental_care_use").warnings.join("\n");
    expect(said).toContain("2022, 2023, 2024 left out");
    expect(said).toContain("contact_restrictions, mental_care_wait also moves mental_care_use but has no column");
  });
});

// @vitest-environment happy-dom
import {readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {createRandom} from "../../../models/statistics/random.js";
import {readSystem} from "../../../models/system/read-system.js";
import type {PanelTable} from "../explore/panel.js";
import {runInPage} from "../workers/run-task.js";
import type {Tasks} from "../workers/tasks.js";
import {EvidencePlot, EvidenceTable, withEstimates} from "./notebook-evidence.js";

const file = join(process.cwd(), "data", "systems", "kring-werk-klachten.system.json");
const system = readSystem(JSON.parse(readFileSync(file, "utf8")), file);
const run = runInPage<Tasks>(async () => (await import("../workers/tasks.js")).tasks);

const [units, years] = [60, 12];
const periods = Array.from({length: years}, (_, at) => String(2010 + at));
const codes = Array.from({length: units}, (_, at) => `GM${String(at).padStart(4, "0")}`);

/** Complaints follow their own past for a half, and unemployment of the year before for 0.2: 0.4 in the long run. */
function madePanel(): PanelTable {
  const random = createRandom(7, 1);
  const [work, distress] = [new Float64Array(units * years), new Float64Array(units * years)];
  for (let unit = 0; unit < units; unit++)
    for (let year = 0; year < years; year++) {
      const at = unit * years + year;
      work[at] = random.uniform();
      distress[at] =
        year === 0 ? 0.3 : 0.5 * (distress[at - 1] ?? 0) + 0.2 * (work[at - 1] ?? 0) + 0.01 * random.uniform();
    }
  return {
    length: units * years,
    columns: {
      region: codes.flatMap((code) => periods.map(() => code)),
      period: codes.flatMap(() => periods),
      unemployment: work,
      distress
    },
    ...{level: "gemeente", grain: "year", boundaryYear: 2024, periods, variables: {}, parents: {}, areaNames: {}},
    regions: codes.map((code) => ({...{code, name: code, corop: null, province: null}, ...place})),
    ...{
      evidence: {bases: {}, effects: [], follows: []},
      notes: [],
      sources: [{publisher: "Oefenwereld", synthetic: true}]
    }
  };
}
const place = {population: 1, longitude: null, latitude: null};

describe("a model with the estimates of a panel", () => {
  it("keeps what was found beside what is known, with its margin, and changes nothing that is in force", async () => {
    const model = await withEstimates(system, madePanel(), {run});
    const link = model.system.links.find(({id}) => id === "unemployment-distress");
    const before = system.links.find(({id}) => id === "unemployment-distress");
    expect({...link, evidence: []}).toEqual({...before, evidence: []});
    const found = link?.evidence.find(({kind}) => kind === "estimate");
    expect(found?.ref).toBe("Berekend: 60 gemeenten, 2010 tot en met 2021");
    expect(found?.kind === "estimate" && Math.abs((found.value ?? NaN) - 0.4)).toBeLessThan(0.05);
    const table = EvidenceTable(model).textContent ?? "";
    expect(table).toContain("verzonnen oefengegevens");
    expect(table).toMatch(/werkloosheid → psychische klachten/i);
    expect(table).toMatch(/Onzekerheid berekend per.*gebied/);
    // Each in a province of its own: errors by province are those by municipality.
    const parents = {province: Object.fromEntries(codes.map((code, at) => [code, `PV${at}`]))};
    const apart = await withEstimates(system, {...madePanel(), parents}, {run});
    expect(apart.estimates.links[0]?.longRunHigh).toBeCloseTo(model.estimates.links[0]?.longRunHigh ?? NaN, 2);
    expect(EvidencePlot(model, "unemployment-distress").textContent).toContain("verzonnen oefengegevens");
  });

  it("takes the sampling error of a survey out where margins are known, and says which it did", async () => {
    const panel = madePanel();
    const random = createRandom(11, 2);
    const blur = 0.25;
    const asked = Float64Array.from(
      panel.columns["unemployment"] as Float64Array,
      (value) => value + blur * random.normal()
    );
    const told = {
      id: "unemployment",
      title: "Werk",
      unit: "%",
      decimals: 1,
      measure: "percentage" as const,
      persons: null
    };
    const survey = (samplingError?: Record<string, Record<string, number>>): PanelTable => ({
      ...{...panel, columns: {...panel.columns, unemployment: asked}},
      variables: {unemployment: {...told, survey: samplingError === undefined ? {} : {samplingError}}}
    });
    const errors = Object.fromEntries(
      codes.map((code) => [code, Object.fromEntries(periods.map((each) => [each, blur]))])
    );
    const effect = async (table: PanelTable): Promise<{found: number; said: string}> => {
      const model = await withEstimates(system, table, {run});
      const link = model.estimates.links.find(({id}) => id === "unemployment-distress");
      return {found: link?.estimate ?? NaN, said: EvidenceTable(model).textContent ?? ""};
    };
    const [left, taken] = await Promise.all([effect(survey()), effect(survey(errors))]);
    // Variance of unemployment 1/12, of the error 1/16: 0.2 · (1/12)/(1/12 + 1/16) = 0.114.
    expect(Math.abs(left.found - 0.114)).toBeLessThan(0.02);
    expect(left.said).toContain("zonder marges");
    expect(Math.abs(taken.found - 0.2)).toBeLessThan(0.03);
    expect(taken.said).toContain("eraf gerekend");
  });

  it("says in Dutch which link a model does not have", async () => {
    const model = await withEstimates(system, madePanel(), {run});
    expect(() => EvidencePlot(model, "geen")).toThrow(/Dit model heeft geen geen. Wel: unemployment-distress/);
  });
});

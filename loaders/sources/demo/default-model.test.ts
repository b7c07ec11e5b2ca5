import {readFile} from "node:fs/promises";
import {fileURLToPath} from "node:url";
import {beforeAll, describe, expect, it} from "vitest";
import {estimateLinks, type EstimatedLinks} from "../../../models/system/evidence/estimate-links.js";
import {readSystem} from "../../../models/system/read-system.js";
import type {SystemFile} from "../../../models/system/format.js";
import type {Frame} from "../../../models/statistics/types.js";
import {createRegionIndex} from "../../warehouse/region-names.js";
import {readRegions} from "../../warehouse/regions.js";
import {generateWorld, type DemoWorld} from "./generate-world.js";
import {readRecipe} from "./read-recipe.js";
import type {Truth, World} from "./recipe-schema.js";
import {valueInYear} from "./variables.js";

const dataDir = fileURLToPath(new URL("../../../data", import.meta.url));
const indicators = ["werkloosheid", "bijstand", "problematische-schulden", "psychische-klachten", "ggz-clienten"];
const bases = ["huishoudens", "beroepsbevolking", "verzekerden-18-plus", "inwoners-15-aow"];

// What the demonstration world declares, found again by the default model on the true rates: strengths hold for those,
// before questionnaires, rounding and breaks.
describe("the default model on the true rates of the demonstration world", () => {
  let model: SystemFile;
  let truth: Truth;
  let found: EstimatedLinks;

  beforeAll(async () => {
    const {regions, changes} = await readRegions(dataDir);
    const recipe = await readRecipe(dataDir);
    ({truth} = recipe);
    const series = recipe.world.series.filter(({id}) => [...indicators, ...bases].includes(id));
    const world = {...recipe.world, series};
    model = readSystem(JSON.parse(await readFile(`${dataDir}/systems/standaardmodel.system.json`, "utf8")), "model");
    const panel = trueRates(generateWorld(world, truth, createRegionIndex(regions, changes)), world);
    const province: Record<string, string> = {};
    for (const region of regions)
      if (region.level === "gemeente" && region.province !== null) province[region.code] = region.province;
    // Noise is shared within a province.
    const clusters = {vcov: "cluster:province", parents: {province}};
    found = estimateLinks(model, panel, {
      ...clusters,
      panel: {unit: "region", period: "period"},
      lags: 2,
      samePeriod: true
    });
  });

  /** Yearly rates of all municipalities; bijstand per 1.000, as a panel has it. */
  function trueRates({geography, variables}: DemoWorld, {burnIn}: World): Frame {
    const years = Array.from({length: 14}, (_, year) => 2011 + year);
    const columns: Record<string, string[] | Float64Array> = {
      region: geography.homes.flatMap(({code}) => years.map(() => code)),
      period: geography.homes.flatMap(() => years.map(String))
    };
    for (const id of indicators) {
      const variable = variables.get(id);
      if (variable === undefined) throw new Error(`${id} is not in the world`);
      const per = id === "bijstand" ? 10 : 1;
      columns[id] = Float64Array.from(
        geography.homes.flatMap((_, home) =>
          years.map((year) => per * valueInYear(variable, home, burnIn + year - 2011, 0))
        )
      );
    }
    return {length: geography.homes.length * years.length, columns};
  }

  const declared = (from: string, to: string): number =>
    truth.links.find((link) => link.from === from && link.to === to)?.strength ?? NaN;

  it.each([
    ["unemployment-adult_distress", "werkloosheid", "psychische-klachten", 1],
    ["adult_distress-mental_care_use", "psychische-klachten", "ggz-clienten", 1],
    ["unemployment-social_assistance", "werkloosheid", "bijstand", 10]
  ])("finds the sign of %s, and holds its strength in the interval", (id, from, to, per) => {
    const link = found.links.find((each) => each.id === id);
    const strength = declared(from, to) * per;
    expect(Math.sign(link?.estimate ?? NaN)).toBe(Math.sign(strength));
    expect(link?.low).toBeGreaterThan(0);
    expect(link?.low).toBeLessThan(strength);
    expect(link?.high).toBeGreaterThan(strength);
    const sign = model.links.find((each) => each.id === id)?.sign;
    expect(sign).toBe(strength > 0 ? "+" : "-");
  });

  it.each(["adult_distress-unemployment", "mental_care_use-adult_distress", "problematic_debts-adult_distress"])(
    "does not find %s, which the world does not have",
    (id) => {
      const link = found.links.find((each) => each.id === id);
      expect(link?.low).toBeLessThan(0);
      expect(link?.high).toBeGreaterThan(0);
    }
  );
});

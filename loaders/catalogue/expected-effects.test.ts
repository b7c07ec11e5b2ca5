import {mkdir, mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {expectedFor, knownLinks} from "../../models/statistics/reading/expected-effect.js";
import {projectRoot} from "../warehouse/paths.js";
import {readCatalogue} from "./catalogue.js";
import {readExpectedEffects} from "./expected-effects.js";
import {findForbiddenWords} from "./forbidden-words.js";

const dataDir = join(projectRoot(), "data");
const {indicators} = await readCatalogue(dataDir);
const content = await readExpectedEffects(dataDir, indicators);
const perThousand = {per: 1000, base: "inwoners"};

describe("the file of expected effects", () => {
  it("has a unique id, a source and a range for every effect, in words readers may see", () => {
    expect(new Set(content.effects.map(({id}) => id)).size).toBe(content.effects.length);
    for (const {source, note, country, low, high} of content.effects) {
      expect(low).toBeLessThanOrEqual(high);
      expect(source).toMatch(/\d{4}/);
      for (const text of [source, note, country]) expect(findForbiddenWords(text)).toEqual([]);
    }
  });

  it("names the base of every denominator that its indicators may be counted by", () => {
    const denominators = new Set(
      content.effects
        .flatMap(({exposures, outcomes, form}) => [...exposures, ...(form === "persons" ? outcomes : [])])
        .flatMap((id) => indicators.get(id)?.denominator ?? [])
    );
    for (const base of denominators) expect(Object.keys(content.bases)).toContain(base);
  });

  it("expects 0.1 to 0.2 % more youth care of 1 percentage point unemployment, in the units of a panel", () => {
    const units = {exposure: {per: 100, base: "beroepsbevolking"}, outcome: null, outcomeMean: 10};
    const found = expectedFor(content, {exposure: "werkloosheid", outcome: "jeugdzorg"}, units);
    expect(found?.low).toBeCloseTo(0.01, 12);
    expect(found?.high).toBeCloseTo(0.02, 12);
    const per = expectedFor(
      content,
      {exposure: "ww-uitkeringen", outcome: "jeugdzorg"},
      {...units, exposure: perThousand}
    );
    expect(per?.high).toBeCloseTo(0.02 * (0.1 / 0.557), 12);
  });

  it("knows that AO follows from ggz", () => {
    expect(knownLinks(content)).toContainEqual({from: "ggz-kosten", to: "ao-uitkeringen"});
  });

  it("expects nothing of pairs without evidence, and of AO, which follows from ggz", () => {
    const units = {exposure: perThousand, outcome: null, outcomeMean: 10};
    expect(expectedFor(content, {exposure: "eenzaamheid", outcome: "jeugdzorg"}, units)).toBeNull();
    expect(expectedFor(content, {exposure: "ao-uitkeringen", outcome: "ggz-kosten"}, units)).toBeNull();
  });
});

describe("readExpectedEffects", () => {
  it.each([
    ["an unknown indicator", "exposures: [nergens]", /unknown id: nergens/],
    ["a missing step", "step: null", /step/],
    ["an unknown base", "step: {amount: 1, per: 100, base: elders}", /no base elders/],
    ["ends the wrong way round", "low: 3", /low/]
  ])("refuses %s", async (_, line, message) => {
    const dir = await mkdtemp(join(tmpdir(), "expected-"));
    await mkdir(join(dir, "catalogue"));
    const plain = [
      "id: a",
      "exposures: [werkloosheid]",
      "outcomes: [jeugdzorg]",
      "form: relative",
      "low: 0",
      "high: 1",
      "step: {amount: 1, per: 100, base: inwoners}",
      "status: fact",
      "country: a",
      "source: b",
      "note: c"
    ];
    const key = `${line.split(":")[0] ?? ""}:`;
    const lines = plain.map((own) => (own.startsWith(key) ? line : own)).filter((own) => own !== "step: null");
    const text = `bases: {inwoners: 1}\neffects:\n  - ${lines.join("\n    ")}\n`;
    await writeFile(join(dir, "catalogue", "expected-effects.yaml"), text);
    await expect(readExpectedEffects(dir, indicators)).rejects.toThrow(message);
    await rm(dir, {recursive: true});
  });
});

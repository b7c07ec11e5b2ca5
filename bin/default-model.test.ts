import {readdir, readFile} from "node:fs/promises";
import {join} from "node:path";
import {beforeAll, describe, expect, it} from "vitest";
import {findForbiddenWords} from "../loaders/catalogue/forbidden-words.js";
import {readCatalogue} from "../loaders/catalogue/catalogue.js";
import type {Indicator} from "../loaders/catalogue/schema.js";
import {projectRoot} from "../loaders/warehouse/paths.js";
import {checkWarnings} from "../models/system/check-warnings.js";
import {effects} from "../models/system/effects/effects.js";
import {rescaleVariable} from "../models/system/evidence/rescale.js";
import {naturalRange, toNatural} from "../models/system/evidence/scale.js";
import type {SystemFile} from "../models/system/format.js";
import {systemLoops} from "../models/system/loops/loops.js";
import {signedInterval, signedStrength} from "../models/system/resolve.js";
import {simulate} from "../models/system/simulate/simulate.js";
import {readModel} from "./model-file.js";

const cwd = join(projectRoot(), "data", "systems");

interface Calibration {
  value: number;
  low: number;
  high: number;
  unit: string;
  how: string;
}

describe("the default model", () => {
  let model: SystemFile;
  let other: SystemFile;
  let indicators: ReadonlyMap<string, Indicator>;
  beforeAll(async () => {
    model = await readModel({cwd}, "standaardmodel.system.json");
    other = await readModel({cwd}, "standaardmodel-wijkteam-meer.system.json");
    ({indicators} = await readCatalogue(join(projectRoot(), "data")));
  });

  it("has evidence that says the same in natural units and between the indices", () => {
    for (const each of [model, other]) {
      expect(each.links.flatMap(({evidence}) => evidence.filter((item) => item["natural"])).length).toBeGreaterThan(4);
      expect(checkWarnings(each).filter(({code}) => code === "evidence-off-scale")).toEqual([]);
    }
  });

  const variable = (id: string): SystemFile["variables"][number] => model.variables.find((each) => each.id === id)!;

  it("has nineteen variables, each with a scale that says what it rests on, and its indicators are in the catalogue", () => {
    const coded = model.variables.filter((each) => typeof each["code"] === "string");
    expect(coded.map((each) => each["code"])).toEqual(Array.from({length: 19}, (_, index) => `V${index + 1}`));
    for (const {scale} of coded) expect(scale?.basis).toBeTruthy();
    const named = model.variables.flatMap(({indicator}) => (indicator === undefined ? [] : [indicator]));
    expect(named).toContain("werkloosheid");
    for (const id of named) expect(indicators.has(id), id).toBe(true);
  });

  it("points the way its indicators point: a column fits without turning it round", () => {
    for (const {id, indicator, better} of model.variables) {
      if (indicator === undefined) continue;
      const direction = indicators.get(indicator)?.direction;
      expect([id, better]).toEqual([id, direction === "up-is-worse" ? "down" : direction === "none" ? "none" : "up"]);
    }
  });

  it("takes no side about the use of care", () => {
    for (const id of ["mental_care_use", "youth_care_use", "deferred_return"]) expect(variable(id).better).toBe("none");
    expect(model.goals.map(({variable: id}) => variable(id).better)).not.toContain("none");
  });

  it("has strengths that follow from shares of the population by the scales of both ends", () => {
    for (const link of model.links) {
      const {value, low, high, how} = link["calibration"] as Calibration;
      const ratio = naturalRange(variable(link.from)) / naturalRange(variable(link.to));
      expect(signedStrength(link), link.id).toBeCloseTo(value * ratio, 9);
      const [from = NaN, to = NaN] = signedInterval(link) ?? [];
      expect([from, to].map((end) => Number(end.toFixed(9)))).toEqual(
        [low, high].map((end) => Number((end * ratio).toFixed(9)))
      );
      expect(how.length, link.id).toBeGreaterThan(20);
      expect(link.reason, link.id).toBeTruthy();
      expect(link.status, link.id).toBeTruthy();
    }
  });

  it("has for every figure taken from a source how it was converted, and none where nothing can be converted", () => {
    const valued = model.links.flatMap(({evidence}) => evidence.filter(({value}) => typeof value === "number"));
    expect(valued.length).toBeGreaterThan(3);
    for (const each of valued) expect(each["conversion"], each.ref).toBeTruthy();
    for (const {basis, evidence, id} of model.links)
      if (basis === "literature")
        expect(
          evidence.some(({value}) => value !== undefined),
          id
        ).toBe(true);
    // Paul and Moser's d between persons is no strength between municipalities.
    const direct = model.links.find(({id}) => id === "unemployment-adult_distress");
    expect(direct?.evidence.every(({value}) => typeof value !== "number" || value < 0.1)).toBe(true);
  });

  it("holds back as many youths as the link says, and lets them come later", () => {
    const link = model.links.find(({id}) => id === "contact_restrictions-youth_care_use")!;
    const strength = Math.abs(signedStrength(link) ?? NaN);
    expect(variable("deferred_demand").equation).toContain(`deferred_share * ${strength} * contact_restrictions`);
    // What comes back over a long time is the share of what was held back: a year and a half at .6 of a lockdown.
    const run = (share: number): number => {
      const variables = model.variables.map((each) =>
        each.id === "deferred_share" ? {...each, initial: share} : each
      );
      const times = Array.from({length: 401}, (_, index) => index / 10);
      const {values} = simulate({...model, variables}, {interventions: ["contact_restrictions_episode"], times});
      return (values["deferred_return"] ?? []).reduce<number>((sum, level) => sum + (level ?? NaN) / 10, 0);
    };
    expect(run(0.5)).toBeCloseTo(0.5 * strength * 0.6 * 1.5, 3);
    expect(run(0)).toBe(0);
  });

  it("comes to rest, with no loop that returns as much as went in", () => {
    const result = effects(model, {push: {unemployment: 0.125}});
    expect(result.stable).toBe(true);
    expect(result.spectralRadius).toBeLessThan(1);
    expect(result.warnings.map(({code}) => code)).toEqual(["linearised"]);
    const {loops, complete} = systemLoops(model);
    expect(complete).toBe(true);
    expect(Math.max(...loops.map(({gain}) => gain ?? 0))).toBeLessThan(0.5);
  });

  it.each([
    ["of the unit (per 1.000)", {unit: "per 1.000 van de beroepsbevolking", low: 20, high: 100, factor: 10}],
    ["of the range", {unit: "% van de beroepsbevolking", low: 0, high: 25, factor: 1}],
    ["of both", {unit: "per 1.000 van de beroepsbevolking", low: 0, high: 160, factor: 10}]
  ])("gives the same in natural units and the same loops with another choice %s for unemployment", (_, scale) => {
    const changed = rescaleVariable(model, "unemployment", scale);
    const interventions = ["unemployment_plus_1", "contact_restrictions_episode"];
    const [before, after] = [simulate(model, {interventions}), simulate(changed, {interventions})];
    let moved = 0;
    for (const {id} of model.variables) {
      const factor = id === "unemployment" ? scale.factor : 1;
      const [was, is] = [variable(id), changed.variables.find((each) => each.id === id)!];
      before.values[id]?.forEach((level, at) => {
        const natural = toNatural(was, level ?? NaN);
        const again = toNatural(is, after.values[id]?.[at] ?? NaN) / factor;
        expect(Math.abs(again - natural)).toBeLessThan(1e-9 * Math.max(1, Math.abs(natural)));
        moved = Math.max(moved, Math.abs(natural - toNatural(was, before.values[id]?.[0] ?? NaN)));
      });
    }
    expect(moved).toBeGreaterThan(1);
    const gains = (file: SystemFile): (number | null)[] => systemLoops(file).loops.map(({gain}) => gain);
    expect(gains(changed)).toHaveLength(gains(model).length);
    gains(changed).forEach((gain, at) => {
      const was = gains(model)[at] ?? null;
      if (was === null) expect(gain).toBeNull();
      else expect(Math.abs((gain ?? NaN) - was)).toBeLessThan(1e-9);
    });
  });

  it("runs otherwise when treatment helps nobody", () => {
    const links = model.links.filter(({id}) => id !== "mental_care_use-adult_distress");
    const loops = model.loops.filter(({name}) => name !== "B2");
    const without = {...model, links, loops};
    const end = (file: SystemFile): number => {
      const {values} = simulate(file, {interventions: ["unemployment_plus_1"], times: [10]});
      return (values["adult_distress"]?.[0] ?? NaN) - 0.3;
    };
    expect(end(without) / end(model)).toBeGreaterThan(1.1);
  });

  it("differs from its other version in the contested link alone", () => {
    const id = "neighbourhood_teams-youth_care_use";
    const rest = (file: SystemFile): unknown => file.links.filter((link) => link.id !== id);
    expect(rest(other)).toEqual(rest(model));
    expect(other.variables).toEqual(model.variables);
    const [mine, theirs] = [model, other].map((file) => file.links.find((link) => link.id === id)!);
    expect([mine?.sign, theirs?.sign]).toEqual(["-", "+"]);
    expect(mine?.strength).toBe(theirs?.strength);
    expect([mine?.status, theirs?.status]).toEqual(["contested", "contested"]);
  });

  it("is described by a card that agrees with the file", async () => {
    const card = await readFile(join(projectRoot(), "docs", "models", "standaardmodel.md"), "utf8");
    const rows = card.split("\n").flatMap((line) => {
      const cells = line.split("|").map((cell) => cell.trim());
      return cells.length > 5 ? [cells.slice(1, -1)] : [];
    });
    for (const link of model.links) {
      const row = rows.find(([id]) => id === `\`${link.id}\``);
      expect(row, link.id).toBeDefined();
      const {value} = link["calibration"] as Calibration;
      const speed = link.speed ?? `${String(link.delay)} year, order ${link.order}`;
      const sources = link.evidence.map((each) => each["id"] ?? each.ref).join(", ");
      expect(row?.slice(1), link.id).toEqual([
        String(value),
        String(Number((signedStrength(link) ?? NaN).toPrecision(6))),
        `${link.interval?.[0]} to ${link.interval?.[1]}`,
        speed,
        link.status,
        link.basis,
        sources
      ]);
    }
    for (const {id, code, label, scale} of model.variables)
      if (code !== undefined)
        expect(rows.find(([first]) => first === code)?.slice(1), id).toEqual([
          `\`${id}\``,
          label,
          scale?.unit,
          `${scale?.low} to ${scale?.high}`,
          String(Number(toNatural(variable(id), Number(variable(id).initial)).toPrecision(6)))
        ]);
    expect(card).toContain(`Version ${String(model["version"])}`);
  });

  it("lists in its card every expectation beside the file", async () => {
    const card = await readFile(join(projectRoot(), "docs", "models", "standaardmodel.md"), "utf8");
    const {expectations} = JSON.parse(await readFile(join(cwd, "standaardmodel.expectations.json"), "utf8")) as {
      expectations: {id: string; sentence: string; source: string}[];
    };
    for (const {id, sentence, source} of expectations)
      expect(card).toContain(`| \`${id}\` | ${sentence} | ${source} |`);
  });
});

describe("the words of the models that come with the program", async () => {
  const files = (await readdir(cwd)).filter((name) => /\.(system|expectations)\.json$/.test(name));

  it.each(files)("are words that readers do not misread: %s", async (name) => {
    const found: string[] = [];
    const visit = (value: unknown, key: string): void => {
      if (Array.isArray(value)) value.forEach((each) => void visit(each, key));
      else if (typeof value === "object" && value !== null)
        Object.entries(value).forEach(([inner, each]) => void visit(each, inner));
      else if (typeof value === "string" && prose.has(key))
        found.push(
          ...findForbiddenWords(value, key === "label" ? "heading" : "everywhere").map(({word}) => `${word}: ${value}`)
        );
    };
    visit(JSON.parse(await readFile(join(cwd, name), "utf8")), "");
    expect(found).toEqual([]);
  });
});

const prose = new Set(
  "label description note reason how basis sentence source question conversion population".split(" ")
);

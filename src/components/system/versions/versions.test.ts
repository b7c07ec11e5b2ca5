import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {beforeAll, describe, expect, it} from "vitest";
import {diffSystems} from "../../../models/system/diff/diff.js";
import {applyEdit} from "../../../models/system/edit/apply-edit.js";
import type {SystemFile} from "../../../models/system/format.js";
import {readSystem} from "../../../models/system/read-system.js";
import {findForbiddenWords} from "../../../loaders/catalogue/forbidden-words.js";
import {simulate} from "../../../models/system/simulate/simulate.js";
import {createModelStore} from "../model-store.js";
import {changeCounts, changeRows} from "./change-words.js";
import {firstChoices, versionChoices} from "./version-choices.js";
import {versionLede} from "./version-lede.js";
import {outcomeRows} from "./version-outcomes.js";

const folder = join(process.cwd(), "data", "systems");
const read = async (id: string): Promise<SystemFile> =>
  readSystem(JSON.parse(await readFile(join(folder, `${id}.system.json`), "utf8")), id);

let standard: SystemFile;
let variant: SystemFile;
beforeAll(async () => {
  standard = await read("standaardmodel");
  variant = await read("standaardmodel-wijkteam-meer");
});

const version = (id: string, label: string, system: SystemFile) => ({id, label, system});

describe("changeRows", () => {
  it("says how each field was and is, in Dutch", () => {
    const link = standard.links.find(({status}) => status === "contested");
    const diff = diffSystems(standard, variant, {singles: 0});
    const rows = changeRows(diff, standard, variant);
    const direction = rows.find(({item, what}) => item === "verband" && what === "richting");
    expect(link?.sign).toBe("-");
    expect(direction).toMatchObject({from: "hoger geeft lager (−)", to: "hoger geeft hoger (+)"});
    const text = rows.flatMap((row) => [row.item, row.what]).join(" ");
    expect(text).not.toMatch(/undefined|object|null|veld /);
    expect(findForbiddenWords(text)).toEqual([]);
  });

  it("counts what differs and nothing when nothing does", () => {
    const [first] = standard.links;
    const other = applyEdit(standard, {type: "remove-link", id: first?.id ?? ""});
    expect(changeCounts(diffSystems(standard, other, {singles: 0}))).toBe("1 verband");
    expect(changeRows(diffSystems(standard, standard, {singles: 0}), standard, standard)).toEqual([]);
  });

  it("takes a place on the map for no difference", () => {
    const moved = applyEdit(standard, {type: "move", places: {unemployment: {x: 5, y: 6}}});
    const pair = {a: version("a", "A", standard), b: version("b", "B", moved)};
    expect(versionLede(diffSystems(standard, moved, {singles: 0}), pair)).toContain("niets anders");
  });
});

describe("versionLede", () => {
  it("says what moved most and which way, no stronger than the model", () => {
    const pair = {a: version("a", "het ene", standard), b: version("b", "het andere", variant)};
    const diff = diffSystems(standard, variant, {singles: 0});
    const lede = versionLede(diff, pair);
    expect(lede).toContain("Van A (het ene) naar B (het andere) veranderen:");
    const own = diff.effects.find(({interventions}) => interventions === "own");
    const largest = Math.max(...(own?.goals ?? []).map(({mean}) => Math.abs(mean.change ?? 0) * 100));
    expect(/van de 100 punten/.test(lede)).toBe(largest >= 0.05);
    expect(lede).not.toMatch(/oorzaak|veroorzaak|komt door/);
  });
});

describe("versionChoices", () => {
  it("offers the reader's own model without each debated link and with its other direction", () => {
    const store = createModelStore(standard, {name: standard.name});
    const site = [{id: "standaardmodel", system: standard, expectations: null}];
    const versions = versionChoices(store, site, null);
    const contested = standard.links.filter(({status}) => status === "contested");
    expect(versions.filter(({id}) => id.startsWith("zonder:"))).toHaveLength(contested.length);
    const without = versions.find(({id}) => id === `zonder:${contested[0]?.id ?? ""}`);
    expect(without?.system.links).toHaveLength(standard.links.length - 1);
    expect(store.system).toBe(standard);
    const turned = versions.find(({id}) => id.startsWith("andersom:"));
    expect(turned?.system.links.find(({id}) => id === contested[0]?.id)?.sign).toBe("+");
  });

  it("begins with the reader's changes when there are any, else with the debated link", () => {
    const store = createModelStore(standard, {name: standard.name});
    const site = [{id: "standaardmodel", system: standard, expectations: null}];
    expect(firstChoices(store, versionChoices(store, site, null)).b).toMatch(/^zonder:/);
    store.apply({type: "remove-link", id: standard.links[0]?.id ?? ""});
    expect(firstChoices(store, versionChoices(store, site, null))).toEqual({a: "standaardmodel", b: "eigen"});
  });
});

describe("outcomeRows", () => {
  it("finds the use of care that a debated link moves, in natural units, and leaves out goals", () => {
    const times = [standard.horizon];
    const interventions = standard.interventions.map(({id}) => id);
    const end = (system: SystemFile) => simulate(system, {times, interventions}).values;
    const rows = outcomeRows(standard, variant, end(standard), end(variant));
    const care = rows.find(({variable}) => variable.id === "youth_care_use");
    expect(care?.change).toBeGreaterThan(0);
    expect(care?.change).toBeCloseTo((care?.b ?? 0) - (care?.a ?? 0), 12);
    expect(rows.some(({variable}) => standard.goals.some((goal) => goal.variable === variable.id))).toBe(false);
    expect(outcomeRows(standard, standard, end(standard), end(standard))).toEqual([]);
  });
});

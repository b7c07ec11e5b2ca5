import {readFile} from "node:fs/promises";
import {parse} from "yaml";
import {beforeAll, describe, expect, it} from "vitest";
import {changeCell, copyPublication} from "./edit-publication.js";
import type {ScenarioPublication} from "./format.js";
import {readPublication} from "./read-publication.js";
import {scenarioPath} from "./scenario-path.js";

let original: ScenarioPublication;
beforeAll(async () => {
  const file = new URL("../../data/scenarios/cpb-2020-03.yaml", import.meta.url);
  original = readPublication(parse(await readFile(file, "utf8")), "cpb-2020-03");
});
const copied = (): ScenarioPublication =>
  copyPublication(original, {id: "eigen-diep", title: "Dieper", published: "2026-11-27"});

describe("a copy of a publication", () => {
  it("says the same under names of its own, and what it was copied from", () => {
    const copy = copied();
    expect(copy.basedOn).toBe("cpb-2020-03");
    expect(copy.variants.map(({id}) => id)).toEqual(
      original.variants.map(({id}) => id.replace("cpb-2020-03", "eigen-diep"))
    );
    expect(copy.variants.map(({cells, sectors}) => ({cells, sectors}))).toEqual(
      original.variants.map(({cells, sectors}) => ({cells, sectors}))
    );
    expect(() => copyPublication(original, {id: "Geen id", title: "x", published: "2026-11-27"})).toThrow(/lower case/);
  });
});

describe("a changed number", () => {
  it("is exact, has its reason and keeps what it was; nothing else and nothing given is changed", () => {
    const copy = copied();
    const frozen = JSON.stringify(copy);
    const at =
      copy.variants[0]?.cells.findIndex(({measure, year}) => measure === "unemployment" && year === 2021) ?? -1;
    const place = {list: "cells", variant: "eigen-diep-s1", index: at} as const;
    const changed = changeCell(copy, place, {value: 5.2, reason: " eigen inschatting "});
    expect(JSON.stringify(copy)).toBe(frozen);
    const cell = changed.variants[0]?.cells[at];
    expect(cell).toMatchObject({value: 5.2, relation: "exact", reason: "eigen inschatting", note: "eerst 4,5"});
    expect(cell).not.toHaveProperty("verify");
    expect(changed.variants.slice(1)).toEqual(copy.variants.slice(1));
    expect(scenarioPath(changed, "eigen-diep-s1").years[1]?.unemploymentChange).toBeCloseTo(5.2 - 3.4, 12);
    const again = changeCell(changed, place, {value: 5.5, reason: "nog eens"});
    expect(again.variants[0]?.cells[at]).toMatchObject({value: 5.5, note: "eerst 4,5"});
  });

  it("may be a level of the base year or the growth of a sector", () => {
    const copy = copied();
    expect(changeCell(copy, {list: "base", index: 0}, {value: 3.5, reason: "herzien"}).base[0]?.value).toBe(3.5);
    const place = {list: "sectors", variant: "eigen-diep-s1", index: 0} as const;
    expect(changeCell(copy, place, {value: -20, reason: "musea dicht"}).variants[0]?.sectors[0]).toMatchObject({
      ...{value: -20, reason: "musea dicht", note: "eerst -11,25"}
    });
  });

  it("is refused without a reason, where there is no number, and when it cannot be", () => {
    const copy = copied();
    const place = {list: "cells", variant: "eigen-diep-s1", index: 2} as const;
    expect(() => changeCell(copy, place, {value: 5, reason: "  "})).toThrow(/say why/);
    expect(() => changeCell(copy, {...place, index: 99}, {value: 5, reason: "x"})).toThrow(/no such number/);
    expect(() => changeCell(copy, {...place, variant: "weg"}, {value: 5, reason: "x"})).toThrow(/no such variant/);
    expect(() => changeCell(copy, place, {value: 140, reason: "x"})).toThrow(/0 to 100/);
    expect(() =>
      changeCell(copy, {list: "sectors", variant: "eigen-diep-s1", index: 0}, {value: -130, reason: "x"})
    ).toThrow();
  });
});

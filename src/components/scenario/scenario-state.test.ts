import {describe, expect, it} from "vitest";
import {readState, writeState} from "../state.js";
import {asPairs, ownPrices, ownReasons, ownSectors, scenarioSchema} from "./scenario-state.js";

const schema = scenarioSchema({publication: "cpb-2020-03", variant: "cpb-2020-03-s4"});
const page = "http://localhost/scenario/scenario";

describe("the address of a scenario", () => {
  it("keeps own growth of sectors with their reasons, and gives them back", () => {
    const sector = asPairs(new Map([["B-E", -12.5]]));
    const waarom = asPairs(new Map([["B-E", "de fabriek sluit, zegt men: nu"]]));
    const href = writeState(schema, {...readState(schema, page), sector, waarom}, page);
    const read = readState(schema, href);
    expect([...ownSectors(read)]).toEqual([["B-E", -12.5]]);
    expect([...ownReasons(read)]).toEqual([["B-E", "de fabriek sluit; zegt men: nu"]]);
  });

  it("leaves out what is no sector or no number, and lets nothing shrink by more than all", () => {
    const read = readState(schema, `${page}?sector=B-E:x,Z:-3,F:-250,R-U:-26.25&prijs=youth_care_use:9000,x:-1`);
    expect([...ownSectors(read)]).toEqual([
      ["F", -100],
      ["R-U", -26.25]
    ]);
    expect([...ownPrices(read)]).toEqual([["youth_care_use", 9000]]);
  });

  it("falls back where a number is out of bounds or a code is none", () => {
    const read = readState(schema, `${page}?gebied=x&theta=7&overdracht=9&kaart=alles`);
    expect([read.gebied, read.theta, read.overdracht, read.kaart]).toEqual(["GM0794", 1, "band", "unemploymentChange"]);
  });
});

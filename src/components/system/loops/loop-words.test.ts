import {describe, expect, it} from "vitest";
import {systemSchema} from "../../../models/system/format.js";
import {systemLoops, type Loop} from "../../../models/system/loops/loops.js";
import {chosenLoop, loopFacts, loopPath, namedLoop, sortLoops} from "./loop-words.js";

const system = systemSchema.parse({
  format: "samenhang-system/1",
  name: "Proef",
  variables: ["a", "b", "c"].map((id) => ({id, label: `Deel ${id}`})),
  links: [
    {id: "ab", from: "a", to: "b", sign: "+", strength: 0.4, delay: 1, interval: [0.3, 0.5]},
    {id: "ba", from: "b", to: "a", sign: "-", strength: 0.5, delay: 1, interval: [-0.6, -0.4]},
    {id: "bc", from: "b", to: "c", sign: "+", strength: 0.1, delay: 0.5},
    {id: "cb", from: "c", to: "b", sign: "+", strength: 0.3, delay: 0}
  ],
  loops: [{name: "B1", nodes: ["b", "a"], note: "Remt."}]
});
const {loops} = systemLoops(system);
const [first, second] = loops as [Loop, Loop];

describe("loopFacts", () => {
  it("says what returns after a round, with its margin and its time, never as a number of the model", () => {
    expect(loopFacts(system, first)).toMatch(
      /^remt zichzelf, per rondgang komt 20\s% terug, de andere kant op \(\d+\s% tot \d+\s%\), duurt gemiddeld 2 jaar$/
    );
    expect(loopFacts(system, second)).toMatch(
      /^versterkt zichzelf, per rondgang komt 3,0\s% terug, duurt gemiddeld 6 maanden$/
    );
  });

  it("says when a loop may go either way, grows without end, or cannot be told", () => {
    expect(loopFacts(system, {...second, interval: [-0.01, 0.07]})).toContain("is onzeker");
    expect(loopFacts(system, {...second, gain: 1.2})).toContain("groeit zonder einde");
    expect(loopFacts(system, {...second, gain: null})).toContain("niet te zeggen");
    expect(loopFacts(system, {...second, gain: 0.00001})).toContain("minder dan 0,01\u00a0%");
  });
});

describe("names of loops", () => {
  it("finds a name whatever variable the loop begins with", () => {
    expect(namedLoop(system, first)).toEqual({name: "B1", note: "Remt."});
    expect(namedLoop(system, second)).toBeNull();
    expect(chosenLoop(system, second, "2").name).toBe("Kring 2");
    expect(loopPath(system, second)).toBe("deel b → deel c → deel b");
  });
});

describe("sortLoops", () => {
  it("orders by name, by what returns, by time and by length", () => {
    const links = (order: "named" | "most" | "quick" | "short"): string[] =>
      sortLoops(system, [second, first], order).map((loop) => loop.links.join());
    expect(links("named")).toEqual(["ab,ba", "bc,cb"]);
    expect(links("most")).toEqual(["ab,ba", "bc,cb"]);
    expect(links("quick")).toEqual(["bc,cb", "ab,ba"]);
    expect(links("short")).toEqual(["bc,cb", "ab,ba"]);
  });
});

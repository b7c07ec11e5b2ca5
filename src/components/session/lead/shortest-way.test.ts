import {describe, expect, it} from "vitest";
import {shortestWay, type Variable} from "./shortest-way.js";

const variable = (id: string, ...leadsTo: string[]): Variable => ({id, label: id, leadsTo});
const known = [
  variable("a", "b", "c"),
  variable("b", "d"),
  variable("c", "d", "a"),
  variable("d", "e"),
  variable("e"),
  variable("alone")
];

describe("shortestWay", () => {
  it("takes the first of the shortest ways, by the order of the model, along the arrows only", () => {
    expect(shortestWay(known, "a", "e")).toEqual(["a", "b", "d", "e"]);
    expect(shortestWay(known, "c", "b")).toEqual(["c", "a", "b"]);
    expect(shortestWay(known, "c", "d")).toEqual(["c", "d"]);
  });

  it("has none against the arrows, to what stands alone, or from what is not in the model", () => {
    expect(shortestWay(known, "e", "a")).toBeNull();
    expect(shortestWay(known, "a", "alone")).toBeNull();
    expect(shortestWay(known, "nowhere", "a")).toBeNull();
    expect(shortestWay(known, "a", "nowhere")).toBeNull();
  });
});

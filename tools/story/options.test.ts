import {describe, expect, it} from "vitest";
import {storyOptions, type TypedOptions} from "./options.js";

const typed: TypedOptions = {
  ...{out: "story", scenario: "cpb-2020-06-basis", region: ["GM0794", "GM0344", "GM0794"], area: "CR12"},
  ...{draws: 1000, seed: 1}
};

describe("options of a story", () => {
  it("start paths where the user is, and name each municipality once", () => {
    const options = storyOptions({...typed, from: "data"}, "/home/analyst");
    expect(options).toMatchObject({from: "/home/analyst/data", db: null, out: "/home/analyst/story", date: null});
    expect(options.regions).toEqual(["GM0794", "GM0344"]);
  });

  it.each([
    [{from: "a", db: "b"}, "--db"],
    [{date: "1 juli"}, "--date"],
    [{date: "2021-02-30"}, "--date"],
    [{region: []}, "--region"],
    [{draws: 5}, "--draws"]
  ])("refuse %j and say where", (wrong, where) => {
    expect(() => storyOptions({...typed, ...wrong}, "/")).toThrow(expect.objectContaining({where}));
  });
});

import {mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {Feature, FeatureCollection, Polygon} from "geojson";
import {topology} from "topojson-server";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {runLine} from "../../test/helpers/command-line.js";

let cwd: string;
const neighbours = "from,to\n1,2\n1,3\n2,1\n3,4\n3,5\n3,6\n4,3\n5,6\n6,5\n6,7\n6,8\n7,8\n8,1\n";
const values = [3.1, 2.7, 9.4, -1.2, 0.5, 6.6, 4.4, 8.0];
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), "moran-"));
  await writeFile(join(cwd, "w.csv"), neighbours);
  await writeFile(join(cwd, "x.csv"), `id,x\n${values.map((x, index) => `${index + 1},${x}`).join("\n")}\n`);
  await writeFile(join(cwd, "squares.csv"), "code,x\na,1\nb,2\nc,4\nd,3\nisland,9\n");
  await writeFile(join(cwd, "squares-list.csv"), "from,to\na,b\nb,a\nb,c\nc,b\nc,d\nd,c\n");
  await writeFile(join(cwd, "squares.topojson"), JSON.stringify(squares(["a", "b", "c", "d", "", "island"])));
  await writeFile(join(cwd, "plain.csv"), `x\n${values.join("\n")}\n`);
  await writeFile(join(cwd, "more.csv"), `id,x\n${values.map((x, i) => `${i + 1},${x}`).join("\n")}\n9,4\n10,\n`);
  await writeFile(join(cwd, "twice.csv"), "id,x\n1,1\n2,2\n1,3\n");
  await writeFile(join(cwd, "own.csv"), "from,to\n1,1\n");
  await writeFile(join(cwd, "names.csv"), "from,to\na,b\nb,a\n");
  await writeFile(
    join(cwd, "gm.csv"),
    `region;x\n${["GM0363", "GM0344", "GM0772", "GM0599", "GM0518", "GM0014", "GM0935"].map((code, i) => `${code};${i * i},5`).join("\n")}\n`
  );
});
afterAll(() => rm(cwd, {recursive: true}));

/** Squares in a row, each sharing a side with the next; no square where there is no code. */
function squares(codes: readonly string[]): object {
  const square = (x: number): Polygon => ({
    type: "Polygon",
    coordinates: [
      [
        [x, 0],
        [x, 1],
        [x + 1, 1],
        [x + 1, 0],
        [x, 0]
      ]
    ]
  });
  const features = codes.flatMap((code, x): Feature[] =>
    code === "" ? [] : [{type: "Feature", properties: {code}, geometry: square(x)}]
  );
  const regions: FeatureCollection = {type: "FeatureCollection", features};
  return topology({regions}, 1e4);
}

const run = (...args: string[]): ReturnType<typeof runLine> => runLine(["moran", ...args], cwd);
const json = async (...args: string[]): Promise<Record<string, unknown>> =>
  JSON.parse((await run(...args, "--json")).out) as Record<string, unknown>;

describe("moran", () => {
  // spdep 1.2-7: moran.test(x, nb2listw(nb, style = "W"), alternative = "two.sided")
  it("gives I and its test under randomisation", async () => {
    const result = await json("x.csv", "--value", "x", "--neighbours", "w.csv");
    expect(result["i"]).toBeCloseTo(-0.55590949766932451, 13);
    expect(result["expected"]).toBeCloseTo(-1 / 7, 14);
    expect(result["variance"]).toBeCloseTo(0.10436198742741928, 13);
    expect(result["z"]).toBeCloseTo(-1.2785977383663749, 12);
    expect(result["p"]).toBeCloseTo(0.20103874681427122, 12);
    expect(result).toMatchObject({n: 8, region: "id", excluded: []});
    expect(result["warnings"]).toMatchObject([{code: "one-way-neighbours"}]);
    expect(result).not.toHaveProperty("permutation");
  });

  it("takes row numbers where no column holds the codes, and the column named", async () => {
    const {i} = await json("x.csv", "--value", "x", "--neighbours", "w.csv", "--region", "id");
    expect(await json("plain.csv", "--value", "x", "--neighbours", "w.csv")).toMatchObject({i, region: "row number"});
  });

  it("names regions without value and without neighbours", async () => {
    const {excluded, i} = await json("more.csv", "--value", "x", "--neighbours", "w.csv");
    expect(excluded).toEqual([
      {region: "10", reason: "missing"},
      {region: "9", reason: "no-neighbours"}
    ]);
    expect(i).toBeCloseTo(-0.55590949766932451, 13);
  });

  it("takes regions that share a border in a map as neighbours, and refuses what is no map", async () => {
    const byBorder = await json("squares.csv", "--value", "x", "--border", "squares.topojson");
    const byList = await json("squares.csv", "--value", "x", "--neighbours", "squares-list.csv");
    expect(byBorder).toEqual(byList);
    expect(byBorder).toMatchObject({n: 4, excluded: [{region: "island", reason: "no-neighbours"}]});
    for (const file of ["x.csv", "none.topojson"]) {
      const {code, err} = await run("squares.csv", "--value", "x", "--border", file);
      expect(code).toBe(1);
      expect(err).toContain(file);
    }
  });

  it("permutes with a seed, and takes the nearest municipalities", async () => {
    const line = ["gm.csv", "--value", "x", "--nearest", "2", "--decimal", ",", "--permutations", "99", "--seed", "4"];
    const result = await json(...line);
    expect(result).toMatchObject({n: 7, region: "region", permutation: {draws: 99}});
    expect(await json(...line)).toEqual(result);
  });

  it("says in words what it found", async () => {
    const {out, code} = await run("x.csv", "--value", "x", "--neighbours", "w.csv", "--permutations", "19");
    expect(code).toBe(0);
    expect(out).toMatch(/I -0\.555909, expected -0\.142857.*p 0\.201039 \(two-sided\)/s);
    expect(out).toMatch(/p by 19 permutations/);
  });

  it.each([
    [["x.csv", "--value", "z", "--neighbours", "w.csv"], "missing-column"],
    [["x.csv", "--value", "x"], "invalid-options"],
    [["twice.csv", "--value", "x", "--neighbours", "w.csv", "--region", "id"], "duplicate-region"],
    [["x.csv", "--value", "x", "--neighbours", "own.csv"], "own-neighbour"],
    [["x.csv", "--value", "x", "--neighbours", "x.csv"], "missing-column"],
    [["x.csv", "--value", "x", "--neighbours", "names.csv"], "unknown-region"],
    [["x.csv", "--value", "x", "--neighbours", "names.csv", "--region", "id"], "no-neighbours"],
    [["x.csv", "--value", "x", "--nearest", "2"], "too-few-places"],
    [["x.csv", "--value", "x", "--nearest", "none"], "invalid-arguments"]
  ])("refuses %j", async (args, kind) => {
    const {code, out, err} = await run(...args, "--json");
    expect(code).toBe(1);
    expect((JSON.parse(out) as {error: {kind: string}}).error.kind).toBe(kind);
    expect(err.trim().split("\n").length).toBeLessThanOrEqual(2);
  });
});

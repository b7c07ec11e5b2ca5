import {describe, expect, it} from "vitest";
import {createRandom} from "../../statistics/random.js";
import {effects} from "../effects/effects.js";
import {readSystem} from "../read-system.js";
import type {SystemFile} from "../format.js";
import {systemPaths} from "./paths.js";

type Row = readonly [
  id: string,
  from: string,
  to: string,
  strength: number,
  delay?: number,
  interval?: [number, number]
];
const model = (rows: readonly Row[], more: object = {}): SystemFile =>
  readSystem(
    {
      format: "samenhang-system/1",
      name: "m",
      variables: [...new Set(rows.flatMap(([, from, to]) => [from, to]))].map((id) => ({id})),
      links: rows.map(([id, from, to, strength, delay = 1, interval]) => ({
        ...{id, from, to, sign: strength < 0 ? "-" : "+", strength: Math.abs(strength), delay},
        ...(interval === undefined ? {} : {interval})
      })),
      ...more
    },
    "m"
  );

const fork: readonly Row[] = [
  ["ab", "a", "b", 0.5, 1, [0.3, 0.7]],
  ["bd", "b", "d", 0.4, 2],
  ["ac", "a", "c", 0.8, 0.25],
  ["cd", "c", "d", -0.5, 0.5]
];

describe("systemPaths", () => {
  it("gives product, delay, order of arrival and Goodman's interval of each path", () => {
    const {paths, total, isConflict} = systemPaths(model(fork), "a", "d");
    expect(paths.map(({links}) => links)).toEqual([
      ["ac", "cd"],
      ["ab", "bd"]
    ]);
    expect(paths.map(({effect}) => effect)).toEqual([-0.4, 0.2]);
    expect(paths.map(({delay, arrival}) => [delay, arrival])).toEqual([
      [0.75, 1],
      [3, 2]
    ]);
    expect(total).toBeCloseTo(-0.2, 12);
    expect(paths.map(({share}) => share)).toEqual([expect.closeTo(2, 12), expect.closeTo(-1, 12)]);
    // One uncertain factor: 0.4 · (0.3, 0.7).
    expect(paths[1]?.interval).toEqual([expect.closeTo(0.12, 12), expect.closeTo(0.28, 12)]);
    expect(paths[0]?.interval).toBeNull();
    expect(isConflict).toBe(true);
  });

  it("gives the same shares when the model has more that neither leads there nor lies between, stocks included", () => {
    const rows: readonly Row[] = [...fork, ["da", "d", "a", 0.1], ["xd", "x", "d", 0.3], ["dy", "d", "y", 0.3]];
    const more = model(rows);
    const stock = {...more.variables[0], id: "s", kind: "stock" as const, equation: "x - s"};
    const withStock = {...more, variables: [...more.variables, stock] as SystemFile["variables"]};
    const alone = systemPaths(model([...fork, ["da", "d", "a", 0.1]]), "a", "d").paths.map(({share}) => share ?? NaN);
    const wide = systemPaths(withStock, "a", "d").paths.map(({share}) => share ?? NaN);
    expect(wide.map((share, at) => Math.abs(share - (alone[at] ?? NaN)) < 1e-12)).toEqual([true, true]);
    expect(alone.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
  });

  it("counts a loop on the way in the contribution: 0.5·0.4/(1 − 0.5) for a loop of gain 0.5", () => {
    const rows: readonly Row[] = [
      ["ab", "a", "b", 0.5],
      ["bc", "b", "c", 0.4],
      ["bb", "b", "x", 1],
      ["xb", "x", "b", 0.5]
    ];
    const {paths, total} = systemPaths(model(rows), "a", "c");
    expect(paths).toHaveLength(1);
    expect(paths[0]?.effect).toBeCloseTo(0.2, 12);
    expect(paths[0]?.contribution).toBeCloseTo(0.4, 12);
    expect(total).toBeCloseTo(0.4, 12);
  });

  it("has contributions that add up to the total effect in any diagram that settles", () => {
    let seen = 0;
    for (let seed = 1; seed <= 40; seed++) {
      const random = createRandom(seed);
      const ids = ["a", "b", "c", "d", "e", "f"];
      const rows: Row[] = ids.flatMap((from) =>
        ids
          .filter((to) => to !== from && random.uniform() < 0.5)
          .map((to): Row => [`${from}${to}`, from, to, 0.8 * (random.uniform() - 0.5)])
      );
      const file = model(
        [...rows, ["aa", "a", "a", 0.3], ["fa", "f", "a", 0.1], ["af", "a", "f", 0.1]].map((row, at) => {
          const [, from, to, strength] = row as unknown as Row;
          return [`l${at}`, from, to, strength] as const;
        })
      );
      const total = effects(file).total?.["a"]?.["f"];
      if (total === undefined) continue;
      seen++;
      const {paths} = systemPaths(file, "a", "f");
      expect(paths.reduce((sum, {contribution}) => sum + (contribution ?? NaN), 0)).toBeCloseTo(total, 10);
      for (const {nodes} of paths) expect(new Set(nodes).size).toBe(nodes.length);
    }
    expect(seen).toBeGreaterThan(30);
  });

  it("counts every simple path of a complete diagram: Σ (n−2)!/k! = 16 for five variables", () => {
    const ids = ["a", "b", "c", "d", "e"];
    const rows = ids.flatMap((from) =>
      ids.filter((to) => to !== from).map((to): Row => [`${from}${to}`, from, to, 0.01])
    );
    // 1 + 3 + 3·2 + 3·2·1.
    expect(systemPaths(model(rows), "a", "e")).toMatchObject({count: 16, complete: true});
    expect(systemPaths(model(rows), "a", "e", {limit: 5})).toMatchObject({count: 5, complete: false});
    expect(systemPaths(model(rows), "a", "e", {shouldStop: () => true})).toMatchObject({count: 0, complete: false});
  });

  it("gives no contribution where there is no end, and no effect where a sign is not known", () => {
    const rows: readonly Row[] = [
      ["ab", "a", "b", 2],
      ["ba", "b", "a", 1],
      ["bc", "b", "c", 1]
    ];
    expect(systemPaths(model(rows), "a", "c")).toMatchObject({
      total: null,
      paths: [{effect: 2, contribution: null, share: null}]
    });
    const file = model(fork);
    const unsure = {
      ...file,
      links: file.links.map((link) => (link.id === "ab" ? {...link, sign: "?" as const} : link))
    };
    expect(systemPaths(unsure, "a", "d").paths[1]).toMatchObject({sign: "?", effect: null, contribution: null});
  });

  it("stops when asked, and refuses a path from a variable to itself or to one that is not there", () => {
    const gone = new AbortController();
    gone.abort();
    expect(() => systemPaths(model(fork), "a", "d", {signal: gone.signal})).toThrow();
    expect(() => systemPaths(model(fork), "a", "a")).toThrow(/one variable to another/);
    expect(() => systemPaths(model(fork), "a", "z")).toThrow(/no variable "z"/);
  });
});

import {describe, expect, it} from "vitest";
import {createRandom} from "../../statistics/random.js";
import type {SystemFile} from "../format.js";
import {systemGraph} from "../graph.js";
import {readSystem} from "../read-system.js";
import {resolveSystem} from "../resolve.js";
import {dominance} from "./dominance.js";
import {modesOf} from "./modes.js";

const model = (rest: Record<string, unknown>): SystemFile =>
  readSystem({format: "samenhang-system/1", name: "test", ...rest}, "test.system.json");
const pair = (there: number, back: number, more: Record<string, unknown> = {delay: 1}): SystemFile =>
  model({
    variables: [{id: "a"}, {id: "b"}],
    links: [
      {id: "ab", from: "a", to: "b", sign: there < 0 ? "-" : "+", strength: Math.abs(there), ...more},
      {id: "ba", from: "b", to: "a", sign: back < 0 ? "-" : "+", strength: Math.abs(back), ...more}
    ]
  });

/** Random strengths and delays on a ring with chords; every delay its own, so that no eigenvalue repeats. */
function anyModel(seed: number): SystemFile {
  const random = createRandom(seed);
  const n = 3 + random.integer(4);
  const pairs = new Set<string>();
  for (let i = 0; i < n; i++) pairs.add(`${i} ${(i + 1) % n}`);
  for (let extra = 0; extra < n; extra++) pairs.add(`${random.integer(n)} ${random.integer(n)}`);
  return model({
    variables: Array.from({length: n}, (_, i) => ({id: `v${i}`})),
    links: [...pairs].map((each, index) => {
      const [from, to] = each.split(" ");
      const strength = 0.2 + random.uniform();
      const isDirect = random.uniform() < 0.15;
      return {
        ...{id: `l${index}`, from: `v${from}`, to: `v${to}`, sign: random.sign() > 0 ? "+" : "-"},
        ...{
          strength: isDirect ? strength / 10 : strength,
          delay: isDirect ? 0 : 0.3 + 2 * random.uniform(),
          order: 1 + random.integer(3)
        }
      };
    })
  });
}

describe("dominance at rest", () => {
  it("gives a pair of links its two eigenvalues and their elasticities", () => {
    // (λ + 1)² = k₁k₂: λ = −1 ± √(k₁k₂), ∂λ/∂ln k = ±√(k₁k₂)/2.
    const {method, eigenvalues, elasticities, loops} = dominance(pair(0.5, 0.5));
    expect(method).toBe("eigen");
    expect(loops[0]?.score.every((score) => score === 0)).toBe(true);
    expect(eigenvalues.map(({re}) => re)).toEqual([expect.closeTo(-0.5, 12), expect.closeTo(-1.5, 12)]);
    const close = (value: number): number => expect.closeTo(value, 10) as number;
    expect(elasticities).toEqual([
      {link: "ab", eigenvalue: 0, value: close(-0.5), re: close(0.25), im: close(0)},
      {link: "ba", eigenvalue: 0, value: close(-0.5), re: close(0.25), im: close(0)},
      {loop: 0, eigenvalue: 0, value: close(-0.5), re: close(0.25), im: close(0)},
      {link: "ab", eigenvalue: 1, value: close(1 / 6), re: close(-0.25), im: close(0)},
      {link: "ba", eigenvalue: 1, value: close(1 / 6), re: close(-0.25), im: close(0)},
      {loop: 0, eigenvalue: 1, value: close(1 / 6), re: close(-0.25), im: close(0)}
    ]);
  });

  it("gives a balancing pair swings: a pair of eigenvalues, mirrored", () => {
    // λ = −1 ± 1.2i: ∂λ/∂ln k = ±0.6i, so |λ| grows by 0.6·1.2/2.44.
    const {eigenvalues, elasticities} = dominance(pair(1.2, -1.2));
    expect(eigenvalues).toMatchObject([
      {re: expect.closeTo(-1, 10) as number, im: expect.closeTo(1.2, 10) as number},
      {re: expect.closeTo(-1, 10) as number, im: expect.closeTo(-1.2, 10) as number}
    ]);
    expect(elasticities).toHaveLength(3);
    expect(elasticities[0]?.value).toBeCloseTo((0.6 * 1.2) / 2.44, 10);
    expect(elasticities[0]?.im).toBeCloseTo(0.6, 10);
  });

  it("agrees with finite differences of every strength, on random models", () => {
    let checked = 0;
    for (let seed = 1; seed <= 12; seed++) {
      const file = anyModel(seed);
      const {eigenvalues, elasticities, method} = dominance(file);
      if (method !== "eigen") continue;
      for (const [index, {id, strength}] of file.links.entries()) {
        const h = 1e-5;
        const moved = [1 + h, 1 - h].map((factor) => {
          const links = file.links.map((link, at) =>
            at === index ? {...link, strength: (strength as number) * factor} : link
          );
          const result = modesOf(resolveSystem({...file, links}), systemGraph(file), []);
          return "eigenvalues" in result ? result.eigenvalues : [];
        });
        for (const {link, eigenvalue, re, im} of elasticities) {
          if (link !== id) continue;
          const own = eigenvalues[eigenvalue] ?? {re: NaN, im: NaN};
          const nearest = (list: typeof eigenvalues): {re: number; im: number} =>
            list.reduce((best, each) => (distance(each, own) < distance(best, own) ? each : best));
          const [up, down] = moved.map((list) => nearest(list));
          // Of a pair that has just met on the real line either may be the nearest; such near-repeats are left out.
          const gap = Math.min(...eigenvalues.filter((_, at) => at !== eigenvalue).map((each) => distance(each, own)));
          if (gap < 0.02) continue;
          expect(Math.abs((re ?? NaN) - ((up?.re ?? NaN) - (down?.re ?? NaN)) / (2 * h))).toBeLessThan(2e-5);
          expect(Math.abs((im ?? NaN) - ((up?.im ?? NaN) - (down?.im ?? NaN)) / (2 * h))).toBeLessThan(2e-5);
          checked++;
        }
      }
    }
    expect(checked).toBeGreaterThan(300);
  });

  it("spreads the elasticities of links over independent loops without a rest", () => {
    for (let seed = 1; seed <= 12; seed++) {
      const {loops, elasticities, eigenvalues} = dominance(anyModel(seed));
      const pick = (at: number, kind: "link" | "loop"): typeof elasticities =>
        elasticities.filter((each) => each.eigenvalue === at && each[kind] !== undefined);
      eigenvalues.forEach((_, at) => {
        for (const {link, re, im} of pick(at, "link")) {
          const through = pick(at, "loop").filter(({loop}) => loops[loop ?? -1]?.links.includes(link ?? ""));
          expect(through.reduce((sum, each) => sum + (each.re ?? 0), 0)).toBeCloseTo(re ?? NaN, 8);
          expect(through.reduce((sum, each) => sum + (each.im ?? 0), 0)).toBeCloseTo(im ?? NaN, 8);
        }
      });
    }
  });

  it("has the eigenvalues of numpy for a model with delays of several stages and a stock", () => {
    // s' = a − s/2, a ← 0.8·s after 2 stages of 0.5: np.linalg.eigvals([[-.5, 0, .8], [2, -2, 0], [0, 2, -2]]).
    const {eigenvalues, method} = dominance(
      model({
        variables: [
          {id: "s", kind: "stock", initial: 0, equation: "a - s / 2"},
          {id: "a", initial: 0}
        ],
        links: [{id: "sa", from: "s", to: "a", sign: "+", strength: 0.8, delay: 1, order: 2}]
      })
    );
    expect(method).toBe("eigen");
    expect(eigenvalues.map(({re}) => re)).toEqual([
      expect.closeTo(0.17589008, 7),
      expect.closeTo(-2.33794504, 7),
      expect.closeTo(-2.33794504, 7)
    ]);
    expect(eigenvalues[1]?.im).toBeCloseTo(1.16466977, 7);
  });

  it("leaves elasticities of repeated eigenvalues empty, and says so", () => {
    // Two loops of their own, alike, joined without a way back stay apart; inside one part a double one has no derivative.
    const link = (id: string, from: string, to: string): unknown => ({
      id,
      from,
      to,
      sign: "+",
      strength: 0.5,
      delay: 1
    });
    const apart = dominance(
      model({
        variables: ["a", "b", "c", "d"].map((id) => ({id})),
        links: [
          link("ab", "a", "b"),
          link("ba", "b", "a"),
          link("bc", "b", "c"),
          link("cd", "c", "d"),
          link("dc", "d", "c")
        ]
      })
    );
    expect(apart.elasticities.every(({value}) => value !== null)).toBe(true);
    // S with rows (0 1; 0 0) + ε on a ring of equal strengths: eigenvalue of K3's S repeated twice.
    const ids = ["a", "b", "c"];
    const joined = dominance(
      model({
        variables: ids.map((id) => ({id})),
        links: ids.flatMap((from) => ids.filter((to) => to !== from).map((to) => link(`${from}${to}`, from, to)))
      })
    );
    expect(joined.eigenvalues.map(({re}) => re)).toEqual(
      [0, -1.5, -1.5].map((value) => expect.closeTo(value, 9) as number)
    );
    expect(joined.warnings.map(({code}) => code)).toEqual(["zero-eigenvalue", "no-derivative"]);
    expect(
      joined.elasticities.filter(({eigenvalue}) => eigenvalue > 0).every(({value, re}) => value === null && re === null)
    ).toBe(true);
    expect(joined.elasticities[0]?.re).toBeGreaterThan(0);
  });

  it("speaks of the start at a bifurcation too: a defective matrix gives no elasticity", () => {
    // s' = v, v' = −v²…: the double zero of a chain of stocks closed by a slope 0.
    const {elasticities, warnings} = dominance(
      model({
        variables: [
          {id: "x", kind: "stock", initial: 0, equation: "y"},
          {id: "y", kind: "stock", initial: 0, equation: "0 * x"}
        ]
      })
    );
    expect(warnings.map(({code}) => code)).toContain("no-derivative");
    expect(elasticities.every(({value}) => value === null)).toBe(true);
  });

  it("says why neither speaks", () => {
    const chain = {variables: [{id: "a"}, {id: "b"}], links: [{id: "ab", from: "a", to: "b", sign: "+", strength: 1}]};
    expect(dominance(model(chain))).toMatchObject({method: "none", loops: [], eigenvalues: [], elasticities: []});
    const edge = dominance(
      model({
        variables: [{id: "x", kind: "stock", initial: 0, equation: "if x = 0 then 0 else ln(-1)"}]
      }),
      {step: 1}
    );
    expect(edge).toMatchObject({method: "none", reason: expect.stringContaining("no finite slope") as string});
  });

  it("warns when too few loops were found to spread over", () => {
    const file = anyModel(4);
    const {warnings, elasticities} = dominance(file, {limit: 1});
    expect(warnings.map(({code}) => code)).toContain("loops-missing");
    expect(elasticities.some(({link}) => link !== undefined)).toBe(true);
  });
});

function distance(a: {re: number; im: number}, b: {re: number; im: number}): number {
  return Math.abs(a.re - b.re) + Math.abs(a.im - b.im);
}

import {describe, expect, it} from "vitest";
import {createRandom} from "../../statistics/random.js";
import type {SystemFile} from "../format.js";
import {readSystem} from "../read-system.js";
import {dominance, type Dominance} from "./dominance.js";

const model = (rest: Record<string, unknown>): SystemFile =>
  readSystem({format: "samenhang-system/1", name: "test", ...rest}, "test.system.json");
const logistic = (more: Record<string, unknown> = {}): SystemFile =>
  model({
    horizon: 100,
    variables: [
      {id: "population", kind: "stock", initial: 5, equation: "net_births"},
      {id: "fraction_used", equation: "population / 1000"},
      {id: "fractional_growth", equation: "0.12 * (1 - fraction_used)"},
      {id: "net_births", equation: "fractional_growth * population"}
    ],
    ...more
  });
const population = (births: number, lifetime: number): SystemFile =>
  model({
    variables: [
      {id: "people", kind: "stock", initial: 100, equation: "births - deaths"},
      {id: "births", equation: `${births} * people`},
      {id: "deaths", equation: `people / ${lifetime}`}
    ]
  });
const scoreOf = ({loops}: Dominance, polarity: string): number[] =>
  loops.find((loop) => loop.polarity === polarity)?.score ?? [];
const sizes = ({loops, times}: Dominance): number[] =>
  times.map((_, t) => loops.reduce((sum, {score}) => sum + Math.abs(score[t] ?? 0), 0));

/** A model of n variables and links chosen by chance, all stages moving. */
function anyModel(
  seed: number,
  more: {delays?: number[]; orders?: number[]; rename?: (id: string) => string} = {}
): SystemFile {
  const {delays = [0, 0.5, 1, 3], orders = [1, 2, 3], rename = (id) => id} = more;
  const random = createRandom(seed);
  const n = 3 + random.integer(4);
  const pairs = new Set<string>();
  for (let i = 0; i < n; i++) pairs.add(`${i} ${(i + 1) % n}`);
  for (let extra = 0; extra < n; extra++) pairs.add(`${random.integer(n)} ${random.integer(n)}`);
  const links = [...pairs].map((pair, index) => {
    const [from, to] = pair.split(" ").map(Number);
    return {
      ...{id: `l${index}`, from: rename(`v${from}`), to: rename(`v${to}`), sign: random.sign() > 0 ? "+" : "-"},
      strength: 0.1 + 0.4 * random.uniform(),
      delay: delays[random.integer(delays.length)],
      order: orders[random.integer(orders.length)]
    };
  });
  return model({
    variables: Array.from({length: n}, (_, i) => ({id: rename(`v${i}`)})),
    links,
    interventions: [{id: "s", variable: rename("v0"), type: "step", value: 1}]
  });
}

describe("dominance while a model moves", () => {
  // Exported from Stella, kept in bpowers/simlin test/logistic_growth_ltm (Apache-2.0); reported to 3 digits.
  it("gives the published scores of logistic growth, and their turning point", () => {
    const result = dominance(logistic());
    expect(result).toMatchObject({method: "ltm", complete: true});
    expect(result.times).toEqual(Array.from({length: 101}, (_, time) => time));
    const known = {
      1: -0.56,
      10: -1.54,
      20: -4.64,
      30: -13.3,
      40: -32.8,
      46: -49.9,
      47: -52.9,
      60: -84.7,
      80: -98.6,
      100: -99.9
    };
    for (const [time, percent] of Object.entries(known))
      expect(Math.abs(100 * (scoreOf(result, "B")[Number(time)] ?? NaN) - percent)).toBeLessThan(0.1);
    expect(scoreOf(result, "R").findIndex((score) => score < 0.5)).toBe(47);
  });

  // Closed form b/(b + 1/L) and −(1/L)/(b + 1/L), at every step.
  it.each([
    [0.1, 20, 2 / 3],
    [0.1, 40, 0.8],
    [0.05, 50, 5 / 7]
  ])("gives births %d and a lifetime of %d their constant share", (births, lifetime, share) => {
    for (const step of [0.25, 1]) {
      const result = dominance(population(births, lifetime), {step});
      for (const score of scoreOf(result, "R")) expect(score).toBeCloseTo(share, 10);
      for (const score of scoreOf(result, "B")) expect(score).toBeCloseTo(share - 1, 10);
    }
  });

  it("adds up to 1 at every step in which a loop moves, and to 0 elsewhere", () => {
    for (let seed = 1; seed <= 8; seed++) {
      const result = dominance(anyModel(seed));
      for (const size of sizes(result)) expect([0, 1]).toContain(Math.round(size * 1e12) / 1e12);
      expect(Math.max(...sizes(result))).toBeGreaterThan(0);
    }
  });

  it("gives the sign of a loop's links to its score", () => {
    for (let seed = 1; seed <= 6; seed++)
      for (const {polarity, score} of dominance(anyModel(seed)).loops)
        for (const value of score) expect(polarity === "R" ? value >= 0 : value <= 0).toBe(true);
  });

  it("does not depend on the names or the order of variables", () => {
    for (let seed = 1; seed <= 5; seed++) {
      const rename = (id: string): string => `z${9 - Number(id.slice(1))}`;
      const [plain, renamed] = [dominance(anyModel(seed)), dominance(anyModel(seed, {rename}))];
      const byLinks = new Map(renamed.loops.map(({links, score}) => [[...links].sort().join(), score]));
      for (const {links, score} of plain.loops)
        byLinks.get([...links].sort().join())?.forEach((value, t) => expect(value).toBeCloseTo(score[t] ?? NaN, 9));
    }
  });

  it("gives a lone loop everything while it moves, and nothing before the change is round", () => {
    const file = model({
      horizon: 3,
      variables: [{id: "a"}, {id: "b"}],
      links: [
        {id: "ab", from: "a", to: "b", sign: "+", strength: 0.5, delay: 1},
        {id: "ba", from: "b", to: "a", sign: "-", strength: 0.5, delay: 1}
      ],
      interventions: [{id: "s", variable: "a", type: "step", value: 1, start: 1}]
    });
    expect(dominance(file, {step: 1}).loops[0]?.score).toEqual([0, -1, -1, -1]);
  });

  it("shares a variable's change among two loops as they bring it", () => {
    // Two loops through a at once: b brings 0.4·0.5 and c 0.8·−0.2 of a's change, in the same rhythm.
    const link = (from: string, to: string, strength: number): unknown => ({
      ...{id: `${from}${to}`, from, to, sign: strength < 0 ? "-" : "+", strength: Math.abs(strength), delay: 1}
    });
    const result = dominance(
      model({
        variables: [{id: "a"}, {id: "b"}, {id: "c"}],
        links: [link("a", "b", 0.4), link("b", "a", 0.5), link("a", "c", 0.8), link("c", "a", -0.2)],
        interventions: [{id: "s", variable: "a", type: "step", value: 1}]
      })
    );
    for (const score of scoreOf(result, "R").slice(1)) expect(score).toBeCloseTo(0.2 / 0.36, 9);
  });

  it("gives a loop through a held variable nothing", () => {
    const file = anyModel(3);
    const held = {id: "f", variable: "v1", type: "fix" as const, value: 0.3, start: 0, end: null};
    const {loops} = dominance({...file, interventions: [...file.interventions, held]});
    for (const {nodes, score} of loops)
      if (nodes.includes("v1")) expect(score.every((value) => value === 0)).toBe(true);
  });

  it("takes a smaller step where a stock is too fast for Euler's", () => {
    const {times, loops} = dominance(
      model({
        variables: [
          {id: "s", kind: "stock", initial: 0, equation: "(goal - s) / 0.4"},
          {id: "goal", initial: 1}
        ]
      })
    );
    expect(times[1]).toBeLessThan(0.4);
    expect(loops).toMatchObject([{nodes: ["s"], polarity: "B"}]);
    expect(loops[0]?.score[0]).toBe(-1);
  });

  it("refuses a step it cannot take, and a run that explodes, by name", () => {
    for (const step of [0, -1, NaN, 1000, 1e-9])
      expect(() => dominance(logistic(), {step})).toThrow(expect.objectContaining({kind: "invalid-step"}) as Error);
    const explodes = model({horizon: 60, variables: [{id: "x", kind: "stock", initial: 10, equation: "x ^ 3"}]});
    expect(() => dominance(explodes, {step: 1})).toThrow(/x is no finite number/);
  });

  it("says when the search for loops was stopped", () => {
    const result = dominance(anyModel(2), {limit: 1});
    expect(result.complete).toBe(false);
    expect(result.warnings.map(({code}) => code)).toContain("incomplete");
  });
});

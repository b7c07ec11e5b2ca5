import {describe, expect, it} from "vitest";
import {runFile, type XmileSimulation} from "../xmile/simulate-xmile.js";
import {readVensim} from "./read-vensim.js";

const control = (stop = 4, step = 1): string => `
********************************************************
	.Control
********************************************************~
		Simulation Control Parameters
	|
FINAL TIME  = ${stop}
	~	Month
	~	The final time for the simulation.
	|
INITIAL TIME  = 0 ~ Month ~ |
SAVEPER  =
        TIME STEP
	~	Month [0,?]
	~	|
TIME STEP  = ${step} ~ Month [0,?] ~ |

\\\\\\---/// Sketch information - do not modify anything except names
V300  Do not put anything below this section - it will be ignored
*View 1
$192-192-192,0,Times New Roman|12||0-0-0
`;
const run = (equations: string, stop?: number, step?: number): XmileSimulation =>
  runFile(readVensim(`{UTF-8}\n${equations}${control(stop, step)}`, "f.mdl"), "f.mdl");
const column = (simulation: XmileSimulation, key: string): (number | null)[] | undefined => simulation.values[key];

describe("a Vensim text file", () => {
  it("runs stocks by Euler, with names of several words, remarks and broken lines", () => {
    const simulation = run(`
      Tea Temperature= INTEG (
	      -Heat Loss to \\
              Room {remark with ~ and |},
		      180)
	~	Degrees [32,212]
	~	It is 5" wide, says a "comment
	|
      Heat Loss to Room=(tea temperature - ROOM_Temperature) / Time Constant ~Degrees/Month~|
      Room Temperature == 70 ~~|
      "Time Constant" = 10 ~ Month ~ :SUPPLEMENTARY |`);
    expect(column(simulation, "tea_temperature")?.slice(0, 3)).toEqual([180, 169, 159.1]);
    expect(Object.keys(simulation.values)).not.toContain("#net_tea_temperature");
    const file = readVensim(`a = 1 ~ People ~ What it is |${control()}`);
    expect(file.models[0]?.variables[0]).toMatchObject({name: "a", units: "People", doc: "What it is"});
    expect(file.simulation).toEqual({start: 0, stop: 4, step: 1, saveStep: 1, method: "euler", timeUnit: "Month"});
  });

  it("decides, divides safely, takes remainders and compares", () => {
    const {values} = run(`
      a = IF THEN ELSE(Time >= 2 :AND: :NOT: Time > 3, 10, IF THEN ELSE(Time = 4 :OR: Time < 1, 1, 0)) ~~|
      b = ZIDZ(1, Time) + XIDZ(1, Time, 5) ~~|
      c = MODULO(7, 4) + INTEGER(-2.7) + QUANTUM(7.9, 2.5) + LOG(8, 2) + MIN(3, 1) * MAX(2, 4) ~~|
      d = -2^2 + POWER(2, 3) + ABS(-1.5e1) + SQRT(9) ~~|
      e = :NA: ~~|`);
    expect(values["a"]).toEqual([1, 0, 10, 10, 1]);
    expect(values["b"]?.slice(0, 3)).toEqual([5, 2, 1]);
    // 3 − 2 + 7.5 + 3 + 4.
    expect(values["c"]?.[0]).toBeCloseTo(15.5, 12);
    expect(values["d"]?.[0]).toBe(-4 + 8 + 15 + 3);
    expect(values["e"]?.[0]).toBe(-(2 ** 109));
  });

  it("steps, pulses and climbs", () => {
    const {values} = run(`
      s = STEP(3, 2) ~~| p = PULSE(1, 2) ~~| t = PULSE TRAIN(0, 1, 2, 4) ~~| r = RAMP(2, 1, 3) ~~|`);
    expect(values["s"]).toEqual([0, 0, 3, 3, 3]);
    expect(values["p"]).toEqual([0, 1, 1, 0, 0]);
    expect(values["t"]).toEqual([1, 0, 1, 0, 0]);
    expect(values["r"]).toEqual([0, 0, 2, 4, 4]);
  });

  it("delays and smooths", () => {
    const {values} = run(`
      x = STEP(8, 1) ~~| late = DELAY FIXED(x, 2, -1) ~~| one = SMOOTH(x, 2) ~~| begun = SMOOTHI(x, 2, 4) ~~|
      through = DELAY1(x, 2) ~~| three = SMOOTH3I(8, 3, 8) ~~| n = DELAY N(8, 3, 8, 2) ~~| start = INITIAL(x + 1) ~~|`);
    expect(values["late"]).toEqual([-1, -1, 0, 8, 8]);
    expect(values["one"]).toEqual([0, 0, 4, 6, 7]);
    expect(values["begun"]).toEqual([4, 2, 5, 6.5, 7.25]);
    expect(values["through"]).toEqual([0, 0, 4, 6, 7]);
    expect(values["three"]).toEqual([8, 8, 8, 8, 8]);
    expect(values["n"]).toEqual([8, 8, 8, 8, 8]);
    expect(values["start"]).toEqual([1, 1, 1, 1, 1]);
  });

  it("draws graphs, by name or in place, in both ways of writing points", () => {
    const {values} = run(`
      curve( [(0,0)-(10,10)],(0,0),(2,4),(3,0) ) ~~|
      old(0,2,3, 0,4,0) ~~|
      a = curve(Time) ~~| b = old(Time) + 0 ~~|
      c = WITH LOOKUP(Time, ([(0,-5)-(10,10)],(0,1),(4,-3))) ~~|`);
    expect(values["a"]).toEqual([0, 2, 4, 0, 0]);
    expect(values["b"]).toEqual([0, 2, 4, 0, 0]);
    expect(values["c"]).toEqual([1, 0, -1, -2, -3]);
  });

  it("takes subscripts apart: lists, ranges, maps, exceptions, sums", () => {
    const {values} = run(`
      area: north, south, west ~~| part: south, west ~~| Row: (r1-r2) ~~| twin: t1, t2 -> Row ~~|
      people[area] = 1, 2, 3 ~~|
      table[Row, area] = 1,2,3; 4,5,6; ~~|
      stock[area] = INTEG(people[area], 10 * people[area]) ~~|
      other[area] :EXCEPT: [north] = people[area] * 10 ~~|
      other[north] = -1 ~~|
      some[part] = people[part] + area ~~|
      mapped[twin] = table[Row, west] ~~|
      total = SUM(people[area!]) + SUM(table[r2, area!]) * VMAX(people[part!]) + ELMCOUNT(area) ~~|
      dot[Row] = SUM(table[Row, area!] * people[area!]) ~~|
      graph[part]([(0,0)-(1,1)],(0,0),(1,1)) ~~|
      drawn[part] = graph[part](people[part] / 4) ~~|`);
    const first = (key: string): number | null | undefined => values[key]?.[0];
    expect(["north", "south", "west"].map((name) => first(`people[${name}]`))).toEqual([1, 2, 3]);
    expect(values["stock[west]"]).toEqual([30, 33, 36, 39, 42]);
    expect(["north", "south", "west"].map((name) => first(`other[${name}]`))).toEqual([-1, 20, 30]);
    // A range as a number is the place of its element: south is the second of area.
    expect([first("some[south]"), first("some[west]")]).toEqual([4, 6]);
    expect([first("mapped[t1]"), first("mapped[t2]")]).toEqual([3, 6]);
    expect(first("total")).toBe(6 + 15 * 3 + 3);
    expect([first("dot[r1]"), first("dot[r2]")]).toEqual([14, 32]);
    expect([first("drawn[south]"), first("drawn[west]")]).toEqual([0.5, 0.75]);
  });

  it("calls macros, each call with stocks of its own", () => {
    const {values} = run(`
      :MACRO: FILL(inflow, start)
      FILL = INTEG(inflow * scale * TIME STEP$, start) ~~|
      scale = 2 ~~|
      :END OF MACRO:
      a = FILL(1, 0) + 1 ~~| b = FILL(3, 5) ~~|`);
    expect(values["a"]).toEqual([1, 3, 5, 7, 9]);
    expect(values["b"]).toEqual([5, 11, 17, 23, 29]);
  });

  it("uses a start of its own for stocks when an equation has one", () => {
    const {values} = run(`a = ACTIVE INITIAL(b * 2, 7) ~~| b = INTEG(1, a) ~~|`);
    expect(values["b"]?.slice(0, 2)).toEqual([7, 8]);
    expect(values["a"]?.slice(0, 2)).toEqual([14, 16]);
  });

  it.each<[string, RegExp]>([
    ["a = SAMPLE IF TRUE(x > 1, x, 0) ~~|", /line 3: .*SAMPLE IF TRUE|SAMPLE IF TRUE/],
    ["a = RANDOM UNIFORM(0, 1, 7) ~~|", /random_uniform draws at random/],
    ["a ~~|", /data outside the file/],
    ["a := GET XLS DATA('x') ~~|", /means nothing|data outside/],
    ["a = (1 ~~|", /bracket does not close/],
    ["a = (1] + 2) ~~|", /bracket does not close/],
    [`a = ${"ABS(".repeat(5000)}1${")".repeat(5000)} ~~|`, /nest 5000 deep/],
    [`a ${" ".repeat(90_000)}! = 1 ~~|`, /followed by "!"/],
    [`a = ${"1 + ".repeat(50_000)}1 ~~|`, /longer than 100000/],
    ["a = 1 + ~~|", /ends/],
    ["a = 1 ~~", /does not end/],
    ["a = 1 ~~| a = 2 ~~|", /two equations/],
    ["a = 3 # 4 ~~|", /"# 4" means nothing/],
    ["x[area] = 1 ~~| area: p, q ~~| y = x[area] ~~|", /not at hand/],
    ["a = STEP(1) ~~|", /takes 2 arguments, not 1/],
    ["a = constructor(1) ~~|", /CONSTRUCTOR is not read/]
  ])("refuses %.60s", (equations, message) => {
    expect(() => run(`\n${equations}`)).toThrow(message);
  });

  it("says in which line the fault stands", () => {
    expect(() => run("\n\nok = 1 ~~|\nbad = NOT KNOWN(2) ~~|")).toThrow(
      expect.objectContaining({where: "f.mdl, line 5"})
    );
    expect(() => run("\nbad = 1 + * 2 ~~|")).toThrow(expect.objectContaining({where: "f.mdl, line 3"}));
    expect(() => readVensim("a = 1 ~~|")).toThrow(/INITIAL TIME/);
  });
});

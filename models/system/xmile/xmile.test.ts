import {describe, expect, it} from "vitest";
import {createRandom} from "../../statistics/random.js";
import {InputError} from "../../errors.js";
import {lookUp, makeLookup} from "./lookup.js";
import {simulateXmile, type XmileSimulation} from "./simulate-xmile.js";

const file = (
  variables: string,
  {specs = "<start>0</start><stop>4</stop><dt>1</dt>", more = "", method = "Euler"} = {}
): string =>
  `<xmile xmlns="http://docs.oasis-open.org/xmile/ns/XMILE/v1.0"><isee:prefs layer="model"/>
   <sim_specs method="${method}">${specs}</sim_specs>${more}<model><variables>${variables}</variables></model></xmile>`;
const aux = (name: string, equation: string): string => `<aux name="${name}"><eqn>${equation}</eqn></aux>`;
const run = (variables: string, options = {}): XmileSimulation => simulateXmile(file(variables, options));
const last = (simulation: XmileSimulation, key: string): number => simulation.values[key]?.at(-1) ?? NaN;

describe("an XMILE run", () => {
  it("drains a stock as Euler does, and as Runge-Kutta does", () => {
    const tank = `<stock name="Water Level"><eqn>100</eqn><outflow>drain</outflow></stock>
      <flow name="drain"><eqn>Water_Level / 4</eqn></flow>`;
    expect(run(tank).values["water_level"]).toEqual([100, 75, 56.25, 42.1875, 31.640625]);
    // One step of the classical method on y' = −y/4: 1 − z + z²/2 − z³/6 + z⁴/24 with z = 1/4.
    const z = 0.25;
    const factor = 1 - z + (z * z) / 2 - (z * z * z) / 6 + (z * z * z * z) / 24;
    expect(run(tank, {method: "RK4"}).values["water_level"]?.[1]).toBeCloseTo(100 * factor, 12);
  });

  it("folds names, reads a reciprocal dt and saves on its own grid", () => {
    const specs = `<start>0</start><stop>1</stop><dt reciprocal="true">4</dt>`;
    const {times, values} = run(aux("A  b\\nC", "time * 2") + aux("d", '"a B_c" + 1'), {specs});
    expect(times).toEqual([0, 0.25, 0.5, 0.75, 1]);
    expect(values["d"]).toEqual([1, 1.5, 2, 2.5, 3]);
  });

  it("remembers: fixed delays, what was before, what was at the start, smooths and material delays", () => {
    const simulation = run(
      aux("x", "time") +
        aux("late", "DELAY(x, 2, -1)") +
        aux("before", "PREVIOUS(x, 9)") +
        aux("first", "INIT(x + 5)") +
        aux("smooth", "SMTH1(STEP(10, 1), 2)") +
        aux("through", "DELAY1(10, 2)")
    );
    expect(simulation.values["late"]).toEqual([-1, -1, 0, 1, 2]);
    expect(simulation.values["before"]).toEqual([9, 0, 1, 2, 3]);
    expect(simulation.values["first"]).toEqual([5, 5, 5, 5, 5]);
    // s' = (in − s)/2 by Euler, in = 10 from t = 1.
    expect(simulation.values["smooth"]).toEqual([0, 0, 5, 7.5, 8.75]);
    expect(simulation.values["through"]).toEqual([10, 10, 10, 10, 10]);
  });

  it("keeps non-negative stocks and flows from going below nothing, and takes no more than there is", () => {
    const simulation = run(
      `<stock name="s"><eqn>3</eqn><outflow>out</outflow><non_negative/></stock><flow name="out"><eqn>2</eqn></flow>
       <stock name="sink"><eqn>0</eqn><inflow>out</inflow></stock>
       <flow name="back"><eqn>-1</eqn><non_negative/></flow>`
    );
    expect(simulation.values["s"]).toEqual([3, 1, 0, 0, 0]);
    expect(simulation.values["sink"]).toEqual([0, 2, 3, 3, 3]);
    expect(simulation.values["back"]).toEqual([0, 0, 0, 0, 0]);
  });

  it("joins modules by their connections, and arrays element by element", () => {
    const modules = simulateXmile(
      `<xmile><sim_specs><start>0</start><stop>1</stop><dt>1</dt></sim_specs>
       <model><variables><aux name="rate"><eqn>3</eqn></aux><module name="inner"><connect to="r" from=".rate"/></module></variables></model>
       <model name="inner"><variables><aux name="r"><eqn>{none}</eqn></aux><aux name="twice"><eqn>2 * r</eqn></aux></variables></model></xmile>`
    );
    expect(modules.values["inner.twice"]).toEqual([6, 6]);
    const dimensions = `<dimensions><dim name="Place"><elem name="North"/><elem name="South Side"/></dim></dimensions>`;
    const array = run(
      `<aux name="base"><dimensions><dim name="Place"/></dimensions><eqn>1, 10</eqn></aux>
       <aux name="grown"><dimensions><dim name="Place"/></dimensions><eqn>base[Place] * 2</eqn></aux>
       <aux name="total"><eqn>SUM(grown[*])</eqn></aux><aux name="one"><eqn>grown[South_Side]</eqn></aux>`,
      {more: dimensions}
    );
    expect(last(array, "grown[north]")).toBe(2);
    expect(last(array, "grown[south_side]")).toBe(20);
    expect(last(array, "total")).toBe(22);
    expect(last(array, "one")).toBe(20);
  });

  it("expands macros, also those with stocks of their own", () => {
    const more = `<macro name="double"><parm>x</parm><eqn>2 * x</eqn></macro>
      <macro name="store"><parm>x</parm><eqn>s</eqn><variables><stock name="s"><eqn>0</eqn><inflow>f</inflow></stock>
      <flow name="f"><eqn>x</eqn></flow></variables></macro>`;
    const simulation = run(aux("a", "double(time) + 1") + aux("b", "store(2)") + aux("c", "store(5)"), {more});
    expect(simulation.values["a"]).toEqual([1, 3, 5, 7, 9]);
    expect(simulation.values["b"]).toEqual([0, 2, 4, 6, 8]);
    expect(simulation.values["c"]).toEqual([0, 5, 10, 15, 20]);
  });

  it("reads graphical functions of three kinds", () => {
    const points = {x: [0, 1, 2], y: [0, 10, 0]};
    const at = (type: "continuous" | "extrapolate" | "discrete", x: number): number =>
      lookUp(makeLookup({...points, type}, "g"), x);
    expect([at("continuous", 0.5), at("continuous", 5), at("continuous", -1)]).toEqual([5, 0, 0]);
    expect([at("extrapolate", 3), at("extrapolate", -1)]).toEqual([-10, -10]);
    expect([at("discrete", 0.9), at("discrete", 1), at("discrete", 9)]).toEqual([0, 10, 0]);
    const graph = `<aux name="g"><eqn>time</eqn><gf><xscale min="0" max="4"/><ypts>0,1,4,9,16</ypts></gf></aux>`;
    expect(run(graph + aux("h", "g(0.5)")).values["g"]).toEqual([0, 1, 4, 9, 16]);
    expect(last(run(graph + aux("h", "g(0.5)")), "h")).toBe(0.5);
  });
});

describe("an XMILE file that is not sound", () => {
  it.each([
    ["a document type", "<!DOCTYPE x [<!ENTITY a 'b'>]><xmile/>", /DOCTYPE/],
    ["a tag that does not close", "<xmile><model></xmile>", /line 1/],
    ["another root", "<html/>", /not <xmile>/],
    ["no model", "<xmile/>", /no <model>/],
    ["deep nesting", "<xmile>" + "<a>".repeat(200), /deeper than 100/],
    ["a lost number", file(aux("k", "???")), /\?\?\?/],
    ["an unknown variable", file(aux("k", "nothing + 1")), /no variable nothing/],
    ["a cycle", file(aux("a", "b") + aux("b", "a")), /a, b follow|b, a follow/],
    ["a dt of 0", file(aux("a", "1"), {specs: "<dt>0</dt>"}), /above 0/],
    ["too many steps", file(aux("a", "1"), {specs: "<stop>1e9</stop><dt>1e-3</dt>"}), /steps/],
    ["chance", file(aux("a", "UNIFORM(0, 1)")), /at random/],
    ["a name twice", file(aux("a", "1") + aux("A", "2")), /stands twice/],
    ["x that falls", file(`<aux name="a"><eqn>1</eqn><gf><xpts>1,0</xpts><ypts>1,2</ypts></gf></aux>`), /not above/]
  ])("with %s is refused in words", (_, text, message) => {
    expect(() => simulateXmile(text)).toThrow(message);
    expect(() => simulateXmile(text)).toThrow(InputError);
  });

  it("with a function it does not hold leaves out what needs it, and names it", () => {
    const {values, warnings} = run(aux("a", "MYSTERY MACRO(1)") + aux("b", "a + 1") + aux("c", "2"));
    expect(Object.keys(values)).toEqual(["c"]);
    expect(warnings.map(({message}) => message).sort()).toEqual([
      "a is not given: there is no function or macro MYSTERY MACRO in the file",
      "b is not given: it needs a"
    ]);
  });

  it("answers a thousand broken copies with numbers or an InputError, and never hangs", () => {
    const sound = file(
      `<stock name="s"><eqn>3</eqn><outflow>out</outflow><non_negative/></stock><flow name="out"><eqn>s / 2</eqn></flow>` +
        aux("late", "DELAY3(s, 2) + SMTH1(out, 3)")
    );
    const random = createRandom(20261127);
    for (let copy = 0; copy < 1000; copy++) {
      let text = sound;
      for (let change = 0; change <= random.integer(3); change++) {
        const at = random.integer(text.length);
        const signs = ["<", ">", "/", "&", '"', "9", "-", "(", "[", "", "\u0000", "eqn", "</eqn>"];
        text = text.slice(0, at) + (signs[random.integer(signs.length)] ?? "") + text.slice(at + random.integer(4));
      }
      try {
        simulateXmile(text);
      } catch (error) {
        if (!(error instanceof InputError)) throw new Error(`${String(error)}\n${text}`, {cause: error});
      }
    }
  });
});

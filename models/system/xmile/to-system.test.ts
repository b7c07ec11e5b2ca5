import {describe, expect, it} from "vitest";
import {simulate} from "../simulate/simulate.js";
import {flatten} from "./flatten.js";
import {readXmile} from "./read-xmile.js";
import {runProgram} from "./run.js";
import {simulateXmile} from "./simulate-xmile.js";
import {writeXmile} from "./write-xmile.js";
import {systemFromXmile} from "./to-system.js";

const file = (variables: string, specs = "<start>0</start><stop>6</stop><dt>0.25</dt>", more = ""): string =>
  `<xmile xmlns="http://docs.oasis-open.org/xmile/ns/XMILE/v1.0"><header><name>m</name></header>
   <sim_specs method="Euler" time_units="Months">${specs}</sim_specs>${more}<model><variables>${variables}</variables></model></xmile>`;
const aux = (name: string, equation: string): string => `<aux name="${name}"><eqn>${equation}</eqn></aux>`;

/** Largest difference between the file's own run and the run of what it becomes, relative to the value. */
function gap(text: string): number {
  const read = readXmile(text);
  const {simulation} = read;
  const own = runProgram(flatten(read), simulation);
  const {system, ids} = systemFromXmile(read);
  const times = own.times.map((time) => time - simulation.start);
  const made = simulate(system, {method: simulation.method, step: simulation.step, times});
  let largest = 0;
  for (const [key, column] of Object.entries(own.values))
    column.forEach((value, at) => {
      const other = made.values[ids.get(key) ?? ""]?.[at] ?? NaN;
      const difference = Math.abs((value ?? NaN) - other) / Math.max(1, Math.abs(other));
      largest = difference <= largest ? largest : Number.isNaN(difference) ? Infinity : difference;
    });
  return largest;
}

describe("a stock-flow model as a system model", () => {
  it("runs a cup that cools and an epidemic as the file does", () => {
    const cup = `<stock name="Tea Temperature"><eqn>180</eqn><outflow>heat loss</outflow><units>degrees</units></stock>
      <flow name="heat loss"><eqn>(Tea_Temperature - room) / 10</eqn></flow>${aux("room", "70")}`;
    expect(gap(file(cup))).toBeLessThan(1e-12);
    const {system} = systemFromXmile(readXmile(file(cup)));
    expect(system).toMatchObject({name: "m", timeUnit: "month", horizon: 6});
    expect(system.variables).toEqual([
      {
        id: "tea_temperature",
        label: "Tea Temperature",
        unit: "degrees",
        kind: "stock",
        initial: 180,
        equation: "-heat_loss"
      },
      {id: "heat_loss", label: "heat loss", kind: "variable", initial: 11, equation: "(tea_temperature - room) / 10"},
      {id: "room", label: "room", kind: "exogenous", initial: 70}
    ]);
    const epidemic = `<stock name="S"><eqn>total - 1</eqn><outflow>new</outflow></stock>
      <stock name="I"><eqn>1</eqn><inflow>new</inflow><outflow>better</outflow></stock>
      <stock name="R"><eqn>0</eqn><inflow>better</inflow></stock>
      <flow name="new"><eqn>3 * S * I / total</eqn><non_negative/></flow><flow name="better"><eqn>I / 2</eqn></flow>
      ${aux("total", "1000")}`;
    expect(gap(file(epidemic))).toBeLessThan(1e-12);
    expect(gap(file(epidemic).replace("Euler", "RK4"))).toBeLessThan(1e-12);
  });

  it("says delays, smooths, trends, graphs, steps and INIT in stocks and equations", () => {
    const points = "<xpts>0,1,2.5,4</xpts><ypts>1,3,-2,0.5</ypts>";
    const graph = (name: string, type: string, equation: string): string =>
      `<aux name="${name}"><eqn>${equation}</eqn><gf type="${type}">${points}</gf></aux>`;
    const variables =
      aux("x", "STEP(10, 1) + RAMP(2, 2, 4) + PULSE(1, 3) + 1") +
      aux("smooth", "SMTH3(x, 2, 5)") +
      aux("through", "DELAY3(x, 2)") +
      aux("n", "DELAYN(x, 2, 5, 1)") +
      aux("growth", "TREND(x, 3, 0.1)") +
      aux("first", "INIT(x * 7)") +
      graph("a", "continuous", "TIME - 1") +
      graph("b", "extrapolate", "TIME - 1") +
      graph("c", "discrete", "TIME") +
      aux("e", "-2^2 + (-2)^2 - (1 - (2 - 3)) * 2^-1 + 7 MOD 4 + (if x > 3 then 1 else 2) * 3");
    expect(gap(file(variables))).toBeLessThan(1e-12);
  });

  it("counts time from the start of the run", () => {
    const specs = `<start>2000</start><stop>2010</stop><dt reciprocal="true">4</dt>`;
    const variables = aux("t", "TIME - STARTTIME + STOPTIME * DT") + aux("late", "STEP(3, 2004)");
    expect(gap(file(variables, specs))).toBeLessThan(1e-12);
  });

  it("gives modules, arrays and odd names ids of their own, and keeps what they were called", () => {
    const dims = `<dimensions><dim name="d"><elem name="North"/><elem name="South"/></dim></dimensions>`;
    const array = `<aux name="Per Area"><dimensions><dim name="d"/></dimensions><eqn>3</eqn></aux>`;
    const odd = aux("été &amp; 2", "1") + aux("per_area_north", "2") + aux("time.x", "4") + aux("not", "5");
    const text = file(array + odd + aux("sum", 'SUM(Per_Area) + "été &amp; 2"'), undefined, dims);
    expect(gap(text)).toBeLessThan(1e-12);
    const {system} = systemFromXmile(readXmile(text));
    expect(system.variables.map(({id}) => id)).toEqual([
      ...["per_area_north", "per_area_south", "ete_2", "per_area_north_2", "time_x", "not_value", "sum"]
    ]);
    expect(system.variables[0]?.label).toBe("Per Area[north]");
  });

  it("runs to the bit as it did when it is written as XMILE again, until it gets links or interventions", () => {
    const tank = `<stock name="Tank"><eqn>10</eqn><outflow>drain</outflow></stock>
      <flow name="drain"><eqn>Tank / 4 + SMTH1(TIME, 2)</eqn></flow>`;
    const specs = `<start>3</start><stop>9</stop><dt>0.75</dt>`;
    for (const method of ["Euler", "RK4"]) {
      const own = simulateXmile(file(tank, specs).replace("Euler", method));
      const {system} = systemFromXmile(readXmile(file(tank, specs).replace("Euler", method)));
      const again = simulateXmile(writeXmile(system).text);
      expect(again.times).toEqual(own.times.map((time) => time - 3));
      expect(again.values["tank"]).toEqual(own.values["tank"]);
      const interventions = [{id: "i", variable: "tank", type: "step" as const, value: 1, start: 1, end: null}];
      expect(writeXmile({...system, interventions}).text).toContain('<dt reciprocal="true">');
    }
  });

  it("runs by the method and step of its file unless told otherwise, until it gets interventions", () => {
    const tank = `<stock name="Tank"><eqn>10</eqn><outflow>drain</outflow></stock>
      <flow name="drain"><eqn>Tank / 4</eqn></flow>`;
    const {system} = systemFromXmile(readXmile(file(tank, "<start>0</start><stop>6</stop><dt>0.5</dt>")));
    const run = simulate(system);
    expect(run.step).toBe(0.5);
    // Euler: each half unit leaves 7/8 of it.
    expect(run.values["tank"]?.[2]).toBeCloseTo(10 * (7 / 8) ** 4, 12);
    // The method of Runge and Kutta with small steps: 10·exp(−2/4).
    expect(simulate(system, {method: "auto"}).values["tank"]?.[2]).toBeCloseTo(6.065306597126334, 5);
    const interventions = [{id: "i", variable: "tank", type: "step" as const, value: 1, start: 5, end: null}];
    expect(simulate({...system, interventions}).values["tank"]?.[2]).toBeCloseTo(6.065306597126334, 5);
  });

  it("refuses fixed delays and PREVIOUS by the name of the variable that has them, and says what to do", () => {
    const convert = (variables: string) => () => systemFromXmile(readXmile(file(variables)));
    expect(convert(aux("late", "1 + DELAY(TIME, 2)"))).toThrow(/DELAY3/);
    expect(convert(aux("before", "PREVIOUS(TIME, 0)"))).toThrow(/PREVIOUS; make/);
  });

  it("drops a limit that never binds and refuses a stock that would run dry", () => {
    const tank = (drain: string): string =>
      `<stock name="tank"><eqn>10</eqn><outflow>drain</outflow><non_negative/></stock>
       <flow name="drain"><eqn>${drain}</eqn></flow>`;
    expect(gap(file(tank("tank / 4")))).toBeLessThan(1e-12);
    expect(() => systemFromXmile(readXmile(file(tank("4"))))).toThrow(/runs dry/);
  });
});

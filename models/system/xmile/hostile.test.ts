import {describe, expect, it} from "vitest";
import {InputError} from "../../errors.js";
import {readVensim} from "../vensim/read-vensim.js";
import {runFile, simulateXmile} from "./simulate-xmile.js";

const specs = "<sim_specs><start>0</start><stop>2</stop><dt>1</dt></sim_specs>";
const file = (variables: string, more = ""): string =>
  `<xmile>${specs}${more}<model><variables>${variables}</variables></model></xmile>`;
const aux = (name: string, equation: string): string => `<aux name="${name}"><eqn>${equation}</eqn></aux>`;
const repeat = (count: number, make: (at: number) => string): string =>
  Array.from({length: count}, (_, at) => make(at)).join("");
const nested = (open: string, inner: string, close: string, deep = 60): string =>
  open.repeat(deep) + inner + close.repeat(deep);
const array = (name: string, equation: string, dims: readonly string[]): string =>
  `<aux name="${name}"><dimensions>${dims.map((dim) => `<dim name="${dim}"/>`).join("")}</dimensions><eqn>${equation}</eqn></aux>`;
const dimension = (size: number): string => `<dimensions><dim name="p" size="${size}"/></dimensions>`;
const modules = `<xmile>${specs}${repeat(19, (at) => {
  const inside = repeat(9, (each) => `<module name="x${each}" model="m${at + 1}"/>`);
  return `<model name="${at === 0 ? "" : `m${at}`}"><variables>${at < 18 ? inside : aux("k", "1")}</variables></model>`;
})}</xmile>`;
const macros = repeat(19, (at) => {
  const equation =
    at < 18
      ? Array(4)
          .fill(`m${at + 1}(x)`)
          .join("+")
      : "x";
  return `<macro name="m${at}"><parm>x</parm><eqn>${equation}</eqn></macro>`;
});
const square = `<macro name="f"><parm>x</parm><eqn>x*x</eqn></macro>`;
const long = `<macro name="f"><parm>x</parm><eqn>x${"+1".repeat(900)}</eqn></macro>`;
const vensim = (equations: string): string => `${equations}\nINITIAL TIME=0 ~~|\nFINAL TIME=2 ~~|\nTIME STEP=1 ~~|\n`;

describe("a hostile XMILE file", () => {
  it.each<[string, () => string, RegExp]>([
    ["arrays of arrays", () => file(array("a", "1", Array(20).fill("p")), dimension(10)), /at most 100000/],
    ["modules that branch", () => modules, /more than 10000 modules/],
    ["macros that branch", () => file(aux("a", "m0(1)"), macros), /grow to more than/],
    ["macros that double", () => file(aux("a", nested("f(", "time", ")")), square), /grow to more than/],
    ["a forecast of forecasts", () => file(aux("a", nested("FORCST(", "time", ",2,1)"))), /grow to more than/],
    ["pulses in pulses", () => file(aux("a", nested("PULSE(1,1,", "1", ")"))), /grow to more than/],
    [
      "delays of a thousand stages",
      () => file(repeat(99, (at) => aux(`a${at}`, "SMTHN(time,3,1000)"))),
      /100000 variab/
    ],
    ["a sum without end", () => file(aux("a", `1${"+1".repeat(49_000)}`)), /more than 1000 operations/],
    ["sums in macros", () => file(aux("a", `f(1${"+1".repeat(900)})`), long), /more than 1200 operations/],
    ["remarks that stay open", () => `<xmile>${"<!--".repeat(1_000_000)}`, /does not end with -->/],
    ["sections that stay open", () => `<xmile>${"<![CDATA[".repeat(500_000)}`, /does not end with \]\]>/],
    ["braces that stay open", () => file(aux("a", `1${"{".repeat(90_000)}`)), /means nothing/],
    ["nothing but brackets", () => "<".repeat(2_000_000), /a tag is longer/],
    [
      "attributes without end",
      () => file(`<aux name="a" ${repeat(20_000, (at) => `a${at}="1" `)}/>`),
      /a tag is longer/
    ],
    ["tags without end", () => `<xmile>${"<a/>".repeat(500_001)}`, /more than 500000 tags/],
    ["a tag of the engine's own", () => file(`<__proto__ name="a"/>`), /__proto__/],
    ["an attribute of the engine's own", () => file(`<aux name="a" __proto__="b"><eqn>1</eqn></aux>`), /__proto__/],
    ["an entity of an entity", () => file(aux("a", "&lol9;")), /"&" at position 1 means nothing/],
    ["a file from outside", () => `<!DOCTYPE x SYSTEM "file:///etc/passwd"><xmile/>`, /DOCTYPE/],
    [
      "numbers without end",
      () => file(repeat(3, (at) => aux(`a${at}`, "PREVIOUS(time, 0)"))).replace("<dt>1</dt>", "<dt>4e-7</dt>"),
      /save less/
    ]
  ])("with %s is refused in words", (_, make, message) => {
    const text = make();
    expect(() => simulateXmile(text)).toThrow(InputError);
    expect(() => simulateXmile(text)).toThrow(message);
  });

  it("takes names that every object has for names like any other", () => {
    const {values, warnings} = simulateXmile(
      file(
        aux("__proto__", "1") + aux("constructor", "2") + aux("a", "__proto__ + constructor") + aux("b", "valueOf(1)")
      )
    );
    expect(Object.keys(values)).toEqual(["_proto_", "constructor", "a"]);
    expect(values["a"]).toEqual([3, 3, 3]);
    expect(warnings.map(({message}) => message)).toEqual([expect.stringContaining("no function or macro valueof")]);
    expect(simulateXmile(file(aux("a", "constructor(1)"))).warnings).toHaveLength(1);
  });
});

describe("a large XMILE file", () => {
  it("runs when it has thousands of variables, also in an order in which none can be worked out at once", () => {
    const chain = repeat(5000, (at) => aux(`a${at}`, at === 4999 ? "1" : `a${at + 1} + 1`));
    expect(simulateXmile(file(chain)).values["a0"]).toEqual([5000, 5000, 5000]);
    const broken = simulateXmile(file(chain.replace("<eqn>1</eqn>", "<eqn>MYSTERY(1)</eqn>")));
    expect(Object.keys(broken.values)).toEqual([]);
    expect(broken.warnings).toHaveLength(5000);
  });

  it("sums and spreads arrays of thousands", () => {
    const {values} = simulateXmile(
      file(array("a", "p", ["p"]) + aux("s", "SUM(a[*])") + aux("d", "STDDEV(a[*])"), dimension(3000))
    );
    expect(values["s"]?.[0]).toBe((3000 * 3001) / 2);
    // The variance of 1 … n is n(n + 1)/12.
    expect(values["d"]?.[0]).toBeCloseTo(Math.sqrt((3000 * 3001) / 12), 8);
  });

  it("keeps calling macros after many calls of a function that is not there", () => {
    const wrong = `<macro name="g"><parm>x</parm><eqn>NOPE(x)</eqn></macro>`;
    const {values} = simulateXmile(file(repeat(30, (at) => aux(`m${at}`, "g(1)")) + aux("ok", "f(3)"), wrong + square));
    expect(values["ok"]).toEqual([9, 9, 9]);
  });

  it("may have a mark of a tag's end inside quotes", () => {
    expect(simulateXmile(file(`<aux name="a &gt; b" note="x > y"><eqn>1</eqn></aux>`)).values["a_>_b"]).toEqual([
      1, 1, 1
    ]);
  });
});

describe("a hostile Vensim file", () => {
  it.each<[string, () => string, RegExp]>([
    ["arrays of arrays", () => `r: (a1-a1000) ~~|\nx[${Array(8).fill("r").join(",")}]=1 ~~|`, /at most 100000/],
    ["quotients in quotients", () => `a=${nested("ZIDZ(1,", "Time", ")")} ~~|`, /longer than 100000/],
    [
      "sums of sums",
      () => "r: (a1-a300) ~~|q: (b1-b300) ~~|x[r]=1 ~~|z[q]=2 ~~|y=SUM(SUM(x[r!])*z[q!]) ~~|",
      /longer than 100000/
    ],
    ["a sum without end", () => `y=1${"+1".repeat(20_000)} ~~|`, /more than 1000 operations/]
  ])("with %s is refused in words", (_, make, message) => {
    const text = vensim(make());
    expect(() => runFile(readVensim(text), "f")).toThrow(InputError);
    expect(() => runFile(readVensim(text), "f")).toThrow(message);
  });

  it("reads units of a million brackets at once, and sums over a thousand elements", () => {
    const {values} = runFile(
      readVensim(vensim(`a=1 ~ ${"[".repeat(1_000_000)} ~|r: (a1-a1000) ~~|\nx[r]=2 ~~|y=SUM(x[r!]) ~~|`)),
      "f"
    );
    expect(values["y"]).toEqual([2000, 2000, 2000]);
  });
});

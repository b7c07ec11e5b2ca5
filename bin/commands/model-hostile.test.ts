import {mkdtemp, readFile, readdir, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {createRandom} from "../../models/statistics/random.js";
import {runLine} from "../../test/helpers/command-line.js";

const model = {
  format: "samenhang-system/1",
  name: "m",
  horizon: 5,
  variables: ["a", "b", "c"].map((id) => ({id, initial: 0.5, min: 0, max: 1})),
  links: [
    {id: "ab", from: "a", to: "b", sign: "+", strength: 0.5, delay: 1, interval: [0.3, 0.7]},
    {id: "bc", from: "b", to: "c", sign: "-", strength: 0.3, delay: 1},
    {id: "ca", from: "c", to: "a", sign: "+", strength: 0.2, delay: 1}
  ],
  interventions: [{id: "p", variable: "a", type: "step", value: 0.1}],
  goals: [{variable: "c", direction: "up"}]
};
const json = JSON.stringify(model);
const withFirstLink = (change: object): object => ({
  ...model,
  links: [{...model.links[0], ...change}, ...model.links.slice(1)]
});
const withEquations = (first: string, second = "1"): object => ({
  ...model,
  variables: [{id: "a", equation: first}, {id: "b", equation: second}, model.variables[2]],
  links: []
});
const depth = 100_000;

/** What is wrong with it: the file, the message. */
const broken: Record<string, [content: string | object, message: RegExp]> = {
  "a link to a missing variable": [withFirstLink({to: "zz"}), /no variable "zz"/],
  "a cycle in equations": [withEquations("b + 1", "a * 2"), /follow from each other/],
  "an id used twice": [{...model, variables: [...model.variables, {id: "a"}]}, /"a" is used twice/],
  "a strength NaN": [json.replace("0.5,", "NaN,"), /not JSON/],
  "a strength Infinity": [json.replace('"strength":0.5', '"strength":Infinity'), /not JSON/],
  "a strength 1e400": [json.replace('"strength":0.5', '"strength":1e400'), /a finite number of 0 or more/],
  "a delay 1e400": [json.replace('"delay":1', '"delay":1e400'), /a finite number/],
  "a negative strength": [withFirstLink({strength: -1}), /0 or more/],
  "a strength in words": [withFirstLink({strength: "NaN"}), /a class \(weak/],
  "a newer format": [{...model, format: "samenhang-system/2"}, /newer format.*update/],
  "a hostile format": [{...model, format: "\u001B[2J".repeat(30_000)}, /^unknown format .{1,200}$/],
  "a list": ["[]", /no format/],
  null: ["null", /no format/],
  "no text": ["", /not JSON/],
  "brackets without end": ["[".repeat(depth) + "]".repeat(depth), /no format|not JSON/],
  "objects without end": [
    `{"format":"samenhang-system/1","name":"m","variables":${'{"a":'.repeat(depth)}1${"}".repeat(depth)}}`,
    /expected array|not JSON/
  ],
  "an equation of brackets": [withEquations("(".repeat(40_000) + "1" + ")".repeat(40_000)), /equation/],
  "an equation of signs": [withEquations("-".repeat(40_000) + "1"), /equation/],
  "an equation that calls what every object has": [withEquations("constructor(1)"), /no function constructor/],
  "an equation that names what every object has": [withEquations("__proto__ + toString"), /no variable "_proto_"/],
  "an id that is a formula": [json.replaceAll('"a"', '"=1+1"'), /a letter first/],
  "an id that steers a terminal": [json.replaceAll('"a"', '"\\u001b[2Ja"'), /a letter first/],
  "too many variables": [
    {...model, variables: Array.from({length: 3001}, (_, at) => ({id: `v${at}`}))},
    /at most 3000/
  ],
  "fields of other kinds": [{...model, variables: "x", links: 3, goals: null}, /expected array/],
  "more stages than a delay has": [withFirstLink({order: 1e9}), /<=100/]
};

const commands = (file: string): string[][] => [
  ["check", file],
  ["simulate", file, "--draws", "20"],
  ["compare", file],
  ["loops", file],
  ["effects", file, "--leverage", "--paths", "a,c", "--fuzzy", "tanh"],
  ["dominance", file],
  ["adjust", file, "--exposure", "a", "--outcome", "c"],
  ["test", file, "panel.csv"],
  ["estimate", file, "panel.csv", "--out", "out.system.json"],
  ["sensitivity", file, "--output", "c", "--draws", "32"],
  ["convert", file, "out.xmile"],
  ["convert", file, "out.graphml"],
  ["diff", file, "sound.system.json"],
  ["diff", "sound.system.json", file]
];

let folder = "";
const place = (name: string): string => join(folder, name);
const run = (args: readonly string[]): ReturnType<typeof runLine> => runLine(["model", ...args, "--json"], folder);
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "hostile-"));
  const random = createRandom(1);
  const rows = Array.from({length: 20}, (_, region) =>
    Array.from({length: 8}, (_, year) => [`r${region}`, 2010 + year, random.normal(), random.normal(), random.normal()])
  ).flat();
  await writeFile(place("sound.system.json"), json);
  const table = (names: string): string => [names, ...rows.map((row) => row.join(","))].join("\n");
  await writeFile(place("panel.csv"), table("region,period,a,b,c"));
  await writeFile(place("named.csv"), table("region,period,__proto__,constructor,toString"));
});
afterAll(() => rm(folder, {recursive: true}));

describe("system models that are not to be trusted", () => {
  it.each(Object.entries(broken))("are refused with what is wrong: %s", async (_, [content, message]) => {
    await writeFile(place("m.system.json"), typeof content === "string" ? content : JSON.stringify(content));
    for (const command of ["check", "simulate"]) {
      const {code, document} = await run([command, "m.system.json"]);
      const {error, problems} = document() as {error?: {message: string}; problems?: {message: string}[]};
      expect([command, code]).toEqual([command, 1]);
      expect((problems ?? [error]).map((each) => each?.message).join("; ")).toMatch(message);
    }
  });

  it("are refused by every command, with what was written before kept", async () => {
    const written = ["out.system.json", "out.xmile", "out.graphml"];
    for (const name of written) await writeFile(place(name), "kept");
    await writeFile(place("m.system.json"), JSON.stringify(withFirstLink({to: "zz"})));
    for (const args of commands("m.system.json")) {
      const {code, out} = await run(args);
      expect([args[0], code]).toEqual([args[0], 1]);
      expect(out).toMatch(/no variable \\"zz\\"/);
    }
    for (const name of written) expect(await readFile(place(name), "utf8")).toBe("kept");
  });

  it("says the same, word for word, of names that every object has", async () => {
    const names = [
      ["__proto__", "a"],
      ["constructor", "b"],
      ["toString", "c"]
    ] as const;
    const named = names.reduce((text, [name, plain]) => text.replaceAll(`"${plain}"`, `"${name}"`), json);
    const plainly = (text: string): string => names.reduce((rest, [name, plain]) => rest.replaceAll(name, plain), text);
    await writeFile(place("named.system.json"), named);
    for (const args of commands("sound.system.json")) {
      if (args[0] === "convert" || args[0] === "diff") continue;
      const other = args.map((arg) =>
        arg
          .replace("sound.", "named.")
          .replace("panel.csv", "named.csv")
          .replace(/^a,c$/, "__proto__,toString")
          .replace(/^a$/, "__proto__")
          .replace(/^c$/, "toString")
      );
      const [one, two] = [await run(args), await run(other)];
      expect([args[0], one.code, two.code]).toEqual([args[0], 0, 0]);
      expect(plainly(two.out)).toBe(one.out);
    }
    expect((await run(["diff", "named.system.json", "sound.system.json"])).code).toBe(0);
    expect(Object.hasOwn(Object.prototype, "id")).toBe(false);
  });

  it("keep fields named __proto__ from touching anything", async () => {
    const text = json.replace('"name"', '"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"name"');
    await writeFile(place("m.system.json"), text);
    for (const args of commands("m.system.json")) expect([args[0], (await run(args)).code]).toEqual([args[0], 0]);
    expect(({} as {polluted?: number}).polluted).toBeUndefined();
  });

  it("reach no terminal with control characters, and no other format with markup", async () => {
    const label = '=HYPERLINK("http://x")<script>alert(1)</script>\u001B[2J\u202E]]>&amp;';
    const variables = model.variables.map((variable) => ({...variable, label, unit: label}));
    await writeFile(place("m.system.json"), JSON.stringify({...model, name: label, variables}));
    for (const args of commands("m.system.json")) {
      const {code, out, err} = await runLine(["model", ...args], folder);
      expect([args[0], code]).toEqual([args[0], 0]);
      // eslint-disable-next-line no-control-regex -- the character is what must not be there
      expect(out + err).not.toMatch(/[\u001B\u202E]/);
    }
    for (const name of ["out.xmile", "out.graphml"])
      // eslint-disable-next-line no-control-regex -- as above
      expect(await readFile(place(name), "utf8")).not.toMatch(/<script|\u001B/);
  });

  it("are too large before they are read", async () => {
    await writeFile(place("m.system.json"), Buffer.alloc(50 * 1024 * 1024, 32));
    for (const args of commands("m.system.json").slice(0, 2)) {
      const {code, document} = await run(args);
      expect([code, document()]).toMatchObject([1, {error: {kind: "too-large"}}]);
    }
    await rm(place("m.system.json"));
  });

  it("end with a clear message where numbers grow beyond all bounds", async () => {
    await writeFile(place("m.system.json"), JSON.stringify({...model, horizon: 1e12}));
    for (const args of [["simulate"], ["dominance"]]) {
      const {code, document} = await run([...args, "m.system.json"]);
      expect(code).toBe(1);
      expect((document() as {error: {message: string}}).error.message).toMatch(/horizon of 1000000000000/);
    }
    await writeFile(place("m.system.json"), JSON.stringify(withFirstLink({strength: 1e308, interval: undefined})));
    for (const args of commands("m.system.json")) {
      const {code, out} = await run(args);
      expect([args[0], code < 2]).toEqual([args[0], true]);
      expect(out).not.toMatch(/\b(NaN|Infinity)\b/);
    }
  });
});

describe("model estimate --out", () => {
  const estimate = (out: string): ReturnType<typeof runLine> =>
    run(["estimate", "sound.system.json", "panel.csv", "--out", out]);
  const kindOf = async (out: string): Promise<unknown> => {
    const {code, document} = await estimate(out);
    return [code, (document() as {error?: {kind: string}}).error?.kind];
  };

  it("refuses a folder that is not there, a folder, and a file for a folder, and leaves nothing half", async () => {
    expect(await kindOf("no/where.json")).toEqual([1, "cannot-write"]);
    expect(await kindOf("panel.csv/x.json")).toEqual([1, "cannot-write"]);
    expect(await kindOf(".")).toEqual([1, "cannot-write"]);
    expect((await readdir(folder)).filter((name) => name.endsWith(".part"))).toEqual([]);
  });

  it("never writes over the panel it reads", async () => {
    const before = await readFile(place("panel.csv"), "utf8");
    expect(await kindOf("./panel.csv")).toEqual([1, "cannot-write"]);
    expect(await readFile(place("panel.csv"), "utf8")).toBe(before);
  });
});

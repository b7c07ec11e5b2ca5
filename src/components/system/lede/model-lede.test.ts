import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {findForbiddenWords} from "../../../loaders/catalogue/forbidden-words.js";
import {createRandom} from "../../../models/statistics/random.js";
import {systemSchema, type SystemFile} from "../../../models/system/format.js";
import {readSystem} from "../../../models/system/read-system.js";
import {causesSentence, modelLede} from "./model-lede.js";
import {descendants, mayRank} from "./off-path.js";

interface Link {
  from: string;
  to: string;
  strength?: number;
  interval?: [number, number];
  sign?: string;
}

const model = (ids: string, links: readonly Link[], more: object = {}): SystemFile =>
  systemSchema.parse({
    format: "samenhang-system/1",
    name: "Proef",
    variables: [...ids].map((id) => ({id, label: `Naam ${id}`, min: 0, max: 1})),
    links: links.map((link, at) => ({id: `l${at}`, sign: "+", ...link})),
    ...more
  });

const rank = /het meest/;

describe("causesSentence", () => {
  it("calls a cause the largest when it stands apart from the others and is larger at both ends", () => {
    const system = model("abc", [
      {from: "a", to: "c", strength: 0.8, interval: [0.6, 1]},
      {from: "b", to: "c", strength: 0.2, interval: [0.1, 0.3]}
    ]);
    expect(causesSentence(system, "c")).toBe(
      "Op naam c werken in dit model rechtstreeks: naam a en naam b. Gaat elk over zijn hele schaal, dan verschuift naam a in dit model het meest."
    );
  });

  it("never holds a cause against a variable on its own path", () => {
    const system = model("abc", [
      {from: "a", to: "c", strength: 0.8, interval: [0.7, 0.9]},
      {from: "b", to: "c", strength: 0.1, interval: [0.05, 0.15]},
      {from: "a", to: "b", strength: 0.1}
    ]);
    expect(causesSentence(system, "c")).toMatch(/niet los te zeggen/);
    expect(causesSentence(system, "c")).not.toMatch(rank);
  });

  it("never holds a cause against another that the outcome works back on", () => {
    const system = model("abc", [
      {from: "a", to: "c", strength: 0.8, interval: [0.7, 0.9]},
      {from: "b", to: "c", strength: 0.1, interval: [0.05, 0.15]},
      {from: "c", to: "b", strength: 0.1}
    ]);
    expect(causesSentence(system, "c")).not.toMatch(rank);
  });

  it("says nothing of size when margins overlap, pass through 0, or are not known", () => {
    const pair = (a: Partial<Link>, b: Partial<Link>): string | null =>
      causesSentence(
        model("abc", [
          {from: "a", to: "c", ...a},
          {from: "b", to: "c", ...b}
        ]),
        "c"
      );
    expect(pair({strength: 0.5, interval: [0.2, 0.8]}, {strength: 0.3, interval: [0.1, 0.5]})).not.toMatch(rank);
    expect(pair({strength: 0.5, interval: [-0.2, 1.2]}, {strength: 0.1, interval: [0.05, 0.15]})).not.toMatch(rank);
    expect(pair({strength: 0.9}, {})).not.toMatch(rank);
    expect(pair({strength: 0.9}, {strength: 0.1, sign: "?"})).not.toMatch(rank);
  });

  it("keeps to that in 200 models drawn at random", () => {
    for (let seed = 1; seed <= 200; seed++) {
      const random = createRandom(seed, 0);
      const ids = "abcdef";
      const links = Array.from({length: 8}, () => ({
        from: ids[random.integer(6)] ?? "a",
        to: ids[random.integer(6)] ?? "b",
        strength: 0.1 + random.integer(10) / 10
      }));
      const system = model(ids, links);
      const reached = descendants(system);
      for (const outcome of ids) {
        const sentence = causesSentence(system, outcome) ?? "";
        if (!rank.test(sentence)) continue;
        const causes = [
          ...new Set(links.filter(({to, from}) => to === outcome && from !== outcome).map(({from}) => from))
        ];
        const paths = causes.flatMap((one) => causes.filter((other) => other !== one && reached.get(one)?.has(other)));
        const back = causes.filter((cause) => reached.get(outcome)?.has(cause));
        expect([seed, outcome, paths, back]).toEqual([seed, outcome, [], []]);
      }
    }
  });
});

describe("mayRank", () => {
  it("looks along whole ways, and through equations", () => {
    const long = model("abcd", [
      {from: "a", to: "d"},
      {from: "b", to: "c"},
      {from: "c", to: "a"},
      {from: "b", to: "d"}
    ]);
    expect(mayRank(long, ["a", "b"], "d")).toBe(false);
    const equation = model("abd", [
      {from: "a", to: "d"},
      {from: "b", to: "d"}
    ]);
    expect(mayRank(equation, ["a", "b"], "d")).toBe(true);
    const [a, b, d] = equation.variables as [never, never, never];
    const drawn = {...equation, variables: [a, {...(b as object), equation: "a * 2"} as never, d]};
    expect(mayRank(drawn, ["a", "b"], "d")).toBe(false);
  });
});

describe("modelLede", () => {
  const folder = join(process.cwd(), "data", "systems");
  const files = readdirSync(folder).filter((file) => file.endsWith(".system.json"));

  it.each(files)("is plain Dutch without claims of cause for %s", (file) => {
    const lede = modelLede(readSystem(JSON.parse(readFileSync(join(folder, file), "utf8")), file));
    expect(lede).toMatch(/^Het model .* heeft \d+ variabelen en \d+ verbanden\.|^Van de \d+ verbanden in het model /);
    expect(lede).not.toMatch(/oorzaak|veroorzaak|bewijst|undefined|NaN/);
    expect(findForbiddenWords(lede)).toEqual([]);
  });
});

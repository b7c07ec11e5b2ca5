import {describe, expect, it} from "vitest";
import {checkWarnings} from "../../../models/system/check-warnings.js";
import {systemSchema} from "../../../models/system/format.js";
import {systemProblems} from "../../../locale/system-problems.js";
import {warningWords} from "./warning-words.js";

const model = (variables: object[], links: object[]) =>
  systemSchema.parse({format: "samenhang-system/1", name: "Proef", variables, links});

const ab = [
  {id: "a.b-c", label: "Werk", initial: 2, min: 0, max: 1},
  {id: "b", label: "Klachten"}
];

describe("warningWords", () => {
  it("says every warning of a model in Dutch and where it is", () => {
    const system = model(ab, [
      {id: "x", from: "a.b-c", to: "b", sign: "+", strength: 1.2, delay: 1, interval: [0, 0.5], status: "fact"},
      {
        ...{id: "y", from: "b", to: "a.b-c", sign: "+", strength: 1.2, delay: 1},
        evidence: [{kind: "estimate", value: 0.27, natural: {value: 1.12}}]
      },
      {id: "z", from: "b", to: "a.b-c", sign: "?", strength: 1}
    ]);
    const rows = checkWarnings(system).map((warning) => ({code: warning.code, ...warningWords(system, warning)}));
    const by = new Map(rows.map((row) => [row.code, row]));
    expect(by.get("start-outside-limits")).toMatchObject({place: {kind: "variable", id: "a.b-c"}});
    expect(by.get("start-outside-limits")?.text).toMatch(/^Werk begint/);
    expect(by.get("strength-outside-interval")?.place).toEqual({kind: "link", id: "x"});
    expect(by.get("fact-without-evidence")?.place).toEqual({kind: "link", id: "x"});
    expect(by.get("evidence-off-scale")?.place).toEqual({kind: "link", id: "y"});
    expect(by.get("reinforcing-gain")?.place).toEqual({kind: "loop", nodes: ["a.b-c", "b"]});
    expect(by.get("structure-only")?.place).toEqual({kind: "link", id: "z"});
    expect(by.has("no-end-value")).toBe(true);
    const text = rows.map((row) => row.text).join(" ");
    expect(text).not.toContain(systemProblems.warnings.other);
    expect(text).not.toMatch(/undefined|\b(the|starts|lies|links|without|evidence)\b/);
  });

  it("says of equations that they are taken as straight lines", () => {
    const system = model(
      [
        {id: "a", initial: 1},
        {id: "b", equation: "a * a"}
      ],
      []
    );
    const codes = checkWarnings(system).map(({code}) => code);
    expect(codes).toContain("linearised");
    for (const warning of checkWarnings(system))
      expect(warningWords(system, warning)).toEqual({text: expect.stringMatching(/\.$/), place: null});
  });
});

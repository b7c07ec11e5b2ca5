import {describe, expect, it} from "vitest";
import {callLine, callText} from "./call-lines.js";
import {callSchema, type Call} from "./calls.js";

const panel = {indicator: "ww", region: "GM0794", period: "2020", boundaries: 2024};
const estimate = {
  indicators: ["ww", "jeugdzorg"],
  from: "2018",
  to: "2021",
  boundaries: 2024,
  formula: "ww ~ jeugdzorg"
};
const calls: Record<string, unknown>[] = [
  {kind: "panel-value", ...panel},
  {kind: "estimate", ...estimate, term: "jeugdzorg", vcov: ["cluster:region"]},
  {kind: "simulate", model: "models/a.system.json", variable: "x", time: 3},
  {kind: "scenario-project", scenario: "a", region: "GM0794", outcome: "ww"}
];
const commands = ["data panel", "estimate {panel}", "model simulate", "scenario project"];

describe("the calls of a session's numbers", () => {
  it("can be four commands and no other", () => {
    expect(calls.map((call) => callLine(callSchema.parse(call)).args.slice(0, 2).join(" "))).toEqual(commands);
    for (const kind of ["data-fetch", "site-build", "exec", "constructor", "__proto__"])
      expect(callSchema.safeParse({...calls[0], kind}).success).toBe(false);
  });

  it.each([
    "/etc/passwd.json",
    "../a.json",
    "a/../../b.json",
    "C:a.json",
    "a\\b.json",
    "-a.json",
    "a.sh",
    "http://a/b.json"
  ])("name no model %s", (model) => expect(callSchema.safeParse({...calls[2], model}).success).toBe(false));

  it("carry no option of their own: every word from the file stands behind the = of ours, or begins with no hyphen", () => {
    const hostile = ["--out=/tmp/x", "-o", " --db=x", "--from=/"];
    for (const call of calls)
      for (const [field, value] of Object.entries(call))
        for (const text of hostile) {
          if (field === "kind" || typeof value === "number") continue;
          const {success, data} = callSchema.safeParse({...call, [field]: Array.isArray(value) ? [text] : text});
          // What no command line is made of may hold any text.
          if (success) for (const arg of callLine(data as Call).args) expect(arg).not.toContain(text);
        }
  });

  it("read as one command each, whatever a shell makes of the signs in it", () => {
    const formula = "ww ~ $(id) `id`;!id 'x' {a,b} [c] \\\n id";
    const [, shown = ""] = callText(callSchema.parse({...calls[1], formula})).split(" && ");
    expect(shown).toContain(`'--formula=${formula.replaceAll("'", "'\\''")}'`);
    // Outside quotes nothing is left but plain words.
    expect(shown.replaceAll(/'[^']*'|\\'/g, "")).toMatch(/^[\w@%+=:,./ -]+$/);
  });
});

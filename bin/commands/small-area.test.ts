import {mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {runLine} from "../../test/helpers/command-line.js";

let cwd: string;
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), "small-area-"));
  const rows = ["A;10,5;1;2;100", "B;12;1,2;3;200", "C;9;0,8;1;150", "D;15;1;5;80", "E;14;1;4;60", "F;;;6;40"];
  await writeFile(join(cwd, "areas.csv"), `gebied;y;se;x;n\n${rows.join("\n")}\n`);
});
afterAll(() => rm(cwd, {recursive: true}));

const run = (...args: string[]): ReturnType<typeof runLine> =>
  runLine(["small-area", "areas.csv", "--decimal", ",", ...args], cwd);

describe("small-area", () => {
  it("gives one document with every area, the one without survey flagged", async () => {
    const {out, err, code} = await run("--formula", "y ~ x", "--se", "se", "--area", "gebied", "--json");
    expect({code, err}).toEqual({code: 0, err: ""});
    const result = JSON.parse(out) as {areas: {area: string; isSynthetic: boolean; direct: number | null}[]; n: number};
    expect(Object.keys(result)).toEqual([
      ...[
        "formula",
        "method",
        "n",
        "refvar",
        "coefficients",
        "areas",
        "logLik",
        "iterations",
        "benchmark",
        "dropped",
        "warnings"
      ]
    ]);
    expect(result.n).toBe(5);
    expect(result.areas.map(({area, isSynthetic}) => [area, isSynthetic])).toEqual([
      ...["A", "B", "C", "D", "E"].map((area) => [area, false]),
      ["F", true]
    ]);
  });

  it("shows a table with the benchmarked values", async () => {
    const {out} = await run(
      "--formula",
      "y ~ x",
      "--se",
      "se",
      "--area",
      "gebied",
      "--benchmark",
      "n",
      "--total",
      "7000"
    );
    expect(out).toMatch(/Fay-Herriot by reml: 5 areas/);
    expect(out).toMatch(/benchmarked\n/);
    expect(out).toMatch(/brought from \d+\.?\d* to 7000 by ratio/);
  });

  it.each([
    [["--formula", "y ~ x"], "invalid-options"],
    [["--formula", "y ~ x", "--se", "se", "--variance", "se"], "invalid-options"],
    [["--formula", "y ~ x", "--se", "se", "--total", "3"], "invalid-options"],
    [["--formula", "y ~ x", "--se", "se", "--total", "many"], "invalid-arguments"],
    [["--formula", "y ~ x", "--se", "se", "--benchmark", "n"], "missing-total"],
    [["--formula", "y ~ x", "--se", "missing"], "missing-column"]
  ])("refuses %j", async (args, kind) => {
    const {code, out} = await run(...args, "--json");
    expect(code).toBe(1);
    expect((JSON.parse(out) as {error: {kind: string}}).error.kind).toBe(kind);
  });
});

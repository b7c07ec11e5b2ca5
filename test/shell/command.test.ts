import {spawnSync} from "node:child_process";
import {join} from "node:path";
import {Command} from "commander";
import {describe, expect, it} from "vitest";
import type {CommandContext} from "../../bin/command.js";
import {commandGroup, formatTable, runCommand, toJson} from "../../bin/command.js";
import {main} from "../../bin/main.js";
import {InputError, SourceError} from "../../models/errors.js";
import {projectRoot} from "../helpers/fixture-site.js";

interface Recorded extends CommandContext {
  out: string[];
  err: string[];
}

function record(signal = new AbortController().signal): Recorded {
  const out: string[] = [];
  const err: string[] = [];
  return {
    out,
    err,
    stdout: {write: (text) => out.push(text)},
    stderr: {write: (text) => err.push(text)},
    cwd: projectRoot,
    projectRoot,
    effects: {now: () => new Date(0), fetch: globalThis.fetch, log: () => undefined},
    signal,
    exitCode: 0
  };
}

const fail = (error: unknown) => async (): Promise<never> => {
  throw error;
};

describe("runCommand", () => {
  it("prints the text for people, and one JSON document with json", async () => {
    const context = record();
    const body = async () => ({json: {a: 1}, text: "een"});
    await runCommand({context}, body);
    await runCommand({context, json: true}, body);
    expect([context.out, context.err, context.exitCode]).toEqual([["een\n", '{"a":1}\n'], [], 0]);
  });

  it("lets a check end with 1 after printing its document", async () => {
    const context = record();
    await runCommand({context, json: true}, async () => ({json: {ok: false}, text: "", exitCode: 1}));
    expect([context.out, context.exitCode]).toEqual([['{"ok":false}\n'], 1]);
  });

  it("reports the user's input on two lines and ends with 1", async () => {
    const context = record();
    await runCommand({context, json: true}, fail(new InputError("invalid-field", "naam:\n leeg", "a.csv:3")));
    expect(context.exitCode).toBe(1);
    expect(context.err.join("")).toBe("error: naam:; leeg\nwhere: a.csv:3\n");
    expect(JSON.parse(context.out.join(""))).toEqual({
      error: {kind: "invalid-field", message: "naam:; leeg", where: "a.csv:3"}
    });
  });

  it("ends with 3 for a source, 2 for a defect and 130 for Ctrl-C", async () => {
    const source = record();
    await runCommand({context: source}, fail(new SourceError("unreachable", "de bron zwijgt")));
    const defect = record();
    await runCommand({context: defect}, fail(new TypeError("x is not a function")));
    const stopped = record(AbortSignal.abort());
    await runCommand({context: stopped}, fail(new Error("aborted")));
    expect([source.exitCode, defect.exitCode, stopped.exitCode]).toEqual([3, 2, 130]);
    expect(source.err.join("").split("\n").length - 1).toBeLessThanOrEqual(2);
  });
});

describe("toJson", () => {
  it("writes a number that does not exist as null and leaves nothing JSON lacks", () => {
    const value = {
      a: NaN,
      b: [Infinity, 1],
      c: 12n,
      d: new Map([["x", 1]]),
      e: new Set([1]),
      f: Float64Array.of(1, NaN),
      g: undefined
    };
    expect(toJson(value)).toBe('{"a":null,"b":[null,1],"c":12,"d":{"x":1},"e":[1],"f":[1,null]}');
  });
});

describe("formatTable", () => {
  it("puts numbers to the right and leaves missing cells empty", () => {
    const rows = [
      {name: "Helmond", value: 95.5},
      {name: "Ee", value: null}
    ];
    const table = formatTable(rows, [
      {title: "name", value: (row) => row.name},
      {title: "value", value: (row) => row.value}
    ]);
    expect(table).toBe("name     value\n-------  -----\nHelmond   95.5\nEe");
  });
});

describe("commandGroup", () => {
  it("makes a group once", () => {
    const program = new Command();
    expect(commandGroup(program, "data", "data")).toBe(commandGroup(program, "data", "data"));
  });
});

describe("main", () => {
  it("shows help with exit 0", async () => {
    const context = record();
    expect(await main(["--help"], context)).toBe(0);
    expect(context.out.join("")).toMatch(/Usage: samenhang/);
  });

  it.each([
    [["serve", "--nonsense"]],
    [["site", "build", "extra"]],
    [["nonsense"]],
    [["serve", "--port", "x", "--no-build"]]
  ])("ends with 1 for %j, on at most two lines", async (args) => {
    const context = record();
    expect(await main(args, context)).toBe(1);
    expect(context.err.join("").trim().split("\n").length).toBeLessThanOrEqual(2);
  });

  it("reports wrong arguments as JSON too", async () => {
    const context = record();
    await main(["site", "build", "--nonsense", "--json"], context);
    expect(JSON.parse(context.out.join(""))).toMatchObject({error: {kind: "invalid-arguments"}});
  });
});

describe("bin/samenhang.mjs", () => {
  it("runs from any directory and passes the exit code on", () => {
    const bin = join(projectRoot, "bin", "samenhang.mjs");
    const run = (...args: string[]) => spawnSync(process.execPath, [bin, ...args], {cwd: "/", encoding: "utf8"});
    expect(run("--version").stdout.trim()).toMatch(/^\d+\.\d+\.\d+$/);
    expect(run("nonsense").status).toBe(1);
  });
});

import {describe, expect, it} from "vitest";
import {InputError, SourceError} from "../../models/errors.js";
import {numberedSteps} from "./numbered-steps.js";

describe("the steps of a story", () => {
  const abort = new AbortController();
  let told = "";
  const steps = (signal = abort.signal) => {
    told = "";
    return numberedSteps({stderr: {write: (text: string) => (told += text)}, signal});
  };
  const fail = (error: unknown) => () => Promise.reject(error as Error);

  it("are numbered and said when they begin, and give what they found", async () => {
    const step = steps();
    expect(await step("the panel", () => Promise.resolve(1))).toBe(1);
    expect(await step("links", () => Promise.resolve(told))).toBe("step 1: the panel\nstep 2: links\n");
  });

  it("name themselves in an error that keeps its kind, place and class", async () => {
    const step = steps();
    const own = step("the panel", fail(new InputError("bad-row", "not a number: x; mend it", "a.csv:3:ww")));
    await expect(own).rejects.toMatchObject({
      ...{kind: "bad-row", where: "a.csv:3:ww", message: "step 1, the panel: not a number: x; mend it"}
    });
    await expect(own).rejects.not.toBeInstanceOf(SourceError);
    const source = step("links", fail(new SourceError("no-answer", "try again", "https")));
    await expect(source).rejects.toBeInstanceOf(SourceError);
    await expect(source).rejects.toMatchObject({message: "step 2, links: try again"});
  });

  it("name themselves in a defect, which keeps where it came from", async () => {
    const defect = new TypeError("x is not a function");
    const {stack} = defect;
    await expect(steps()("the report", fail(defect))).rejects.toBe(defect);
    expect(defect.message).toBe("step 1, the report: x is not a function");
    expect(defect.stack).toBe(stack);
  });

  it("say of a full disk what to do, and where", async () => {
    const full = Object.assign(new Error("ENOSPC: no space left"), {code: "ENOSPC", path: "/out/tabellen/a.csv"});
    await expect(steps()("the report", fail(full))).rejects.toMatchObject({
      ...{kind: "cannot-write", where: "/out/tabellen/a.csv"},
      message: "step 1, the report: the disk is full; make room"
    });
  });

  it("end when they are stopped, which is no error of a step", async () => {
    const own = new AbortController();
    const stopped = new InputError("stopped", "stopped by the user");
    const step = steps(own.signal);
    own.abort();
    await expect(step("the panel", fail(stopped))).rejects.toBe(stopped);
    await expect(step("links", () => Promise.resolve(1))).rejects.toMatchObject({name: "AbortError"});
  });
});

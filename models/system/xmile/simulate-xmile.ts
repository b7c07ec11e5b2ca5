import {flatten} from "./flatten.js";
import type {XmileFile} from "./model.js";
import {readXmile} from "./read-xmile.js";
import {runProgram, type XmileRun} from "./run.js";

export interface XmileSimulation extends XmileRun {
  /** Nothing is bounded in an XMILE file but what its equations bound. */
  bounds: [];
  step: number;
  method: "euler" | "rk4";
  warnings: {code: string; message: string}[];
}

/** Reads an XMILE file and runs it as it says. Throws InputError of readXmile, flatten and runProgram. */
export const simulateXmile = (text: string, where = "the file", signal?: AbortSignal): XmileSimulation =>
  runFile(readXmile(text, where), where, signal);

/** Runs a file that was read. Throws InputError of flatten and runProgram. */
export function runFile(file: XmileFile, where: string, signal?: AbortSignal): XmileSimulation {
  const program = flatten(file, where);
  const run = runProgram(program, file.simulation, signal);
  const {step, method} = file.simulation;
  const warnings = program.leftOut.map(({key, reason}) => ({
    code: "left-out",
    message: `${key} is not given: ${reason}`
  }));
  return {...run, bounds: [], step, method, warnings};
}

import type {CommandContext} from "../../bin/command.js";
import {diskTrouble} from "../../bin/write-whole.js";
import {InputError, SourceError} from "../../models/errors.js";

/** Runs one step and gives what it found; its errors name it. */
export type RunStep = <Result>(title: string, work: () => Promise<Result>) => Promise<Result>;

/**
 * Steps numbered from 1, each said on stderr when it begins. An error of a step keeps its kind and place, with the step before
 * its message; what a disk refused becomes the user's to mend. Being stopped is no error of a step.
 */
export function numberedSteps({stderr, signal}: Pick<CommandContext, "stderr" | "signal">): RunStep {
  let at = 0;
  return async (title, work) => {
    at += 1;
    const name = `step ${at}, ${title}`;
    stderr.write(`step ${at}: ${title}\n`);
    try {
      const result = await work();
      signal.throwIfAborted();
      return result;
    } catch (error) {
      throw signal.aborted ? error : named(diskTrouble(error), name);
    }
  };
}

/** The same error with the step in front; a defect keeps where it came from. */
function named(error: unknown, step: string): unknown {
  if (error instanceof InputError) {
    const {kind, message, where} = error;
    return new (error instanceof SourceError ? SourceError : InputError)(kind, `${step}: ${message}`, where);
  }
  if (error instanceof Error) error.message = `${step}: ${error.message}`;
  return error;
}

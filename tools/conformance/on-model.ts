import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {runCommandLine} from "./run-command.js";

/** A file of a reference case of system models. */
export interface CaseFile {
  input: unknown;
  expected: unknown;
}

/** A model file in a folder of its own for one command. */
export async function onModel<T>(model: object, args: readonly string[]): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "conformance-"));
  try {
    writeFileSync(
      join(folder, "m.system.json"),
      JSON.stringify({format: "samenhang-system/1", name: "case", ...model})
    );
    const [command = "", ...rest] = args;
    return (await runCommandLine(["model", command, "m.system.json", ...rest], folder)) as T;
  } finally {
    rmSync(folder, {recursive: true});
  }
}

/** Zeros in the shape of figures: for cases with an absolute tolerance, held against differences. */
export const zerosLike = (figures: object): Record<string, number> =>
  Object.fromEntries(Object.keys(figures).map((key) => [key, 0]));

import {createHash} from "node:crypto";
import {readFile, realpath} from "node:fs/promises";
import {basename, resolve} from "node:path";
import {InputError} from "../models/errors.js";
import type {EstimatedLinks} from "../models/system/evidence/estimate-links.js";
import {withEvidence} from "../models/system/evidence/with-evidence.js";
import type {SystemFile} from "../models/system/format.js";
import type {CommandContext} from "./command.js";
import {writeWhole} from "./write-whole.js";

/**
 * Writes a model with estimates as evidence, each naming the panel by its hash; a half-written file never stands.
 *
 * Throws InputError (cannot-write), also where the panel itself would be written over.
 */
export async function writeEvidence(
  context: Pick<CommandContext, "cwd" | "stderr">,
  out: string,
  made: {system: SystemFile; result: EstimatedLinks; panelFile: string}
): Promise<void> {
  const panel = resolve(context.cwd, made.panelFile);
  const path = resolve(context.cwd, out);
  if ((await realpath(path).catch(() => null)) === (await realpath(panel)))
    throw new InputError("cannot-write", "this is the panel that is read; give the model another name", out);
  const hash = createHash("sha256")
    .update(await readFile(panel))
    .digest("hex");
  const source = `${basename(made.panelFile)} sha256:${hash.slice(0, 16)}`;
  await writeWhole(path, `${JSON.stringify(withEvidence(made.system, made.result, source), null, 2)}\n`, out);
  context.stderr.write(`written: ${out}\n`);
}

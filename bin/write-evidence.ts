import {createHash} from "node:crypto";
import {readFile, rename, writeFile} from "node:fs/promises";
import {basename, resolve} from "node:path";
import type {EstimatedLinks} from "../models/system/evidence/estimate-links.js";
import {withEvidence} from "../models/system/evidence/with-evidence.js";
import type {SystemFile} from "../models/system/format.js";
import type {CommandContext} from "./command.js";

/** Writes a model with estimates as evidence, each naming the panel by its hash; a half-written file never stands. */
export async function writeEvidence(
  context: Pick<CommandContext, "cwd" | "stderr">,
  out: string,
  made: {system: SystemFile; result: EstimatedLinks; panelFile: string}
): Promise<void> {
  const hash = createHash("sha256")
    .update(await readFile(resolve(context.cwd, made.panelFile)))
    .digest("hex");
  const source = `${basename(made.panelFile)} sha256:${hash.slice(0, 16)}`;
  const path = resolve(context.cwd, out);
  await writeFile(`${path}.part`, `${JSON.stringify(withEvidence(made.system, made.result, source), null, 2)}\n`);
  await rename(`${path}.part`, path);
  context.stderr.write(`written: ${out}\n`);
}

import {stat} from "node:fs/promises";
import {resolve} from "node:path";
import {InputError} from "../../models/errors.js";
import type {SystemFile} from "../../models/system/format.js";
import type {CommandContext, Register} from "../command.js";
import {commandGroup, runCommand} from "../command.js";

interface Warning {
  code: string;
  message: string;
}

/** `model convert`: a system model from and to the formats of other programs. */
export const register: Register = (program, context) => {
  commandGroup(program, "model", "system models: enriched causal loop diagrams")
    .command("convert")
    .description("write a system model in another format; the names say which")
    .argument("<in>", "*.json (a system model), *.xmile, *.stmx, *.itmx or *.mdl (Vensim)")
    .argument("<out>", "*.json, *.xmile, *.stmx or *.graphml; an existing file is replaced when all is well")
    .option("--json", "one JSON document on stdout")
    .action((input: string, output: string, options: {json?: boolean}) =>
      runCommand({context, json: options.json}, async () => {
        const from = formatOf(input, inputs, "read");
        const to = formatOf(output, outputs, "written");
        await refuseSameFile(context, input, output);
        const {writeWhole} = await import("../write-whole.js");
        const {system, warnings: before} = await readAny(context, input, from);
        const {text, warnings: after} = await textOf(system, to);
        await writeWhole(resolve(context.cwd, output), text, output);
        const warnings = [...before, ...after];
        const counts = {variables: system.variables.length, links: system.links.length};
        const said = warnings.map(({code, message}) => `warning (${code}): ${message}`);
        const written = `written: ${output} (${counts.variables} variables, ${counts.links} links)`;
        return {json: {from, to, out: output, ...counts, warnings}, text: [written, ...said].join("\n")};
      })
    );
};

type Format = "system" | "xmile" | "vensim" | "graphml";

const inputs = {json: "system", xmile: "xmile", stmx: "xmile", itmx: "xmile", mdl: "vensim"} as const;
const outputs = {json: "system", xmile: "xmile", stmx: "xmile", graphml: "graphml"} as const;

function formatOf<T extends Format>(file: string, known: Readonly<Record<string, T>>, done: string): T {
  const extension = /\.([^./\\]+)$/.exec(file)?.[1]?.toLowerCase() ?? "";
  const format = Object.hasOwn(known, extension) ? known[extension] : undefined;
  if (format !== undefined) return format;
  const list = Object.keys(known).map((each) => `.${each}`);
  throw new InputError(
    "unknown-format",
    `${extension === "" ? "a name without extension" : `.${extension}`} cannot be ${done}; ${list.join(", ")} can`,
    file
  );
}

/** One file under two names, links included, would be lost when reading goes wrong later. */
async function refuseSameFile({cwd}: CommandContext, input: string, output: string): Promise<void> {
  const identity = async (file: string): Promise<string | null> => {
    try {
      const found = await stat(resolve(cwd, file));
      if (file === output && found.isDirectory())
        throw new InputError("cannot-write", "this is a folder; give a file", file);
      return `${found.dev}:${found.ino}`;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
      throw error;
    }
  };
  const [a, b] = [await identity(input), await identity(output)];
  if (resolve(cwd, input) === resolve(cwd, output) || (a !== null && a === b))
    throw new InputError("same-file", "in and out are one file; write to another", output);
}

async function readAny(
  context: CommandContext,
  input: string,
  from: Format
): Promise<{system: SystemFile; warnings: Warning[]}> {
  const {readModel, readModelText} = await import("../model-file.js");
  if (from === "system") return {system: await readModel(context, input), warnings: []};
  const {systemFromXmile} = await import("../../models/system/xmile/to-system.js");
  const text = await readModelText(context, input);
  if (from === "vensim") {
    const {readVensim} = await import("../../models/system/vensim/read-vensim.js");
    return systemFromXmile(readVensim(text, input), input, context.signal);
  }
  const {readXmile} = await import("../../models/system/xmile/read-xmile.js");
  const {keptSystem} = await import("../../models/system/xmile/kept-system.js");
  const file = readXmile(text, input);
  const {system, isChanged} = keptSystem(file, input);
  if (system !== null) return {system, warnings: []};
  const made = systemFromXmile(file, input, context.signal);
  const message =
    "the equations are no longer those of the model kept in the file, so they are what is converted; links, strengths and evidence of the kept model are not";
  return {
    system: made.system,
    warnings: [...(isChanged ? [{code: "changed-elsewhere", message}] : []), ...made.warnings]
  };
}

async function textOf(system: SystemFile, to: Format): Promise<{text: string; warnings: Warning[]}> {
  if (to === "graphml") {
    const {systemGraphml} = await import("../../models/system/graphml.js");
    return {text: systemGraphml(system), warnings: []};
  }
  if (to === "xmile") {
    const {writeXmile} = await import("../../models/system/xmile/write-xmile.js");
    return writeXmile(system);
  }
  return {text: `${JSON.stringify(system, null, 2)}\n`, warnings: []};
}

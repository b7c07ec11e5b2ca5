import {existsSync} from "node:fs";
import {mkdir, readdir, readFile} from "node:fs/promises";
import {basename, dirname, join, relative, resolve} from "node:path";
import {InputError} from "../../models/errors.js";
import type {CommandContext, CommandResult, Register} from "../command.js";
import {dataDirectory, runCommand} from "../command.js";
import {indicatorSkeleton, notebookSkeleton, sourceSkeleton} from "../skeletons.js";
import {writeError, writeWhole} from "../write-whole.js";

interface Options {
  json?: boolean;
}

/** `new notebook`, `new indicator` and `new source`: a file to begin with; nothing that exists is ever written over. */
export const register: Register = (program, context) => {
  const group = program.command("new").description("begin a notebook page, an indicator or a source card");
  const add = (name: string, argument: string, description: string, body: (text: string) => Promise<CommandResult>) =>
    group
      .command(name)
      .description(description)
      .argument(argument)
      .option("--json", "one JSON document on stdout")
      .action((text: string, options: Options) => runCommand({context, json: options.json}, () => body(text)));

  add("notebook", "<name>", "a page of your own in src/notebooks, with the one import it needs", async (name) => {
    const id = checkId(name, "notebook");
    const file = join(context.projectRoot, "src", "notebooks", `${id}.md`);
    return created(context, file, notebookSkeleton(id));
  });
  add("indicator", "<id>", "an indicator in data/catalogue/indicators, to be filled in", async (text) => {
    const id = checkId(text, "indicator");
    const directory = join(dataDirectory(context), "catalogue", "indicators");
    await refuseKnown(directory, id);
    return created(context, join(directory, `${id}.yaml`), indicatorSkeleton(id));
  });
  add(
    "source",
    "<file>",
    "a source card for a CSV or XLSX, guessed from what is in it, to be checked",
    async (text) => {
      const path = resolve(context.cwd, text);
      const id = checkId(
        basename(path)
          .replace(/(\.(csv|xlsx|txt|gz))+$/i, "")
          .toLowerCase()
          .replaceAll(/[^a-z0-9]+/g, "-")
          .replaceAll(/^-+|-+$/g, ""),
        "source"
      );
      const file = join(dataDirectory(context), "catalogue", "sources", `${id}.yaml`);
      return created(context, file, await guess(path, id, context));
    }
  );
};

async function guess(path: string, id: string, context: CommandContext): Promise<string> {
  if (!existsSync(path)) throw new InputError("missing-file", "file not found; check the path", path);
  const {kindOf} = await import("../../loaders/sources/table/read-table-file.js");
  const {guessCard} = await import("../../loaders/sources/table/guess-card.js");
  const {readRegions} = await import("../../loaders/warehouse/regions.js");
  const {createRegionIndex} = await import("../../loaders/warehouse/region-names.js");
  const bytes = await readFile(path);
  const kind = kindOf(bytes);
  if (kind !== "text" && kind !== "zip")
    throw new InputError("wrong-format", "only CSV and XLSX files; save it as one of these", path);
  const isXlsx = kind === "zip";
  const table = isXlsx
    ? await (await import("../../loaders/sources/table/parse-xlsx.js")).parseXlsx(bytes, {file: path})
    : (await import("../../loaders/sources/table/parse-csv.js")).parseCsv(bytes, {file: path});
  const {regions, changes} = await readRegions(dataDirectory(context));
  const years = [...new Set(regions.map(({boundaryYear}) => boundaryYear))].sort((a, b) => b - a);
  return sourceSkeleton(id, table.columns, guessCard(table, createRegionIndex(regions, changes), years), isXlsx);
}

function checkId(text: string, what: string): string {
  if (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(text)) return text;
  throw new InputError(
    "invalid-name",
    "use lower case words joined by hyphens, such as huur-en-schuld",
    `${what} ${text}`
  );
}

async function refuseKnown(directory: string, id: string): Promise<void> {
  if (!existsSync(directory)) return;
  for (const name of (await readdir(directory)).filter((file) => file.endsWith(".yaml"))) {
    const content = await readFile(join(directory, name), "utf8");
    if (new RegExp(`^\\s*(- )?\\{?\\s*id: "?${id}"?\\s*[,}]?\\s*$`, "m").test(content))
      throw new InputError("duplicate-id", `indicator ${id} exists already; choose another id`, join(directory, name));
  }
}

async function created(context: CommandContext, file: string, content: string): Promise<CommandResult> {
  if (existsSync(file)) throw new InputError("file-exists", "the file exists already; choose another name", file);
  await mkdir(dirname(file), {recursive: true}).catch((error: unknown) => {
    throw writeError(error, dirname(file));
  });
  await writeWhole(file, content, file);
  return {json: {file}, text: `made ${relative(context.cwd, file) || file}`};
}

import {resolve} from "node:path";
import {InputError} from "../../models/errors.js";
import type {Register} from "../command.js";
import {commandGroup} from "../command.js";
import {editionFolder, editionGroup} from "../edition-command.js";
import type {WarehouseOptions} from "../warehouse-command.js";
import {runOnWarehouse, withWarehouseOptions} from "../warehouse-command.js";

interface Options extends WarehouseOptions {
  id: string;
  title: string;
  owner: string;
  date?: string;
  editions?: string;
}

/** `edition make`: freezes figures, definitions, models, parameters and texts as they are now. */
export const register: Register = (program, context) => {
  const command = commandGroup(program, ...editionGroup)
    .command("make")
    .description("freeze figures, definitions, models, parameters and texts as they are now")
    .requiredOption("--id <id>", "name of the edition and its file, as 2021-07")
    .requiredOption("--title <title>", "as readers see it")
    .requiredOption("--owner <who>", "who answers for it")
    .option("--date <day>", "as 2021-07-15 (default: today)")
    .option("--editions <folder>", "where editions and reasons.yaml stand (default: data/editions)");
  withWarehouseOptions(command).action((options: Options) =>
    runOnWarehouse(context, options, async (connection) => {
      const {nameEdition, nextEdition} = await import("../../loaders/editions/next-edition.js");
      const {editionSuffix} = await import("../../loaders/editions/edition-files.js");
      const {editionSchema} = await import("../../models/editions/format.js");
      const {writeEdition} = await import("../../models/editions/write-edition.js");
      const {writeWhole} = await import("../write-whole.js");
      const {editionSummary} = await import("../edition-text.js");
      const {id, title, owner, date = context.effects.now().toISOString().slice(0, 10)} = options;
      const folder = editionFolder(context, options.editions);
      const about = editionSchema
        .pick({id: true, title: true, owner: true, date: true})
        .safeParse({id, title, owner, date});
      if (!about.success) {
        const [issue] = about.error.issues;
        throw new InputError("invalid-option", issue?.message ?? "not as it should be", `--${String(issue?.path[0])}`);
      }
      const next = await nextEdition(connection, {root: context.projectRoot, folder});
      const edition = nameEdition(next, about.data);
      const file = resolve(folder, `${edition.id}${editionSuffix}`);
      await writeWhole(file, writeEdition(edition), file);
      const text = next.changes === null ? "the first edition" : editionSummary(next.changes);
      return {json: {file, id: edition.id, changes: next.changes}, text: `${file}\n${text}`};
    })
  );
};

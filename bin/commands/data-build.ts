import {resolve} from "node:path";
import type {BuildReport} from "../../loaders/warehouse/build.js";
import type {Register} from "../command.js";
import {commandGroup, dataDirectory, defaultWarehouse, formatTable, runCommand} from "../command.js";

interface Options {
  profile?: string;
  out?: string;
  from?: string;
  json?: boolean;
}

/** `data build`: fills the warehouse from the sources of a profile, or from the files of a folder. */
export const register: Register = (program, context) => {
  commandGroup(program, "data", "sources, warehouse and panels")
    .command("build")
    .description("build the warehouse; the last good file stands until the new one holds")
    .option("--profile <id>", "which sources: a file of data/profiles (default: demo, or with --from every file known)")
    .option("--from <dir>", "a folder of files, recognised by what they contain")
    .option("--out <file>", "warehouse (default: .samenhang/samenhang.duckdb)")
    .option("--json", "one JSON document on stdout")
    .action((options: Options) =>
      runCommand({context, json: options.json}, async () => {
        const {buildWarehouse} = await import("../../loaders/warehouse/build.js");
        const report = await buildWarehouse({
          profile: options.profile,
          dataDir: dataDirectory(context),
          out: options.out === undefined ? defaultWarehouse(context) : resolve(context.cwd, options.out),
          from: options.from === undefined ? undefined : resolve(context.cwd, options.from),
          effects: context.effects,
          signal: context.signal
        });
        return {json: report, text: describe(report)};
      })
    );
};

function describe(report: BuildReport): string {
  const counts =
    `${report.observations} observations of ${report.indicators} indicators in ${report.regions} regions, ` +
    `${report.vintages} vintages, ${report.seconds.toFixed(1)} s`;
  const lines = [`${report.file} (profile ${report.profile})`, counts];
  if (report.problems.length > 0)
    lines.push(
      "",
      formatTable(report.problems, [
        {title: "source", value: ({source}) => source},
        {title: "problem", value: ({kind}) => kind},
        {title: "count", value: ({count}) => count},
        {title: "message", value: ({message}) => message}
      ])
    );
  return lines.join("\n");
}

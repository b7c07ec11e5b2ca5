import type {Column} from "../../models/statistics/types.js";
import {InputError} from "../../models/errors.js";
import type {Register} from "../command.js";
import {commandGroup, formatTable, runCommand} from "../command.js";
import {readNumber} from "../read-options.js";

interface Options {
  notNeeded: number;
  postponed: number;
  lost: number;
  administrative: number;
  catchUp: number;
  capacity: number;
  waiting: number;
  decimal: string;
  json?: boolean;
}

/** `scenario deferred`: what a drop in referrals leaves behind, and the wave that follows. */
export const register: Register = (program, context) => {
  commandGroup(program, "scenario", "economic scenarios laid over regions")
    .command("deferred")
    .description("divide a drop in referrals into its parts, and see what comes back when, with capacity and waiting")
    .argument("<series>", "CSV with the columns period, referrals, expected")
    .requiredOption("--not-needed <part>", "part of the drop that needed no care", readNumber)
    .requiredOption("--postponed <part>", "part that comes later", readNumber)
    .requiredOption("--lost <part>", "part that needs care and never comes", readNumber)
    .requiredOption("--administrative <part>", "part that came and was not registered in time", readNumber)
    .requiredOption("--catch-up <periods>", "mean time after which postponed care comes", readNumber)
    .requiredOption("--capacity <n>", "treatments a period at most", readNumber)
    .option("--waiting <n>", "people waiting at the start", readNumber, 0)
    .option("--decimal <sign>", "decimal sign of the series: . or ,", ".")
    .option("--json", "one JSON document on stdout")
    .action((file: string, options: Options) =>
      runCommand({context, json: options.json}, async () => {
        const {readFrame} = await import("../frame-file.js");
        const {deferredCare} = await import("../../models/scenario/deferred-care.js");
        const table = await readFrame(context, file, {decimal: options.decimal, text: ["period"]});
        const [period, referrals, expected] = ["period", "referrals", "expected"].map((name): Column => {
          const column = table.columns[name];
          if (column === undefined) throw new InputError("missing-column", `there is no column ${name}`, file);
          return column;
        });
        const number = (column: Column | undefined, row: number): number =>
          column instanceof Float64Array ? (column[row] ?? NaN) : NaN;
        const rows = Array.from({length: table.length}, (_, row) => ({
          period: period instanceof Float64Array ? String(period[row]) : (period?.[row] ?? ""),
          referrals: number(referrals, row),
          expected: number(expected, row)
        }));
        const {notNeeded, postponed, lost, administrative, catchUp, capacity, waiting} = options;
        const result = deferredCare(rows, {
          parts: {notNeeded, postponed, lost, administrative},
          ...{catchUp, capacity, waiting}
        });
        const short = (values: readonly number[], at: number): string => (values[at] ?? NaN).toFixed(1);
        const text = formatTable(
          result.periods.map((name, at) => ({name, at})),
          [
            {title: "period", value: ({name}) => name},
            {title: "arrivals", value: ({at}) => short(result.arrivals, at)},
            {title: "of those came back", value: ({at}) => short(result.returned, at)},
            {title: "waiting", value: ({at}) => short(result.waiting, at)},
            {title: "treated", value: ({at}) => short(result.treated, at)},
            {title: "lost", value: ({at}) => short(result.lost, at)},
            {title: "still postponed", value: ({at}) => short(result.postponed, at)}
          ]
        );
        return {json: result, text};
      })
    );
};

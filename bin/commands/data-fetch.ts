import {join, resolve} from "node:path";
import {SourceError} from "../../models/errors.js";
import type {DownloadProgress, TableDownload} from "../../loaders/sources/cbs/table-source.js";
import type {CommandContext, Register} from "../command.js";
import {commandGroup, formatTable, runCommand} from "../command.js";

interface FetchOptions {
  baseUrl?: string;
  v3?: boolean;
  filter?: string;
  sliceBy?: string;
  out?: string;
  json?: boolean;
}

/** `data fetch cbs TABLE`: one table of CBS with its metadata into a recorded folder, resumable. */
export const register: Register = (program, context) => {
  const data = commandGroup(program, "data", "sources, warehouse and panels");
  const fetch = commandGroup(data, "fetch", "fetch what a publisher offers");
  fetch
    .command("cbs <table>")
    .description("fetch one CBS table with its metadata; the same command goes on where it was stopped")
    .option("--base-url <url>", "address of the service (default: CBS itself)")
    .option("--v3", "use OData v3 instead of v4")
    .option("--filter <odata>", "only the rows of this filter, such as \"Perioden ge '2018JJ00'\"")
    .option("--slice-by <dimensions>", "ask in parts, by these dimensions: Perioden,RegioS")
    .option("--out <dir>", "folder to write (default: .samenhang/cbs/TABLE)")
    .option("--json", "print one JSON document")
    .action(async (table: string, options: FetchOptions) => {
      // Stopping is told by the download itself, which knows what is kept and how to go on.
      const reporting = {...context, signal: new AbortController().signal};
      await runCommand({context: reporting, json: options.json}, async () => {
        const json = await fetchTable(table, options, context);
        const rows = Object.entries(json);
        const columns = [
          {title: "what", value: ([name]: [string, unknown]) => name},
          {title: "value", value: ([, value]: [string, unknown]) => String(value ?? "")}
        ];
        return {json, text: formatTable(rows, columns)};
      });
      context.exitCode = reporting.exitCode;
    });
};

async function fetchTable(table: string, options: FetchOptions, context: CommandContext): Promise<TableDownload> {
  const home = join(context.projectRoot, ".samenhang");
  const {downloadTable3} = await import("../../loaders/sources/cbs/odata3.js");
  const {downloadTable4} = await import("../../loaders/sources/cbs/odata4.js");
  const progress = await showProgress(context);
  try {
    return await (options.v3 ? downloadTable3 : downloadTable4)(table, {
      baseUrl: options.baseUrl,
      filter: options.filter,
      sliceBy: options.sliceBy?.split(",").map((name) => name.trim()),
      out: options.out === undefined ? join(home, "cbs", table) : resolve(context.cwd, options.out),
      cacheDir: join(home, "cache", "cbs"),
      effects: context.effects,
      signal: context.signal,
      onProgress: progress.show
    });
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    if (error.kind !== "cancelled") throw error;
    throw new SourceError(error.kind, `${error.message}; resume with the same command`, error.where);
  } finally {
    progress.stop();
  }
}

/** A bar with rows and time left on a terminal; elsewhere a line now and then. */
async function showProgress(
  context: CommandContext
): Promise<{show: (progress: DownloadProgress) => void; stop: () => void}> {
  if (context.stderr !== process.stderr || !process.stderr.isTTY) {
    const {progressLines} = await import("../../loaders/sources/cbs/progress-lines.js");
    return {show: progressLines(context.effects), stop: () => undefined};
  }
  const {SingleBar} = await import("cli-progress");
  const bar = new SingleBar({
    stream: process.stderr,
    format: "{table} [{bar}] {value} of {total} rows, {eta_formatted} left",
    hideCursor: true,
    clearOnComplete: true
  });
  let isStarted = false;
  return {
    show: ({table, rows, expected}) => {
      const total = Math.max(expected ?? 0, rows);
      if (isStarted) bar.setTotal(total);
      else bar.start(total, 0, {table});
      isStarted = true;
      bar.update(rows);
    },
    stop: () => {
      if (isStarted) bar.stop();
    }
  };
}

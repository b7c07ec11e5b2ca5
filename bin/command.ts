import {dirname, join} from "node:path";
import {fileURLToPath} from "node:url";
import type {Command} from "commander";
import type {Effects} from "../loaders/sources/source-loader.js";
import {InputError, SourceError} from "../models/errors.js";

/** 0 done; 1 the user's input; 2 a defect of ours; 3 a source or the network; 130 stopped by the user. */
export type ExitCode = 0 | 1 | 2 | 3 | 130;

interface Output {
  write(text: string): unknown;
}

/** The world of a command: everything it may touch besides its arguments. Tests pass their own. */
export interface CommandContext {
  /** Results only; with --json one document and nothing else. */
  stdout: Output;
  /** Progress and errors. */
  stderr: Output;
  /** Directory the user is in: relative paths among the arguments start here. */
  cwd: string;
  /** Directory of package.json; data, default warehouse and site are found from here. */
  projectRoot: string;
  effects: Effects;
  /** Aborted at the first Ctrl-C. */
  signal: AbortSignal;
  /** Set by runCommand; read by main. */
  exitCode: ExitCode;
}

export interface CommandResult {
  /** The one document of --json. */
  json: unknown;
  /** What people read on stdout; see formatTable. */
  text: string;
  /** 1 for a `… check` command whose `ok` is false; else left out. */
  exitCode?: 0 | 1;
}

/** What each file of bin/commands exports as `register`. Keep its top-level imports light: --help loads them all. */
export type Register = (program: Command, context: CommandContext) => void;

/** The default warehouse, wherever the command is called from. */
export const defaultWarehouse = (context: Pick<CommandContext, "projectRoot">): string =>
  join(context.projectRoot, ".samenhang", "samenhang.duckdb");

/** The catalogue, profiles and other facts. */
export const dataDirectory = (context: Pick<CommandContext, "projectRoot">): string =>
  join(context.projectRoot, "data");

/** The sub-command group `name` (such as `data`) of the program; made when it is not there yet. */
export function commandGroup(program: Command, name: string, description: string): Command {
  const existing = program.commands.find((command) => command.name() === name);
  return existing ?? program.command(name).description(description);
}

/**
 * Runs the body of a command and prints its outcome by the conventions of every command: with `json` exactly one JSON
 * document on stdout; InputError → exit 1, SourceError → 3, both at most two lines on stderr; anything else → 2.
 * Sets `context.exitCode`, never throws.
 */
export async function runCommand(
  options: {context: CommandContext; json?: boolean | undefined},
  body: () => Promise<CommandResult>
): Promise<void> {
  const {context, json} = options;
  try {
    const result = await body();
    context.stdout.write(json ? `${toJson(result.json)}\n` : ensureNewline(printable(result.text)));
    context.exitCode = result.exitCode ?? 0;
  } catch (error) {
    reportError(error, context, json === true);
  }
}

/** Prints an error by the same conventions and sets `context.exitCode`. */
export function reportError(error: unknown, context: CommandContext, json: boolean): void {
  const report = describeError(error, context.signal.aborted);
  context.exitCode = report.exitCode;
  if (json) {
    const {kind, message, where} = report;
    context.stdout.write(`${toJson({error: {kind, message, where}})}\n`);
  }
  context.stderr.write(`error: ${report.message}\n`);
  if (report.where !== null) context.stderr.write(`where: ${report.where}\n`);
  if (report.stack !== null) context.stderr.write(`${report.stack}\n`);
}

interface ErrorReport {
  exitCode: ExitCode;
  kind: string;
  message: string;
  where: string | null;
  stack: string | null;
}

function describeError(error: unknown, stopped: boolean): ErrorReport {
  if (stopped) return {exitCode: 130, kind: "stopped", message: "stopped by the user", where: null, stack: null};
  if (error instanceof InputError) {
    const exitCode = error instanceof SourceError ? 3 : 1;
    const where = error.where === null ? null : oneLine(error.where);
    return {exitCode, kind: error.kind, message: oneLine(error.message), where, stack: null};
  }
  const message = oneLine(error instanceof Error ? error.message : String(error));
  const stack = error instanceof Error ? (error.stack ?? null) : null;
  return {exitCode: 2, kind: "defect", message: `${message} (a defect in samenhang)`, where: null, stack};
}

/** Without what a terminal would carry out or hide: control characters, and those that turn the direction of text round. */
const printable = (text: string): string =>
  // eslint-disable-next-line no-control-regex -- these characters are what is looked for
  text.replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g, "\uFFFD");
const oneLine = (text: string): string => printable(text.replaceAll(/\s*[\r\n]+\s*/g, "; ").trim());
const ensureNewline = (text: string): string => (text === "" || text.endsWith("\n") ? text : `${text}\n`);

/** JSON in which a number that does not exist is null, a big integer a number, a typed array a list, a map an object. */
export function toJson(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) => {
    if (typeof item === "bigint") return Number(item);
    if (item instanceof Map) return Object.fromEntries(item as Map<string, unknown>);
    if (item instanceof Set) return [...item];
    if (ArrayBuffer.isView(item) && !(item instanceof DataView)) return Array.from(item as unknown as Iterable<number>);
    return item;
  });
}

export interface Column<Row> {
  title: string;
  value(row: Row): string | number | boolean | null | undefined;
}

/** A table for people: columns padded to their widest cell, numbers to the right, missing as an empty cell. */
export function formatTable<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): string {
  const cells = rows.map((row) => columns.map((column) => column.value(row)));
  const isNumeric = columns.map((_, index) => cells.some((row) => typeof row[index] === "number"));
  const texts = [columns.map((column) => column.title), ...cells.map((row) => row.map(cellText))];
  const widths = columns.map((_, index) => Math.max(...texts.map((row) => (row[index] ?? "").length)));
  const lines = texts.map((row) =>
    row
      .map((text, index) => (isNumeric[index] ? text.padStart(widths[index] ?? 0) : text.padEnd(widths[index] ?? 0)))
      .join("  ")
      .trimEnd()
  );
  const rule = widths.map((width) => "-".repeat(width)).join("  ");
  return [lines[0], rule, ...lines.slice(1)].join("\n");
}

function cellText(value: string | number | boolean | null | undefined): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : "";
  return String(value).replaceAll(/[\r\n\t]+/g, " ");
}

/** The context of a command typed in a terminal: real streams, clock and network; Ctrl-C aborts, a second one ends. */
export function processContext(): CommandContext {
  const abort = new AbortController();
  process.on("SIGINT", () => {
    if (abort.signal.aborted) process.exit(130);
    abort.abort();
  });
  process.on("SIGTERM", () => {
    abort.abort();
  });
  // A reader that closes early (`… | head`) is no error.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(0);
    throw error;
  });
  return {
    stdout: process.stdout,
    stderr: process.stderr,
    cwd: process.cwd(),
    projectRoot: join(dirname(fileURLToPath(import.meta.url)), ".."),
    effects: {
      now: () => new Date(),
      fetch: globalThis.fetch,
      log: (line) => {
        process.stderr.write(`${line}\n`);
      }
    },
    signal: abort.signal,
    exitCode: 0
  };
}
